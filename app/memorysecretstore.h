// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secretstore.h"

#include <QHash>

namespace personae {

/// Secrets that live as long as the program: the demo, "this run only", tests.
class MemorySecretStore final : public SecretStore
{
public:
    void read(const AccountId &account, QObject *context, Callback done) override;
    void write(const AccountId &account, const QString &secret, QObject *context,
               Callback done) override;
    void remove(const AccountId &account, QObject *context, Callback done) override;

    /// Tests: from now on every answer is this one.
    void pretend(SecretAnswer::State state) { m_pretended = state; }

private:
    void answer(QObject *context, const Callback &done, SecretAnswer answer);

    QHash<AccountId, QString> m_secrets;
    SecretAnswer::State m_pretended = SecretAnswer::State::Done;
};

} // namespace personae
