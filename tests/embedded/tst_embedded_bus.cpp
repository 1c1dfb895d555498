// SPDX-License-Identifier: GPL-3.0-or-later
// The push channel of the embedded node, heard by the real BusSocket and the real adapter, and two
// identities and a community that talk to each other (Cloudillo 6, 7, 9.3).
#include "network/cloudillo/cloudilloapi.h"
#include "network/wire/bussocket.h"
#include "serviceclient.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace personae;
using namespace personae::test;

namespace {

const QString bookClub = u"book-club.example"_s;

/// One identity's ear.
class Ear final
{
public:
    Ear(ServiceClient &client, const QString &handle, const QString &token)
        : m_bus(m_api)
    {
        QObject::connect(&m_bus, &BusSocket::news, &m_bus, [this](const BusNews &one) {
            if (one.kind != BusNews::Kind::Pong)
                news.append(one);
        });
        m_bus.setPace({.first = 5ms, .longest = 50ms, .ping = 100ms, .silence = 5s});
        m_bus.setRouter([&client](const QUrl &url) { return client.services().route(url); });
        endpoint = {m_api.apiBase(handle), handle, token, {}};
        m_bus.open(endpoint);
    }

    [[nodiscard]] BusSocket &bus() { return m_bus; }
    /// What came, and forgets it.
    [[nodiscard]] bool hears(BusNews::Kind kind, const QString &from)
    {
        for (const BusNews &one : std::as_const(news)) {
            if (one.kind == kind && one.person.handle == from)
                return true;
        }
        return false;
    }

    QList<BusNews> news;
    Endpoint endpoint;

private:
    CloudilloApi m_api;
    BusSocket m_bus;
};

} // namespace

class TestEmbeddedBus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhoFollows();
    void requestAndAnswer();
    void communityWelcomes();
    void pictureBecomesFinal();
    void strangersActByThemselves();
    void refusesWithoutToken_data();
    void refusesWithoutToken();
    void acknowledges();
    void canBeTurnedOff();
    void comesBackWhenDropped();
    void muteBusIsNotLive();
    void faultsReachTheHandshake();
    void blockedAreNotHeard();
    void communityAtWork();

private:
    void be(const QString &handle);
    [[nodiscard]] QString tokenOf(const QString &handle);
    void actAs(const QString &community); ///< alice or bob, by their own token
    HttpAnswer act(const QString &type, const QString &audience, const QString &subType = {},
                   const QString &text = {});
    [[nodiscard]] QJsonValue one(const QString &tag)
    {
        return m->get(u"/api/profiles/"_s + tag).data();
    }
    [[nodiscard]] QJsonObject row(const QString &tag)
    {
        return m->get(u"/api/profiles?status=A,B,M,S,X&idTag="_s + tag).data()[0].toObject();
    }

    std::unique_ptr<ServiceClient> m;
    QHash<QString, QString> m_tokens;
};

void TestEmbeddedBus::init()
{
    m_tokens.clear();
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
}

QString TestEmbeddedBus::tokenOf(const QString &handle)
{
    static const QHash<QString, QString> passwords{{alice, u"alice-demo-1"_s},
                                                   {bob, u"bob-demo-1"_s},
                                                   {gardenClub, u"garden-demo-1"_s},
                                                   {bookClub, u"book-demo-1"_s}};
    QString &token = m_tokens[handle];
    if (token.isEmpty())
        token = m->signIn(handle, passwords.value(handle));
    return token;
}

void TestEmbeddedBus::be(const QString &handle)
{
    m->token = tokenOf(handle);
    m->tenant = handle;
}

void TestEmbeddedBus::actAs(const QString &community)
{
    const QJsonValue grant = m->get(u"/api/auth/proxy-token?idTag="_s + community).data();
    m->token = grant["token"_L1].toString();
    m->tenant = community;
}

HttpAnswer TestEmbeddedBus::act(const QString &type, const QString &audience,
                                const QString &subType, const QString &text)
{
    QJsonObject json{{"type"_L1, type}, {"audienceTag"_L1, audience}};
    if (!subType.isEmpty())
        json.insert("subType"_L1, subType);
    if (!text.isEmpty())
        json.insert("content"_L1, text);
    return m->json("POST", u"/api/actions"_s, QJsonDocument(json).toJson());
}

