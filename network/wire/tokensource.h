// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/answer.h"

#include <functional>

namespace personae {

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
    /// The long-lived key that buys new sessions; empty where there is none.
    virtual void readKey(const AccountId &account, QObject *context,
                         std::function<void(const QString &key)> done) = 0;
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
