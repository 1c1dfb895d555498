// SPDX-License-Identifier: GPL-3.0-or-later
// Declared calls, and what is read of a service that only declares what it is.
#include "tests/app/playinfo.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

/// A change of the profile that is no edit: its form asks for a code too.
ServiceInfo withRename()
{
    ServiceInfo info = playInfo();
    CallSpec change = call(u"rename"_s, true);
    change.asks = {line(u"name"_s), line(u"code"_s), line(u"secretNote"_s)};
    change.reread = u"profile"_s;
    info.calls.append(change);
    info.calls.append(call(u"extra"_s, false));
    return info;
}

} // namespace

class TestPlayDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersListingsFromTheCacheFirst();
    void rereadsAfterAChange();
    void forgetsAnEndedAccount();
    void unlocksAndSets();
    void looksForWhatACallChanged_data();
    void looksForWhatACallChanged();
    void whatWasTakenIsNeverCalledUndone_data();
    void whatWasTakenIsNeverCalledUndone();
    void comparesNoSecrets();
    void keepsTheProfilesOwnAnswer();
    void asksAnewForWhatIsMissing();
};

void TestPlayDesk::answersListingsFromTheCacheFirst()
{
    PlayBench bench(playInfo());
    bench.on[u"call-list"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"records"_s, QJsonArray{QJsonObject{{u"id"_s, u"1"_s}}}}};
    };
    QSignalSpy first(&bench.parts->desk, &ServicePort::answered);
    bench.parts->desk.call(bench.me, u"list"_s, {});
    SOON_COMPARE(first.size(), 1);
    QVERIFY(!first.first().at(1).value<CallResult>().cached);

    bench.begin();
    bench.on[u"call-list"_s] = [](const QJsonObject &) { return outcome(u"ServerError"_s); };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    const quint64 ticket = bench.parts->desk.call(bench.me, u"list"_s, {});
    SOON_COMPARE(spy.size(), 2);
    QCOMPARE(spy.at(0).at(0).toULongLong(), ticket);
    const auto kept = spy.at(0).at(1).value<CallResult>();
    QVERIFY(kept.cached && kept.asOf.isValid());
    QCOMPARE(kept.records.value(0).value(u"id"_s).toString(), u"1"_s);
    QCOMPARE(spy.at(1).at(1).value<CallResult>().error.kind, Outcome::ServerError);

    bench.parts->desk.call(bench.me, u"nothing"_s, {});
    SOON_COMPARE(spy.size(), 3);
    QCOMPARE(spy.at(2).at(1).value<CallResult>().error.kind, Outcome::NotOffered);
}

void TestPlayDesk::rereadsAfterAChange()
{
    PlayBench bench(playInfo());
    int rows = 1;
    bench.on[u"call-list"_s] = [&](const QJsonObject &) {
        QJsonArray records;
        for (int i = 0; i < rows; ++i)
            records.append(QJsonObject{{u"id"_s, i}});
        return QJsonObject{{u"records"_s, records}};
    };
    bench.on[u"call-change"_s] = [&](const QJsonObject &) {
        ++rows;
        return QJsonObject{{u"values"_s, QJsonObject{{u"checksum"_s, u"c"_s}}}};
    };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    const quint64 listing = bench.parts->desk.call(bench.me, u"list"_s, {});
    SOON_COMPARE(spy.size(), 1);
    const quint64 change = bench.parts->desk.call(bench.me, u"change"_s, {});
    SOON_COMPARE(spy.size(), 3);
    QCOMPARE(spy.at(1).at(0).toULongLong(), change);
    QCOMPARE(spy.at(1).at(1).value<CallResult>().values.value(u"checksum"_s).toString(), u"c"_s);
    QCOMPARE(spy.at(2).at(0).toULongLong(), listing);
    QCOMPARE(spy.at(2).at(1).value<CallResult>().records.size(), 2);
    // Nobody looks any more.
    bench.parts->desk.cancel(listing);
    bench.parts->desk.call(bench.me, u"change"_s, {});
    SOON_COMPARE(spy.size(), 4);
    QCOMPARE(bench.count("call-list"), 2);
}

