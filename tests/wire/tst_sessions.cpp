// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/throttle.h"
#include "tests/wire/keptapi.h"
#include "tests/wire/lanebench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;
using namespace std::chrono_literals;

namespace {

using Bench = LaneBench<KeptApi>;

const AccountId a{u"a"_s};
const wish::SaveProfile save{{{{u"name"_s, u"A"_s}}}};
const wish::Call linked{u"linked"_s, {}};

SessionGrant grant(const QString &token, const QString &refresh = {}, const QByteArray &cookie = {})
{
    SessionGrant result;
    result.token = token;
    result.refresh = refresh;
    result.cookie = cookie;
    result.appKey = u"the-app-key"_s;
    return result;
}

/// Knows one token; the refresh token "again" buys it, once.
ScriptedServer::Handler renews(bool marksExpired = false)
{
    return [marksExpired, used = false](const SeenRequest &request) mutable {
        if (request.path == "/refresh") {
            const bool good = request.body == "again" && !std::exchange(used, true);
            return good ? json(R"({"token":"fresh","refresh":"next"})") : json("{}", 401);
        }
        if (request.headers.value("authorization") == "Bearer fresh")
            return json(R"({"name":"Ada"})");
        return json(marksExpired ? R"({"expired":true})" : "{}", 401);
    };
}

/// The call wants the cookie that /session gives for the right password.
Script wantsCookie(const SeenRequest &request)
{
    if (request.path == "/session")
        return request.body == "ada@example.com|right horse"
                   ? json("{}", 200, "Set-Cookie: il=s1; HttpOnly; Path=/\r\n")
                   : json("{}", 401);
    if (request.path != "/linked")
        return json("{}");
    const bool good =
        request.headers.value("cookie") == "il=s1" && !request.headers.contains("authorization");
    return json(good ? R"({"name":"Linked"})" : "{}", good ? 200 : 401);
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renewsByRefreshTokenOnce_data();
    void renewsByRefreshTokenOnce();
    void neverOffersARefusedRefreshTokenTwice();
    void theKeyringHoldsTheSession();
    void aPastedTokenIsNotJudgedByItsTime();
    void sendsTheKeyAsTheWaySays();
    void opensASessionForACookie();
    void asksForThePasswordWhereNobodyTypedIt();
    void neverOffersARefusedPasswordTwice();
    void anOverdueCookieIsGotAnew();
    void theJarFollowsEveryReply();
    void strangersPutNothingIntoTheJar();
    void carriesNothingElsewhere_data();
    void carriesNothingElsewhere();
    void carriesNothingAlongARedirect();
    void aThrottledChangePausesChangesOnly();
    void theWaitIsObeyedAfterARestart();
    void aPasswordIsNoCountedChange();
    void tellsTheServersWordsAboutARefusal();
    void triesASessionAgainThatNothingRenews();
    void asksNobodyWhileAnotherWayIsLeft();
    void aThrottledReadIsRepeated();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void TestSessions::renewsByRefreshTokenOnce_data()
{
    QTest::addColumn<bool>("marksExpired");
    QTest::newRow("plain 401") << false;
    QTest::newRow("the adapter asks to renew") << true;
}

void TestSessions::renewsByRefreshTokenOnce()
{
    QFETCH(bool, marksExpired);
    Bench bench(renews(marksExpired));
    bench.tokens.sessions[a] = grant(u"stale"_s, u"again"_s);
    QObject owner;
    int ok = 0;
    for (int i = 0; i < 6; ++i) {
        const Wish wish = i % 2 == 0 ? Wish(wish::ReadOwn()) : Wish(save);
        connect(bench.lane->perform(wish, &owner), &LaneCall::finished, this,
                [&ok](const Answer &answer) { ok += answer.ok() ? 1 : 0; });
    }
    QTRY_COMPARE(ok, 6);
    QCOMPARE(bench.server.count("POST", "/refresh"), 1);
    QCOMPARE(bench.tokens.session(a).token, u"fresh"_s);
    QCOMPARE(bench.tokens.session(a).refresh, u"next"_s);
    QCOMPARE(bench.tokens.session(a).appKey, u"the-app-key"_s); // what was left out stays
    const SessionGrant kept = SessionGrant::fromSecret(bench.tokens.keys.value(a));
    QCOMPARE(kept.refresh, u"next"_s);
    QCOMPARE(bench.lane->account().server.remembered.contains(u"saw"_s), marksExpired);
    for (const SeenRequest &request : bench.server.requests())
        QCOMPARE(request.headers.value("apikey"), "the-app-key");
}

void TestSessions::neverOffersARefusedRefreshTokenTwice()
{
    Bench bench([](const SeenRequest &) { return json(R"({"expired":true})", 401); });
    bench.tokens.sessions[a] = grant(u"stale"_s, u"dead"_s);
    bench.tokens.keys[a] = grant(u"stale"_s, u"dead"_s).toSecret();
    QSignalSpy needed(bench.lane.get(), &AccountLane::signInNeeded);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.count("POST", "/refresh"), 1);
    QCOMPARE(bench.server.count("GET", "/own"), 1);
    QCOMPARE(needed.size(), 3);
}

void TestSessions::theKeyringHoldsTheSession()
{
    Bench bench(renews());
    bench.tokens.keys[a] = grant(u"fresh"_s).toSecret();
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.requests().size(), 1);
    QCOMPARE(bench.server.requests().first().headers.value("authorization"), "Bearer fresh");
    QCOMPARE(bench.tokens.session(a).appKey, u"the-app-key"_s);
}

