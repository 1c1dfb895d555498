// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloapi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

Endpoint endpointOf(const QString &dialect, const QSet<QString> &lacks = {})
{
    Endpoint endpoint;
    endpoint.base = QUrl(u"https://cl-o.alice.test"_s);
    endpoint.handle = u"alice.test"_s;
    endpoint.token = u"secret"_s;
    endpoint.server.dialect = dialect;
    endpoint.server.lacks = lacks;
    return endpoint;
}

Outcome refusalOf(const Wish &wish, const QString &dialect = u"R3"_s)
{
    const Result<HttpRequest> made = CloudilloApi().request(wish, endpointOf(dialect));
    return made ? Outcome::Ok : made.error().kind;
}

QJsonObject jsonOf(const Wish &wish, const Endpoint &endpoint)
{
    const Result<HttpRequest> made = CloudilloApi().request(wish, endpoint);
    return made ? QJsonDocument::fromJson(made.value().body).object() : QJsonObject();
}

QByteArray pathOf(const Wish &wish, const Endpoint &endpoint)
{
    const Result<HttpRequest> made = CloudilloApi().request(wish, endpoint);
    return made ? made.value().url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
                : QByteArray();
}

wish::SaveProfile saving(const QString &key, const QJsonValue &value)
{
    return {{{{key, value}}}};
}

} // namespace

class TestCloudilloRequests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesProfileValues_data();
    void refusesProfileValues();
    void trimsTheName();
    void refusesOtherPictures();
    void refusesActionsOnNobody();
    void canonicalisesBeforeUse();
    void encodesPaths();
    void sendsTheTokenOnlyHome();
    void sendsOnlyPlainTags();
    void blocksInEachDialect();
    void followsWithoutActions();
    void editsMembers();
    void pagesOnlyWhereThatWorks();
    void refusesWhatTheServerWould();
    void oldServersAreReadOnly();
};

void TestCloudilloRequests::refusesProfileValues_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("fits");

    QTest::newRow("name null") << u"name"_s << QJsonValue() << false;
    QTest::newRow("name empty") << u"name"_s << QJsonValue(u""_s) << false;
    QTest::newRow("name blank") << u"name"_s << QJsonValue(u" \u00A0 "_s) << false;
    QTest::newRow("name number") << u"name"_s << QJsonValue(5) << false;
    QTest::newRow("name 128 points")
        << u"name"_s << QJsonValue(u"\U0001F600"_s.repeated(128)) << true;
    QTest::newRow("name 129 points")
        << u"name"_s << QJsonValue(u"\U0001F600"_s.repeated(129)) << false;
    QTest::newRow("value 4096 bytes") << u"x.bio"_s << QJsonValue(QString(4096, u'b')) << true;
    QTest::newRow("value 4097 bytes") << u"x.bio"_s << QJsonValue(QString(4097, u'b')) << false;
    QTest::newRow("value 1366 times 3")
        << u"x.bio"_s << QJsonValue(QString(1366, QChar(0x611B))) << false;
    QTest::newRow("value number") << u"x.age"_s << QJsonValue(7) << false;
    QTest::newRow("value object") << u"x.contact"_s << QJsonValue(QJsonObject()) << false;
    QTest::newRow("value empty") << u"x.bio"_s << QJsonValue(u""_s) << true;
    QTest::newRow("value removed") << u"x.bio"_s << QJsonValue() << true;
    QTest::newRow("key 256 bytes") << u"x."_s + QString(256, u'k') << QJsonValue(u"v"_s) << true;
    QTest::newRow("key 257 bytes") << u"x."_s + QString(257, u'k') << QJsonValue(u"v"_s) << false;
    QTest::newRow("key empty") << u"x."_s << QJsonValue(u"v"_s) << false;
    QTest::newRow("key empty removed") << u"x."_s << QJsonValue() << true;
    QTest::newRow("unknown key") << u"profilePic"_s << QJsonValue(u"f1~x"_s) << false;
}

void TestCloudilloRequests::refusesProfileValues()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(bool, fits);
    const Result<HttpRequest> made =
        CloudilloApi().request(saving(key, value), endpointOf(u"R3"_s));
    QCOMPARE(made.ok(), fits);
    if (!fits) {
        QCOMPARE(made.error().kind, Outcome::LocalReject);
        QCOMPARE(made.error().fieldIssues.keys(), QStringList{key});
    }
}

void TestCloudilloRequests::trimsTheName()
{
    const QJsonObject json = jsonOf(saving(u"name"_s, u"  Alice  "_s), endpointOf(u"R3"_s));
    QCOMPARE(json, (QJsonObject{{u"name"_s, u"Alice"_s}}));
}

