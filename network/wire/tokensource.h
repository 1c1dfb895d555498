// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/answer.h"

#include <functional>

namespace personae {

/// What was typed at sign-in, where a service wants it again for a cookie session (InterlinedList
/// 3.2). Secret; in memory and for this run only.
struct TypedPassword
{
    QString identity; ///< as typed: an e-mail address there
    QString password;
    bool operator==(const TypedPassword &) const = default;
};

/// Where a lane gets an account's secrets from and hands renewed ones back to. app/ implements it
/// over the keyring. GUI thread. Callbacks are called exactly once, later, and not at all when the
/// context object is gone.
class TokenSource
{
public:
    TokenSource() = default;
    virtual ~TokenSource() = default;
    Q_DISABLE_COPY_MOVE(TokenSource)

    /// The present session, or an empty grant.
    [[nodiscard]] virtual SessionGrant session(const AccountId &account) const = 0;
    virtual void storeSession(const AccountId &account, const SessionGrant &grant) = 0;
    /// The long-lived key that buys new sessions, or the session itself where
    /// ServiceInfo::keepsSession; empty where there is none.
    virtual void readKey(const AccountId &account, QObject *context,
                         std::function<void(const QString &key)> done) = 0;
    /// Another long-lived secret takes the place of the one kept (ServiceInfo::keepsSession), where
    /// one is kept at all.
    virtual void storeKey(const AccountId &account, const QString &key)
    {
        Q_UNUSED(account)
        Q_UNUSED(key)
    }
    [[nodiscard]] virtual TypedPassword readPassword(const AccountId &account) const
    {
        Q_UNUSED(account)
        return {};
    }
    /// One that opened a session just now.
    virtual void storePassword(const AccountId &account, const TypedPassword &typed)
    {
        Q_UNUSED(account)
        Q_UNUSED(typed)
    }
    /// For lanes whose sessions are made elsewhere (Cloudillo 3.6): gets a new one, and `done` says
    /// how that went; Ok: session() has it. False where sessions come from keys, as usual: then
    /// `done` is not called.
    [[nodiscard]] virtual bool obtainSession(const AccountId &account, QObject *context,
                                             const std::function<void(const ApiError &)> &done)
    {
        Q_UNUSED(account)
        Q_UNUSED(context)
        Q_UNUSED(done)
        return false;
    }
};

} // namespace personae
