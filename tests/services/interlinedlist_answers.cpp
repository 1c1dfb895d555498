// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_tests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace interlinedlisttests;

namespace {

const Wish identities = wish::Call{u"identities"_s, {}};

Wish creating()
{
    return wish::Call{u"create-organization"_s, {{u"name"_s, u"Guild"_s}}};
}

HttpReply page()
{
    return reply(404, "<!DOCTYPE html><html></html>", "text/html; charset=utf-8");
}

} // namespace

class InterlinedListAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsOnlyFitTexts_data();
    void showsOnlyFitTexts();
    void waits_data();
    void waits();
    void textStandsAtItsField();
    void takenNameArrivesAsFailure();
    void refusedTokenAsksForTheCookie();
    void deadCookieAsksForAnother();
    void droppedChangeIsNoticed();
    void uploadIsFollowedByTheChange();
    void sideReadNeverFailsTheProfile();
    void oldSpellingsMeanTheSame();
    void keysAreNeverKept();
    void profilesOfOthersAreDoneWithout();
    void emptyPageIsTheLast();
    void postsOfOneselfNeedTheSession();
    void relationsInAllSpellings_data();
    void relationsInAllSpellings();
    void foreignAnswersAreRefused_data();
    void foreignAnswersAreRefused();
    void picturesAreKnownByTheirBytes();
    void sessionIsTheCookieWithItsName();
};

void InterlinedListAnswers::showsOnlyFitTexts_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << 400 << QByteArray(R"({"error":"bio is odd"})") << u"bio is odd"_s;
    QTest::newRow("500") << 500 << QByteArray(R"({"error":"bio is odd"})") << QString();
    QTest::newRow("lines") << 400 << QByteArray(R"({"error":"\nInvalid"})") << QString();
    QTest::newRow("ticks") << 400 << QByteArray(R"({"error":"bad `name`"})") << QString();
    QTest::newRow("database") << 400
                              << QByteArray(R"({"error":"Invalid user.update() invocation"})")
                              << QString();
    QTest::newRow("parser") << 400 << QByteArray(R"({"error":"Unexpected end of JSON input"})")
                            << QString();
    QTest::newRow("markup") << 413 << QByteArray("<html>413</html>") << QString();
    QTest::newRow("no object") << 409 << QByteArray("[]") << QString();
}

void InterlinedListAnswers::showsOnlyFitTexts()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    const Wish wish = wish::SaveProfile{{{{u"bio"_s, u"x"_s}}}};
    QCOMPARE(answered(wish, reply(status, body)).error.serverText, text);
}

void InterlinedListAnswers::waits_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("estimated");
    const QByteArray none;
    QTest::newRow("header") << QByteArray("Retry-After") << QByteArray("900") << none << 900
                            << false;
    QTest::newRow("zero") << QByteArray("retry-after") << QByteArray("0") << none << 1 << false;
    QTest::newRow("minutes") << none << none << QByteArray("a new one in 9 minutes.") << 540
                             << false;
    QTest::newRow("minute") << none << none << QByteArray("a new one in 1 minute.") << 60 << false;
    QTest::newRow("nothing") << none << none << QByteArray("Please wait.") << 600 << true;
}

void InterlinedListAnswers::waits()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, text);
    QFETCH(int, seconds);
    QFETCH(bool, estimated);
    HttpReply limited = reply(429, R"({"error":")" + text + R"("})");
    if (!header.isEmpty())
        limited.headers.append(HttpHeader(header, value));
    const Answer answer = answered(wish::Call{u"send-verification"_s, {}}, limited);
    QCOMPARE(answer.outcome(), Outcome::Throttled);
    QCOMPARE(answer.error.retryAfterSeconds, seconds);
    QCOMPARE(answer.error.retryEstimated, estimated);
}

