// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/login.h"
#include "network/embedded/rawjson.h"

#include <QJsonObject>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sessionMs = 5 * 60 * 1000;
constexpr int askAgainMs = 100;

using Sessions = QHash<QString, NodeMemory::QrSession>;

Reply init(Context &context, const Call &call)
{
    return reply::data(newQrSession(context, call.request), 201);
}

Reply status(Context &context, const Call &call)
{
    const QString secret = QString::fromLatin1(call.request.header("x-qr-secret"));
    if (secret.isEmpty())
        return reply::unauthorized();
    Sessions &sessions = context.memory.qrSessions;
    const auto found = sessions.find(call.captured.value(0));
    if (found == sessions.end() || found->secret != secret)
        return reply::notFound();
    const auto word = [](const QString &text) {
        return reply::data(raw::Object().add("status", text).json());
    };
    if (found->expiresMs < Context::trueMs() || found->denied) {
        const bool denied = found->denied;
        sessions.erase(found);
        return word(denied ? u"denied"_s : u"expired"_s);
    }
    if (found->approvedBy.isEmpty()) {
        Reply pending = word(u"pending"_s);
        pending.againMs = askAgainMs;
        pending.againForMs = 1000 * std::clamp(call.request.number(u"timeout"_s, 15), 0, 30);
        return pending;
    }
    const auto tenant = context.tenants.tenant(found->approvedBy);
    sessions.erase(found);
    return reply::data(raw::Object()
                           .add("status", u"approved"_s)
                           .add("login", loginObject(context, *tenant, tenant->idTag))
                           .json());
}

Reply details(Context &context, const Call &call)
{
    const auto found = context.memory.qrSessions.constFind(call.captured.value(0));
    if (found == context.memory.qrSessions.constEnd())
        return reply::notFound();
    return reply::data(
        raw::Object().add("userAgent", found->userAgent).add("ipAddress", u"127.0.0.1"_s).json());
}

Reply respond(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const auto found = context.memory.qrSessions.find(call.captured.value(0));
    if (found == context.memory.qrSessions.end())
        return reply::notFound();
    if (std::get<QJsonObject>(body).value("approved"_L1).toBool())
        found->approvedBy = call.tenant.idTag;
    else
        found->denied = true;
    return reply::data("null").wrote();
}

} // namespace

QByteArray newQrSession(Context &context, const Request &request)
{
    Sessions &sessions = context.memory.qrSessions;
    const qint64 now = Context::trueMs();
    sessions.removeIf(
        [now](const Sessions::iterator &each) { return each->expiresMs + sessionMs < now; });
    NodeMemory::QrSession session;
    session.secret = randomWord(32);
    session.expiresMs = now + sessionMs;
    session.userAgent = QString::fromUtf8(request.header("user-agent"));
    const QString id = randomWord(22);
    sessions.insert(id, session);
    return raw::Object().add("sessionId", id).add("secret", session.secret).json();
}

void addQrRoutes(Routes &routes, Context &context)
{
    routes.append({"POST", u"/api/auth/qr-login/init"_s, Bucket::Auth, Gate::Open,
                   [&context](const Call &call) { return init(context, call); }});
    routes.append({"GET", u"/api/auth/qr-login/*/status"_s, Bucket::Auth, Gate::Open,
                   [&context](const Call &call) { return status(context, call); }});
    routes.append({"GET", u"/api/auth/qr-login/*/details"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return details(context, call); }});
    routes.append({"POST", u"/api/auth/qr-login/*/respond"_s, Bucket::None, Gate::Leader,
                   [&context](const Call &call) { return respond(context, call); }});
}

} // namespace personae::embedded
