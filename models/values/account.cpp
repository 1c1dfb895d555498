// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/account.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace personae {

AccountId AccountId::create()
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces)};
}

AccountId AccountId::of(const QString &service, const QString &handle)
{
    static const QUuid ours(u"{3f0c6a52-54a7-4f0e-9a0b-6f1e2d7c8b95}"_s);
    return {QUuid::createUuidV5(ours, service + u'\n' + handle).toString(QUuid::WithoutBraces)};
}

QJsonObject ServerFacts::toJson() const
{
    QStringList lacking(lacks.begin(), lacks.end());
    lacking.sort();
    QJsonObject known;
    for (auto it = remembered.cbegin(); it != remembered.cend(); ++it)
        known.insert(it.key(), it.value());
    return {{u"dialect"_s, dialect},
            {u"lacks"_s, QJsonArray::fromStringList(lacking)},
            {u"remembered"_s, known}};
}

ServerFacts ServerFacts::fromJson(const QJsonObject &json)
{
    ServerFacts facts;
    facts.dialect = json.value(u"dialect"_s).toString();
    const QStringList lacking = json.value(u"lacks"_s).toVariant().toStringList();
    facts.lacks = QSet<QString>(lacking.begin(), lacking.end());
    const QJsonObject known = json.value(u"remembered"_s).toObject();
    for (auto it = known.begin(); it != known.end(); ++it)
        facts.remembered.insert(it.key(), it.value().toString());
    return facts;
}

void ServerFacts::merge(const ServerFacts &learned)
{
    if (!learned.dialect.isEmpty())
        dialect = learned.dialect;
    lacks.unite(learned.lacks);
    remembered.insert(learned.remembered);
}

QJsonObject Account::toJson() const
{
    return {{u"id"_s, id.value},
            {u"service"_s, service},
            {u"handle"_s, handle},
            {u"displayName"_s, displayName},
            {u"apiBase"_s, apiBase.toString()},
            {u"server"_s, server.toJson()},
            {u"staysSignedIn"_s, staysSignedIn},
            {u"addedAt"_s, addedAt.toUTC().toString(Qt::ISODateWithMs)}};
}

Account Account::fromJson(const QJsonObject &json)
{
    Account account;
    account.id = {json.value(u"id"_s).toString()};
    account.service = json.value(u"service"_s).toString();
    account.handle = json.value(u"handle"_s).toString();
    account.displayName = json.value(u"displayName"_s).toString();
    account.apiBase = QUrl(json.value(u"apiBase"_s).toString());
    account.server = ServerFacts::fromJson(json.value(u"server"_s).toObject());
    account.staysSignedIn = json.value(u"staysSignedIn"_s).toBool();
    account.addedAt = QDateTime::fromString(json.value(u"addedAt"_s).toString(), Qt::ISODateWithMs);
    return account;
}

} // namespace personae
