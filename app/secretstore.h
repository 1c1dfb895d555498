// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"

#include <QObject>
#include <QString>

#include <functional>

namespace personae {

/// What a secret store said.
struct SecretAnswer
{
    enum class State {
        Done,    ///< read, written or removed
        Missing, ///< reading: there is no such secret
        Locked,  ///< the keyring is there, but the person or the system did not open it
        NoStore, ///< there is no usable keyring on this computer
        Failed,  ///< anything else; see detail
    };
    State state = State::Done;
    QString secret{}; ///< reading only
    QString detail{}; ///< the keyring's words, for details panes; never the secret

    [[nodiscard]] bool ok() const { return state == State::Done; }
};

/// Long-lived secrets, one per account. GUI thread. Callbacks come exactly once, later, and not at
/// all when the context object is gone.
class SecretStore
{
public:
    using Callback = std::function<void(const SecretAnswer &)>;

    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    virtual void read(const AccountId &account, QObject *context, Callback done) = 0;
    virtual void write(const AccountId &account, const QString &secret, QObject *context,
                       Callback done) = 0;
    virtual void remove(const AccountId &account, QObject *context, Callback done) = 0;
};

} // namespace personae
