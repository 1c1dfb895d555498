// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/paths.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

const QString statesPath = u"get/states/"_s;
const QString alongsideKey = u"alongside"_s;

struct Place
{
    Kind kind;
    QByteArrayView method;
    const char *path;
};

constexpr Place places[] = {
    {Kind::Login, "POST", "user/login/"},
    {Kind::ReadProfile, "GET", "user/get/profile/"},
    {Kind::UpdateProfile, "POST", "user/update/profile/"},
    {Kind::LocalInfo, "GET", "get/local-info/"},
    {Kind::ReadAddress, "GET", "user/get/address/"},
    {Kind::UpdateAddress, "POST", "user/manage/address/"},
    {Kind::ReadAbout, "GET", "user/get/additional-info/"},
    {Kind::ChangePassword, "POST", "user/profile/change-password/"},
    {Kind::ForgotPassword, "POST", "user/forgot-password/"},
};

/// A path somebody typed: no slash before it, one behind it.
QString tidy(QString path)
{
    path = path.trimmed();
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    if (!path.isEmpty() && !path.endsWith(u'/'))
        path += u'/';
    return path;
}

/// The one remembered from an earlier answer, as long as it is one of these.
QString chosenOf(const QStringList &candidates, const char *remembered, const Endpoint &endpoint)
{
    const QString known = endpoint.server.remembered.value(QLatin1StringView(remembered));
    return candidates.contains(known) ? known : candidates.value(0);
}

/// Empty, as a choice of its own, means: there is none, the checksum is typed in by hand.
QString tokenPath(const Endpoint &endpoint)
{
    const auto chosen = endpoint.settings.constFind(QLatin1StringView(settingTokenPath));
    if (chosen == endpoint.settings.cend())
        return u"user/token-generator/"_s;
    return *chosen == u'-' ? QString() : tidy(*chosen);
}

} // namespace

QString settingOf(const Endpoint &endpoint, const char *id, const QString &preset)
{
    return endpoint.setting(QLatin1StringView(id), preset).trimmed();
}

bool mayEmptyOthers(const Endpoint &endpoint)
{
    return settingOf(endpoint, settingSendAllFields, {}).isEmpty() && !sendsAllFields(endpoint);
}

bool sendsAllFields(const Endpoint &endpoint)
{
    const QString learned =
        endpoint.server.remembered.value(QLatin1StringView(rememberedSendAllFields), u"no"_s);
    const QString chosen = settingOf(endpoint, settingSendAllFields, learned).toLower();
    return chosen == "yes"_L1 || chosen == "true"_L1 || chosen == "1"_L1;
}

QStringList refreshPaths(const Endpoint &endpoint)
{
    const QStringList documented{u"user/token/refresh/"_s, u"user/login/refresh/"_s,
                                 u"user/refresh-token/"_s, u"token/refresh/"_s};
    const QString chosen = tidy(settingOf(endpoint, settingRefreshPath, {}));
    return chosen.isEmpty() || chosen == documented.first() ? documented : QStringList{chosen};
}

QStringList imagePaths(const Endpoint &endpoint)
{
    const QString first = u"user/profile-image/"_s;
    const QString second = u"user/profile/profile-image/"_s;
    const QString chosen = settingOf(endpoint, settingImagePath, u"auto"_s);
    if (chosen == "first"_L1)
        return {first};
    return chosen == "second"_L1 ? QStringList{second} : QStringList{first, second};
}

QString pathOf(Kind kind, const Endpoint &endpoint)
{
    switch (kind) {
    case Kind::Renew:
        return chosenOf(refreshPaths(endpoint), rememberedRefreshPath, endpoint);
    case Kind::PutImage:
        return chosenOf(imagePaths(endpoint), rememberedImagePath, endpoint);
    case Kind::RequestCode:
        return tokenPath(endpoint);
    case Kind::UpdateAbout:
        return tidy(settingOf(endpoint, settingAboutUpdatePath, {}));
    case Kind::States:
        return statesPath;
    default:
        for (const Place &place : places) {
            if (place.kind == kind)
                return QLatin1StringView(place.path);
        }
        return {};
    }
}

std::optional<QString> pathAfter(const QStringList &candidates, const HttpRequest &request,
                                 const Endpoint &endpoint)
{
    const qsizetype present = candidates.indexOf(relativePath(request.url, endpoint));
    if (present < 0 || present + 1 >= candidates.size())
        return std::nullopt;
    return candidates.at(present + 1);
}

QUrl addressOf(const QString &path, const Endpoint &endpoint)
{
    QUrl url = endpoint.base;
    QString whole = url.path(QUrl::FullyEncoded);
    if (!whole.endsWith(u'/'))
        whole += u'/';
    url.setPath(whole + path, QUrl::TolerantMode); // encoded already
    return url;
}

QString relativePath(const QUrl &url, const Endpoint &endpoint)
{
    QString base = endpoint.base.path();
    if (!base.endsWith(u'/'))
        base += u'/';
    const QString path = url.path();
    return path.startsWith(base) ? path.sliced(base.size()) : path.mid(1);
}

Kind kindOf(const Wish &wish, const HttpRequest &request, const Endpoint &endpoint)
{
    if (std::holds_alternative<wish::ReadPicture>(wish))
        return Kind::Picture;
    const QString path = relativePath(request.url, endpoint);
    for (const Place &place : places) {
        if (place.method == request.method && path == QLatin1StringView(place.path))
            return place.kind;
    }
    if (path.startsWith(statesPath))
        return Kind::States;
    if (imagePaths(endpoint).contains(path))
        return Kind::PutImage;
    if (refreshPaths(endpoint).contains(path))
        return Kind::Renew;
    if (!path.isEmpty() && path == tokenPath(endpoint))
        return Kind::RequestCode;
    if (!path.isEmpty() && path == pathOf(Kind::UpdateAbout, endpoint))
        return Kind::UpdateAbout;
    return Kind::Other;
}

QSet<QString> fieldsOf(Kind kind)
{
    switch (kind) {
    case Kind::Login:
        return {u"username"_s, u"password"_s};
    case Kind::UpdateProfile:
        return {u"email"_s,     u"first_name"_s, u"last_name"_s,   u"phone_number"_s,
                u"languages"_s, u"currencies"_s, u"timezones"_s,   u"lan"_s,
                u"tz"_s,        u"currency"_s,   u"token_field"_s, u"token_checksum_field"_s};
    case Kind::PutImage:
        return {u"image"_s, u"cropped_image"_s};
    case Kind::UpdateAddress:
        return {u"address"_s, u"city"_s, u"phone"_s, u"postcode"_s, u"state"_s, u"country"_s};
    case Kind::UpdateAbout:
        return {u"about"_s, u"linkedin"_s, u"facebook"_s, u"instagram"_s};
    case Kind::ChangePassword:
        return {u"old_password"_s, u"new_password"_s, u"confirm_password"_s, u"password"_s};
    case Kind::ForgotPassword:
    case Kind::RequestCode:
        return {u"email"_s};
    default:
        return {};
    }
}

Wish alongside(const QString &call, FieldMap arguments)
{
    arguments.insert(alongsideKey, true);
    return wish::Call{call, arguments};
}

bool isAlongside(const Wish &wish)
{
    const auto *call = std::get_if<wish::Call>(&wish);
    return call && call->arguments.value(alongsideKey).toBool();
}

} // namespace personae::epixel