void InterlinedListAnswers::textStandsAtItsField()
{
    const Wish wish = wish::SaveProfile{{{{u"messagesPerPage"_s, 30}}}};
    const QString text = u"messagesPerPage must be an integer between 10 and 30"_s;
    const Answer answer = answered(wish, reply(400, R"({"error":")" + text.toUtf8() + R"("})"));
    QCOMPARE(answer.error.fieldIssues.value(u"messagesPerPage"_s), QStringList{text});
}

void InterlinedListAnswers::takenNameArrivesAsFailure()
{
    const Answer taken =
        answered(creating(), reply(500, R"({"error":"Unique constraint failed: `name`"})"));
    QCOMPARE(taken.outcome(), Outcome::ServerError);
    QCOMPARE(taken.error.detail, u"taken"_s);
    QVERIFY(taken.error.serverText.isEmpty());
    QVERIFY(taken.error.fieldIssues.contains(u"name"_s));
    const Answer broken = answered(creating(), reply(500, R"({"error":"Internal"})"));
    QCOMPARE(broken.outcome(), Outcome::ServerError);
}

void InterlinedListAnswers::refusedTokenAsksForTheCookie()
{
    const HttpReply refused = reply(401, R"({"error":"Unauthorized"})");
    const Answer without = answered(identities, refused);
    QCOMPARE(without.outcome(), Outcome::AuthRequired);
    QVERIFY(without.needsCookie && without.next.isEmpty());
    // A call that takes the token says by its 401 that the token is bad.
    QVERIFY(!answered(wish::ReadOwn{}, refused).needsCookie);
    Endpoint open = withCookie();
    const InterlinedListApi api;
    open.server.merge(answered(identities, reply(200, "[]")).learned); // the token worked once
    const Answer again = answered(identities, refused, open);
    QCOMPARE(again.next.size(), 1);
    open.server.merge(again.learned);
    QVERIFY(!api.request(identities, open).value().header("Cookie").isEmpty());
}

void InterlinedListAnswers::deadCookieAsksForAnother()
{
    const Answer answer = answered(identities, reply(401, "{}"), withCookie());
    QVERIFY(answer.needsCookie && answer.next.isEmpty());
}

void InterlinedListAnswers::droppedChangeIsNoticed()
{
    const QByteArray user = R"({"message":"ok","user":{"username":"ada","theme":"light"}})";
    const auto saved = [&user](const FieldMap &changes) {
        return answered(wish::SaveProfile{{changes}}, reply(200, user)).outcome();
    };
    QCOMPARE(saved({{u"theme"_s, u"light"_s}}), Outcome::Ok);
    QCOMPARE(saved({{u"theme"_s, u"dark"_s}}), Outcome::Unverified);
    QCOMPARE(saved({{u"bio"_s, u"not said"_s}}), Outcome::Ok);
}

