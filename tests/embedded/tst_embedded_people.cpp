// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, relationships, actions, search and administration (Cloudillo 5 to 8), and the demo world
// itself.
#include "serviceclient.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

class TestEmbeddedPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void worldHasEverything();
    void listIsCut();
    void filters_data();
    void filters();
    void badFilters_data();
    void badFilters();
    void searchMissesCapitals();
    void pagedSearch();
    void single();
    void batch();
    void relationshipPatch();
    void unknownPersonBecomesStub();
    void follow();
    void connectAndAccept();
    void reject();
    void unreachableTarget();
    void badActions_data();
    void badActions();
    void refresh();
    void memberAdministration();
    void tenants();
    void homesOfOthers();

private:
    [[nodiscard]] QJsonArray list(const QString &query)
    {
        return m->get(u"/api/profiles"_s + query).data().toArray();
    }
    [[nodiscard]] QJsonValue one(const QString &tag)
    {
        return m->get(u"/api/profiles/"_s + tag).data();
    }
    HttpAnswer act(const QString &body)
    {
        return m->json("POST", u"/api/actions"_s, body.toUtf8());
    }

    std::unique_ptr<ServiceClient> m;
};

void TestEmbeddedPeople::init()
{
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    m->beAlice();
}

void TestEmbeddedPeople::worldHasEverything()
{
    m->change([](Behaviours &b) { b.listCap = 10'000; });
    const QJsonArray people = list(u"?type=person&status=A,B,M,S,X"_s);
    QCOMPARE(people.size(), 731); // 730 and the own row
    QCOMPARE(list(u"?type=community"_s).size(), 4);
    QSet<QString> tags;
    QSet<int> scripts;
    int pictures = 0;
    for (const QJsonValue &each : people) {
        tags.insert(each["idTag"_L1].toString());
        pictures += each.toObject().contains("profilePic"_L1) ? 1 : 0;
        for (const QChar c : each["name"_L1].toString())
            scripts.insert(int(c.script()));
    }
    QCOMPARE(tags.size(), people.size());
    QVERIFY(pictures > 300 && pictures < 700);
    for (const QChar::Script script :
         {QChar::Script_Latin, QChar::Script_Greek, QChar::Script_Cyrillic, QChar::Script_Arabic,
          QChar::Script_Hebrew, QChar::Script_Devanagari, QChar::Script_Thai, QChar::Script_Han,
          QChar::Script_Hiragana, QChar::Script_Hangul, QChar::Script_Ethiopic})
        QVERIFY2(scripts.contains(int(script)), qPrintable(QString::number(script)));
}

void TestEmbeddedPeople::listIsCut()
{
    const QJsonArray first = list(QString());
    QCOMPARE(first.size(), 100);
    QCOMPARE(list(u"?_limit=100&_offset=100&limit=2&sort=idTag"_s), first);
    m->change([](Behaviours &b) { b.listCap = 5; });
    QCOMPARE(list(QString()).size(), 5);
    QCOMPARE(list(u"?idTag=alice.garden.example"_s)[0]["following"_L1].toBool(true), false);
}

void TestEmbeddedPeople::filters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("communities") << u"?type=community"_s << u"type"_s << QJsonValue(u"community"_s);
    QTest::newRow("blocked") << u"?status=B"_s << u"status"_s << QJsonValue(u"B"_s);
    QTest::newRow("blocked, and a code nobody knows")
        << u"?status=B,Q"_s << u"status"_s << QJsonValue(u"B"_s);
    QTest::newRow("connected") << u"?connected=true"_s << u"connected"_s << QJsonValue(true);
    QTest::newRow("requested") << u"?connected=R"_s << u"connected"_s << QJsonValue(false);
    QTest::newRow("following") << u"?following=true"_s << u"following"_s << QJsonValue(true);
    QTest::newRow("no follower") << u"?follower=false"_s << u"follower"_s << QJsonValue(false);
}

void TestEmbeddedPeople::filters()
{
    QFETCH(QString, query);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    const QJsonArray found = list(query);
    QVERIFY(!found.isEmpty());
    for (const QJsonValue &each : found)
        QCOMPARE(each[key], value);
}

void TestEmbeddedPeople::badFilters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("type") << u"?type=robot"_s << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("1") << u"?following=1"_s << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("status word") << u"?status=active"_s << QByteArray("application/json");
}

