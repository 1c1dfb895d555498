// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/sidebarmodel.h"

#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"

#include <algorithm>
#include <array>

namespace personae {

namespace {

// An index says by its id where it stands: the top level, or below which row of it.
constexpr quintptr topLevel = 0;
constexpr quintptr below(int topRow)
{
    return quintptr(topRow) + 1;
}

constexpr std::array topKinds{
    SidebarKind::MyProfiles, SidebarKind::People, SidebarKind::Communities, SidebarKind::Queues,
    SidebarKind::Denylists,  SidebarKind::Outbox, SidebarKind::Activity};
static_assert(topKinds.size() == SidebarModel::TopRowCount);

SidebarBadge badgeOf(Reach reach)
{
    switch (reach) {
    case Reach::SignInNeeded:
        return SidebarBadge::SignIn;
    case Reach::Throttled:
        return SidebarBadge::Throttled;
    case Reach::Offline:
        return SidebarBadge::Offline;
    case Reach::Trouble:
        return SidebarBadge::Trouble;
    case Reach::Unknown:
    case Reach::Online:
        return SidebarBadge::None;
    }
    Q_UNREACHABLE();
}

} // namespace

SidebarModel::SidebarModel(AccountListModel &accounts, OutboxModel &outbox, QObject *parent)
    : QAbstractItemModel(parent)
    , m_accounts(accounts)
    , m_outbox(outbox)
    , m_wording(&ListWording::plain())
{
    followAccounts();
    connect(&outbox, &OutboxModel::countsChanged, this, [this]() { rowChanged(OutboxRowNumber); });
}

void SidebarModel::followAccounts()
{
    const auto profiles = [this]() { return indexOf(SidebarKind::MyProfiles); };
    connect(&m_accounts, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this, profiles](const QModelIndex &, int first, int last) {
                beginInsertRows(profiles(), first, last);
            });
    connect(&m_accounts, &QAbstractItemModel::rowsInserted, this, [this]() {
        endInsertRows();
        topChanged();
    });
    connect(&m_accounts, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this, profiles](const QModelIndex &, int first, int last) {
                beginRemoveRows(profiles(), first, last);
            });
    connect(&m_accounts, &QAbstractItemModel::rowsRemoved, this, [this]() {
        endRemoveRows();
        topChanged();
    });
    connect(&m_accounts, &QAbstractItemModel::dataChanged, this,
            [this, profiles](const QModelIndex &first, const QModelIndex &last) {
                Q_EMIT dataChanged(index(first.row(), 0, profiles()),
                                   index(last.row(), 0, profiles()));
                topChanged();
            });
}

void SidebarModel::topChanged()
{
    Q_EMIT dataChanged(index(0, 0), index(TopRowCount - 1, 0));
}

void SidebarModel::rowChanged(TopRow row)
{
    const QModelIndex changed = index(row, 0);
    Q_EMIT dataChanged(changed, changed);
}

void SidebarModel::setWording(const ListWording &wording)
{
    m_wording = &wording;
    wordingChanged();
}

void SidebarModel::wordingChanged()
{
    for (int top = 0; top < TopRowCount; ++top) {
        const QModelIndex parent = index(top, 0);
        if (const int children = rowCount(parent); children > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(children - 1, 0, parent));
    }
    topChanged();
}

QModelIndex SidebarModel::indexOf(const AccountId &account) const
{
    const QModelIndex known = m_accounts.indexOf(account);
    return known.isValid() ? index(known.row(), 0, indexOf(SidebarKind::MyProfiles))
                           : QModelIndex();
}

QModelIndex SidebarModel::indexOf(SidebarKind kind) const
{
    if (kind == SidebarKind::Requests)
        return createIndex(0, 0, below(QueuesRow));
    const auto it = std::find(topKinds.cbegin(), topKinds.cend(), kind);
    return it == topKinds.cend() ? QModelIndex()
                                 : createIndex(int(it - topKinds.cbegin()), 0, topLevel);
}

QModelIndex SidebarModel::indexOfCommunity(const QString &handle) const
{
    for (int i = 0; i < m_communities.size(); ++i) {
        if (m_communities.at(i).handle == handle)
            return createIndex(i, 0, below(CommunitiesRow));
    }
    return {};
}

