// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denymodels.h"

#include "models/values/foreigntext.h"
#include "ui/denylist/denywording.h"
#include "ui/theme/ages.h"
#include "ui/theme/plaintip.h"

using namespace Qt::StringLiterals;

namespace personae {

using denystaging::Problem;
using Kind = denystaging::StagedName::Kind;

KnownNamesModel::KnownNamesModel(QObject *parent)
    : KeyedRows<KnownName>(parent)
{
}

void KnownNamesModel::setNames(const QList<DeniedName> &names, const QString &by)
{
    m_by = by;
    QList<KnownName> rows;
    rows.reserve(names.size());
    for (const DeniedName &name : names)
        rows.append({name});
    takeOver(rows);
}

int KnownNamesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KnownNamesModel::cell(const DeniedName &row, int column) const
{
    switch (column) {
    case Name:
        return row.certain ? isolatedLine(row.name, 120)
                           : DenyWording::tr("%1 (believed)").arg(isolatedLine(row.name, 120));
    case Since:
        return row.since.isValid() ? ages::shortAge(row.since) : u"–"_s;
    case By:
        return isolatedLine(m_by, 80);
    case Why:
        return row.reason.isEmpty() ? u"–"_s : isolatedLine(row.reason, 200);
    default:
        return {};
    }
}

QVariant KnownNamesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeniedName &row = rows().at(index.row()).name;
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::ToolTipRole:
        return plainTip(index.column() == Since && row.since.isValid()
                            ? ages::fullDate(row.since)
                            : DenyWording::knownSentence(row, m_by));
    case Qt::AccessibleTextRole:
        return DenyWording::knownSentence(row, m_by);
    case NameRole:
        return row.name;
    default:
        return {};
    }
}

QVariant KnownNamesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return DenyWording::tr("Name");
    case Since:
        return DenyWording::tr("Since");
    case By:
        return DenyWording::tr("By");
    case Why:
        return DenyWording::tr("Why");
    default:
        return {};
    }
}

StagedNamesModel::StagedNamesModel(QObject *parent)
    : KeyedRows<StagedRow>(parent)
{
}

void StagedNamesModel::setRows(const QList<denystaging::StagedName> &names,
                               const QList<Problem> &problems)
{
    QList<StagedRow> wanted;
    for (qsizetype i = 0; i < names.size(); ++i)
        wanted.append({names.at(i), problems.value(i, Problem::None)});
    takeOver(wanted);
}

int StagedNamesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StagedNamesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StagedRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case What:
            return DenyWording::kind(row.name.kind);
        case Name:
            return isolatedLine(row.name.name, 120);
        case Replacement:
            return row.name.kind == Kind::Exchange ? isolatedLine(row.name.replacement, 120)
                                                   : u"–"_s;
        case Trouble:
            return row.problem == Problem::None ? QString()
                                                : u"▲ "_s + DenyWording::problem(row.problem);
        default:
            return {};
        }
    case Qt::EditRole:
        return index.column() == Replacement ? row.name.replacement : QVariant();
    case Qt::ToolTipRole:
        return plainTip(DenyWording::stagedSentence(row.name, row.problem));
    case Qt::AccessibleTextRole:
        return DenyWording::stagedSentence(row.name, row.problem);
    case NameRole:
        return row.name.name;
    case SeriousRole:
        return denystaging::isSerious(row.problem);
    default:
        return {};
    }
}

bool StagedNamesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    Q_EMIT replacementTyped(rows().at(index.row()).name.name,
                            denystaging::cleanName(value.toString()));
    return true;
}

Qt::ItemFlags StagedNamesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = KeyedRows<StagedRow>::flags(index);
    const bool editable = index.isValid() && index.column() == Replacement &&
                          rows().at(index.row()).name.kind == Kind::Exchange;
    return editable ? plain | Qt::ItemIsEditable : plain;
}

QVariant StagedNamesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Replacement)
        return DenyWording::tr("What the owner of the name is called from then on");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return DenyWording::tr("What");
    case Name:
        return DenyWording::tr("Name");
    case Replacement:
        return DenyWording::tr("New name");
    case Trouble:
        return DenyWording::tr("Problem");
    default:
        return {};
    }
}

} // namespace personae
