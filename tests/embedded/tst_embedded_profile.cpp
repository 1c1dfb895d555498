// SPDX-License-Identifier: GPL-3.0-or-later
// The own profile: reading, saving, limits at the exact byte, and every way of not telling the
// truth (Cloudillo 4).
#include "serviceclient.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

class TestEmbeddedProfile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void etag();
    void shortAndFull();
    void visibility_data();
    void visibility();
    void orderChanges();
    void saves();
    void unknownKeysAreIgnored();
    void limits_data();
    void limits();
    void framework_data();
    void framework();
    void nameNull();
    void ignoredAlteredAndLate();
    void numericTypes();
    void docMode();

private:
    [[nodiscard]] QJsonObject full() { return m->get(u"/api/me/full"_s).data().toObject(); }

    std::unique_ptr<ServiceClient> m;
};

void TestEmbeddedProfile::init()
{
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    m->beAlice();
}

void TestEmbeddedProfile::etag()
{
    const HttpAnswer first = m->get(u"/api/me"_s);
    const QByteArray tag = first.header("etag");
    QCOMPARE(tag.size(), 13);
    const auto conditional = [&](const QByteArray &value) {
        return m->send("GET", u"/api/me"_s, {}, {{"If-None-Match", value}});
    };
    const HttpAnswer unchanged = conditional(tag);
    QCOMPARE(unchanged.status, 304);
    QVERIFY(unchanged.body.isEmpty());
    QCOMPARE(conditional("\"zzz\", " + tag).status, 200);
    QCOMPARE(conditional("W/" + tag).status, 200);
    QCOMPARE(conditional("*").status, 200);
    QCOMPARE(m->patchMe(R"({"name":"Other"})").status, 200);
    QCOMPARE(conditional(tag).status, 200);
    const HttpAnswer head = m->send("HEAD", u"/api/me"_s);
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
}

void TestEmbeddedProfile::shortAndFull()
{
    const QJsonObject me = m->get(u"/api/me"_s).data().toObject();
    QCOMPARE(me.keys(),
             QStringList({u"idTag"_s, u"keys"_s, u"name"_s, u"profilePic"_s, u"type"_s}));
    QVERIFY(full().contains("coverPic"_L1));
    QCOMPARE(full()["x"_L1].toObject()["favouriteTree"_L1].toString(), u"medlar"_s);
    QCOMPARE(m->get(u"/api/me/app-domain"_s).data()["appDomain"_L1].toString(), alice);
    QCOMPARE(m->get(u"/api/nothing"_s).code(), u"E-CORE-NOTFOUND"_s);
    QCOMPARE(m->send("DELETE", u"/api/me/image"_s).status, 405);
    QCOMPARE(m->send("DELETE", u"/api/me/image"_s).header("allow"), QByteArray("PUT"));
    QCOMPARE(m->send("BREW", u"/api/me"_s).status, 405);
}

void TestEmbeddedProfile::visibility_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QStringList>("seen");
    QTest::addColumn<QStringList>("hidden");
    const QStringList open = {u"bio"_s, u"secret.note"_s, u"about"_s, u"custom-k3f9"_s};
    QTest::newRow("anonymous") << QString() << open
                               << QStringList{u"contact"_s, u"contact.vis"_s, u"links"_s,
                                              u"skills"_s,  u"work"_s,        u"education"_s};
    QTest::newRow("connected") << bob << open + QStringList{u"contact"_s, u"links"_s}
                               << QStringList{u"skills"_s, u"work"_s, u"education"_s};
    QTest::newRow("owner") << alice << open + QStringList{u"contact"_s, u"skills"_s, u"work.vis"_s}
                           << QStringList();
}

void TestEmbeddedProfile::visibility()
{
    QFETCH(QString, reader);
    QFETCH(QStringList, seen);
    QFETCH(QStringList, hidden);
    if (reader == bob) {
        m->token = m->signIn(bob, u"bob-demo-1"_s);
        m->token = m->get(u"/api/auth/proxy-token?idTag="_s + alice).data()["token"_L1].toString();
        m->tenant = alice;
    } else if (reader.isEmpty()) {
        m->token.clear();
    }
    const QJsonObject x = full()["x"_L1].toObject();
    for (const QString &key : seen)
        QVERIFY2(x.contains(key), qPrintable(key));
    for (const QString &key : hidden)
        QVERIFY2(!x.contains(key), qPrintable(key));
    // Alone in the list a hidden section is left out; inside a group its id stays.
    if (reader.isEmpty())
        QCOMPARE(x["sections"_L1].toString(), u"about,cols:contact+links,custom-k3f9"_s);
}

