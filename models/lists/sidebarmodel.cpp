// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/sidebarmodel.h"

#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"

#include <algorithm>

namespace personae {

namespace {

// An index says by its id where it stands: the top level, or below "My profiles".
constexpr quintptr topLevel = 0;
constexpr quintptr belowProfiles = 1;

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
    connect(&outbox, &OutboxModel::countsChanged, this, [this]() {
        const QModelIndex row = indexOf(SidebarKind::Outbox);
        Q_EMIT dataChanged(row, row);
    });
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

void SidebarModel::setWording(const ListWording &wording)
{
    m_wording = &wording;
    wordingChanged();
}

void SidebarModel::wordingChanged()
{
    const QModelIndex profiles = indexOf(SidebarKind::MyProfiles);
    if (const int children = rowCount(profiles); children > 0)
        Q_EMIT dataChanged(index(0, 0, profiles), index(children - 1, 0, profiles));
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
    switch (kind) {
    case SidebarKind::MyProfiles:
        return createIndex(MyProfilesRow, 0, topLevel);
    case SidebarKind::Outbox:
        return createIndex(OutboxRowNumber, 0, topLevel);
    case SidebarKind::Account:
        return {};
    }
    Q_UNREACHABLE();
}

SidebarRow SidebarModel::row(const QModelIndex &index) const
{
    if (index.internalId() == belowProfiles)
        return accountRow(m_accounts.rows().at(index.row()));
    return index.row() == MyProfilesRow ? profilesRow() : outboxRow();
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

SidebarRow SidebarModel::outboxRow() const
{
    SidebarRow row;
    row.kind = SidebarKind::Outbox;
    row.number = m_outbox.openCount();
    row.needsYou = m_outbox.needsYouCount();
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
    return row;
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? belowProfiles : topLevel);
}

QModelIndex SidebarModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(MyProfilesRow, 0, topLevel);
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return TopRowCount;
    const bool isProfiles = parent.internalId() == topLevel && parent.row() == MyProfilesRow;
    return isProfiles ? m_accounts.rowCount() : 0;
}

int SidebarModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SidebarRow shown = row(index);
    switch (role) {
    case Qt::DisplayRole:
        return m_wording->sidebarTitle(shown);
    case Qt::AccessibleTextRole:
        return m_wording->sidebarSentence(shown);
    case RowRole:
        return QVariant::fromValue(shown);
    case KindRole:
        return int(shown.kind);
    case AccountIdRole:
        return shown.kind == SidebarKind::Account ? QVariant::fromValue(shown.account.account.id)
                                                  : QVariant();
    case NumberRole:
        return shown.number;
    case DotRole:
        return shown.dot;
    case BadgeRole:
        return int(shown.badge);
    case BadgeTextRole:
        return m_wording->sidebarBadge(shown);
    default:
        return {};
    }
}

} // namespace personae