void TestEmbeddedPeople::badFilters()
{
    QFETCH(QString, query);
    const HttpAnswer answer = m->get(u"/api/profiles"_s + query);
    QCOMPARE(answer.status, 400);
    QTEST(answer.header("content-type"), "type");
}

void TestEmbeddedPeople::searchMissesCapitals()
{
    const auto names = [&](const QString &text) {
        return list(u"?search="_s + QString::fromLatin1(QUrl::toPercentEncoding(text))).size();
    };
    QVERIFY(names(u"Łukasz"_s) == 0 && names(u"łukasz"_s) == 0);
    QVERIFY(names(u"иван"_s) == 0 && names(u"Иван"_s) == 0);
    QVERIFY(names(u"ван"_s) > 0);
    QVERIFY(names(u"GRACE"_s) > 0);
    QCOMPARE(list(u"?q=%25"_s)[0]["idTag"_L1].toString(), u"per%cent.example.com"_s);
}

void TestEmbeddedPeople::pagedSearch()
{
    const auto search = [&](const QString &q) {
        return m->get(u"/api/search?type=profile&q="_s +
                      QString::fromLatin1(QUrl::toPercentEncoding(q)));
    };
    QVERIFY(!search(u"иван"_s).data().toArray().isEmpty());
    QCOMPARE(search(u"ukasz"_s).data().toArray().size(), 0);
    QCOMPARE(search(u"*"_s).status, 400);
    QCOMPARE(m->get(u"/api/search?type=profile"_s).status, 400);
    QSet<QString> all;
    int total = -1;
    for (int offset = 0; offset < 1000; offset += 100) {
        const HttpAnswer page =
            m->get(u"/api/search?type=profile&q=example&limit=500&offset=%1"_s.arg(offset));
        total = page.json()["pagination"_L1]["total"_L1].toInt();
        QCOMPARE(page.json()["pagination"_L1]["limit"_L1].toInt(), 100);
        for (const QJsonValue &hit : page.data().toArray())
            all.insert(hit["objId"_L1].toString());
    }
    QCOMPARE(all.size(), total);
    QCOMPARE(total, 735); // 730 people, 4 communities, the own row; no stubs
}

void TestEmbeddedPeople::single()
{
    QVERIFY(!one(bob).toObject().contains("type"_L1));
    QCOMPARE(one(gardenClub)["type"_L1].toString(), u"community"_s);
    QVERIFY(!one(gardenClub).toObject().contains("roles"_L1));
    const HttpAnswer unknown = m->get(u"/api/profiles/nobody.example.com"_s);
    QCOMPARE(unknown.status, 200);
    QVERIFY(unknown.data().isNull());
    QCOMPARE(m->get(u"/api/profiles/stub-1.example.net"_s).code(), u"E-CORE-DBERR"_s);
    QCOMPARE(one(u"BOB.Garden.Example"_s)["idTag"_L1].toString(), bob);
    QCOMPARE(one(u"xn--bcher-kva.example"_s)["idTag"_L1].toString(), u"bücher.example"_s);
    m->token.clear();
    QCOMPARE(m->get(u"/api/profiles/"_s + bob).status, 403);
}

void TestEmbeddedPeople::batch()
{
    const QString all = u"/api/profiles/batch?idTags="_s;
    QCOMPARE(m->get(all + bob + u",nobody.example,stub-1.example.net,"_s + gardenClub)
                 .data()
                 .toArray()
                 .size(),
             2);
    QCOMPARE(m->get(all).data().toArray().size(), 0);
    QCOMPARE(m->get(u"/api/profiles/batch"_s).data().toArray().size(), 0);
    QCOMPARE(m->get(all + QStringList(64, bob).join(u',')).data().toArray().size(), 1);
    QCOMPARE(m->get(all + QStringList(65, bob).join(u',')).status, 400);
}

