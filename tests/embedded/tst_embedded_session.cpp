// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in, tokens, keys, limits and tenants of the embedded node (Cloudillo 1, 3, 9).
#include "serviceclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

QJsonObject claims(const QString &token)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.section(u'.', 1, 1).toLatin1(),
                                                          QByteArray::Base64UrlEncoding))
        .object();
}

} // namespace

class TestEmbeddedSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsQuickly();
    void portTaken();
    void routesOnlyReservedNames();
    void tenants();
    void everyIdentityHasAnAddress();
    void login();
    void loginAsTypedBreaksTheToken();
    void noTokenAndStaleToken();
    void expiryAndLeeway();
    void renewal();
    void communityToken();
    void apiKeys();
    void qr();
    void password();
    void logoutNeedsJson();
    void rateLimit();
    void ban();
    void clockOffset();
    void restartKeepsEverything();
    void control();

private:
    std::unique_ptr<ServiceClient> m;
};

void TestEmbeddedSession::init()
{
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    m->tenant = alice;
}

void TestEmbeddedSession::startsQuickly()
{
    QTemporaryDir folder;
    EmbeddedServices fresh;
    QElapsedTimer clock;
    clock.start();
    const auto started = fresh.start(folder.path());
    QVERIFY(started.ok());
    // Generous for a loaded machine without optimisation; in truth it is well below one second.
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
    const auto &all = started.value().identities;
    QCOMPARE(std::count_if(all.cbegin(), all.cend(),
                           [](const auto &one) { return one.service == "cloudillo"_L1; }),
             6);
    QCOMPARE(started.value().identities.first().handle, alice);
    QCOMPARE(started.value().base.host(), u"127.0.0.1"_s);
}

void TestEmbeddedSession::portTaken()
{
    QTemporaryDir folder;
    EmbeddedServices second;
    const auto started = second.start(folder.path(), quint16(m->base().port()));
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, Outcome::LocalReject);
    QVERIFY(!started.error().detail.isEmpty());
}

void TestEmbeddedSession::routesOnlyReservedNames()
{
    const QUrl api(u"https://cl-o.alice.garden.example/api/me?x=1"_s);
    const auto routed = m->services().route(api);
    QVERIFY(routed.has_value());
    QCOMPARE(routed->host(), u"127.0.0.1"_s);
    QCOMPARE(routed->port(), m->base().port());
    QCOMPARE(routed->path() + u'?' + routed->query(), u"/api/me?x=1"_s);
    QVERIFY(!m->services().route(QUrl(u"https://cl-o.real.net/api/me"_s)));
    QVERIFY(!m->services().route(QUrl(u"https://notexample/api/me"_s)));
    QVERIFY(!m->services().route(QUrl(u"http://cl-o.alice.garden.example/api/me"_s)));
}

void TestEmbeddedSession::tenants()
{
    QCOMPARE(m->get(u"/api/me"_s).data()["idTag"_L1].toString(), alice);
    m->host = "CL-O.Bob.Garden.Example.:8443";
    QCOMPARE(m->get(u"/api/me"_s).data()["idTag"_L1].toString(), bob);
    m->host = "cl-o.xn--chor-mnchen-yhb.example";
    QCOMPARE(m->get(u"/api/me"_s).data()["idTag"_L1].toString(), u"chor-münchen.example"_s);
    m->host = "127.0.0.1:1";
    QCOMPARE(m->get(u"/api/me"_s).data()["idTag"_L1].toString(), alice);
    QCOMPARE(m->get(u"/~bob.garden.example/api/me"_s).data()["idTag"_L1].toString(), bob);

    m->host = "cl-o.nobody.example";
    QCOMPARE(m->get(u"/api/me"_s).status, 404);
    QCOMPARE(m->get(u"/api/me/full"_s).code(), u"E-CORE-NOTFOUND"_s);
    QCOMPARE(m->get(u"/api/profiles"_s).code(), u"E-AUTH-NOPERM"_s);

    m->host = "alice.garden.example";
    const HttpAnswer web = m->get(u"/api/me"_s);
    QCOMPARE(web.status, 404);
    QVERIFY(web.body.isEmpty());
    const HttpAnswer discovery = m->get(u"/.well-known/cloudillo/id-tag"_s);
    QCOMPARE(discovery.body, QByteArray(R"({"idTag":"alice.garden.example"})"));
    m->host = "nobody.example";
    QCOMPARE(m->get(u"/.well-known/cloudillo/id-tag"_s).code(), u"E-CORE-NOTFOUND"_s);
}

