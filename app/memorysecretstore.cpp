// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memorysecretstore.h"

#include <QMetaObject>

namespace personae {

void MemorySecretStore::read(const AccountId &account, QObject *context, Callback done)
{
    const auto found = m_secrets.constFind(account);
    if (found == m_secrets.cend())
        answer(context, done, {.state = SecretAnswer::State::Missing});
    else
        answer(context, done, {.secret = found.value()});
}

void MemorySecretStore::write(const AccountId &account, const QString &secret, QObject *context,
                              Callback done)
{
    if (m_pretended == SecretAnswer::State::Done)
        m_secrets.insert(account, secret);
    answer(context, done, {});
}

void MemorySecretStore::remove(const AccountId &account, QObject *context, Callback done)
{
    m_secrets.remove(account);
    answer(context, done, {});
}

void MemorySecretStore::answer(QObject *context, const Callback &done, SecretAnswer answer)
{
    if (m_pretended != SecretAnswer::State::Done)
        answer = {.state = m_pretended};
    QMetaObject::invokeMethod(
        context, [done, answer] { done(answer); }, Qt::QueuedConnection);
}

} // namespace personae
