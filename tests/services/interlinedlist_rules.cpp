// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_tests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace interlinedlisttests;

/// Rules of the document that only one or two servers show: spellings, what was answered but not
/// done, new accounts, and whose address a picture has.
class InterlinedListRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void relationWords_data();
    void relationWords();
    void rowsSayBothDirections();
    void relationMayStandBare();
    void othersListsSayNothingAboutUs();
    void firstAddressThatIsOne();
    void answeredButNotDone_data();
    void answeredButNotDone();
    void protectedFieldsAreNoNews();
    void refusedSwitchIsNamed();
    void eventMayStandWrapped();
    void newAccountsAreCheckedHere_data();
    void newAccountsAreCheckedHere();
    void newAccountsGoOutAsTheServerWants();
    void refusalsOfNewAccountsStandAtTheirLines_data();
    void refusalsOfNewAccountsStandAtTheirLines();
    void picturesOnThisComputerBelongToServersHere();
    void organizationsAreCalledBySlug();
    void slugsLeadToIds();
    void peopleAndOrganizationsAreReadApart();
    void absentCallsAreRemembered();
    void oneListShowsWhatIsInside();
    void timeOfTheServerCounts();
    void closedMessagesTakeTheCookie();
};

namespace {

const QByteArray guild =
    R"({"id":"o1","name":"Guild","slug":"guild","isSystem":false,"role":"owner"})";

FieldMap account(const QString &email, const QString &name, const QString &password)
{
    return {{u"identity"_s, email}, {u"username"_s, name}, {u"secret"_s, password}};
}

} // namespace

void InterlinedListRules::relationWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Following>("following");
    QTest::addColumn<int>("follower"); // -1: nothing is said
    const auto row = [](const QByteArray &body, Following following, int follower) {
        QTest::newRow(body.constData()) << body << following << follower;
    };
    row(R"({"status":"following"})", Following::Yes, -1);
    row(R"({"status":"pendingRequest"})", Following::Requested, -1);
    row(R"({"status":"followedBy"})", Following::No, 1);
    row(R"({"status":null,"isMutual":true})", Following::Yes, 1);
    row(R"({"status":"approved","isFollowing":true,"followedBy":false})", Following::Yes, 0);
    row(R"({"status":"approved","isMutual":false})", Following::Yes, -1);
    row(R"({"status":"rejected"})", Following::No, -1);
}

void InterlinedListRules::relationWords()
{
    QFETCH(QByteArray, body);
    QFETCH(Following, following);
    QFETCH(int, follower);
    const PersonFacts person = answered(wish::FollowState{u"u2"_s}, reply(200, body)).person;
    QCOMPARE(person.following, std::optional(following));
    QCOMPARE(person.follower ? int(*person.follower) : -1, follower);
}

void InterlinedListRules::rowsSayBothDirections()
{
    wish::ListPeople list;
    list.follower = true;
    const Answer answer =
        answered(list, reply(200, R"({"followers":[{"id":"b","username":"bob","status":"active",
                                     "isFollowing":true},{"id":"c","username":"cat"}]})"));
    QVERIFY(answer.people && answer.people->rows.size() == 2);
    QCOMPARE(answer.people->rows.at(0).follower, std::optional(true));
    QCOMPARE(answer.people->rows.at(0).following, std::optional(Following::Yes));
    QVERIFY(!answer.people->rows.at(1).following); // the list is about the other direction
}

void InterlinedListRules::relationMayStandBare()
{
    const Wish follow = wish::Follow{u"bob"_s, u"u2"_s};
    QCOMPARE(answered(follow, reply(201, R"({"id":"f","status":"pending"})")).person.following,
             std::optional(Following::Requested));
    QVERIFY(!answered(follow, reply(201, R"({"message":"ok"})")).person.following);
}