void TestEmbeddedSession::everyIdentityHasAnAddress()
{
    EmbeddedServices services;
    const QTemporaryDir dir;
    const auto started = services.start(dir.path());
    QVERIFY(started.ok());
    QNetworkAccessManager manager;
    QSet<QString> hosts;
    for (const EmbeddedServices::Identity &identity : started.value().identities) {
        hosts.insert(identity.address.host());
        if (identity.service != "cloudillo"_L1)
            continue; // tests/services asks those
        QUrl me = identity.address;
        me.setPath(u"/api/me"_s);
        QNetworkReply *reply = manager.get(QNetworkRequest(me));
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        const QJsonObject data =
            QJsonDocument::fromJson(reply->readAll()).object().value("data"_L1).toObject();
        QCOMPARE(data.value("idTag"_L1).toString(), identity.handle);
    }
    QCOMPARE(hosts.size(), started.value().identities.size());
}

void TestEmbeddedSession::login()
{
    m->token.clear();
    const HttpAnswer answer =
        m->json("POST", u"/api/auth/login"_s,
                R"({"idTag":"alice.garden.example","password":"alice-demo-1"})");
    QCOMPARE(answer.status, 200);
    const QJsonObject data = answer.data().toObject();
    QCOMPARE(data.keys(), QStringList({u"idTag"_s, u"name"_s, u"profilePic"_s, u"roles"_s,
                                       u"settings"_s, u"tnId"_s, u"token"_s}));
    QCOMPARE(data["roles"_L1].toArray().last().toString(), u"SADM"_s);
    const QJsonObject inside = claims(data["token"_L1].toString());
    QCOMPARE(inside["iss"_L1].toString(), alice);
    QVERIFY(!inside.contains("sub"_L1));
    const qint64 left = inside["exp"_L1].toInteger() - QDateTime::currentSecsSinceEpoch();
    QVERIFY(left > 3500 && left <= 3600);
    QCOMPARE(answer.json()["reqId"_L1].toString().size(), 8);
    QCOMPARE(answer.header("x-request-id"), answer.json()["reqId"_L1].toString().toLatin1());

    for (const char *body : {R"({"idTag":"alice.garden.example","password":"wrong"})",
                             R"({"idTag":"alice@garden.example","password":"alice-demo-1"})",
                             R"({"idTag":"alice.garden.example.","password":"alice-demo-1"})"}) {
        const HttpAnswer refused = m->json("POST", u"/api/auth/login"_s, body);
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), u"E-AUTH-NOPERM"_s);
    }
    QCOMPARE(m->json("POST", u"/api/auth/login"_s, "").body,
             QByteArray("Failed to parse the request body as JSON: EOF while parsing a value at "
                        "line 1 column 0"));
    QCOMPARE(m->send("POST", u"/api/auth/login"_s, "idTag=a").status, 415);
}

void TestEmbeddedSession::loginAsTypedBreaksTheToken()
{
    const QString typed = u"Alice.Garden.EXAMPLE"_s;
    m->token = m->signIn(typed, u"alice-demo-1"_s);
    QCOMPARE(claims(m->token)["iss"_L1].toString(), typed);
    QCOMPARE(m->get(u"/api/profiles"_s).status, 401);
}

