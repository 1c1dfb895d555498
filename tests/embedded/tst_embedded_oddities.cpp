// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that behave badly on purpose, and a crowd: that each switch does what it says, and that
// the adapter makes sense of it.
#include "network/cloudillo/cloudilloapi.h"
#include "serviceclient.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

class TestEmbeddedOddities final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listShrinks();
    void pagesOverlap();
    void sameSearchPage();
    void oddIdTags();
    void names();
    void unknownRoles();
    void statusWords();
    void turnedCommunities();
    void switchesTravelAsJson();
    void crowd();

private:
    [[nodiscard]] Answer asked(const Wish &wish);
    [[nodiscard]] QStringList page(int offset);

    std::unique_ptr<ServiceClient> m;
    CloudilloApi m_api;
};

void TestEmbeddedOddities::init()
{
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    m->beAlice();
}

/// Through the adapter, as the app would.
Answer TestEmbeddedOddities::asked(const Wish &wish)
{
    Endpoint endpoint{m_api.apiBase(alice), alice, m->token, {}};
    endpoint.server.dialect = u"R3"_s;
    const auto request = m_api.request(wish, endpoint);
    if (!request)
        return {};
    const QUrl url = request.value().url;
    const HttpAnswer got =
        m->get(url.path(QUrl::FullyEncoded) +
               (url.hasQuery() ? u'?' + url.query(QUrl::FullyEncoded) : QString()));
    HttpReply reply;
    reply.status = got.status;
    reply.body = got.body;
    for (const auto &[name, value] : got.headers)
        reply.headers.append({name, value});
    return m_api.answer(wish, request.value(), reply, endpoint);
}

QStringList TestEmbeddedOddities::page(int offset)
{
    QStringList tags;
    const Answer answer = asked(wish::SearchPeople{u"example"_s, 100, offset});
    const PeoplePage found = answer.people.value_or(PeoplePage());
    for (const PersonFacts &each : found.rows)
        tags.append(*each.handle);
    return tags;
}

void TestEmbeddedOddities::listShrinks()
{
    const Answer whole = asked(wish::SearchPeople{u"example"_s, 100, 0});
    QCOMPARE(whole.people->total, 735);
    m->change([](Behaviours &b) { b.listShrinksBy = 7; });
    QCOMPARE(asked(wish::SearchPeople{u"example"_s, 100, 0}).people->total, 735);
    QCOMPARE(asked(wish::SearchPeople{u"example"_s, 100, 100}).people->total, 728);
    QCOMPARE(asked(wish::SearchPeople{u"example"_s, 100, 200}).people->total, 721);
    QCOMPARE(asked(wish::SearchPeople{u"example"_s, 100, 0}).people->total, 735); // anew
}

void TestEmbeddedOddities::pagesOverlap()
{
    QVERIFY(!page(0).contains(page(100).constFirst()));
    m->change([](Behaviours &b) { b.pagesOverlap = true; });
    QCOMPARE(page(100).constFirst(), page(0).constLast());
}

void TestEmbeddedOddities::sameSearchPage()
{
    m->change([](Behaviours &b) { b.sameSearchPage = true; });
    QCOMPARE(page(300), page(0));
}

void TestEmbeddedOddities::oddIdTags()
{
    const QStringList before = page(0);
    m->change([](Behaviours &b) { b.oddIdTags = true; });
    const QString body =
        QString::fromUtf8(m->get(u"/api/search?type=profile&q=example&limit=100"_s).body);
    QVERIFY(body.contains(u".EXAMPLE.NET\""_s));
    QVERIFY(body.contains(u".example.net.\""_s));
    QCOMPARE(page(0), before); // one person, however written
    int odd = 0;
    const QJsonArray rows = m->get(u"/api/profiles"_s).data().toArray();
    for (const QJsonValue &row : rows) {
        const QString tag = row["idTag"_L1].toString();
        odd += tag != tag.toLower() || tag.endsWith(u'.') ? 1 : 0;
    }
    QVERIFY(odd > 10);
    const Answer list = asked(wish::ListPeople{});
    for (const PersonFacts &each : list.people->rows)
        QVERIFY(*each.handle == each.handle->toLower() && !each.handle->endsWith(u'.'));
}

