// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/oddities.h"
#include "network/embedded/peoplejson.h"
#include "network/embedded/rawjson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

QByteArray pagination(int offset, int limit, qsizetype total)
{
    return "\"pagination\":" + raw::Object()
                                   .add("offset", qint64(offset))
                                   .add("limit", qint64(limit))
                                   .add("total", qint64(total))
                                   .json();
}

QByteArray hitJson(const MirrorRow &row)
{
    raw::Object json;
    json.add("objTp", u"P"_s).add("objId", row.idTag).add("title", row.name);
    json.add("snippet", row.idTag).add("ownerTag", row.idTag).some("profilePic", row.profilePic);
    json.add("profileType", row.type).add("updatedAt", isoTime(row.updatedAt));
    return json.add("score", QByteArray("1.0")).json();
}

/// Beginnings of words in name and idTag, properly folded (Cloudillo 5.2).
QList<qsizetype> hits(Context &context, qint64 tenant, const QList<MirrorRow> &rows,
                      QStringList wanted)
{
    for (QString &part : wanted)
        part.prepend(u' ');
    const QStringList words = context.mirror.words(tenant);
    QList<qsizetype> found;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const bool all = std::all_of(wanted.cbegin(), wanted.cend(), [&](const QString &part) {
            return words.at(i).contains(part);
        });
        if (all && !rows.at(i).isStub())
            found.append(i);
    }
    return found;
}

Reply search(Context &context, const Call &call)
{
    const auto q = call.request.parameter(u"q"_s);
    if (!q)
        return reply::plain(400, "Failed to deserialize query string: missing field `q`");
    const QStringList wanted = wordsOf(*q);
    if (wanted.isEmpty())
        return reply::invalid(u"query must contain a letter or a digit"_s);
    const Behaviours behaviours = context.control.behaviours();
    const int limit = qBound(1, call.request.number(u"limit"_s, 20), 100);
    const int offset = qMax(0, call.request.number(u"offset"_s, 0));
    const PageWindow window = pageWindow(offset, behaviours, context.memory);
    const QList<MirrorRow> rows = context.mirror.rows(call.tenant.id);
    const QList<qsizetype> found = hits(context, call.tenant.id, rows, wanted).mid(window.missing);
    QList<QByteArray> page;
    for (const qsizetype at : found.mid(window.offset, limit))
        page.append(hitJson(spoiled(rows.at(at), behaviours)));
    Reply reply = reply::data(raw::array(page));
    reply.extra = pagination(offset, limit, found.size());
    return reply;
}

QByteArray tenantJson(const Tenant &tenant)
{
    raw::Object json;
    json.add("tnId", tenant.id).add("idTag", tenant.idTag).add("name", tenant.name);
    json.add("type", tenant.type).some("email", tenant.email).add("status", u"A"_s);
    if (tenant.admin)
        json.add("roles", raw::texts({u"SADM"_s}));
    return json.some("profilePic", tenant.profilePic).add("createdAt", tenant.createdAt).json();
}

Reply tenants(Context &context, const Call &call)
{
    const QString q = call.request.parameter(u"q"_s).value_or(QString());
    const QString status = call.request.parameter(u"status"_s).value_or(u"A"_s);
    QList<QByteArray> all;
    for (const Tenant &each : context.tenants.tenants()) {
        const bool found = each.idTag.contains(q, Qt::CaseInsensitive) ||
                           each.email.contains(q, Qt::CaseInsensitive);
        if (found && status == u"A")
            all.append(tenantJson(each));
    }
    const int offset = qMax(0, call.request.number(u"offset"_s, 0));
    const int limit = qMax(0, call.request.number(u"limit"_s, int(all.size())));
    Reply reply = reply::data(raw::array(all.mid(offset, limit)));
    reply.extra = pagination(offset, limit, all.size());
    reply.withRequestId = false;
    return reply;
}

