// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace personae::redact {

namespace {

const QString mask = u"***"_s;

/// Of fields in bodies and addresses, without regard to case, "_" and "-": what any service calls
/// its tokens, keys, passwords and mailed codes.
constexpr std::array secretNames = {"apikey"_L1,
                                    "appkey"_L1,
                                    "token"_L1,
                                    "accesstoken"_L1,
                                    "refreshtoken"_L1,
                                    "sessiontoken"_L1,
                                    "idtoken"_L1,
                                    "apitoken"_L1,
                                    "access"_L1,
                                    "refresh"_L1,
                                    "jwt"_L1,
                                    "password"_L1,
                                    "oldpassword"_L1,
                                    "newpassword"_L1,
                                    "confirmpassword"_L1,
                                    "currentpassword"_L1,
                                    "passphrase"_L1,
                                    "plaintextkey"_L1,
                                    "secret"_L1,
                                    "clientsecret"_L1,
                                    "tokenfield"_L1,
                                    "cookie"_L1,
                                    "authorization"_L1,
                                    "xapikey"_L1,
                                    "tokenchecksumfield"_L1};

constexpr std::array secretHeaders = {
    "authorization"_L1, "proxy-authorization"_L1, "x-forwarded-authorization"_L1,
    "cookie"_L1,        "set-cookie"_L1,          "apikey"_L1,
    "x-api-key"_L1,     "x-auth-token"_L1,        "x-qr-secret"_L1};

bool isSecretName(const QString &name)
{
    QString plain = name.toLower();
    plain.remove(u'_').remove(u'-');
    if (plain.endsWith("apikey"_L1) || plain.contains("checksum"_L1))
        return true;
    return std::find(secretNames.begin(), secretNames.end(), plain) != secretNames.end();
}

bool isMaskable(const QJsonValue &value)
{
    return (value.isString() && !value.toString().isEmpty()) || value.isDouble();
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
    for (auto it = result.begin(); it != result.end(); ++it) {
        const bool hide = isSecretName(it.key()) && isMaskable(it.value());
        it.value() = hide ? QJsonValue(mask) : masked(it.value());
    }
    return result;
}

/// What was cut off cannot be taken apart: where it may hold a secret, nothing of it is shown.
QByteArray maskedFragment(const QByteArray &body)
{
    static const QRegularExpression name(
        u"(token|key|password|secret|access|refresh|jwt|cookie|authorization|checksum)[a-z_-]*\"\\s*:"_s,
        QRegularExpression::CaseInsensitiveOption);
    return name.match(QString::fromUtf8(body)).hasMatch() ? mask.toUtf8() : body;
}

/// Bytes without secrets in them stay exactly as they are.
QByteArray maskedJson(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull())
        return maskedFragment(body);
    const QJsonValue before =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue after = masked(before);
    if (after == before)
        return body;
    return (after.isArray() ? QJsonDocument(after.toArray()) : QJsonDocument(after.toObject()))
        .toJson();
}

QByteArray maskedForm(const QByteArray &body)
{
    QList<QByteArray> pairs = body.split('&');
    for (QByteArray &pair : pairs) {
        const QByteArray name = pair.split('=').constFirst();
        if (isSecretName(QString::fromUtf8(QByteArray::fromPercentEncoding(name))))
            pair = name + '=' + mask.toUtf8();
    }
    return pairs.join('&');
}

/// From one boundary to the next: the head, an empty line, the value.
QByteArray maskedPart(const QByteArray &part)
{
    static const QRegularExpression naming(u"[; ]name=\"?([^\";\\r\\n]*)\"?"_s);
    const qsizetype end = part.indexOf("\r\n\r\n");
    if (end < 0)
        return part;
    const QRegularExpressionMatch name = naming.match(QString::fromUtf8(part.left(end)));
    if (!name.hasMatch() || !isSecretName(name.captured(1)))
        return part;
    return part.left(end + 4) + mask.toUtf8() + "\r\n";
}

QByteArray maskedMultipart(const QByteArray &body, const QByteArray &contentType)
{
    qsizetype start = contentType.toLower().indexOf("boundary=");
    if (start < 0)
        return mask.toUtf8();
    QByteArray boundary = contentType.mid(start + 9).split(';').constFirst().trimmed();
    if (boundary.startsWith('"'))
        boundary = boundary.mid(1, boundary.size() - 2);
    const QByteArray line = "--" + boundary;
    QByteArray result;
    qsizetype from = 0;
    for (start = body.indexOf(line); start >= 0; start = body.indexOf(line, from)) {
        result += maskedPart(body.mid(from, start - from)) + line;
        from = start + line.size();
    }
    return result + maskedPart(body.mid(from));
}

QByteArray maskedBody(const QByteArray &body, const QByteArray &contentType)
{
    const QByteArray type = contentType.toLower();
    if (type.startsWith("multipart/"))
        return maskedMultipart(body, contentType);
    if (type.startsWith("application/x-www-form-urlencoded"))
        return maskedForm(body);
    QByteArray start = body.left(64);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    start = start.trimmed();
    return start.startsWith('{') || start.startsWith('[') ? maskedJson(body) : body;
}

void dropSecretHeaders(QList<HttpHeader> &headers)
{
    headers.removeIf([](const HttpHeader &header) { return isSecretHeader(header.first); });
}

} // namespace

bool isSecretHeader(QByteArrayView name)
{
    return std::any_of(secretHeaders.begin(), secretHeaders.end(),
                       [name](QLatin1StringView secret) {
                           return secret.compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0;
                       });
}

QUrl url(QUrl url)
{
    if (url.fragment().contains(u'='))
        url.setFragment(mask);
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
    request.body = maskedBody(request.body, request.header("Content-Type"));
    dropSecretHeaders(request.headers);
    request.url = url(request.url);
    return request;
}

HttpReply reply(HttpReply reply)
{
    reply.body = maskedBody(reply.body, reply.header("Content-Type"));
    dropSecretHeaders(reply.headers);
    for (HttpHeader &header : reply.headers) {
        if (header.first.compare("location", Qt::CaseInsensitive) == 0)
            header.second = url(QUrl::fromEncoded(header.second)).toEncoded();
    }
    reply.url = url(reply.url);
    return reply;
}

} // namespace personae::redact
