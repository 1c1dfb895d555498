// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_tests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace msquaredtest;

namespace {

HttpRequest made(const Wish &wish, const Endpoint &endpoint = endpointOf())
{
    const Result<HttpRequest> request = MSquaredApi().request(wish, endpoint);
    return request ? request.value() : HttpRequest{"REFUSED", {}, {}, {}};
}

QByteArray jsonOf(const Wish &wish, const Endpoint &endpoint = endpointOf())
{
    return made(wish, endpoint).body;
}

Outcome refusalOf(const Wish &wish)
{
    const Result<HttpRequest> request = MSquaredApi().request(wish, endpointOf());
    return request ? Outcome::Ok : request.error().kind;
}

} // namespace

class MSquaredRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bases_data();
    void bases();
    void credentials_data();
    void credentials();
    void sendsOnlyChangedKeys();
    void writesPairsAsSet();
    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void uploadsOnePart();
    void uploadsRaw();
    void refusesOtherPictures();
    void encodesDenylists_data();
    void encodesDenylists();
    void takesShortDenyPaths();
    void tidiesNames();
    void deniesWithoutGoodReplacements_data();
    void deniesWithoutGoodReplacements();
    void asksForPicturesWithoutCredential();
    void asksThisComputerOnlyForItsOwnPictures();
    void declaresWhatIsOpen();
};

void MSquaredRequestTest::bases_data()
{
    QTest::addColumn<QString>("organization");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("problem");
    QTest::addRow("template") << u"acme-park"_s << u""_s << u"https://acme-park.m2worlds.io"_s
                              << u""_s;
    QTest::addRow("capitals") << u"Acme-Park"_s << u""_s << u"https://acme-park.m2worlds.io"_s
                              << u""_s;
    QTest::addRow("invisible") << u"\u200Bacme-park\uFEFF \n"_s << u""_s
                               << u"https://acme-park.m2worlds.io"_s << u""_s;
    QTest::addRow("pasted host") << u"https://acme-park.m2worlds.io/"_s << u""_s
                                 << u"https://acme-park.m2worlds.io"_s << u""_s;
    QTest::addRow("preset") << u"acme"_s << u"https://{organizationId}.m2worlds.io"_s
                            << u"https://acme.m2worlds.io"_s << u""_s;
    QTest::addRow("agnostic") << u"acme"_s << u" api.m2worlds.io/ "_s
                              << u"https://api.m2worlds.io"_s << u""_s;
    QTest::addRow("own label") << u"acme"_s << u"https://{organizationId}.Example.org/m2/"_s
                               << u"https://acme.example.org/m2"_s << u""_s;
    QTest::addRow("whole call") << u"acme"_s << u"https://a.example/api/profile/"_s
                                << u"https://a.example"_s << u""_s;
    QTest::addRow("loopback") << u"acme"_s << u"http://127.0.0.7:8080"_s
                              << u"http://127.0.0.7:8080"_s << u""_s;
    QTest::addRow("loopback bare")
        << u"acme"_s << u"localhost:8080"_s << u"http://localhost:8080"_s << u""_s;
    QTest::addRow("insecure") << u"acme"_s << u"http://a.example"_s << u""_s << u"insecure"_s;
    QTest::addRow("other scheme") << u"acme"_s << u"ftp://a.example"_s << u""_s << u"malformed"_s;
    QTest::addRow("user info") << u"acme"_s << u"https://a:b@a.example"_s << u""_s
                               << u"malformed"_s;
    QTest::addRow("query") << u"acme"_s << u"https://a.example?x=1"_s << u""_s << u"malformed"_s;
    QTest::addRow("no profiles there")
        << u"acme"_s << u"https://admin.m2worlds.io"_s << u""_s << u"wrong-api"_s;
    QTest::addRow("no organization")
        << u"https://api.m2worlds.io"_s << u""_s << u""_s << u"malformed"_s;
    QTest::addRow("other api") << u"acme"_s << u"https://api.msquared.io"_s << u""_s
                               << u"wrong-api"_s;
    QTest::addRow("nothing") << u" \u200B"_s << u""_s << u""_s << u"empty"_s;
    QTest::addRow("no label") << u"acme_park.x"_s << u""_s << u""_s << u"malformed"_s;
}

void MSquaredRequestTest::bases()
{
    QFETCH(const QString, organization);
    QFETCH(const QString, address);
    QFETCH(const QString, base);
    QFETCH(const QString, problem);
    const auto found =
        MSquaredApi().address({{u"organization"_s, organization}, {u"address"_s, address}});
    QCOMPARE(found ? QString() : found.error().detail, problem);
    QCOMPARE(found ? found.value().toString() : QString(), base);
    if (!found)
        QCOMPARE(found.error().fieldIssues.size(), 1);
}

