// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_tests.h"

#include <QTest>

using namespace msquaredtest;

namespace {

const Wish readOwn = wish::ReadOwn{};

} // namespace

class MSquaredAnswerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsProfiles();
    void toleratesTypesAndMarks();
    void readings_data();
    void readings();
    void messages_data();
    void messages();
    void takesTheStatusLineAtLast();
    void waits_data();
    void waits();
    void judgesCredentials();
    void putsServerTextAtTheName();
    void comparesWhatWasSent_data();
    void comparesWhatWasSent();
    void readsAfterStrangeWrites_data();
    void readsAfterStrangeWrites();
    void suggestsTheNextDocumentedValue();
    void suggestsTheOtherShapeOfIds();
    void uploads();
    void pictures();
    void learnsTheRules_data();
    void learnsTheRules();
    void asksForRulesOnceAndBeside();
    void listsDatasources();
    void tellsTheStatus();
};

void MSquaredAnswerTest::readsProfiles()
{
    const Answer answer =
        heard(readOwn, 200, R"({"username":"ada_l","profilePictureUrl":"https://x/p",
        "avatar":{"url":"https://x/a.mml","datasourceId":"Ds","objectDefinitionId":"O.1"},
        "evmLinkedWalletAddress":"0xA1","more":{"x":1}})");
    QCOMPARE(answer.outcome(), Outcome::Ok);
    QCOMPARE(answer.person.handle, u"ada_l"_s);
    QCOMPARE(answer.person.picture, u"https://x/p"_s);
    QCOMPARE(answer.person.own, (FieldMap{{u"username"_s, u"ada_l"_s},
                                          {u"avatar"_s, u"Ds.O.1"_s},
                                          {u"avatarObject"_s, u"Ds.O.1"_s},
                                          {u"avatarAddress"_s, u"https://x/a.mml"_s},
                                          {u"wallet"_s, u"0xA1"_s}}));
}

void MSquaredAnswerTest::toleratesTypesAndMarks()
{
    const HttpReply reply =
        replyOf(200, "\xEF\xBB\xBF{\"username\":42,\"avatar\":[1],\"profilePictureUrl\":true}",
                "text/html");
    const Answer answer = heard(readOwn, reply);
    QCOMPARE(answer.outcome(), Outcome::Ok);
    QCOMPARE(answer.person.handle, u"42"_s);
    QCOMPARE(answer.person.picture, u""_s);
    QCOMPARE(answer.person.own.value(u"avatar"_s), QJsonValue(QJsonValue::Null));
    QVERIFY(answer.error.detail.contains("avatar"_L1));
    QVERIFY(answer.error.detail.contains("profilePictureUrl"_L1));
}

void MSquaredAnswerTest::readings_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Outcome>("outcome");
    QTest::addRow("404") << 404 << QByteArray(R"({"message":"x"})") << Outcome::NoData;
    QTest::addRow("404 page") << 404 << QByteArray("<html>") << Outcome::NotOffered;
    QTest::addRow("null") << 200 << QByteArray("null") << Outcome::NoData;
    QTest::addRow("{}") << 200 << QByteArray(" {} ") << Outcome::NoData;
    QTest::addRow("nothing") << 204 << QByteArray() << Outcome::NoData;
    QTest::addRow("unknown fields") << 200 << QByteArray(R"({"x":1})") << Outcome::Ok;
    QTest::addRow("an error") << 200 << QByteArray(R"({"error":"x"})") << Outcome::ProtocolError;
    QTest::addRow("list") << 200 << QByteArray("[]") << Outcome::ProtocolError;
    QTest::addRow("page") << 200 << QByteArray("<!doctype html>") << Outcome::ProtocolError;
    QTest::addRow("cut") << 200 << QByteArray(R"({"username":")") << Outcome::ProtocolError;
    QTest::addRow("newer api") << 200 << QByteArray(R"({"id":"u","createdAt":"x","name":"A"})")
                               << Outcome::ProtocolError;
    QTest::addRow("401") << 401 << QByteArray() << Outcome::AuthRequired;
    QTest::addRow("403") << 403 << QByteArray() << Outcome::Forbidden;
    QTest::addRow("405") << 405 << QByteArray() << Outcome::NotOffered;
    QTest::addRow("410") << 410 << QByteArray() << Outcome::Retired;
    QTest::addRow("408") << 408 << QByteArray() << Outcome::ServerError;
    QTest::addRow("429") << 429 << QByteArray() << Outcome::Throttled;
    QTest::addRow("503") << 503 << QByteArray("<html>") << Outcome::ServerError;
    QTest::addRow("redirect") << 302 << QByteArray() << Outcome::ProtocolError;
}

