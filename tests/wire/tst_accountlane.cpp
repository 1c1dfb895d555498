// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/lanebench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;
using namespace std::chrono_literals;

namespace {

QByteArray dateLine(const QDateTime &at)
{
    return "Date: " + QLocale::c().toString(at.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() +
           " GMT\r\n";
}

QByteArray grantBody(const QByteArray &token, const QDateTime &expires = {})
{
    return R"({"token":")" + token + R"(","exp":)" +
           QByteArray::number(expires.isValid() ? expires.toSecsSinceEpoch() : 0) + "}";
}

SessionGrant grant(const QString &token, std::chrono::seconds left)
{
    SessionGrant result;
    result.token = token;
    result.expiresAt = QDateTime::currentDateTimeUtc().addSecs(left.count());
    return result;
}

using Bench = LaneBench<FakeApi>;

/// Answers as a server that knows exactly one token.
ScriptedServer::Handler knowsOnly(const QByteArray &token, const QByteArray &key = "key")
{
    return [token, key](const SeenRequest &request) {
        if (request.path == "/exchange?apiKey=" + key)
            return json(grantBody(token));
        if (request.path.startsWith("/exchange"))
            return json("{}", 403);
        if (request.headers.value("authorization") != "Bearer " + token)
            return json("{}", 401);
        return json(R"({"name":"Alice"})");
    };
}

const wish::SaveProfile save{{{{u"name"_s, u"A"_s}}}};

} // namespace

class TestAccountLane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsItsOwnTokenOnly();
    void refusesToCarryTheTokenElsewhere();
    void exchangesTheKeyOnceAfterA401();
    void manyRequestsWaitForOneExchange();
    void asksToSignInWithoutAKey();
    void neverOffersARefusedKeyTwice();
    void aSecond401Ends();
    void buysATokenBeforeTheFirstRequest();
    void renewsBeforeTheEnd();
    void aRenewalThatFailsLeavesTheToken();
    void aTokenThatIsOverStaysHere();
    void clocksApartMakeNoStorm_data();
    void clocksApartMakeNoStorm();
    void repeatsReadsTwiceAtMost();
    void neverRepeatsAWrite();
    void keepsTheOrderOfWrites();
    void twoAtATime();
    void fourPicturesBesides();
    void pausesWhenThrottled();
    void aThrottledPicturePausesPicturesOnly();
    void performsWhatMustFollow();
    void masksSecrets();
    void cancels();
    void endsSilentlyWithItsOwner();
    void endsCallsWithItself();
    void tellsWhatIsNotOffered();
};

void TestAccountLane::sendsItsOwnTokenOnly()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    bench.tokens.sessions[{u"b"_s}] = grant(u"other"_s, 1h);
    QSignalSpy heard(bench.lane.get(), &AccountLane::heard);
    const Answer answer = bench.ask(wish::ReadOwn());
    QCOMPARE(answer.outcome(), Outcome::Ok);
    QCOMPARE(answer.person.name, u"Alice"_s);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.first().first().value<Outcome>(), Outcome::Ok);
    QCOMPARE(bench.ask(wish::ReadPicture{u"p"_s, {}}).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.requests().first().headers.value("authorization"), "Bearer good");
    QVERIFY(!bench.server.requests().last().headers.contains("authorization"));
}

void TestAccountLane::refusesToCarryTheTokenElsewhere()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QCOMPARE(bench.ask(wish::ActAs{u"x"_s}).outcome(), Outcome::LocalReject);
    QCOMPARE(bench.server.requests().size(), 0);
}

void TestAccountLane::exchangesTheKeyOnceAfterA401()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.sessions[{u"a"_s}] = grant(u"stale"_s, 1h);
    bench.tokens.keys[{u"a"_s}] = u"key"_s;
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("PATCH"), 2); // the first was refused
    QCOMPARE(bench.server.count("GET", "/exchange"), 1);
    QCOMPARE(bench.tokens.session({u"a"_s}).token, u"good"_s);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("GET", "/exchange"), 1);
}

void TestAccountLane::manyRequestsWaitForOneExchange()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.sessions[{u"a"_s}] = grant(u"stale"_s, 1h);
    bench.tokens.keys[{u"a"_s}] = u"key"_s;
    QObject owner;
    int ok = 0;
    for (int i = 0; i < 8; ++i) {
        const Wish wish = i % 2 == 0 ? Wish(wish::ReadOwn()) : Wish(save);
        connect(bench.lane->perform(wish, &owner), &LaneCall::finished, this,
                [&ok](const Answer &answer) { ok += answer.ok() ? 1 : 0; });
    }
    QTRY_COMPARE(ok, 8);
    QCOMPARE(bench.server.count("GET", "/exchange"), 1);
    QVERIFY(bench.server.requests().size() <= 8 + 1 + 2);
}

