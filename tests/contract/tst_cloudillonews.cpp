// SPDX-License-Identifier: GPL-3.0-or-later
// Pushed frames and requests to connect as values (Cloudillo 6.1, 9.3), and what people lists may
// hold that nobody expects (5.1).
#include "adapterhelp.h"

#include <QJsonDocument>
#include <QTest>

using namespace adapterhelp;

namespace {

QString action(const QString &type, const QString &subType, const QString &issuer,
               const QString &audience)
{
    return uR"({"id":"F","cmd":"ACTION","data":{"actionId":"a1~x","type":"%1",%2"issuer":{"idTag":)"
           uR"("%3","name":"Some Body","type":"person"},"audience":{"idTag":"%4","name":"Al"},)"
           uR"("content":"Hi","createdAt":"2026-11-21T19:03:01Z","status":"A"}})"_s.arg(
               type, subType.isEmpty() ? QString() : u"\"subType\":\"%1\","_s.arg(subType), issuer,
               audience);
}

} // namespace

class TestCloudilloNews final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actions_data();
    void actions();
    void ownDeeds();
    void request();
    void otherFrames_data();
    void otherFrames();
    void garbage_data();
    void garbage();
    void address_data();
    void address();
    void endsAndPings();
    void incomingRequests();
    void unknownWordsStay();
    void oneIdentityHoweverWritten();
    void declaresWhatCanBeDone();
};

void TestCloudilloNews::actions_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("subType");
    QTest::addColumn<int>("kind");
    const auto row = [](const QString &type, const QString &subType, BusNews::Kind kind) {
        QTest::addRow("%s %s", qPrintable(type), qPrintable(subType))
            << type << subType << int(kind);
    };
    row(u"FLLW"_s, {}, BusNews::Kind::Followed);
    row(u"FLLW"_s, u"DEL"_s, BusNews::Kind::Unfollowed);
    row(u"CONN"_s, {}, BusNews::Kind::Requested);
    row(u"CONN"_s, u"ACC"_s, BusNews::Kind::Accepted);
    row(u"CONN"_s, u"DEL"_s, BusNews::Kind::Disconnected);
    row(u"CONN"_s, u"NEW"_s, BusNews::Kind::Nothing);
    row(u"FLLW"_s, u"ACC"_s, BusNews::Kind::Nothing);
    row(u"POST"_s, {}, BusNews::Kind::Nothing);
}

void TestCloudilloNews::actions()
{
    QFETCH(QString, type);
    QFETCH(QString, subType);
    QFETCH(int, kind);
    const BusNews news =
        CloudilloApi().news(action(type, subType, u"Bob.Test"_s, u"alice.test"_s), endpointOf());
    QCOMPARE(int(news.kind), kind);
    QCOMPARE(news.frameId, u"F"_s);
    QCOMPARE(news.actionId, u"a1~x"_s);
    QCOMPARE(news.person.handle, u"bob.test"_s); // canonical, whatever came
    QCOMPARE(news.person.name, u"Some Body"_s);
    QVERIFY(!news.person.status); // of that a push says nothing
    QVERIFY(!news.person.picture && !news.person.following && !news.person.roles);
}

void TestCloudilloNews::ownDeeds()
{
    const BusNews news = CloudilloApi().news(
        action(u"CONN"_s, u"ACC"_s, u"alice.test"_s, u"bob.test"_s), endpointOf());
    QCOMPARE(news.kind, BusNews::Kind::Nothing);
    QCOMPARE(news.person.handle, u"bob.test"_s); // whom to look at again
}

void TestCloudilloNews::request()
{
    const BusNews news =
        CloudilloApi().news(action(u"CONN"_s, {}, u"bob.test"_s, u"alice.test"_s), endpointOf());
    QCOMPARE(news.request.actionId, u"a1~x"_s);
    QCOMPARE(news.request.from, u"bob.test"_s);
    QCOMPARE(news.request.text, u"Hi"_s);
    QCOMPARE(news.request.name, u"Some Body"_s);
    QCOMPARE(news.request.createdAt, QDateTime({2026, 11, 21}, {19, 3, 1}, Qt::UTC));
}

