// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicerules.h"

#include <QMap>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

QMap<QString, ServiceRules> &table()
{
    static QMap<QString, ServiceRules> rules;
    return rules;
}

/// Words of `given` with a meaning of their own; all else is a known field value.
const QStringList &stateWords()
{
    static const QStringList words{u"session"_s,  u"refresh"_s,   u"signedInAs"_s, u"dialect"_s,
                                   u"lacks"_s,    u"remembers"_s, u"settings"_s,   u"localList"_s,
                                   u"remoteId"_s, u"expired"_s};
    return words;
}

void addServerFacts(Endpoint &endpoint, const ContractCase &one, const ServiceRules &rules)
{
    endpoint.server.dialect = one.given.value("dialect"_L1).toString(rules.recordedDialect);
    const QJsonArray lacks = one.given.value("lacks"_L1).toArray();
    for (const QJsonValue &call : lacks)
        endpoint.server.lacks.insert(call.toString());
    const QJsonObject remembered = one.given.value("remembers"_L1).toObject();
    for (auto it = remembered.begin(); it != remembered.end(); ++it)
        endpoint.server.remembered.insert(it.key(), it.value().toString());
}

void addSession(Endpoint &endpoint, const ContractCase &one, const ServiceRules &rules,
                bool usesCookies)
{
    const QByteArray bearer = one.header("Authorization");
    const bool signedIn = bearer.startsWith("Bearer ");
    endpoint.token = QString::fromLatin1(signedIn ? bearer.sliced(7) : rules.spareToken);
    if (one.given.contains("session"_L1) && !one.given.value("session"_L1).toBool())
        endpoint.token.clear();
    endpoint.cookie = one.header("Cookie");
    if (endpoint.cookie.isEmpty() && usesCookies && one.recorded && one.madeByAdapter())
        endpoint.cookie = rules.spareCookie;
    endpoint.appKey = rules.appKey;
    endpoint.refresh = one.given.value("refresh"_L1).toString();
    if (endpoint.refresh.isEmpty())
        endpoint.refresh = one.bodyFields().value("refresh"_L1).toString();
    endpoint.handle = one.recorded ? QString() : rules.vectorHandle;
    if (one.recorded && rules.handleOf)
        endpoint.handle = rules.handleOf(one.origin, signedIn ? bearer.sliced(7) : QByteArray());
    if (one.given.contains("signedInAs"_L1))
        endpoint.handle = one.given.value("signedInAs"_L1).toString();
}

} // namespace

bool addRules(const QString &service, const ServiceRules &rules)
{
    table().insert(service, rules);
    return true;
}

const ServiceRules &rulesFor(const QString &service)
{
    static const ServiceRules none;
    const auto it = table().constFind(service);
    return it == table().cend() ? none : *it;
}

QByteArray samplePicture(const QByteArray &type)
{
    if (type == "image/png")
        return "\x89PNG\r\n\x1A\n rest of a picture";
    if (type == "image/webp")
        return "RIFF....WEBP rest of a picture";
    if (type == "image/jpeg")
        return "\xFF\xD8\xFF\xE0 rest of a picture";
    return "bytes of " + type;
}

QByteArray sampleOriginal()
{
    return samplePicture("image/jpeg") + " before it was framed";
}

Endpoint endpointFor(const ContractCase &one, const ServiceApi &api, ApiError &refusal)
{
    const ServiceRules &rules = rulesFor(one.service);
    Endpoint endpoint;
    endpoint.base = QUrl(one.origin + one.prefix);
    endpoint.settings = rules.settings;
    const QJsonObject settings = one.given.value("settings"_L1).toObject();
    for (auto it = settings.begin(); it != settings.end(); ++it)
        endpoint.settings.insert(it.key(), it.value().toVariant().toString());
    for (const SettingSpec &setting : api.info().settings) {
        if (one.given.contains(setting.id))
            endpoint.settings.insert(setting.id,
                                     one.given.value(setting.id).toVariant().toString());
    }
    if (!one.baseTyped.isEmpty()) {
        QMap<QString, QString> lines = endpoint.settings; // beside what else such a form asks
        lines.insert(u"address"_s, one.baseTyped);
        const Result<QUrl> typed = api.address(lines);
        endpoint.base = typed ? typed.value() : QUrl();
        if (!typed)
            refusal = typed.error();
    }
    addSession(endpoint, one, rules, api.info().usesCookies);
    addServerFacts(endpoint, one, rules);
    endpoint.remoteId = one.given.value("remoteId"_L1).toString(u"r1~prototype"_s);
    if (rules.prepare)
        rules.prepare(one, endpoint);
    return endpoint;
}

FieldMap knownFields(const ContractCase &one)
{
    FieldMap known;
    for (auto it = one.given.begin(); it != one.given.end(); ++it) {
        const QJsonObject nested = it.value().toObject();
        if (stateWords().contains(it.key()))
            continue;
        if (it.value().isObject()) {
            for (auto field = nested.begin(); field != nested.end(); ++field)
                known.insert(field.key(), field.value());
        } else {
            known.insert(it.key(), it.value());
        }
    }
    return known;
}
