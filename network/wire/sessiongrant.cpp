// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/answer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae {

QString SessionGrant::toSecret() const
{
    const QJsonObject json{
        {u"token"_s, token},   {u"expiresAt"_s, expiresAt.toUTC().toString(Qt::ISODateWithMs)},
        {u"handle"_s, handle}, {u"refresh"_s, refresh},
        {u"appKey"_s, appKey}, {u"cookie"_s, QString::fromLatin1(cookie)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

SessionGrant SessionGrant::fromSecret(const QString &secret)
{
    const QJsonObject json = QJsonDocument::fromJson(secret.toUtf8()).object();
    SessionGrant grant;
    grant.token = json.value("token"_L1).toString();
    grant.expiresAt =
        QDateTime::fromString(json.value("expiresAt"_L1).toString(), Qt::ISODateWithMs);
    grant.handle = json.value("handle"_L1).toString();
    grant.refresh = json.value("refresh"_L1).toString();
    grant.appKey = json.value("appKey"_L1).toString();
    grant.cookie = json.value("cookie"_L1).toString().toLatin1();
    return grant;
}

} // namespace personae