void TestSessions::aPastedTokenIsNotJudgedByItsTime()
{
    Bench bench(renews());
    SessionGrant old = grant(u"fresh"_s);
    old.expiresAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
    bench.tokens.sessions[a] = old;
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestSessions::sendsTheKeyAsTheWaySays()
{
    Bench bench([](const SeenRequest &) { return json("{}"); });
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    bench.account.settings.insert(u"signInWay"_s, u"ApiKey"_s);
    bench.begin();
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.requests().first().headers.value("x-api-key"), "fresh");
    QVERIFY(!bench.server.requests().first().headers.contains("authorization"));
    // The same rules for any header: without a session nothing goes out.
    bench.tokens.sessions.clear();
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestSessions::opensASessionForACookie()
{
    Bench bench(wantsCookie);
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    bench.tokens.passwords[a] = {u"ada@example.com"_s, u"right horse"_s};
    QObject owner;
    int ok = 0;
    for (int i = 0; i < 4; ++i)
        connect(bench.lane->perform(linked, &owner), &LaneCall::finished, this,
                [&ok](const Answer &answer) { ok += answer.ok() ? 1 : 0; });
    QTRY_COMPARE(ok, 4);
    QCOMPARE(bench.server.count("POST", "/session"), 1);
    QCOMPARE(bench.tokens.session(a).cookie, "il=s1");
    QCOMPARE(bench.tokens.session(a).token, u"fresh"_s);
    QVERIFY(bench.tokens.keys.value(a).contains(u"il=s1"_s)); // and for the next run
}

void TestSessions::asksForThePasswordWhereNobodyTypedIt()
{
    Bench bench(wantsCookie);
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    QSignalSpy needed(bench.lane.get(), &AccountLane::signInNeeded);
    for (const Wish &wish : {Wish(linked), Wish(wish::OpenSession())}) {
        const Answer answer = bench.ask(wish);
        QCOMPARE(answer.outcome(), Outcome::AuthRequired);
        QCOMPARE(answer.needs, u"password"_s);
    }
    QCOMPARE(needed.size(), 0); // the token is as good as before
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    // Typed now: opens the session, and serves from then on.
    const wish::OpenSession typed{u"ada@example.com"_s, u"right horse"_s};
    QCOMPARE(bench.ask(typed).outcome(), Outcome::Ok);
    QCOMPARE(bench.tokens.passwords.value(a).password, u"right horse"_s);
    QCOMPARE(bench.ask(linked).outcome(), Outcome::Ok);
}

void TestSessions::neverOffersARefusedPasswordTwice()
{
    Bench bench(wantsCookie);
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    bench.tokens.passwords[a] = {u"ada@example.com"_s, u"wrong"_s};
    for (int i = 0; i < 3; ++i) {
        const Answer answer = bench.ask(linked);
        QCOMPARE(answer.outcome(), Outcome::AuthRequired);
        QCOMPARE(answer.needs, u"password"_s);
    }
    QCOMPARE(bench.server.count("POST", "/session"), 1);
}

void TestSessions::anOverdueCookieIsGotAnew()
{
    Bench bench(wantsCookie);
    bench.tokens.sessions[a] = grant(u"fresh"_s, {}, "il=old");
    bench.tokens.passwords[a] = {u"ada@example.com"_s, u"right horse"_s};
    QCOMPARE(bench.ask(linked).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("GET", "/linked"), 2);
    QCOMPARE(bench.tokens.session(a).token, u"fresh"_s); // one 401 proves nothing about the token
}

void TestSessions::theJarFollowsEveryReply()
{
    int seen = 0;
    Bench bench([&seen](const SeenRequest &) {
        switch (++seen) {
        case 1:
            return json("{}", 200, "Set-Cookie: other=1; Path=/\r\n");
        case 2:
            return json("{}", 500, "Set-Cookie: other=2\r\nSet-Cookie: third=3\r\n");
        default:
            return json("{}", 401, "Set-Cookie: other=; Max-Age=0\r\nSet-Cookie: third=\r\n");
        }
    });
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    (void)bench.ask(wish::ReadOwn());
    QCOMPARE(bench.tokens.session(a).cookie, "other=1");
    (void)bench.ask(save);
    QCOMPARE(bench.tokens.session(a).cookie, "other=2; third=3");
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.tokens.session(a).cookie, "");
    QCOMPARE(bench.tokens.session(a).token, u"fresh"_s);
}