void MSquaredRequestTest::credentials_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("bearer");
    const QByteArray bearer = "Bearer secret";
    QTest::addRow("key") << u"ApiKey"_s << u""_s << QByteArray("secret") << QByteArray();
    QTest::addRow("token") << u"Token"_s << u""_s << QByteArray() << bearer;
    QTest::addRow("default set") << u"Token"_s << u"asSignedIn"_s << QByteArray() << bearer;
    QTest::addRow("key after all")
        << u"Token"_s << u"apiKey"_s << QByteArray("secret") << QByteArray();
    QTest::addRow("bearer after all") << u"ApiKey"_s << u"bearer"_s << QByteArray() << bearer;
    QTest::addRow("both") << u"ApiKey"_s << u"both"_s << QByteArray("secret") << bearer;
}

void MSquaredRequestTest::credentials()
{
    QFETCH(const QString, way);
    QFETCH(const QString, setting);
    Endpoint endpoint = endpointOf(way);
    endpoint.token = u" secret\r\n\u200B"_s; // as pasted
    endpoint.settings[u"m2.credential"_s] = setting;
    const HttpRequest request = made(wish::ReadOwn{}, endpoint);
    QCOMPARE(request.url.toString(), u"https://acme-park.m2worlds.io/api/profile/"_s);
    QCOMPARE(request.header("x-m2-organization-id"), "acme-park");
    QTEST(request.header("x-api-key"), "key");
    QTEST(request.header("Authorization"), "bearer");
    QCOMPARE(request.maximumReply, 2 * 1024 * 1024);
}

void MSquaredRequestTest::sendsOnlyChangedKeys()
{
    const HttpRequest request = made(save({{u"username"_s, u"ada_two"_s}}));
    QCOMPARE(request.method, "PUT");
    QCOMPARE(request.header("Content-Type"), "application/json");
    QCOMPARE(request.body, R"({"username":"ada_two"})");
    QCOMPARE(jsonOf(save({{u"picture"_s, QJsonValue::Null}})),
             R"({"profilePictureObjectDefinitionId":null})");
}

void MSquaredRequestTest::writesPairsAsSet()
{
    const auto avatar = save({{u"avatar"_s, u" DsB2.Hat.Red\n"_s}}); // the first dot divides
    QCOMPARE(jsonOf(avatar), R"({"avatarObjectDefinitionId":{"datasourceId":"DsB2",)"
                             R"("objectDefinitionId":"Hat.Red"}})");
    Endpoint endpoint = endpointOf();
    endpoint.settings[u"m2.avatarField"_s] = u"avatar"_s;
    endpoint.settings[u"m2.idPairStyle"_s] = u"dotted"_s;
    QCOMPARE(jsonOf(avatar, endpoint), R"({"avatar":"DsB2.Hat.Red"})");
    QCOMPARE(jsonOf(save({{u"avatar"_s, QJsonValue::Null}}), endpoint), R"({"avatar":null})");
    endpoint.settings[u"m2.avatarField"_s] = u""_s;
    endpoint.server.remembered[u"m2.avatarField"_s] = u"avatarObjectDefinition"_s;
    QCOMPARE(jsonOf(avatar, endpoint), R"({"avatarObjectDefinition":"DsB2.Hat.Red"})");
    endpoint.settings[u"m2.avatarField"_s] = u"avatarObjectDefinitionId"_s; // chosen, if a default
    QCOMPARE(jsonOf(avatar, endpoint), R"({"avatarObjectDefinitionId":"DsB2.Hat.Red"})");
}

void MSquaredRequestTest::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<FieldMap>("changes");
    QTest::addRow("nothing") << FieldMap();
    QTest::addRow("null name") << FieldMap{{u"username"_s, QJsonValue::Null}};
    QTest::addRow("empty name") << FieldMap{{u"username"_s, u""_s}};
    QTest::addRow("wallet") << FieldMap{{u"wallet"_s, u"0x1"_s}};
    QTest::addRow("middleware's field") << FieldMap{{u"profilePicture"_s, u"x"_s}};
    QTest::addRow("half a pair") << FieldMap{{u"avatar"_s, u"DsA1."_s}};
    QTest::addRow("no pair") << FieldMap{{u"picture"_s, u"Obj12"_s}};
}

void MSquaredRequestTest::refusesWhatCannotBeSent()
{
    QFETCH(const FieldMap, changes);
    const auto request = MSquaredApi().request(save(changes), endpointOf());
    QVERIFY(!request);
    QCOMPARE(request.error().kind, Outcome::LocalReject);
    QCOMPARE(QStringList(request.error().fieldIssues.keys()), QStringList(changes.keys()));
}

