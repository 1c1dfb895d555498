// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secretstore.h"

namespace personae {

/// The system's keyring: service "personae", one entry per account id. Never falls back to a file.
class KeychainSecretStore final : public SecretStore
{
public:
    void read(const AccountId &account, QObject *context, Callback done) override;
    void write(const AccountId &account, const QString &secret, QObject *context,
               Callback done) override;
    void remove(const AccountId &account, QObject *context, Callback done) override;
};

} // namespace personae
