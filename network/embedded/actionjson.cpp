// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/actionjson.h"

#include "network/embedded/rawjson.h"

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

/// As the mirror knows them; whoever is new to this node comes with their own introduction.
QByteArray identityJson(Context &context, const Tenant &tenant, const QString &idTag)
{
    QString name;
    QString type = u"person"_s;
    QString picture;
    const auto row = context.mirror.row(tenant.id, idTag);
    if (idTag == tenant.idTag) {
        name = tenant.name;
        type = tenant.type;
        picture = tenant.profilePic;
    } else if (row && !row->isStub()) {
        name = row->name;
        type = row->type;
        picture = row->profilePic;
    } else if (const auto home = context.tenants.anyone(idTag)) {
        name = home->name;
        type = home->type;
        picture = home->profilePic;
    }
    raw::Object json;
    json.add("idTag", idTag).add("name", name).add("type", type);
    return json.some("profilePic", picture).json();
}

} // namespace

QByteArray actionJson(Context &context, const Tenant &tenant, const ActionRow &action,
                      const QString &tempId)
{
    raw::Object json;
    json.add("actionId", action.actionId).add("type", action.type).some("subType", action.subType);
    json.add("issuer", identityJson(context, tenant, action.issuer));
    json.add("audience", identityJson(context, tenant, action.audience));
    json.some("content", action.content);
    json.add("createdAt", isoTime(action.createdAt)).add("receivedAt", isoTime(action.createdAt));
    json.add("status", action.status).add("stat", QByteArray("{}"));
    return json.add("visibility", u"F"_s).some("tempId", tempId).json();
}

void pushAction(Context &context, const Tenant &tenant, const ActionRow &action, qint64 dueMs,
                const QString &tempId)
{
    if (tenant.isShadow())
        return;
    ActionRow shown = action;
    shown.status = u"A"_s;
    if (shown.actionId.isEmpty()) {
        shown.actionId = u"a1~"_s + randomWord(43);
    }
    context.memory.pushes.append(
        {dueMs, tenant.id, "ACTION", actionJson(context, tenant, shown, tempId)});
}

} // namespace personae::embedded
