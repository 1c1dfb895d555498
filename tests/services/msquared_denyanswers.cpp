// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_tests.h"

#include <QTest>

using namespace msquaredtest;

/// Answers about the list of forbidden usernames (M² 3.4 to 3.8).
class MSquaredDenyAnswerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void denylists_data();
    void denylists();
    void triesTheOtherDenyPathOnce();
    void asksBeforeOtherEncodings();
    void saysThatDeleteBodiesGetLost();
};

void MSquaredDenyAnswerTest::denylists_data()
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
    row("two empty lists", add, 200, R"({"x":[],"y":[]})", Outcome::Unverified);
    row("objects without names", replace, 200, R"([{"name":"a"}])", Outcome::Unverified);
    row("lists in a list", add, 200, R"([{"failed":["a"]}])", Outcome::Partial, a);
    row("sentences beside names", add, 200, R"({"errors":[{"message":"x"}],"failed":["a"]})",
        Outcome::Partial, a);
    row("only sentences of failure", add, 200, R"({"errors":[{"message":"x"}]})",
        Outcome::Unverified);
    row("nameless failures beside a success", add, 200,
        R"({"added":["a"],"failed":[{"name":"b"}]})", Outcome::Unverified);
    row("half a list", add, 200, R"({"failed":["a",{"x":1}]})", Outcome::Unverified);
    row("only taken names", replace, 409, R"({"updated":["a"]})", Outcome::Conflict);
    row("only removed names", remove, 400, R"({"removed":["a","b"],"failed":[]})",
        Outcome::Invalid);
    row("taken and failed", remove, 409, R"({"removed":["b"],"inUse":["a"]})", Outcome::Partial, a);
    row("a stranger failed", remove, 409, R"({"removed":["b"],"inUse":["zed"]})",
        Outcome::Conflict);
    row("a stranger beside", remove, 409, R"({"inUse":["a","zed"]})", Outcome::Unverified);
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

void MSquaredDenyAnswerTest::denylists()
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

void MSquaredDenyAnswerTest::triesTheOtherDenyPathOnce()
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
    QVERIFY(heard(wish, 404, R"({"message":"'A' is not listed"})").next.isEmpty());
    const Wish api = deny(DenylistVerb::Remove, {u"api"_s, u"username"_s});
    QCOMPARE(heard(api, 404, "<pre>Cannot DELETE /api/profile/username/deny/").next.size(), 1);
    for (const auto &chosen : {u"/api/profile/deny/"_s, u"/api/profile/username/deny/"_s}) {
        endpoint.settings[u"m2.denyPath"_s] = chosen;
        QVERIFY(heard(wish, 404, {}, endpoint).next.isEmpty());
    }
    HttpReply reply = replyOf(405, {});
    reply.headers.append(HttpHeader("Allow", "GET, PUT"));
    QCOMPARE(heard(wish, reply).error.detail, u"Allow: GET, PUT"_s);
}

void MSquaredDenyAnswerTest::asksBeforeOtherEncodings()
{
    const Wish wish = denyPairs(DenylistVerb::Add, {{u"zoe"_s, u"z_1"_s}});
    const Answer shape = heard(wish, 422, R"({"message":"expected an object"})");
    QCOMPARE(shape.outcome(), Outcome::Invalid);
    QVERIFY(shape.next.isEmpty());
    QCOMPARE(proposed(shape), u"m2.denyEncoding.post=bareMap"_s);
    QCOMPARE(proposed(heard(wish, 422, R"({"message":"zoe must be an object"})")), QString());
    QCOMPARE(proposed(heard(wish, 422, R"({"message":"too many"})")), QString());
    const Wish brief = denyPairs(DenylistVerb::Add, {{u"a"_s, u"a_1"_s}, {u"o"_s, u"o_1"_s}});
    QVERIFY(!proposed(heard(brief, 400, R"({"message":"expected object"})")).isEmpty());
    Endpoint endpoint = endpointOf();
    endpoint.settings[u"m2.denyEncoding.post"_s] = u"pairs"_s;
    QCOMPARE(heard(wish, 200, {}, endpoint).learned.remembered.value(u"m2.denyEncoding.post"_s),
             u"pairs"_s);
}

void MSquaredDenyAnswerTest::saysThatDeleteBodiesGetLost()
{
    const QByteArray body = R"({"message":"a body is needed"})";
    const auto detail = [&body](DenylistVerb verb) {
        return heard(deny(verb, {u"a"_s}), 400, body).error.detail;
    };
    QCOMPARE(detail(DenylistVerb::Remove), u"delete-body-dropped"_s);
    QVERIFY(detail(DenylistVerb::Replace).isEmpty());
}

std::unique_ptr<QObject> makeMSquaredDenyAnswerTest()
{
    return std::make_unique<MSquaredDenyAnswerTest>();
}

#include "msquared_denyanswers.moc"