void TestEmbeddedPeople::relationshipPatch()
{
    const auto patch = [&](const QByteArray &body) {
        return m->json("PATCH", u"/api/profiles/"_s + bob, body);
    };
    const HttpAnswer blocked = patch(R"({"status":"B","trust":"always"})");
    QCOMPARE(blocked.status, 200);
    QVERIFY(blocked.body.isEmpty());
    QCOMPARE(one(bob)["status"_L1].toString(), u"B"_s);
    QCOMPARE(one(bob)["trust"_L1].toString(), u"always"_s);
    const QJsonValue before = one(bob);
    QCOMPARE(patch(R"({"relationship":"follow","following":false,"connected":false})").status, 200);
    QCOMPARE(one(bob), before);
    QCOMPARE(patch(R"({"status":null,"trust":null})").status, 200);
    QVERIFY(!one(bob).toObject().contains("status"_L1));
    const HttpAnswer wrong = patch(R"({"status":"b"})");
    QCOMPARE(wrong.status, 422);
    QCOMPARE(
        wrong.body,
        QByteArray(
            "Failed to deserialize the JSON body into the target type: status:"
            " unknown variant `b`, expected one of `A`, `B`, `M`, `S`, `X` at line 1 column 13"));
}

void TestEmbeddedPeople::unknownPersonBecomesStub()
{
    const QString ghost = u"/api/profiles/ghost.example.com"_s;
    QCOMPARE(m->json("PATCH", ghost, R"({"status":"B"})").status, 200);
    QCOMPARE(m->get(ghost).status, 500);
    QCOMPARE(list(u"?idTag=ghost.example.com&status=B"_s).size(), 0);
    const QString phantom = u"/api/admin/profiles/phantom.example.com"_s;
    QCOMPARE(m->json("PATCH", phantom, R"({"status":"S"})").status, 404);
    QCOMPARE(m->json("PATCH", phantom, R"({"status":"S"})").status, 500);
}

void TestEmbeddedPeople::follow()
{
    m->change([](Behaviours &b) { b.followFlagDelayMs = 400; });
    const QString choir = u"chor-m%C3%BCnchen.example"_s;
    const HttpAnswer answer =
        act(u"{\"type\":\"FLLW\",\"audienceTag\":\"chor-münchen.example\"}"_s);
    QCOMPARE(answer.status, 201);
    QVERIFY(answer.data()["actionId"_L1].toString().startsWith(u'@'));
    QCOMPARE(one(choir)["following"_L1].toBool(), false); // late
    QTRY_COMPARE(one(choir)["following"_L1].toBool(), true);
    m->change([](Behaviours &b) { b.followFlagDelayMs = 0; });
    act(u"{\"type\":\"FLLW\",\"subType\":\"DEL\",\"audienceTag\":\"chor-münchen.example\"}"_s);
    QCOMPARE(one(choir)["following"_L1].toBool(true), false);
}