void TestPlayDesk::forgetsAnEndedAccount()
{
    PlayBench bench(playInfo());
    bench.on[u"call-end"_s] = [](const QJsonObject &) { return outcome(u"Forbidden"_s); };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    bench.parts->desk.call(bench.me, u"end"_s, {});
    SOON_COMPARE(spy.size(), 1);
    QVERIFY(bench.parts->accounts.find(bench.me));
    bench.on[u"call-end"_s] = {};
    bench.parts->desk.call(bench.me, u"end"_s, {});
    SOON_COMPARE(spy.size(), 2);
    SOON_VERIFY(!bench.parts->accounts.find(bench.me));
    QVERIFY(bench.parts->accounts.session(bench.me).token.isEmpty());
}

void TestPlayDesk::unlocksAndSets()
{
    PlayBench bench(playInfo());
    ServiceDesk &desk = bench.parts->desk;
    bench.on[u"open"_s] = [](const QJsonObject &) { return QJsonObject{{u"cookie"_s, u"a=b"_s}}; };
    QSignalSpy unlocked(&desk, &ServicePort::unlocked);
    desk.unlock(bench.me, u"pass word"_s);
    SOON_COMPARE(unlocked.size(), 1);
    QCOMPARE(unlocked.first().at(1).value<ApiError>().kind, Outcome::Ok);
    QCOMPARE(bench.last("open").value(u"password"_s).toString(), u"pass word"_s);
    QSignalSpy changed(&desk, &ServicePort::accountChanged);
    desk.setSetting(bench.me, u"m.way"_s, u"second"_s);
    QCOMPARE(desk.account(bench.me).settings.value(u"m.way"_s), u"second"_s);
    desk.setSetting(bench.me, u"m.way"_s, {});
    QVERIFY(desk.account(bench.me).settings.isEmpty());
    QCOMPARE(changed.size(), 2);
}

void TestPlayDesk::looksForWhatACallChanged_data()
{
    QTest::addColumn<int>("shownAtLook"); ///< 0: never
    QTest::addColumn<bool>("saysSo");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("at once") << 1 << true << Outcome::Ok;
    QTest::newRow("late") << 3 << true << Outcome::Ok;
    QTest::newRow("ignored") << 0 << true << Outcome::Unverified;
    QTest::newRow("nobody doubts it") << 0 << false << Outcome::Ok;
}

void TestPlayDesk::looksForWhatACallChanged()
{
    QFETCH(int, shownAtLook);
    QFETCH(bool, saysSo);
    QFETCH(Outcome, outcome);
    PlayBench bench(withRename());
    int looks = 0;
    bench.on[u"own"_s] = [&](const QJsonObject &) {
        const bool shows = ++looks >= shownAtLook && shownAtLook > 0;
        return QJsonObject{{u"own"_s, QJsonObject{{u"name"_s, shows ? u"New"_s : u"Me"_s}}}};
    };
    bench.on[u"call-rename"_s] = [saysSo](const QJsonObject &) {
        return QJsonObject{{u"readBack"_s, saysSo}};
    };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    bench.parts->desk.call(bench.me, u"rename"_s, {{u"name"_s, u"New"_s}, {u"code"_s, u"123"_s}});
    SOON_COMPARE(spy.size(), 1);
    const ApiError error = spy.first().at(1).value<CallResult>().error;
    QCOMPARE(error.kind, outcome);
    QCOMPARE(error.fieldIssues.keys(),
             outcome == Outcome::Ok ? QStringList() : QStringList{u"name"_s});
    QCOMPARE(bench.count("call-rename"), 1);
}

void TestPlayDesk::whatWasTakenIsNeverCalledUndone_data()
{
    QTest::addColumn<bool>("counted");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("a reading that followed failed") << false << Outcome::Ok;
    // Readings are forgiven there: it was the change that gives back what was emptied.
    QTest::newRow("changes are counted") << true << Outcome::Unverified;
}

