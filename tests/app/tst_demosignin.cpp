// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolder.h"
#include "app/engine.h"
#include "tests/waiting.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// --demo: services of its own, signed in to every one of them, each with its form.
class TestDemoSignIn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInToEveryService();
    void findsTheSameAccountsAgain();

private:
    static void run(Engine &engine);

    QTemporaryDir m_dir;
    QList<AccountId> m_first;
};

void TestDemoSignIn::run(Engine &engine)
{
    constexpr int patience = 30'000; ///< ms; only ever spent where something is broken
    QSignalSpy ready(&engine, &Engine::demoReady);
    QSignalSpy failed(&engine, &Engine::demoFailed);
    QVERIFY(engine.open().ok());
    engine.start();
    SOON_COMPARE_WITHIN(ready.size(), 1, patience);
    QStringList trouble;
    for (const QList<QVariant> &one : std::as_const(failed))
        trouble.append(one.first().toString() + u' ' + one.at(1).value<ApiError>().detail);
    QVERIFY2(failed.isEmpty(), qPrintable(trouble.join(u'\n')));
    QSet<QString> services;
    for (const Account &account : engine.registry().accounts()) {
        QVERIFY(!services.contains(account.service));
        services.insert(account.service);
        QVERIFY(!account.handle.isEmpty());
        QVERIFY(engine.registry().maySignIn(account.id));
        ProfileForm *form = engine.desk().form(account.id);
        QVERIFY(form);
        SOON_VERIFY_WITHIN(form->hasBase(), patience);
    }
    QCOMPARE(size_t(services.size()), ServiceRegistry().all().size());
}

void TestDemoSignIn::signsInToEveryService()
{
    const auto folder = DataFolder::open(m_dir.path());
    QVERIFY(folder.ok());
    Engine engine(folder.value(), true);
    run(engine);
    for (const Account &account : engine.registry().accounts())
        m_first.append(account.id);
    QCOMPARE(m_first.size(), 4);
}

/// The state of the services stays, and so do the accounts.
void TestDemoSignIn::findsTheSameAccountsAgain()
{
    const auto folder = DataFolder::open(m_dir.path());
    QVERIFY(folder.ok());
    Engine engine(folder.value(), true);
    run(engine);
    QList<AccountId> again;
    for (const Account &account : engine.registry().accounts())
        again.append(account.id);
    QCOMPARE(again, m_first);
}

QTEST_MAIN(TestDemoSignIn)
#include "tst_demosignin.moc"