void TestCloudilloRequests::refusesOtherPictures()
{
    const auto put = [](const QByteArray &bytes) {
        return refusalOf(wish::PutPicture{PictureSlot::Avatar, bytes, "image/jpeg"});
    };
    QCOMPARE(put("GIF89a, called a JPEG"), Outcome::LocalReject);
    QCOMPARE(put({}), Outcome::LocalReject);
    QCOMPARE(put("\xFF\xD8\xFF\xE0 and more"), Outcome::Ok);
    QCOMPARE(put(QByteArray("\xFF\xD8\xFF") + QByteArray(16 * 1024 * 1024 - 3, 'x')), Outcome::Ok);
    QCOMPARE(put(QByteArray("\xFF\xD8\xFF") + QByteArray(16 * 1024 * 1024 - 2, 'x')),
             Outcome::LocalReject);
    const Result<HttpRequest> made = CloudilloApi().request(
        wish::PutPicture{PictureSlot::Cover, "\x89PNG\r\n\x1A\n", "image/jpeg"},
        endpointOf(u"R3"_s));
    QCOMPARE(made.value().header("content-type"), "image/png"); // the true type, whatever was said
    QCOMPARE(made.value().url.path(), u"/api/me/cover"_s);
}

void TestCloudilloRequests::refusesActionsOnNobody()
{
    QCOMPARE(refusalOf(wish::Follow{u"alice.test"_s}), Outcome::LocalReject); // oneself
    QCOMPARE(refusalOf(wish::Follow{u"ALICE.test."_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::Follow{u"bob@bob.test"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::Follow{u"bob@bob.test"_s}, u"DOC"_s), Outcome::Ok); // opaque there
    QCOMPARE(refusalOf(wish::Follow{QString()}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::SetStatus{u"alice.test"_s, u"blocked"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::SetStatus{u"bob.test"_s, u"angry"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::SetTrust{u"bob.test"_s, u"maybe"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::Connect{u"bob.test"_s, QString(501, u'x')}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::Connect{u"bob.test"_s, QString(500, u'x')}), Outcome::Ok);
    QCOMPARE(refusalOf(wish::ReadPerson{u".."_s}), Outcome::LocalReject);
}

void TestCloudilloRequests::canonicalisesBeforeUse()
{
    const Endpoint endpoint = endpointOf(u"R3"_s);
    QCOMPARE(jsonOf(wish::Follow{u" Bob.Test "_s}, endpoint).value(u"audienceTag"_s).toString(),
             u"bob.test"_s);
    QCOMPARE(jsonOf(wish::SignIn{u"Alice.Test."_s, u"p"_s}, endpoint).value(u"idTag"_s).toString(),
             u"alice.test"_s);
    QCOMPARE(pathOf(wish::ReadPerson{u"xn--bcher-kva.example.com"_s}, endpoint),
             "/api/profiles/b%C3%BCcher.example.com");
}

void TestCloudilloRequests::encodesPaths()
{
    const Endpoint endpoint = endpointOf(u"R3"_s);
    QCOMPARE(pathOf(wish::ReadPerson{u"per%cent.example.com"_s}, endpoint),
             "/api/profiles/per%25cent.example.com");
    wish::ListPeople list;
    list.text = u"a+b&c=%"_s;
    QCOMPARE(pathOf(wish::ReadPerson{u"a/b?c#d"_s}, endpoint), "/api/profiles/a%2Fb%3Fc%23d");
    QCOMPARE(pathOf(list, endpoint), "/api/profiles?search=a%2Bb%26c%3D%25");
    QCOMPARE(pathOf(wish::ReadPicture{u"@17"_s, u"vis.pf"_s}, endpoint),
             "/api/files/@17?variant=vis.pf");
    QCOMPARE(pathOf(wish::ReadPicture{u"b1~abc"_s, u"vis.pf"_s}, endpoint),
             "/api/files/variant/b1~abc");
    QCOMPARE(pathOf(wish::ReadPicture{QString(43, u'a'), u"vis.pf"_s}, endpoint),
             "/api/store/" + QByteArray(43, 'a'));
}

void TestCloudilloRequests::sendsTheTokenOnlyHome()
{
    const CloudilloApi api;
    const Endpoint endpoint = endpointOf(u"R3"_s);
    const auto token = [&api, &endpoint](const Wish &wish) {
        return api.request(wish, endpoint).value().header("Authorization");
    };
    QCOMPARE(token(wish::ReadOwn{}), "Bearer secret");
    QVERIFY(token(wish::ReadPublic{u"bob.test"_s, {}}).isEmpty());
    QVERIFY(token(wish::ReadHome{u"bob.test"_s}).isEmpty());
    QVERIFY(token(wish::ReadPicture{u"f1~a"_s, {}}).isEmpty());
    QVERIFY(token(wish::ReadPicture{u"https://cdn.example.net/b.png"_s, {}}).isEmpty());
    QVERIFY(token(wish::SignIn{u"alice.test"_s, u"p"_s}).isEmpty());
    QCOMPARE(api.request(wish::ReadHome{u"bob.test"_s}, endpoint).value().url,
             QUrl(u"https://cl-o.bob.test/api/me/full"_s));
    QCOMPARE(refusalOf(wish::ReadPicture{u"http://cdn.example.net/b.png"_s, {}}),
             Outcome::LocalReject);
}

void TestCloudilloRequests::sendsOnlyPlainTags()
{
    const auto tag = [](const QByteArray &etag) {
        return CloudilloApi()
            .request(wish::ReadPublic{u"bob.test"_s, etag}, endpointOf(u"R3"_s))
            .value()
            .header("If-None-Match");
    };
    QCOMPARE(tag("\"Q0qPHyr4X7g\""), "\"Q0qPHyr4X7g\"");
    QVERIFY(tag("W/\"abc\"").isEmpty());
    QVERIFY(tag("*").isEmpty());
    QVERIFY(tag("\"a\", \"b\"").isEmpty());
}

void TestCloudilloRequests::blocksInEachDialect()
{
    const wish::SetStatus block{u"bob.test"_s, u"blocked"_s};
    QCOMPARE(jsonOf(block, endpointOf(u"R3"_s)), (QJsonObject{{u"status"_s, u"B"_s}}));
    QCOMPARE(jsonOf(block, endpointOf(u"DOC"_s)),
             (QJsonObject{{u"status"_s, u"B"_s}, {u"relationship"_s, u"block"_s}}));
    Endpoint early = endpointOf(u"R2"_s);
    early.server.remembered.insert(u"status-words"_s, u"capitalised"_s);
    QCOMPARE(jsonOf(block, early), (QJsonObject{{u"status"_s, u"Blocked"_s}}));
}

void TestCloudilloRequests::followsWithoutActions()
{
    const Endpoint page = endpointOf(u"DOC"_s, {u"/api/actions"_s});
    QCOMPARE(pathOf(wish::Follow{u"bob@example.com"_s}, page), "/api/profiles/bob@example.com");
    QCOMPARE(jsonOf(wish::Follow{u"bob@example.com"_s}, page),
             (QJsonObject{{u"relationship"_s, u"follow"_s}}));
    const Result<HttpRequest> made =
        CloudilloApi().request(wish::IncomingRequests{u"alice.test"_s, {}}, page);
    QCOMPARE(made.error().kind, Outcome::NotOffered);
}

void TestCloudilloRequests::editsMembers()
{
    const Endpoint endpoint = endpointOf(u"R3"_s);
    wish::EditMember edit{u"bob.test"_s, {}, {}, {}};
    QCOMPARE(refusalOf(edit), Outcome::LocalReject); // nothing to change
    edit.role = std::optional<QString>();
    QCOMPARE(jsonOf(edit, endpoint), (QJsonObject{{u"roles"_s, QJsonValue()}}));
    edit.role = std::optional(u"moderator"_s);
    edit.status = u"active"_s;
    QCOMPARE(jsonOf(edit, endpoint),
             (QJsonObject{{u"roles"_s, QJsonArray{u"moderator"_s}}, {u"status"_s, QJsonValue()}}));
    edit.role = std::optional(u"user"_s);
    QCOMPARE(refusalOf(edit), Outcome::LocalReject);
}

void TestCloudilloRequests::pagesOnlyWhereThatWorks()
{
    wish::ListPeople list;
    list.limit = 20;
    list.offset = 40;
    QCOMPARE(pathOf(list, endpointOf(u"R3"_s)), "/api/profiles");
    QCOMPARE(pathOf(list, endpointOf(u"DOC"_s)), "/api/profiles?_limit=20&_offset=40");
    QCOMPARE(pathOf(list, endpointOf(u"L0"_s)), "/api/profile");
}

void TestCloudilloRequests::refusesWhatTheServerWould()
{
    QCOMPARE(refusalOf(wish::SearchPeople{u"*"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::SearchPeople{u"\u0418"_s}), Outcome::Ok);
    QCOMPARE(refusalOf(wish::ReadPeople{}), Outcome::LocalReject);
    QStringList many;
    for (int i = 0; i < 65; ++i)
        many.append(u"p%1.example.com"_s.arg(i));
    QCOMPARE(refusalOf(wish::ReadPeople{many}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::ReadPeople{many.mid(1)}), Outcome::Ok);
    QCOMPARE(refusalOf(wish::ChangePassword{u"old-one"_s, u"1234567"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::ChangePassword{u"same-same"_s, u"same-same"_s}), Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::ChangePassword{u"old-one"_s, u"        "_s}), Outcome::LocalReject);
}

void TestCloudilloRequests::oldServersAreReadOnly()
{
    for (const auto &dialect : {u"L0"_s, u"R1"_s}) {
        QCOMPARE(refusalOf(saving(u"name"_s, u"Alice"_s), dialect), Outcome::NotOffered);
        QCOMPARE(refusalOf(wish::Follow{u"bob.test"_s}, dialect), Outcome::NotOffered);
        QCOMPARE(refusalOf(wish::ReadOwn{}, dialect), Outcome::Ok);
    }
}

QTEST_APPLESS_MAIN(TestCloudilloRequests)
#include "tst_cloudillorequests.moc"
