// SPDX-License-Identifier: GPL-3.0-or-later
// The replies that are printed on the public page and that no real node ever gave (Cloudillo 10):
// `data` around everything, whole numbers as time, pictures as paths, relationship words, honoured
// paging.
#include "network/embedded/peoplejson.h"
#include "network/embedded/rawjson.h"
#include "network/embedded/uploads.h"

#include <QJsonArray>
#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

QString picturePath(const QString &id)
{
    return id.isEmpty() ? QString() : u"/file/"_s + id;
}

Reply readMe(Context &context, const Call &call)
{
    raw::Object json;
    json.add("tnId", call.tenant.id).add("idTag", call.tenant.idTag).add("name", call.tenant.name);
    json.some("profilePic", picturePath(call.tenant.profilePic));
    json.add("x", raw::shuffled(context.tenants.x(call.tenant.id)));
    return reply::data(json.json());
}

Reply writeMe(Context &context, const Call &call)
{
    Reply saved = saveMe(context, call);
    if (saved.status != 200)
        return saved;
    const auto tenant = context.tenants.tenantById(call.tenant.id);
    Reply reply =
        reply::data(raw::Object().add("idTag", tenant->idTag).add("name", tenant->name).json());
    reply.applied = saved.applied;
    return reply;
}

Reply upload(Context &context, const Call &call, const QString &slot)
{
    const auto taken = takeUpload(context, call, slot);
    if (const Reply *refusal = std::get_if<Reply>(&taken))
        return *refusal;
    // The page knows no passing ids. Ours is one in truth, but it goes on working as a file id.
    const QString id = u"@"_s + QString::number(std::get<qint64>(taken));
    const QByteArray field = slot == "cover"_L1 ? "coverPic" : "profilePic";
    Reply reply =
        reply::data(raw::Object().add(field, u"/api/file/"_s + id).add("fileId", id).json());
    return reply.wrote();
}

QByteArray docRow(qint64 number, const MirrorRow &row, bool full)
{
    raw::Object json;
    if (full)
        json.add("tnId", number);
    json.add("idTag", row.idTag).add("name", row.name).add("type", row.type);
    return json.some("profilePic", picturePath(row.profilePic)).json();
}

Reply list(Context &context, const Call &call)
{
    const QString type = call.request.parameter(u"type"_s).value_or(QString());
    QList<QByteArray> all;
    for (const MirrorRow &row : context.mirror.rows(call.tenant.id)) {
        if (!row.isStub() && (type.isEmpty() || row.type == type))
            all.append(docRow(0, row, false));
    }
    const int offset = qMax(0, call.request.number(u"_offset"_s, 0));
    const int limit = qMax(0, call.request.number(u"_limit"_s, 20));
    return reply::data(raw::array(all.mid(offset, limit)));
}

Reply one(Context &context, const Call &call)
{
    const auto row = context.mirror.row(call.tenant.id, canonicalIdTag(call.captured.value(0)));
    if (!row || row->isStub())
        return reply::notFound();
    return reply::data(docRow(7, *row, true));
}

void relateBy(MirrorRow &row, const QString &word)
{
    if (word == u"follow" || word == u"unfollow")
        row.following = word == u"follow";
    else if (word == u"connect" || word == u"disconnect")
        row.connected = word == u"connect" ? u"R"_s : u"0"_s;
    else if (word == u"block" || word == u"mute")
        row.status = word == u"block" ? u"B"_s : u"M"_s;
    else if (word == u"unblock" || word == u"unmute")
        row.status.clear();
}

Reply relate(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QString word = std::get<QJsonObject>(body).value("relationship"_L1).toString();
    auto row = context.mirror.row(call.tenant.id, canonicalIdTag(call.captured.value(0)));
    if (!row)
        return reply::notFound();
    relateBy(*row, word);
    context.mirror.save(call.tenant.id, *row);
    return reply::data(raw::Object()
                           .add("idTag", row->idTag)
                           .add("relationship", word)
                           .add("updatedAt", context.now())
                           .json())
        .wrote();
}

Reply administer(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    auto row = context.mirror.row(call.tenant.id, canonicalIdTag(call.captured.value(0)));
    if (!row)
        return reply::notFound();
    QStringList roles;
    for (const QJsonValue &role : json.value("roles"_L1).toArray())
        roles.append(role.toString());
    row->name = json.value("name"_L1).toString(row->name);
    if (!roles.isEmpty())
        row->roles = roles.join(u',');
    const QString status = json.value("status"_L1).toString();
    static const QMap<QString, QString> letters = {{u"active"_s, u"A"_s},
                                                   {u"blocked"_s, u"B"_s},
                                                   {u"muted"_s, u"M"_s},
                                                   {u"banned"_s, u"X"_s},
                                                   {u"suspended"_s, u"S"_s}};
    row->status = letters.value(status.toLower(), row->status);
    context.mirror.save(call.tenant.id, *row);
    raw::Object data;
    data.add("tnId", qint64(12345)).add("idTag", row->idTag).add("name", row->name);
    data.some("status", status).add("roles", raw::texts(roles));
    return reply::data(data.json()).wrote();
}

} // namespace

void addDocRoutes(Routes &routes, Context &context)
{
    using Action = Reply (*)(Context &, const Call &);
    const auto add = [&](const QByteArray &method, const QString &pattern, Gate gate,
                         Action action) {
        routes.append({method, pattern, Bucket::None, gate,
                       [&context, action](const Call &call) { return action(context, call); }});
    };
    add("GET", u"/api/me"_s, Gate::Token, readMe);
    add("PATCH", u"/api/me"_s, Gate::Token, writeMe);
    add("PUT", u"/api/me/image"_s, Gate::Token,
        [](Context &here, const Call &call) { return upload(here, call, u"profile-pic"_s); });
    add("PUT", u"/api/me/cover"_s, Gate::Token,
        [](Context &here, const Call &call) { return upload(here, call, u"cover"_s); });
    add("GET", u"/api/profiles"_s, Gate::Token, list);
    add("GET", u"/api/profiles/*"_s, Gate::Open, one);
    add("PATCH", u"/api/profiles/*"_s, Gate::Token, relate);
    add("PATCH", u"/api/admin/profiles/*"_s, Gate::Moderator, administer);
    const Action missing = [](Context &, const Call &) { return reply::notFound(); };
    for (const QString &path : {u"/api/me/full"_s, u"/api/actions"_s, u"/api/search"_s,
                                u"/api/admin/tenants"_s, u"/api/profiles/batch"_s}) {
        routes.prepend({"GET", path, Bucket::None, Gate::Open,
                        [&context, missing](const Call &call) { return missing(context, call); }});
    }
    add("POST", u"/api/actions"_s, Gate::Open, missing);
}

} // namespace personae::embedded