void TestSessions::strangersPutNothingIntoTheJar()
{
    ScriptedServer stranger(
        [](const SeenRequest &) { return json("{}", 200, "Set-Cookie: evil=1\r\n"); });
    Bench bench([](const SeenRequest &) { return json("{}"); });
    SessionGrant session = grant(u"fresh"_s);
    session.appKey.clear();
    bench.tokens.sessions[a] = session;
    const wish::Call where{
        u"where"_s, {{u"url"_s, stranger.url(u"/x"_s).toString()}, {u"header"_s, u"X-Plain"_s}}};
    QCOMPARE(bench.ask(where).outcome(), Outcome::Ok);
    QCOMPARE(stranger.requests().size(), 1);
    QVERIFY(bench.tokens.session(a).cookie.isEmpty());
}

void TestSessions::carriesNothingElsewhere_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("inAddress");
    for (const char *name : {"Authorization", "Cookie", "x-api-key", "apikey", "X-API-KEY"})
        QTest::newRow(name) << QString::fromLatin1(name) << false;
    QTest::newRow("the token in the address") << u"X-Plain"_s << true;
}

void TestSessions::carriesNothingElsewhere()
{
    QFETCH(QString, header);
    QFETCH(bool, inAddress);
    ScriptedServer stranger([](const SeenRequest &) { return json("{}"); });
    Bench bench([](const SeenRequest &) { return json("{}"); });
    SessionGrant session = grant(u"a-long-enough-token"_s);
    session.appKey.clear();
    bench.tokens.sessions[a] = session;
    QString url = stranger.url(u"/x"_s).toString();
    if (inAddress)
        url += u"?t=a-long-enough-token"_s;
    const wish::Call where{u"where"_s, {{u"url"_s, url}, {u"header"_s, header}}};
    QCOMPARE(bench.ask(where).outcome(), Outcome::LocalReject);
    QCOMPARE(stranger.requests().size(), 0);
}

