// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/login.h"
#include "network/embedded/rawjson.h"

#include <QJsonObject>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

Reply missingField(const Request &request, const QString &field)
{
    return reply::plain(
        422, "Failed to deserialize the JSON body into the target type: missing field `" +
                 field.toUtf8() + "` at line 1 column " + QByteArray::number(request.body.size()));
}

/// The texts under these keys, or the refusal for the first that is missing or no text.
std::variant<QStringList, Reply> texts(const Request &request, const QStringList &keys)
{
    const auto body = jsonBody(request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    QStringList values;
    for (const QString &key : keys) {
        if (!json.contains(key))
            return missingField(request, key);
        if (!json.value(key).isString())
            return wrongType(request, key, json.value(key), u"a string"_s);
        values.append(json.value(key).toString());
    }
    return values;
}

Reply refusedLogin(Context &context)
{
    const Behaviours behaviours = context.control.behaviours();
    context.memory.limiter.loginFailed(behaviours, Context::trueMs());
    Reply reply = reply::forbidden();
    reply.delayMs = behaviours.failedLoginDelayMs;
    return reply;
}

Reply login(Context &context, const Call &call)
{
    const auto body = texts(call.request, {u"idTag"_s, u"password"_s});
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QStringList values = std::get<QStringList>(body);
    const QString &typed = values.at(0);
    const auto tenant =
        typed.endsWith(u'.') ? std::nullopt : context.tenants.tenant(canonicalIdTag(typed));
    if (!tenant || !context.tenants.checkPassword(tenant->id, values.at(1)))
        return refusedLogin(context);
    context.memory.limiter.loginSucceeded();
    // The text as typed ends up in the token, which then fits no host (Cloudillo 3.2).
    return reply::data(loginObject(context, *tenant, typed));
}

Reply changePassword(Context &context, const Call &call)
{
    const auto body = texts(call.request, {u"currentPassword"_s, u"newPassword"_s});
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QStringList values = std::get<QStringList>(body);
    const QString &fresh = values.at(1);
    if (fresh.trimmed().isEmpty())
        return reply::invalid(u"Password cannot be empty or only whitespace"_s);
    if (fresh.toUtf8().size() < 8)
        return reply::invalid(u"Password must be at least 8 characters"_s);
    if (fresh == values.at(0))
        return reply::invalid(u"New password must be different from current password"_s);
    if (!context.tenants.checkPassword(call.tenant.id, values.at(0)))
        return reply::forbidden();
    context.tenants.setPassword(call.tenant.id, fresh);
    return reply::data("null").wrote();
}

Reply forgotPassword(const Call &call)
{
    const auto body = texts(call.request, {u"email"_s});
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QString message =
        u"If an account with this email exists, a password reset link has been sent."_s;
    return reply::data(raw::Object().add("message", message).json());
}

Reply setPassword(const Call &call)
{
    const auto body = texts(call.request, {u"refId"_s, u"newPassword"_s});
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    return reply::notFound();
}

Reply logout(Context &context, const Call &call)
{
    const auto body = jsonBody(call.request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    Reply reply = reply::data("null");
    const QString text = std::get<QJsonObject>(body).value("apiKey"_L1).toString();
    const auto key = text.isEmpty() ? std::nullopt : context.tenants.keyByText(text);
    if (key && context.tenants.removeKey(call.tenant.id, key->id))
        reply.applied = true;
    return reply;
}

} // namespace

void addAuthRoutes(Routes &routes, Context &context)
{
    routes.append({"POST", u"/api/auth/login"_s, Bucket::Auth, Gate::Open,
                   [&context](const Call &call) { return login(context, call); }});
    routes.append({"POST", u"/api/auth/logout"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return logout(context, call); }});
    routes.append({"POST", u"/api/auth/password"_s, Bucket::None, Gate::Token,
                   [&context](const Call &call) { return changePassword(context, call); }});
    routes.append({"POST", u"/api/auth/forgot-password"_s, Bucket::Auth, Gate::Open,
                   [](const Call &call) { return forgotPassword(call); }});
    routes.append({"POST", u"/api/auth/set-password"_s, Bucket::Auth, Gate::Open,
                   [](const Call &call) { return setPassword(call); }});
}

} // namespace personae::embedded
