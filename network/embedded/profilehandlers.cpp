// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/rawjson.h"
#include "network/embedded/uploads.h"
#include "network/embedded/visibility.h"
#include "network/embedded/world.h"

#include <QCryptographicHash>
#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maximumKeys = 32;
constexpr qsizetype maximumKeyBytes = 256;
constexpr qsizetype maximumValueBytes = 4096;

struct Shown
{
    Tenant tenant;
    QMap<QString, QString> x;
};

/// What reads show at this moment: the state, or what it was before a write where reads are late.
Shown shownNow(Context &context, const Tenant &tenant)
{
    const auto stale = context.memory.staleReads.constFind(tenant.id);
    if (stale != context.memory.staleReads.constEnd() && stale->untilMs > Context::trueMs())
        return {stale->tenant, stale->x};
    if (tenant.isShadow())
        return {tenant, world::openMapOf(tenant)};
    return {tenant, context.tenants.x(tenant.id)};
}

QByteArray keysJson(const Tenant &tenant)
{
    return raw::array(
        {raw::Object().add("keyId", u"261121"_s).add("publicKey", tenant.publicKey).json()});
}

/// Fields of the short form, in the node's order.
raw::Object meJson(const Context &context, const Tenant &tenant, bool full)
{
    const bool numbers = context.control.behaviours().numericTypes;
    raw::Object json;
    json.add("idTag", tenant.idTag);
    numbers ? json.add("name", qint64(tenant.name.size())) : json.add("name", tenant.name);
    json.add("type", tenant.type);
    // Once there was a picture, "none" is an empty text (Cloudillo 4.1).
    if (!tenant.profilePic.isNull())
        json.add("profilePic", tenant.profilePic);
    if (full && !tenant.coverPic.isNull())
        json.add("coverPic", tenant.coverPic);
    return json.add("keys", keysJson(tenant));
}

Tenant withPictures(Context &context, Tenant tenant)
{
    const auto everHad = [&](const QString &slot) {
        return context.database
            .value(
                u"SELECT 1 FROM files WHERE tenant=? AND slot=? AND state IN ('final', 'dead')"_s,
                {tenant.id, slot})
            .isValid();
    };
    if (tenant.profilePic.isEmpty())
        tenant.profilePic = everHad(u"profile-pic"_s) ? u""_s : QString();
    if (tenant.coverPic.isEmpty())
        tenant.coverPic = everHad(u"cover"_s) ? u""_s : QString();
    return tenant;
}

Reply readMe(Context &context, const Call &call)
{
    const Shown shown = shownNow(context, call.tenant);
    const QByteArray json = meJson(context, withPictures(context, shown.tenant), false).json();
    const QByteArray digest = QCryptographicHash::hash(json, QCryptographicHash::Sha256);
    const QByteArray tag = '"' + base64url(digest).left(11) + '"';
    Reply reply =
        call.request.header("if-none-match") == tag ? reply::empty(304) : reply::data(json);
    reply.with("etag", tag);
    return reply;
}

Reply readMeFull(Context &context, const Call &call)
{
    const Shown shown = shownNow(context, call.tenant);
    raw::Object json = meJson(context, withPictures(context, shown.tenant), true);
    const QMap<QString, QString> x = visibleTo(context, call, shown.x);
    if (context.control.behaviours().numericTypes)
        json.add("x", QByteArray(R"({"bio":7,"location":false,"about":["a"]})"));
    else if (!x.isEmpty())
        json.add("x", raw::shuffled(x));
    return reply::data(json.json());
}

Reply appDomain(const Call &call)
{
    return reply::data(raw::Object().add("appDomain", call.tenant.idTag).json());
}

std::optional<Reply> wrongShape(const Request &request, const QJsonObject &json)
{
    const QJsonValue name = json.value("name"_L1);
    if (!name.isString() && !name.isNull() && !name.isUndefined())
        return wrongType(request, u"name"_s, name, u"a string"_s);
    const QJsonValue x = json.value("x"_L1);
    if (x.isUndefined() || x.isNull())
        return {};
    if (!x.isObject())
        return wrongType(request, u"x"_s, x, u"a map"_s);
    const QJsonObject map = x.toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (!it.value().isString() && !it.value().isNull())
            return wrongType(request, u"x."_s + it.key(), it.value(), u"a string"_s);
    }
    return {};
}

