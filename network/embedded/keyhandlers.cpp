// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/context.h"
#include "network/embedded/rawjson.h"

#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

QByteArray keyJson(const ApiKey &key, const QString &plain = {})
{
    raw::Object json;
    json.add("keyId", key.id).add("keyPrefix", key.prefix).some("plaintextKey", plain);
    json.some("name", key.name).some("scopes", key.scopes);
    if (key.expiresAt)
        json.add("expiresAt", key.expiresAt);
    if (key.lastUsedAt)
        json.add("lastUsedAt", key.lastUsedAt);
    return json.add("createdAt", key.createdAt).json();
}

/// Name, scopes and end as sent: what is left out is cleared (Cloudillo 3.4).
std::optional<Reply> readInto(ApiKey &key, const Request &request)
{
    const auto body = jsonBody(request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    for (const QString &name : {u"name"_s, u"scopes"_s}) {
        const QJsonValue value = json.value(name);
        if (!value.isString() && !value.isNull() && !value.isUndefined())
            return wrongType(request, name, value, u"a string"_s);
    }
    const QJsonValue end = json.value("expiresAt"_L1);
    if (!end.isDouble() && !end.isNull() && !end.isUndefined())
        return wrongType(request, u"expiresAt"_s, end, u"i64"_s);
    key.name = json.value("name"_L1).toString();
    key.scopes = json.value("scopes"_L1).toString();
    key.expiresAt = end.toInteger();
    return {};
}

Reply create(Context &context, const Call &call)
{
    ApiKey key;
    if (auto refusal = readInto(key, call.request))
        return *refusal;
    key.tenant = call.tenant.id;
    key.createdAt = context.now();
    const QString plain = context.tenants.addKey(key);
    return reply::data(keyJson(key, plain), 201).wrote();
}

Reply list(Context &context, const Call &call)
{
    QList<QByteArray> all;
    for (const ApiKey &key : context.tenants.keys(call.tenant.id))
        all.append(keyJson(key));
    return reply::data(raw::array(all));
}

std::optional<ApiKey> find(Context &context, const Call &call)
{
    const qint64 id = call.captured.value(0).toLongLong();
    const QList<ApiKey> found = id > 0 ? context.tenants.keys(call.tenant.id, id) : QList<ApiKey>();
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

Reply one(Context &context, const Call &call)
{
    const auto key = find(context, call);
    return key ? reply::data(keyJson(*key)) : reply::notFound();
}

Reply replace(Context &context, const Call &call)
{
    auto key = find(context, call);
    if (!key)
        return reply::notFound();
    if (auto refusal = readInto(*key, call.request))
        return *refusal;
    context.tenants.replaceKey(*key);
    return reply::data(keyJson(*key)).wrote();
}

Reply remove(Context &context, const Call &call)
{
    const auto key = find(context, call);
    if (!key || !context.tenants.removeKey(call.tenant.id, key->id))
        return reply::notFound();
    return reply::data("null").wrote();
}

} // namespace

void addKeyRoutes(Routes &routes, Context &context)
{
    using Action = Reply (*)(Context &, const Call &);
    const auto add = [&](const QByteArray &method, const QString &pattern, Action action) {
        routes.append({method, pattern, Bucket::None, Gate::Leader,
                       [&context, action](const Call &call) { return action(context, call); }});
    };
    add("GET", u"/api/auth/api-keys"_s, list);
    add("POST", u"/api/auth/api-keys"_s, create);
    add("GET", u"/api/auth/api-keys/*"_s, one);
    add("PATCH", u"/api/auth/api-keys/*"_s, replace);
    add("DELETE", u"/api/auth/api-keys/*"_s, remove);
}

} // namespace personae::embedded