void TestEmbeddedProfile::orderChanges()
{
    QSet<QByteArray> orders;
    for (int i = 0; i < 8; ++i) {
        const QByteArray body = m->get(u"/api/me/full"_s).body;
        orders.insert(body.mid(body.indexOf("\"x\""), 200));
    }
    QVERIFY(orders.size() > 1);
}

void TestEmbeddedProfile::saves()
{
    const HttpAnswer saved =
        m->patchMe(R"({"name":"  Алиса 愛麗絲 ","x":{"bio":"new","website":null,"":"v"}})");
    QCOMPARE(saved.status, 200);
    QVERIFY(!saved.json().contains("data"_L1));
    const QJsonObject profile = saved.json()["profile"_L1].toObject();
    QCOMPARE(profile["name"_L1].toString(), u"  Алиса 愛麗絲 "_s);
    QVERIFY(!profile.contains("coverPic"_L1));
    QVERIFY(profile.contains("createdAt"_L1));
    const QJsonObject x = full()["x"_L1].toObject();
    QCOMPARE(x["bio"_L1].toString(), u"new"_s);
    QVERIFY(!x.contains("website"_L1));
    QCOMPARE(x[u""_s].toString(), u"v"_s);
    QCOMPARE(x["location"_L1].toString(), u"Coimbra, Portugal"_s);
    QCOMPARE(m->patchMe(R"({"name":""})").status, 200);
    QCOMPARE(full()["name"_L1].toString(), QString());
}

void TestEmbeddedProfile::unknownKeysAreIgnored()
{
    const QJsonObject before = full();
    m->services().clearLog();
    for (const char *body :
         {R"({"bio":"x","profilePic":"f1~abc","type":"community","idTag":"eve.test"})", "{}", "[]"})
        QCOMPARE(m->patchMe(body).status, 200);
    QCOMPARE(full(), before);
    for (const LoggedRequest &each : m->services().log())
        QVERIFY(!each.applied);
}

void TestEmbeddedProfile::limits_data()
{
    QTest::addColumn<QByteArray>("x");
    QTest::addColumn<QString>("reason");
    const auto keys = [](int count) {
        QList<QByteArray> parts;
        for (int i = 0; i < count; ++i)
            parts.append("\"k" + QByteArray::number(i) + "\":\"v\"");
        return QByteArray('{' + parts.join(',') + '}');
    };
    const QByteArray three = QStringLiteral("愛").toUtf8();
    QTest::newRow("32 keys") << keys(32) << QString();
    QTest::newRow("33 keys") << keys(33) << u"too many x fields (max 32)"_s;
    QTest::newRow("key 256") << QByteArray("{\"" + QByteArray(256, 'k') + "\":\"v\"}") << QString();
    QTest::newRow("key 257") << QByteArray("{\"" + QByteArray(257, 'k') + "\":\"v\"}")
                             << u"x key too long (max 256)"_s;
    QTest::newRow("value 4096") << QByteArray("{\"bio\":\"" + QByteArray(4096, 'b') + "\"}")
                                << QString();
    QTest::newRow("value 4097") << QByteArray("{\"bio\":\"" + QByteArray(4097, 'b') + "\"}")
                                << u"x value too long (max 4096)"_s;
    QTest::newRow("4095 bytes of 3")
        << QByteArray("{\"bio\":\"" + three.repeated(1365) + "\"}") << QString();
    QTest::newRow("4098 bytes of 3") << QByteArray("{\"bio\":\"" + three.repeated(1366) + "\"}")
                                     << u"x value too long (max 4096)"_s;
}

void TestEmbeddedProfile::limits()
{
    QFETCH(QByteArray, x);
    QFETCH(QString, reason);
    const QJsonObject before = full()["x"_L1].toObject();
    const HttpAnswer answer = m->patchMe("{\"x\":" + x + '}');
    QCOMPARE(answer.status, reason.isEmpty() ? 200 : 400);
    if (!reason.isEmpty()) {
        QCOMPARE(answer.json()["error"_L1]["message"_L1].toString(),
                 u"Request validation failed: "_s + reason);
        QCOMPARE(full()["x"_L1].toObject(), before);
    }
}