void TestSessions::carriesNothingAlongARedirect()
{
    ScriptedServer stranger([](const SeenRequest &) { return json("{}"); });
    const QByteArray location = "Location: " + stranger.url(u"/own"_s).toEncoded() + "\r\n";
    Bench bench([&location](const SeenRequest &) { return Script{framed(307, {}, location)}; });
    bench.tokens.sessions[a] = grant(u"fresh"_s, {}, "il=s1");
    for (const Wish &wish : {Wish(wish::ReadOwn()), Wish(save), Wish(linked)})
        QVERIFY(!bench.ask(wish).ok());
    QCOMPARE(bench.server.requests().size(), 3);
    QCOMPARE(stranger.requests().size(), 0);
}

void TestSessions::aThrottledChangePausesChangesOnly()
{
    Bench bench([](const SeenRequest &request) {
        return request.method == "PATCH" ? json(R"({"wait":25509})", 429) : json("{}");
    });
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    QSignalSpy writes(bench.lane.get(), &AccountLane::writesPausedUntil);
    QSignalSpy all(bench.lane.get(), &AccountLane::pausedUntil);
    QCOMPARE(bench.ask(save).outcome(), Outcome::Throttled);
    QCOMPARE(writes.size(), 1);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(writes.first().first().toDateTime());
    QVERIFY(left > 25'500 && left <= 25'510);
    const Answer again = bench.ask(save);
    QCOMPARE(again.outcome(), Outcome::Throttled);
    QVERIFY(again.error.retryAfterSeconds > 25'000);
    QCOMPARE(bench.server.count("PATCH"), 1); // the second stayed here
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(all.size(), 0);
    // "Try anyway"
    Account free = bench.lane->account();
    free.writesNotBefore = {};
    bench.lane->setAccount(free);
    QCOMPARE(bench.ask(save).outcome(), Outcome::Throttled);
    QCOMPARE(bench.server.count("PATCH"), 2);
}

void TestSessions::theWaitIsObeyedAfterARestart()
{
    Bench bench([](const SeenRequest &) { return json("{}"); });
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    bench.account.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(60);
    bench.begin();
    QCOMPARE(bench.ask(save).outcome(), Outcome::Throttled);
    QCOMPARE(bench.server.requests().size(), 0);
    bench.account.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(-1);
    bench.begin();
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok);
    bench.account.writesNotBefore = QDateTime::currentDateTimeUtc().addDays(400); // a moved clock
    bench.begin();
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok);
}

/// The limit is of changes of the profile (Epixel 3.5).
void TestSessions::aPasswordIsNoCountedChange()
{
    Bench bench([](const SeenRequest &request) {
        const bool limited = request.path == "/limited" || request.path == "/secret";
        return limited ? json(R"({"wait":25509})", 429) : json("{}");
    });
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    QSignalSpy writes(bench.lane.get(), &AccountLane::writesPausedUntil);
    QSignalSpy all(bench.lane.get(), &AccountLane::pausedUntil);
    QCOMPARE(bench.ask(wish::Call{u"secret"_s, {}}).outcome(), Outcome::Throttled);
    QCOMPARE(writes.size(), 0); // a limit of its own
    QCOMPARE(bench.ask(save).outcome(), Outcome::Ok);
    QCOMPARE(bench.ask(wish::Call{u"limited"_s, {}}).outcome(), Outcome::Throttled);
    QCOMPARE(writes.size(), 1); // a call that changes the profile, by hours
    QCOMPARE(bench.ask(save).outcome(), Outcome::Throttled);
    QCOMPARE(bench.server.count("PATCH"), 1);
    QCOMPARE(bench.ask(wish::Call{u"password"_s, {}}).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("POST", "/password"), 1);
    QCOMPARE(all.size(), 0);
}

void TestSessions::tellsTheServersWordsAboutARefusal()
{
    Bench bench([](const SeenRequest &) {
        return json(R"({"text":"Key retired","bring":"user-token"})", 401);
    });
    bench.tokens.sessions[a] = grant(u"stale"_s);
    QSignalSpy needed(bench.lane.get(), &AccountLane::signInNeeded);
    const Answer answer = bench.ask(wish::ReadOwn());
    QCOMPARE(answer.outcome(), Outcome::AuthRequired);
    QCOMPARE(answer.error.httpStatus, 401);
    QCOMPARE(answer.error.serverText, u"Key retired"_s);
    QCOMPARE(answer.error.needs, u"user-token"_s);
    QCOMPARE(needed.size(), 1);
    QCOMPARE(needed.first().first().value<ApiError>().serverText, u"Key retired"_s);
}

