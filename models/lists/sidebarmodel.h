// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/listwording.h"

#include <QAbstractItemModel>

namespace personae {

class AccountListModel;
class OutboxModel;

/// The tree at the left (window.md d2): "My profiles" with the accounts below it, and "Outbox".
/// Follows the two models it is made of. One column. GUI thread.
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
    };
    enum TopRow { MyProfilesRow, OutboxRowNumber, TopRowCount };

    /// Both models must outlive this one.
    SidebarModel(AccountListModel &accounts, OutboxModel &outbox, QObject *parent = nullptr);

    void setWording(const ListWording &wording);
    void wordingChanged();
    [[nodiscard]] QModelIndex indexOf(const AccountId &account) const;
    [[nodiscard]] QModelIndex indexOf(SidebarKind kind) const; ///< top level only
    [[nodiscard]] SidebarRow row(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void followAccounts();
    void topChanged();
    [[nodiscard]] SidebarRow profilesRow() const;
    [[nodiscard]] SidebarRow outboxRow() const;
    [[nodiscard]] static SidebarRow accountRow(const AccountRow &account);

    AccountListModel &m_accounts;
    OutboxModel &m_outbox;
    const ListWording *m_wording;
};

} // namespace personae