void MSquaredAnswerTest::readings()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Answer answer = heard(readOwn, status, body);
    QTEST(answer.outcome(), "outcome");
    QVERIFY(!answer.error.serverText.contains(u'<'));
}

void MSquaredAnswerTest::messages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addRow("message") << QByteArray(R"({"message":"m","error":{"message":"e"}})") << u"m"_s;
    QTest::addRow("messages") << QByteArray(R"({"message":["a","b"]})") << u"a\nb"_s;
    QTest::addRow("error.message")
        << QByteArray(R"({"error":{"message":"e"},"detail":"d"})") << u"e"_s;
    QTest::addRow("error") << QByteArray(R"({"message":"","error":"e","title":"t"})") << u"e"_s;
    QTest::addRow("errors") << QByteArray(R"({"errors":["a",{"message":"b"},{"x":1}]})")
                            << u"a\nb"_s;
    QTest::addRow("detail") << QByteArray(R"({"detail":"d","title":"t"})") << u"d"_s;
    QTest::addRow("title") << QByteArray(R"({"title":"t"})") << u"t"_s;
    QTest::addRow("text") << QByteArray(400, 'x') << QString(300, u'x');
    QTest::addRow("page") << QByteArray("<p>no</p>") << QString();
    QTest::addRow("cut") << QByteArray(R"({"message":"m)") << QString();
    QTest::addRow("blank") << QByteArray(R"({"message":" ","detail":"d"})") << u"d"_s;
    QTest::addRow("page in JSON") << QByteArray(R"({"message":"<!doctype html>"})") << QString();
    QTest::addRow("whole characters")
        << (QByteArray(299, 'x') + "\xF0\x9F\x8C\x8D y") << QString(299, u'x');
}

void MSquaredAnswerTest::messages()
{
    QFETCH(const QByteArray, body);
    const Answer answer = heard(readOwn, 403, body);
    QTEST(answer.error.serverText, "text");
}

/// Section 4: where the body says nothing that may be shown.
void MSquaredAnswerTest::takesTheStatusLineAtLast()
{
    HttpReply reply = replyOf(403, {});
    reply.reason = u"Not For You"_s;
    QCOMPARE(heard(readOwn, reply).error.serverText, u"Not For You"_s);
    reply.body = "<h1>no</h1>";
    QCOMPARE(heard(readOwn, reply).error.serverText, u"Not For You"_s);
    reply.body = R"({"message":"m"})";
    QCOMPARE(heard(readOwn, reply).error.serverText, u"m"_s);
    reply = replyOf(403, {});
    reply.reason = u"<b>no</b>"_s;
    QCOMPARE(heard(readOwn, reply).error.serverText, QString());
    reply = replyOf(409, {});
    reply.reason = u"Conflict"_s;
    const Answer taken = heard(save({{u"username"_s, u"ada"_s}}), reply);
    QVERIFY(taken.error.fieldIssues.contains(u"username"_s)); // our own words stand there
    QCOMPARE(taken.error.fieldIssues.value(u"username"_s), QStringList());
}

void MSquaredAnswerTest::waits_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("estimated");
    const QByteArray after = "Retry-After";
    QTest::addRow("none") << QByteArray("X-Other") << QByteArray("1") << 1 << true;
    QTest::addRow("seconds") << after << QByteArray("7") << 7 << false;
    QTest::addRow("zero") << after << QByteArray("0") << 1 << false;
    QTest::addRow("ms") << QByteArray("retry-after-ms") << QByteArray("1500") << 2 << false;
    QTest::addRow("date") << after << QByteArray("Sun, 22 Nov 2026 10:01:30 GMT") << 90 << false;
    QTest::addRow("ten minutes") << after << QByteArray("600") << 600 << false;
    QTest::addRow("too long") << after << QByteArray("601") << 1 << true;
    QTest::addRow("negative") << after << QByteArray("-5") << 1 << true;
    QTest::addRow("nonsense") << after << QByteArray("soon") << 1 << true;
}

