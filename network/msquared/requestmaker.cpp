// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/requestmaker.h"

#include "network/msquared/address.h"
#include "network/msquared/choices.h"
#include "network/msquared/denylist.h"
#include "network/msquared/msquaredinfo.h"
#include "network/msquared/profilevalues.h"
#include "network/wire/httpclient.h"
#include "network/wire/multipart.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

const QString profilePath = u"/api/profile/"_s;
constexpr qsizetype longestReply = 2 * 1024 * 1024; // section 6, parsing rules

QByteArray typeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG"))
        return "image/png";
    return bytes.startsWith("\xFF\xD8\xFF") ? "image/jpeg" : "";
}

QByteArray methodFor(DenylistVerb verb)
{
    switch (verb) {
    case DenylistVerb::Replace:
        return "PUT";
    case DenylistVerb::Add:
        return "POST";
    case DenylistVerb::Remove:
        return "DELETE";
    }
    Q_UNREACHABLE();
}

/// A server elsewhere must not make us ask what runs on this computer.
bool isFetchable(const QUrl &url, const QUrl &base)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (isLoopback(url) && !isLoopback(base))
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url));
}

/// As the document writes paths, or short as people do: "/deny" stands below the profile.
QString denyPathFor(const Endpoint &endpoint)
{
    QString path = cleaned(choices::chosen(endpoint, choices::denyPath));
    if (!path.startsWith(u'/'))
        path.prepend(u'/');
    if (!path.startsWith("/api/"_L1))
        path.prepend(u"/api/profile"_s);
    return path.endsWith(u'/') ? path : path + u'/';
}

void setJson(HttpRequest &request, const QByteArray &json)
{
    request.setHeader("Content-Type", "application/json");
    request.body = json;
}

/// A header can not carry more than visible ASCII.
QByteArray headerValue(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : cleaned(text)) {
        if (c.unicode() > 0x20 && c.unicode() < 0x7f)
            bytes.append(char(c.unicode()));
    }
    return bytes;
}

/// Fields whose new value can not be sent (3.2).
QStringList objections(const ProfilePatch &patch)
{
    QStringList wrong;
    for (auto it = patch.changes.cbegin(); it != patch.changes.cend(); ++it) {
        const bool isPair =
            it.key() == "picture"_L1 || it.key() == "avatar"_L1 || it.key() == "avatarObject"_L1;
        const bool fits = isPair ? it->isNull() || pairOf(*it).has_value()
                                 : it.key() == "username"_L1 && !it->toString().isEmpty();
        if (!fits)
            wrong.append(it.key());
    }
    return wrong;
}

} // namespace

ApiError localReject(const QString &why, const QStringList &fields)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    for (const QString &field : fields)
        error.fieldIssues.insert(field, {});
    return error;
}

RequestMaker::Made RequestMaker::notOffered()
{
    ApiError error;
    error.kind = Outcome::NotOffered;
    error.detail = u"the service has no such call"_s;
    return error;
}

HttpRequest RequestMaker::call(const QByteArray &method, const QString &path, bool signedIn) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_endpoint.base;
    request.url.setPath(m_endpoint.base.path() + path);
    request.maximumReply = longestReply;
    request.setHeader("Accept", "application/json");
    const QByteArray organization = headerValue(organizationOf(m_endpoint));
    if (!organization.isEmpty())
        request.setHeader("x-m2-organization-id", organization);
    if (signedIn)
        addCredential(request);
    return request;
}

/// Never both headers unless a setting says so (1.3).
void RequestMaker::addCredential(HttpRequest &request) const
{
    const QByteArray secret = headerValue(m_endpoint.token);
    if (secret.isEmpty())
        return;
    const QString mode = choices::credentialMode(m_endpoint);
    if (mode != "bearer"_L1)
        request.setHeader("x-api-key", secret);
    if (mode != "apiKey"_L1)
        request.setHeader("Authorization", "Bearer " + secret);
}

