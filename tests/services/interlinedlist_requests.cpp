// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_tests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace interlinedlisttests;

namespace {

Wish saving(const FieldMap &changes)
{
    return wish::SaveProfile{{changes}};
}

Wish calling(const QString &id, const FieldMap &arguments = {})
{
    return wish::Call{id, arguments};
}

} // namespace

class InterlinedListRequests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionCallsTakeOneCredential();
    void whatWorkedIsRemembered();
    void profileGoesByPatchOrPost();
    void numbersGoOutAsNumbers();
    void refusesHere_data();
    void refusesHere();
    void eventsGoOutOneByOne();
    void namesAreEncoded();
    void publicCallsTellNobodyWhoAsks();
    void ownPostsTakeTheCookie();
    void createsOrganizationsAtTheirOwnAddress();
    void sendsSettingsAsJson();
    void takesEveryDocumentedChoice();
    void pastedLinksGiveTheToken();
    void pictureIsOnePart();
    void bases_data();
    void bases();
    void browserAddresses();
    void callbacks();

private:
    HttpRequest made(const Wish &wish, const Endpoint &from = endpoint()) const
    {
        const auto request = m_api.request(wish, from);
        if (!request)
            qWarning("%s", qPrintable(request.error().detail));
        return request ? request.value() : HttpRequest();
    }

    InterlinedListApi m_api;
};

void InterlinedListRequests::sessionCallsTakeOneCredential()
{
    const HttpRequest byToken = made(calling(u"identities"_s));
    QCOMPARE(byToken.header("Authorization"), QByteArray("Bearer 0123abcd"));
    QVERIFY(byToken.header("Cookie").isEmpty());
    const HttpRequest byCookie = made(calling(u"identities"_s), withCookie());
    QCOMPARE(byCookie.header("Cookie"), QByteArray("any-name=s1"));
    QVERIFY(byCookie.header("Authorization").isEmpty());
    const HttpRequest own = made(wish::ReadOwn{}, withCookie());
    QCOMPARE(own.header("Authorization"), QByteArray("Bearer 0123abcd"));
    QVERIFY(own.header("Cookie").isEmpty());
}

void InterlinedListRequests::whatWorkedIsRemembered()
{
    Endpoint from = withCookie();
    const Answer good = answered(calling(u"identities"_s), reply(200, R"({"identities":[]})"));
    from.server.merge(good.learned);
    QVERIFY(!made(calling(u"identities"_s), from).header("Authorization").isEmpty());
    // Per call: what opens the list need not open the removal.
    const FieldMap github{{u"provider"_s, u"github"_s}};
    QVERIFY(made(calling(u"unlink-identity"_s, github), from).header("Authorization").isEmpty());
}

void InterlinedListRequests::profileGoesByPatchOrPost()
{
    const Wish wish = saving({{u"theme"_s, u"dark"_s}});
    QCOMPARE(made(wish).method, QByteArray("PATCH"));
    const Answer refused = answered(wish, reply(405, {}));
    QCOMPARE(refused.next.size(), 1);
    Endpoint from = endpoint();
    from.server.merge(refused.learned);
    QCOMPARE(made(wish, from).method, QByteArray("POST"));
    // Refused that way too: no circle, and PATCH the next time.
    const Answer again = answered(wish, reply(405, {}), from);
    QVERIFY(again.next.isEmpty());
    QCOMPARE(again.outcome(), Outcome::NotOffered);
    from.server.merge(again.learned);
    QCOMPARE(made(wish, from).method, QByteArray("PATCH"));
}

void InterlinedListRequests::numbersGoOutAsNumbers()
{
    const QJsonObject body = bodyOf(
        made(saving({{u"messagesPerPage"_s, u"15"_s}, {u"latitude"_s, 48.5}, {u"bio"_s, u""_s}})));
    QVERIFY(body.value("messagesPerPage"_L1).isDouble());
    QCOMPARE(body.value("messagesPerPage"_L1).toInt(), 15);
    QCOMPARE(body.value("latitude"_L1).toDouble(), 48.5);
    QVERIFY(body.value("bio"_L1).isString());
}