void MSquaredAnswerTest::waits()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    HttpReply reply = replyOf(429, {});
    reply.headers.append(HttpHeader("Date", "Sun, 22 Nov 2026 10:00:00 GMT"));
    reply.headers.append(HttpHeader(name, value));
    const Answer answer = heard(readOwn, reply);
    QTEST(answer.error.retryAfterSeconds, "seconds");
    QTEST(answer.error.retryEstimated, "estimated");
}

void MSquaredAnswerTest::judgesCredentials()
{
    const Wish startUp = wish::StartUp{};
    const Answer known = heard(startUp, 200, R"({"username":"ada_l"})");
    QVERIFY(known.ok() && known.session);
    QCOMPARE(known.session->token, u"secret"_s);
    QCOMPARE(known.session->handle, u"ada_l"_s);
    const Answer nobody = heard(startUp, 404, {});
    QVERIFY(nobody.ok() && nobody.session);
    QCOMPARE(nobody.session->handle, u"acme-park"_s);
    const Answer refused = heard(startUp, 403, R"({"message":"no"})", endpointOf(u"ApiKey"_s));
    QCOMPARE(refused.outcome(), Outcome::SignInRefused);
    QCOMPARE(refused.error.needs, u"user-token"_s);
    QVERIFY(!refused.session);
    QVERIFY(heard(startUp, 401, {}).error.needs.isEmpty());
    Endpoint bearer = endpointOf(u"ApiKey"_s); // signed in with a key that is sent as a token
    bearer.settings[u"m2.credential"_s] = u"bearer"_s;
    QVERIFY(heard(readOwn, 403, {}, bearer).error.needs.isEmpty());
    QVERIFY(!heard(startUp, 503, {}).session);
    QVERIFY(!known.session->expiresAt.isValid());
    Endpoint dated = endpointOf(); // the end is read to warn of it (1.3)
    dated.token = u"e30.eyJleHAiOjE3OTAwMDAwMDB9.x"_s;
    QCOMPARE(
        heard(startUp, 200, R"({"username":"ada_l"})", dated).session->expiresAt.toSecsSinceEpoch(),
        1'790'000'000);
}

void MSquaredAnswerTest::putsServerTextAtTheName()
{
    const Wish both = save({{u"username"_s, u"x"_s}, {u"avatar"_s, u"D.O"_s}});
    const QByteArray body = R"({"errors":[{"message":"too short"},{"message":"bad alphabet"}]})";
    for (const int status : {400, 409, 422}) {
        const Answer answer = heard(both, status, body);
        QCOMPARE(
            answer.error.fieldIssues,
            (QMap<QString, QStringList>{{u"username"_s, {u"too short"_s, u"bad alphabet"_s}}}));
    }
    QVERIFY(heard(save({{u"avatar"_s, u"D.O"_s}}), 400, body).error.fieldIssues.isEmpty());
    QVERIFY(heard(both, 403, body).error.fieldIssues.isEmpty());
}

void MSquaredAnswerTest::comparesWhatWasSent_data()
{
    QTest::addColumn<FieldMap>("changes");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("wrong");
    const FieldMap name{{u"username"_s, u"ada"_s}};
    const FieldMap avatar{{u"avatar"_s, u"D.O"_s}};
    const FieldMap noAvatar{{u"avatar"_s, QJsonValue::Null}};
    const FieldMap picture{{u"picture"_s, u"D.O"_s}};
    const FieldMap noPicture{{u"picture"_s, QJsonValue::Null}};
    const QByteArray plain = R"({"username":"ada"})";
    const QByteArray full = R"({"username":"ada","profilePictureUrl":"https://x",
        "avatar":{"datasourceId":"D","objectDefinitionId":"O"}})";
    QTest::addRow("name") << name << plain << QStringList();
    QTest::addRow("name differs") << name << QByteArray(R"({"username":"Ada"})")
                                  << QStringList{u"username"_s};
    QTest::addRow("name missing") << name << QByteArray(R"({"avatar":null})")
                                  << QStringList{u"username"_s};
    QTest::addRow("avatar") << avatar << full << QStringList();
    QTest::addRow("avatar missing") << avatar << plain << QStringList{u"avatar"_s};
    QTest::addRow("avatar still there") << noAvatar << full << QStringList{u"avatar"_s};
    QTest::addRow("avatar gone") << noAvatar << plain << QStringList();
    QTest::addRow("picture") << picture << full << QStringList();
    QTest::addRow("picture missing") << picture << plain << QStringList{u"picture"_s};
    QTest::addRow("picture still there") << noPicture << full << QStringList{u"picture"_s};
    FieldMap all = avatar;
    all.insert(picture);
    all.insert(name);
    QTest::addRow("two of three") << all << QByteArray(R"({"username":"ada"})")
                                  << QStringList{u"avatar"_s, u"picture"_s};
}

