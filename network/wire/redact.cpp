// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace personae::redact {

namespace {

const QString mask = u"***"_s;

bool isSecretName(QStringView name)
{
    static constexpr std::array names = {
        "apikey"_L1,       "token"_L1,  "password"_L1,     "currentpassword"_L1, "newpassword"_L1,
        "plaintextkey"_L1, "secret"_L1, "access_token"_L1, "refresh_token"_L1};
    return std::any_of(names.begin(), names.end(), [name](QLatin1StringView secret) {
        return name.compare(secret, Qt::CaseInsensitive) == 0;
    });
}

bool isSecretHeader(const HttpHeader &header)
{
    static constexpr std::array names = {"authorization"_L1, "cookie"_L1,
                                         "set-cookie"_L1,    "apikey"_L1,
                                         "x-qr-secret"_L1,   "proxy-authorization"_L1};
    return std::any_of(names.begin(), names.end(), [&header](QLatin1StringView secret) {
        return secret.compare(QLatin1StringView(header.first), Qt::CaseInsensitive) == 0;
    });
}

QJsonValue masked(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray result;
        for (const QJsonValue &item : value.toArray())
            result.append(masked(item));
        return result;
    }
    if (!value.isObject())
        return value;
    QJsonObject result = value.toObject();
    for (auto it = result.begin(); it != result.end(); ++it)
        it.value() =
            isSecretName(it.key()) && it.value().isString() ? QJsonValue(mask) : masked(it.value());
    return result;
}

/// Bytes without secrets in them stay exactly as they are.
QByteArray maskedBody(const QByteArray &body)
{
    const QByteArray trimmed = body.left(64).trimmed();
    if (!trimmed.startsWith('{') && !trimmed.startsWith('['))
        return body;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue before =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue after = masked(before);
    if (after == before)
        return body;
    return (after.isArray() ? QJsonDocument(after.toArray()) : QJsonDocument(after.toObject()))
        .toJson();
}

} // namespace

QUrl url(QUrl url)
{
    if (!url.hasQuery())
        return url;
    const QUrlQuery query(url);
    QUrlQuery clean;
    for (const auto &item : query.queryItems(QUrl::FullyEncoded))
        clean.addQueryItem(item.first, isSecretName(item.first) ? mask : item.second);
    url.setQuery(clean);
    return url;
}

HttpRequest request(HttpRequest request)
{
    request.headers.removeIf(isSecretHeader);
    request.url = url(request.url);
    request.body = maskedBody(request.body);
    return request;
}

HttpReply reply(HttpReply reply)
{
    reply.headers.removeIf(isSecretHeader);
    reply.url = url(reply.url);
    reply.body = maskedBody(reply.body);
    return reply;
}

} // namespace personae::redact