void TestEmbeddedSession::noTokenAndStaleToken()
{
    QCOMPARE(m->get(u"/api/profiles"_s).code(), u"E-AUTH-NOPERM"_s);
    m->beAlice();
    QCOMPARE(m->get(u"/api/profiles"_s).status, 200);
    const QByteArray good = m->token.toUtf8();
    m->token.clear();
    for (const QByteArray &header : {QByteArray("bearer " + good), QByteArray("Basic abc")})
        QCOMPARE(m->send("GET", u"/api/profiles"_s, {}, {{"Authorization", header}}).status, 403);
    for (const QByteArray &header : {QByteArray("Bearer abc"), QByteArray("Bearer x" + good)})
        QCOMPARE(m->send("GET", u"/api/profiles"_s, {}, {{"Authorization", header}}).code(),
                 u"E-AUTH-UNAUTH"_s);
    m->token = QString::fromUtf8(good);
    m->tenant = bob;
    QCOMPARE(m->get(u"/api/profiles"_s).status, 401);
}

void TestEmbeddedSession::expiryAndLeeway()
{
    m->change([](Behaviours &b) { b.tokenLifetimeSeconds = -30; });
    m->beAlice();
    QCOMPARE(m->get(u"/api/profiles"_s).status, 200);
    m->change([](Behaviours &b) { b.tokenLifetimeSeconds = -120; });
    m->beAlice();
    QCOMPARE(m->get(u"/api/profiles"_s).status, 401);
    QCOMPARE(m->patchMe(R"({"name":"x"})").status, 401);
    // Reading one's own profile is not refused: one is simply anonymous (Cloudillo 4.2).
    const QJsonObject x = m->get(u"/api/me/full"_s).data()["x"_L1].toObject();
    QVERIFY(!x.contains("contact"_L1));
    QVERIFY(m->get(u"/api/auth/login-token"_s).data().isNull());
    QCOMPARE(m->get(u"/api/auth/proxy-token"_s).status, 401);
}

void TestEmbeddedSession::renewal()
{
    m->beAlice();
    const QJsonObject proxy = m->get(u"/api/auth/proxy-token"_s).data().toObject();
    QCOMPARE(claims(proxy["token"_L1].toString())["sub"_L1].toString(), alice);
    QCOMPARE(proxy["roles"_L1].toArray().size(), 7);
    QVERIFY(m->get(u"/api/auth/access-token"_s).data()["token"_L1].isString());
    QCOMPARE(m->send("POST", u"/api/auth/login-init"_s).data()["status"_L1].toString(),
             u"authenticated"_s);
    m->token.clear();
    QCOMPARE(m->get(u"/api/auth/access-token"_s).status, 401);
    QCOMPARE(m->get(u"/api/auth/proxy-token"_s).status, 403);
    QCOMPARE(m->send("POST", u"/api/auth/login-init"_s).data()["status"_L1].toString(),
             u"unauthenticated"_s);
}

void TestEmbeddedSession::communityToken()
{
    m->beAlice();
    const QJsonObject data =
        m->get(u"/api/auth/proxy-token?idTag=garden-club.example"_s).data().toObject();
    QCOMPARE(data["roles"_L1].toArray().last().toString(), u"leader"_s);
    m->tenant = gardenClub;
    QCOMPARE(m->get(u"/api/profiles"_s).status, 401);
    m->token = data["token"_L1].toString();
    QCOMPARE(m->get(u"/api/profiles"_s).data().toArray().size(), 100);
    // The reply to a save describes the own row there; only x is the community's (Cloudillo 4.3).
    const QJsonObject saved =
        m->patchMe(R"({"x":{"motto":"Dig"}})").json()["profile"_L1].toObject();
    QCOMPARE(saved["idTag"_L1].toString(), alice);
    QCOMPARE(saved["x"_L1]["motto"_L1].toString(), u"Dig"_s);
    m->beAlice();
    const QJsonObject stranger =
        m->get(u"/api/auth/proxy-token?idTag=chor-m%C3%BCnchen.example"_s).data().toObject();
    QVERIFY(!stranger.contains("roles"_L1));
    QCOMPARE(m->get(u"/api/auth/proxy-token?idTag=nowhere.example"_s).status, 500);
}

