// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/listwording.h"
#include "models/people/peoplestore.h"

#include <QAbstractItemModel>

namespace personae {

class AccountListModel;
class OutboxModel;

/// The tree at the left (window.md d2), top level in fixed order: "My profiles" with the accounts
/// below it, People, Communities with those one is connected with, Queues, Denylists, Outbox,
/// Activity. Accounts and outbox are followed; the rest is told by the window, for the account it
/// shows. Everything changes row by row. One column. GUI thread.
class SidebarModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidebarModel)

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< SidebarRow
        KindRole,                   ///< int(SidebarKind)
        AccountIdRole,              ///< AccountId; accounts only
        NumberRole,                 ///< int; 0: none
        DotRole,                    ///< bool: an unsent draft
        BadgeRole,                  ///< int(SidebarBadge)
        BadgeTextRole,              ///< right-hand words, "" for none
        HandleRole,                 ///< QString; accounts and communities only
        UsableRole,                 ///< bool; false: disabled, the tool tip says why
    };
    enum TopRow {
        MyProfilesRow,
        PeopleRow,
        CommunitiesRow,
        QueuesRow,
        DenylistsRow,
        OutboxRowNumber,
        ActivityRow,
        TopRowCount
    };

    /// Both models must outlive this one.
    SidebarModel(AccountListModel &accounts, OutboxModel &outbox, QObject *parent = nullptr);

    void setWording(const ListWording &wording);
    void wordingChanged();

    /// Whose people are counted below. Another account: numbers and communities are empty until
    /// they are told. Without an account, or one whose service lists nobody (`hasPeople` false),
    /// those sections can not be used.
    void setAccount(const AccountId &account, bool hasPeople = true);
    [[nodiscard]] const AccountId &account() const { return m_account; }
    void setPeopleCounts(const PeopleCounts &counts);
    void setCommunities(const QList<Person> &communities); ///< in this order; a handle twice: once
    void setRequestCount(int undecided);
    void setActivityUsable(bool usable); ///< at first not
    /// Whether the shown account's service keeps a list of usernames nobody may take; at first not.
    void setDenylistUsable(bool usable);

    [[nodiscard]] QModelIndex indexOf(const AccountId &account) const;
    /// The top level, and Requests. Invalid for kinds that are many.
    [[nodiscard]] QModelIndex indexOf(SidebarKind kind) const;
    [[nodiscard]] QModelIndex indexOfCommunity(const QString &handle) const;
    [[nodiscard]] SidebarRow row(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void followAccounts();
    void topChanged();
    void rowChanged(TopRow row);
    void removeCommunitiesBut(const QList<Person> &wanted);
    void placeCommunity(const Person &community, int at);
    [[nodiscard]] QVariant words(const SidebarRow &shown, int role) const;
    [[nodiscard]] SidebarRow topRow(int row) const;
    [[nodiscard]] SidebarRow childRow(int top, int row) const;
    [[nodiscard]] SidebarRow profilesRow() const;
    [[nodiscard]] static SidebarRow accountRow(const AccountRow &account);

    AccountListModel &m_accounts;
    OutboxModel &m_outbox;
    AccountId m_account;
    bool m_hasPeople = false;
    bool m_activity = false;
    bool m_denylist = false;
    PeopleCounts m_counts;
    int m_requests = 0;
    QList<Person> m_communities;
    const ListWording *m_wording;
};

} // namespace personae
