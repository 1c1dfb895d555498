// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/epixelservice.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::embedded {

namespace {

const QString base = QLatin1StringView(epixel::demoBase) + u"/"_s;
const QString firstImagePath = u"user/profile-image/"_s;
const QString secondImagePath = u"user/profile/profile-image/"_s;

bool isStyle(epixel::Form::Style style, const QString &word)
{
    using Style = epixel::Form::Style;
    return word == "any"_L1 || style == Style::None ||
           (word == "multipart"_L1 && style == Style::Multipart) ||
           (word == "urlencoded"_L1 && style == Style::Urlencoded) ||
           (word == "json"_L1 && style == Style::Json);
}

} // namespace

QString EpixelService::id() const
{
    return u"epixel"_s;
}

QString EpixelService::open(const QString &folder)
{
    return m_store.open(folder);
}

QStringList EpixelService::hosts() const
{
    return {QLatin1StringView(epixel::demoHost)};
}

QList<EmbeddedServices::Identity> EpixelService::identities() const
{
    EmbeddedServices::Identity ada;
    ada.service = id();
    ada.handle = QLatin1StringView(epixel::demoUser);
    ada.password = QLatin1StringView(epixel::demoPassword);
    ada.apiBase = QUrl(u"https://"_s + QLatin1StringView(epixel::demoHost) +
                       QLatin1StringView(epixel::demoBase));
    ada.appKey = QLatin1StringView(epixel::demoAppKey);
    ada.settings = {{u"domain"_s, QLatin1StringView(epixel::demoHost)},
                    {u"prefix"_s, u"api"_s},
                    {u"version"_s, u"v1"_s}};
    return {ada};
}

QString EpixelService::text(const QString &name, const QString &documented) const
{
    return switchValue(name, documented).toString();
}

bool EpixelService::on(const QString &name, bool documented) const
{
    return switchValue(name, documented).toBool();
}

Reply EpixelService::handle(const Request &request)
{
    if (request.address.path.startsWith("/media/"_L1))
        return media(request);
    if (!request.address.path.startsWith(base))
        return missing();
    Call call{request, request.method, request.address.path.sliced(base.size()),
              epixel::formOf(request)};
    return answer(call);
}

Reply EpixelService::answer(Call &call)
{
    const QString elsewhere = text(u"redirect"_s, {});
    if (call.method == "GET" && !elsewhere.isEmpty())
        return reply::empty(302).with("Location", elsewhere.toUtf8());
    if (call.request.header("apikey") != epixel::demoAppKey) {
        const int status = switchValue(u"wrongKeyStatus"_s, 401).toInt();
        return json({{u"detail"_s, u"The API key is not known."_s}}, status);
    }
    if (!isStyle(call.form.style, text(u"bodyStyle"_s, u"any"_s)) &&
        (call.form.files.isEmpty() || call.form.style != epixel::Form::Style::Multipart))
        return json({{u"detail"_s, u"Unsupported media type in request."_s}}, 415);
    const Reply reply = open(call);
    return reply.status != 0 ? reply : signedIn(call);
}

/// Calls that need no session; status 0: it is none of them.
Reply EpixelService::open(const Call &call)
{
    Reply none;
    none.status = 0;
    if (call.method != "POST")
        return none;
    if (call.path == "user/login/"_L1)
        return logIn(call);
    if (call.path == "user/forgot-password/"_L1)
        return forgotten(call);
    const QString refresh = text(u"refreshPath"_s, u"user/token/refresh/"_s);
    return !refresh.isEmpty() && call.path == refresh ? renew(call) : none;
}

Reply EpixelService::signedIn(Call &call)
{
    const QByteArray bearer = call.request.header("authorization");
    const QString owner = bearer.startsWith("Bearer ")
                              ? ownerOf(QString::fromLatin1(bearer.sliced(7)), u"access"_s)
                              : QString();
    call.member = m_store.find(owner);
    const QString &path = call.path;
    const bool get = call.method == "GET";
    if (!call.member)
        return knows(path) ? notValid() : missing();
    if (get && path == "user/get/profile/"_L1)
        return profile(call);
    if (get && path == "user/get/address/"_L1 && on(u"address"_s, true))
        return address(call);
    if (get && path == "user/get/additional-info/"_L1 && on(u"about"_s, true))
        return about(call);
    if (get && path == "get/local-info/"_L1 && on(u"localInfo"_s, true))
        return localInfo();
    if (get && path.startsWith("get/states/"_L1) && on(u"states"_s, true))
        return states(path.section(u'/', 2, 2));
    if (path == text(u"tokenPath"_s, u"user/token-generator/"_s))
        return call.method == text(u"tokenMethod"_s, u"POST"_s).toLatin1()
                   ? sendCode(call)
                   : json({{u"detail"_s, u"Method not allowed."_s}}, 405);
    return writing(call);
}