std::optional<Reply> overLimit(const QJsonObject &x)
{
    if (x.size() > maximumKeys)
        return reply::invalid(u"too many x fields (max 32)"_s);
    for (auto it = x.begin(); it != x.end(); ++it) {
        if (it.key().toUtf8().size() > maximumKeyBytes)
            return reply::invalid(u"x key too long (max 256)"_s);
        if (it.value().toString().toUtf8().size() > maximumValueBytes)
            return reply::invalid(u"x value too long (max 4096)"_s);
    }
    return {};
}

void store(Context &context, const Tenant &tenant, const QJsonObject &json)
{
    const bool alter = context.control.behaviours().alterWrites;
    const auto stored = [alter](const QString &text) {
        return alter ? QString(text + u" \u2731") : text;
    };
    holdBack(context, tenant);
    if (json.value("name"_L1).isString())
        context.tenants.setName(tenant.id, stored(json.value("name"_L1).toString()));
    const QJsonObject x = json.value("x"_L1).toObject();
    for (auto it = x.begin(); it != x.end(); ++it) {
        context.tenants.setX(tenant.id, it.key(),
                             it.value().isNull() ? std::nullopt
                                                 : std::optional(stored(it.value().toString())));
    }
}

/// The reply to a save. In a community a member is shown the own row there, and only `x` is the
/// community's.
Reply savedReply(Context &context, const Call &call)
{
    const Tenant tenant = context.tenants.tenantById(call.tenant.id).value_or(call.tenant);
    raw::Object profile;
    if (call.caller.idTag == tenant.idTag) {
        profile.add("idTag", tenant.idTag).add("name", tenant.name).add("type", tenant.type);
        profile.some("profilePic", tenant.profilePic);
        profile.add("createdAt", isoTime(tenant.createdAt));
    } else {
        const auto row = context.mirror.row(tenant.id, call.caller.idTag);
        if (!row || row->isStub())
            return reply::notFound();
        profile.add("idTag", row->idTag).add("name", row->name).add("type", row->type);
        profile.some("profilePic", row->profilePic).add("createdAt", isoTime(row->createdAt));
    }
    const QMap<QString, QString> x = context.tenants.x(tenant.id);
    if (!x.isEmpty())
        profile.add("x", raw::shuffled(x));
    return reply::bare(raw::Object().add("profile", profile.json()).json());
}

} // namespace

Reply saveMe(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    if (auto refusal = wrongShape(call.request, json))
        return *refusal;
    if (auto refusal = overLimit(json.value("x"_L1).toObject()))
        return *refusal;
    if (json.contains("name"_L1) && json.value("name"_L1).isNull()) {
        // The node has already blanked the name when its own constraint stops it.
        context.tenants.setName(call.tenant.id, u""_s);
        return reply::broken().wrote();
    }
    const bool ignore = context.control.behaviours().ignoreWrites;
    const bool something = json.contains("name"_L1) || !json.value("x"_L1).toObject().isEmpty();
    if (something && !ignore)
        store(context, call.tenant, json);
    Reply reply = savedReply(context, call);
    reply.applied = something && !ignore;
    return reply;
}

void addOwnProfileRoutes(Routes &routes, Context &context)
{
    routes.append({"GET", u"/api/me"_s, Bucket::General, Gate::Open,
                   [&context](const Call &call) { return readMe(context, call); }});
    routes.append({"PATCH", u"/api/me"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return saveMe(context, call); }});
    routes.append({"GET", u"/api/me/full"_s, Bucket::General, Gate::Open,
                   [&context](const Call &call) { return readMeFull(context, call); }});
    routes.append({"GET", u"/api/me/app-domain"_s, Bucket::General, Gate::Open,
                   [](const Call &call) { return appDomain(call); }});
}

} // namespace personae::embedded
