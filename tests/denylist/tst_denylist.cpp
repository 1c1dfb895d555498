// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/denylist/denyliststore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

using Verb = DenylistVerb;

const QDateTime early(QDate(2026, 5, 12), QTime(9, 0), Qt::UTC);
const QDateTime late(QDate(2026, 5, 13), QTime(9, 0), Qt::UTC);

DenylistCommand command(Verb verb, const QList<std::pair<QString, QString>> &names)
{
    return {verb, names, u"spam"_s};
}

Denylist known(const QStringList &names)
{
    Denylist list;
    for (const QString &name : names)
        list.names.append({name, early, u"old"_s, {}, true});
    list.certainAsOf = early;
    list.changedAt = early;
    return list;
}

QStringList namesOf(const Denylist &list)
{
    QStringList names;
    for (const DeniedName &each : list.names)
        names.append(each.name);
    return names;
}

} // namespace

class TestDenylist final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaceIsCertain();
    void refusedReplaceChangesNothing();
    void emptyReplaceClears();
    void lostEmptyReplaceClearsNothing();
    void addKeepsWhatWasKnown();
    void removeSparesNamesInUse();
    void unclearAnswerIsOnlyBelieved();
    void takenNamesLeaveStaged();
    void sortsByCodePoint();
    void keepsOverRestart();
    void sparesOtherAccounts();
    void forgets();
    void failsWholeOnFullDisk();

private:
    void start(qint64 maximumPages = 0);
    Denylist load(const AccountId &account);

    QTemporaryDir m_folder;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<DenylistStore> m_store;
    const AccountId m_acme{u"acme"_s};
    const AccountId m_other{u"other"_s};
};

void TestDenylist::start(qint64 maximumPages)
{
    m_store.reset();
    m_database.reset();
    DatabaseSpec spec =
        DatabaseSpec::outbox(m_folder.filePath(QLatin1StringView(QTest::currentTestFunction())));
    spec.maximumPages = maximumPages;
    m_database = std::make_unique<DatabaseThread>(spec);
    QVERIFY(m_database->open().ok());
    m_store = std::make_unique<DenylistStore>(*m_database);
}

Denylist TestDenylist::load(const AccountId &account)
{
    m_database->drain();
    QCoreApplication::processEvents(); // what earlier jobs have to tell
    QSignalSpy loaded(m_store.get(), &DenylistStore::listLoaded);
    m_store->load(account);
    if (!loaded.wait())
        return {};
    const QVariantList last = loaded.constLast();
    return last.at(0).value<AccountId>() == account ? last.at(1).value<Denylist>() : Denylist();
}

void TestDenylist::replaceIsCertain()
{
    const Denylist list = denylistAfter(known({u"admin"_s, u"old"_s}),
                                        command(Verb::Replace, {{u"root"_s, {}}, {u"admin"_s, {}}}),
                                        {u"root"_s, u"admin"_s}, {}, true, late);
    QCOMPARE(namesOf(list), (QStringList{u"admin"_s, u"root"_s}));
    QCOMPARE(list.names.at(0).since, early); // it was there before
    QCOMPARE(list.names.at(0).reason, u"old"_s);
    QCOMPARE(list.names.at(1), (DeniedName{u"root"_s, late, u"spam"_s, {}, true}));
    QCOMPARE(list.certainAsOf, late);
    QCOMPARE(list.changedAt, late);
}

void TestDenylist::refusedReplaceChangesNothing()
{
    const Denylist before = known({u"admin"_s});
    QCOMPARE(denylistAfter(before, command(Verb::Replace, {{u"root"_s, {}}}), {}, {u"root"_s},
                           false, late),
             before);
}

void TestDenylist::emptyReplaceClears()
{
    const Denylist list =
        denylistAfter(known({u"admin"_s}), command(Verb::Replace, {}), {}, {}, true, late);
    QVERIFY(list.names.isEmpty());
    QCOMPARE(list.certainAsOf, late);
}

void TestDenylist::lostEmptyReplaceClearsNothing()
{
    const Denylist list =
        denylistAfter(known({u"admin"_s}), command(Verb::Replace, {}), {}, {}, false, late);
    QCOMPARE(namesOf(list), QStringList{u"admin"_s});
    QVERIFY(!list.names.at(0).certain);
    QVERIFY(!list.certainAsOf.isValid());
}

void TestDenylist::addKeepsWhatWasKnown()
{
    const DenylistCommand add =
        command(Verb::Add, {{u"bob"_s, u"bob_1"_s}, {u"admin"_s, u"a_1"_s}, {u"eve"_s, u"e"_s}});
    const Denylist list =
        denylistAfter(known({u"admin"_s}), add, {u"bob"_s, u"admin"_s}, {u"eve"_s}, false, late);
    QCOMPARE(namesOf(list), (QStringList{u"admin"_s, u"bob"_s}));
    QCOMPARE(list.names.at(0).since, early); // skipped there, so nobody was renamed
    QCOMPARE(list.names.at(0).replacement, QString());
    QCOMPARE(list.names.at(1), (DeniedName{u"bob"_s, late, u"spam"_s, u"bob_1"_s, true}));
    QCOMPARE(list.certainAsOf, early); // what failed was named: nothing became unclear
}

