// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/keyedrows.h"
#include "models/lists/listwording.h"
#include "models/outbox/outbox.h"

namespace personae {

class AccountListModel;

/// One line of the outbox page: a command of ours, or one that only a newer version of the program
/// understands.
struct OutboxRow
{
    OutboxEntry entry;    ///< id 0: see foreign
    ForeignEntry foreign; ///< id 0: see entry
    AccountRow account;   ///< account.id only where the account is not in the list

    [[nodiscard]] bool isForeign() const { return foreign.id != 0; }
    [[nodiscard]] qint64 id() const { return isForeign() ? foreign.id : entry.id; }
    [[nodiscard]] QString key() const { return QString::number(id()); }
    bool operator==(const OutboxRow &) const = default;
};

/// The outbox page (window.md d9): follows the Outbox and the accounts' names. Oldest first, as
/// things are sent. GUI thread.
class OutboxModel final : public KeyedRows<OutboxRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxModel)

public:
    enum Column { State, AccountName, What, Target, NextTry, Tries, Age, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< OutboxRow
        IdRole,                     ///< qint64
        StateRole,                  ///< int(OutboxState); missing where foreign
        NeedsYouRole,               ///< bool: a decision is needed
        CanCancelRole,              ///< bool
        FinalRole,                  ///< bool: nothing more will happen by itself
    };

    /// The accounts may be null: then rows carry account ids only. All must outlive the model.
    OutboxModel(Outbox &outbox, AccountListModel *accounts, QObject *parent = nullptr);

    void setWording(const ListWording &wording);
    void wordingChanged();                   ///< also once a minute, for the ages
    [[nodiscard]] int openCount() const;     ///< entries that are not final
    [[nodiscard]] int needsYouCount() const; ///< entries that need a decision
    [[nodiscard]] QModelIndex indexOf(qint64 id) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    void refresh();
    void take(const OutboxEntry &entry);
    void followAccounts();
    [[nodiscard]] AccountRow accountOf(const AccountId &id) const;
    [[nodiscard]] QString text(const OutboxRow &row, int column) const;
    [[nodiscard]] QString sentence(const OutboxRow &row) const;

    Outbox &m_outbox;
    AccountListModel *m_accounts;
    const ListWording *m_wording;
    QHash<AccountId, AccountRow> m_shownAccounts; ///< as the rows show them
};

} // namespace personae

Q_DECLARE_METATYPE(personae::OutboxRow)
