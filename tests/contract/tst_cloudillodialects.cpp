// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapterhelp.h"

#include <QTest>

using namespace adapterhelp;

class TestCloudilloDialects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void probes();
    void laddersOfWords();
    void actionsFallBackOnlyOnThePage();
    void ownProfileFallsBack();
    void picturesFallBack();
};

void TestCloudilloDialects::probes()
{
    const Answer first = heard(wish::Probe{}, replyOf(200, identity), endpointOf({}));
    QCOMPARE(first.learned.dialect, u"R3"_s);
    QCOMPARE(pathOfNext(first, endpointOf({})), "GET /api/me/full ");
    const Answer noFull = refused(wish::Probe{true}, 404);
    QVERIFY(noFull.ok());
    QCOMPARE(noFull.learned.dialect, u"DOC"_s);
    const Answer closed = refused(wish::Probe{}, 403, endpointOf({}));
    QVERIFY(closed.ok());
    QCOMPARE(closed.learned.dialect, u"DOC"_s);
    QCOMPARE(refused(wish::Probe{}, 404, endpointOf({})).error.kind, Outcome::NotFound);
    QCOMPARE(
        heard(wish::Probe{}, replyOf(200, R"({"idTag":"alice.test","name":"A"})")).learned.dialect,
        u"L0"_s);
}

void TestCloudilloDialects::laddersOfWords()
{
    const wish::EditMember edit{u"bob.test"_s, {}, {}, u"suspended"_s};
    Endpoint endpoint = endpointOf(u"DOC"_s);
    const QByteArray path = "PATCH /api/admin/profiles/bob.test ";
    const Answer first = refused(edit, 422, endpoint);
    QCOMPARE(first.error.kind, Outcome::Invalid);
    QCOMPARE(pathOfNext(first, endpoint), path + R"({"status":"Suspended"})");
    endpoint.server.merge(first.learned);
    const Answer second = refused(edit, 422, endpoint);
    QCOMPARE(pathOfNext(second, endpoint), path + R"({"status":"suspended"})");
    endpoint.server.merge(second.learned);
    const Answer third = refused(edit, 422, endpoint);
    QVERIFY(third.next.isEmpty());
    endpoint.server.merge(third.learned); // nothing helped: letters again
    QCOMPARE(pathOfNext(refused(edit, 422, endpoint), endpoint),
             path + R"({"status":"Suspended"})");

    const wish::SetStatus block{u"bob.test"_s, u"blocked"_s};
    const Answer strict = refused(block, 406, endpointOf(u"DOC"_s));
    QCOMPARE(pathOfNext(strict, endpointOf(u"DOC"_s)),
             R"(PATCH /api/profiles/bob.test {"status":"B"})");
}

void TestCloudilloDialects::actionsFallBackOnlyOnThePage()
{
    const wish::Follow follow{u"bob.test"_s};
    const Answer page = refused(follow, 404, endpointOf(u"DOC"_s));
    QCOMPARE(page.error.kind, Outcome::NotOffered);
    QCOMPARE(pathOfNext(page, endpointOf(u"DOC"_s)),
             R"(PATCH /api/profiles/bob.test {"relationship":"follow"})");
    QVERIFY(refused(follow, 404).next.isEmpty()); // R3 would make a nameless row of it
    QVERIFY(refused(follow, 400, endpointOf(u"DOC"_s)).next.isEmpty());
}

void TestCloudilloDialects::ownProfileFallsBack()
{
    QCOMPARE(pathOfNext(refused(wish::ReadOwn{}, 404, endpointOf({})), endpointOf({})),
             "GET /api/me ");
    QVERIFY(refused(wish::ReadOwn{}, 404).next.isEmpty());
}

void TestCloudilloDialects::picturesFallBack()
{
    Endpoint endpoint = endpointOf(u"DOC"_s);
    const wish::ReadPicture picture{u"b1~abc"_s, {}};
    const Answer first = refused(picture, 404, endpoint);
    QCOMPARE(pathOfNext(first, endpoint), "GET /api/file/variant/b1~abc ");
    endpoint.server.merge(first.learned);
    const Answer second = refused(picture, 404, endpoint);
    QCOMPARE(pathOfNext(second, endpoint), "GET /file/b1~abc ");
    endpoint.server.merge(second.learned);
    QVERIFY(refused(picture, 404, endpoint).next.isEmpty());
    QCOMPARE(heard(picture, replyOf(200, "{}")).error.kind, Outcome::ProtocolError);
    QCOMPARE(heard(picture, replyOf(200, "\x01", "image/avif")).picture.value().mediaType,
             "image/avif");
}

QTEST_APPLESS_MAIN(TestCloudilloDialects)
#include "tst_cloudillodialects.moc"
