// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/requestmaker.h"

#include "network/epixel/baseaddress.h"
#include "network/epixel/envelope.h"
#include "network/epixel/localchecks.h"
#include "network/epixel/pictures.h"
#include "network/epixel/profileforms.h"
#include "network/wire/multipart.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae::epixel {

namespace {

constexpr qsizetype largestReply = 4 * 1024 * 1024; ///< bytes (4.3)

QByteArray urlencoded(const Form &form)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : form)
        pairs.append(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    return pairs.join('&');
}

QByteArray json(const Form &form)
{
    QJsonObject object;
    for (const auto &[name, value] : form)
        object.insert(name, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

multipart::Body parts(const Form &form)
{
    QList<multipart::Part> parts;
    for (const auto &[name, value] : form)
        parts.append({name.toUtf8(), value.toUtf8()});
    return multipart::encode(parts);
}

QString text(const FieldMap &arguments, const QString &key)
{
    return textOf(arguments.value(key));
}

} // namespace

ApiError RequestMaker::notOffered(const QString &why)
{
    ApiError error;
    error.kind = Outcome::NotOffered;
    error.detail = why;
    return error;
}

HttpRequest RequestMaker::call(const QByteArray &method, const QUrl &url, As as) const
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.maximumReply = largestReply;
    request.setHeader("Accept", "application/json");
    // A key is pasted, and what was pasted along does not belong to it.
    const QByteArray key = withoutMarks(m_endpoint.appKey).toUtf8();
    if (!key.isEmpty())
        request.setHeader("apikey", key);
    if (as == As::Account && !m_endpoint.token.isEmpty())
        request.setHeader("Authorization", "Bearer " + m_endpoint.token.toUtf8());
    return request;
}

RequestMaker::Made RequestMaker::read(Kind kind) const
{
    return call("GET", addressOf(pathOf(kind, m_endpoint), m_endpoint));
}

