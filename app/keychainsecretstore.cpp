// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychainsecretstore.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using State = SecretAnswer::State;

constexpr std::chrono::seconds patience{60}; ///< time to type the keyring's password

State stateOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return State::Done;
    case QKeychain::EntryNotFound:
        return State::Missing;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return State::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return State::NoStore;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        return State::Failed;
    }
    return State::Failed;
}

/// Not a child of the context: some backends call back into a job that has gone.
void run(QKeychain::Job *job, const AccountId &account, QObject *context,
         const SecretStore::Callback &done)
{
    job->setKey(account.value);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    // A keyring that never answers (a prompt left open, a hung daemon) must not hold up the
    // account.
    const auto answered = std::make_shared<bool>(false);
    QTimer::singleShot(patience, context, [answered, done] {
        if (!std::exchange(*answered, true))
            done({.state = State::Locked, .secret = {}, .detail = u"no answer"_s});
    });
    QObject::connect(
        job, &QKeychain::Job::finished, context, [answered, done](QKeychain::Job *finished) {
            if (std::exchange(*answered, true))
                return;
            SecretAnswer answer;
            answer.state = stateOf(finished->error());
            if (!answer.ok())
                answer.detail = finished->errorString();
            else if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
                answer.secret = read->textData();
            done(answer);
        });
    job->start();
}

const QString service = u"personae"_s;

} // namespace

void KeychainSecretStore::read(const AccountId &account, QObject *context, Callback done)
{
    run(new QKeychain::ReadPasswordJob(service), account, context, done);
}

void KeychainSecretStore::write(const AccountId &account, const QString &secret, QObject *context,
                                Callback done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(secret);
    run(job, account, context, done);
}

void KeychainSecretStore::remove(const AccountId &account, QObject *context, Callback done)
{
    run(new QKeychain::DeletePasswordJob(service), account, context, done);
}

} // namespace personae
