// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/recordcolumns.h"

#include "ui/service/servicewording.h"

#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::recordcolumns {

namespace {

ColumnSpec columnOf(const QString &key, const QJsonValue &value)
{
    ColumnSpec column;
    column.key = column.wording = key;
    if (value.isBool())
        column.shape = ColumnSpec::Shape::YesNo;
    else if (key.endsWith("At"_L1))
        column.shape = ColumnSpec::Shape::Moment;
    return column;
}

void addRows(QList<FieldMap> &rows, const QString &key, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject parts = value.toObject();
        for (auto it = parts.begin(); it != parts.end(); ++it)
            addRows(rows, key + u'.' + it.key(), it.value());
        return;
    }
    rows.append({{u"key"_s, ServiceWording::field(key)}, {u"value"_s, value}});
}

} // namespace

QList<ColumnSpec> of(const QList<FieldMap> &records)
{
    QList<ColumnSpec> columns;
    QSet<QString> met;
    for (const FieldMap &record : records) {
        for (auto it = record.cbegin(); it != record.cend(); ++it) {
            if (met.contains(it.key()))
                continue;
            met.insert(it.key());
            columns.append(columnOf(it.key(), it.value()));
        }
    }
    // Names of things for machines say least to people.
    std::stable_partition(columns.begin(), columns.end(), [](const ColumnSpec &column) {
        return column.key != "id"_L1 && !column.key.endsWith("Id"_L1);
    });
    return columns;
}

QList<FieldMap> rowsOf(const FieldMap &values)
{
    QList<FieldMap> rows;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        addRows(rows, it.key(), it.value());
    return rows;
}

const QList<ColumnSpec> &ofValues()
{
    static const QList<ColumnSpec> columns{{u"key"_s, u"key"_s, ColumnSpec::Shape::Text},
                                           {u"value"_s, u"value"_s, ColumnSpec::Shape::Word}};
    return columns;
}

} // namespace personae::recordcolumns
