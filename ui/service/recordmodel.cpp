// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/recordmodel.h"

#include "ui/service/servicewording.h"
#include "ui/theme/plaintip.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString keyOf(const FieldMap &record)
{
    const QJsonValue id = record.value(u"id"_s);
    if (id.isString() && !id.toString().isEmpty())
        return id.toString();
    if (id.isDouble())
        return QString::number(id.toDouble(), 'g', 17);
    QJsonObject whole;
    for (auto it = record.cbegin(); it != record.cend(); ++it)
        whole.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

QVariant sortValue(const ColumnSpec &column, const QJsonValue &value)
{
    if (column.shape == ColumnSpec::Shape::Moment)
        return value.isDouble() ? QVariant(value.toDouble()) : QVariant(value.toString());
    if (value.isDouble())
        return value.toDouble();
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    if (value.isNull() || value.isUndefined())
        return QString();
    return ServiceWording::cell(column, value);
}

} // namespace

RecordModel::RecordModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RecordModel::setColumns(const QList<ColumnSpec> &columns)
{
    beginResetModel();
    m_columns = columns;
    m_records.clear();
    m_keys.clear();
    endResetModel();
}

void RecordModel::removeBut(const QStringList &keys)
{
    const QSet<QString> wanted(keys.cbegin(), keys.cend());
    for (int row = int(m_records.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_keys.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_records.removeAt(row);
        m_keys.removeAt(row);
        endRemoveRows();
    }
}

void RecordModel::place(const FieldMap &record, const QString &key, int at)
{
    const int from = int(m_keys.indexOf(key, at));
    if (from < 0) {
        beginInsertRows({}, at, at);
        m_records.insert(at, record);
        m_keys.insert(at, key);
        endInsertRows();
        return;
    }
    if (from != at) {
        beginMoveRows({}, from, from, {}, at);
        m_records.move(from, at);
        m_keys.move(from, at);
        endMoveRows();
    }
    if (m_records.at(at) != record) {
        m_records[at] = record;
        Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    }
}

void RecordModel::setRecords(const QList<FieldMap> &records)
{
    QStringList keys;
    QList<FieldMap> wanted;
    QSet<QString> seen;
    for (const FieldMap &record : records) {
        const QString key = keyOf(record);
        if (seen.contains(key))
            continue;
        seen.insert(key);
        keys.append(key);
        wanted.append(record);
    }
    removeBut(keys);
    for (int i = 0; i < wanted.size(); ++i)
        place(wanted.at(i), keys.at(i), i);
}

void RecordModel::append(const QList<FieldMap> &records)
{
    for (const FieldMap &record : records) {
        const QString key = keyOf(record);
        const int at = int(m_keys.indexOf(key));
        place(record, key, at < 0 ? int(m_records.size()) : at);
    }
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int RecordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString RecordModel::sentence(int row) const
{
    QStringList parts;
    for (const ColumnSpec &column : m_columns) {
        const QJsonValue value = m_records.at(row).value(column.key, QJsonValue::Undefined);
        parts.append(
            ServiceWording::tr("%1: %2", "column, value")
                .arg(ServiceWording::column(column), ServiceWording::fullCell(column, value)));
    }
    return parts.join(u", "_s);
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ColumnSpec &column = m_columns.at(index.column());
    const FieldMap &record = m_records.at(index.row());
    const QJsonValue value = record.value(column.key, QJsonValue::Undefined);
    switch (role) {
    case Qt::DisplayRole:
        return ServiceWording::cell(column, value);
    case Qt::EditRole: // never edited: what is copied
        return ServiceWording::rawCell(value);
    case Qt::ToolTipRole:
        return plainTip(ServiceWording::fullCell(column, value));
    case Qt::AccessibleTextRole:
        return sentence(index.row());
    case RecordRole:
        return QVariant::fromValue(record);
    case SortRole:
        return sortValue(column, value);
    default:
        return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return ServiceWording::column(m_columns.at(section));
    if (role == Qt::ToolTipRole)
        return plainTip(ServiceWording::column(m_columns.at(section)));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    return {};
}

} // namespace personae