QJsonValue RequestMaker::pairAs(const QJsonValue &value) const
{
    const std::optional<ObjectPair> pair = pairOf(value);
    if (!pair)
        return QJsonValue::Null;
    if (choices::chosen(m_endpoint, choices::idPairStyle) == "dotted"_L1)
        return pair->dotted();
    return QJsonObject{{u"datasourceId"_s, pair->datasource},
                       {u"objectDefinitionId"_s, pair->object}};
}

RequestMaker::Made RequestMaker::operator()(const wish::Probe &) const
{
    return call("GET", profilePath, false);
}

RequestMaker::Made RequestMaker::operator()(const wish::StartUp &) const
{
    return call("GET", profilePath);
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadOwn &) const
{
    return call("GET", profilePath);
}

RequestMaker::Made RequestMaker::operator()(const wish::SaveProfile &wish) const
{
    if (wish.patch.isEmpty())
        return localReject(u"nothing changed"_s);
    if (const QStringList wrong = objections(wish.patch); !wrong.isEmpty())
        return localReject(u"no such value"_s, wrong);
    QJsonObject json;
    for (auto it = wish.patch.changes.cbegin(); it != wish.patch.changes.cend(); ++it) {
        if (it.key() == "username"_L1)
            json.insert(it.key(), it->toString());
        else if (it.key() == "picture"_L1)
            json.insert(pictureField, pairAs(*it));
        else
            json.insert(choices::chosen(m_endpoint, choices::avatarField), pairAs(*it));
    }
    HttpRequest request = call("PUT", profilePath);
    setJson(request, QJsonDocument(json).toJson(QJsonDocument::Compact));
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::PutPicture &wish) const
{
    const QByteArray type = typeOf(wish.bytes);
    if (wish.slot != PictureSlot::Avatar)
        return notOffered();
    if (type.isEmpty())
        return localReject(u"neither PNG nor JPEG"_s, {u"avatar"_s});
    if (wish.bytes.size() > choices::imageLimit(m_endpoint))
        return localReject(u"larger than the limit set for this account"_s, {u"avatar"_s});
    HttpRequest request = call("PUT", profilePath);
    if (choices::chosen(m_endpoint, choices::uploadStyle) == "raw"_L1) {
        request.setHeader("Content-Type", type);
        request.body = wish.bytes;
        return request;
    }
    const QByteArray name = type == "image/png" ? "picture.png" : "picture.jpg";
    const QByteArray part = choices::chosen(m_endpoint, choices::uploadPart).toLatin1();
    const multipart::Body body = multipart::encode({{part, wish.bytes, name, type}});
    request.setHeader("Content-Type", body.contentType);
    request.body = body.bytes;
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadPicture &wish) const
{
    HttpRequest request;
    request.url = QUrl(wish.id);
    if (!isFetchable(request.url, m_endpoint.base))
        return localReject(u"not a secure address"_s);
    request.setHeader("Accept", "image/*");
    // Anonymous, unless the account's own host refused that (1.4).
    if (m_endpoint.server.remembered.value(pictureCredential) == "own-host"_L1 &&
        isSameOrigin(request.url, m_endpoint.base))
        addCredential(request);
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::Deny &wish) const
{
    const Result<wish::Deny> tidy = tidied(wish);
    if (!tidy)
        return tidy.error();
    HttpRequest request = call(methodFor(wish.verb), denyPathFor(m_endpoint));
    setJson(request, denyBody(tidy.value(), choices::chosenEncoding(m_endpoint, wish.verb)));
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::Call &wish) const
{
    if (wish.id == rulesCall)
        return call("GET", u"/api/organizations/"_s);
    if (wish.id == sourcesCall) {
        HttpRequest request = call("GET", u"/api/datasources/"_s);
        const QString type = cleaned(wish.arguments.value(u"type"_s).toString());
        if (!type.isEmpty())
            request.url.setQuery(u"type="_s + QString::fromLatin1(QUrl::toPercentEncoding(type)));
        return request;
    }
    if (wish.id != statusCall)
        return notOffered();
    const QString path = cleaned(m_endpoint.settings.value(choices::statusPath));
    if (path.isEmpty())
        return call("GET", profilePath);
    return call("GET", path.startsWith(u'/') ? path : u'/' + path);
}

} // namespace personae::msquared