void TestCloudilloNews::otherFrames_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<int>("kind");
    QTest::newRow("pong") << uR"({"id":"1","cmd":"ack","data":{"status":"pong"}})"_s
                          << int(BusNews::Kind::Pong);
    QTest::newRow("ok") << uR"({"id":"1","cmd":"ack","data":{"status":"ok"}})"_s
                        << int(BusNews::Kind::Nothing);
    QTest::newRow("bare") << uR"({"cmd":"ack"})"_s << int(BusNews::Kind::Nothing);
    QTest::newRow("news to come") << uR"({"id":"1","cmd":"PRESENCE","data":[1]})"_s
                                  << int(BusNews::Kind::Nothing);
    QTest::newRow("picture")
        << uR"({"cmd":"FILE_ID_GENERATED","data":{"tempId":"@1","fileId":"f1~x"}})"_s
        << int(BusNews::Kind::PictureFinal);
}

void TestCloudilloNews::otherFrames()
{
    QFETCH(QString, frame);
    QFETCH(int, kind);
    QCOMPARE(int(CloudilloApi().news(frame, endpointOf()).kind), kind);
}

void TestCloudilloNews::garbage_data()
{
    QTest::addColumn<QString>("frame");
    QTest::newRow("empty") << QString();
    QTest::newRow("no json") << u"not json"_s;
    QTest::newRow("a list") << u"[1,2]"_s;
    QTest::newRow("no command") << uR"({"id":"1","data":{}})"_s;
    QTest::newRow("a command that is none") << uR"({"id":"1","cmd":{},"data":{}})"_s;
    QTest::newRow("a picture without a name")
        << uR"({"cmd":"FILE_ID_GENERATED","data":{"tempId":"@1"}})"_s;
    QTest::newRow("nobody's action") << uR"({"cmd":"ACTION","data":{"type":"CONN"}})"_s;
    QTest::newRow("no action") << uR"({"cmd":"ACTION","data":7})"_s;
    QTest::newRow("cut off") << uR"({"cmd":"ACTION","data":{"type":"FLLW","issu)"_s;
    QTest::newRow("page") << u"<!DOCTYPE html><html></html>"_s;
}

void TestCloudilloNews::garbage()
{
    QFETCH(QString, frame);
    QCOMPARE(CloudilloApi().news(frame, endpointOf()).kind, BusNews::Kind::NotUnderstood);
}

void TestCloudilloNews::address_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("address");
    const QString home = u"https://cl-o.alice.test"_s;
    QTest::newRow("as recorded") << home << u"R3"_s << u"a.b-c_d"_s
                                 << u"wss://cl-o.alice.test/ws/bus?token=a.b-c_d"_s;
    QTest::newRow("encoded") << home << u"R3"_s << u"a+b&c"_s
                             << u"wss://cl-o.alice.test/ws/bus?token=a%2Bb%26c"_s;
    QTest::newRow("no token") << home << u"R3"_s << QString() << u"wss://cl-o.alice.test/ws/bus"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"R3"_s << u"t"_s
                              << u"ws://127.0.0.1:8080/ws/bus?token=t"_s;
    QTest::newRow("by name alone")
        << QString() << u"R3"_s << u"t"_s << u"wss://cl-o.alice.test/ws/bus?token=t"_s;
    QTest::newRow("not found out yet")
        << home << QString() << u"t"_s << u"wss://cl-o.alice.test/ws/bus?token=t"_s;
    for (const char *dialect : {"DOC", "R1", "L0"})
        QTest::newRow(dialect) << home << QString::fromLatin1(dialect) << u"t"_s << QString();
}

void TestCloudilloNews::address()
{
    QFETCH(QString, base);
    QFETCH(QString, dialect);
    QFETCH(QString, token);
    QFETCH(QString, address);
    Endpoint endpoint = endpointOf(dialect);
    endpoint.base = QUrl(base);
    endpoint.token = token;
    QCOMPARE(CloudilloApi().newsAddress(endpoint).toString(QUrl::FullyEncoded), address);
}

void TestCloudilloNews::endsAndPings()
{
    const CloudilloApi api;
    QCOMPARE(api.newsEnd(4401), BusEnd::SignIn);
    for (const int code : {1000, 1001, 1006, 1011, 4400, 4402})
        QCOMPARE(api.newsEnd(code), BusEnd::Retry);
    const QJsonObject ping = QJsonDocument::fromJson(api.newsPing(u"7"_s).toUtf8()).object();
    QCOMPARE(ping,
             QJsonObject({{u"id"_s, u"7"_s}, {u"cmd"_s, u"ping"_s}, {u"data"_s, QJsonObject()}}));
}

