// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/msquaredservice.h"

#include "network/embedded/rawjson.h"
#include "network/embedded/sharedcontrol.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString organizationHost = u"acme-park.m2.example"_s;
const QString agnosticHost = u"api.m2.example"_s;

} // namespace

MSquaredService::MSquaredService(SharedControl &control)
    : PlayedService(control)
{
}

QString MSquaredService::id() const
{
    return u"msquared"_s;
}

QString MSquaredService::open(const QString &folder)
{
    return m_state.open(folder);
}

QStringList MSquaredService::hosts() const
{
    return {organizationHost, agnosticHost};
}

QList<EmbeddedServices::Identity> MSquaredService::identities() const
{
    EmbeddedServices::Identity person;
    person.service = id();
    person.handle = u"ada_l"_s;
    person.password = u"demo-user-token-ada"_s;
    person.apiBase = QUrl(u"https://"_s + organizationHost);
    person.settings = {{u"organization"_s, M2State::organization()},
                       {u"address"_s, person.apiBase.toString()}};
    person.way = u"Token"_s;
    EmbeddedServices::Identity key = person;
    key.handle = M2State::organization();
    key.password = M2State::apiKey();
    key.way = u"ApiKey"_s;
    return {person, key};
}

QString MSquaredService::word(const QString &name, const QString &documented) const
{
    const QJsonValue value = switchValue(name, documented);
    return value.isDouble() ? QString::number(value.toInt()) : value.toString(documented);
}

bool MSquaredService::isOn(const QString &name, bool documented) const
{
    return switchValue(name, documented).toBool(documented);
}

/// No error body is documented (section 4): any of those the client has to understand.
Reply MSquaredService::refusal(int status, const QStringList &messages) const
{
    const QString style = word(u"errors"_s, u"message"_s);
    const QString all = messages.join(u", "_s);
    if (style == "html"_L1) {
        Reply reply = reply::plain(status, "<!doctype html><title>" + all.toUtf8() + "</title>");
        reply.headers.first().second = "text/html; charset=utf-8";
        return reply;
    }
    if (style == "text"_L1)
        return reply::plain(status, all.toUtf8());
    if (style == "nested"_L1)
        return reply::bare(raw::compact({{"error"_L1, QJsonObject{{"message"_L1, all}}}}), status);
    if (style == "message"_L1 && messages.size() == 1)
        return reply::bare(raw::compact({{"message"_L1, all}}), status);
    QJsonArray errors;
    for (const QString &message : messages)
        errors.append(QJsonObject{{"message"_L1, message}});
    return reply::bare(raw::compact({{"errors"_L1, errors}}), status);
}

Reply MSquaredService::saved(Reply reply)
{
    if (!m_state.save())
        return refusal(500, {u"The state could not be stored"_s});
    return reply.wrote();
}

Reply MSquaredService::handle(const Request &request)
{
    if (isOn(u"throttled"_s)) {
        Reply reply = refusal(429, {u"Too Many Requests"_s});
        if (const int seconds = control().behaviours().retryAfter; seconds > 0)
            reply.with("retry-after", QByteArray::number(seconds));
        return reply;
    }
    return route(request);
}

Reply MSquaredService::route(const Request &request)
{
    const QString path = request.address.path;
    if (path.startsWith("/pictures/"_L1) && request.method == "GET")
        return picture(request);
    if (path == word(u"statusPath"_s, u"/api/profile/status/"_s) && request.method == "GET")
        return reply::bare(R"({"status":"ok"})");
    auto who = asker(request);
    if (const Reply *refused = std::get_if<Reply>(&who))
        return *refused;
    const Asker &asker = std::get<Asker>(who);
    if (path == "/api/organizations/"_L1 && request.method == "GET")
        return organizations();
    if (path == "/api/datasources/"_L1 && request.method == "GET")
        return datasources(request);
    if (isOn(u"retired"_s) && path.startsWith("/api/profile/"_L1))
        return refusal(410, {u"This service was retired"_s});
    if (path == "/api/profile/"_L1)
        return profile(request, asker);
    const QString place = word(u"denyPath"_s, u"username"_s);
    const bool username = path == "/api/profile/username/deny/"_L1;
    if (!username && path != "/api/profile/deny/"_L1)
        return refusal(404, {u"Not found"_s});
    if (place != (username ? "username"_L1 : "deny"_L1)) {
        const int status = switchValue(u"denyPathStatus"_s, 404).toInt(404);
        Reply reply = refusal(status, {u"Not found"_s});
        return status == 405 ? reply.with("allow", "GET") : reply;
    }
    if (!asker.admin)
        return refusal(403, {u"Only an administrator may change forbidden names"_s});
    return deny(request);
}