void TestSessions::triesASessionAgainThatNothingRenews()
{
    bool recovered = false;
    Bench bench([&recovered](const SeenRequest &) { return json("{}", recovered ? 200 : 401); });
    bench.tokens.sessions[a] = grant(u"pasted"_s);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.requests().size(), 1); // nothing repeats by itself
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::AuthRequired);
    QCOMPARE(bench.server.requests().size(), 2);
    recovered = true;
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
}

void TestSessions::asksNobodyWhileAnotherWayIsLeft()
{
    Bench bench([](const SeenRequest &request) {
        return request.path == "/own" ? json(R"({"elsewhere":true})", 401) : json("{}");
    });
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    QSignalSpy needed(bench.lane.get(), &AccountLane::signInNeeded);
    QSignalSpy heard(bench.lane.get(), &AccountLane::heard);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(bench.server.count("GET", "/linked"), 1);
    QCOMPARE(needed.size(), 0);
    for (const auto &each : heard)
        QVERIFY(each.first().value<Outcome>() != Outcome::AuthRequired);
}

void TestSessions::aThrottledReadIsRepeated()
{
    int seen = 0;
    Bench bench([&seen](const SeenRequest &) {
        ++seen;
        return json("{}", seen < 3 ? 429 : seen < 5 ? 503 : 200, "retry-after-ms: 20\r\n");
    });
    bench.api.edit().readRetries = 4;
    bench.api.edit().throttlesWrites = false;
    bench.tokens.sessions[a] = grant(u"fresh"_s);
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Ok);
    QCOMPARE(seen, 5);
    seen = -100;
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Throttled);
    QCOMPARE(seen, -95); // five tries, no more
    seen = -100;
    bench.api.edit().throttlesWrites = true; // a limit of changes: asking on would not shorten it
    QCOMPARE(bench.ask(wish::ReadOwn()).outcome(), Outcome::Throttled);
    QCOMPARE(seen, -99);
}

void TestSessions::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("milliseconds"); ///< -1: nothing usable
    QTest::newRow("seconds") << QByteArray("Retry-After") << QByteArray("90") << qint64(90'000);
    QTest::newRow("milliseconds") << QByteArray("Retry-After-Ms") << QByteArray("1500")
                                  << qint64(1500);
    QTest::newRow("date") << QByteArray("Retry-After")
                          << QByteArray("Sun, 22 Nov 2026 10:00:30 GMT") << qint64(30'000);
    QTest::newRow("past") << QByteArray("Retry-After")
                          << QByteArray("Sun, 22 Nov 2026 09:00:00 GMT") << qint64(0);
    QTest::newRow("words") << QByteArray("Retry-After") << QByteArray("soon") << qint64(-1);
    QTest::newRow("negative") << QByteArray("Retry-After") << QByteArray("-5") << qint64(-1);
}

void TestSessions::readsRetryAfter()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, milliseconds);
    HttpReply reply;
    reply.status = 429;
    reply.headers = {{name, value}, {"Date", "Sun, 22 Nov 2026 10:00:00 GMT"}};
    const auto said = throttle::said(reply);
    QCOMPARE(said ? said->count() : -1, milliseconds);
    ServiceInfo info;
    info.readRetries = 4;
    ApiError error;
    error.kind = Outcome::Throttled;
    if (milliseconds >= 0) {
        QCOMPARE(throttle::beforeNextTry(0, info, error, reply)->count(), milliseconds);
        return;
    }
    for (int tried = 0; tried < 4; ++tried) {
        const qint64 plain = 1000 << tried;
        const qint64 pause = throttle::beforeNextTry(tried, info, error, reply)->count();
        QVERIFY(pause >= plain * 8 / 10 && pause <= plain * 12 / 10);
    }
    QVERIFY(!throttle::beforeNextTry(4, info, error, reply));
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