void TestEmbeddedSession::apiKeys()
{
    m->beAlice();
    const HttpAnswer made = m->json("POST", u"/api/auth/api-keys"_s, R"({"name":"desk"})");
    QCOMPARE(made.status, 201);
    const QString key = made.data()["plaintextKey"_L1].toString();
    QCOMPARE(key.size(), 46);
    QVERIFY(key.startsWith(u"cl_"));
    const qint64 id = made.data()["keyId"_L1].toInteger();
    QVERIFY(!m->get(u"/api/auth/api-keys"_s).body.contains(key.toUtf8()));
    QCOMPARE(m->get(u"/api/auth/api-keys"_s).data()[0]["name"_L1].toString(), u"desk"_s);

    m->token.clear();
    const QString token =
        m->get(u"/api/auth/access-token?apiKey="_s + key).data()["token"_L1].toString();
    QCOMPARE(claims(token)["sub"_L1].toString(), alice);
    QCOMPARE(m->get(u"/api/auth/access-token?apiKey=cl_nonsense"_s).status, 403);
    m->token = key;
    QCOMPARE(m->get(u"/api/profiles"_s).status, 200);
    m->token = token;
    const QString one = u"/api/auth/api-keys/"_s + QString::number(id);
    QVERIFY(!m->json("PATCH", one, "{}").data().toObject().contains("name"_L1));
    QCOMPARE(m->send("DELETE", one).status, 200);
    QCOMPARE(m->get(one).status, 404);
    m->token = key;
    QCOMPARE(m->get(u"/api/profiles"_s).status, 403);
}

void TestEmbeddedSession::qr()
{
    const HttpAnswer made = m->json("POST", u"/api/auth/qr-login/init"_s, "{}");
    QCOMPARE(made.status, 201);
    const QString session = u"/api/auth/qr-login/"_s + made.data()["sessionId"_L1].toString();
    const QByteArray secret = made.data()["secret"_L1].toString().toLatin1();
    QCOMPARE(m->get(session + u"/status"_s).status, 401);
    const auto status = [&](const QByteArray &word, int timeout) {
        return m->send("GET", session + u"/status?timeout="_s + QString::number(timeout), {},
                       {{"X-QR-Secret", word}});
    };
    QCOMPARE(status("nope", 1).status, 404);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(status(secret, 1).data()["status"_L1].toString(), u"pending"_s);
    QVERIFY(clock.elapsed() >= 700); // a long poll
    m->beAlice();
    QCOMPARE(m->json("POST", session + u"/respond"_s, R"({"approved":true})").status, 200);
    m->token.clear();
    const QJsonValue approved = status(secret, 30).data();
    QCOMPARE(approved["status"_L1].toString(), u"approved"_s);
    QCOMPARE(approved["login"_L1]["idTag"_L1].toString(), alice);
    QCOMPARE(status(secret, 1).status, 404);
}

void TestEmbeddedSession::password()
{
    m->beAlice();
    const auto change = [&](const QByteArray &body) {
        return m->json("POST", u"/api/auth/password"_s, body);
    };
    QCOMPARE(change(R"({"currentPassword":"nope-nope","newPassword":"another-horse"})").status,
             403);
    QCOMPARE(change(R"({"currentPassword":"alice-demo-1","newPassword":"short"})").status, 400);
    QCOMPARE(change(R"({"currentPassword":"alice-demo-1","newPassword":"alice-demo-1"})").code(),
             u"E-VAL-INVALID"_s);
    QCOMPARE(change(R"({"currentPassword":"alice-demo-1","newPassword":"another-horse"})").status,
             200);
    QVERIFY(m->signIn(alice, u"alice-demo-1"_s).isEmpty());
    QVERIFY(!m->signIn(alice, u"another-horse"_s).isEmpty());
    QCOMPARE(m->json("POST", u"/api/auth/forgot-password"_s, R"({"email":"a@example.com"})").status,
             200);
}

void TestEmbeddedSession::logoutNeedsJson()
{
    m->beAlice();
    QCOMPARE(m->send("POST", u"/api/auth/logout"_s).status, 415);
    QCOMPARE(m->json("POST", u"/api/auth/logout"_s, "{}").status, 200);
    QCOMPARE(m->get(u"/api/profiles"_s).status, 200); // a token cannot be taken back
}