void InterlinedListRequests::refusesHere_data()
{
    QTest::addColumn<Wish>("wish");
    const auto row = [](const char *name, const Wish &wish) { QTest::newRow(name) << wish; };
    const QByteArray jpeg("\xFF\xD8\xFF\xE0");
    row("nothing changed", saving({}));
    row("a word for yes", saving({{u"showPreviews"_s, u"false"_s}}));
    row("no latitude", saving({{u"latitude"_s, QJsonValue()}}));
    row("latitude too far", saving({{u"latitude"_s, 90.5}}));
    row("half a message", saving({{u"messagesPerPage"_s, 12.9}}));
    row("digits and letters", saving({{u"messagesPerPage"_s, u"12abc"_s}}));
    row("too many", saving({{u"notificationTrayLimit"_s, 41}}));
    row("unknown preference", saving({{u"viewingPreference"_s, u"friends"_s}}));
    row("no theme", saving({{u"theme"_s, QJsonValue()}}));
    row("a number for a name", saving({{u"displayName"_s, 5}}));
    row("no repository", saving({{u"githubDefaultRepo"_s, u"not a repo"_s}}));
    row("the username", saving({{u"username"_s, u"eve"_s}}));
    row("unknown field", saving({{u"defaultVisibility"_s, u"public"_s}}));
    row("two things", saving({{u"bio"_s, u"x"_s}, {u"notify.dig.push"_s, true}}));
    row("png", wish::PutPicture{PictureSlot::Avatar, "\x89PNG\r\n\x1A\n..", "image/png"});
    row("a byte too many",
        wish::PutPicture{PictureSlot::Avatar, jpeg.leftJustified(1'468'007, '.'), "image/jpeg"});
    row("no web address", wish::PictureFromAddress{u"hello"_s});
    row("a name for an id", wish::Follow{u"carol"_s, {}});
    row("no role", wish::EditMember{.handle = u"carol"_s,
                                    .name = {},
                                    .role = {},
                                    .status = u"suspended"_s,
                                    .node = u"o1"_s,
                                    .id = u"u1"_s});
    row("no provider", calling(u"unlink-identity"_s));
    row("no address", calling(u"request-email-change"_s, {{u"newEmail"_s, u"nope@nope"_s}}));
    row("no name", calling(u"create-organization"_s, {{u"name"_s, u"  "_s}}));
    row("nobody", wish::ReadPerson{u".."_s});
}

void InterlinedListRequests::refusesHere()
{
    QFETCH(Wish, wish);
    const auto request = m_api.request(wish, endpoint());
    QVERIFY(!request);
    QCOMPARE(request.error().kind, Outcome::LocalReject);
}

void InterlinedListRequests::eventsGoOutOneByOne()
{
    const QList<Wish> parts = m_api.split(saving({{u"bio"_s, u"x"_s},
                                                  {u"notify.dig.push"_s, true},
                                                  {u"notify.dig.inApp"_s, false},
                                                  {u"notify.follow.push"_s, false}}));
    QCOMPARE(parts.size(), 3);
    QCOMPARE(made(parts.at(0)).url.path(), u"/api/user/update"_s);
    const HttpRequest event = made(parts.at(1));
    QCOMPARE(event.url.path(), u"/api/user/notification-preferences"_s);
    QCOMPARE(bodyOf(event),
             (QJsonObject{{u"key"_s, u"dig"_s},
                          {u"channels"_s, QJsonObject{{u"push"_s, true}, {u"inApp"_s, false}}}}));
}

void InterlinedListRequests::namesAreEncoded()
{
    const QUrl url = made(calling(u"posts"_s, {{u"handle"_s, u"we ird/na?me"_s}})).url;
    QCOMPARE(url.path(QUrl::FullyEncoded), u"/api/user/we%20ird%2Fna%3Fme/messages"_s);
    const QUrl unlink =
        made(calling(u"unlink-identity"_s, {{u"provider"_s, u"mastodon:social.example"_s}})).url;
    QCOMPARE(unlink.query(QUrl::FullyEncoded), u"provider=mastodon%3Asocial.example"_s);
}