void TestEmbeddedPeople::connectAndAccept()
{
    act(u"{\"type\":\"CONN\",\"subType\":\"DEL\",\"audienceTag\":\"bob.garden.example\"}"_s);
    QCOMPARE(one(bob)["connected"_L1].toBool(true), false);
    QCOMPARE(one(bob)["following"_L1].toBool(), true);
    act(u"{\"type\":\"CONN\",\"audienceTag\":\"bob.garden.example\",\"content\":\"Hello\"}"_s);
    QVERIFY(list(u"?connected=R&idTag=bob.garden.example"_s).size() == 1);

    m->token = m->signIn(bob, u"bob-demo-1"_s);
    const QString incoming = u"/api/actions?type=CONN&status=C&audience="_s + bob;
    const HttpAnswer requests = m->get(incoming);
    QCOMPARE(requests.data().toArray().size(), 1);
    QCOMPARE(requests.data()[0]["content"_L1].toString(), u"Hello"_s);
    QCOMPARE(requests.data()[0]["issuer"_L1]["idTag"_L1].toString(), alice);
    QCOMPARE(requests.json()["cursorPagination"_L1]["hasMore"_L1].toBool(true), false);
    const QString id = requests.data()[0]["actionId"_L1].toString();
    QVERIFY(id.startsWith(u"a1~"));
    QCOMPARE(m->send("POST", u"/api/actions/%1/accept"_s.arg(id)).status, 200);
    QCOMPARE(m->send("POST", u"/api/actions/%1/accept"_s.arg(id)).status, 200);
    QCOMPARE(m->send("POST", u"/api/actions/a1~none/accept"_s).status, 404);
    QCOMPARE(one(alice)["connected"_L1].toBool(), true);
    QCOMPARE(m->get(incoming).data().toArray().size(), 0);
    m->beAlice();
    QCOMPARE(one(bob)["connected"_L1].toBool(), true);
}

void TestEmbeddedPeople::reject()
{
    const QString incoming = u"/api/actions?type=CONN&status=C&limit=2"_s;
    const HttpAnswer first = m->get(incoming);
    QCOMPARE(first.data().toArray().size(), 2);
    const QString cursor = first.json()["cursorPagination"_L1]["nextCursor"_L1].toString();
    QCOMPARE(m->get(incoming + u"&cursor="_s + cursor).data().toArray().size(), 1);
    const QString id = first.data()[0]["actionId"_L1].toString();
    const QString from = first.data()[0]["issuer"_L1]["idTag"_L1].toString();
    QCOMPARE(m->send("POST", u"/api/actions/%1/reject"_s.arg(id)).status, 200);
    QCOMPARE(one(from)["following"_L1].toBool(true), false);
    QCOMPARE(m->get(u"/api/actions?type=CONN&status=C"_s).data().toArray().size(), 2);
}

void TestEmbeddedPeople::unreachableTarget()
{
    QCOMPARE(act(uR"({"type":"FLLW","audienceTag":"far.away.example"})"_s).status, 201);
    QCOMPARE(m->get(u"/api/profiles/far.away.example"_s).status, 500);
}

void TestEmbeddedPeople::badActions_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("capitals") << uR"({"type":"FLLW","audienceTag":"Bob.Test"})"_s
                              << u"invalid audience id_tag: Bob.Test"_s;
    QTest::newRow("at") << uR"({"type":"FLLW","audienceTag":"bob@bob.test"})"_s
                        << u"invalid audience id_tag: bob@bob.test"_s;
    QTest::newRow("nobody") << uR"({"type":"FLLW"})"_s
                            << u"Field 'audience' is required for action type FLLW"_s;
    QTest::newRow("long") << uR"({"type":"CONN","audienceTag":"bob.test","content":")"_s +
                                 QString(501, u'x') + u"\"}"_s
                          << u"content: string too long (max 500)"_s;
}

void TestEmbeddedPeople::badActions()
{
    QFETCH(QString, body);
    QFETCH(QString, reason);
    const HttpAnswer answer = act(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json()["error"_L1]["message"_L1].toString(),
             u"Request validation failed: "_s + reason);
}

void TestEmbeddedPeople::refresh()
{
    const QString token = m->token;
    m->token = m->signIn(bob, u"bob-demo-1"_s);
    QCOMPARE(m->patchMe(R"({"name":"Bob the Builder"})").status, 200);
    m->tenant = alice;
    m->token = token;
    QCOMPARE(one(bob)["name"_L1].toString(), u"Bob Stone"_s);
    const HttpAnswer fresh = m->send("POST", u"/api/profiles/%1/refresh"_s.arg(bob));
    QCOMPARE(fresh.data()["name"_L1].toString(), u"Bob the Builder"_s);
    QVERIFY(!fresh.data().toObject().contains("following"_L1));
    QCOMPARE(one(bob)["name"_L1].toString(), u"Bob the Builder"_s);
    QCOMPARE(m->send("POST", u"/api/profiles/stub-1.example.net/refresh"_s).status, 404);
    QCOMPARE(m->send("POST", u"/api/profiles/nobody.example/refresh"_s).status, 404);
}

