// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/interlinedlistservice.h"

#include "network/embedded/sharedcontrol.h"

#include <QJsonDocument>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString host = u"interlinedlist.example"_s;
const QByteArray cookiePrefix = "interlinedlist_session=";
constexpr int loginsPerEmail = 10;
constexpr int shortestPassword = 10;

QStringList segments(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

std::optional<QStringList> captured(const QString &pattern, const QString &path)
{
    const QStringList wanted = segments(pattern);
    const QStringList given = segments(path);
    if (wanted.size() != given.size())
        return std::nullopt;
    QStringList stars;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i) == "*"_L1)
            stars.append(QUrl::fromPercentEncoding(given.at(i).toUtf8()));
        else if (wanted.at(i) != given.at(i))
            return std::nullopt;
    }
    return stars;
}

} // namespace

namespace listreply {

Reply json(const QJsonObject &body, int status)
{
    return reply::bare(QJsonDocument(body).toJson(QJsonDocument::Compact), status);
}

Reply error(int status, const QString &text)
{
    return json({{"error"_L1, text}}, status);
}

Reply page()
{
    Reply reply = reply::plain(404, "<!DOCTYPE html><html lang=\"en\"><body>404</body></html>");
    reply.headers.first().second = "text/html; charset=utf-8";
    return reply;
}

QJsonObject body(const Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QJsonObject compact(const ListUser &user)
{
    return {{"id"_L1, user.id()},
            {"username"_L1, user.name()},
            {"displayName"_L1, user.shown.value("displayName"_L1)},
            {"avatar"_L1, user.shown.value("avatar"_L1)}};
}

QJsonObject paging(qsizetype total, int limit, int offset)
{
    return {{"total"_L1, total},
            {"limit"_L1, limit},
            {"offset"_L1, offset},
            {"hasMore"_L1, offset + limit < total}};
}

} // namespace listreply

InterlinedListService::InterlinedListService(SharedControl &control)
    : PlayedService(control)
{
}

QString InterlinedListService::id() const
{
    return u"interlinedlist"_s;
}

QString InterlinedListService::open(const QString &folder)
{
    return m_state.open(folder);
}

QStringList InterlinedListService::hosts() const
{
    return {host};
}

QList<EmbeddedServices::Identity> InterlinedListService::identities() const
{
    QList<EmbeddedServices::Identity> all;
    for (const QString &name : {u"alice"_s, u"carol"_s}) {
        EmbeddedServices::Identity one;
        one.service = id();
        one.handle = name;
        one.password = name + u"-lists-2026"_s;
        one.apiBase = QUrl(u"https://"_s + host);
        one.settings = {{u"address"_s, one.apiBase.toString()},
                        {u"identity"_s, name + u"@example.com"_s}};
        all.append(one);
    }
    return all;
}

const QList<InterlinedListService::Path> &InterlinedListService::paths()
{
    using Self = InterlinedListService;
    static const QList<Path> all{
        {"POST", u"api/auth/sync-token"_s, Needs::Nothing, &Self::syncToken},
        {"POST", u"api/auth/login"_s, Needs::Nothing, &Self::login},
        {"POST", u"api/auth/logout"_s, Needs::Nothing, &Self::logout},
        {"POST", u"api/auth/register"_s, Needs::Nothing, &Self::registerUser},
        {"POST", u"api/auth/forgot-password"_s, Needs::Nothing, &Self::mailFlow},
        {"POST", u"api/auth/send-verification-email"_s, Needs::Cookie, &Self::sendVerification},
        {"POST", u"api/auth/verify-email"_s, Needs::Nothing, &Self::mailedToken},
        {"POST", u"api/auth/reset-password"_s, Needs::Nothing, &Self::mailedToken},
        {"GET", u"api/auth/accounts"_s, Needs::Cookie, &Self::sessionAccounts},
        {"POST", u"api/auth/switch"_s, Needs::Cookie, &Self::switchAccount},
        {"POST", u"api/auth/remove-account"_s, Needs::Cookie, &Self::logout},
        {"GET", u"api/auth/linkedin/status"_s, Needs::Nothing, &Self::providerStatus},
        {"GET", u"api/auth/twitter/status"_s, Needs::Nothing, &Self::providerStatus},
        {"POST", u"api/auth/verify-email-change"_s, Needs::Nothing, &Self::confirmEmail},
        {"GET", u"api/user"_s, Needs::Anyone, &Self::user},
        {"PATCH", u"api/user/update"_s, Needs::Anyone, &Self::update},
        {"POST", u"api/user/update"_s, Needs::Anyone, &Self::update},
        {"POST", u"api/user/avatar/upload"_s, Needs::Anyone, &Self::upload},
        {"POST", u"api/user/avatar/from-url"_s, Needs::Anyone, &Self::fromAddress},
        {"GET", u"avatars/*"_s, Needs::Nothing, &Self::picture},
        {"GET", u"api/user/notification-preferences"_s, Needs::Anyone, &Self::notifications},
        {"PATCH", u"api/user/notification-preferences"_s, Needs::Anyone, &Self::setNotification},
        {"POST", u"api/user/change-email/request"_s, Needs::Anyone, &Self::requestEmail},
        {"POST", u"api/user/delete"_s, Needs::Cookie, &Self::deleteUser},
        {"GET", u"api/user/identities"_s, Needs::Cookie, &Self::listIdentities},
        {"DELETE", u"api/user/identities"_s, Needs::Cookie, &Self::unlink},
        {"POST", u"api/user/identities/verify"_s, Needs::Cookie, &Self::verify},
        {"GET", u"api/user/organizations"_s, Needs::Cookie, &Self::myOrganizations},
        {"POST", u"api/user/organizations"_s, Needs::Cookie, &Self::join},
        {"GET", u"api/user/*/messages"_s, Needs::Nothing, &Self::messages},
        {"GET", u"api/organizations"_s, Needs::Nothing, &Self::organizations},
        {"POST", u"api/organizations"_s, Needs::Cookie, &Self::createOrganization},
        {"GET", u"api/organizations/*"_s, Needs::Nothing, &Self::organization},
        {"PUT", u"api/organizations/*"_s, Needs::Cookie, &Self::editOrganization},
        {"DELETE", u"api/organizations/*"_s, Needs::Cookie, &Self::deleteOrganization},
        {"GET", u"api/organizations/*/members"_s, Needs::Cookie, &Self::members},
        {"POST", u"api/organizations/*/members"_s, Needs::Cookie, &Self::addMember},
        {"PUT", u"api/organizations/*/members/*"_s, Needs::Cookie, &Self::setMember},
        {"DELETE", u"api/organizations/*/members/*"_s, Needs::Cookie, &Self::removeMember},
        {"GET", u"api/organizations/*/users"_s, Needs::Cookie, &Self::strangers},
        {"GET", u"api/follow/requests"_s, Needs::Anyone, &Self::requests},
        {"POST", u"api/follow/*"_s, Needs::Anyone, &Self::follow},
        {"DELETE", u"api/follow/*"_s, Needs::Anyone, &Self::unfollow},
        {"GET", u"api/follow/*/status"_s, Needs::Anyone, &Self::followState},
        {"GET", u"api/follow/*/counts"_s, Needs::Anyone, &Self::followCounts},
        {"GET", u"api/follow/*/followers"_s, Needs::Anyone, &Self::followList},
        {"GET", u"api/follow/*/following"_s, Needs::Anyone, &Self::followList},
        {"POST", u"api/follow/*/approve"_s, Needs::Anyone, &Self::decide},
        {"POST", u"api/follow/*/reject"_s, Needs::Anyone, &Self::decide},
        {"DELETE", u"api/follow/*/remove"_s, Needs::Anyone, &Self::removeFollower},
        {"GET", u"api/follow/*/mutual"_s, Needs::Anyone, &Self::mutual},
        {"GET", u"api/users/search"_s, Needs::Nothing, &Self::searchUsers},
        {"GET", u"api/users/lookup"_s, Needs::Nothing, &Self::lookUp},
        {"GET", u"api/users/*"_s, Needs::Nothing, &Self::publicUser},
        {"GET", u"api/users/*/lists"_s, Needs::Nothing, &Self::publicLists},
        {"GET", u"api/users/*/lists/*"_s, Needs::Nothing, &Self::publicList},
        {"GET", u"api/users/*/lists/*/data"_s, Needs::Nothing, &Self::publicList},
        {"GET", u"api/users/*/documents"_s, Needs::Nothing, &Self::publicDocuments},
        {"POST", u"api/users/*/block"_s, Needs::Anyone, &Self::shun},
        {"DELETE", u"api/users/*/block"_s, Needs::Anyone, &Self::shun},
        {"POST", u"api/users/*/mute"_s, Needs::Anyone, &Self::shun},
        {"DELETE", u"api/users/*/mute"_s, Needs::Anyone, &Self::shun},
        {"POST", u"api/users/*/report"_s, Needs::Anyone, &Self::shun},
        {"GET", u"api/user/blocks"_s, Needs::Anyone, &Self::shunned},
        {"GET", u"api/user/mutes"_s, Needs::Anyone, &Self::shunned},
        {"GET", u"api/limits"_s, Needs::Nothing, &Self::hostedLimits}};
    return all;
}

bool InterlinedListService::isOn(const QString &name) const
{
    return switchValue(name, false).toBool();
}

Reply InterlinedListService::saved(Reply reply)
{
    if (!m_state.save())
        return listreply::error(500, u"Internal server error"_s);
    return reply.wrote();
}

/// A token nobody knows is no error by itself: then the cookie counts (InterlinedList 2).
InterlinedListService::Asker InterlinedListService::askerOf(const Request &request)
{
    Asker asker;
    const QByteArray bearer = request.header("authorization");
    if (bearer.left(7).compare("bearer ", Qt::CaseInsensitive) == 0)
        asker.user = m_state.byToken(QString::fromLatin1(bearer.mid(7)));
    const QList<QByteArray> cookies = request.header("cookie").split(';');
    for (const QByteArray &cookie : cookies) {
        if (!cookie.trimmed().startsWith(cookiePrefix))
            continue;
        const QByteArray ids =
            QByteArray::fromPercentEncoding(cookie.trimmed().mid(cookiePrefix.size()));
        for (const QByteArray &session : ids.split(',')) {
            if (!asker.byCookie && !isOn(u"dropSessions"_s))
                asker.byCookie = m_state.bySession(QString::fromLatin1(session));
        }
    }
    if (!asker.user)
        asker.user = asker.byCookie;
    return asker;
}

std::optional<Reply> InterlinedListService::outage(const Request &request, const Asker &asker) const
{
    const QString limit = switchValue(u"throttled"_s, u"none"_s).toString();
    if (limit == "all"_L1 || (limit == "login"_L1 && request.address.path == "/api/auth/login"_L1))
        return listreply::error(429, u"Too many requests. Please try again later."_s)
            .with("retry-after", "900");
    if (isOn(u"databaseDown"_s) && request.address.path.startsWith("/api/"_L1))
        return asker.byCookie || request.header("authorization").isEmpty()
                   ? listreply::error(401, u"Unauthorized"_s)
                   : listreply::error(500, u"Internal server error"_s);
    return std::nullopt;
}

Reply InterlinedListService::handle(const Request &request)
{
    const QString &path = request.address.path;
    if (path.size() > 1 && (path.endsWith(u'/') || path.contains("//"_L1))) {
        QString clean = path.chopped(path.endsWith(u'/') ? 1 : 0);
        clean.replace("//"_L1, "/"_L1);
        return reply::plain(308, clean.toUtf8()).with("location", clean.toUtf8());
    }
    return route(request);
}

Reply InterlinedListService::route(const Request &request)
{
    const Asker asker = askerOf(request);
    if (const auto trouble = outage(request, asker))
        return *trouble;
    bool pathKnown = false;
    for (const Path &path : paths()) {
        const auto stars = captured(path.pattern, request.address.path);
        if (!stars)
            continue;
        pathKnown = true;
        if (path.method != request.method)
            continue;
        const bool cookieOnly = path.needs == Needs::Cookie && !isOn(u"bearerEverywhere"_s);
        if (path.needs != Needs::Nothing && !(cookieOnly ? asker.byCookie : asker.user))
            return listreply::error(401, u"Unauthorized"_s);
        const Asker counted = cookieOnly ? Asker{asker.byCookie, asker.byCookie} : asker;
        return (this->*path.handler)(request, counted, *stars);
    }
    return pathKnown ? reply::empty(405) : listreply::page();
}

Reply InterlinedListService::withSession(ListUser &user, Reply reply)
{
    const QString session = ListState::newId();
    user.sessions.prepend(session);
    return saved(reply.with("set-cookie", cookiePrefix + session.toLatin1() +
                                              "; Path=/; Max-Age=2592000; HttpOnly; Secure; "
                                              "SameSite=lax"));
}

Reply InterlinedListService::syncToken(const Request &request, const Asker &, const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const QString email = body.value("email"_L1).toString().trimmed();
    const QString password = body.value("password"_L1).toString();
    if (email.isEmpty() || password.isEmpty())
        return listreply::error(400, u"Email and password are required"_s);
    ListUser *user = m_state.byEmail(email);
    if (!user || user->password != ListState::hashOf(password))
        return listreply::error(401, u"Invalid email or password"_s);
    const QString token = QString(ListState::newId() + ListState::newId()).remove(u'-');
    user->tokens.append(token);
    return saved(
        listreply::json({{"token"_L1, token},
                         {"message"_L1, u"Sync token created. Store it in your CLI config."_s}}));
}

Reply InterlinedListService::login(const Request &request, const Asker &, const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const QString email = body.value("email"_L1).toString();
    const QString password = body.value("password"_L1).toString();
    if (email.isEmpty() || password.isEmpty())
        return listreply::error(400, u"Email and password are required"_s);
    if (control().behaviours().rateLimits && ++m_logins[email] > loginsPerEmail)
        return listreply::error(429, u"Too many login attempts. Please try again later."_s)
            .with("retry-after", "900");
    ListUser *user = m_state.byEmail(email);
    if (!user || user->password != ListState::hashOf(password))
        return listreply::error(401, u"Invalid email or password"_s);
    const QJsonObject shown = userJson(*user, true);
    QJsonObject brief;
    for (const auto &key : {"id"_L1, "email"_L1, "username"_L1, "displayName"_L1, "avatar"_L1,
                            "bio"_L1, "theme"_L1, "emailVerified"_L1, "createdAt"_L1})
        brief.insert(key, shown.value(key));
    return withSession(
        *user, listreply::json({{"message"_L1, u"Login successful"_s}, {"user"_L1, brief}}));
}

Reply InterlinedListService::logout(const Request &request, const Asker &asker, const Captured &)
{
    if (asker.byCookie) {
        const QByteArray cookie = QByteArray::fromPercentEncoding(request.header("cookie"));
        asker.byCookie->sessions.removeIf(
            [&](const QString &session) { return cookie.contains(session.toLatin1()); });
    }
    return saved(listreply::json({{"message"_L1, u"Logged out successfully"_s}}))
        .with("set-cookie", cookiePrefix + "; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
}

Reply InterlinedListService::registerUser(const Request &request, const Asker &, const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const QString email = body.value("email"_L1).toString();
    const QString name = body.value("username"_L1).toString();
    const QString password = body.value("password"_L1).toString();
    if (email.isEmpty() || name.isEmpty() || password.isEmpty())
        return listreply::error(400, u"Email, username, and password are required"_s);
    if (password.size() < shortestPassword)
        return listreply::error(400, u"Password must be at least 10 characters"_s);
    if (m_state.byEmail(email) || m_state.byName(name))
        return listreply::error(409, u"User with this email or username already exists"_s);
    ListUser user = m_state.users.constFirst();
    user.shown.insert("id"_L1, ListState::newId());
    user.shown.insert("email"_L1, email);
    user.shown.insert("username"_L1, name);
    user.shown.insert("displayName"_L1, body.value("displayName"_L1).toString(name));
    user.shown.insert("avatar"_L1, QJsonValue());
    user.shown.insert("bio"_L1, QJsonValue());
    user.shown.insert("customerStatus"_L1, u"free"_s);
    user.password = ListState::hashOf(password);
    user.tokens.clear();
    user.sessions.clear();
    user.identities = {};
    user.messages = {};
    m_state.users.append(user);
    m_state.organizations.first().members.append({user.id(), u"member"_s, ListState::now()});
    return withSession(m_state.users.last(),
                       listreply::json({{"message"_L1, u"User created successfully"_s},
                                        {"user"_L1, userJson(user, true)}},
                                       201));
}

Reply InterlinedListService::mailFlow(const Request &request, const Asker &, const Captured &)
{
    if (listreply::body(request).value("email"_L1).toString().isEmpty())
        return listreply::error(400, u"Email is required"_s);
    return listreply::json(
        {{"message"_L1,
          u"If an account with that email exists, a password reset link has been sent."_s}});
}

/// The mails of the demo all say the same token.
Reply InterlinedListService::mailedToken(const Request &request, const Asker &, const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const bool resets = request.address.path.endsWith("/reset-password"_L1);
    const QString password = body.value("password"_L1).toString();
    if (body.value("token"_L1).toString() != "demo-mail-token"_L1)
        return listreply::error(400, resets ? u"Invalid or expired reset token"_s
                                            : u"Invalid or expired verification token"_s);
    if (resets && password.size() < shortestPassword)
        return listreply::error(400, u"Password must be at least 10 characters"_s);
    ListUser &user = m_state.users.first();
    if (resets)
        user.password = ListState::hashOf(password);
    else
        user.shown.insert("emailVerified"_L1, true);
    return saved(listreply::json({{"message"_L1, u"Done"_s}}));
}

Reply InterlinedListService::sendVerification(const Request &, const Asker &asker, const Captured &)
{
    constexpr qint64 pauseMs = 10 * 60 * 1000;
    const qint64 now = control().now().toMSecsSinceEpoch();
    if (now - asker.user->mailSentMs < pauseMs)
        return listreply::error(429, u"Please wait before requesting another verification email. "
                                     "You can request a new one in 9 minutes."_s);
    asker.user->mailSentMs = now;
    return saved(listreply::json({{"message"_L1, u"Verification email sent successfully"_s}}));
}

} // namespace personae::embedded
