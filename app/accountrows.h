// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes.h"
#include "app/profilesync.h"
#include "app/reachability.h"
#include "models/form/profiledesk.h"
#include "models/lists/accountlistmodel.h"

#include <QHash>

namespace personae {

/// Keeps the rows of the account list true: gathers what registry, stores, forms, outbox and
/// reachability say about each account. GUI thread.
class AccountRows final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountRows)

public:
    struct Parts
    {
        AccountRegistry &accounts;
        const ServiceRegistry &services;
        Reachability &reachability;
        ProfileStore &profiles;
        ProfileSync &sync;
        ProfileDesk &desk;
        Outbox &outbox;
        AccountListModel &model;
    };

    AccountRows(const Parts &parts, QObject *parent = nullptr);

private:
    void rebuild(const AccountId &account);
    void takeProfile(const AccountId &account, const CachedProfile &profile);
    void countOutbox(AccountRow &row) const;

    Parts m_parts;
    struct Seen
    {
        QString avatar;
        QDateTime at;
    };
    QHash<AccountId, Seen> m_seen;
};

} // namespace personae