void TestEmbeddedBus::tellsWhoFollows()
{
    m->change([](Behaviours &b) { b.followFlagDelayMs = 60; });
    Ear ear(*m, alice, tokenOf(alice));
    Ear own(*m, bob, tokenOf(bob));
    QTRY_VERIFY(ear.bus().isLive() && own.bus().isLive());
    be(bob);
    QCOMPARE(act(u"FLLW"_s, alice, u"DEL"_s).status, 201);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Unfollowed, bob));
    be(alice);
    QCOMPARE(one(bob)["follower"_L1].toBool(true), false); // told when it is true, not before
    be(bob);
    act(u"FLLW"_s, alice);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Followed, bob));
    QCOMPARE(ear.news.constLast().person.name, u"Bob Stone"_s);
    QVERIFY(!ear.news.constLast().person.picture->isEmpty());
    // One's own deeds come too, and mean nothing new about anybody following.
    QTRY_COMPARE(own.news.size(), 2);
    QCOMPARE(own.news.at(0).kind, BusNews::Kind::Nothing);
    QCOMPARE(own.news.at(0).person.handle, alice);
    QVERIFY(own.news.at(0).tempId.startsWith(u'@'));
}

void TestEmbeddedBus::requestAndAnswer()
{
    Ear ear(*m, bob, tokenOf(bob));
    Ear asker(*m, alice, tokenOf(alice));
    QTRY_VERIFY(ear.bus().isLive() && asker.bus().isLive());
    be(alice);
    act(u"CONN"_s, bob, u"DEL"_s);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Disconnected, alice));
    act(u"CONN"_s, bob, {}, u"Again?"_s);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Requested, alice));
    const IncomingRequest request = ear.news.constLast().request;
    QCOMPARE(request.text, u"Again?"_s);
    QCOMPARE(request.name, u"Alice Liddell"_s);
    QVERIFY(request.createdAt.isValid());
    be(bob); // the pushed id is the one that can be answered
    QCOMPARE(m->send("POST", u"/api/actions/%1/accept"_s.arg(request.actionId)).status, 200);
    QTRY_VERIFY(asker.hears(BusNews::Kind::Accepted, bob));
    QCOMPARE(one(alice)["connected"_L1].toBool(), true);
}

void TestEmbeddedBus::communityWelcomes()
{
    Ear ear(*m, alice, tokenOf(alice));
    Ear club(*m, gardenClub, tokenOf(gardenClub));
    QTRY_VERIFY(ear.bus().isLive() && club.bus().isLive());
    be(alice);
    act(u"CONN"_s, gardenClub, u"DEL"_s);
    QTRY_VERIFY(club.hears(BusNews::Kind::Disconnected, alice));
    QCOMPARE(one(gardenClub)["connected"_L1].toBool(true), false);
    act(u"CONN"_s, gardenClub);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Accepted, gardenClub));
    QCOMPARE(ear.news.constLast().person.kind, PersonKind::Community);
    QTRY_VERIFY(club.hears(BusNews::Kind::Requested, alice));
    QCOMPARE(one(gardenClub)["connected"_L1].toBool(), true);
}

void TestEmbeddedBus::pictureBecomesFinal()
{
    Ear ear(*m, alice, tokenOf(alice));
    QTRY_VERIFY(ear.bus().isLive());
    QImage image(300, 300, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    be(alice);
    const HttpAnswer put =
        m->send("PUT", u"/api/me/image"_s, bytes, {{"Content-Type", "image/png"}});
    const QString temp = put.json()["fileId"_L1].toString();
    QTRY_VERIFY_WITH_TIMEOUT(!ear.news.isEmpty(), 20'000);
    QCOMPARE(ear.news.constFirst().kind, BusNews::Kind::PictureFinal);
    QCOMPARE(ear.news.constFirst().tempId, temp);
    QCOMPARE(m->get(u"/api/me"_s).data()["profilePic"_L1].toString(),
             ear.news.constFirst().finalId);
    // The same again: accepted, gone, and not a word (Cloudillo 4.4).
    ear.news.clear();
    m->send("PUT", u"/api/me/image"_s, bytes, {{"Content-Type", "image/png"}});
    QTRY_COMPARE_WITH_TIMEOUT(m->get(u"/api/me"_s).data()["profilePic"_L1].toString(), QString(),
                              20'000);
    QVERIFY(ear.news.isEmpty());
}

void TestEmbeddedBus::strangersActByThemselves()
{
    Ear ear(*m, alice, tokenOf(alice));
    QTRY_VERIFY(ear.bus().isLive());
    const QString stranger = u"markup.example.net"_s;
    const HttpAnswer told = m->send("POST", u"/_control"_s, R"({"act":[{"type":"CONN",
        "issuer":"markup.example.net","audience":"alice.garden.example","content":"Hello"}]})",
                                    {{"Content-Type", "application/json"}, {"Host", "127.0.0.1"}});
    QCOMPARE(told.status, 200);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Requested, stranger));
    be(alice);
    act(u"CONN"_s, u"jo.example.net"_s);
    QVERIFY(m->services().act({{"type"_L1, u"CONN"_s},
                               {"subType"_L1, u"ACC"_s},
                               {"issuer"_L1, u"jo.example.net"_s},
                               {"audience"_L1, alice}}));
    QTRY_VERIFY(ear.hears(BusNews::Kind::Accepted, u"jo.example.net"_s));
    QCOMPARE(one(u"jo.example.net"_s)["connected"_L1].toBool(), true);
    QVERIFY(!m->services().act({{"type"_L1, u"FLLW"_s}, {"issuer"_L1, u"no.body.example"_s}}));
}

