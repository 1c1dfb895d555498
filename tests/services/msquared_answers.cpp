// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_tests.h"

#include <QTest>

using namespace msquaredtest;

namespace {

HttpReply replyOf(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = {{"Content-Type", type}};
    return reply;
}

Answer heard(const Wish &wish, const HttpReply &reply, const Endpoint &endpoint = endpointOf())
{
    const MSquaredApi api;
    const Result<HttpRequest> request = api.request(wish, endpoint);
    return api.answer(wish, request ? request.value() : HttpRequest{}, reply, endpoint);
}

Answer heard(const Wish &wish, int status, const QByteArray &body,
             const Endpoint &endpoint = endpointOf())
{
    return heard(wish, replyOf(status, body), endpoint);
}

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
    void waits_data();
    void waits();
    void judgesCredentials();
    void putsServerTextAtTheName();
    void comparesWhatWasSent_data();
    void comparesWhatWasSent();
    void readsAfterStrangeWrites_data();
    void readsAfterStrangeWrites();
    void suggestsTheNextDocumentedValue();
    void uploads();
    void pictures();
    void denylists_data();
    void denylists();
    void triesTheOtherDenyPathOnce();
    void asksBeforeOtherEncodings();
    void saysThatDeleteBodiesGetLost();
    void learnsTheRules_data();
    void learnsTheRules();
    void asksForRulesOnceAndBeside();
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
}

void MSquaredAnswerTest::messages()
{
    QFETCH(const QByteArray, body);
    const Answer answer = heard(readOwn, 403, body);
    QTEST(answer.error.serverText, "text");
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
    QCOMPARE(refused.needs, u"user-token"_s);
    QVERIFY(!refused.session);
    QVERIFY(heard(startUp, 401, {}).needs.isEmpty());
    QVERIFY(!heard(startUp, 503, {}).session);
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
    QCOMPARE(first.needs, u"setting"_s);
    QCOMPARE(first.values.value(u"setting"_s), QJsonValue(u"m2.avatarField"_s));
    QCOMPARE(first.values.value(u"value"_s), QJsonValue(u"avatar"_s));
    endpoint.settings[u"m2.avatarField"_s] = u"avatarObjectDefinition"_s;
    QCOMPARE(heard(avatar, 200, without, endpoint).needs, QString()); // that was the last
    const Answer worked =
        heard(avatar, 200, R"({"avatar":{"datasourceId":"D","objectDefinitionId":"O"}})", endpoint);
    QCOMPARE(worked.learned.remembered.value(u"m2.avatarField"_s), u"avatarObjectDefinition"_s);
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
    QCOMPARE(missing.values.value(u"value"_s), QJsonValue(u"file"_s));
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
    Endpoint knowing = endpointOf();
    knowing.server.merge(refused.learned);
    QVERIFY(heard(own, 401, {}, knowing).next.isEmpty());
    QVERIFY(heard(other, 403, {}).next.isEmpty());
    QCOMPARE(heard(other, 403, {}).outcome(), Outcome::NotFound); // never a reason to sign in
}

void MSquaredAnswerTest::denylists_data()
{
    QTest::addColumn<DenylistVerb>("verb");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QStringList>("failed");
    const auto row = [](const char *name, DenylistVerb verb, int status, const QByteArray &body,
                        Outcome outcome, const QStringList &failed = {}) {
        QTest::addRow("%s", name) << verb << status << body << outcome << failed;
    };
    constexpr auto replace = DenylistVerb::Replace;
    constexpr auto add = DenylistVerb::Add;
    constexpr auto remove = DenylistVerb::Remove;
    const QStringList a{u"a"_s};
    row("204", replace, 204, "", Outcome::Ok);
    row("null", add, 200, "null", Outcome::Ok);
    row("{}", remove, 200, "{}", Outcome::Ok);
    row("[]", replace, 200, "[]", Outcome::Ok);
    row("success", add, 201, R"({"success":true})", Outcome::Ok);
    row("no success", add, 200, R"({"success":false})", Outcome::Unverified);
    row("top list", replace, 200, R"(["a"])", Outcome::Refused, a);
    row("unclassified list", add, 200, R"({"names":["a"]})", Outcome::Partial, a);
    row("in use", replace, 422, R"({"inUse":["a"]})", Outcome::Refused, a);
    row("objects", add, 200, R"({"failed":[{"username":"a","reason":"taken"}]})", Outcome::Partial,
        a);
    row("deeper", add, 200, R"({"result":{"Skipped":["a"]}})", Outcome::Partial, a);
    row("all added", add, 200, R"({"added":["a","b"],"failed":[]})", Outcome::Ok);
    row("not added", add, 200, R"({"notAdded":["a"]})", Outcome::Partial, a);
    row("all failed", remove, 200, R"(["b","a"])", Outcome::Partial, {u"a"_s, u"b"_s});
    row("two unclassified", remove, 200, R"({"x":["a"],"y":["b"]})", Outcome::Unverified);
    row("foreign name", remove, 200, R"({"failed":["zed"]})", Outcome::Unverified);
    row("failures without names", add, 200, R"({"failed":{"a":"taken"}})", Outcome::Unverified);
    row("text", add, 200, "OK", Outcome::Unverified);
    row("page", add, 200, "<html>", Outcome::ProtocolError);
    row("refused with names", add, 400, R"({"message":"no","errors":["a"]})", Outcome::Partial, a);
    row("sentences beside", replace, 409, R"({"message":["In use:"],"inUse":["a"]})",
        Outcome::Refused, a);
    row("only sentences", replace, 409, R"({"message":["In use"]})", Outcome::Conflict);
    row("text only", add, 400, R"({"message":"a is bad"})", Outcome::Invalid);
    row("forbidden", replace, 403, "Forbidden", Outcome::Forbidden);
    row("throttled", replace, 429, R"(["a"])", Outcome::Throttled);
    row("retired", replace, 410, "", Outcome::Retired);
}