void InterlinedListRules::othersListsSayNothingAboutUs()
{
    const Wish theirs = wish::Call{u"person-followers"_s, {{u"id"_s, u"u2"_s}}};
    const Answer answer = answered(
        theirs, reply(200, R"({"followers":[{"id":"b","username":"bob","status":"approved"}],
                              "pagination":{"total":9,"limit":1,"offset":0,"hasMore":true}})"));
    QVERIFY(answer.people && !answer.people->rows.constFirst().follower);
    QCOMPARE(answer.records->constFirst().value(u"handle"_s).toString(), u"bob"_s);
    QCOMPARE(answer.more, std::optional(true));
}

void InterlinedListRules::firstAddressThatIsOne()
{
    const auto picture = [](const QJsonValue &avatar, const QJsonValue &avatarUrl) {
        const QJsonObject user{{u"id"_s, u"u"_s},
                               {u"username"_s, u"ada"_s},
                               {u"avatar"_s, avatar},
                               {u"avatarUrl"_s, avatarUrl}};
        const Answer own = answered(wish::ReadOwn{}, reply(200, QJsonDocument(user).toJson()));
        return own.person.picture.value_or(u"unsaid"_s);
    };
    const QJsonValue absent(QJsonValue::Undefined); // is not inserted at all
    const QString one = u"https://x.example/one"_s;
    const QString other = u"https://x.example/other"_s;
    QCOMPARE(picture(QJsonValue(), other), other);
    QCOMPARE(picture(one, other), one);
    QCOMPARE(picture(absent, other), other);
    QCOMPARE(picture(QJsonValue(), absent), QString());
    QCOMPARE(picture(absent, absent), u"unsaid"_s);
}

void InterlinedListRules::answeredButNotDone_data()
{
    QTest::addColumn<Wish>("wish");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const Wish &wish, const QByteArray &body) {
        QTest::newRow(name) << wish << body;
    };
    row("no success", wish::Call{u"unlink-identity"_s, {{u"provider"_s, u"github"_s}}},
        R"({"success":false})");
    wish::EditMember edit;
    edit.node = u"o1"_s;
    edit.id = u"u2"_s;
    edit.role = std::optional(u"admin"_s);
    row("another role", edit, R"({"membership":{"userId":"u2","role":"member"}})");
    row("another role, bare", edit, R"({"userId":"u2","role":"member"})");
    row("switch ignored", wish::SaveProfile{{{{u"notify.follow.push"_s, false}}}},
        R"({"key":"follow","channels":{"push":true}})");
    row("page's visibility", wish::SaveProfile{{{{u"defaultPubliclyVisible"_s, true}}}},
        R"({"id":"u","username":"ada","defaultVisibility":"private"})");
}

void InterlinedListRules::answeredButNotDone()
{
    QFETCH(Wish, wish);
    QFETCH(QByteArray, body);
    const Answer answer = answered(wish, reply(200, body));
    QCOMPARE(answer.outcome(), Outcome::Unverified);
    QVERIFY(answer.readBack);
}

void InterlinedListRules::protectedFieldsAreNoNews()
{
    const InterlinedListApi api;
    HttpRequest request;
    request.method = "PATCH";
    request.url = QUrl(u"https://interlinedlist.com/api/user/update"_s);
    request.body = R"({"email":"eve@example.com","bio":"x"})";
    const HttpReply done =
        reply(200, R"({"user":{"username":"ada","email":"ada@example.com","bio":"x"}})");
    QVERIFY(api.answer(wish::SaveProfile{}, request, done, endpoint()).ok());
}

void InterlinedListRules::refusedSwitchIsNamed()
{
    const QString text = u"Channel 'inApp' is not supported for event 'follow'"_s;
    const Wish both =
        wish::SaveProfile{{{{u"notify.follow.push"_s, false}, {u"notify.follow.inApp"_s, true}}}};
    const Answer answer = answered(both, reply(400, R"({"error":")" + text.toUtf8() + R"("})"));
    QCOMPARE(answer.error.fieldIssues.keys(), QStringList{u"notify.follow.inApp"_s});
    QCOMPARE(answer.error.fieldIssues.first(), QStringList{text});
}

