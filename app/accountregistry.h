// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memorysecretstore.h"
#include "models/values/account.h"
#include "models/values/result.h"
#include "network/wire/tokensource.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace personae {

/// The person's accounts, kept in accounts.json without any secret, and the secrets' only way to
/// the lanes: sessions in memory, long-lived keys (or whole sessions, ServiceInfo::keepsSession) in
/// the keyring or, for "this run only", in memory, typed passwords in memory. GUI thread.
class AccountRegistry final : public QObject, public TokenSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountRegistry)

public:
    /// The keyring must outlive the registry. An empty file name keeps nothing on disk.
    AccountRegistry(const QString &file, SecretStore &keyring, QObject *parent = nullptr);

    /// Reads the file. A damaged one is set aside; the error's detail says where it lies now.
    /// added() per account.
    [[nodiscard]] Result<bool> load();

    [[nodiscard]] const QList<Account> &accounts() const
    {
        return m_accounts;
    } ///< in the order they were added
    [[nodiscard]] const Account *find(const AccountId &id) const;
    [[nodiscard]] const Account *find(const QString &service, const QString &handle) const;
    /// Where installations differ (ServiceApi::address): the same handle there is another person
    /// elsewhere.
    [[nodiscard]] const Account *find(const QString &service, const QUrl &base,
                                      const QString &handle) const;
    [[nodiscard]] const Account *findRemote(const QString &service, const QUrl &base,
                                            const QString &remoteId) const;

    void put(const Account &account); ///< added() or changed()
    void remove(const AccountId &id); ///< forgets its secrets too; removed()
    /// What a server was found not to have is asked for again after a day: one refusal may have had
    /// other reasons.
    void askAnew(const AccountId &id);
    void learn(const AccountId &id, const ServerFacts &facts);
    void rename(const AccountId &id, const QString &displayName);
    /// It goes by another handle now (ServiceInfo::handleMayChange); empty: nothing happens.
    void follow(const AccountId &id, const QString &handle);
    /// Changes wait until then (UTC); invalid: they need not ("try anyway").
    void setWritesNotBefore(const AccountId &id, const QDateTime &until, bool estimated);

    /// A session may be got without asking the person: there is a token or a key.
    [[nodiscard]] bool maySignIn(const AccountId &id) const;
    void keepKeyThisRun(const AccountId &id, const QString &key);
    void forgetSecrets(const AccountId &id); ///< session, key, password, here and in the keyring

    [[nodiscard]] SecretStore &keyring() const { return m_keyring; }

    [[nodiscard]] SessionGrant session(const AccountId &account) const override;
    /// Ignored for an account that was signed out: see admit().
    void storeSession(const AccountId &account, const SessionGrant &grant) override;
    void admit(const AccountId &account, const SessionGrant &grant); ///< a person signed in
    void readKey(const AccountId &account, QObject *context,
                 std::function<void(const QString &key)> done) override;
    /// Into the keyring, where the account stays signed in; else nothing.
    void storeKey(const AccountId &account, const QString &key) override;
    [[nodiscard]] TypedPassword readPassword(const AccountId &account) const override;
    void storePassword(const AccountId &account, const TypedPassword &typed) override;

Q_SIGNALS:
    void added(const personae::Account &account);
    void changed(const personae::Account &account);
    void removed(const personae::AccountId &account);
    void sessionChanged(const personae::AccountId &account);
    void keyringTrouble(const personae::AccountId &account,
                        const QString &detail);   ///< a key could not be read or written
    void failed(const personae::ApiError &error); ///< the file could not be written

private:
    void save();
    void writeNextKey(const AccountId &id);
    [[nodiscard]] qsizetype indexOf(const AccountId &id) const;

    QString m_file;
    SecretStore &m_keyring;
    MemorySecretStore m_thisRun;
    QSet<AccountId> m_signedOut; ///< in this run
    QSet<AccountId> m_hasKeyThisRun;
    QList<Account> m_accounts;
    QHash<AccountId, SessionGrant> m_sessions;
    QHash<AccountId, TypedPassword> m_passwords;
    QHash<AccountId, QString> m_keysToWrite; ///< the newest of each
    QSet<AccountId> m_writingKey;
};

} // namespace personae
