// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapterhelp.h"

#include <QTest>

using namespace adapterhelp;

class TestCloudilloAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void neverSpeaksAnotherApi_data();
    void neverSpeaksAnotherApi();
    void transportIsPassedOn();
    void looseValues();
    void byteOrderMark();
    void unwrapsLeniently();
    void waits_data();
    void waits();
    void bans();
    void missingKeysSayWhatTheCallSays();
    void aCommunityIsNotItsLeader();
    void startUpWithADeadToken();
    void largeAnswers();
};

void TestCloudilloAnswers::outcomes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("message");

    const QByteArray json = R"({"error":{"code":"E-X","message":"As it is"}})";
    const QByteArray data = "application/json";
    const QByteArray text = "text/plain; charset=utf-8";
    const QByteArray html = "<!doctype html><title>x</title>";
    QTest::newRow("400") << 400 << json << data << Outcome::Invalid << u"As it is"_s;
    QTest::newRow("400 text") << 400 << QByteArray("Failed") << text << Outcome::Invalid
                              << QString();
    QTest::newRow("401") << 401 << json << data << Outcome::AuthRequired << u"As it is"_s;
    QTest::newRow("403") << 403 << json << data << Outcome::Forbidden << u"As it is"_s;
    QTest::newRow("404") << 404 << json << data << Outcome::NotFound << u"As it is"_s;
    QTest::newRow("404 empty") << 404 << QByteArray() << QByteArray() << Outcome::NotFound
                               << QString();
    QTest::newRow("404 markup") << 404 << html << QByteArray("text/html") << Outcome::NotOffered
                                << QString();
    QTest::newRow("405") << 405 << QByteArray() << QByteArray() << Outcome::NotOffered << QString();
    QTest::newRow("408") << 408 << json << data << Outcome::ServerError << u"As it is"_s;
    QTest::newRow("409") << 409 << json << data << Outcome::Conflict << u"As it is"_s;
    QTest::newRow("410") << 410 << json << data << Outcome::Retired << u"As it is"_s;
    QTest::newRow("413") << 413 << QByteArray("length limit exceeded") << text << Outcome::Invalid
                         << QString();
    QTest::newRow("500") << 500 << json << data << Outcome::ServerError << QString();
    QTest::newRow("502 markup") << 502 << html << QByteArray("text/html") << Outcome::ServerError
                                << QString();
    QTest::newRow("503") << 503 << json << data << Outcome::ServerError << QString();
    QTest::newRow("message is a number")
        << 400 << QByteArray(R"({"error":{"message":7}})") << data << Outcome::Invalid << QString();
}

void TestCloudilloAnswers::outcomes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    const Answer answer = heard(wish::ListPeople{}, replyOf(status, body, type));
    QTEST(answer.error.kind, "outcome");
    QTEST(answer.error.serverText, "message");
    QCOMPARE(answer.error.httpStatus, status);
    QVERIFY(!answer.readBack);
}

void TestCloudilloAnswers::neverSpeaksAnotherApi_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");

    const QByteArray data = "application/json";
    QTest::newRow("portal") << 200 << QByteArray("<html>Sign in to the Wi-Fi</html>")
                            << QByteArray("text/html");
    QTest::newRow("portal called JSON") << 200 << QByteArray("\n <html></html>") << data;
    QTest::newRow("cut off") << 200 << QByteArray(R"({"data":{"idTag":"alice.te)") << data;
    QTest::newRow("plain text") << 200 << QByteArray("hello") << QByteArray("text/plain");
    QTest::newRow("empty") << 200 << QByteArray() << data;
    QTest::newRow("another API") << 200 << QByteArray(R"({"id":"u1","name":"Ada"})") << data;
    QTest::newRow("list instead") << 200 << QByteArray(R"({"data":[1,2]})") << data;
    QTest::newRow("null data") << 200 << QByteArray(R"({"data":null})") << data;
    QTest::newRow("error under 200") << 200 << QByteArray(R"({"error":{"message":"x"}})") << data;
    QTest::newRow("redirect") << 302 << QByteArray() << data;
    QTest::newRow("network sign-in") << 511 << QByteArray() << data;
}

void TestCloudilloAnswers::neverSpeaksAnotherApi()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    const Answer answer = heard(wish::ReadOwn{}, replyOf(status, body, type));
    QCOMPARE(answer.error.kind, Outcome::ProtocolError);
    QVERIFY(answer.person.isEmpty());
    QVERIFY(answer.error.serverText.isEmpty());
}