void TestEmbeddedProfile::framework_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    const QByteArray start = "Failed to deserialize the JSON body into the target type: ";
    QTest::newRow("x number")
        << QByteArray(R"({"x":{"age":7}})") << 422
        << QByteArray(start +
                      "x.age: invalid type: integer `7`, expected a string at line 1 column 13");
    QTest::newRow("x bool")
        << QByteArray(R"({"x":{"ok":true}})") << 422
        << QByteArray(start +
                      "x.ok: invalid type: boolean `true`, expected a string at line 1 column 15");
    QTest::newRow("x object")
        << QByteArray(R"({"x":{"contact":{"email":"a@example.com"}}})") << 422
        << QByteArray(start +
                      "x.contact: invalid type: map, expected a string at line 1 column 16");
    QTest::newRow("name number")
        << QByteArray(R"({"name":5})") << 422
        << QByteArray(start +
                      "name: invalid type: integer `5`, expected a string at line 1 column 9");
    QTest::newRow("broken") << QByteArray("{") << 400
                            << QByteArray("Failed to parse the request body as JSON: EOF while "
                                          "parsing an object at line 1 column 1");
    QTest::newRow("1 MiB") << QByteArray("{\"name\":\"" + QByteArray(1024 * 1024, 'n') + "\"}")
                           << 413
                           << QByteArray(
                                  "Failed to buffer the request body: length limit exceeded");
}

void TestEmbeddedProfile::framework()
{
    QFETCH(QByteArray, body);
    const HttpAnswer answer = m->patchMe(body);
    QTEST(answer.status, "status");
    QCOMPARE(answer.header("content-type"), QByteArray("text/plain; charset=utf-8"));
    QTEST(answer.body, "text");
}

void TestEmbeddedProfile::nameNull()
{
    const HttpAnswer answer = m->patchMe(R"({"name":null})");
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.code(), u"E-CORE-DBERR"_s);
    QCOMPARE(full()["name"_L1].toString(), QString());
}

void TestEmbeddedProfile::ignoredAlteredAndLate()
{
    m->change([](Behaviours &b) { b.ignoreWrites = true; });
    m->services().clearLog();
    QCOMPARE(m->patchMe(R"({"name":"Never"})").status, 200);
    QCOMPARE(full()["name"_L1].toString(), u"Alice Liddell"_s);
    QVERIFY(!m->services().log().first().applied);

    m->change([](Behaviours &b) {
        b.ignoreWrites = false;
        b.alterWrites = true;
    });
    QCOMPARE(m->patchMe(R"({"name":"Almost"})").status, 200);
    QVERIFY(full()["name"_L1].toString().startsWith(u"Almost"));
    QVERIFY(full()["name"_L1].toString() != u"Almost"_s);

    m->change([](Behaviours &b) {
        b.alterWrites = false;
        b.lateReadMs = 1500;
    });
    const QString before = full()["name"_L1].toString();
    QCOMPARE(m->patchMe(R"({"name":"Late"})").status, 200);
    QCOMPARE(full()["name"_L1].toString(), before);
    QTRY_COMPARE(full()["name"_L1].toString(), u"Late"_s);
}

void TestEmbeddedProfile::numericTypes()
{
    m->change([](Behaviours &b) { b.numericTypes = true; });
    QVERIFY(full()["name"_L1].isDouble());
    QVERIFY(full()["x"_L1]["bio"_L1].isDouble());
}

void TestEmbeddedProfile::docMode()
{
    m->change([](Behaviours &b) { b.mode = Behaviours::Mode::Doc; });
    const HttpAnswer me = m->get(u"/api/me"_s);
    QVERIFY(me.json()["time"_L1].isDouble());
    QVERIFY(me.data().toObject().contains("tnId"_L1));
    QVERIFY(me.data()["profilePic"_L1].toString().startsWith(u"/file/f1~"));
    QCOMPARE(m->get(me.data()["profilePic"_L1].toString()).status, 200);
    QCOMPARE(m->get(u"/api/me/full"_s).status, 404);
    QCOMPARE(m->json("POST", u"/api/actions"_s, "{}").status, 404);
    const HttpAnswer saved = m->patchMe(R"({"name":"Alice Smith"})");
    QCOMPARE(saved.data().toObject().keys(), QStringList({u"idTag"_s, u"name"_s}));
    const HttpAnswer page = m->get(u"/api/profiles?type=community&_limit=2&_offset=1"_s);
    QCOMPARE(page.data().toArray().size(), 2);
    const HttpAnswer followed = m->json("PATCH", u"/api/profiles/chor-m%C3%BCnchen.example"_s,
                                        R"({"relationship":"follow"})");
    QCOMPARE(followed.data()["relationship"_L1].toString(), u"follow"_s);
    m->token.clear();
    QCOMPARE(m->get(u"/api/me"_s).status, 403);
    QCOMPARE(m->get(u"/api/profiles/"_s + bob).data()["idTag"_L1].toString(), bob);
    QCOMPARE(m->get(u"/api/profiles/nobody.example"_s).status, 404);
}

QTEST_GUILESS_MAIN(TestEmbeddedProfile)
#include "tst_embedded_profile.moc"
