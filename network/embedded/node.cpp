// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/node.h"

#include "network/embedded/rawjson.h"
#include "network/embedded/world.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString worldVersion = u"2"_s;

std::optional<QStringList> match(const QString &pattern, const QStringList &segments)
{
    const QStringList parts = pattern.split(u'/');
    if (parts.size() != segments.size())
        return {};
    QStringList captured;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts.at(i) == u"*")
            captured.append(QUrl::fromPercentEncoding(segments.at(i).toUtf8()));
        else if (parts.at(i) != segments.at(i))
            return {};
    }
    return captured;
}

QString requestId(const Request &request, Behaviours::Mode mode)
{
    if (mode == Behaviours::Mode::Doc)
        return u"req_"_s + randomWord(6).toLower();
    static const QRegularExpression allowed(u"^[A-Za-z0-9_.-]{1,64}$"_s);
    const QString own = QString::fromLatin1(request.header("x-request-id"));
    return allowed.match(own).hasMatch() ? own : randomWord(8);
}

bool passes(Gate gate, const Caller &caller)
{
    const int rank = rankOf(caller.roles);
    switch (gate) {
    case Gate::Open:
    case Gate::Token:
        return true;
    case Gate::Contributor:
        return rank >= int(roleOrder().indexOf(u"contributor"_s));
    case Gate::Moderator:
        return rank >= int(roleOrder().indexOf(u"moderator"_s));
    case Gate::Leader:
        return rank >= int(roleOrder().indexOf(u"leader"_s));
    case Gate::SiteAdmin:
        return caller.has(u"SADM"_s);
    }
    return false;
}

Reply notAllowed(QStringList methods)
{
    if (methods.contains(u"GET"_s))
        methods.insert(methods.indexOf(u"GET"_s) + 1, u"HEAD"_s);
    Reply reply = reply::empty(405);
    reply.with("allow", methods.join(u',').toLatin1());
    reply.withRequestId = false;
    return reply;
}

} // namespace