void TestPlayDesk::whatWasTakenIsNeverCalledUndone()
{
    QFETCH(bool, counted);
    QFETCH(Outcome, outcome);
    ServiceInfo info = withRename();
    info.throttlesWrites = counted;
    PlayBench bench(info);
    bench.on[u"call-rename"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"readBack"_s, true}, {u"next"_s, u"extra"_s}};
    };
    bench.on[u"call-extra"_s] = [](const QJsonObject &) { return test::outcome(u"Invalid"_s); };
    bench.on[u"own"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"own"_s, QJsonObject{{u"name"_s, u"New"_s}}}};
    };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    bench.parts->desk.call(bench.me, u"rename"_s, {{u"name"_s, u"New"_s}, {u"code"_s, u"123"_s}});
    SOON_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first().at(1).value<CallResult>().error.kind, outcome);
    QCOMPARE(bench.count("call-rename"), 1);
    QCOMPARE(bench.count("call-extra"), 1);
    SOON_VERIFY(bench.count("own") > 0); // the profile is read again all the same
}

void TestPlayDesk::comparesNoSecrets()
{
    PlayBench bench(withRename());
    bench.on[u"call-rename"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"readBack"_s, true}};
    };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    // No answer ever says the one, and the other is no field of the profile.
    bench.parts->desk.call(bench.me, u"rename"_s,
                           {{u"secretNote"_s, u"hush"_s}, {u"code"_s, u"123"_s}});
    SOON_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first().at(1).value<CallResult>().error.kind, Outcome::Ok);
}

void TestPlayDesk::keepsTheProfilesOwnAnswer()
{
    PlayBench bench(withRename());
    bench.on[u"own"_s] = [&](const QJsonObject &) {
        return QJsonObject{{u"own"_s, bench.own}, {u"next"_s, u"extra"_s}};
    };
    QSignalSpy running(&bench.parts->profileSync, &ProfileSync::refreshing);
    bench.parts->profileSync.refresh(bench.me);
    SOON_COMPARE(running.size(), 2);
    QCOMPARE(bench.count("call-extra"), 1);
    QSignalSpy raw(&bench.parts->profiles, &ProfileStore::rawLoaded);
    bench.parts->profiles.loadRaw(bench.me);
    SOON_COMPARE(raw.size(), 1);
    const auto kept = raw.first().at(1).value<RawAnswer>();
    QVERIFY(kept.request.contains(u"/own"_s));
    QVERIFY(kept.body.contains("\"own\""));
}

void TestPlayDesk::asksAnewForWhatIsMissing()
{
    PlayBench bench(playInfo());
    AccountRegistry &accounts = bench.parts->accounts;
    ServerFacts facts;
    facts.lacks = {u"address"_s};
    facts.remembered = {{u"kept"_s, u"yes"_s}};
    accounts.learn(bench.me, facts);
    accounts.askAnew(bench.me);
    accounts.askAnew(bench.me);
    QVERIFY(accounts.find(bench.me)->server.lacks.contains(u"address"_s)); // not the same day
    // As if that had been the day before yesterday.
    Account account = *accounts.find(bench.me);
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    const QString before = QDateTime::currentDateTimeUtc().addDays(-2).toString(Qt::ISODate);
    for (QString &value : account.server.remembered) {
        if (value.left(10) == now.left(10))
            value = before;
    }
    accounts.put(account);
    QSignalSpy running(&bench.parts->profileSync, &ProfileSync::refreshing);
    bench.parts->profileSync.refresh(bench.me);
    SOON_COMPARE(running.size(), 2);
    QVERIFY(accounts.find(bench.me)->server.lacks.isEmpty());
    QCOMPARE(accounts.find(bench.me)->server.remembered,
             (QMap<QString, QString>{{u"kept"_s, u"yes"_s}}));
}

QTEST_GUILESS_MAIN(TestPlayDesk)
#include "tst_playdesk.moc"
