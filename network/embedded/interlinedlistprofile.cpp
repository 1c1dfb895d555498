// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/drawing.h"
#include "network/embedded/epixelforms.h"
#include "network/embedded/interlinedlistservice.h"

#include <QBuffer>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestPicture = 1'468'006; ///< bytes (6.1)
constexpr int picturePixels = 256;
constexpr int usualMessages = 50;
constexpr int largestMessages = 100;
constexpr qint64 mailPauseMs = 10 * 60 * 1000;

struct Range
{
    QLatin1StringView key;
    int least, most;
    QLatin1StringView refusal;
};

constexpr Range ranges[] = {
    {"maxMessageLength"_L1, 1, 10000,
     "maxMessageLength must be a positive integer between 1 and 10000"_L1},
    {"messagesPerPage"_L1, 10, 30, "messagesPerPage must be an integer between 10 and 30"_L1},
    {"notificationTrayLimit"_L1, 10, 40,
     "notificationTrayLimit must be an integer between 10 and 40"_L1},
};

/// The first refusal, in the order of section 5; empty: none.
QString refusalOf(const QJsonObject &body)
{
    for (const Range &range : ranges) {
        const QJsonValue value = body.value(range.key);
        if (!value.isUndefined() &&
            (!value.isDouble() || value.toInt(-1) < range.least || value.toInt(-1) > range.most))
            return range.refusal;
    }
    static const QStringList views{u"my_messages"_s, u"all_messages"_s, u"followers_only"_s,
                                   u"following_only"_s};
    if (body.contains("viewingPreference"_L1) &&
        !views.contains(body.value("viewingPreference"_L1).toString()))
        return u"viewingPreference must be one of: "_s + views.join(u", "_s);
    static const QRegularExpression repository(u"^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$"_s);
    const QString repo = body.value("githubDefaultRepo"_L1).toString();
    if (!repo.isEmpty() && !repository.match(repo).hasMatch())
        return u"githubDefaultRepo must be in owner/repo format (e.g. octocat/Hello-World)"_s;
    for (const auto &[key, most] : {std::pair("latitude"_L1, 90), std::pair("longitude"_L1, 180)}) {
        const QJsonValue value = body.value(key);
        if (!value.isUndefined() &&
            (!value.isDouble() || std::abs(value.toDouble()) > double(most)))
            return u"%1 must be a number between -%2 and %2"_s.arg(key).arg(most);
    }
    return {};
}

bool isTruthy(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : !(value.isNull() || value.toString() == QString());
}

const QList<QPair<QString, QStringList>> &events()
{
    static const QList<QPair<QString, QStringList>> all{{u"dig"_s, {u"push"_s, u"inApp"_s}},
                                                        {u"push"_s, {u"push"_s, u"inApp"_s}},
                                                        {u"follow"_s, {u"push"_s}}};
    return all;
}

QJsonObject eventJson(const ListUser &user, const QString &key, const QStringList &channels)
{
    QJsonObject states;
    for (const QString &channel : channels)
        states.insert(channel, user.switches.value(key + u'.' + channel).toBool(true));
    return {{"key"_L1, key},
            {"label"_L1, key},
            {"description"_L1, u"When somebody does that"_s},
            {"channels"_L1, states}};
}

} // namespace

QJsonObject InterlinedListService::userJson(const ListUser &user, bool afterUpdate) const
{
    QJsonObject shown = user.shown;
    if (afterUpdate) {
        for (const auto &key : {"pendingEmail"_L1, "cleared"_L1, "isAdministrator"_L1,
                                "hasOpenaiApiKey"_L1, "hasAnthropicApiKey"_L1})
            shown.remove(key);
    }
    if (isOn(u"documentedNames"_s)) {
        shown.insert("avatarUrl"_L1, shown.take("avatar"_L1));
        const bool open = shown.take("defaultPubliclyVisible"_L1).toBool();
        shown.insert("defaultVisibility"_L1, open ? u"public"_s : u"private"_s);
    }
    return shown;
}