void TestAccountLane::asksToSignInWithoutAKey()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.sessions[{u"a"_s}] = grant(u"stale"_s, 1h);
    QSignalSpy needed(bench.lane.get(), &AccountLane::signInNeeded);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(needed.size(), 1);
    QCOMPARE(bench.server.requests().size(), 1);
    // The refused token does not go out again; a new one does.
    QCOMPARE(bench.ask(save).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.requests().size(), 1);
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok);
}

void TestAccountLane::neverOffersARefusedKeyTwice()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.sessions[{u"a"_s}] = grant(u"stale"_s, 1h);
    bench.tokens.keys[{u"a"_s}] = u"wrong"_s;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.count("GET", "/exchange"), 1);
}

void TestAccountLane::aSecond401Ends()
{
    Bench bench([](const SeenRequest &request) {
        return request.path.startsWith("/exchange") ? json(grantBody("useless")) : json("{}", 401);
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"stale"_s, 1h);
    bench.tokens.keys[{u"a"_s}] = u"key"_s;
    QSignalSpy needed(bench.lane.get(), &AccountLane::signInNeeded);
    QCOMPARE(bench.ask(save).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.requests().size(), 3);
    QCOMPARE(needed.size(), 1);
}

void TestAccountLane::buysATokenBeforeTheFirstRequest()
{
    Bench bench(knowsOnly("good"));
    bench.tokens.keys[{u"a"_s}] = u"key"_s;
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.requests().size(), 2);
    QVERIFY(bench.server.requests().first().path.startsWith("/exchange"));
}

void TestAccountLane::renewsBeforeTheEnd()
{
    Bench bench([](const SeenRequest &request) {
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(3600);
        return request.path == "/renew" ? json(grantBody("new", soon)) : json("{}");
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"old"_s, 2min);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("GET", "/renew"), 1);
    QCOMPARE(bench.server.requests().first().headers.value("authorization"), "Bearer old");
    QCOMPARE(bench.server.requests().last().headers.value("authorization"), "Bearer new");
}

void TestAccountLane::aRenewalThatFailsLeavesTheToken()
{
    Bench bench([](const SeenRequest &request) {
        return json("{}", request.path == "/renew" ? 500 : 200);
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"old"_s, 2min);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("GET", "/renew"), 1);
    QCOMPARE(bench.server.requests().last().headers.value("authorization"), "Bearer old");
}

void TestAccountLane::aTokenThatIsOverStaysHere()
{
    bool away = true;
    Bench bench([&away](const SeenRequest &request) -> Script {
        if (request.path != "/renew")
            return json("{}");
        if (away)
            return {"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{", Script::Then::Close};
        return json(grantBody("new", QDateTime::currentDateTimeUtc().addSecs(3600)));
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"old"_s, -10s);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::ConnectionLost);
    QCOMPARE(bench.server.count("GET", "/own"), 0);
    away = false;
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.requests().last().headers.value("authorization"), "Bearer new");
}

void TestAccountLane::clocksApartMakeNoStorm_data()
{
    QTest::addColumn<int>("serverHours");
    QTest::addColumn<bool>("saysDate");
    QTest::addColumn<int>("lifetimeSeconds");
    for (int hours : {-24, 0, 24}) {
        for (bool date : {true, false}) {
            for (int lifetime : {20, 3600})
                QTest::addRow("%d h, date %d, %d s", hours, int(date), lifetime)
                    << hours << date << lifetime;
        }
    }
}

void TestAccountLane::clocksApartMakeNoStorm()
{
    QFETCH(int, serverHours);
    QFETCH(bool, saysDate);
    QFETCH(int, lifetimeSeconds);
    int tokens = 0;
    Bench bench([&](const SeenRequest &request) {
        const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(serverHours * 3600);
        const QByteArray date = saysDate ? dateLine(now) : QByteArray();
        if (request.path.startsWith("/renew") || request.path.startsWith("/exchange"))
            return json(grantBody("t" + QByteArray::number(++tokens), now.addSecs(lifetimeSeconds)),
                        200, date);
        return json("{}", 200, date);
    });
    bench.tokens.keys[{u"a"_s}] = u"key"_s;
    for (int i = 0; i < 10; ++i)
        QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(tokens, 1);
    if (saysDate) {
        const qint64 left =
            QDateTime::currentDateTimeUtc().secsTo(bench.tokens.session({u"a"_s}).expiresAt);
        QVERIFY2(qAbs(left - lifetimeSeconds) < 5, qPrintable(QString::number(left)));
    }
}