void MSquaredAnswerTest::comparesWhatWasSent()
{
    QFETCH(const FieldMap, changes);
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, wrong);
    const Answer answer = heard(save(changes), 200, body);
    QCOMPARE(answer.outcome(), wrong.isEmpty() ? Outcome::Ok : Outcome::Unverified);
    QCOMPARE(QStringList(answer.error.fieldIssues.keys()), wrong);
    QVERIFY(answer.next.isEmpty());
}

void MSquaredAnswerTest::readsAfterStrangeWrites_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reads");
    QTest::addRow("empty") << QByteArray() << true;
    QTest::addRow("null") << QByteArray("null") << true;
    QTest::addRow("ok") << QByteArray(R"({"success":true})") << true;
    QTest::addRow("text") << QByteArray("OK") << true;
    QTest::addRow("page") << QByteArray("<html>") << false;
    QTest::addRow("cut") << QByteArray(R"({"username)") << false;
}

void MSquaredAnswerTest::readsAfterStrangeWrites()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, reads);
    const Answer answer = heard(save({{u"username"_s, u"ada"_s}}), 200, body);
    QCOMPARE(answer.outcome(), reads ? Outcome::Ok : Outcome::ProtocolError);
    QCOMPARE(answer.readBack, reads);
    QCOMPARE(answer.next.size(), reads ? 1 : 0);
    QVERIFY(!reads || std::holds_alternative<wish::ReadOwn>(answer.next.constFirst()));
}

void MSquaredAnswerTest::suggestsTheNextDocumentedValue()
{
    const Wish avatar = save({{u"avatar"_s, u"D.O"_s}});
    const QByteArray without = R"({"username":"ada"})";
    Endpoint endpoint = endpointOf();
    const Answer first = heard(avatar, 200, without, endpoint);
    QCOMPARE(proposed(first), u"m2.avatarField=avatar"_s);
    QVERIFY(first.values.isEmpty()); // it is the error that goes to the person, and is kept
    endpoint.settings[u"m2.avatarField"_s] = u"avatarObjectDefinition"_s;
    QCOMPARE(proposed(heard(avatar, 200, without, endpoint)), u"m2.idPairStyle=dotted"_s);
    endpoint.settings[u"m2.idPairStyle"_s] = u"dotted"_s;
    QCOMPARE(proposed(heard(avatar, 200, without, endpoint)), QString()); // that was the last
    const Answer worked =
        heard(avatar, 200, R"({"avatar":{"datasourceId":"D","objectDefinitionId":"O"}})", endpoint);
    QCOMPARE(worked.learned.remembered.value(u"m2.avatarField"_s), u"avatarObjectDefinition"_s);
}

void MSquaredAnswerTest::suggestsTheOtherShapeOfIds()
{
    const QByteArray shape = R"({"message":"profilePictureObjectDefinitionId must be a string"})";
    const Wish picture = save({{u"picture"_s, u"D.O"_s}});
    QCOMPARE(proposed(heard(picture, 400, shape)), u"m2.idPairStyle=dotted"_s);
    QCOMPARE(proposed(heard(picture, 400, R"({"message":"no such object"})")), QString());
    QCOMPARE(proposed(heard(picture, 409, shape)), QString());
    QCOMPARE(proposed(heard(save({{u"picture"_s, QJsonValue::Null}}), 400, shape)), QString());
    QCOMPARE(proposed(heard(save({{u"username"_s, u"x"_s}}), 400, shape)), QString());
}

