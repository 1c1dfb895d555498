// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/outboxmodel.h"

#include "models/lists/accountlistmodel.h"
#include "models/outbox/outboxpolicy.h"
#include "models/values/foreigntext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

OutboxModel::OutboxModel(Outbox &outbox, AccountListModel *accounts, QObject *parent)
    : KeyedRows(parent)
    , m_outbox(outbox)
    , m_accounts(accounts)
    , m_wording(&ListWording::plain())
{
    connect(&outbox, &Outbox::loaded, this, &OutboxModel::refresh);
    connect(&outbox, &Outbox::entryAdded, this, &OutboxModel::take);
    connect(&outbox, &Outbox::entryChanged, this, &OutboxModel::take);
    connect(&outbox, &Outbox::entryRemoved, this, &OutboxModel::refresh);
    if (accounts) {
        connect(accounts, &QAbstractItemModel::dataChanged, this, &OutboxModel::followAccounts);
        connect(accounts, &QAbstractItemModel::rowsInserted, this, &OutboxModel::refresh);
        connect(accounts, &QAbstractItemModel::rowsRemoved, this, &OutboxModel::refresh);
    }
    refresh();
}

void OutboxModel::setWording(const ListWording &wording)
{
    m_wording = &wording;
    wordingChanged();
}

void OutboxModel::wordingChanged()
{
    allRowsChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int OutboxModel::openCount() const
{
    return int(std::count_if(rows().cbegin(), rows().cend(), [](const OutboxRow &row) {
        return row.isForeign() || !isFinal(row.entry.state);
    }));
}

int OutboxModel::needsYouCount() const
{
    return int(std::count_if(rows().cbegin(), rows().cend(), [](const OutboxRow &row) {
        return !row.isForeign() && outboxpolicy::needsPerson(row.entry);
    }));
}

QModelIndex OutboxModel::indexOf(qint64 id) const
{
    const auto it = std::find_if(rows().cbegin(), rows().cend(),
                                 [id](const OutboxRow &row) { return row.id() == id; });
    return it == rows().cend() ? QModelIndex() : index(int(it - rows().cbegin()), 0);
}

/// What a row shows of its account, and no more: a refresh there must not repaint here.
AccountRow OutboxModel::accountOf(const AccountId &id) const
{
    const AccountRow *known = m_accounts ? m_accounts->find(id) : nullptr;
    AccountRow row;
    row.account.id = id;
    if (known) {
        row.account = known->account;
        row.serviceName = known->serviceName;
    }
    return row;
}

/// One entry costs one row, however long the list is: a plan may add ten thousand.
void OutboxModel::take(const OutboxEntry &entry)
{
    const OutboxRow row{entry, {}, accountOf(entry.account)};
    const auto place =
        std::lower_bound(rows().cbegin(), rows().cend(), entry.id,
                         [](const OutboxRow &each, qint64 id) { return each.id() < id; });
    if (place == rows().cend()) {
        m_shownAccounts.insert(entry.account, row.account);
        appendRow(row);
    } else if (place->id() == entry.id && !place->isForeign()) {
        replaceRow(int(place - rows().cbegin()), row);
    } else {
        refresh();
        return;
    }
    Q_EMIT countsChanged();
}

void OutboxModel::followAccounts()
{
    for (auto it = m_shownAccounts.cbegin(); it != m_shownAccounts.cend(); ++it) {
        if (accountOf(it.key()) != *it) {
            refresh();
            return;
        }
    }
}

void OutboxModel::refresh()
{
    m_shownAccounts.clear();
    const auto shown = [this](const AccountId &id) {
        const auto known = m_shownAccounts.constFind(id);
        return known != m_shownAccounts.cend() ? *known
                                               : *m_shownAccounts.insert(id, accountOf(id));
    };
    QList<OutboxRow> wanted;
    for (const OutboxEntry &entry : m_outbox.entries())
        wanted.append({entry, {}, shown(entry.account)});
    for (const ForeignEntry &entry : m_outbox.foreignEntries())
        wanted.append({{}, entry, shown(entry.account)});
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const OutboxRow &a, const OutboxRow &b) { return a.id() < b.id(); });
    takeOver(wanted);
    Q_EMIT countsChanged();
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OutboxRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return sentence(row);
    case RowRole:
        return QVariant::fromValue(row);
    case IdRole:
        return row.id();
    case StateRole:
        return row.isForeign() ? QVariant() : QVariant(int(row.entry.state));
    case NeedsYouRole:
        return !row.isForeign() && outboxpolicy::needsPerson(row.entry);
    case CanCancelRole:
        return !row.isForeign() && outboxpolicy::isUnsent(row.entry);
    case FinalRole:
        return !row.isForeign() && isFinal(row.entry.state);
    default:
        return {};
    }
}

QString OutboxModel::text(const OutboxRow &row, int column) const
{
    const bool foreign = row.isForeign();
    switch (column) {
    case State:
        return foreign ? m_wording->foreignState() : m_wording->outboxState(row.entry);
    case AccountName:
        return m_wording->accountTitle(row.account);
    case What:
        return foreign ? m_wording->foreignWhat(row.foreign)
                       : m_wording->outboxWhat(row.entry.command);
    case Target:
        return isolatedLine(row.account.account.handle);
    case NextTry:
        return foreign ? QString() : m_wording->outboxNextTry(row.entry);
    case Tries:
        return foreign ? QString() : QString::number(row.entry.tries);
    case Age:
        return m_wording->outboxAge(foreign ? row.foreign.createdAt : row.entry.createdAt);
    default:
        return {};
    }
}

QString OutboxModel::sentence(const OutboxRow &row) const
{
    return row.isForeign() ? m_wording->foreignSentence(row.foreign, row.account)
                           : m_wording->outboxSentence(row.entry, row.account);
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"state"_s,   u"account"_s, u"what"_s, u"target"_s,
                                 u"nextTry"_s, u"tries"_s,   u"age"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ids.size())
        return {};
    return m_wording->columnTitle(ids.at(section));
}

} // namespace personae
