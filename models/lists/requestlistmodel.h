// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/keyedrows.h"
#include "models/lists/listwording.h"
#include "models/lists/personrow.h"
#include "models/people/peoplestore.h"

namespace personae {

class Outbox;

/// The queue of incoming requests of one account, newest first; nothing chosen: of all accounts. A
/// decided request stays until the node no longer lists it and our command came to an end. GUI
/// thread.
class RequestListModel final : public KeyedRows<RequestRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestListModel)

public:
    enum Column { Picture, Name, For, Text, Since, Decision, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< RequestRow
        ActionIdRole,
        HandleRole,  ///< who asks
        PictureRole, ///< the node's id
        DecidedRole, ///< bool: nothing to decide here just now
    };

    /// Both must outlive this one.
    RequestListModel(PeopleStore &store, Outbox &outbox, QObject *parent = nullptr);

    /// Shows this account's requests and has them loaded; null: those of all that were loaded.
    void setAccount(const AccountId &account);
    [[nodiscard]] const AccountId &account() const { return m_account; }

    void setWording(const ListWording &wording);
    void wordingChanged();
    /// Undecided, or to be decided again because the decision was refused. Of the shown account.
    [[nodiscard]] int openCount() const;
    /// UTC: when this account's own queue was last read; invalid: never, as far as is known here.
    [[nodiscard]] QDateTime seenAt(const AccountId &account) const;
    [[nodiscard]] QModelIndex indexOf(const QString &actionId) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void countsChanged(); ///< openCount() or the number of rows may have changed

private:
    struct Listed
    {
        QList<IncomingRequest> requests;
        QDateTime seenAt; ///< UTC
    };

    void take(const PeopleScope &scope, const QList<IncomingRequest> &requests,
              const QDateTime &seenAt);
    void readOutbox();
    void takeEntry(const OutboxEntry &entry);
    void dropEntry(qint64 id);
    void refresh();
    [[nodiscard]] QMap<QString, OutboxEntry> decisions() const;
    [[nodiscard]] QVariant text(const RequestRow &row, int column) const;

    PeopleStore &m_store;
    Outbox &m_outbox;
    AccountId m_account;
    QMap<PeopleScope, Listed> m_listed;
    QMap<qint64, OutboxEntry> m_decided; ///< all answers to requests in the outbox
    const ListWording *m_wording;
};

} // namespace personae