void InterlinedListAnswers::uploadIsFollowedByTheChange()
{
    const QByteArray jpeg("\xFF\xD8\xFF\xE0");
    const Answer answer = answered(wish::PutPicture{PictureSlot::Avatar, jpeg, "image/jpeg"},
                                   reply(200, R"({"url":"https://s.example/a.jpg"})"));
    QVERIFY(answer.ok() && answer.readBack && answer.upload);
    QCOMPARE(answer.upload->pictureId, u"https://s.example/a.jpg"_s);
    QCOMPARE(answer.next.size(), 1);
    const InterlinedListApi api;
    const HttpRequest change = api.request(answer.next.constFirst(), endpoint()).value();
    QCOMPARE(change.url.path(), u"/api/user/update"_s);
    QCOMPARE(bodyOf(change), (QJsonObject{{u"avatar"_s, u"https://s.example/a.jpg"_s}}));
}

void InterlinedListAnswers::sideReadNeverFailsTheProfile()
{
    const Answer own = answered(wish::ReadOwn{}, reply(200, R"({"user":{"username":"ada"}})"));
    QCOMPARE(own.next.size(), 1);
    const Wish side = own.next.constFirst();
    const Answer good = answered(
        side, reply(200, R"({"events":[{"key":"dig","channels":{"push":true,"inApp":false}}]})"));
    QCOMPARE(good.person.own.value(u"notify.dig.push"_s), QJsonValue(true));
    QCOMPARE(good.person.own.value(u"notify.dig.inApp"_s), QJsonValue(false));
    QVERIFY(answered(side, reply(500, "{}")).ok());
    QVERIFY(answered(side, reply(401, "{}")).ok());
    const Answer lacking = answered(side, page());
    QVERIFY(lacking.ok());
    Endpoint from = endpoint();
    from.server.merge(lacking.learned);
    QVERIFY(answered(wish::ReadOwn{}, reply(200, R"({"username":"ada"})"), from).next.isEmpty());
}

void InterlinedListAnswers::oldSpellingsMeanTheSame()
{
    const Answer own = answered(
        wish::ReadOwn{},
        reply(200, R"({"username":"ada","avatarUrl":"/a.png","defaultVisibility":"private"})"));
    QCOMPARE(own.person.handle, std::optional(u"ada"_s));
    QCOMPARE(own.person.picture, std::optional(u"https://interlinedlist.com/a.png"_s));
    QCOMPARE(own.person.own.value(u"defaultPubliclyVisible"_s), QJsonValue(false));
    QVERIFY(!own.person.own.contains(u"bio"_s)); // absent: unknown, not empty
    const Answer list =
        answered(identities, reply(200, R"([{"provider":"mastodon","providerUsername":"a@b.example",
                                    "createdAt":"2025-04-10T12:00:00.000Z"}])"));
    QVERIFY(list.records && list.records->size() == 1);
    const FieldMap record = list.records->constFirst();
    QCOMPARE(record.value(u"host"_s).toString(), u"b.example"_s);
    QCOMPARE(record.value(u"connectedAt"_s).toString(), u"2025-04-10T12:00:00.000Z"_s);
}

void InterlinedListAnswers::keysAreNeverKept()
{
    const QByteArray user =
        R"({"username":"ada","openaiApiKey":"sk-1","stripeCustomerId":"cus_1","token":"t"})";
    const Answer own = answered(wish::ReadOwn{}, reply(200, user));
    QVERIFY(own.ok());
    QCOMPARE(own.person.own.keys(), QStringList{u"username"_s});
}

void InterlinedListAnswers::profilesOfOthersAreDoneWithout()
{
    const Wish carol = wish::ReadPerson{u"carol"_s};
    const Answer lacking = answered(carol, page());
    QCOMPARE(lacking.outcome(), Outcome::NotOffered);
    QCOMPARE(lacking.next.size(), 1);
    Endpoint from = endpoint();
    from.server.merge(lacking.learned);
    const QByteArray post =
        R"({"messages":[{"user":{"id":"c1","username":"carol","displayName":"Carol"}}]})";
    QCOMPARE(answered(carol, reply(200, post), from).person.name, std::optional(u"Carol"_s));
    const Answer silent = answered(carol, reply(200, R"({"messages":[]})"), from);
    QCOMPARE(silent.person.handle, std::optional(u"carol"_s));
    QVERIFY(!silent.person.name);
    const Answer unknown = answered(carol, reply(404, R"({"error":"User not found"})"));
    QCOMPARE(unknown.outcome(), Outcome::NotFound);
    QVERIFY(unknown.next.isEmpty());
}

void InterlinedListAnswers::emptyPageIsTheLast()
{
    const Wish posts = wish::Call{u"posts"_s, {{u"handle"_s, u"carol"_s}}};
    const auto more = [&posts](const QByteArray &body) {
        return answered(posts, reply(200, body)).more;
    };
    QCOMPARE(more(R"({"messages":[],"pagination":{"hasMore":true}})"), std::optional(false));
    QCOMPARE(more(R"({"messages":[{"id":"1"}],"pagination":{"hasMore":true}})"),
             std::optional(true));
    QCOMPARE(more(R"({"messages":[{"id":"1"}],"pagination":{"total":3,"offset":1}})"),
             std::optional(true));
}

void InterlinedListAnswers::postsOfOneselfNeedTheSession()
{
    const Wish mine = wish::Call{u"my-posts"_s, {}};
    const HttpReply posts = reply(200, R"({"messages":[{"id":"1","content":""}]})");
    QVERIFY(answered(mine, posts).needsCookie); // it showed what anybody sees
    const Answer own = answered(mine, posts, withCookie());
    QVERIFY(own.ok() && own.records);
}

void InterlinedListAnswers::relationsInAllSpellings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("following");
    const auto row = [](const char *name, const QByteArray &body, Following following) {
        QTest::newRow(name) << body << int(following);
    };
    row("yes", R"({"status":"approved","isFollowing":true,"isPending":false})", Following::Yes);
    row("none", R"({"status":null,"isFollowing":false,"isPending":false})", Following::No);
    row("waits", R"({"following":false,"pendingRequest":true})", Following::Requested);
    row("help", R"({"following":true,"followedBy":true})", Following::Yes);
    row("active", R"({"status":"active"})", Following::Yes);
}

