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
    QJsonObject capabilities;
    for (auto it = can.cbegin(); it != can.cend(); ++it)
        capabilities.insert(it.key(), it.value());
    QJsonObject bounds;
    for (auto it = limits.cbegin(); it != limits.cend(); ++it)
        bounds.insert(it.key(), it.value());
    QJsonObject offered;
    for (auto it = choices.cbegin(); it != choices.cend(); ++it) {
        QJsonArray list;
        for (const auto &[code, label] : it.value())
            list.append(QJsonArray{code, label});
        offered.insert(it.key(), list);
    }
    QStringList lacking(lacks.begin(), lacks.end());
    lacking.sort();
    QJsonObject known;
    for (auto it = remembered.cbegin(); it != remembered.cend(); ++it)
        known.insert(it.key(), it.value());
    return {{u"dialect"_s, dialect},  {u"lacks"_s, QJsonArray::fromStringList(lacking)},
            {u"remembered"_s, known}, {u"can"_s, capabilities},
            {u"limits"_s, bounds},    {u"choices"_s, offered}};
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
    const QJsonObject capabilities = json.value(u"can"_s).toObject();
    for (auto it = capabilities.begin(); it != capabilities.end(); ++it)
        facts.can.insert(it.key(), it.value().toBool());
    const QJsonObject bounds = json.value(u"limits"_s).toObject();
    for (auto it = bounds.begin(); it != bounds.end(); ++it)
        facts.limits.insert(it.key(), it.value().toString());
    const QJsonObject offered = json.value(u"choices"_s).toObject();
    for (auto it = offered.begin(); it != offered.end(); ++it) {
        const QJsonArray list = it.value().toArray();
        for (const QJsonValue &pair : list)
            facts.choices[it.key()].append(
                {pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    }
    return facts;
}

void ServerFacts::merge(const ServerFacts &learned)
{
    if (!learned.dialect.isEmpty())
        dialect = learned.dialect;
    lacks.unite(learned.lacks);
    remembered.insert(learned.remembered);
    can.insert(learned.can);
    limits.insert(learned.limits);
    choices.insert(learned.choices);
}

QJsonObject Account::toJson() const
{
    QJsonObject chosen;
    for (auto it = settings.cbegin(); it != settings.cend(); ++it)
        chosen.insert(it.key(), it.value());
    return {{u"id"_s, id.value},
            {u"service"_s, service},
            {u"handle"_s, handle},
            {u"displayName"_s, displayName},
            {u"apiBase"_s, apiBase.toString()},
            {u"server"_s, server.toJson()},
            {u"remoteId"_s, remoteId},
            {u"settings"_s, chosen},
            {u"writesNotBefore"_s, writesNotBefore.isValid()
                                       ? writesNotBefore.toUTC().toString(Qt::ISODateWithMs)
                                       : QString()},
            {u"writesEstimated"_s, writesEstimated},
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
    account.remoteId = json.value(u"remoteId"_s).toString();
    const QJsonObject chosen = json.value(u"settings"_s).toObject();
    for (auto it = chosen.begin(); it != chosen.end(); ++it)
        account.settings.insert(it.key(), it.value().toString());
    account.writesNotBefore =
        QDateTime::fromString(json.value(u"writesNotBefore"_s).toString(), Qt::ISODateWithMs);
    account.writesEstimated = json.value(u"writesEstimated"_s).toBool();
    account.staysSignedIn = json.value(u"staysSignedIn"_s).toBool();
    account.addedAt = QDateTime::fromString(json.value(u"addedAt"_s).toString(), Qt::ISODateWithMs);
    return account;
}

} // namespace personae