void TestEmbeddedSession::rateLimit()
{
    m->change([](Behaviours &b) {
        b.rateLimits = true;
        b.generalBurst = 3;
    });
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m->get(u"/api/me"_s).status, 200);
    const HttpAnswer refused = m->get(u"/api/me"_s);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("retry-after"), QByteArray("0"));
    QCOMPARE(refused.header("x-ratelimit-level"), QByteArray("ipv4_individual"));
    QCOMPARE(refused.json()["error"_L1]["details"_L1]["retryAfter"_L1].toInt(-1), 0);
    m->change([](Behaviours &b) { b.retryAfter = 12; });
    QCOMPARE(m->get(u"/api/me"_s).header("retry-after"), QByteArray("12"));
    m->beAlice(); // another bucket
    QCOMPARE(m->get(u"/api/profiles"_s).status, 200);
}

void TestEmbeddedSession::ban()
{
    m->change([](Behaviours &b) { b.banAfterFailedLogins = 3; });
    for (int i = 0; i < 3; ++i)
        QVERIFY(m->signIn(alice, u"wrong"_s).isEmpty());
    const HttpAnswer banned = m->get(u"/api/me"_s);
    QCOMPARE(banned.status, 403);
    QCOMPARE(banned.code(), u"E-RATE-BANNED"_s);
    QVERIFY(banned.json()["error"_L1]["details"_L1]["remainingSecs"_L1].toInt() > 3500);
    m->services().reset();
    QCOMPARE(m->get(u"/api/me"_s).status, 200);
}

void TestEmbeddedSession::clockOffset()
{
    m->change([](Behaviours &b) { b.clockOffsetSeconds = 86'400; });
    m->beAlice();
    const qint64 left = claims(m->token)["exp"_L1].toInteger() - QDateTime::currentSecsSinceEpoch();
    QVERIFY(left > 86'400 + 3500);
    QCOMPARE(m->get(u"/api/profiles"_s).status, 200); // by its own clock all is well
    const QDateTime time = QDateTime::fromString(
        m->get(u"/api/me/app-domain"_s).json()["time"_L1].toString(), Qt::ISODate);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(time) > 86'000);
}

void TestEmbeddedSession::restartKeepsEverything()
{
    m->beAlice();
    QCOMPARE(m->patchMe(R"({"name":"Alice Again","x":{"mine":"kept"}})").status, 200);
    m->restart();
    QCOMPARE(m->get(u"/api/profiles?idTag=alice.garden.example"_s).data()[0]["name"_L1].toString(),
             u"Alice Again"_s); // with the token from before
    QCOMPARE(m->get(u"/api/me/full"_s).data()["x"_L1]["mine"_L1].toString(), u"kept"_s);
}

void TestEmbeddedSession::control()
{
    m->host = "127.0.0.1";
    QCOMPARE(m->get(u"/_control"_s).json()["mode"_L1].toString(), u"R3"_s);
    const HttpAnswer changed = m->json(
        "POST", u"/_control"_s,
        R"({"listCap":7,"mode":"DOC","faults":[{"kind":"status","status":418,"path":"/api/me"}]})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(m->services().behaviours().listCap, 7);
    QCOMPARE(m->services().behaviours().mode, Behaviours::Mode::Doc);
    QCOMPARE(m->get(u"/api/me"_s).status, 418);
    const QJsonObject log = m->get(u"/_control/log"_s).json();
    QCOMPARE(log["count"_L1].toInt(), 1);
    QCOMPARE(log["requests"_L1][0]["faulted"_L1].toBool(), true);
    QCOMPARE(m->json("POST", u"/_control"_s, R"({"faults":[{"kind":"nonsense"}]})").status, 400);
    QCOMPARE(m->json("POST", u"/_control"_s, R"({"reset":true})").json()["mode"_L1].toString(),
             u"R3"_s);
    m->host = "cl-o.alice.garden.example";
    QCOMPARE(m->get(u"/_control"_s).status, 404);
}

QTEST_GUILESS_MAIN(TestEmbeddedSession)
#include "tst_embedded_session.moc"