Reply InterlinedListService::user(const Request &, const Asker &asker, const Captured &)
{
    const QJsonObject shown = userJson(*asker.user, false);
    const bool bare = isOn(u"bareUser"_s) || isOn(u"documentedNames"_s);
    return listreply::json(bare ? shown : QJsonObject{{"user"_L1, shown}});
}

/// Unknown and protected fields are dropped silently (5).
Reply InterlinedListService::update(const Request &request, const Asker &asker, const Captured &)
{
    if (request.method != switchValue(u"updateMethod"_s, u"PATCH"_s).toString().toLatin1())
        return reply::empty(405);
    QJsonObject body = listreply::body(request);
    for (const auto &key : {"displayName"_L1, "bio"_L1, "avatar"_L1, "theme"_L1}) {
        const QJsonValue value = body.value(key);
        if (!value.isUndefined() && !value.isString() && !(value.isNull() && key != "theme"_L1))
            return listreply::error(500, u"Internal server error"_s);
    }
    if (const QString refusal = refusalOf(body); !refusal.isEmpty())
        return listreply::error(400, refusal);
    for (const auto &key : {"defaultPubliclyVisible"_L1, "showPreviews"_L1,
                            "showAdvancedPostSettings"_L1, "isPrivateAccount"_L1}) {
        if (body.contains(key))
            body.insert(key, isTruthy(body.value(key)));
    }
    static const QStringList accepted{u"displayName"_s,
                                      u"bio"_s,
                                      u"avatar"_s,
                                      u"theme"_s,
                                      u"maxMessageLength"_s,
                                      u"messagesPerPage"_s,
                                      u"notificationTrayLimit"_s,
                                      u"viewingPreference"_s,
                                      u"latitude"_s,
                                      u"longitude"_s,
                                      u"defaultPubliclyVisible"_s,
                                      u"showPreviews"_s,
                                      u"showAdvancedPostSettings"_s,
                                      u"isPrivateAccount"_s,
                                      u"githubDefaultRepo"_s};
    const Behaviours behaviours = control().behaviours();
    for (const QString &key : accepted) {
        if (!body.contains(key) || behaviours.ignoreWrites)
            continue;
        const bool alters = behaviours.alterWrites && body.value(key).isString();
        asker.user->shown.insert(key, alters ? QJsonValue(body.value(key).toString() + u" (cut)"_s)
                                             : body.value(key));
    }
    return saved(listreply::json({{"message"_L1, u"User updated successfully"_s},
                                  {"user"_L1, userJson(*asker.user, true)}}));
}

/// Stores a picture and changes nothing else (6).
Reply InterlinedListService::upload(const Request &request, const Asker &, const Captured &)
{
    const epixel::Form form = epixel::formOf(request);
    if (form.style != epixel::Form::Style::Multipart)
        return listreply::error(500, u"Failed to upload avatar"_s);
    if (!form.files.contains(u"file"_s))
        return listreply::error(400, u"No file provided"_s);
    if (!request.body.contains("Content-Type: image/"))
        return listreply::error(400, u"File must be an image"_s);
    const QByteArray bytes = form.files.value(u"file"_s).bytes;
    if (bytes.size() > largestPicture)
        return listreply::error(400, u"File must be 1.4 MB or smaller (got %1 MB)"_s.arg(
                                         double(bytes.size()) / 1024 / 1024, 0, 'f', 2));
    const QString name = m_state.keepPicture(bytes);
    return saved(
        listreply::json({{"url"_L1, QString(originFor(request) + u"/avatars/"_s + name)}}));
}