void TestAccountLane::repeatsReadsTwiceAtMost()
{
    int seen = 0;
    int failures = 2;
    Bench bench([&](const SeenRequest &request) -> Script {
        ++seen;
        // The network stack itself may repeat a read whose connection was closed; a cut answer it
        // hands over.
        if (seen <= failures)
            return {"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{", Script::Then::Close};
        return json(request.path == "/pic/p" ? QByteArray("x") : QByteArray("{}"));
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(seen, 3);
    seen = 0;
    failures = 100;
    QSignalSpy heard(bench.lane.get(), &AccountLane::heard);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::ConnectionLost);
    QCOMPARE(seen, 3);
    QCOMPARE(heard.size(), 1);
}

void TestAccountLane::neverRepeatsAWrite()
{
    Bench bench([](const SeenRequest &) -> Script { return {{}, Script::Then::Close}; });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    const Answer answer = bench.ask(save);
    QCOMPARE(answer.outcome(), Outcome::ConnectionLost);
    QVERIFY(answer.error.maybeDelivered);
    bench.server.setHandler([](const SeenRequest &) { return json("{}"); });
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok); // whatever had waited went out before this
    QCOMPARE(bench.server.count("PATCH"), 2);
}

void TestAccountLane::keepsTheOrderOfWrites()
{
    Bench bench([](const SeenRequest &) { return json("{}"); });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QObject owner;
    QList<int> order;
    for (int i = 0; i < 5; ++i) {
        wish::SaveProfile numbered;
        numbered.patch.changes.insert(u"n"_s, i);
        connect(bench.lane->perform(numbered, &owner), &LaneCall::finished, this,
                [&order, i] { order.append(i); });
    }
    QTRY_COMPARE(order.size(), 5);
    QCOMPARE(order, QList<int>({0, 1, 2, 3, 4}));
    for (int i = 0; i < 5; ++i)
        QVERIFY(bench.server.requests().at(i).body.contains(QByteArray::number(i)));
}

void TestAccountLane::twoAtATime()
{
    Bench bench([](const SeenRequest &) -> Script { return {}; });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QObject owner;
    for (int i = 0; i < 5; ++i)
        bench.lane->perform(wish::ReadOwn(), &owner);
    QTRY_COMPARE(bench.server.requests().size(), 2);
    // Asked for last and answered to first: a third read would have come before it.
    bench.lane->perform(wish::ReadPicture{u"p"_s, {}}, &owner);
    QTRY_COMPARE(bench.server.count("GET", "/pic"), 1);
    QCOMPARE(bench.server.count("GET", "/own"), 2);
}

void TestAccountLane::fourPicturesBesides()
{
    Bench bench([](const SeenRequest &) -> Script { return {}; });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QObject owner;
    for (int i = 0; i < 9; ++i)
        bench.lane->perform(wish::ReadPicture{QString::number(i), {}}, &owner);
    bench.lane->perform(wish::ReadOwn(), &owner);
    QTRY_COMPARE(bench.server.count("GET", "/own"), 1);
    QTRY_COMPARE(bench.server.count("GET", "/pic"), 4);
    bench.lane->perform(wish::ReadOwn(), &owner);
    QTRY_COMPARE(bench.server.count("GET", "/own"), 2);
    QCOMPARE(bench.server.count("GET", "/pic"), 4);
}