void TestEmbeddedOddities::names()
{
    m->change([](Behaviours &b) {
        b.longNames = 5000;
        b.emptyNames = true;
    });
    qsizetype longest = 0;
    int empty = 0;
    const Answer list = asked(wish::ListPeople{});
    for (const PersonFacts &each : list.people->rows) {
        longest = std::max(longest, each.name->size());
        empty += each.name->isEmpty() ? 1 : 0;
    }
    QCOMPARE(longest, 5000);
    QVERIFY(empty > 5);
    QVERIFY(list.people->rows.size() >= 99); // nobody is lost for their name
}

void TestEmbeddedOddities::unknownRoles()
{
    m->change([](Behaviours &b) { b.unknownRoles = true; });
    m->token = m->get(u"/api/auth/proxy-token?idTag="_s + gardenClub).data()["token"_L1].toString();
    m->tenant = gardenClub;
    const Answer list = asked(wish::ListPeople{});
    int strange = 0;
    int mixed = 0;
    for (const PersonFacts &each : list.people->rows) {
        strange += each.roles == QStringList{u"janitor"_s} ? 1 : 0;
        mixed += each.roles->contains(u"Überleiter"_s) && each.roles->size() == 3 ? 1 : 0;
    }
    QVERIFY(strange > 5 && mixed > 5);
}

void TestEmbeddedOddities::statusWords()
{
    const auto statuses = [&] {
        QMap<QString, QString> all;
        wish::ListPeople wish;
        wish.status = {u"active"_s, u"muted"_s, u"blocked"_s, u"suspended"_s, u"banned"_s};
        const Answer list = asked(wish);
        for (const PersonFacts &each : list.people->rows)
            all.insert(*each.handle, *each.status);
        return all;
    };
    const QMap<QString, QString> before = statuses();
    m->change([](Behaviours &b) { b.oldStatusWords = true; });
    const QByteArray body = m->get(u"/api/profiles?status=A,B,M,S,X"_s).body;
    QVERIFY(body.contains("\"Muted\"") && body.contains("\"Trusted\""));
    QCOMPARE(statuses(), before); // other words, same meaning
    m->change([](Behaviours &b) {
        b.oldStatusWords = false;
        b.unknownStatus = true;
    });
    QVERIFY(statuses().values().contains(u"Q"_s)); // as sent
    QCOMPARE(statuses().keys(), before.keys());
}

void TestEmbeddedOddities::turnedCommunities()
{
    wish::ListPeople communities;
    communities.kind = PersonKind::Community;
    QCOMPARE(asked(wish::ReadPerson{gardenClub}).person.kind, PersonKind::Community);
    m->change([](Behaviours &b) { b.turnedCommunities = true; });
    QCOMPARE(asked(wish::ReadPerson{gardenClub}).person.kind, PersonKind::Person);
    const Answer list = asked(communities);
    QCOMPARE(list.people->rows.size(), 4);
    QCOMPARE(list.people->rows.constFirst().kind, PersonKind::Person);
}

void TestEmbeddedOddities::switchesTravelAsJson()
{
    const HttpAnswer set = m->send(
        "POST", u"/_control"_s,
        R"({"bus":false,"listShrinksBy":3,"oddIdTags":true,"longNames":5000,"unknownStatus":true})",
        {{"Content-Type", "application/json"}, {"Host", "127.0.0.1"}});
    QCOMPARE(set.status, 200);
    const Behaviours now = m->services().behaviours();
    QVERIFY(!now.bus && now.oddIdTags && now.unknownStatus);
    QCOMPARE(now.listShrinksBy, 3);
    QCOMPARE(now.longNames, 5000);
    Behaviours back;
    back.apply(now.toJson());
    QCOMPARE(back, now);
}

void TestEmbeddedOddities::crowd()
{
    constexpr int count = 3000;
    QVERIFY(m->start(count));
    m->beAlice();
    const Answer first = asked(wish::SearchPeople{u"example"_s, 100, 0});
    QCOMPARE(first.people->total, 735 + count);
    QSet<QString> all;
    for (int offset = 0; offset < 735 + count; offset += 100) {
        for (const QString &tag : page(offset))
            all.insert(tag);
    }
    QCOMPARE(all.size(), 734 + count); // the own row is left out
    m->restart();                      // kept, and not made twice
    m->beAlice();
    QCOMPARE(asked(wish::SearchPeople{u"example"_s, 100, 0}).people->total, 735 + count);
    // A search sees what was written since.
    m->patchMe(R"({"name":"Zzyzx Nine"})");
    QCOMPARE(m->get(u"/api/search?type=profile&q=zzyzx"_s).data().toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestEmbeddedOddities)
#include "tst_embedded_oddities.moc"
