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

void TrialLane::leave(const Account &account, const ServiceApi &api, HttpClient &client,
                      const SessionGrant &grant, const QString &key, QObject *owner)
{
    auto *trial = new TrialLane(account, api, client, owner);
    trial->storeSession(account.id, grant);
    const auto signOut = [trial, key] {
        connect(trial->perform(wish::SignOut{key}), &LaneCall::finished, trial,
                &QObject::deleteLater);
    };
    if (grant.token.isEmpty() && !key.isEmpty()) {
        // Deleting a key takes a session, which the key buys.
        connect(trial->perform(wish::ExchangeKey{key}), &LaneCall::finished, trial,
                [trial, signOut](const Answer &answer) {
                    if (answer.ok())
                        signOut();
                    else
                        trial->deleteLater();
                });
    } else {
        signOut();
    }
}

} // namespace personae
