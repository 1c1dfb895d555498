// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/accesstoken.h"

#include "network/cloudillo/envelope.h"
#include "network/cloudillo/idtag.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

SessionGrant grantFrom(const QString &token)
{
    SessionGrant grant;
    grant.token = token;
    const QList<QByteArray> parts = token.toLatin1().split('.');
    if (parts.size() != 3)
        return grant;
    const QByteArray middle = QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding);
    const QJsonObject claims = QJsonDocument::fromJson(middle).object();
    grant.expiresAt = timeOf(claims.value("exp"_L1));
    grant.issuer = canonicalOrOpaque(claims.value("iss"_L1).toString());
    // Without sub the token belongs to the identity itself.
    const QString subject = claims.value("sub"_L1).toString();
    grant.handle = subject.isEmpty() ? grant.issuer : canonicalOrOpaque(subject);
    grant.roles = wordsOf(claims.value("r"_L1));
    return grant;
}

} // namespace personae::cloudillo
