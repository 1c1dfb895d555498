// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personhistorymodel.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

using Length = PersonWording::Length;

namespace {

QString relationSide(const QString &word)
{
    if (word == "following"_L1)
        return PersonHistoryModel::tr("you follow");
    if (word == "requested"_L1)
        return PersonHistoryModel::tr("asked, no answer yet");
    if (word == "connected"_L1)
        return PersonHistoryModel::tr("connected");
    if (word == "hidden"_L1)
        return PersonHistoryModel::tr("hidden from home");
    if (word == "always"_L1 || word == "never"_L1)
        return PersonWording::factValue(u"trust"_s, word);
    return word == "none"_L1 ? PersonHistoryModel::tr("nothing") : PersonWording::status(word);
}

/// What the wish would have made of it.
QString wantedSide(const RelationCommand &relation)
{
    Person before;
    before.connected = relation.before == "connected"_L1;
    const RelationAspect aspect = aspectOf(relation.verb);
    return relationSide(relationWord(withWish(before, relation), aspect));
}

std::pair<QString, QString> sidesOf(const Command &command)
{
    if (const auto *relation = std::get_if<RelationCommand>(&command)) {
        QString after = wantedSide(*relation);
        if (!relation->text.isEmpty())
            after += u'\n' + PersonHistoryModel::tr("Your words: %1").arg(isolated(relation->text));
        return {relationSide(relation->before), after};
    }
    const auto *member = std::get_if<MemberCommand>(&command);
    if (!member)
        return {};
    QStringList before;
    QStringList after;
    if (member->role) {
        before.append(
            PersonHistoryModel::tr("Role: %1").arg(PersonWording::role(member->roleBefore)));
        after.append(PersonHistoryModel::tr("Role: %1").arg(PersonWording::role(*member->role)));
    }
    if (member->status) {
        before.append(
            PersonHistoryModel::tr("Status: %1").arg(PersonWording::status(member->statusBefore)));
        after.append(
            PersonHistoryModel::tr("Status: %1").arg(PersonWording::status(*member->status)));
    }
    if (!member->reason.isEmpty())
        after.append(
            PersonHistoryModel::tr("Reason (kept here): %1").arg(isolated(member->reason)));
    return {before.join(u'\n'), after.join(u'\n')};
}

} // namespace

QString PersonHistoryRow::key() const
{
    if (action)
        return u"action/%1"_s.arg(action->id);
    return u"seen/%1/%2/%3"_s.arg(at.toMSecsSinceEpoch()).arg(seen->fact).arg(twin);
}

PersonHistoryModel::PersonHistoryModel(QObject *parent)
    : KeyedRows(parent)
{
}

void PersonHistoryModel::setShown(Show show)
{
    m_show = show;
    merge();
}

void PersonHistoryModel::setContent(const PersonView &view, const QList<OutboxEntry> &actions)
{
    m_view = view;
    m_actions = actions;
    merge();
}

void PersonHistoryModel::merge()
{
    QList<PersonHistoryRow> rows;
    if (m_show & Actions) {
        for (const OutboxEntry &entry : std::as_const(m_actions))
            rows.append({entry.changedAt, entry, {}, 0});
    }
    if (m_show & SeenChanges) {
        QHash<QString, int> twins;
        for (const PersonChange &change : m_view.sheet.changes) {
            PersonHistoryRow row{change.seenAt, {}, change, 0};
            row.twin = twins[row.key()]++;
            rows.append(row);
        }
    }
    std::stable_sort(
        rows.begin(), rows.end(),
        [](const PersonHistoryRow &a, const PersonHistoryRow &b) { return a.at > b.at; });
    takeOver(rows);
}

QString PersonHistoryModel::what(const PersonHistoryRow &row, PersonWording::Length length) const
{
    if (row.action)
        return tr("You: %1").arg(PersonWording::entryLine(m_view, *row.action, length).text);
    if (!row.seen)
        return {};
    return row.seen->byUs ? tr("After what you did: %1").arg(PersonWording::fact(row.seen->fact))
                          : tr("Seen: %1").arg(PersonWording::fact(row.seen->fact));
}

std::pair<QString, QString> PersonHistoryModel::sides(const PersonHistoryRow &row) const
{
    if (row.action)
        return sidesOf(row.action->command);
    if (!row.seen)
        return {};
    return {PersonWording::factValue(row.seen->fact, row.seen->before),
            PersonWording::factValue(row.seen->fact, row.seen->after)};
}

int PersonHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PersonHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PersonHistoryRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Time ? ages::shortAge(row.at) : what(row, Length::Brief);
    case Qt::ToolTipRole:
        return index.column() == Time ? ages::fullDate(row.at) : what(row, Length::Full);
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "time, change").arg(ages::fullDate(row.at), what(row, Length::Full));
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

QVariant PersonHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("When") : tr("What");
}

} // namespace personae