void TestEmbeddedBus::refusesWithoutToken_data()
{
    QTest::addColumn<QString>("handle");
    QTest::addColumn<QString>("kind");
    QTest::newRow("none") << alice << u"none"_s;
    QTest::newRow("expired") << alice << u"expired"_s;
    QTest::newRow("somebody else's") << alice << u"other"_s;
    QTest::newRow("nobody's host") << u"nobody.example"_s << u"own"_s;
}

void TestEmbeddedBus::refusesWithoutToken()
{
    QFETCH(QString, handle);
    QFETCH(QString, kind);
    QString token = kind == "none"_L1 ? QString() : tokenOf(kind == "other"_L1 ? bob : alice);
    if (kind == "expired"_L1)
        m->change([](Behaviours &b) { b.clockOffsetSeconds = 2 * 3600; });
    Ear ear(*m, handle, token);
    QSignalSpy refused(&ear.bus(), &BusSocket::signInNeeded);
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(!ear.bus().isLive());
    QVERIFY(!refused.wait(100));
    int tries = 0;
    for (const LoggedRequest &each : m->services().log())
        tries += each.path == "/ws/bus"_L1 ? 1 : 0;
    QCOMPARE(tries, 1);
}

void TestEmbeddedBus::acknowledges()
{
    QWebSocket socket;
    QSignalSpy frames(&socket, &QWebSocket::textMessageReceived);
    QSignalSpy connected(&socket, &QWebSocket::connected);
    QUrl url = m->base();
    url.setScheme(u"ws"_s);
    url.setPath(u"/~alice.garden.example/ws/bus"_s);
    url.setQuery(u"token="_s + tokenOf(alice));
    socket.open(url);
    QTRY_COMPARE(connected.size(), 1);
    socket.sendTextMessage(uR"({"id": "1", "cmd": "ping", "data": {}})"_s);
    socket.sendTextMessage(u"not json"_s);
    socket.sendTextMessage(uR"({"id": "2", "cmd": "whatever", "data": {}})"_s);
    QTRY_COMPARE(frames.size(), 2);
    QCOMPARE(frames.at(0).at(0).toString(),
             uR"({"id":"1","cmd":"ack","data":{"status":"pong"}})"_s);
    QCOMPARE(frames.at(1).at(0).toString(), uR"({"id":"2","cmd":"ack","data":{"status":"ok"}})"_s);
}

void TestEmbeddedBus::canBeTurnedOff()
{
    m->change([](Behaviours &b) { b.bus = false; });
    Ear ear(*m, alice, tokenOf(alice));
    QSignalSpy refused(&ear.bus(), &BusSocket::signInNeeded);
    const auto refusals = [&] {
        int count = 0;
        for (const LoggedRequest &each : m->services().log())
            count += each.path == "/ws/bus"_L1 && each.status == 404 ? 1 : 0;
        return count;
    };
    QTRY_VERIFY(refusals() > 1);
    QCOMPARE(refused.size(), 0);
    m->change([](Behaviours &b) { b.bus = true; });
    QTRY_VERIFY(ear.bus().isLive());
    // Plain requests there never were anything.
    be(alice);
    QCOMPARE(m->get(u"/ws/bus"_s).status, 404);
}

void TestEmbeddedBus::comesBackWhenDropped()
{
    Ear ear(*m, alice, tokenOf(alice));
    QSignalSpy live(&ear.bus(), &BusSocket::liveChanged);
    QTRY_VERIFY(ear.bus().isLive());
    m->services().dropBus();
    QTRY_VERIFY(live.size() >= 3);
    QTRY_VERIFY(ear.bus().isLive());
}

void TestEmbeddedBus::muteBusIsNotLive()
{
    m->change([](Behaviours &b) { b.busMute = true; });
    Ear ear(*m, alice, tokenOf(alice));
    QSignalSpy live(&ear.bus(), &BusSocket::liveChanged);
    QTRY_VERIFY(!m->services().log().isEmpty());
    QVERIFY(!live.wait(200));
    m->change([](Behaviours &b) { b.busMute = false; });
    QTRY_VERIFY(ear.bus().isLive());
}

