// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/jwt.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 leeway = 60;

QByteArray fromBase64url(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
}

} // namespace

QByteArray base64url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString randomWord(int count)
{
    static constexpr char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString word;
    for (int i = 0; i < count; ++i)
        word += QLatin1Char(letters[QRandomGenerator::system()->bounded(62)]);
    return word;
}

QByteArray Jwt::signature(const QByteArray &content) const
{
    return base64url(
        QMessageAuthenticationCode::hash(content, m_secret, QCryptographicHash::Sha256));
}

QByteArray Jwt::sign(const Claims &claims) const
{
    QJsonObject payload{{"iss"_L1, claims.issuer}, {"exp"_L1, claims.expires}};
    if (!claims.subject.isEmpty())
        payload.insert("sub"_L1, claims.subject);
    if (!claims.roles.isEmpty())
        payload.insert("r"_L1, claims.roles.join(u','));
    const QByteArray content = base64url(R"({"typ":"JWT","alg":"HS256"})") + '.' +
                               base64url(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    return content + '.' + signature(content);
}

std::optional<Claims> Jwt::verify(const QByteArray &token, qint64 nowSeconds) const
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3 || signature(parts.at(0) + '.' + parts.at(1)) != parts.at(2))
        return {};
    const QJsonObject payload = QJsonDocument::fromJson(fromBase64url(parts.at(1))).object();
    Claims claims;
    claims.issuer = payload.value("iss"_L1).toString();
    claims.subject = payload.value("sub"_L1).toString();
    claims.roles = payload.value("r"_L1).toString().split(u',', Qt::SkipEmptyParts);
    claims.expires = payload.value("exp"_L1).toInteger();
    if (claims.expires + leeway < nowSeconds)
        return {};
    return claims;
}

} // namespace personae::embedded
