// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/historymodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

QString HistoryRow::key() const
{
    if (edit)
        return u"edit/%1"_s.arg(edit->id);
    return u"seen/%1/%2/%3"_s.arg(at.toMSecsSinceEpoch()).arg(seen->field).arg(twin);
}

HistoryModel::HistoryModel(Outbox &outbox, ProfileStore &profiles, QObject *parent)
    : KeyedRows(parent)
    , m_outbox(outbox)
    , m_profiles(profiles)
    , m_wording(&ListWording::plain())
{
    connect(&outbox, &Outbox::historyLoaded, this,
            [this](const AccountId &account, const QList<OutboxEntry> &entries) {
                if (account != m_account)
                    return;
                m_edits = entries;
                m_edits.removeIf([](const OutboxEntry &entry) { // what was done about others
                    return !targetOf(entry.account, entry.command).isNull();
                });
                m_editsLoaded = true;
                merge();
            });
    connect(&profiles, &ProfileStore::changesLoaded, this,
            [this](const AccountId &account, const QList<SeenChange> &changes) {
                if (account != m_account)
                    return;
                m_seen = changes;
                m_seenLoaded = true;
                merge();
            });
    connect(&outbox, &Outbox::entryChanged, this, [this](const OutboxEntry &entry) {
        if (entry.account == m_account && isFinal(entry.state))
            loadEdits();
    });
    connect(&profiles, &ProfileStore::profileChanged, this, [this](const AccountId &account) {
        if (account == m_account)
            loadSeen();
    });
}

void HistoryModel::setAccount(const AccountId &account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_edits.clear();
    m_seen.clear();
    m_editsLoaded = account.isNull();
    m_seenLoaded = account.isNull();
    merge();
    loadEdits();
    loadSeen();
}

void HistoryModel::loadEdits()
{
    if (!m_account.isNull())
        m_outbox.loadHistory(m_account);
}

void HistoryModel::loadSeen()
{
    if (!m_account.isNull())
        m_profiles.loadChanges(m_account);
}

void HistoryModel::setShown(Show show)
{
    m_show = show;
    merge();
}

void HistoryModel::setWording(const ListWording &wording)
{
    m_wording = &wording;
    wordingChanged();
}

void HistoryModel::wordingChanged()
{
    allRowsChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void HistoryModel::merge()
{
    QList<HistoryRow> wanted;
    if (m_show & Edits) {
        for (const OutboxEntry &entry : std::as_const(m_edits))
            wanted.append({entry.changedAt, entry, std::nullopt, 0});
    }
    if (m_show & SeenChanges) {
        QHash<QString, int> twins;
        // From the oldest on, so that a newer twin does not change the number of an older one.
        for (auto it = m_seen.crbegin(); it != m_seen.crend(); ++it) {
            HistoryRow row{it->seenAt, std::nullopt, *it, 0};
            row.twin = twins[row.key()]++;
            wanted.append(row);
        }
    }
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const HistoryRow &a, const HistoryRow &b) { return a.at > b.at; });
    takeOver(wanted);
    Q_EMIT loadedChanged();
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HistoryRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Time)
            return m_wording->historyTime(row.at);
        return row.edit ? m_wording->historyEdit(*row.edit) : m_wording->historySeen(*row.seen);
    case Qt::AccessibleTextRole:
        return row.edit ? m_wording->historyEditSentence(*row.edit)
                        : m_wording->historySeenSentence(*row.seen);
    case RowRole:
        return QVariant::fromValue(row);
    case TimeRole:
        return row.at;
    case IsEditRole:
        return row.edit.has_value();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ColumnCount)
        return {};
    return m_wording->columnTitle(section == Time ? u"time"_s : u"change"_s);
}

} // namespace personae
