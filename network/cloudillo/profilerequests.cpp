// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloinfo.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/pictures.h"
#include "network/cloudillo/requestmaker.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

/// Only one strong tag is understood: no list, no W/, no star (Cloudillo 4.1).
bool isStrongTag(const QByteArray &etag)
{
    return etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"') && etag.count('"') == 2;
}

QJsonObject bodyOf(const ProfilePatch &patch)
{
    QJsonObject json;
    QJsonObject x;
    for (auto it = patch.changes.cbegin(); it != patch.changes.cend(); ++it) {
        if (it.key() == "name"_L1)
            json.insert(it.key(), it.value().toString().trimmed());
        else
            x.insert(it.key().sliced(2), it.value());
    }
    if (!x.isEmpty())
        json.insert(u"x"_s, x);
    return json;
}

bool isFetchable(const QUrl &url)
{
    const bool loopback = url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && loopback));
}

} // namespace

RequestMaker::Made RequestMaker::operator()(const wish::ReadOwn &) const
{
    return call("GET", ownPath(m_endpoint.server));
}

RequestMaker::Made RequestMaker::operator()(const wish::SaveProfile &wish) const
{
    if (isReadOnly(m_endpoint.server))
        return notOffered(u"this server is too old to be changed"_s);
    if (wish.patch.isEmpty())
        return localReject(u"nothing changed"_s);
    const QMap<QString, QStringList> issues = objections(wish.patch);
    if (!issues.isEmpty())
        return localReject(u"values out of bounds"_s, issues.keys());
    const QJsonObject json = bodyOf(wish.patch);
    if (json.value("x"_L1).toObject().size() > mostKeysPerRequest)
        return localReject(u"more than 32 keys: split first"_s);
    return sending("PATCH", u"/api/me"_s, json);
}

RequestMaker::Made RequestMaker::operator()(const wish::PutPicture &wish) const
{
    if (isReadOnly(m_endpoint.server))
        return notOffered(u"this server is too old to be changed"_s);
    const bool avatar = wish.slot == PictureSlot::Avatar;
    const QString field = avatar ? u"avatar"_s : u"cover"_s;
    const QByteArray type = uploadTypeOf(wish.bytes);
    if (type.isEmpty())
        return localReject(u"neither JPEG nor PNG nor WebP"_s, {field});
    if (wish.bytes.size() > largestUpload)
        return localReject(u"larger than 16 MiB"_s, {field});
    HttpRequest request = call("PUT", avatar ? u"/api/me/image"_s : u"/api/me/cover"_s);
    request.setHeader("Content-Type", type);
    request.body = wish.bytes;
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadPicture &wish) const
{
    if (!isNameable(wish.id))
        return localReject(u"no picture"_s);
    // Pictures are public: no token, least of all to a host of somebody else's choosing
    // (Cloudillo 1.3).
    HttpRequest request = call("GET", u"/"_s, {}, As::Nobody);
    request.setHeader("Accept", "image/*");
    if (wish.id.contains("://"_L1)) {
        request.url = QUrl(wish.id);
        return isFetchable(request.url) ? Made(request)
                                        : Made(localReject(u"not a secure address"_s));
    }
    const QString path = QString::fromLatin1(picturePath(wish.id, filesRoot(m_endpoint.server)));
    const bool named = !wish.variant.isEmpty() && takesVariant(wish.id);
    request.url = address(path, named ? Query{{u"variant"_s, wish.variant}} : Query{});
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadDescriptor &wish) const
{
    if (!isNameable(wish.id) || !takesVariant(wish.id) || wish.id.contains("://"_L1))
        return localReject(u"this picture has no variants"_s);
    const QByteArray path = picturePath(wish.id, filesRoot(m_endpoint.server)) + "/descriptor";
    return call("GET", QString::fromLatin1(path), {}, As::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadPublic &wish) const
{
    Made made = elsewhere(wish.host, u"/api/me"_s);
    if (!made || !isStrongTag(wish.etag))
        return made;
    HttpRequest request = made.take();
    request.setHeader("If-None-Match", wish.etag);
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadHome &wish) const
{
    return elsewhere(wish.host, u"/api/me/full"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::AppDomain &wish) const
{
    return elsewhere(wish.host, u"/api/me/app-domain"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::FindIdentity &wish) const
{
    const QString domain = canonicalIdTag(wish.domain);
    if (domain.isEmpty())
        return localReject(u"not a domain name"_s);
    HttpRequest request = call("GET", u"/"_s, {}, As::Nobody);
    request.url = {};
    request.url.setScheme(u"https"_s);
    request.url.setHost(domain);
    request.url.setPath(u"/.well-known/cloudillo/id-tag"_s);
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadSetting &wish) const
{
    if (!isNameable(wish.name))
        return localReject(u"no setting named"_s);
    return call("GET", u"/api/settings/"_s + segment(wish.name));
}

RequestMaker::Made RequestMaker::operator()(const wish::WriteSetting &wish) const
{
    if (!isNameable(wish.name))
        return localReject(u"no setting named"_s);
    return sending("PUT", u"/api/settings/"_s + segment(wish.name), {{u"value"_s, wish.value}});
}

RequestMaker::Made RequestMaker::operator()(const wish::PlainCall &wish) const
{
    if (!wish.path.startsWith("/api/"_L1))
        return localReject(u"not a path of the API"_s);
    return wish.json ? sending(wish.method, wish.path, *wish.json) : call(wish.method, wish.path);
}

} // namespace personae::cloudillo