void MSquaredRequestTest::uploadsOnePart()
{
    const HttpRequest request =
        made(wish::PutPicture{PictureSlot::Avatar, "\xFF\xD8\xFF...", "image/png"});
    QCOMPARE(request.method, "PUT");
    QCOMPARE(request.url.path(), u"/api/profile/"_s);
    QVERIFY(request.header("Content-Type").startsWith("multipart/form-data; boundary="));
    QCOMPARE(request.body.count("Content-Disposition"), 1);
    QVERIFY(request.body.contains(R"(form-data; name="profilePicture"; filename="picture.jpg")"));
    QVERIFY(request.body.contains("Content-Type: image/jpeg")); // what it is, not what it is called
    Endpoint endpoint = endpointOf();
    endpoint.settings[u"m2.uploadPart"_s] = u"image"_s;
    QVERIFY(made(wish::PutPicture{PictureSlot::Avatar, "\x89PNG", {}}, endpoint)
                .body.contains(R"(name="image"; filename="picture.png")"));
}

void MSquaredRequestTest::uploadsRaw()
{
    Endpoint endpoint = endpointOf();
    endpoint.settings[u"m2.uploadStyle"_s] = u"raw"_s;
    const HttpRequest request =
        made(wish::PutPicture{PictureSlot::Avatar, "\x89PNG...", {}}, endpoint);
    QCOMPARE(request.header("Content-Type"), "image/png");
    QCOMPARE(request.body, "\x89PNG...");
}

void MSquaredRequestTest::refusesOtherPictures()
{
    QCOMPARE(refusalOf(wish::PutPicture{PictureSlot::Avatar, "GIF89a", "image/png"}),
             Outcome::LocalReject);
    QCOMPARE(refusalOf(wish::PutPicture{PictureSlot::Cover, "\x89PNG", {}}), Outcome::NotOffered);
    Endpoint endpoint = endpointOf();
    const wish::PutPicture large{PictureSlot::Avatar, "\x89PNG" + QByteArray(5'242'880, 'x'), {}};
    QCOMPARE(refusalOf(large), Outcome::LocalReject);
    endpoint.settings[u"m2.maxImageBytes"_s] = u"6000000"_s;
    QVERIFY(MSquaredApi().request(large, endpoint).ok());
    QCOMPARE(refusalOf(wish::Follow{u"bob"_s, {}}), Outcome::NotOffered);
}

void MSquaredRequestTest::encodesDenylists_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    const int replace = int(DenylistVerb::Replace);
    const int add = int(DenylistVerb::Add);
    const int remove = int(DenylistVerb::Remove);
    QTest::addRow("replace") << replace << u""_s << QByteArray("PUT")
                             << QByteArray(R"({"usernames":["b","a"]})");
    QTest::addRow("replace array")
        << replace << u"array"_s << QByteArray("PUT") << QByteArray(R"(["b","a"])");
    QTest::addRow("remove") << remove << u""_s << QByteArray("DELETE")
                            << QByteArray(R"({"usernames":["b","a"]})");
    QTest::addRow("remove array") << remove << u"array"_s << QByteArray("DELETE")
                                  << QByteArray(R"(["b","a"])");
    QTest::addRow("add") << add << u""_s << QByteArray("POST")
                         << QByteArray(R"({"usernames":{"a":"a_1","b":"b_1"}})");
    QTest::addRow("add bare") << add << u"bareMap"_s << QByteArray("POST")
                              << QByteArray(R"({"a":"a_1","b":"b_1"})");
    QTest::addRow("add objects") << add << u"objects"_s << QByteArray("POST")
                                 << QByteArray(R"([{"replacement":"b_1","username":"b"},)"
                                               R"({"replacement":"a_1","username":"a"}])");
    QTest::addRow("add pairs") << add << u"pairs"_s << QByteArray("POST")
                               << QByteArray(R"([["b","b_1"],["a","a_1"]])");
}

void MSquaredRequestTest::encodesDenylists()
{
    QFETCH(const int, verb);
    QFETCH(const QString, encoding);
    Endpoint endpoint = endpointOf();
    for (const auto &id : {u"put"_s, u"post"_s, u"delete"_s})
        endpoint.settings[u"m2.denyEncoding."_s + id] = encoding;
    const HttpRequest request =
        made(denyPairs(DenylistVerb(verb), {{u"b"_s, u"b_1"_s}, {u"a"_s, u"a_1"_s}}), endpoint);
    QTEST(request.method, "method");
    QTEST(request.body, "body");
    QCOMPARE(request.url.path(), u"/api/profile/username/deny/"_s);
}