/// Pictures "at" images.example are drawn: the demo asks no other host.
Reply InterlinedListService::fromAddress(const Request &request, const Asker &, const Captured &)
{
    const QString typed = listreply::body(request).value("url"_L1).toString();
    const QUrl url(typed);
    if (typed.isEmpty())
        return listreply::error(400, u"URL is required"_s);
    if (!url.isValid() || !url.scheme().startsWith("http"_L1) ||
        !url.host().endsWith(".example"_L1))
        return listreply::error(400, u"URL is not allowed"_s);
    if (url.path().contains("missing"_L1))
        return listreply::error(400, u"Failed to fetch image (404)"_s);
    if (url.path().endsWith(".html"_L1))
        return listreply::error(400, u"URL did not return an image"_s);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    drawing::portrait(typed, picturePixels).save(&buffer, "JPG", 90);
    const QString name = m_state.keepPicture(bytes);
    return saved(
        listreply::json({{"url"_L1, QString(originFor(request) + u"/avatars/"_s + name)}}));
}

/// Whatever it is, it is served as a JPEG.
Reply InterlinedListService::picture(const Request &, const Asker &, const Captured &stars)
{
    const QByteArray bytes = m_state.picture(stars.constFirst());
    if (bytes.isEmpty())
        return listreply::page();
    Reply reply = reply::bare(bytes);
    reply.headers.first().second = "image/jpeg";
    return reply;
}

Reply InterlinedListService::notifications(const Request &, const Asker &asker, const Captured &)
{
    QJsonArray all;
    for (const auto &[key, channels] : events())
        all.append(eventJson(*asker.user, key, channels));
    return listreply::json({{"events"_L1, all}});
}

Reply InterlinedListService::setNotification(const Request &request, const Asker &asker,
                                             const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const QString key = body.value("key"_L1).toString();
    const QJsonObject wanted = body.value("channels"_L1).toObject();
    const auto event = std::find_if(events().cbegin(), events().cend(),
                                    [&](const auto &one) { return one.first == key; });
    if (event == events().cend())
        return listreply::error(400, u"Unknown event key"_s);
    if (wanted.isEmpty())
        return listreply::error(400, u"At least one channel is required"_s);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!event->second.contains(it.key()))
            return listreply::error(
                400, u"Channel '%1' is not supported for event '%2'"_s.arg(it.key(), key));
        if (!it.value().isBool())
            return listreply::error(400, u"Channel values must be boolean"_s);
        asker.user->switches.insert(key + u'.' + it.key(), it.value());
    }
    return saved(listreply::json(eventJson(*asker.user, key, event->second)));
}

Reply InterlinedListService::requestEmail(const Request &request, const Asker &asker,
                                          const Captured &)
{
    const QString wanted =
        listreply::body(request).value("newEmail"_L1).toString().trimmed().toLower();
    const qint64 now = control().now().toMSecsSinceEpoch();
    if (wanted.isEmpty())
        return listreply::error(400, u"New email is required"_s);
    if (!wanted.contains(u'@'))
        return listreply::error(400, u"Invalid email format"_s);
    if (wanted == asker.user->shown.value("email"_L1).toString())
        return listreply::error(400, u"New email must be different from current email"_s);
    if (m_state.byEmail(wanted))
        return listreply::error(409, u"This email is already associated with another account"_s);
    if (now - asker.user->mailSentMs < mailPauseMs)
        return listreply::error(429, u"Please wait before requesting another email change. You "
                                     "can request a new one in 9 minutes."_s);
    asker.user->mailSentMs = now;
    asker.user->mailToken = u"demo-mail-token"_s; // what the mail of the demo says
    asker.user->shown.insert("pendingEmail"_L1, wanted);
    return saved(listreply::json({{"message"_L1, u"Verification email sent"_s}}));
}

Reply InterlinedListService::confirmEmail(const Request &request, const Asker &, const Captured &)
{
    const QString token = listreply::body(request).value("token"_L1).toString();
    const auto user =
        std::find_if(m_state.users.begin(), m_state.users.end(), [&](const ListUser &one) {
            return !token.isEmpty() && one.mailToken == token;
        });
    if (user == m_state.users.end())
        return listreply::error(400, token.isEmpty() ? u"Verification token is required"_s
                                                     : u"Invalid or expired token"_s);
    user->shown.insert("email"_L1, user->shown.value("pendingEmail"_L1));
    user->shown.insert("pendingEmail"_L1, QJsonValue());
    user->mailToken.clear();
    return saved(listreply::json({{"message"_L1, u"Email updated successfully"_s}}));
}