void InterlinedListRules::eventMayStandWrapped()
{
    const Answer answer =
        answered(wish::SaveProfile{{{{u"notify.dig.push"_s, false}}}},
                 reply(200, R"({"event":{"key":"dig","channels":{"push":false}}})"));
    QVERIFY(answer.ok());
    QCOMPARE(answer.person.own.value(u"notify.dig.push"_s), QJsonValue(false));
}

void InterlinedListRules::newAccountsAreCheckedHere_data()
{
    QTest::addColumn<FieldMap>("lines");
    QTest::addColumn<QStringList>("wrong");
    const QString email = u"ada@example.com"_s;
    const QString good = u"correct-horse-7"_s;
    const auto row = [](const char *name, const FieldMap &lines, const QStringList &wrong) {
        QTest::newRow(name) << lines << wrong;
    };
    row("good", account(email, u"ada_l-1.2"_s, good), {});
    row("letters of any script", account(email, u"Ådä"_s, good), {});
    row("ten", account(email, u"ada"_s, u"0123456789"_s), {});
    row("no address", account(u"ada"_s, u"ada"_s, good), {u"identity"_s});
    row("blank in the name", account(email, u"we ird"_s, good), {u"username"_s});
    row("slash in the name", account(email, u"a/b"_s, good), {u"username"_s});
    row("climbs", account(email, u".."_s, good), {u"username"_s});
    row("nine", account(email, u"ada"_s, u"012345678"_s), {u"secret"_s});
    row("201", account(email, u"ada"_s, u"ab"_s.repeated(100) + u'c'), {u"secret"_s});
    row("one sign", account(email, u"ada"_s, u"aaaaaaaaaaaa"_s), {u"secret"_s});
    row("nothing", {}, {u"identity"_s, u"secret"_s, u"username"_s});
}

void InterlinedListRules::newAccountsAreCheckedHere()
{
    QFETCH(FieldMap, lines);
    QFETCH(QStringList, wrong);
    const InterlinedListApi api;
    const auto request = api.request(wish::Call{u"register"_s, lines}, {});
    QCOMPARE(request.ok(), wrong.isEmpty());
    if (!request)
        QCOMPARE(request.error().fieldIssues.keys(), wrong);
}

void InterlinedListRules::newAccountsGoOutAsTheServerWants()
{
    const InterlinedListApi api;
    FieldMap lines = account(u" ada@example.com "_s, u" ada"_s, u" blanks count "_s);
    lines.insert(u"address"_s, u"https://list.example"_s); // a line of the form, not of the call
    const HttpRequest request = api.request(wish::Call{u"register"_s, lines}, withCookie()).value();
    QVERIFY(request.header("Authorization").isEmpty() && request.header("Cookie").isEmpty());
    QCOMPARE(bodyOf(request), (QJsonObject{{u"email"_s, u"ada@example.com"_s},
                                           {u"username"_s, u"ada"_s},
                                           {u"password"_s, u" blanks count "_s}}));
    HttpReply made = reply(201, R"({"token":"il_tok_1","user":{"id":"u","username":"ada"}})");
    const Answer answer = answered(wish::Call{u"register"_s, lines}, made, {});
    QVERIFY(answer.ok() && answer.session);
    QCOMPARE(answer.session->token, u"il_tok_1"_s); // where one comes
}

void InterlinedListRules::refusalsOfNewAccountsStandAtTheirLines_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("taken") << 409 << u"User with this email or username already exists"_s
                           << QStringList{u"identity"_s, u"username"_s};
    QTest::newRow("common") << 400 << u"Password is too common"_s << QStringList{u"secret"_s};
    QTest::newRow("all") << 400 << u"Email, username, and password are required"_s
                         << QStringList{u"identity"_s, u"secret"_s, u"username"_s};
    QTest::newRow("other") << 400 << u"Not today"_s << QStringList();
    QTest::newRow("often") << 429 << u"Too many registration attempts."_s << QStringList();
}