void InterlinedListAnswers::relationsInAllSpellings()
{
    QFETCH(QByteArray, body);
    QFETCH(int, following);
    const Answer answer = answered(wish::FollowState{u"c1"_s}, reply(200, body));
    QVERIFY(answer.person.following);
    QCOMPARE(int(*answer.person.following), following);
}

void InterlinedListAnswers::foreignAnswersAreRefused_data()
{
    QTest::addColumn<HttpReply>("reply");
    QTest::newRow("markup") << reply(200, "<html></html>", "text/html");
    QTest::newRow("cut") << reply(200, R"({"user":{"username")");
    QTest::newRow("empty") << reply(200, {});
    QTest::newRow("another") << reply(200, R"({"data":{"idTag":"a"}})");
    QTest::newRow("error") << reply(200, R"({"error":"no"})");
    QTest::newRow("elsewhere") << reply(308, "/api/user");
}

void InterlinedListAnswers::foreignAnswersAreRefused()
{
    QFETCH(HttpReply, reply);
    QCOMPARE(answered(wish::ReadOwn{}, reply).outcome(), Outcome::ProtocolError);
}

void InterlinedListAnswers::picturesAreKnownByTheirBytes()
{
    const Wish picture = wish::ReadPicture{u"https://s.example/a.jpg"_s, {}};
    const Answer png = answered(picture, reply(200, "\x89PNG\r\n\x1A\n..", "image/jpeg"));
    QVERIFY(png.picture);
    QCOMPARE(png.picture->mediaType, QByteArray("image/png"));
    const Answer svg = answered(picture, reply(200, "<svg/>", "image/jpeg"));
    QCOMPARE(svg.outcome(), Outcome::ProtocolError);
    const Answer closed = answered(picture, reply(401, {}));
    QCOMPARE(closed.outcome(), Outcome::Forbidden); // says nothing about our session
}

void InterlinedListAnswers::sessionIsTheCookieWithItsName()
{
    HttpReply login = reply(200, R"({"message":"ok","user":{"username":"ada","avatar":null}})");
    login.headers.append(HttpHeader("Set-Cookie", "whatever-name=a%2Cb; Path=/; Secure; HttpOnly"));
    const Answer answer =
        answered(wish::OpenSession{u"ada@example.com"_s, u"pass phrase"_s}, login, withCookie());
    QVERIFY(answer.session);
    QCOMPARE(answer.session->cookie, QByteArray("whatever-name=a%2Cb"));
    QCOMPARE(answer.session->token, u"0123abcd"_s); // the token goes on beside it
    const Answer wrong =
        answered(wish::OpenSession{u"ada@example.com"_s, u"x"_s}, reply(401, "{}"));
    QCOMPARE(wrong.outcome(), Outcome::SignInRefused);
}

std::unique_ptr<QObject> interlinedlisttests::makeAnswerTests()
{
    return std::make_unique<InterlinedListAnswers>();
}

#include "interlinedlist_answers.moc"