void MSquaredAnswerTest::uploads()
{
    const Wish upload = wish::PutPicture{PictureSlot::Avatar, "\x89PNG", {}};
    const Answer done = heard(upload, 200, R"({"profilePictureUrl":"https://x/new.png"})");
    QVERIFY(done.ok() && done.upload);
    QCOMPARE(done.upload->pictureId, u"https://x/new.png"_s);
    QCOMPARE(heard(upload, 200, R"({"username":"ada"})").outcome(), Outcome::Unverified);
    const Answer silent = heard(upload, 204, {});
    QVERIFY(silent.ok() && silent.readBack && silent.next.size() == 1);
    QCOMPARE(heard(upload, 413, {}).outcome(), Outcome::Invalid);
    const Answer missing = heard(upload, 400, R"({"message":"file is required"})");
    QVERIFY(missing.error.fieldIssues.contains(u"avatar"_s));
    QCOMPARE(proposed(missing), u"m2.uploadPart=file"_s);
    QCOMPARE(proposed(heard(upload, 415, {})), u"m2.uploadStyle=raw"_s);
    QCOMPARE(proposed(heard(upload, 413, {})), QString());
}

void MSquaredAnswerTest::pictures()
{
    const Wish own = wish::ReadPicture{u"https://acme-park.m2worlds.io/p.png"_s, {}};
    const Wish other = wish::ReadPicture{u"https://cdn.example.net/p.png"_s, {}};
    const Answer good = heard(own, replyOf(200, "\x89PNG", "image/png"));
    QVERIFY(good.picture && good.picture->mediaType == "image/png");
    QCOMPARE(heard(own, replyOf(200, "<html>", "text/html")).outcome(), Outcome::ProtocolError);
    const Answer refused = heard(own, 401, {});
    QCOMPARE(refused.next.size(), 1);
    for (const auto &elsewhere : {u"https://acme-park.m2worlds.io:8443/p.png"_s,
                                  u"https://acme-park.m2worlds.io.example.net/p.png"_s})
        QVERIFY(heard(wish::ReadPicture{elsewhere, {}}, 401, {}).next.isEmpty());
    Endpoint knowing = endpointOf();
    knowing.server.merge(refused.learned);
    QVERIFY(heard(own, 401, {}, knowing).next.isEmpty());
    QVERIFY(heard(other, 403, {}).next.isEmpty());
    QCOMPARE(heard(other, 403, {}).outcome(), Outcome::NotFound); // never a reason to sign in
    // An address that was good for a while: one's profile names a fresh one (3.1).
    QVERIFY(heard(other, 403, {}).ranOut && heard(other, 410, {}).ranOut);
    QVERIFY(!heard(other, 404, {}).ranOut && !heard(other, 503, {}).ranOut);
    QVERIFY(!heard(own, 403, {}).ranOut); // with a credential first
    QVERIFY(heard(own, 403, {}, knowing).ranOut);
}

void MSquaredAnswerTest::learnsTheRules_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("found");
    const QByteArray ours = R"("features":{"profilePictureUpload":false,
        "usernameCustomization":{"unique":true,"pattern":"^[a-z]+$"}}})";
    QTest::addRow("one of two")
        << R"([{"documentId":"other","features":{}},{"documentId":"acme-park",)" + ours + ']'
        << true;
    QTest::addRow("older name") << R"([{"organizationId":"acme-park",)" + ours + ",{}]" << true;
    QTest::addRow("the only one") << "[{\"name\":\"x\"," + ours + ']' << true;
    QTest::addRow("object") << "{\"name\":\"x\"," + ours << true;
    QTest::addRow("none of two") << R"([{"documentId":"x"},{"documentId":"y",)" + ours + ']'
                                 << false;
    QTest::addRow("wrong types")
        << QByteArray(
               R"({"features":{"profilePictureUpload":"no","usernameCustomization":{"pattern":"["}}})")
        << false;
}

