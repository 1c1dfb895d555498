// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/login.h"
#include "network/embedded/rawjson.h"

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

/// The tenant's own account stands behind this token, so a Login object makes sense.
bool isOwner(const Call &call)
{
    return call.caller.known() && call.caller.idTag == call.tenant.idTag;
}

Reply loginInit(Context &context, const Call &call)
{
    raw::Object start;
    if (isOwner(call)) {
        start.add("status", u"authenticated"_s)
            .add("login", loginObject(context, call.tenant, call.tenant.idTag));
    } else {
        start.add("status", u"unauthenticated"_s)
            .add("qrLogin", newQrSession(context, call.request))
            .add("webAuthn", QByteArray("null"));
    }
    return reply::data(start.json());
}

Reply loginToken(Context &context, const Call &call)
{
    return reply::data(isOwner(call) ? loginObject(context, call.tenant, call.tenant.idTag)
                                     : QByteArray("null"));
}

Reply accessToken(Context &context, const Call &call)
{
    const auto answer = [](const QString &token) {
        return reply::data(raw::Object().add("token", token).json());
    };
    const QString tag = call.tenant.idTag;
    if (const auto text = call.request.parameter(u"apiKey"_s)) {
        const auto key = context.tenants.keyByText(*text);
        const qint64 now = context.now();
        if (!key || key->tenant != call.tenant.id || (key->expiresAt && key->expiresAt < now))
            return reply::forbidden();
        context.tenants.touchKey(key->id, now);
        // Scope words the node does not know shut every door (Cloudillo 3.4).
        const QStringList roles = key->scopes.isEmpty() ? ownerRoles(call.tenant) : QStringList();
        return answer(makeToken(context, tag, tag, roles));
    }
    if (!call.caller.known())
        return reply::unauthorized();
    return answer(makeToken(context, tag, call.caller.idTag,
                            rolesIn(context, call.tenant, call.caller.idTag)));
}

Reply tokenFor(const QString &token, const QStringList &roles)
{
    raw::Object answer;
    answer.add("token", token);
    if (!roles.isEmpty())
        answer.add("roles", raw::texts(roles));
    return reply::data(answer.json());
}

Reply proxyToken(Context &context, const Call &call)
{
    const QString target = canonicalIdTag(call.request.parameter(u"idTag"_s).value_or(QString()));
    if (target.isEmpty() || target == call.tenant.idTag)
        return tokenFor(makeToken(context, call.tenant.idTag, call.caller.idTag, call.caller.roles),
                        call.caller.roles);
    if (!call.caller.has(u"leader"_s))
        return reply::forbidden();
    const auto other = context.tenants.anyone(target);
    if (!other)
        return reply::error(500, "E-NET-ERROR", u"Internal server error"_s);
    const QStringList roles =
        other->isShadow() ? QStringList() : rolesIn(context, *other, call.tenant.idTag);
    return tokenFor(makeToken(context, target, call.tenant.idTag, roles), roles);
}

} // namespace

void addSessionRoutes(Routes &routes, Context &context)
{
    routes.append({"POST", u"/api/auth/login-init"_s, Bucket::Auth, Gate::Open,
                   [&context](const Call &call) { return loginInit(context, call); }});
    routes.append({"GET", u"/api/auth/login-token"_s, Bucket::Auth, Gate::Open,
                   [&context](const Call &call) { return loginToken(context, call); }});
    routes.append({"GET", u"/api/auth/access-token"_s, Bucket::Federation, Gate::Open,
                   [&context](const Call &call) { return accessToken(context, call); }});
    routes.append({"GET", u"/api/auth/proxy-token"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return proxyToken(context, call); }});
}

} // namespace personae::embedded