void InterlinedListRules::refusalsOfNewAccountsStandAtTheirLines()
{
    QFETCH(int, status);
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    const FieldMap typed = account(u"ada@example.com"_s, u"ada"_s, u"correct-horse-7"_s);
    const Answer answer = answered(wish::Call{u"register"_s, typed},
                                   reply(status, R"({"error":")" + text.toUtf8() + R"("})"));
    QCOMPARE(answer.error.fieldIssues.keys(), lines);
    QCOMPARE(answer.error.serverText, text);
}

/// A foreign server must not make this computer ask itself.
void InterlinedListRules::picturesOnThisComputerBelongToServersHere()
{
    const InterlinedListApi api;
    const auto isAsked = [&api](const QString &picture, const QString &base) {
        Endpoint from;
        from.base = QUrl(base);
        return api.request(wish::ReadPicture{picture, {}}, from).ok();
    };
    const QString far = u"https://interlinedlist.com"_s;
    const QString here = u"http://127.0.0.1:3911"_s;
    QVERIFY(isAsked(u"https://x.example/a.jpg"_s, far));
    QVERIFY(!isAsked(u"http://127.0.0.1:8080/a.jpg"_s, far));
    QVERIFY(!isAsked(u"https://localhost/a.jpg"_s, far));
    QVERIFY(!isAsked(u"http://x.example/a.jpg"_s, here));
    QVERIFY(isAsked(u"http://127.0.0.1:3911/a.jpg"_s, here));
    QVERIFY(isAsked(u"/a.jpg"_s, here));
}

void InterlinedListRules::organizationsAreCalledBySlug()
{
    const Wish mine = wish::Call{u"my-organizations"_s, {}};
    const Answer answer = answered(
        mine,
        reply(200, R"({"organizations":[)" + guild +
                       R"(,{"id":"o2","name":"No letters","slug":"","userRole":"member"}]})"));
    QVERIFY(answer.people && answer.people->rows.size() == 2);
    QCOMPARE(answer.people->rows.at(0).handle, std::optional(u"org/guild"_s));
    QCOMPARE(answer.people->rows.at(0).id, std::optional(u"o1"_s));
    QCOMPARE(answer.people->rows.at(1).handle, std::optional(u"org/o2"_s));
    QCOMPARE(answer.people->rows.at(1).roles, std::optional(QStringList{u"member"_s}));
    QCOMPARE(answer.records->at(1).value(u"role"_s).toString(), u"member"_s);
}

/// Most calls want the id (8.5).
void InterlinedListRules::slugsLeadToIds()
{
    const InterlinedListApi api;
    Endpoint from = withCookie();
    from.server.merge(answered(wish::Call{u"my-organizations"_s, {}},
                               reply(200, R"({"organizations":[)" + guild + "]}"), from)
                          .learned);
    const auto path = [&](const Wish &wish) { return api.request(wish, from).value().url.path(); };
    wish::ListPeople members;
    members.node = u"org/guild"_s;
    QCOMPARE(path(members), u"/api/organizations/o1/members"_s);
    QCOMPARE(path(wish::RemoveMember{u"org/guild"_s, u"u2"_s}),
             u"/api/organizations/o1/members/u2"_s);
    QCOMPARE(path(wish::AddMember{u"org/guild"_s, u"u2"_s, u"owner"_s}),
             u"/api/organizations/o1/members"_s);
    members.node = u"o9"_s;
    QCOMPARE(path(members), u"/api/organizations/o9/members"_s);
}

