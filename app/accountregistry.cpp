// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountregistry.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int fileVersion = 1;
const QString lacksSince = u"lacksSince"_s; ///< in ServerFacts::remembered

ApiError storageError(const QString &detail)
{
    ApiError error;
    error.kind = Outcome::StorageFailed;
    error.detail = detail;
    return error;
}

} // namespace

AccountRegistry::AccountRegistry(const QString &file, SecretStore &keyring, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_keyring(keyring)
{
}

Result<bool> AccountRegistry::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return true;
    if (!file.open(QIODevice::ReadOnly))
        return storageError(file.errorString());
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    file.close();
    if (!document.object().value("accounts"_L1).isArray()) {
        const QString aside = m_file + ".damaged-"_L1 +
                              QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
        return storageError(QFile::rename(m_file, aside) ? aside : m_file);
    }
    const QJsonArray accounts = document.object().value("accounts"_L1).toArray();
    for (const QJsonValue &value : accounts) {
        const Account account = Account::fromJson(value.toObject());
        if (!account.id.isNull() && !account.service.isEmpty() && indexOf(account.id) < 0)
            m_accounts.append(account);
    }
    for (const Account &account : std::as_const(m_accounts))
        Q_EMIT added(account);
    return true;
}

void AccountRegistry::save()
{
    if (m_file.isEmpty())
        return;
    QJsonArray accounts;
    for (const Account &account : std::as_const(m_accounts))
        accounts.append(account.toJson());
    const QByteArray bytes =
        QJsonDocument(QJsonObject{{u"version"_s, fileVersion}, {u"accounts"_s, accounts}}).toJson();
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        Q_EMIT failed(storageError(file.errorString()));
}

qsizetype AccountRegistry::indexOf(const AccountId &id) const
{
    const auto it = std::find_if(m_accounts.cbegin(), m_accounts.cend(),
                                 [&id](const Account &account) { return account.id == id; });
    return it == m_accounts.cend() ? -1 : it - m_accounts.cbegin();
}

const Account *AccountRegistry::find(const AccountId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_accounts.at(index);
}

const Account *AccountRegistry::find(const QString &service, const QString &handle) const
{
    const auto it =
        std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&](const Account &account) {
            return account.service == service && account.handle == handle;
        });
    return it == m_accounts.cend() ? nullptr : &*it;
}

const Account *AccountRegistry::find(const QString &service, const QUrl &base,
                                     const QString &handle) const
{
    const auto it =
        std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&](const Account &account) {
            return account.service == service && account.apiBase == base &&
                   account.handle == handle;
        });
    return it == m_accounts.cend() ? nullptr : &*it;
}

const Account *AccountRegistry::findRemote(const QString &service, const QUrl &base,
                                           const QString &remoteId) const
{
    const auto it =
        std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&](const Account &account) {
            return account.service == service && account.apiBase == base && !remoteId.isEmpty() &&
                   account.remoteId == remoteId;
        });
    return it == m_accounts.cend() ? nullptr : &*it;
}

void AccountRegistry::put(const Account &account)
{
    const qsizetype index = indexOf(account.id);
    if (index < 0)
        m_accounts.append(account);
    else if (m_accounts.at(index) == account)
        return;
    else
        m_accounts[index] = account;
    save();
    if (index < 0)
        Q_EMIT added(account);
    else
        Q_EMIT changed(account);
}

void AccountRegistry::remove(const AccountId &id)
{
    forgetSecrets(id);
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_accounts.removeAt(index);
    save();
    Q_EMIT removed(id);
}

void AccountRegistry::learn(const AccountId &id, const ServerFacts &facts)
{
    if (const Account *known = find(id)) {
        Account account = *known;
        account.server.merge(facts);
        put(account);
    }
}

void AccountRegistry::askAnew(const AccountId &id)
{
    const Account *known = find(id);
    if (!known || known->server.lacks.isEmpty())
        return;
    constexpr qint64 longest = 24 * 3600; // seconds
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Account account = *known;
    QString &since = account.server.remembered[lacksSince];
    const QDateTime first = QDateTime::fromString(since, Qt::ISODate);
    if (!first.isValid()) {
        since = now.toString(Qt::ISODate);
    } else if (qAbs(first.secsTo(now)) > longest) {
        account.server.lacks.clear();
        account.server.remembered.remove(lacksSince);
    }
    put(account);
}