void TestEmbeddedPeople::memberAdministration()
{
    m->token = m->signIn(gardenClub, u"garden-demo-1"_s);
    const QString member = u"markup.example.net"_s;
    const auto edit = [&](const QByteArray &body) {
        return m->json("PATCH", u"/api/admin/profiles/"_s + member, body);
    };
    const auto row = [&] { return list(u"?status=A,B,M,S,X&idTag="_s + member).at(0); };
    const HttpAnswer made = edit(R"({"roles":["moderator"],"status":"M","name":"Plain"})");
    QCOMPARE(made.status, 200);
    QVERIFY(!made.json()["profile"_L1].toObject().contains("status"_L1));
    QCOMPARE(row()["roles"_L1], QJsonValue(QJsonArray{u"moderator"_s}));
    QCOMPARE(row()["status"_L1].toString(), u"M"_s);
    QCOMPARE(edit(R"({"roles":[]})").status, 200);
    QCOMPARE(row()["roles"_L1], QJsonValue(QJsonArray{u""_s}));
    QCOMPARE(edit(R"({"roles":null})").status, 200);
    QVERIFY(!row().toObject().contains("roles"_L1));
    QCOMPARE(edit(R"({"roles":["emperor"]})").status, 403);
    QCOMPARE(edit(R"({"status":"active","roles":["user"]})").status, 422);
    QCOMPARE(
        m->json("PATCH", u"/api/admin/profiles/"_s + gardenClub, R"({"roles":["leader"]})").status,
        403);

    m->token = m->signIn(bob, u"bob-demo-1"_s); // a moderator there
    m->token = m->get(u"/api/auth/proxy-token?idTag="_s + gardenClub).data()["token"_L1].toString();
    m->tenant = gardenClub;
    QCOMPARE(edit(R"({"roles":["contributor"]})").status, 200);
    QCOMPARE(edit(R"({"roles":["moderator"]})").status, 403);
    QCOMPARE(edit(R"({"status":"B"})").status, 403);
    QCOMPARE(m->json("PATCH", u"/api/profiles/"_s + member, R"({"status":"B"})").status, 403);
}

void TestEmbeddedPeople::tenants()
{
    const HttpAnswer all = m->get(u"/api/admin/tenants"_s);
    QCOMPARE(all.data().toArray().size(), 6);
    QVERIFY(!all.json().contains("reqId"_L1));
    QCOMPARE(m->get(u"/api/admin/tenants?limit=2&offset=5"_s).data()[0]["idTag"_L1].toString(),
             alice);
    QCOMPARE(m->get(u"/api/admin/tenants?q=zoo"_s).json()["pagination"_L1]["total"_L1].toInt(), 1);
    m->token = m->signIn(bob, u"bob-demo-1"_s);
    QCOMPARE(m->get(u"/api/admin/tenants"_s).status, 403);
}

void TestEmbeddedPeople::homesOfOthers()
{
    m->token.clear();
    m->tenant = u"markup.example.net"_s;
    const HttpAnswer home = m->get(u"/api/me"_s);
    QCOMPARE(home.data()["idTag"_L1].toString(), m->tenant);
    QVERIFY(m->get(u"/api/me/full"_s).data()["x"_L1].toObject().contains("bio"_L1));
    m->tenant = u"bücher.example"_s;
    const QString picture = m->get(u"/api/me"_s).data()["profilePic"_L1].toString();
    QCOMPARE(m->get(u"/api/files/%1?variant=vis.tn"_s.arg(picture)).header("content-type"),
             QByteArray("image/webp"));
}

QTEST_GUILESS_MAIN(TestEmbeddedPeople)
#include "tst_embedded_people.moc"