void TestAccountLane::pausesWhenThrottled()
{
    int seen = 0;
    Bench bench([&](const SeenRequest &) {
        return json("{}", ++seen == 1 ? 429 : 200, "Retry-After: 0\r\n");
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QSignalSpy paused(bench.lane.get(), &AccountLane::pausedUntil);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Throttled);
    QCOMPARE(paused.size(), 1);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QVERIFY(timer.elapsed() > 800);
    QCOMPARE(seen, 2);
}

void TestAccountLane::aThrottledPicturePausesPicturesOnly()
{
    int pictures = 0;
    Bench bench([&pictures](const SeenRequest &request) {
        const bool isPicture = request.path.startsWith("/pic/");
        return json("{}", isPicture && ++pictures == 1 ? 429 : 200, "Retry-After: 0\r\n");
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QSignalSpy paused(bench.lane.get(), &AccountLane::pausedUntil);
    QCOMPARE(bench.ask(wish::ReadPicture{u"p"_s, {}}).outcome(), Outcome::Throttled);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QVERIFY(clock.elapsed() < 900);
    QVERIFY(paused.isEmpty());
    QCOMPARE(bench.ask(wish::ReadPicture{u"q"_s, {}}).outcome(), Outcome::Ok);
    QVERIFY(clock.elapsed() >= 900); // the pictures waited their second
    QCOMPARE(pictures, 2);
}

void TestAccountLane::performsWhatMustFollow()
{
    Bench bench([](const SeenRequest &request) {
        return json(request.path == "/probe" ? R"({"handle":"alice"})" : R"({"name":"Alice"})");
    });
    QSignalSpy learned(bench.lane.get(), &AccountLane::learned);
    const Answer answer = bench.ask(wish::Probe());
    QCOMPARE(answer.outcome(), Outcome::Ok);
    QCOMPARE(answer.person.handle, u"alice"_s);
    QCOMPARE(answer.person.name, u"Alice"_s);
    QCOMPARE(answer.learned.dialect, u"F1"_s);
    QCOMPARE(learned.size(), 1);
    QCOMPARE(bench.lane->account().server.dialect, u"F1"_s);
    QCOMPARE(bench.server.requests().size(), 2);
}

void TestAccountLane::masksSecrets()
{
    Bench bench([](const SeenRequest &) {
        return json(
            R"({"name":"Alice","token":"tok-secret","list":[{"plaintextKey":"cl_secret"}]})", 200,
            "Set-Cookie: a=secret\r\n");
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"tok-secret"_s, 1h);
    QObject owner;
    for (const Wish &wish : {Wish(wish::ReadOwn()), Wish(wish::ExchangeKey{u"key-secret"_s})}) {
        LaneCall *call = bench.lane->perform(wish, &owner);
        QSignalSpy exchanged(call, &LaneCall::exchanged);
        QSignalSpy finished(call, &LaneCall::finished);
        QVERIFY(finished.wait());
        QCOMPARE(exchanged.size(), 1);
        const auto request = exchanged.first().at(0).value<HttpRequest>();
        const auto reply = exchanged.first().at(1).value<HttpReply>();
        QVERIFY(request.header("Authorization").isEmpty());
        QVERIFY(!request.url.toEncoded().contains("secret"));
        QVERIFY(!reply.url.toEncoded().contains("secret"));
        QVERIFY(!reply.body.contains("secret"));
        QVERIFY(reply.body.contains("Alice"));
        QVERIFY(reply.header("Set-Cookie").isEmpty());
    }
}

void TestAccountLane::cancels()
{
    Bench bench([](const SeenRequest &) -> Script { return {}; });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QObject owner;
    QList<LaneCall *> calls;
    QList<Outcome> outcomes;
    for (int i = 0; i < 3; ++i) { // two run, one waits
        calls.append(bench.lane->perform(wish::ReadOwn(), &owner));
        connect(calls.last(), &LaneCall::finished, this,
                [&outcomes](const Answer &answer) { outcomes.append(answer.outcome()); });
    }
    QTRY_COMPARE(bench.server.requests().size(), 2);
    for (LaneCall *call : calls) {
        call->cancel();
        call->cancel();
    }
    QCOMPARE(outcomes.size(), 0);
    QTRY_COMPARE(outcomes.size(), 3);
    QCOMPARE(outcomes.count(Outcome::Cancelled), 3);
    bench.server.setHandler([](const SeenRequest &) { return json("{}"); });
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.requests().size(), 3); // the one that waited never went out
}

void TestAccountLane::endsSilentlyWithItsOwner()
{
    Bench bench([](const SeenRequest &request) -> Script {
        return request.method == "PATCH" ? json("{}") : Script{};
    });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    int finished = 0;
    {
        QObject owner;
        for (int i = 0; i < 3; ++i)
            connect(bench.lane->perform(wish::ReadOwn(), &owner), &LaneCall::finished, this,
                    [&finished] { ++finished; });
        QTRY_COMPARE(bench.server.requests().size(), 2);
    }
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok); // there is room again
    QCOMPARE(finished, 0);
}

void TestAccountLane::endsCallsWithItself()
{
    Bench bench([](const SeenRequest &) -> Script { return {}; });
    bench.tokens.sessions[{u"a"_s}] = grant(u"good"_s, 1h);
    QObject owner;
    QSignalSpy finished(bench.lane->perform(wish::ReadOwn(), &owner), &LaneCall::finished);
    QTRY_COMPARE(bench.server.requests().size(), 1);
    bench.lane.reset();
    QVERIFY(finished.wait(1000));
    QCOMPARE(finished.first().first().value<Answer>().outcome(), Outcome::Cancelled);
}

void TestAccountLane::tellsWhatIsNotOffered()
{
    Bench bench([](const SeenRequest &) { return json("{}"); });
    QCOMPARE(bench.ask(wish::ListKeys()).outcome(), Outcome::NotOffered);
    QCOMPARE(bench.server.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestAccountLane)
#include "tst_accountlane.moc"
