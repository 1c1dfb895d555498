// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/accountlane.h"

#include <QObject>

namespace personae {

/// A lane for somebody who is no account (yet, or any more): its secrets live and die with it. GUI
/// thread.
class TrialLane final : public QObject, public TokenSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrialLane)

public:
    TrialLane(const Account &account, const ServiceApi &api, HttpClient &client,
              QObject *parent = nullptr);

    LaneCall *perform(const Wish &wish) { return m_lane.perform(wish, this); }
    [[nodiscard]] AccountLane &lane() { return m_lane; }
    [[nodiscard]] const SessionGrant &grant() const { return m_grant; }
    void setGrant(const SessionGrant &grant) { m_grant = grant; }

    [[nodiscard]] SessionGrant session(const AccountId &) const override { return m_grant; }
    void storeSession(const AccountId &, const SessionGrant &grant) override { m_grant = grant; }
    void readKey(const AccountId &account, QObject *context,
                 std::function<void(const QString &key)> done) override;

    /// Tells the server, if it can be reached and has such a call, that this key and session are
    /// over; needs nobody to wait. `key` as TokenSource::readKey() gives it.
    static void leave(const Account &account, const ServiceApi &api, HttpClient &client,
                      const SessionGrant &grant, const QString &key, QObject *owner);

private:
    void signOut(const QString &key);

    SessionGrant m_grant;
    AccountLane m_lane;
};

} // namespace personae