void InterlinedListRules::peopleAndOrganizationsAreReadApart()
{
    const Wish read = wish::ReadPerson{u"org/guild"_s};
    const InterlinedListApi api;
    QCOMPARE(api.request(read, endpoint()).value().url.path(), u"/api/organizations/guild"_s);
    const Answer answer = answered(read, reply(200, R"({"organization":)" + guild + '}'));
    QCOMPARE(answer.person.kind, std::optional(PersonKind::Community));
    QCOMPARE(answer.person.handle, std::optional(u"org/guild"_s));
    QCOMPARE(api.request(wish::ReadPerson{u"guild"_s}, endpoint()).value().url.path(),
             u"/api/users/guild"_s);
}

void InterlinedListRules::absentCallsAreRemembered()
{
    const FieldMap bob{{u"handle"_s, u"bob"_s}};
    const HttpReply page = reply(404, "<!DOCTYPE html><html></html>", "text/html");
    const Answer absent = answered(wish::Call{u"mute-person"_s, bob}, page);
    QCOMPARE(absent.outcome(), Outcome::NotOffered);
    QVERIFY(absent.learned.lacks.contains(u"mute-person"_s));
    const Answer nobody =
        answered(wish::Call{u"mute-person"_s, bob}, reply(404, R"({"error":"User not found"})"));
    QCOMPARE(nobody.outcome(), Outcome::NotFound);
    QVERIFY(nobody.learned.lacks.isEmpty());
}

void InterlinedListRules::oneListShowsWhatIsInside()
{
    const Wish list = wish::Call{u"list"_s, {{u"handle"_s, u"bob"_s}, {u"id"_s, u"l1"_s}}};
    const Answer answer =
        answered(list, reply(200, R"({"list":{"id":"l1","title":"Books","children":[{"id":"l2",
                            "title":"Lent"}]},"ancestors":[{"id":"l0","title":"Home"}]})"));
    QCOMPARE(answer.values.value(u"title"_s).toString(), u"Books"_s);
    QCOMPARE(answer.values.value(u"ancestors"_s).toString(), u"Home"_s);
    QVERIFY(answer.records && answer.records->size() == 1);
    QCOMPARE(answer.records->constFirst().value(u"handle"_s).toString(), u"bob"_s);
    QCOMPARE(answered(list, reply(200, "{}")).outcome(), Outcome::ProtocolError);
}

void InterlinedListRules::timeOfTheServerCounts()
{
    HttpReply limited = reply(429, R"({"error":"Slow down"})");
    limited.headers.append(HttpHeader("Date", "Sun, 22 Nov 2026 06:00:00 GMT"));
    limited.headers.append(HttpHeader("RateLimit-Reset", "1795327230"));
    const Answer reset = answered(wish::ReadOwn{}, limited);
    QCOMPARE(reset.error.retryAfterSeconds, 30);
    QVERIFY(!reset.error.retryEstimated);
}

/// As the public page has it (16 row 12); the servers we know show them to everybody.
void InterlinedListRules::closedMessagesTakeTheCookie()
{
    const Wish posts = wish::Call{u"posts"_s, {{u"handle"_s, u"bob"_s}}};
    const HttpReply closed = reply(401, R"({"error":"Unauthorized"})");
    QVERIFY(answered(posts, closed).needsCookie);
    Endpoint from = withCookie();
    const Answer refused = answered(posts, closed, from);
    QCOMPARE(refused.next.size(), 1);
    from.server.merge(refused.learned);
    const InterlinedListApi api;
    QCOMPARE(api.request(posts, from).value().header("Cookie"), from.cookie);
    const Answer again = answered(posts, closed, from); // a dead one: no circle
    QVERIFY(again.next.isEmpty() && again.needsCookie);
    QVERIFY(api.request(posts, withCookie()).value().header("Cookie").isEmpty());
}

std::unique_ptr<QObject> interlinedlisttests::makeRuleTests()
{
    return std::make_unique<InterlinedListRules>();
}

#include "interlinedlist_rules.moc"