Reply InterlinedListService::deleteUser(const Request &request, const Asker &asker,
                                        const Captured &)
{
    const QJsonObject body = listreply::body(request);
    const QString name = body.value("username"_L1).toString();
    const QString email = body.value("email"_L1).toString();
    if (name.isEmpty() || email.isEmpty())
        return listreply::error(400, u"Username and email are required"_s);
    const QString known = asker.user->shown.value("email"_L1).toString();
    if (name != asker.user->name() || email.compare(known, Qt::CaseInsensitive) != 0)
        return listreply::error(
            400, u"Username and email do not match your account. Please try again."_s);
    m_state.erase(asker.user->id());
    return saved(listreply::json({{"message"_L1, u"Account deleted successfully"_s}}))
        .with("set-cookie",
              "interlinedlist_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
}

Reply InterlinedListService::listIdentities(const Request &, const Asker &asker, const Captured &)
{
    return listreply::json({{"identities"_L1, asker.user->identities}});
}

Reply InterlinedListService::unlink(const Request &request, const Asker &asker, const Captured &)
{
    const QString provider = request.parameter(u"provider"_s).value_or(QString());
    if (provider.isEmpty())
        return listreply::error(400, u"provider is required"_s);
    for (qsizetype i = 0; i < asker.user->identities.size(); ++i) {
        if (asker.user->identities.at(i)["provider"_L1].toString() == provider) {
            asker.user->identities.removeAt(i);
            return saved(listreply::json({{"success"_L1, true}}));
        }
    }
    return listreply::error(404, u"Identity not found"_s);
}

Reply InterlinedListService::verify(const Request &request, const Asker &asker, const Captured &)
{
    const QString provider = listreply::body(request).value("provider"_L1).toString();
    if (provider.isEmpty())
        return listreply::error(400, u"provider is required"_s);
    QJsonArray &all = asker.user->identities;
    for (qsizetype i = 0; i < all.size(); ++i) {
        QJsonObject one = all.at(i).toObject();
        if (one.value("provider"_L1).toString() != provider)
            continue;
        if (provider == "github"_L1)
            return listreply::error(400, u"Verification failed - token may be expired"_s);
        one.insert("lastVerifiedAt"_L1, ListState::now());
        all.replace(i, one);
        return saved(listreply::json({{"success"_L1, true}}));
    }
    return listreply::error(404, u"Identity not found"_s);
}

/// The owner sees what is private, by cookie only (11).
Reply InterlinedListService::messages(const Request &request, const Asker &asker,
                                      const Captured &stars)
{
    const ListUser *owner = m_state.byName(stars.constFirst());
    if (!owner)
        return listreply::error(404, u"User not found"_s);
    const int limit = std::min(request.number(u"limit"_s, usualMessages), largestMessages);
    const int offset = request.number(u"offset"_s, 0);
    if (limit < 0 || offset < 0)
        return listreply::error(500, u"Internal server error"_s);
    const bool mine = asker.byCookie == owner;
    QJsonArray all;
    for (const QJsonValue &each : std::as_const(owner->messages)) {
        QJsonObject one = each.toObject();
        if (!mine && !one.value("publiclyVisible"_L1).toBool())
            continue;
        one.insert("user"_L1, listreply::compact(*owner));
        all.append(one);
    }
    QJsonArray page;
    for (qsizetype i = offset; i < std::min(all.size(), qsizetype(offset) + limit); ++i)
        page.append(all.at(i));
    return listreply::json(
        {{"messages"_L1, page}, {"pagination"_L1, listreply::paging(all.size(), limit, offset)}});
}

} // namespace personae::embedded
