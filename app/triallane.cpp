// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/triallane.h"

#include <QTimer>

namespace personae {

TrialLane::TrialLane(const Account &account, const ServiceApi &api, HttpClient &client,
                     QObject *parent)
    : QObject(parent)
    , m_lane(account, api, client, *this)
{
}

void TrialLane::readKey(const AccountId &, QObject *context,
                        std::function<void(const QString &key)> done)
{
    QTimer::singleShot(0, context, [done] { done({}); });
}

/// The cookie session first, then the rest; then this lane is done.
void TrialLane::signOut(const QString &key)
{
    const auto leaveAll = [this, key] {
        connect(perform(wish::SignOut{key}), &LaneCall::finished, this, &QObject::deleteLater);
    };
    if (m_grant.cookie.isEmpty())
        leaveAll();
    else
        connect(perform(wish::CloseSession()), &LaneCall::finished, this, leaveAll);
}

void TrialLane::leave(const Account &account, const ServiceApi &api, HttpClient &client,
                      const SessionGrant &grant, const QString &key, QObject *owner)
{
    auto *trial = new TrialLane(account, api, client, owner);
    const bool keeps = api.info().keepsSession;
    trial->setGrant(keeps && grant.isEmpty() ? SessionGrant::fromSecret(key) : grant);
    if (keeps) {
        trial->signOut({}); // nothing else is kept that could be taken back
    } else if (grant.token.isEmpty() && !key.isEmpty()) {
        // Deleting a key takes a session, which the key buys.
        connect(trial->perform(wish::ExchangeKey{key}), &LaneCall::finished, trial,
                [trial, key](const Answer &answer) {
                    if (answer.ok())
                        trial->signOut(key);
                    else
                        trial->deleteLater();
                });
    } else {
        trial->signOut(key);
    }
}

} // namespace personae