void TestDenylist::removeSparesNamesInUse()
{
    Denylist before = known({u"ada"_s, u"bob"_s, u"eve"_s});
    before.names[0].certain = false;
    const Denylist list = denylistAfter(
        before, command(Verb::Remove, {{u"ada"_s, {}}, {u"bob"_s, {}}, {u"nobody"_s, {}}}),
        {u"bob"_s, u"nobody"_s}, {u"ada"_s}, false, late);
    QCOMPARE(namesOf(list), (QStringList{u"ada"_s, u"eve"_s}));
    QVERIFY(list.names.at(0).certain); // the server said that it is still there
}

void TestDenylist::unclearAnswerIsOnlyBelieved()
{
    const Denylist before = known({u"ada"_s, u"bob"_s});
    const Denylist list =
        denylistAfter(before, command(Verb::Remove, {{u"ada"_s, {}}}), {}, {}, false, late);
    QCOMPARE(namesOf(list), (QStringList{u"ada"_s, u"bob"_s}));
    QVERIFY(!list.names.at(0).certain);
    QVERIFY(list.names.at(1).certain);
    QVERIFY(!list.certainAsOf.isValid());
    const Denylist whole =
        denylistAfter(before, command(Verb::Replace, {{u"x"_s, {}}}), {}, {}, false, late);
    QVERIFY(!whole.names.at(0).certain && !whole.names.at(1).certain);
}

void TestDenylist::takenNamesLeaveStaged()
{
    Denylist before;
    before.staged = {u"+bob"_s, u"=ada\tada_1"_s, u"-bob"_s, u"+eve"_s};
    const Denylist added =
        denylistAfter(before, command(Verb::Add, {{u"bob"_s, u"b"_s}, {u"ada"_s, u"ada_1"_s}}),
                      {u"bob"_s, u"ada"_s}, {}, false, late);
    QCOMPARE(added.staged, (QStringList{u"-bob"_s, u"+eve"_s}));
    const Denylist replaced =
        denylistAfter(added, command(Verb::Replace, {{u"eve"_s, {}}}), {u"eve"_s}, {}, true, late);
    QVERIFY(replaced.staged.isEmpty());
}

void TestDenylist::sortsByCodePoint()
{
    // UTF-16 order would put the surrogate pair first.
    const QStringList names{u"\U0001F600"_s, u"\uFB01"_s, u"Z"_s, u"a"_s};
    const Denylist list = denylistAfter({}, command(Verb::Replace, {}), names, {}, true, late);
    QCOMPARE(namesOf(list), (QStringList{u"Z"_s, u"a"_s, u"\uFB01"_s, u"\U0001F600"_s}));
}

void TestDenylist::keepsOverRestart()
{
    start();
    const QStringList staged{u"+next"_s, u"=ada\tada_1"_s};
    m_store->setStaged(m_acme, staged);
    QSignalSpy loaded(m_store.get(), &DenylistStore::listLoaded);
    m_store->take(m_acme, command(Verb::Add, {{u"\U0001F600"_s, u"x"_s}, {u"\uFB01"_s, {}}}),
                  {u"\U0001F600"_s, u"\uFB01"_s}, {}, false);
    QTRY_COMPARE(loaded.size(), 2); // one for setStaged(), one for take()
    const Denylist told = loaded.constLast().at(1).value<Denylist>();
    start();
    const Denylist list = load(m_acme);
    QCOMPARE(namesOf(list), (QStringList{u"\uFB01"_s, u"\U0001F600"_s}));
    QCOMPARE(list.staged, staged);
    QVERIFY(!list.certainAsOf.isValid());
    QVERIFY(list.changedAt.isValid());
    QCOMPARE(list, told);
}

void TestDenylist::sparesOtherAccounts()
{
    start();
    m_store->take(m_acme, command(Verb::Replace, {{u"root"_s, {}}}), {u"root"_s}, {}, true);
    m_store->take(m_other, command(Verb::Replace, {}), {}, {}, true);
    QCOMPARE(namesOf(load(m_acme)), QStringList{u"root"_s});
    QVERIFY(load(m_acme).certainAsOf.isValid());
    QVERIFY(load(m_other).names.isEmpty());
}

void TestDenylist::forgets()
{
    start();
    m_store->take(m_acme, command(Verb::Replace, {{u"root"_s, {}}}), {u"root"_s}, {}, true);
    m_store->setStaged(m_other, {u"+x"_s});
    m_store->forget(m_acme);
    QCOMPARE(load(m_acme), Denylist());
    QCOMPARE(load(m_other).staged, QStringList{u"+x"_s});
}

void TestDenylist::failsWholeOnFullDisk()
{
    start();
    m_store->take(m_acme, command(Verb::Replace, {{u"root"_s, {}}}), {u"root"_s}, {}, true);
    QCOMPARE(namesOf(load(m_acme)), QStringList{u"root"_s});
    start(30);
    QSignalSpy failed(m_store.get(), &DenylistStore::failed);
    m_store->take(m_acme, command(Verb::Replace, {}), {QString(500'000, u'x')}, {}, true);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(namesOf(load(m_acme)), QStringList{u"root"_s});
}

QTEST_GUILESS_MAIN(TestDenylist)
#include "tst_denylist.moc"
