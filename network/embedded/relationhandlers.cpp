// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/peoplejson.h"
#include "network/embedded/rawjson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

/// 422 for a status that is neither null nor one of the five letters.
std::optional<Reply> badStatus(const Request &request, const QJsonValue &status)
{
    if (status.isUndefined() || status.isNull())
        return {};
    if (!status.isString())
        return wrongType(request, u"status"_s, status, u"variant identifier"_s);
    static const QStringList letters = {u"A"_s, u"B"_s, u"M"_s, u"S"_s, u"X"_s};
    if (!letters.contains(status.toString()))
        return wrongVariant(request, u"status"_s, status.toString());
    return {};
}

Reply relate(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    if (auto refusal = badStatus(call.request, json.value("status"_L1)))
        return *refusal;
    const QJsonValue hidden = json.value("hiddenInHome"_L1);
    if (!hidden.isUndefined() && !hidden.isNull() && !hidden.isBool())
        return wrongType(call.request, u"hiddenInHome"_s, hidden, u"a boolean"_s);

    Reply reply = reply::empty();
    const bool known =
        json.contains("status"_L1) || json.contains("trust"_L1) || json.contains("hiddenInHome"_L1);
    if (context.control.behaviours().ignoreWrites)
        return reply;
    const QString tag = canonicalIdTag(call.captured.value(0));
    auto row = context.mirror.row(call.tenant.id, tag);
    if (!row) {
        // Whoever is not known becomes a nameless row, even by a body of unknown keys; `hidden` is
        // lost.
        context.mirror.addStub(call.tenant.id, tag, context.now());
        row = context.mirror.row(call.tenant.id, tag);
        reply.applied = true;
    } else if (json.contains("hiddenInHome"_L1)) {
        row->hidden = hidden.isBool() ? std::optional(hidden.toBool()) : std::nullopt;
    }
    if (json.contains("status"_L1))
        row->status = json.value("status"_L1).toString();
    if (json.contains("trust"_L1))
        row->trust = json.value("trust"_L1).toString();
    if (known) {
        context.mirror.save(call.tenant.id, *row);
        reply.applied = true;
    }
    return reply;
}

/// The rank rules of 7.4; nothing if the change is allowed.
std::optional<Reply> forbiddenRole(const Call &call, const MirrorRow &target,
                                   const QJsonValue &roles)
{
    const int mine = rankOf(call.caller.roles);
    const int leader = int(roleOrder().indexOf(u"leader"_s));
    const int theirs = rankOf(target.roles.value_or(QString()).split(u','));
    if (mine < leader && theirs >= mine)
        return reply::forbidden();
    for (const QJsonValue &role : roles.toArray()) {
        const int wanted = int(roleOrder().indexOf(role.toString()));
        if (wanted < 0 || (mine < leader && wanted >= mine))
            return reply::forbidden();
    }
    return {};
}

std::optional<Reply> refuseAdmin(const Call &call, const QJsonObject &json)
{
    if (auto refusal = badStatus(call.request, json.value("status"_L1)))
        return refusal;
    const QJsonValue roles = json.value("roles"_L1);
    if (!roles.isUndefined() && !roles.isNull() && !roles.isArray())
        return wrongType(call.request, u"roles"_s, roles, u"a sequence"_s);
    const QJsonValue name = json.value("name"_L1);
    if (!name.isUndefined() && !name.isNull() && !name.isString())
        return wrongType(call.request, u"name"_s, name, u"a string"_s);
    const bool leads = call.caller.has(u"leader"_s);
    if (!leads && (json.contains("status"_L1) || json.contains("name"_L1)))
        return reply::forbidden();
    return {};
}

Reply administer(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    if (auto refusal = refuseAdmin(call, json))
        return *refusal;
    const QString tag = canonicalIdTag(call.captured.value(0));
    if (tag == call.tenant.idTag || tag == call.caller.idTag)
        return reply::forbidden();
    auto row = context.mirror.row(call.tenant.id, tag);
    if (!row) {
        context.mirror.addStub(call.tenant.id, tag, context.now());
        return reply::notFound().wrote();
    }
    if (row->isStub())
        return reply::broken();
    const QJsonValue roles = json.value("roles"_L1);
    if (!roles.isUndefined()) {
        if (auto refusal = forbiddenRole(call, *row, roles))
            return *refusal;
    }
    std::optional<QStringList> sent;
    if (!roles.isUndefined()) {
        sent.emplace();
        for (const QJsonValue &role : roles.toArray())
            sent->append(role.toString());
        row->roles = roles.isNull() ? std::nullopt : std::optional(sent->join(u','));
    }
    if (json.contains("status"_L1))
        row->status = json.value("status"_L1).toString();
    if (json.value("name"_L1).isString())
        row->name = json.value("name"_L1).toString();
    const bool ignore = context.control.behaviours().ignoreWrites;
    if (!ignore)
        context.mirror.save(call.tenant.id, *row);
    const QByteArray profile = rowJson(*row, RowShape::Reduced, sent);
    Reply reply = reply::bare(raw::Object().add("profile", profile).json());
    reply.applied = !ignore;
    return reply;
}

} // namespace

void addRelationRoutes(Routes &routes, Context &context)
{
    routes.append({"PATCH", u"/api/profiles/*"_s, Bucket::None, Gate::Leader,
                   [&context](const Call &call) { return relate(context, call); }});
    routes.append({"PATCH", u"/api/admin/profiles/*"_s, Bucket::None, Gate::Moderator,
                   [&context](const Call &call) { return administer(context, call); }});
}

} // namespace personae::embedded