void TestCloudilloNews::incomingRequests()
{
    const Answer answer =
        heard(wish::IncomingRequests{u"alice.test"_s, {}}, replyOf(200, R"({"data":[
        {"actionId":"a1~1","type":"CONN","issuer":{"idTag":"club.test","name":"Club",
         "type":"community","profilePic":"f1~p"},"content":"Hello","createdAt":1735000000},
        {"actionId":"a1~2","type":"CONN","issuer":{"idTag":"bob.test"}},
        {"actionId":"a1~3","type":"CONN","issuer":{}},
        {"type":"CONN","issuer":{"idTag":"carol.test"}}, 7],
        "cursorPagination":{"nextCursor":"c2","hasMore":true}})"));
    QCOMPARE(answer.requests->size(), 2); // nobody can be answered without a name or an id
    const IncomingRequest &club = answer.requests->constFirst();
    QCOMPARE(club.name, u"Club"_s);
    QCOMPARE(club.picture, u"f1~p"_s);
    QCOMPARE(club.kind, PersonKind::Community);
    QCOMPARE(club.createdAt.toSecsSinceEpoch(), 1735000000);
    QVERIFY(!answer.requests->constLast().createdAt.isValid());
    QCOMPARE(answer.cursor, u"c2"_s);
}

void TestCloudilloNews::unknownWordsStay()
{
    const Answer answer = heard(wish::ListPeople{}, replyOf(200, R"({"data":[
        {"idTag":"a.test","name":"","type":"person","status":"Q","roles":["emperor",""]},
        {"idTag":"b.test","name":"B","type":"robot","status":"Muted","roles":[""]},
        {"idTag":"c.test","name":"C","type":"person","status":"t"},
        {"idTag":"d.test","name":"D","type":"person","status":null,"roles":"leader,emperor"},
        {"idTag":"","name":"E","type":"person"},{"name":"F"},{"idTag":"  "}]})"));
    const QList<PersonFacts> rows = answer.people->rows;
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.at(0).status, u"Q"_s);
    QCOMPARE(rows.at(0).roles, QStringList{u"emperor"_s});
    QCOMPARE(rows.at(1).status, u"muted"_s);
    QCOMPARE(rows.at(1).kind, PersonKind::Person);
    QCOMPARE(rows.at(1).roles, QStringList());
    QCOMPARE(rows.at(2).status, u"active"_s);
    QCOMPARE(rows.at(3).status, u"active"_s);
    QCOMPARE(rows.at(3).roles, QStringList({u"leader"_s, u"emperor"_s}));
}

void TestCloudilloNews::oneIdentityHoweverWritten()
{
    const Answer answer = heard(wish::ListPeople{}, replyOf(200, R"({"data":[
        {"idTag":"BOB.test."},{"idTag":"xn--bcher-kva.example"},{"idTag":"alice@example.com"},
        {"idTag":"ALICE.TEST"},{"idTag":"-x.test"},{"idTag":"x..test"}]})"));
    QStringList handles;
    for (const PersonFacts &each : answer.people->rows)
        handles.append(*each.handle);
    // What is no domain name stays as it came (10 row 2); one's own row is left out.
    QCOMPARE(handles, QStringList({u"bob.test"_s, u"bücher.example"_s, u"alice@example.com"_s,
                                   u"-x.test"_s, u"x..test"_s}));
}

void TestCloudilloNews::declaresWhatCanBeDone()
{
    const ServiceInfo info = CloudilloApi().info();
    QCOMPARE(info.relationVerbs.size(), 15);
    QCOMPARE(info.connectText.maximum, 500);
    QCOMPARE(info.members.roles.constFirst(), u"public"_s);
    QCOMPARE(info.members.roles.constLast(), u"leader"_s);
    QCOMPARE(info.members.roles.size(), 6);
    QVERIFY(info.members.roles.contains(info.members.mayGrantRoles));
    QVERIFY(info.members.roles.contains(info.members.maySetStatus));
    QVERIFY(info.members.topMayChangePeers);
    QCOMPARE(info.listCap, 100);
    QVERIFY(info.hasPeople && info.canCrawl && info.hasNews);
    for (const QString &status : info.members.statuses) {
        wish::EditMember edit;
        edit.handle = u"bob.test"_s;
        edit.status = status;
        QVERIFY2(CloudilloApi().request(edit, endpointOf()), qPrintable(status));
    }
}

QTEST_APPLESS_MAIN(TestCloudilloNews)
#include "tst_cloudillonews.moc"