/// Addresses are looked up before anybody is asked who they are.
bool EpixelService::knows(const QString &path) const
{
    const QStringList always{u"user/get/profile/"_s, u"user/update/profile/"_s,
                             u"user/profile/change-password/"_s};
    const QString image = text(u"imagePath"_s, u"first"_s);
    const bool takesImage = (path == firstImagePath && image != "second"_L1) ||
                            (path == secondImagePath && image != "first"_L1);
    return always.contains(path) || takesImage ||
           (path.endsWith("/address/"_L1) && on(u"address"_s, true)) ||
           (path == "user/get/additional-info/"_L1 && on(u"about"_s, true)) ||
           (path == "get/local-info/"_L1 && on(u"localInfo"_s, true)) ||
           (path.startsWith("get/states/"_L1) && on(u"states"_s, true)) ||
           path == text(u"tokenPath"_s, u"user/token-generator/"_s) ||
           path == text(u"aboutUpdatePath"_s, u"-"_s);
}

Reply EpixelService::writing(Call &call)
{
    const QString &path = call.path;
    if (call.method != "POST")
        return missing();
    if (path == "user/update/profile/"_L1)
        return updateProfile(call);
    if (path == "user/manage/address/"_L1 && on(u"address"_s, true))
        return updateAddress(call);
    if (path == "user/profile/change-password/"_L1)
        return changePassword(call);
    const QString image = text(u"imagePath"_s, u"first"_s);
    if ((path == firstImagePath && image != "second"_L1) ||
        (path == secondImagePath && image != "first"_L1))
        return putImage(call);
    const QString aboutPath = text(u"aboutUpdatePath"_s, {});
    return !aboutPath.isEmpty() && path == aboutPath ? updateAbout(call) : missing();
}

Reply EpixelService::media(const Request &request)
{
    const QByteArray bearer = request.header("authorization");
    const bool known = bearer.startsWith("Bearer ") &&
                       !ownerOf(QString::fromLatin1(bearer.sliced(7)), u"access"_s).isEmpty();
    if (text(u"media"_s, u"relative"_s) == "protected"_L1 && !known)
        return reply::plain(403, "Forbidden");
    const QByteArray bytes = m_store.picture(request.address.path.section(u'/', -1));
    if (bytes.isEmpty())
        return missing();
    Reply reply = reply::bare(bytes);
    reply.headers[0].second = bytes.startsWith("\x89PNG") ? "image/png" : "image/jpeg";
    return reply;
}

Reply EpixelService::json(const QJsonObject &body, int status) const
{
    if (status >= 400 && text(u"errorShape"_s, u"envelope"_s) == "html"_L1) {
        Reply page = reply::bare("<!doctype html><h1>Error</h1><p>Traceback</p>", status);
        page.headers[0].second = "text/html; charset=utf-8";
        return page;
    }
    QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    if (on(u"byteOrderMark"_s))
        bytes.prepend("\xEF\xBB\xBF");
    return reply::bare(bytes, status);
}

Reply EpixelService::data(const QJsonObject &data) const
{
    const int said = switchValue(u"envelopeStatus"_s, 0).toInt();
    return json({{u"status_code"_s, said ? said : 200},
                 {u"errors"_s, QJsonObject()},
                 {u"data"_s, said ? QJsonObject() : data}});
}

Reply EpixelService::invalid(const Errors &errors) const
{
    const QString shape = text(u"errorShape"_s, u"envelope"_s);
    QJsonObject fields;
    QJsonArray rows;
    for (auto it = errors.cbegin(); it != errors.cend(); ++it) {
        fields.insert(it.key(), QJsonArray::fromStringList(it.value()));
        for (const QString &text : it.value())
            rows.append(QJsonObject{{u"error_type"_s, u"validation error"_s},
                                    {u"field"_s, it.key()},
                                    {u"description"_s, text}});
    }
    if (shape == "bare"_L1)
        return json(fields, 400);
    return json({{u"status_code"_s, 400},
                 {u"errors"_s, shape == "rows"_L1 ? QJsonValue(rows) : QJsonValue(fields)},
                 {u"data"_s, QJsonObject()}},
                400);
}

Reply EpixelService::missing() const
{
    Reply page = reply::bare("<h1>Not Found</h1><p>The requested resource was not found.</p>", 404);
    page.headers[0].second = "text/html";
    return page;
}

} // namespace personae::embedded
