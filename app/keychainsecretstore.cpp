// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychainsecretstore.h"

#include <QPointer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using State = SecretAnswer::State;

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
    QObject::connect(job, &QKeychain::Job::finished, context, [done](QKeychain::Job *finished) {
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