void MSquaredAnswerTest::learnsTheRules()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, found);
    const Answer answer = heard(wish::Call{u"organization-rules"_s, {}}, 200, body);
    QCOMPARE(answer.outcome(), Outcome::Ok);
    QCOMPARE(answer.learned.can,
             found ? (QMap<QString, bool>{{u"uploadPicture"_s, false}, {u"uniqueNames"_s, true}})
                   : (QMap<QString, bool>()));
    QCOMPARE(answer.learned.limits.value(u"username.pattern"_s), found ? u"^[a-z]+$"_s : QString());
}

void MSquaredAnswerTest::asksForRulesOnceAndBeside()
{
    const QByteArray profile = R"({"username":"ada"})";
    Endpoint endpoint = endpointOf();
    const Wish startUp = wish::StartUp{};
    QVERIFY(heard(readOwn, 200, profile, endpoint).next.isEmpty());
    QCOMPARE(heard(startUp, 404, {}, endpoint).next.size(), 1); // nobody yet, but signed in
    const Answer first = heard(startUp, 200, profile, endpoint);
    QCOMPARE(first.next.size(), 1);
    const Answer refused = heard(first.next.constFirst(), 403, {}, endpoint);
    QVERIFY(refused.ok()); // ordinary people may not see them: no soft checks then
    const Answer garbled = heard(first.next.constFirst(), 200, "<html>", endpoint);
    QVERIFY(garbled.ok() && !garbled.learned.lacks.isEmpty());
    const Answer busy = heard(first.next.constFirst(), 503, {}, endpoint);
    QVERIFY(busy.ok() && busy.learned.lacks.isEmpty()); // asked again at the next sign-in
    endpoint.server.merge(refused.learned);
    QVERIFY(heard(startUp, 200, profile, endpoint).next.isEmpty());
    QCOMPARE(heard(wish::Call{u"organization-rules"_s, {}}, 403, {}, endpoint).outcome(),
             Outcome::Forbidden);
}

/// 5.2: the path and the filter are documented, the shape of the answer is not.
void MSquaredAnswerTest::listsDatasources()
{
    const Wish all = wish::Call{u"datasources"_s, {}};
    const MSquaredApi api;
    const QUrl url = api.request(all, endpointOf()).value().url;
    QCOMPARE(url.path() + u'?' + url.query(), u"/api/datasources/?"_s);
    const Wish some = wish::Call{u"datasources"_s, {{u"type"_s, u" n f&t "_s}}};
    QCOMPARE(api.request(some, endpointOf()).value().url.query(QUrl::FullyEncoded),
             u"type=nf%26t"_s);
    for (
        const char *body :
        {R"([{"id":"D1","name":"Mine","permissionVerb":"r"},7])",
         R"({"total":1,"datasources":[{"datasourceId":"D1","name":"Mine","permissionVerb":"r"}]})"}) {
        const Answer said = heard(all, 200, body);
        QCOMPARE(said.records->size(), 1);
        QCOMPARE(said.records->constFirst(),
                 (FieldMap{{u"id"_s, u"D1"_s}, {u"name"_s, u"Mine"_s}, {u"permission"_s, u"r"_s}}));
    }
    for (const char *nothing : {"[]", "{}", "null", "", R"([{"x":1}])"})
        QCOMPARE(heard(all, 200, nothing).records->size(), 0);
    const Answer refused = heard(all, 200, R"({"errors":[{"message":"Not for you"}]})");
    QCOMPARE(refused.outcome(), Outcome::ProtocolError);
    QVERIFY(!refused.records && refused.error.serverText == u"Not for you"_s);
    QCOMPARE(heard(all, 200, R"({"x":1})").outcome(), Outcome::ProtocolError);
    QCOMPARE(heard(all, 403, {}).outcome(), Outcome::Forbidden);
}

void MSquaredAnswerTest::tellsTheStatus()
{
    const Wish status = wish::Call{u"status"_s, {}};
    QCOMPARE(heard(status, 200, R"({"status":"ok"})").values.value(u"status"_s),
             QJsonValue(u"ok"_s));
    QVERIFY(heard(status, 404, {}).ok());
    QCOMPARE(heard(status, 401, {}).outcome(), Outcome::AuthRequired);
    QCOMPARE(heard(status, 410, {}).outcome(), Outcome::Retired);
}

std::unique_ptr<QObject> makeMSquaredAnswerTest()
{
    return std::make_unique<MSquaredAnswerTest>();
}

#include "msquared_answers.moc"
