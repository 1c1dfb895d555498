// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloinfo.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/requestmaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

/// Blank passwords are no passwords; the server wants 8 bytes and not only blanks (Cloudillo 3.2).
bool isPassword(const QString &text)
{
    return text.toUtf8().size() >= shortestPassword && !text.trimmed().isEmpty();
}

} // namespace

RequestMaker::Made RequestMaker::operator()(const wish::Probe &wish) const
{
    return call("GET", wish.full ? u"/api/me/full"_s : u"/api/me"_s, {}, As::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::SignIn &wish) const
{
    // The name goes into the token as typed, so only the canonical one may be sent (Cloudillo 3.2).
    const QString handle = canonicalOrOpaque(wish.handle);
    if (handle.isEmpty())
        return localReject(u"no identity"_s, {u"handle"_s});
    if (wish.password.isEmpty())
        return localReject(u"no password"_s, {u"password"_s});
    HttpRequest request =
        sending("POST", u"/api/auth/login"_s,
                {{u"idTag"_s, handle}, {u"password"_s, wish.password}}, As::Nobody);
    if (m_endpoint.base.isEmpty()) {
        request.url = apiBaseOf(handle);
        if (!request.url.isValid())
            return localReject(u"not a domain name"_s, {u"handle"_s});
        request.url.setPath(u"/api/auth/login"_s);
    }
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::StartUp &) const
{
    return call("POST", u"/api/auth/login-init"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::Renew &wish) const
{
    if (wish.whole)
        return call("GET", u"/api/auth/login-token"_s);
    return call("GET", wish.rereadRoles ? u"/api/auth/access-token"_s : u"/api/auth/proxy-token"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::SignOut &wish) const
{
    QJsonObject json;
    if (!wish.apiKey.isEmpty())
        json.insert(u"apiKey"_s, wish.apiKey);
    return sending("POST", u"/api/auth/logout"_s, json);
}

RequestMaker::Made RequestMaker::operator()(const wish::ExchangeKey &wish) const
{
    const QString key = wish.key.trimmed();
    if (key.isEmpty())
        return localReject(u"no key"_s, {u"key"_s});
    return call("GET", u"/api/auth/access-token"_s, {{u"apiKey"_s, key}}, As::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::CreateKey &wish) const
{
    // Scopes stay out: one the node does not know makes the key useless (Cloudillo 3.4).
    QJsonObject json;
    if (!wish.name.isEmpty())
        json.insert(u"name"_s, wish.name);
    if (wish.expiresAt)
        json.insert(u"expiresAt"_s, wish.expiresAt->toSecsSinceEpoch());
    return sending("POST", u"/api/auth/api-keys"_s, json);
}

RequestMaker::Made RequestMaker::operator()(const wish::ListKeys &) const
{
    return call("GET", u"/api/auth/api-keys"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::RemoveKey &wish) const
{
    return call("DELETE", u"/api/auth/api-keys/"_s + QString::number(wish.keyId));
}

RequestMaker::Made RequestMaker::operator()(const wish::ChangePassword &wish) const
{
    if (!isPassword(wish.replacement) || wish.replacement == wish.current)
        return localReject(u"the new password is too short or the old one"_s, {u"new"_s});
    return sending("POST", u"/api/auth/password"_s,
                   {{u"currentPassword"_s, wish.current}, {u"newPassword"_s, wish.replacement}});
}

RequestMaker::Made RequestMaker::operator()(const wish::StartQr &) const
{
    return sending("POST", u"/api/auth/qr-login/init"_s, {}, As::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::QrStatus &wish) const
{
    const int wait = std::clamp(wish.timeoutSeconds, 1, 30);
    HttpRequest request =
        call("GET", u"/api/auth/qr-login/"_s + segment(wish.session) + u"/status"_s,
             {{u"timeout"_s, QString::number(wait)}}, As::Nobody);
    request.setHeader("X-QR-Secret", wish.secret.toLatin1());
    request.patience = std::chrono::seconds(wait + 15); // a long poll: silence is no failure
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ActAs &wish) const
{
    const QString target = canonicalOrOpaque(wish.handle);
    if (target.isEmpty())
        return localReject(u"no identity"_s);
    HttpRequest request = call("GET", u"/api/auth/proxy-token"_s, {{u"idTag"_s, target}});
    request.patience = std::chrono::seconds(60); // the node asks another node first
    return request;
}

} // namespace personae::cloudillo
