// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/jsonwebtoken.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::jsonwebtoken {

QJsonObject claims(const QString &token)
{
    const QStringList parts = token.split(u'.');
    if (parts.size() != 3)
        return {};
    const QByteArray middle =
        QByteArray::fromBase64(parts.at(1).toLatin1(), QByteArray::Base64UrlEncoding);
    return QJsonDocument::fromJson(middle).object();
}

QDateTime expiry(const QString &token)
{
    const QJsonValue end = claims(token).value("exp"_L1);
    return end.isDouble() ? QDateTime::fromSecsSinceEpoch(end.toInteger(), Qt::UTC) : QDateTime();
}

} // namespace personae::jsonwebtoken
