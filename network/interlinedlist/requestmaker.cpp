// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/requestmaker.h"

#include "network/interlinedlist/addresses.h"
#include "network/interlinedlist/profilefields.h"
#include "network/wire/multipart.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

constexpr std::chrono::seconds longPatience{60}; ///< the server asks another one first (15)

QJsonObject credentials(const QString &email, const QString &password)
{
    return {{u"email"_s, email}, {u"password"_s, password}};
}

ApiError lackingCredential(const QString &email)
{
    return localReject(u"no credentials"_s, {email.isEmpty() ? u"identity"_s : u"secret"_s});
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

bool isNameable(const QString &text)
{
    return !text.trimmed().isEmpty() && text != u'.' && text != ".."_L1;
}

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "@:"));
}

bool isEmail(const QString &text)
{
    static const QRegularExpression shape(
        QRegularExpression::anchoredPattern(u"[^\\s@]+@[^\\s@]+\\.[^\\s@]+"_s));
    return shape.match(text).hasMatch();
}

ApiError RequestMaker::notOffered()
{
    ApiError error;
    error.kind = Outcome::NotOffered;
    error.detail = u"no such call in this service"_s;
    return error;
}

QUrl RequestMaker::address(const QString &path, const Query &query) const
{
    QUrl url = m_endpoint.base.isEmpty() ? QUrl(QLatin1StringView(publicAddress)) : m_endpoint.base;
    url.setPath(url.path() + path, QUrl::TolerantMode); // encoded already
    QStringList pairs;
    for (const auto &[key, value] : query)
        pairs.append(key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value)));
    if (!pairs.isEmpty())
        url.setQuery(pairs.join(u'&'));
    return url;
}

HttpRequest RequestMaker::call(const QByteArray &method, const QString &path, Access access,
                               const Query &query) const
{
    HttpRequest request;
    request.method = method;
    request.url = address(path, query);
    request.setHeader("Accept", "application/json");
    identify(request, access, m_endpoint);
    return request;
}

HttpRequest RequestMaker::sending(const QByteArray &method, const QString &path,
                                  const QJsonObject &json, Access access) const
{
    HttpRequest request = call(method, path, access);
    request.setHeader("Content-Type", "application/json");
    request.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::SignIn &wish) const
{
    const QString email = wish.handle.trimmed(); // its letter case counts (3.1)
    if (email.isEmpty() || wish.password.isEmpty())
        return lackingCredential(email);
    return sending("POST", u"/api/auth/sync-token"_s, credentials(email, wish.password),
                   Access::Nobody);
}

/// Without the cookie we have: the new session would be put in front of the old ones (3.2).
RequestMaker::Made RequestMaker::operator()(const wish::OpenSession &wish) const
{
    const QString email = wish.identity.trimmed();
    if (email.isEmpty() || wish.password.isEmpty())
        return lackingCredential(email);
    return sending("POST", u"/api/auth/login"_s, credentials(email, wish.password), Access::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::CloseSession &) const
{
    if (m_endpoint.cookie.isEmpty())
        return localReject(u"no session is open"_s);
    return call("POST", u"/api/auth/logout"_s, Access::Visitor);
}

/// A token cannot be revoked (2); only the session can be ended.
RequestMaker::Made RequestMaker::operator()(const wish::SignOut &) const
{
    return m_endpoint.cookie.isEmpty() ? Made(notOffered()) : (*this)(wish::CloseSession());
}

RequestMaker::Made RequestMaker::operator()(const wish::StartUp &) const
{
    return call("GET", u"/api/user"_s, Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadOwn &) const
{
    return call("GET", u"/api/user"_s, Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadSetting &wish) const
{
    if (wish.name != QLatin1StringView(notificationSetting))
        return notOffered();
    return call("GET", QLatin1StringView(notificationCall), Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::SaveProfile &wish) const
{
    const FieldMap &changes = wish.patch.changes;
    if (changes.isEmpty())
        return localReject(u"nothing changed"_s);
    const QMap<QString, QStringList> issues = objections(changes);
    if (!issues.isEmpty())
        return localReject(u"values out of bounds"_s, issues.keys());
    if (isNotification(changes.firstKey()) || isNotification(changes.lastKey()))
        return changeEvent(changes);
    const bool post =
        m_endpoint.server.remembered.values().contains(QLatin1StringView(updateByPost));
    return sending(post ? "POST" : "PATCH", u"/api/user/update"_s, changeBody(changes),
                   Access::Account);
}

/// One event of the notifications at a time (13).
RequestMaker::Made RequestMaker::changeEvent(const FieldMap &changes) const
{
    const QString event =
        isNotification(changes.firstKey()) ? eventOf(changes.firstKey()) : QString();
    QJsonObject channels;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (event.isEmpty() || !isNotification(it.key()) || eventOf(it.key()) != event)
            return localReject(u"several things at once: split first"_s);
        channels.insert(channelOf(it.key()), it.value());
    }
    return sending("PATCH", QLatin1StringView(notificationCall),
                   {{u"key"_s, event}, {u"channels"_s, channels}}, Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::PutPicture &wish) const
{
    if (wish.slot != PictureSlot::Avatar)
        return notOffered();
    if (pictureType(wish.bytes) != "image/jpeg") // it will be served as one, whatever it is (6.1)
        return localReject(u"not a JPEG"_s, {u"avatar"_s});
    if (wish.bytes.size() > largestUpload)
        return localReject(u"larger than 1.4 MB"_s, {u"avatar"_s});
    const multipart::Body body = multipart::encode({{.name = "file",
                                                     .content = wish.bytes,
                                                     .fileName = "avatar.jpg",
                                                     .mediaType = "image/jpeg"}});
    HttpRequest request = call("POST", u"/api/user/avatar/upload"_s, Access::Account);
    request.setHeader("Content-Type", body.contentType);
    request.body = body.bytes;
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::PictureFromAddress &wish) const
{
    const QString typed = wish.url.trimmed();
    const QUrl url(typed, QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return localReject(u"not a web address"_s, {u"url"_s});
    HttpRequest request =
        sending("POST", u"/api/user/avatar/from-url"_s, {{u"url"_s, typed}}, Access::Account);
    request.patience = longPatience;
    return request;
}

/// Pictures are public and lie elsewhere: nobody is told who asks.
RequestMaker::Made RequestMaker::operator()(const wish::ReadPicture &wish) const
{
    const QUrl url(pictureAddress(wish.id, m_endpoint.base));
    if (!isSafePicture(url, m_endpoint.base))
        return localReject(u"not a secure address"_s);
    HttpRequest request;
    request.url = url;
    request.setHeader("Accept", "image/*");
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::PlainCall &wish) const
{
    if (!wish.path.startsWith("/api/"_L1))
        return localReject(u"not a path of the API"_s);
    return wish.json ? sending(wish.method, wish.path, *wish.json, Access::Account)
                     : call(wish.method, wish.path, Access::Account);
}

} // namespace personae::interlinedlist