void InterlinedListRequests::publicCallsTellNobodyWhoAsks()
{
    const FieldMap carol{{u"handle"_s, u"carol"_s}, {u"limit"_s, 2}, {u"offset"_s, -3}};
    const HttpRequest posts = made(calling(u"posts"_s, carol), withCookie());
    QVERIFY(posts.header("Cookie").isEmpty() && posts.header("Authorization").isEmpty());
    QCOMPARE(posts.url.query(), u"limit=2&offset=0"_s);
    const HttpRequest picture =
        made(wish::ReadPicture{u"https://store.example/a.jpg"_s, {}}, withCookie());
    QVERIFY(picture.header("Cookie").isEmpty() && picture.header("Authorization").isEmpty());
    const auto insecure = m_api.request(wish::ReadPicture{u"http://store.example/a.jpg"_s, {}}, {});
    QVERIFY(!insecure);
}

void InterlinedListRequests::ownPostsTakeTheCookie()
{
    const HttpRequest own = made(calling(u"posts"_s, {{u"handle"_s, u"ada"_s}}), withCookie());
    QVERIFY(!own.header("Cookie").isEmpty());
    QCOMPARE(made(calling(u"my-posts"_s), withCookie()).url.path(), u"/api/user/ada/messages"_s);
}

void InterlinedListRequests::createsOrganizationsAtTheirOwnAddress()
{
    const FieldMap guild{{u"name"_s, u"Guild"_s}, {u"isPublic"_s, false}};
    const HttpRequest create = made(calling(u"create-organization"_s, guild));
    QCOMPARE(create.url.path(), u"/api/organizations"_s);
    QCOMPARE(bodyOf(create), (QJsonObject{{u"name"_s, u"Guild"_s}, {u"isPublic"_s, false}}));
    const HttpRequest leave = made(calling(u"leave-organization"_s, {{u"id"_s, u"o1"_s}}));
    QCOMPARE(leave.url.path(), u"/api/organizations/o1/members/id-of-ada"_s);
    QCOMPARE(leave.method, QByteArray("DELETE"));
}

/// 8.5: absent fields stay, and what is typed is JSON or does not go out.
void InterlinedListRequests::sendsSettingsAsJson()
{
    const auto body = [this](const QJsonValue &settings) {
        return made(
                   calling(u"edit-organization"_s, {{u"id"_s, u"o1"_s}, {u"settings"_s, settings}}),
                   withCookie())
            .body;
    };
    QCOMPARE(body(u" {\"theme\": \"dark\"} "_s), R"({"settings":{"theme":"dark"}})");
    QCOMPARE(body(u"null"_s), R"({"settings":null})");
    QCOMPARE(body(QString()), "{}");
    const auto refused = m_api.request(
        calling(u"edit-organization"_s, {{u"id"_s, u"o1"_s}, {u"settings"_s, u"dark"_s}}),
        withCookie());
    QCOMPARE(refused.error().kind, Outcome::LocalReject);
    QVERIFY(refused.error().fieldIssues.contains(u"settings"_s));
    // What the listing says can be edited and sent again.
    const Answer mine = answered(
        calling(u"my-organizations"_s),
        reply(200, R"({"organizations":[{"id":"o1","settings":{"theme":"dark"}}]})"), withCookie());
    QCOMPARE(body(mine.records->constFirst().value(u"settings"_s)),
             R"({"settings":{"theme":"dark"}})");
}

void InterlinedListRequests::takesEveryDocumentedChoice()
{
    const HttpRequest all = made(calling(u"close-all-sessions"_s), withCookie());
    QCOMPARE(all.method, "POST");
    QCOMPARE(all.url.path() + u'?' + all.url.query(), u"/api/auth/logout?all=true"_s);
    QVERIFY(!all.header("Cookie").isEmpty());
    const HttpRequest everybody =
        made(calling(u"organization-users"_s,
                     {{u"organization"_s, u"o1"_s}, {u"excludeMembers"_s, false}}),
             withCookie());
    QCOMPARE(everybody.url.query(), u"excludeMembers=false"_s);
}