Reply passwordReset(Context &context, const Call &call)
{
    const auto tenant = context.tenants.tenant(canonicalIdTag(call.captured.value(0)));
    if (!tenant)
        return reply::notFound();
    if (tenant->email.isEmpty())
        return reply::invalid(u"Tenant does not have an email address"_s);
    return reply::data(raw::Object().add("message", u"Password reset email sent"_s).json());
}

Reply purge(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QString tag = canonicalIdTag(call.captured.value(0));
    if (std::get<QJsonObject>(body).value("confirmIdTag"_L1).toString() != tag)
        return reply::invalid(u"confirm_id_tag mismatch"_s);
    const auto tenant = context.tenants.tenant(tag);
    if (!tenant)
        return reply::notFound();
    if (tag == call.tenant.idTag || tag == context.tenants.firstTenant())
        return reply::invalid(u"this tenant cannot be purged"_s);
    for (const QString &table : {u"profiles"_s, u"x"_s, u"api_keys"_s, u"actions"_s, u"settings"_s})
        context.database.run(u"DELETE FROM "_s + table + u" WHERE tenant=?"_s, {tenant->id});
    context.database.run(u"DELETE FROM tenants WHERE id=?"_s, {tenant->id});
    return reply::data(raw::Object().add("tnId", tenant->id).add("idTag", tag).json()).wrote();
}

QByteArray settingJson(const QString &key, const QString &value)
{
    return raw::Object()
        .add("key", key)
        .add("value", value.toUtf8())
        .add("scope", u"tenant"_s)
        .add("permission", u"user"_s)
        .add("description", QString())
        .json();
}

Reply settingsList(Context &context, const Call &call)
{
    const QString prefix = call.request.parameter(u"prefix"_s).value_or(QString());
    QList<QByteArray> all;
    const QMap<QString, QString> stored = context.tenants.settings(call.tenant.id, prefix);
    for (auto it = stored.begin(); it != stored.end(); ++it)
        all.append(settingJson(it.key(), it.value()));
    Reply reply = reply::data(raw::array(all));
    reply.extra = pagination(0, 100, all.size());
    return reply;
}

Reply settingRead(Context &context, const Call &call)
{
    const QString name = call.captured.value(0);
    const QMap<QString, QString> stored = context.tenants.settings(call.tenant.id, name);
    return stored.contains(name) ? reply::data(settingJson(name, stored.value(name)))
                                 : reply::notFound();
}

Reply settingWrite(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QString name = call.captured.value(0);
    if (!name.startsWith("profile."_L1))
        return reply::notFound();
    const QJsonObject json{{"v"_L1, std::get<QJsonObject>(body).value("value"_L1)}};
    const QString value =
        QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)).mid(5).chopped(1);
    context.tenants.setSetting(call.tenant.id, name, value);
    return reply::data(settingJson(name, value)).wrote();
}

} // namespace

void addNodeRoutes(Routes &routes, Context &context)
{
    using Action = Reply (*)(Context &, const Call &);
    const auto add = [&](const QByteArray &method, const QString &pattern, Bucket bucket, Gate gate,
                         Action action) {
        routes.append({method, pattern, bucket, gate,
                       [&context, action](const Call &call) { return action(context, call); }});
    };
    add("GET", u"/api/search"_s, Bucket::Search, Gate::Token, search);
    add("GET", u"/api/admin/tenants"_s, Bucket::None, Gate::SiteAdmin, tenants);
    add("POST", u"/api/admin/tenants/*/password-reset"_s, Bucket::None, Gate::SiteAdmin,
        passwordReset);
    add("POST", u"/api/admin/tenants/*/purge"_s, Bucket::None, Gate::SiteAdmin, purge);
    add("GET", u"/api/settings"_s, Bucket::None, Gate::Token, settingsList);
    add("GET", u"/api/settings/*"_s, Bucket::None, Gate::Token, settingRead);
    add("PUT", u"/api/settings/*"_s, Bucket::None, Gate::Leader, settingWrite);
}

} // namespace personae::embedded
