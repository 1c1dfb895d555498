// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/actionjson.h"
#include "network/embedded/rawjson.h"
#include "network/embedded/relations.h"

#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype contentLimit = 500;

std::optional<Reply> refuse(const QJsonObject &json)
{
    const QString type = json.value("type"_L1).toString();
    const QString audience = json.value("audienceTag"_L1).toString();
    if (type != u"FLLW" && type != u"CONN")
        return reply::invalid(u"unknown action type: "_s + type);
    if (audience.isEmpty())
        return reply::invalid(u"Field 'audience' is required for action type "_s + type);
    if (!isCanonicalIdTag(audience))
        return reply::invalid(u"invalid audience id_tag: "_s + audience);
    if (json.value("content"_L1).toString().toUcs4().size() > contentLimit)
        return reply::invalid(u"content: string too long (max 500)"_s);
    return {};
}

Reply create(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    if (!json.value("type"_L1).isString())
        return reply::plain(422, "Failed to deserialize the JSON body into the target type:"
                                 " missing field `type` at line 1 column " +
                                     QByteArray::number(call.request.body.size()));
    if (auto refusal = refuse(json))
        return *refusal;
    ActionRow action;
    action.type = json.value("type"_L1).toString();
    action.subType = json.value("subType"_L1).toString();
    action.issuer = call.tenant.idTag;
    action.audience = json.value("audienceTag"_L1).toString();
    action.content = json.value("content"_L1).toString();
    action.status = u"P"_s;
    action.createdAt = context.now();
    const bool ignore = context.control.behaviours().ignoreWrites;
    const qint64 number = ignore ? 1 : context.mirror.addAction(call.tenant.id, action);
    // What comes back at first is a placeholder; the action's own id shows in lists later.
    ActionRow shown = action;
    shown.actionId = u"@"_s + QString::number(number);
    if (!ignore) {
        spread(context, call.tenant, action);
        pushAction(context, call.tenant, action, Context::trueMs(), shown.actionId);
    }
    Reply reply = reply::data(actionJson(context, call.tenant, shown), 201);
    reply.applied = !ignore;
    return reply;
}

Reply list(Context &context, const Call &call)
{
    const Request &request = call.request;
    const auto wants = [&](const QString &name, const QString &value) {
        const auto wanted = request.parameter(name);
        return !wanted || wanted->split(u',').contains(value);
    };
    const int limit = qBound(1, request.number(u"limit"_s, 20), 100);
    const qint64 before = request.number(u"cursor"_s, 0);
    QList<QByteArray> page;
    bool more = false;
    qint64 last = 0;
    for (const ActionRow &action : context.mirror.actions(call.tenant.id)) {
        if (before > 0 && action.id >= before)
            continue;
        if (!wants(u"type"_s, action.type) || !wants(u"status"_s, action.status) ||
            !wants(u"audience"_s, action.audience) || !wants(u"issuer"_s, action.issuer))
            continue;
        if (page.size() == limit) {
            more = true;
            break;
        }
        page.append(actionJson(context, call.tenant, action));
        last = action.id;
    }
    Reply reply = reply::data(raw::array(page));
    raw::Object cursor;
    cursor.add("nextCursor", more ? raw::text(QString::number(last)) : QByteArray("null"));
    cursor.flag("hasMore", more);
    reply.extra = "\"cursorPagination\":" + cursor.json();
    return reply;
}

Reply decide(Context &context, const Call &call, bool accepted)
{
    const auto action = context.mirror.action(call.tenant.id, call.captured.value(0));
    if (!action)
        return reply::notFound();
    Reply reply = reply::data("null");
    if (action->status != u"C" || context.control.behaviours().ignoreWrites)
        return reply;
    context.mirror.setActionStatus(call.tenant.id, action->actionId, accepted ? u"A"_s : u"R"_s);
    settleRequest(context, call.tenant, *action, accepted);
    return reply.wrote();
}

} // namespace

void addActionRoutes(Routes &routes, Context &context)
{
    routes.append({"POST", u"/api/actions"_s, Bucket::None, Gate::Contributor,
                   [&context](const Call &call) { return create(context, call); }});
    routes.append({"GET", u"/api/actions"_s, Bucket::General, Gate::Token,
                   [&context](const Call &call) { return list(context, call); }});
    routes.append({"POST", u"/api/actions/*/accept"_s, Bucket::None, Gate::Contributor,
                   [&context](const Call &call) { return decide(context, call, true); }});
    routes.append({"POST", u"/api/actions/*/reject"_s, Bucket::None, Gate::Contributor,
                   [&context](const Call &call) { return decide(context, call, false); }});
}

} // namespace personae::embedded