/// Who the headers of 1.2 name, or why nobody.
std::variant<MSquaredService::Asker, Reply> MSquaredService::asker(const Request &request)
{
    const QByteArray organization = request.header("x-m2-organization-id");
    // The load balancer fills it in on the organization's own host.
    const bool filled = organization.isEmpty() && request.address.idTag == organizationHost;
    if (organization.isEmpty() && !filled)
        return refusal(400, {u"Header x-m2-organization-id is required"_s});
    if (!filled && QString::fromLatin1(organization) != M2State::organization())
        return refusal(403, {u"No such organization"_s});
    const QByteArray bearer = request.header("authorization");
    if (request.header("x-api-key") == M2State::apiKey().toLatin1())
        return Asker{nullptr, true};
    if (bearer.startsWith("Bearer ") && word(u"tokens"_s, u"valid"_s) == "valid"_L1) {
        if (M2User *user = m_state.byToken(QString::fromLatin1(bearer.mid(7))))
            return Asker{user, user->admin};
    }
    const bool none = bearer.isEmpty() && request.header("x-api-key").isEmpty();
    return refusal(401, {none ? u"Sign in first"_s : u"token expired"_s});
}

Reply MSquaredService::organizations() const
{
    const QString shape = word(u"organizations"_s, u"array"_s);
    if (shape == "refused"_L1)
        return refusal(403, {u"Not yours to see"_s});
    const QJsonObject naming{{"unique"_L1, isOn(u"unique"_s, true)},
                             {"pattern"_L1, word(u"pattern"_s, u"^[a-z0-9_]{3,16}$"_s)}};
    const QJsonObject features{{"profilePictureUpload"_L1, isOn(u"pictureUpload"_s, true)},
                               {"hasProfilePage"_L1, true},
                               {"usernameCustomization"_L1, naming}};
    QJsonObject organization{
        {"name"_L1, u"Acme Park"_s}, {"features"_L1, features}, {"permissionVerb"_L1, u"r"_s}};
    if (shape == "object"_L1) {
        organization.insert("organizationId"_L1, M2State::organization());
        return reply::bare(raw::compact(organization));
    }
    organization.insert("documentId"_L1, M2State::organization());
    const QJsonObject other{{"documentId"_L1, u"other-park"_s}, {"name"_L1, u"Other Park"_s}};
    return reply::bare(
        QJsonDocument(QJsonArray{other, organization}).toJson(QJsonDocument::Compact));
}

/// Only the path, the filter and the name of the permission are documented (5.2).
Reply MSquaredService::datasources(const Request &request)
{
    const QString type = request.parameter(u"type"_s).value_or(QString());
    QJsonArray sources;
    for (const auto &[id, kind] : {std::pair{u"Ds1"_s, u"nft"_s}, {u"Avatars"_s, u"avatar"_s}}) {
        if (type.isEmpty() || type == kind)
            sources.append(QJsonObject{{"id"_L1, id},
                                       {"name"_L1, QString(id + u" of the park"_s)},
                                       {"type"_L1, kind},
                                       {"permissionVerb"_L1, u"r"_s}});
    }
    return reply::bare(QJsonDocument(sources).toJson(QJsonDocument::Compact));
}

Reply MSquaredService::picture(const Request &request)
{
    const QString guard = word(u"pictures"_s, u"open"_s);
    if (guard == "credential"_L1) {
        auto who = asker(request);
        if (const Reply *refused = std::get_if<Reply>(&who))
            return *refused;
    }
    if (guard == "signed"_L1 && request.number(u"sig"_s, -1) != m_state.readings)
        return refusal(410, {u"This address has run out"_s});
    const QString file = request.address.path.section(u'/', -1);
    const QByteArray bytes = m_state.picture(file);
    if (bytes.isEmpty())
        return refusal(404, {u"No such picture"_s});
    Reply reply = reply::bare(bytes);
    reply.headers.first().second = file.endsWith(".jpg"_L1) ? "image/jpeg" : "image/png";
    return reply;
}

} // namespace personae::embedded