void MSquaredRequestTest::takesShortDenyPaths()
{
    Endpoint endpoint = endpointOf();
    for (const auto &typed : {u"/api/profile/deny/"_s, u"/deny"_s, u"deny/"_s}) {
        endpoint.settings[u"m2.denyPath"_s] = typed;
        QCOMPARE(made(deny(DenylistVerb::Replace, {u"a"_s}), endpoint).url.path(),
                 u"/api/profile/deny/"_s);
    }
}

void MSquaredRequestTest::tidiesNames()
{
    QCOMPARE(
        jsonOf(deny(DenylistVerb::Replace, {u" Root "_s, u""_s, u"root"_s, u"  "_s, u"Root"_s})),
        R"({"usernames":["Root","root"]})");
    QCOMPARE(jsonOf(deny(DenylistVerb::Replace, QStringList())), R"({"usernames":[]})");
    QCOMPARE(refusalOf(deny(DenylistVerb::Remove, {u" "_s})), Outcome::LocalReject);
    QCOMPARE(refusalOf(deny(DenylistVerb::Add, QStringList())), Outcome::LocalReject);
}

void MSquaredRequestTest::deniesWithoutGoodReplacements_data()
{
    using Names = QList<std::pair<QString, QString>>;
    QTest::addColumn<Names>("names");
    QTest::addRow("empty") << Names{{u"a"_s, u" "_s}};
    QTest::addRow("itself") << Names{{u"a"_s, u"a"_s}};
    QTest::addRow("twice") << Names{{u"a"_s, u"x"_s}, {u"b"_s, u"x"_s}};
    QTest::addRow("another name") << Names{{u"a"_s, u"b"_s}, {u"b"_s, u"c"_s}};
    QTest::addRow("one name, two") << Names{{u"a"_s, u"x"_s}, {u"a"_s, u"y"_s}};
}

void MSquaredRequestTest::deniesWithoutGoodReplacements()
{
    using Names = QList<std::pair<QString, QString>>;
    QFETCH(const Names, names);
    const auto request = MSquaredApi().request(denyPairs(DenylistVerb::Add, names), endpointOf());
    QVERIFY(!request);
    QCOMPARE(request.error().kind, Outcome::LocalReject);
    QVERIFY(request.error().fieldIssues.contains(u"a"_s));
}

void MSquaredRequestTest::asksForPicturesWithoutCredential()
{
    Endpoint endpoint = endpointOf();
    const auto read = [&endpoint](const QString &address) {
        return made(wish::ReadPicture{address, {}}, endpoint).header("Authorization");
    };
    const QString own = u"https://acme-park.m2worlds.io/p.png"_s;
    QCOMPARE(read(own), "");
    endpoint.server.remembered[u"picture-credential"_s] = u"own-host"_s;
    QCOMPARE(read(own), "Bearer secret");
    QCOMPARE(read(u"https://cdn.example.net/p.png"_s), "");
    QCOMPARE(refusalOf(wish::ReadPicture{u"http://cdn.example.net/p.png"_s, {}}),
             Outcome::LocalReject);
}

/// A server elsewhere must not make us ask what listens on this computer.
void MSquaredRequestTest::asksThisComputerOnlyForItsOwnPictures()
{
    Endpoint endpoint = endpointOf();
    const auto isAsked = [&endpoint](const QString &address) {
        return MSquaredApi().request(wish::ReadPicture{address, {}}, endpoint).ok();
    };
    QVERIFY(!isAsked(u"http://127.0.0.1:8080/p.png"_s));
    QVERIFY(!isAsked(u"https://localhost/p.png"_s));
    endpoint.base = QUrl(u"http://127.0.0.1:9000"_s);
    QVERIFY(isAsked(u"http://127.0.0.1:8080/p.png"_s));
    QVERIFY(!isAsked(u"http://cdn.example.net/p.png"_s));
}

void MSquaredRequestTest::declaresWhatIsOpen()
{
    const MSquaredApi api;
    QStringList ids;
    for (const SettingSpec &each : api.info().settings) {
        ids.append(each.id);
        QVERIFY(each.choices.size() != 1);
        if (each.id == "m2.maxImageBytes"_L1)
            QVERIFY(each.shape == FieldShape::Whole && each.least == 1);
    }
    for (const char *id : {"m2.avatarField", "m2.idPairStyle", "m2.uploadPart", "m2.uploadStyle",
                           "m2.denyPath", "m2.statusPath", "m2.maxImageBytes"})
        QVERIFY2(ids.contains(QLatin1StringView(id)), id);
    QVERIFY(api.info().denylist.offered && !api.info().denylist.readable);
    QVERIFY(api.info().field(u"wallet"_s)->readOnly);
    QVERIFY(!api.info().field(u"username"_s)->clearable);
}

std::unique_ptr<QObject> makeMSquaredRequestTest()
{
    return std::make_unique<MSquaredRequestTest>();
}

#include "msquared_requests.moc"
