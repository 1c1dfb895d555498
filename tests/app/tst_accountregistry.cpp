// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountregistry.h"
#include "tests/waiting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

Account account(const QString &handle)
{
    Account result;
    result.id = AccountId::create();
    result.service = u"cloudillo"_s;
    result.handle = handle;
    return result;
}

QString keyOf(AccountRegistry &registry, const AccountId &id)
{
    QObject context;
    QString result = u"never"_s;
    registry.readKey(id, &context, [&result](const QString &key) { result = key; });
    if (result != "never"_L1)
        qFatal("answered inside readKey()");
    (void)personae::test::waitFor([&result] { return result != "never"_L1; });
    return result;
}

} // namespace

class TestAccountRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAccountsInOrder();
    void writesNoSecrets();
    void setsADamagedFileAside();
    void saysWhenItCannotWrite();
    void readsTheRightKey();
    void tellsALockedKeyring();
    void forgetsSecrets();
    void learns();
    void answersNobodyWhoIsGone();
};

void TestAccountRegistry::keepsAccountsInOrder()
{
    QTemporaryDir dir;
    const QString file = dir.path() + u"/accounts.json"_s;
    MemorySecretStore keyring;
    const Account alice = account(u"alice.example.com"_s);
    const Account bob = account(u"bob.example.com"_s);
    {
        AccountRegistry registry(file, keyring);
        QVERIFY(registry.load().ok());
        QSignalSpy added(&registry, &AccountRegistry::added);
        registry.put(alice);
        registry.put(bob);
        registry.put(bob);
        QCOMPARE(added.size(), 2);
    }
    AccountRegistry registry(file, keyring);
    QSignalSpy added(&registry, &AccountRegistry::added);
    QVERIFY(registry.load().ok());
    QCOMPARE(registry.accounts(), (QList<Account>{alice, bob}));
    QCOMPARE(added.size(), 2);
    QCOMPARE(registry.find(u"cloudillo"_s, u"bob.example.com"_s)->id, bob.id);
    QSignalSpy removed(&registry, &AccountRegistry::removed);
    registry.remove(alice.id);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(registry.accounts(), QList<Account>{bob});
}

void TestAccountRegistry::writesNoSecrets()
{
    QTemporaryDir dir;
    MemorySecretStore keyring;
    AccountRegistry registry(dir.path() + u"/accounts.json"_s, keyring);
    const Account alice = account(u"alice.example.com"_s);
    registry.put(alice);
    SessionGrant grant;
    grant.token = u"secret-token"_s;
    registry.storeSession(alice.id, grant);
    registry.keepKeyThisRun(alice.id, u"secret-key"_s);
    registry.rename(alice.id, u"Alice"_s);
    QCOMPARE(registry.session(alice.id).token, u"secret-token"_s);
    for (const QString &name : QDir(dir.path()).entryList(QDir::Files)) {
        QFile file(dir.path() + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("secret"));
    }
}

void TestAccountRegistry::setsADamagedFileAside()
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/accounts.json"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"accounts\": [{\"id\"");
    file.close();
    MemorySecretStore keyring;
    AccountRegistry registry(path, keyring);
    const auto loaded = registry.load();
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, Outcome::StorageFailed);
    QVERIFY(QFile::exists(loaded.error().detail));
    QVERIFY(loaded.error().detail != path);
    registry.put(account(u"alice.example.com"_s));
    QVERIFY(QFile::exists(path));
}

void TestAccountRegistry::saysWhenItCannotWrite()
{
    QTemporaryDir dir;
    MemorySecretStore keyring;
    AccountRegistry registry(dir.path() + u"/missing/accounts.json"_s, keyring);
    QSignalSpy failed(&registry, &AccountRegistry::failed);
    registry.put(account(u"alice.example.com"_s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<ApiError>().kind, Outcome::StorageFailed);
    QCOMPARE(registry.accounts().size(), 1); // still usable in this run
}

void TestAccountRegistry::readsTheRightKey()
{
    MemorySecretStore keyring;
    AccountRegistry registry(QString(), keyring);
    Account alice = account(u"alice.example.com"_s);
    registry.put(alice);
    keyring.write(alice.id, u"kept"_s, this, [](const SecretAnswer &) {});
    QCOMPARE(keyOf(registry, alice.id), QString()); // not asked to stay signed in
    QVERIFY(!registry.maySignIn(alice.id));
    alice.staysSignedIn = true;
    registry.put(alice);
    QVERIFY(registry.maySignIn(alice.id));
    QCOMPARE(keyOf(registry, alice.id), u"kept"_s);
    registry.keepKeyThisRun(alice.id, u"newer"_s);
    QCOMPARE(keyOf(registry, alice.id), u"newer"_s);
    QCOMPARE(keyOf(registry, AccountId::create()), QString());
}

void TestAccountRegistry::tellsALockedKeyring()
{
    MemorySecretStore keyring;
    AccountRegistry registry(QString(), keyring);
    Account alice = account(u"alice.example.com"_s);
    alice.staysSignedIn = true;
    registry.put(alice);
    keyring.pretend(SecretAnswer::State::Locked);
    QSignalSpy trouble(&registry, &AccountRegistry::keyringTrouble);
    QCOMPARE(keyOf(registry, alice.id), QString());
    QCOMPARE(trouble.size(), 1);
}

void TestAccountRegistry::forgetsSecrets()
{
    MemorySecretStore keyring;
    AccountRegistry registry(QString(), keyring);
    Account alice = account(u"alice.example.com"_s);
    alice.staysSignedIn = true;
    registry.put(alice);
    keyring.write(alice.id, u"kept"_s, this, [](const SecretAnswer &) {});
    SessionGrant grant;
    grant.token = u"token"_s;
    registry.storeSession(alice.id, grant);
    QSignalSpy session(&registry, &AccountRegistry::sessionChanged);
    registry.forgetSecrets(alice.id);
    QCOMPARE(session.size(), 1);
    QVERIFY(!registry.maySignIn(alice.id));
    QVERIFY(!registry.find(alice.id)->staysSignedIn);
    SecretAnswer::State state = SecretAnswer::State::Done;
    keyring.read(alice.id, this, [&state](const SecretAnswer &answer) { state = answer.state; });
    SOON_COMPARE(state, SecretAnswer::State::Missing);
}

void TestAccountRegistry::learns()
{
    MemorySecretStore keyring;
    AccountRegistry registry(QString(), keyring);
    const Account alice = account(u"alice.example.com"_s);
    registry.put(alice);
    QSignalSpy changed(&registry, &AccountRegistry::changed);
    ServerFacts facts;
    facts.dialect = u"R3"_s;
    registry.learn(alice.id, facts);
    registry.learn(alice.id, facts);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(registry.find(alice.id)->server.dialect, u"R3"_s);
}

void TestAccountRegistry::answersNobodyWhoIsGone()
{
    MemorySecretStore keyring;
    AccountRegistry registry(QString(), keyring);
    int answers = 0;
    {
        QObject context;
        registry.readKey(AccountId::create(), &context, [&answers](const QString &) { ++answers; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(TestAccountRegistry)
#include "tst_accountregistry.moc"