void TestEmbeddedBus::faultsReachTheHandshake()
{
    Fault fault;
    fault.pathPrefix = u"/ws/bus"_s;
    fault.kind = Fault::Kind::Status;
    fault.times = 2;
    m->services().addFault(fault);
    fault.kind = Fault::Kind::DropBefore;
    fault.times = 1;
    m->services().addFault(fault);
    Ear ear(*m, alice, tokenOf(alice));
    QTRY_VERIFY(ear.bus().isLive());
    int faulted = 0;
    for (const LoggedRequest &each : m->services().log())
        faulted += each.faulted ? 1 : 0;
    QCOMPARE(faulted, 3);
}

void TestEmbeddedBus::blockedAreNotHeard()
{
    Ear ear(*m, alice, tokenOf(alice));
    QTRY_VERIFY(ear.bus().isLive());
    be(bob);
    act(u"CONN"_s, alice, u"DEL"_s);
    QTRY_VERIFY(ear.hears(BusNews::Kind::Disconnected, bob));
    be(alice);
    QCOMPARE(m->json("PATCH", u"/api/profiles/"_s + bob, R"({"status":"B"})").status, 200);
    be(bob);
    act(u"CONN"_s, alice, {}, u"Let me in"_s);
    QCOMPARE(m->get(u"/api/profiles?connected=R&idTag="_s + alice).data().toArray().size(), 1);
    be(alice);
    const QString incoming = u"/api/actions?type=CONN&status=C&audience="_s + alice;
    QCOMPARE(m->get(incoming + u"&issuer="_s + bob).data().toArray().size(), 0);
    QVERIFY(!ear.hears(BusNews::Kind::Requested, bob));
}

/// Alice leads the garden club, bob moderates it; bob asks to join the book club, where alice
/// moderates.
void TestEmbeddedBus::communityAtWork()
{
    be(bob);
    act(u"CONN"_s, bookClub, u"DEL"_s);
    act(u"CONN"_s, bookClub, {}, u"I read now"_s);
    be(alice);
    actAs(bookClub);
    const QString incoming = u"/api/actions?type=CONN&status=C&audience="_s + bookClub;
    const QJsonArray waiting = m->get(incoming).data().toArray();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting[0]["issuer"_L1]["idTag"_L1].toString(), bob);
    QCOMPARE(waiting[0]["audience"_L1]["type"_L1].toString(), u"community"_s);
    QCOMPARE(m->get(u"/api/actions?type=CONN&status=C&audience="_s + alice).data().toArray().size(),
             0);
    const QString id = waiting[0]["actionId"_L1].toString();
    QCOMPARE(m->send("POST", u"/api/actions/%1/accept"_s.arg(id)).status, 200);
    QCOMPARE(row(bob)["connected"_L1].toBool(), true);
    QCOMPARE(row(bob)["roles"_L1][0].toString(), u"contributor"_s); // of before (7.3)
    const QString bobsRow = u"/api/admin/profiles/"_s + bob;
    QCOMPARE(m->json("PATCH", bobsRow, R"({"roles":["supporter"]})").status, 200);
    QCOMPARE(m->json("PATCH", bobsRow, R"({"roles":["moderator"]})").status, 403);
    QCOMPARE(m->json("PATCH", bobsRow, R"({"status":"S"})").status, 403); // no leader there
    QCOMPARE(row(bob)["roles"_L1][0].toString(), u"supporter"_s);

    be(alice);
    actAs(gardenClub); // as its leader
    QCOMPARE(m->json("PATCH", bobsRow, R"({"roles":["leader"]})").status, 200);
    QCOMPARE(m->json("PATCH", bobsRow, R"({"roles":["moderator"]})").status, 200); // leaders may
    QCOMPARE(m->json("PATCH", bobsRow, R"({"status":"S"})").status, 200);
    QCOMPARE(row(bob)["status"_L1].toString(), u"S"_s);
    QCOMPARE(m->json("PATCH", u"/api/admin/profiles/"_s + alice, R"({"roles":null})").status, 403);
    be(bob);
    actAs(gardenClub);
    const QString alicesRow = u"/api/admin/profiles/"_s + alice;
    QCOMPARE(m->json("PATCH", alicesRow, R"({"roles":["public"]})").status, 403); // above me
    be(alice);
    QVERIFY(one(gardenClub)["connected"_L1].toBool());
    QCOMPARE(m->get(u"/api/profiles?type=community&connected=true"_s).data().toArray().size(), 3);
}

QTEST_GUILESS_MAIN(TestEmbeddedBus)
#include "tst_embedded_bus.moc"