void AccountRegistry::rename(const AccountId &id, const QString &displayName)
{
    if (const Account *known = find(id)) {
        Account account = *known;
        account.displayName = displayName;
        put(account);
    }
}

void AccountRegistry::follow(const AccountId &id, const QString &handle)
{
    const Account *known = find(id);
    if (known && !handle.isEmpty() && known->handle != handle) {
        Account account = *known;
        account.handle = handle;
        put(account);
    }
}

void AccountRegistry::setWritesNotBefore(const AccountId &id, const QDateTime &until,
                                         bool estimated)
{
    if (const Account *known = find(id)) {
        Account account = *known;
        account.writesNotBefore = until;
        account.writesEstimated = until.isValid() && estimated;
        put(account);
    }
}

bool AccountRegistry::maySignIn(const AccountId &id) const
{
    const Account *account = find(id);
    return !m_sessions.value(id).token.isEmpty() || m_hasKeyThisRun.contains(id) ||
           (account && account->staysSignedIn);
}

void AccountRegistry::keepKeyThisRun(const AccountId &id, const QString &key)
{
    m_hasKeyThisRun.insert(id);
    m_thisRun.write(id, key, this, [](const SecretAnswer &) {});
}

void AccountRegistry::forgetSecrets(const AccountId &id)
{
    m_signedOut.insert(id);
    m_passwords.remove(id);
    m_keysToWrite.remove(id);
    const bool hadSession = m_sessions.remove(id) > 0;
    if (m_hasKeyThisRun.remove(id))
        m_thisRun.remove(id, this, [](const SecretAnswer &) {});
    const Account *known = find(id);
    if (known && known->staysSignedIn) {
        m_keyring.remove(id, this, [](const SecretAnswer &) {});
        Account account = *known;
        account.staysSignedIn = false;
        put(account);
    }
    if (hadSession)
        Q_EMIT sessionChanged(id);
}

SessionGrant AccountRegistry::session(const AccountId &account) const
{
    return m_sessions.value(account);
}

void AccountRegistry::storeSession(const AccountId &account, const SessionGrant &grant)
{
    if (m_signedOut.contains(account))
        return; // a renewal that was under way when the person left
    m_sessions.insert(account, grant);
    Q_EMIT sessionChanged(account);
}

void AccountRegistry::admit(const AccountId &account, const SessionGrant &grant)
{
    m_signedOut.remove(account);
    storeSession(account, grant);
}

void AccountRegistry::readKey(const AccountId &account, QObject *context,
                              std::function<void(const QString &key)> done)
{
    const Account *known = find(account);
    const bool inKeyring = known && known->staysSignedIn && !m_hasKeyThisRun.contains(account);
    SecretStore &store = inKeyring ? m_keyring : m_thisRun;
    store.read(account, context, [this, account, inKeyring, done](const SecretAnswer &answer) {
        if (inKeyring && !answer.ok())
            Q_EMIT keyringTrouble(account, answer.detail);
        done(answer.secret);
    });
}

void AccountRegistry::storeKey(const AccountId &account, const QString &key)
{
    const Account *known = find(account);
    if (m_signedOut.contains(account) || !known || !known->staysSignedIn)
        return;
    m_keysToWrite.insert(account, key);
    if (!m_writingKey.contains(account))
        writeNextKey(account);
}

/// One after the other: a keyring may answer two writes in any order.
void AccountRegistry::writeNextKey(const AccountId &id)
{
    m_writingKey.insert(id);
    m_keyring.write(id, m_keysToWrite.take(id), this, [this, id](const SecretAnswer &answer) {
        m_writingKey.remove(id);
        const Account *known = find(id);
        if (m_keysToWrite.contains(id))
            writeNextKey(id);
        else if (!known || !known->staysSignedIn) // signed out meanwhile
            m_keyring.remove(id, this, [](const SecretAnswer &) {});
        else if (!answer.ok())
            Q_EMIT keyringTrouble(id, answer.detail);
    });
}

TypedPassword AccountRegistry::readPassword(const AccountId &account) const
{
    return m_passwords.value(account);
}

void AccountRegistry::storePassword(const AccountId &account, const TypedPassword &typed)
{
    if (!m_signedOut.contains(account) && !typed.password.isEmpty())
        m_passwords.insert(account, typed);
}

} // namespace personae