void TestCloudilloAnswers::transportIsPassedOn()
{
    HttpReply reply;
    reply.transport = Outcome::ConnectionLost;
    reply.maybeDelivered = true;
    const Answer answer = heard(wish::Follow{u"bob.test"_s}, reply);
    QCOMPARE(answer.error.kind, Outcome::ConnectionLost);
    QVERIFY(answer.error.maybeDelivered);
    HttpReply elsewhere = replyOf(307, {});
    elsewhere.redirectRefused = true;
    QCOMPARE(heard(wish::ReadOwn{}, elsewhere).error.kind, Outcome::ProtocolError);
}

void TestCloudilloAnswers::looseValues()
{
    const Answer answer =
        heard(wish::ReadOwn{}, replyOf(200, R"({"data":{"idTag":"alice.test","name":42,
        "profilePic":null,"coverPic":"","type":"robot","x":{"age":7,"ok":true,"none":null,
        "contact":{"email":"a@example.com"},"list":["a"]}},"time":1735000000})"));
    QCOMPARE(answer.error.kind, Outcome::Ok);
    QCOMPARE(answer.person.name, u"42"_s);
    QCOMPARE(answer.person.picture, QString());
    QCOMPARE(answer.person.cover, QString());
    QCOMPARE(answer.person.kind, PersonKind::Person);
    const QMap<QString, QString> x{{u"age"_s, u"7"_s},
                                   {u"ok"_s, u"true"_s},
                                   {u"list"_s, u"[\"a\"]"_s},
                                   {u"contact"_s, u"{\"email\":\"a@example.com\"}"_s}};
    QCOMPARE(answer.person.x, x);
}

void TestCloudilloAnswers::byteOrderMark()
{
    const Answer answer =
        heard(wish::ReadOwn{}, replyOf(200, QByteArray("\xEF\xBB\xBF") + identity));
    QCOMPARE(answer.error.kind, Outcome::Ok);
    QCOMPARE(answer.person.handle, u"alice.test"_s);
}

void TestCloudilloAnswers::unwrapsLeniently()
{
    for (const QByteArray &body : {QByteArray(R"({"fileId":"@17","type":"profile-pic"})"),
                                   QByteArray(R"({"data":{"fileId":"@17"}})")}) {
        const wish::PutPicture put{PictureSlot::Avatar, "\xFF\xD8\xFF", {}};
        const Answer answer = heard(put, replyOf(200, body));
        QVERIFY(answer.upload && answer.readBack);
        QCOMPARE(answer.upload->pictureId, u"@17"_s);
        QVERIFY(answer.upload->passing);
    }
    const Answer list =
        heard(wish::ListPeople{}, replyOf(200, R"({"profiles":[{"idTag":"b.test"},7]})"));
    QCOMPARE(list.people.value().rows.size(), 1);
}

void TestCloudilloAnswers::waits_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("estimated");

    QTest::newRow("rounded down") << QByteArray("0") << QByteArray("{}") << 1 << false;
    QTest::newRow("seconds") << QByteArray("12") << QByteArray("{}") << 12 << false;
    QTest::newRow("date") << QByteArray("Sat, 21 Nov 2026 19:02:00 GMT") << QByteArray("{}") << 90
                          << false;
    QTest::newRow("details") << QByteArray()
                             << QByteArray(R"({"error":{"details":{"retryAfter":7}}})") << 7
                             << false;
    QTest::newRow("nothing") << QByteArray() << QByteArray("slow down") << 30 << true;
    QTest::newRow("negative") << QByteArray("-5") << QByteArray("{}") << 1 << false;
}

void TestCloudilloAnswers::waits()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    HttpReply reply = replyOf(429, body);
    reply.headers.append(HttpHeader("Date", "Sat, 21 Nov 2026 19:00:30 GMT"));
    if (!header.isEmpty())
        reply.headers.append(HttpHeader("Retry-After", header));
    const Answer answer = heard(wish::ListPeople{}, reply);
    QCOMPARE(answer.error.kind, Outcome::Throttled);
    QTEST(answer.error.retryAfterSeconds, "seconds");
    QTEST(answer.error.retryEstimated, "estimated");
}