SidebarRow SidebarModel::row(const QModelIndex &index) const
{
    return index.internalId() == topLevel ? topRow(index.row())
                                          : childRow(int(index.internalId()) - 1, index.row());
}

SidebarRow SidebarModel::topRow(int row) const
{
    if (row == MyProfilesRow)
        return profilesRow();
    SidebarRow shown;
    shown.kind = topKinds.at(size_t(row));
    switch (row) {
    case PeopleRow:
        shown.number = m_counts.people;
        shown.usable = m_hasPeople;
        break;
    case CommunitiesRow:
        shown.number = m_counts.communities;
        shown.usable = m_hasPeople;
        break;
    case QueuesRow:
        shown.number = m_requests;
        shown.usable = m_hasPeople;
        break;
    case OutboxRowNumber:
        shown.number = m_outbox.openCount();
        shown.needsYou = m_outbox.needsYouCount();
        break;
    case ActivityRow:
        shown.usable = m_activity;
        break;
    case DenylistsRow:
        shown.usable = m_denylist;
        break;
    default:
        break;
    }
    return shown;
}

SidebarRow SidebarModel::childRow(int top, int row) const
{
    if (top == MyProfilesRow)
        return accountRow(m_accounts.rows().at(row));
    SidebarRow shown;
    if (top == CommunitiesRow) {
        shown.kind = SidebarKind::Community;
        shown.community = m_communities.at(row);
    } else {
        shown.kind = SidebarKind::Requests;
        shown.number = m_requests;
        shown.usable = m_hasPeople;
    }
    return shown;
}

SidebarRow SidebarModel::profilesRow() const
{
    SidebarRow row;
    row.kind = SidebarKind::MyProfiles;
    row.number = int(m_accounts.rows().size());
    row.dot = std::any_of(m_accounts.rows().cbegin(), m_accounts.rows().cend(),
                          [](const AccountRow &account) { return account.unsentChanges > 0; });
    return row;
}

SidebarRow SidebarModel::accountRow(const AccountRow &account)
{
    SidebarRow row;
    row.kind = SidebarKind::Account;
    row.account = account;
    row.number = account.waiting;
    row.needsYou = account.needsYou;
    row.dot = account.unsentChanges > 0;
    row.badge = badgeOf(account.reach);
    if (row.badge == SidebarBadge::None &&
        account.account.writesNotBefore > QDateTime::currentDateTimeUtc())
        row.badge = SidebarBadge::Throttled; // reading goes on
    return row;
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? below(parent.row()) : topLevel);
}

QModelIndex SidebarModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, topLevel);
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return TopRowCount;
    if (parent.internalId() != topLevel)
        return 0;
    switch (parent.row()) {
    case MyProfilesRow:
        return m_accounts.rowCount();
    case CommunitiesRow:
        return int(m_communities.size());
    case QueuesRow:
        return 1;
    default:
        return 0;
    }
}

int SidebarModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = QAbstractItemModel::flags(index);
    return !index.isValid() || row(index).usable
               ? plain
               : plain & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SidebarRow shown = row(index);
    switch (role) {
    case RowRole:
        return QVariant::fromValue(shown);
    case KindRole:
        return int(shown.kind);
    case AccountIdRole:
        return shown.kind == SidebarKind::Account ? QVariant::fromValue(shown.account.account.id)
                                                  : QVariant();
    case HandleRole:
        if (shown.kind == SidebarKind::Account)
            return shown.account.account.handle;
        return shown.kind == SidebarKind::Community ? shown.community.handle : QVariant();
    case NumberRole:
        return shown.number;
    case DotRole:
        return shown.dot;
    case BadgeRole:
        return int(shown.badge);
    case UsableRole:
        return shown.usable;
    default:
        return words(shown, role);
    }
}

QVariant SidebarModel::words(const SidebarRow &shown, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_wording->sidebarTitle(shown);
    case Qt::AccessibleTextRole:
        return m_wording->sidebarSentence(shown);
    case BadgeTextRole:
        return m_wording->sidebarBadge(shown);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return shown.usable ? QVariant() : m_wording->sidebarReason(shown);
    default:
        return {};
    }
}

} // namespace personae
