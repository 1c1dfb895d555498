// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lanes.h"

namespace personae {

Lanes::Lanes(AccountRegistry &accounts, const ServiceRegistry &services, HttpClient &client,
             QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_services(services)
    , m_client(client)
{
    for (const Account &account : accounts.accounts())
        add(account);
    connect(&accounts, &AccountRegistry::added, this, &Lanes::add);
    connect(&accounts, &AccountRegistry::changed, this, [this](const Account &account) {
        if (AccountLane *known = lane(account.id))
            known->setAccount(account);
    });
    connect(&accounts, &AccountRegistry::removed, this, [this](const AccountId &account) {
        Q_EMIT closing(account);
        if (AccountLane *gone = m_lanes.take(account))
            gone->deleteLater();
    });
}

void Lanes::add(const Account &account)
{
    const ServiceApi *api = m_services.find(account.service);
    if (!api)
        return;
    auto *lane = new AccountLane(account, *api, m_client, m_accounts, this);
    m_lanes.insert(account.id, lane);
    const AccountId id = account.id;
    connect(lane, &AccountLane::learned, this,
            [this, id](const ServerFacts &facts) { m_accounts.learn(id, facts); });
    connect(lane, &AccountLane::heard, this,
            [this, id](Outcome outcome, const QDateTime &at, const QString &requestId) {
                Q_EMIT heard(id, outcome, at, requestId);
            });
    connect(lane, &AccountLane::signInNeeded, this,
            [this, id](const ApiError &error) { Q_EMIT signInNeeded(id, error); });
    connect(lane, &AccountLane::pausedUntil, this,
            [this, id](const QDateTime &until) { Q_EMIT pausedUntil(id, until); });
    connect(lane, &AccountLane::writesPausedUntil, this,
            [this, id](const QDateTime &until, bool estimated) {
                m_accounts.setWritesNotBefore(id, until, estimated);
            });
}

AccountLane *Lanes::lane(const AccountId &account) const
{
    return m_lanes.value(account);
}

const ServiceApi *Lanes::api(const AccountId &account) const
{
    const AccountLane *known = lane(account);
    return known ? &known->api() : nullptr;
}

} // namespace personae