void InterlinedListRequests::pastedLinksGiveTheToken()
{
    const auto token = [this](const QString &pasted) {
        return bodyOf(made(calling(u"confirm-email-change"_s, {{u"token"_s, pasted}})))
            .value("token"_L1)
            .toString();
    };
    QCOMPARE(token(u"https://interlinedlist.com/verify-email-change?token=a%2Db\u200B\n"_s),
             u"a-b"_s);
    QCOMPARE(token(u" abc \n"_s), u"abc"_s);
}

void InterlinedListRequests::pictureIsOnePart()
{
    const QByteArray jpeg("\xFF\xD8\xFF\xE0 picture");
    const HttpRequest upload = made(wish::PutPicture{PictureSlot::Avatar, jpeg, "image/jpeg"});
    QVERIFY(upload.header("Content-Type").startsWith("multipart/form-data; boundary="));
    QVERIFY(upload.body.contains("name=\"file\"; filename=\""));
    QVERIFY(upload.body.contains("Content-Type: image/jpeg"));
    QVERIFY(upload.body.contains(jpeg));
}

void InterlinedListRequests::bases_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("why");
    QTest::newRow("none") << QString() << u"https://interlinedlist.com"_s << QString();
    QTest::newRow("bare") << u"list.example "_s << u"https://list.example"_s << QString();
    QTest::newRow("invisible") << u"https://list\u200B.example/api/\n"_s
                               << u"https://list.example"_s << QString();
    QTest::newRow("path") << u"https://example.org/list/"_s << u"https://example.org/list"_s
                          << QString();
    QTest::newRow("loopback") << u"http://127.0.0.1:3911"_s << u"http://127.0.0.1:3911"_s
                              << QString();
    QTest::newRow("insecure") << u"http://list.example"_s << QString() << u"insecure"_s;
    QTest::newRow("scheme") << u"ftp://list.example"_s << QString() << u"malformed"_s;
    QTest::newRow("user") << u"https://a:b@list.example"_s << QString() << u"malformed"_s;
}

void InterlinedListRequests::bases()
{
    QFETCH(QString, typed);
    QFETCH(QString, base);
    QFETCH(QString, why);
    const auto address = m_api.address({{u"address"_s, typed}});
    QCOMPARE(address.ok(), why.isEmpty());
    if (address) {
        QCOMPARE(address.value().toString(), base);
    } else {
        QCOMPARE(address.error().detail, why);
        QVERIFY(address.error().fieldIssues.contains(u"address"_s));
    }
}

void InterlinedListRequests::browserAddresses()
{
    const QUrl base(u"https://list.example"_s);
    const auto full = [&](const QString &provider, const QString &argument) {
        return m_api.browserAddress(provider, argument, base).toString(QUrl::FullyEncoded);
    };
    QCOMPARE(full(u"mastodon"_s, u"https://Social.example/ "_s),
             u"https://list.example/api/auth/mastodon/authorize?instance=social.example"
             "&redirect_uri=interlinedlist%3A%2F%2Foauth%2Fcallback"_s);
    QVERIFY(full(u"mastodon"_s, {}).isEmpty());
    QVERIFY(full(u"unknown"_s, {}).isEmpty());
    QVERIFY(!full(u"github"_s, {}).contains("redirect_uri"_L1));
}

void InterlinedListRequests::callbacks()
{
    const auto token = [this](const QString &url) {
        return m_api.handedOver(QUrl(url)).value_or(SessionGrant()).token;
    };
    QCOMPARE(token(u"interlinedlist://oauth/callback?token=il_tok_1"_s), u"il_tok_1"_s);
    QVERIFY(token(u"interlinedlist://oauth/callback"_s).isEmpty());
    QVERIFY(token(u"interlinedlist://other/callback?token=x"_s).isEmpty());
    QVERIFY(token(u"https://oauth/callback?token=x"_s).isEmpty());
    QVERIFY(token(u"interlinedlist://oauth/callback?token=a%0D%0Ab"_s).isEmpty());
}

std::unique_ptr<QObject> interlinedlisttests::makeRequestTests()
{
    return std::make_unique<InterlinedListRequests>();
}

#include "interlinedlist_requests.moc"