void MSquaredAnswerTest::denylists()
{
    QFETCH(const DenylistVerb, verb);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, failed);
    const Answer answer =
        heard(denyPairs(verb, {{u"a"_s, u"a_1"_s}, {u"b"_s, u"b_1"_s}}), status, body);
    QTEST(answer.outcome(), "outcome");
    const bool read = answer.ok() || !failed.isEmpty();
    QCOMPARE(answer.deny.has_value(), read);
    if (!read)
        return;
    QCOMPARE(answer.deny->failed, failed);
    QStringList succeeded{u"a"_s, u"b"_s};
    if (answer.outcome() == Outcome::Refused)
        succeeded.clear();
    succeeded.removeIf([&](const QString &name) { return failed.contains(name); });
    QCOMPARE(answer.deny->succeeded, succeeded);
    QCOMPARE(answer.deny->listKnown, verb == DenylistVerb::Replace && failed.isEmpty());
}

void MSquaredAnswerTest::triesTheOtherDenyPathOnce()
{
    const Wish wish = denyPairs(DenylistVerb::Add, {{u"a"_s, u"a_1"_s}});
    Endpoint endpoint = endpointOf();
    const auto pathOf = [&] { return MSquaredApi().request(wish, endpoint).value().url.path(); };
    for (const int status : {404, 405}) {
        endpoint = endpointOf();
        const Answer first = heard(wish, status, {}, endpoint);
        QCOMPARE(first.next.size(), 1);
        endpoint.server.merge(first.learned);
        QCOMPARE(pathOf(), u"/api/profile/deny/"_s);
        const Answer second = heard(wish, status, {}, endpoint);
        QVERIFY(second.next.isEmpty());
        endpoint.server.merge(second.learned);
        QCOMPARE(pathOf(), u"/api/profile/username/deny/"_s);
    }
    // About the names, not about the path.
    QVERIFY(heard(wish, 404, R"(["a"])").next.isEmpty());
    endpoint.settings[u"m2.denyPath"_s] = u"/api/profile/deny/"_s;
    QVERIFY(heard(wish, 404, {}, endpoint).next.isEmpty());
    HttpReply reply = replyOf(405, {});
    reply.headers.append(HttpHeader("Allow", "GET, PUT"));
    QCOMPARE(heard(wish, reply).error.detail, u"Allow: GET, PUT"_s);
}

void MSquaredAnswerTest::asksBeforeOtherEncodings()
{
    const Wish wish = denyPairs(DenylistVerb::Add, {{u"zoe"_s, u"z_1"_s}});
    const Answer shape = heard(wish, 422, R"({"message":"expected an object"})");
    QCOMPARE(shape.outcome(), Outcome::Invalid);
    QVERIFY(shape.next.isEmpty());
    QCOMPARE(shape.values.value(u"setting"_s), QJsonValue(u"m2.denyEncoding.post"_s));
    QCOMPARE(shape.values.value(u"value"_s), QJsonValue(u"bareMap"_s));
    QVERIFY(heard(wish, 422, R"({"message":"zoe must be an object"})").needs.isEmpty());
    QVERIFY(heard(wish, 422, R"({"message":"too many"})").needs.isEmpty());
    Endpoint endpoint = endpointOf();
    endpoint.settings[u"m2.denyEncoding.post"_s] = u"pairs"_s;
    QCOMPARE(heard(wish, 200, {}, endpoint).learned.remembered.value(u"m2.denyEncoding.post"_s),
             u"pairs"_s);
}

void MSquaredAnswerTest::saysThatDeleteBodiesGetLost()
{
    const QByteArray body = R"({"message":"a body is needed"})";
    const auto detail = [&body](DenylistVerb verb) {
        return heard(deny(verb, {u"a"_s}), 400, body).error.detail;
    };
    QCOMPARE(detail(DenylistVerb::Remove), u"delete-body-dropped"_s);
    QVERIFY(detail(DenylistVerb::Replace).isEmpty());
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
    endpoint.server.merge(refused.learned);
    QVERIFY(heard(startUp, 200, profile, endpoint).next.isEmpty());
    QCOMPARE(heard(wish::Call{u"organization-rules"_s, {}}, 403, {}, endpoint).outcome(),
             Outcome::Forbidden);
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