void TestCloudilloAnswers::bans()
{
    const HttpReply reply = replyOf(403, R"({"error":{"code":"E-RATE-BANNED","message":"Blocked.",
        "details":{"remainingSecs":null}}})");
    for (const Wish &wish : {Wish(wish::ReadPublic{u"bob.test"_s, {}}), Wish(wish::Probe{}),
                             Wish(wish::SignIn{u"alice.test"_s, u"p"_s})}) {
        const Answer answer = heard(wish, reply);
        QCOMPARE(answer.error.kind, Outcome::Throttled);
        QVERIFY(answer.error.banned && answer.error.retryEstimated);
        QCOMPARE(answer.error.retryAfterSeconds, 3600);
        QCOMPARE(answer.error.serverText, u"Blocked."_s);
    }
}

void TestCloudilloAnswers::missingKeysSayWhatTheCallSays()
{
    const QByteArray row = R"({"data":{"idTag":"bob.test","name":"Bob"}})";
    const Answer single = heard(wish::ReadPerson{u"bob.test"_s}, replyOf(200, row));
    QCOMPARE(single.person.status, u"active"_s);
    QCOMPARE(single.person.trust, QString());
    QVERIFY(!single.person.roles && !single.person.hiddenInHome && !single.person.x);
    const Answer refreshed = heard(wish::RefreshPerson{u"bob.test"_s}, replyOf(200, row));
    QVERIFY(!refreshed.person.status && !refreshed.person.trust && !refreshed.person.connected);
    const Answer terse = heard(wish::ReadPublic{u"bob.test"_s, {}}, replyOf(200, row));
    QVERIFY(!terse.person.x && !terse.person.cover);
    const Answer changed =
        heard(wish::SaveProfile{{{{u"name"_s, u"Bob"_s}}}},
              replyOf(200, R"({"profile":{"idTag":"alice.test","name":"Bob"}})"));
    QVERIFY(changed.person.x && changed.person.x->isEmpty());
    const Answer echoed = heard(wish::SaveProfile{{{{u"name"_s, u"Bob"_s}}}}, replyOf(200, row));
    QVERIFY(!echoed.person.x && !echoed.person.picture && !echoed.person.kind);
    QVERIFY(echoed.readBack && heard(wish::SetTrust{u"bob.test"_s, {}}, replyOf(200, {})).readBack);
}

void TestCloudilloAnswers::aCommunityIsNotItsLeader()
{
    Endpoint club = endpointOf();
    club.base = QUrl(u"https://cl-o.club.test"_s);
    const Answer answer = heard(
        wish::SaveProfile{{{{u"x.about"_s, u"We dig it."_s}}}},
        replyOf(200,
                R"({"profile":{"idTag":"alice.test","name":"Alice","x":{"about":"We dig it."}}})"),
        club);
    QVERIFY(!answer.person.handle && !answer.person.name && !answer.person.picture);
    QCOMPARE(answer.person.x.value().value(u"about"_s), u"We dig it."_s);
}

void TestCloudilloAnswers::startUpWithADeadToken()
{
    const QByteArray body =
        R"({"data":{"status":"unauthenticated","qrLogin":{"sessionId":"s","secret":"t"}}})";
    const Answer dead = heard(wish::StartUp{}, replyOf(200, body));
    QCOMPARE(dead.error.kind, Outcome::AuthRequired);
    QVERIFY(dead.endsSession && !dead.session);
    Endpoint nobody = endpointOf();
    nobody.token.clear();
    const Answer fresh = heard(wish::StartUp{}, replyOf(200, body), nobody);
    QCOMPARE(fresh.error.kind, Outcome::Ok);
    QCOMPARE(fresh.qr.value().session, u"s"_s);
    QCOMPARE(refused(wish::StartUp{}, 403, nobody).error.kind, Outcome::AuthRequired);
    QCOMPARE(refused(wish::ExchangeKey{u"cl_x"_s}, 403).error.kind, Outcome::SignInRefused);
    QCOMPARE(refused(wish::ReadPerson{u"bob.test"_s}, 500).error.kind, Outcome::Unsynced);
    QCOMPARE(refused(wish::ReadPerson{u"bob.test"_s}, 503).error.kind, Outcome::ServerError);
}

void TestCloudilloAnswers::largeAnswers()
{
    const QByteArray value(5 * 1024 * 1024, 'v');
    const Answer answer =
        heard(wish::ReadOwn{},
              replyOf(200, R"({"data":{"idTag":"alice.test","x":{"big":")" + value + R"("}}})"));
    QCOMPARE(answer.error.kind, Outcome::Ok);
    QCOMPARE(answer.person.x.value().value(u"big"_s).size(), value.size());
}

QTEST_APPLESS_MAIN(TestCloudilloAnswers)
#include "tst_cloudilloanswers.moc"