Node::Node(SharedControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_tenants(m_database)
    , m_mirror(m_database)
{
}

Node::~Node() = default;

QString Node::open(const QString &folder, int crowd)
{
    if (!QDir().mkpath(folder))
        return u"cannot make the folder "_s + folder;
    if (!m_database.open(folder + u"/cloudillo.sqlite"_s))
        return m_database.error();
    if (m_database.meta(u"secret"_s).isEmpty())
        m_database.setMeta(u"secret"_s, randomWord(43));
    m_files = std::make_unique<FileStore>(m_database, folder + u"/cloudillo-pictures"_s);
    m_context =
        std::make_unique<Context>(Context{m_database, m_tenants, m_mirror, *m_files, m_control,
                                          m_memory, Jwt(m_database.meta(u"secret"_s).toLatin1())});
    const QString world = m_database.meta(u"world"_s);
    if (world.isEmpty())
        world::fill(*m_context);
    else if (world != worldVersion)
        world::setDemoRoles(*m_context);
    m_database.setMeta(u"world"_s, worldVersion);
    if (crowd > m_database.meta(u"crowd"_s).toInt()) {
        world::addCrowd(*m_context, crowd);
        m_database.setMeta(u"crowd"_s, QString::number(crowd));
    }
    addAuthRoutes(m_routes, *m_context);
    addSessionRoutes(m_routes, *m_context);
    addKeyRoutes(m_routes, *m_context);
    addQrRoutes(m_routes, *m_context);
    addOwnProfileRoutes(m_routes, *m_context);
    addPictureRoutes(m_routes, *m_context);
    addPeopleRoutes(m_routes, *m_context);
    addRelationRoutes(m_routes, *m_context);
    addActionRoutes(m_routes, *m_context);
    addNodeRoutes(m_routes, *m_context);
    addDocRoutes(m_docRoutes, *m_context);
    return {};
}

QStringList Node::demoIdentities()
{
    return world::demoIdentities();
}

void Node::settle()
{
    const qint64 now = Context::trueMs();
    m_mirror.settle(now);
    m_files->settle(now, [this, now](const StoredFile &file) {
        m_tenants.setPicture(file.tenant, file.slot, file.finalId);
        if (file.state != u"final")
            return;
        const QByteArray ids = raw::Object()
                                   .add("tempId", u"@"_s + QString::number(file.id))
                                   .add("fileId", file.finalId)
                                   .add("rootId", QByteArray("null"))
                                   .json();
        m_memory.pushes.append({now, file.tenant, "FILE_ID_GENERATED", ids});
    });
}

QList<NodeMemory::Push> Node::takePushes()
{
    settle();
    const qint64 now = Context::trueMs();
    QList<NodeMemory::Push> due;
    QList<NodeMemory::Push> later;
    for (const NodeMemory::Push &each : std::as_const(m_memory.pushes))
        (each.dueMs <= now ? due : later).append(each);
    m_memory.pushes = later;
    return due;
}

std::optional<Tenant> Node::tenantAt(const Address &address)
{
    return m_tenants.anyone(
        address.idTag.isEmpty()
            ? demoIdentities().value(address.number - 1, m_tenants.firstTenant())
            : address.idTag);
}

Reply Node::handle(const Request &request)
{
    settle();
    if (request.address.kind == Address::Kind::Web)
        return finished(webDomain(request), request);
    return finished(route(request), request);
}

Reply Node::webDomain(const Request &request)
{
    if (request.address.path != "/.well-known/cloudillo/id-tag"_L1) {
        Reply reply;
        reply.status = 404;
        reply.withRequestId = false;
        return reply;
    }
    if (!m_tenants.anyone(request.address.idTag))
        return reply::notFound();
    return reply::bare(raw::Object().add("idTag", request.address.idTag).json());
}

std::optional<Reply> Node::limits(const Route &route)
{
    if (route.bucket == Bucket::None)
        return {};
    const qint64 now = Context::trueMs();
    const Behaviours behaviours = m_control.behaviours();
    if (const int left = m_memory.limiter.bannedFor(now); left > 0) {
        Reply banned = reply::error(403, "E-RATE-BANNED",
                                    u"Access temporarily blocked due to repeated violations."_s,
                                    raw::Object().add("remainingSecs", qint64(left)).json());
        return banned;
    }
    if (m_memory.limiter.admit(route.bucket, behaviours, now))
        return {};
    Reply limited = reply::error(429, "E-RATE-LIMITED", u"Too many requests. Please slow down."_s,
                                 raw::Object()
                                     .add("level", u"ipv4_individual"_s)
                                     .add("retryAfter", qint64(behaviours.retryAfter))
                                     .json());
    limited.with("retry-after", QByteArray::number(behaviours.retryAfter));
    limited.with("x-ratelimit-level", "ipv4_individual");
    return limited;
}

Reply Node::route(const Request &request)
{
    const bool doc = m_control.behaviours().mode == Behaviours::Mode::Doc;
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    const QStringList segments = request.address.path.split(u'/');
    QStringList allowed;
    for (const Routes *table : {doc ? &m_docRoutes : nullptr, &m_routes}) {
        if (!table)
            continue;
        for (const Route &each : *table) {
            const auto captured = match(each.pattern, segments);
            if (!captured)
                continue;
            allowed.append(QString::fromLatin1(each.method));
            if (each.method != method)
                continue;
            const bool repeated = !request.header("x-gate-repeat").isEmpty();
            if (auto refusal = repeated ? std::nullopt : limits(each))
                return *refusal;
            const auto tenant = tenantAt(request.address);
            const bool me = each.pattern.startsWith("/api/me"_L1) && method == "GET";
            if (!tenant)
                return me ? reply::notFound() : reply::forbidden();
            const Caller caller = callerOf(request, *tenant);
            if (each.gate != Gate::Open) {
                if (caller.state == Caller::State::Stale)
                    return reply::unauthorized();
                if (!caller.known() || !passes(each.gate, caller))
                    return reply::forbidden();
            }
            return each.handler({request, *tenant, caller, *captured});
        }
    }
    return allowed.isEmpty() ? reply::notFound() : notAllowed(allowed);
}

Caller Node::callerOf(const Request &request, const Tenant &tenant)
{
    const QByteArray authorization = request.header("authorization");
    QString token = request.parameter(u"token"_s).value_or(QString());
    if (!authorization.isEmpty()) {
        if (!authorization.startsWith("Bearer "))
            return {};
        token = QString::fromUtf8(authorization.mid(7).trimmed());
    }
    if (token.isEmpty())
        return {};
    if (token.startsWith("cl_"_L1))
        return keyCaller(token, tenant);
    const auto claims = m_context->jwt.verify(token.toUtf8(), m_context->now());
    if (!claims || claims->issuer != tenant.idTag)
        return {Caller::State::Stale, {}, {}};
    const QString who = claims->subject.isEmpty() ? tenant.idTag : claims->subject;
    return {Caller::State::Known, who, claims->roles};
}

Caller Node::keyCaller(const QString &text, const Tenant &tenant)
{
    const auto key = m_tenants.keyByText(text);
    const qint64 now = m_context->now();
    if (!key || key->tenant != tenant.id || !key->scopes.isEmpty() ||
        (key->expiresAt != 0 && key->expiresAt < now))
        return {Caller::State::Refused, {}, {}};
    m_tenants.touchKey(key->id, now);
    return {Caller::State::Known, tenant.idTag, rolesUpTo(u"leader"_s)};
}

Reply Node::finished(Reply reply, const Request &request) const
{
    const Behaviours behaviours = m_control.behaviours();
    const QString id = requestId(request, behaviours.mode);
    const QDateTime now = m_control.now();
    if (reply.enveloped) {
        raw::Object whole;
        whole.add("data", reply.body);
        QByteArray json = whole.json();
        json.chop(1);
        if (!reply.extra.isEmpty())
            json += ',' + reply.extra;
        const bool doc = behaviours.mode == Behaviours::Mode::Doc;
        json += ",\"time\":" + (doc ? QByteArray::number(now.toSecsSinceEpoch())
                                    : raw::text(isoTime(now.toSecsSinceEpoch())));
        if (reply.withRequestId)
            json += ",\"reqId\":" + raw::text(id);
        reply.body = json + '}';
    }
    reply.with("vary", "origin, access-control-request-method, access-control-request-headers");
    reply.with("vary", "accept-encoding");
    reply.with("access-control-allow-credentials", "true");
    reply.with("x-request-id", id.toLatin1());
    reply.with("x-content-type-options", "nosniff");
    reply.with("referrer-policy", "strict-origin-when-cross-origin");
    const QLocale english = QLocale::c();
    reply.with("date",
               english.toString(now.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
    return reply;
}

} // namespace personae::embedded
