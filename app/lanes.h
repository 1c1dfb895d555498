// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountregistry.h"
#include "network/serviceregistry.h"
#include "network/wire/accountlane.h"

#include <QHash>
#include <QObject>

namespace personae {

/// One lane per account, following the registry. GUI thread.
class Lanes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Lanes)

public:
    /// All must outlive this.
    Lanes(AccountRegistry &accounts, const ServiceRegistry &services, HttpClient &client,
          QObject *parent = nullptr);

    /// nullptr for an account that is not there or whose service this program does not know.
    [[nodiscard]] AccountLane *lane(const AccountId &account) const;
    [[nodiscard]] const ServiceApi *api(const AccountId &account) const;

Q_SIGNALS:
    void heard(const personae::AccountId &account, personae::Outcome outcome, const QDateTime &at,
               const QString &requestId);
    void signInNeeded(const personae::AccountId &account, const personae::ApiError &error);
    void pausedUntil(const personae::AccountId &account, const QDateTime &until);
    void closing(const personae::AccountId &account); ///< its lane is gone after this

private:
    void add(const Account &account);

    AccountRegistry &m_accounts;
    const ServiceRegistry &m_services;
    HttpClient &m_client;
    QHash<AccountId, AccountLane *> m_lanes;
};

} // namespace personae