RequestMaker::Made RequestMaker::post(Kind kind, const Form &form, As as) const
{
    HttpRequest request = call("POST", addressOf(pathOf(kind, m_endpoint), m_endpoint), as);
    const QString style = settingOf(m_endpoint, settingBodyStyle, u"multipart"_s);
    if (style == "json"_L1) {
        request.setHeader("Content-Type", "application/json");
        request.body = json(form);
    } else if (style == "urlencoded"_L1) {
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        request.body = urlencoded(form);
    } else {
        const multipart::Body body = parts(form);
        request.setHeader("Content-Type", body.contentType);
        request.body = body.bytes;
    }
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::SignIn &wish) const
{
    const QString name = wish.handle.trimmed();
    if (name.isEmpty() || wish.password.isEmpty())
        return localReject(u"empty"_s, {name.isEmpty() ? u"username"_s : u"password"_s});
    return post(Kind::Login, {{u"username"_s, name}, {u"password"_s, wish.password}}, As::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::Renew &) const
{
    if (m_endpoint.refresh.isEmpty())
        return notOffered(u"nothing to renew with"_s);
    return post(Kind::Renew, {{u"refresh"_s, m_endpoint.refresh}}, As::Nobody);
}

RequestMaker::Made RequestMaker::operator()(const wish::SaveProfile &wish) const
{
    if (wish.patch.isEmpty())
        return localReject(u"nothing changed"_s);
    const Kind kind = homeOf(wish.patch.changes.firstKey());
    if (kind == Kind::Other)
        return localReject(u"no such field"_s, {wish.patch.changes.firstKey()});
    if (kind == Kind::UpdateAbout && pathOf(kind, m_endpoint).isEmpty()) {
        ApiError error = notOffered(QLatin1StringView(settingAboutUpdatePath));
        error.trySetting = error.detail;
        error.tryValue = u"user/update/additional-info/"_s; // probably (3)
        for (const QString &key : wish.patch.changes.keys())
            error.fieldIssues.insert(key, {});
        return error;
    }
    const Result<Form> form = formFor(kind, wish, sendsAllFields(m_endpoint));
    return form ? post(kind, form.value()) : Made(form.error());
}

RequestMaker::Made RequestMaker::operator()(const wish::PutPicture &wish) const
{
    if (wish.slot != PictureSlot::Avatar)
        return notOffered(u"there is only one picture"_s);
    // Without a crop of its own the same picture goes twice: the second part may be required (3.4).
    const QByteArray &whole = wish.original.isEmpty() ? wish.bytes : wish.original;
    const QByteArray wholeType = pictureType(whole);
    const QByteArray type = pictureType(wish.bytes);
    if (type.isEmpty() || wholeType.isEmpty())
        return localReject(u"neither JPEG nor PNG"_s, {u"avatar"_s});
    if (whole.size() > largestPicture || wish.bytes.size() > largestPicture)
        return localReject(u"larger than 5 MiB"_s, {u"avatar"_s});
    const auto part = [](const QByteArray &name, const QByteArray &bytes, const QByteArray &kind) {
        return multipart::Part{name, bytes, name + (kind == "image/png" ? ".png" : ".jpg"), kind};
    };
    const multipart::Body body = multipart::encode(
        {part("image", whole, wholeType), part("cropped_image", wish.bytes, type)});
    HttpRequest request = call("POST", addressOf(pathOf(Kind::PutImage, m_endpoint), m_endpoint));
    request.setHeader("Content-Type", body.contentType);
    request.body = body.bytes;
    request.patience = 120s;
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadPicture &wish) const
{
    const QUrl url(wish.id);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return localReject(u"not an address"_s);
    if (isOnThisComputer(url) && !isOnThisComputer(m_endpoint.base))
        return localReject(u"a picture on this computer"_s); // no stranger sends us there
    // Whoever serves the picture learns nothing, until this very server asked for it (3.1).
    const bool asked =
        m_endpoint.server.remembered.contains(QLatin1StringView(rememberedPictureSession));
    if (asked && isSameServer(url, m_endpoint.base)) {
        HttpRequest request = call("GET", url);
        request.setHeader("Accept", "image/*");
        request.maximumReply = 8 * 1024 * 1024;
        return request;
    }
    HttpRequest request;
    request.url = url;
    request.setHeader("Accept", "image/*");
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::ChangePassword &wish) const
{
    return newPassword(wish.current, wish.replacement, wish.replacement);
}

RequestMaker::Made RequestMaker::newPassword(const QString &current, const QString &replacement,
                                             const QString &repeated) const
{
    QStringList wrong;
    if (current.isEmpty())
        wrong.append(u"old_password"_s);
    if (replacement.isEmpty())
        wrong.append(u"new_password"_s);
    if (repeated != replacement)
        wrong.append(u"confirm_password"_s);
    if (!wrong.isEmpty())
        return localReject(u"passwords missing or different"_s, wrong);
    return post(Kind::ChangePassword, {{u"old_password"_s, current},
                                       {u"new_password"_s, replacement},
                                       {u"confirm_password"_s, repeated}});
}

RequestMaker::Made RequestMaker::states(const FieldMap &arguments) const
{
    const QString country = text(arguments, u"country"_s).trimmed();
    if (country.isEmpty() || country == u'.' || country == ".."_L1)
        return localReject(u"no country"_s, {u"country"_s});
    const QString segment = QString::fromLatin1(QUrl::toPercentEncoding(country));
    return call("GET", addressOf(pathOf(Kind::States, m_endpoint) + segment + u'/', m_endpoint));
}

/// The place, the method and the fields are not documented (3.3): all of them are settings or
/// guesses that cost nothing.
RequestMaker::Made RequestMaker::requestCode(const FieldMap &arguments) const
{
    const QString email = text(arguments, u"email"_s).trimmed();
    if (!isEmail(email))
        return localReject(u"not an e-mail address"_s, {u"email"_s});
    if (pathOf(Kind::RequestCode, m_endpoint).isEmpty())
        return notOffered(QLatin1StringView(settingTokenPath));
    const QString method = settingOf(m_endpoint, settingTokenMethod, u"POST"_s);
    if (method == "GET"_L1)
        return read(Kind::RequestCode);
    Made made = post(Kind::RequestCode, {{u"email"_s, email}});
    HttpRequest request = made.take();
    request.method = method == "PUT"_L1 ? "PUT" : "POST";
    return request;
}

/// What is not sent may be emptied there: one's own profile is read first and comes back here (see
/// answers.cpp), to go along or to be looked for afterwards.
RequestMaker::Made RequestMaker::changeEmail(const FieldMap &arguments) const
{
    const bool whole = sendsAllFields(m_endpoint);
    const wish::SaveProfile save = emailSave(arguments);
    QStringList missing;
    for (const auto &key : {u"token_field"_s, u"token_checksum_field"_s}) {
        if (save.patch.changes.value(key).toString().isEmpty())
            missing.append(key);
    }
    if (!missing.isEmpty())
        return localReject(u"no code"_s, missing);
    const Result<Form> form = formFor(Kind::UpdateProfile, save, whole);
    if (form && save.known.isEmpty() && (whole || mayEmptyOthers(m_endpoint)))
        return read(Kind::ReadProfile);
    return form ? post(Kind::UpdateProfile, form.value()) : Made(form.error());
}

RequestMaker::Made RequestMaker::operator()(const wish::Call &wish) const
{
    const FieldMap &arguments = wish.arguments;
    if (wish.id == "profile"_L1)
        return read(Kind::ReadProfile);
    if (wish.id == "local-info"_L1)
        return read(Kind::LocalInfo);
    if (wish.id == "address"_L1)
        return read(Kind::ReadAddress);
    if (wish.id == "about"_L1)
        return read(Kind::ReadAbout);
    if (wish.id == "states"_L1)
        return states(arguments);
    if (wish.id == "change-password"_L1)
        return newPassword(text(arguments, u"old_password"_s), text(arguments, u"new_password"_s),
                           text(arguments, u"confirm_password"_s));
    if (wish.id == "forgot-password"_L1) {
        const QString who = text(arguments, u"email"_s).trimmed();
        return who.isEmpty() ? Made(localReject(u"empty"_s, {u"email"_s}))
                             : post(Kind::ForgotPassword, {{u"email"_s, who}}, As::Nobody);
    }
    if (wish.id == "request-email-code"_L1)
        return requestCode(arguments);
    return wish.id == "change-email"_L1 ? changeEmail(arguments) : Made(notOffered());
}

RequestMaker::Made RequestMaker::operator()(const wish::PlainCall &wish) const
{
    QUrl url = m_endpoint.base;
    url.setPath(wish.path);
    HttpRequest request = call(wish.method, addressOf(relativePath(url, m_endpoint), m_endpoint));
    if (wish.json) {
        request.setHeader("Content-Type", "application/json");
        request.body = QJsonDocument(*wish.json).toJson(QJsonDocument::Compact);
    }
    return request;
}

} // namespace personae::epixel
