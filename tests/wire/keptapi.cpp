// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/keptapi.h"

#include "network/wire/httpclient.h"
#include "network/wire/tokensource.h"

#include <QHash>
#include <QJsonDocument>
#include <QTimer>
#include <QUrlQuery>

namespace personae::test {

KeptApi::KeptApi()
{
    m_info.id = QStringLiteral("kept");
    m_info.keepsSession = true;
    m_info.usesCookies = true;
    m_info.asksWhoIAm = true;
    m_info.throttlesWrites = true;
    m_info.handleMayChange = true;
    m_info.callbackScheme = QStringLiteral("kept");
    m_info.signInWays = {SignInWay::Password, SignInWay::Token, SignInWay::ApiKey,
                         SignInWay::Browser};
    m_info.browserProviders = {{QStringLiteral("web"), {}, true},
                               {QStringLiteral("site"), {}, false}};
    const QList<SignInWay> typed{SignInWay::Password};
    const QList<SignInWay> pasted{SignInWay::Password, SignInWay::Token, SignInWay::ApiKey};
    m_info.signInFields = {line("organization", false, false, {}),
                           line("identity", false, true, typed), line("secret", true, true, pasted),
                           line("appKey", true, false, typed), line("address", false, true, {})};
    for (const char *id : {"linked", "where"}) {
        CallSpec call;
        call.id = QString::fromLatin1(id);
        m_info.calls.append(call);
    }
    for (const char *id : {"secret", "password", "limited"}) {
        CallSpec call;
        call.id = QString::fromLatin1(id);
        call.writes = true;
        m_info.calls.append(call);
    }
    m_info.calls.last().reread = QStringLiteral("profile");
}

IdentityHint KeptApi::identity(const QString &typed) const
{
    IdentityHint hint;
    hint.handle = typed.trimmed();
    hint.problem =
        hint.handle.isEmpty() ? IdentityHint::Problem::Empty : IdentityHint::Problem::None;
    return hint;
}

Result<QUrl> KeptApi::address(const QMap<QString, QString> &settings) const
{
    const QUrl url(settings.value(QStringLiteral("address")));
    if (url.scheme() == QStringLiteral("https") || isLoopback(url))
        return url;
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = QStringLiteral("insecure");
    error.fieldIssues.insert(QStringLiteral("address"), {});
    return error;
}

QUrl KeptApi::browserAddress(const QString &provider, const QString &, const QUrl &base) const
{
    QUrl url = base;
    url.setPath(QStringLiteral("/browser/") + provider);
    return url;
}

std::optional<SessionGrant> KeptApi::handedOver(const QUrl &callback) const
{
    SessionGrant grant;
    grant.token = QUrlQuery(callback).queryItemValue(QStringLiteral("token"));
    return grant.token.isEmpty() ? std::nullopt : std::optional(grant);
}

Result<HttpRequest> KeptApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    HttpRequest request;
    request.url = endpoint.base;
    request.patience = std::chrono::seconds(5);
    bool withToken = true;
    if (const auto *signIn = std::get_if<wish::SignIn>(&wish)) {
        post(request, "/login", signIn->handle + u'|' + signIn->password);
        withToken = false;
    } else if (const auto *open = std::get_if<wish::OpenSession>(&wish)) {
        post(request, "/session", open->identity + u'|' + open->password);
        withToken = false;
    } else if (std::holds_alternative<wish::Renew>(wish)) {
        if (endpoint.refresh.isEmpty())
            return notOffered();
        post(request, "/refresh", endpoint.refresh);
        withToken = false;
    } else if (std::holds_alternative<wish::CloseSession>(wish)) {
        post(request, "/out", {});
        request.setHeader("Cookie", endpoint.cookie);
        withToken = false;
    } else if (std::holds_alternative<wish::ReadOwn>(wish) ||
               (m_startsUp && std::holds_alternative<wish::StartUp>(wish))) {
        request.url.setPath(QStringLiteral("/own"));
    } else if (std::holds_alternative<wish::SaveProfile>(wish)) {
        request.method = "PATCH";
        request.url.setPath(QStringLiteral("/own"));
    } else if (const auto *call = std::get_if<wish::Call>(&wish)) {
        const CallSpec *spec = m_info.call(call->id);
        if (spec && spec->writes)
            request.method = "POST";
        request.url.setPath(u'/' + call->id);
        withToken = endpoint.cookie.isEmpty();
        if (call->id == QStringLiteral("where")) {
            request.url = QUrl(call->arguments.value(QStringLiteral("url")).toString());
            request.setHeader(call->arguments.value(QStringLiteral("header")).toString().toLatin1(),
                              "x");
            withToken = false;
        } else if (call->id == QStringLiteral("join")) {
            const auto text = [call](const char *key) {
                return call->arguments.value(QString::fromLatin1(key)).toString();
            };
            post(request, "/join", text("identity") + u'|' + text("nick") + u'|' + text("secret"));
            withToken = false;
        } else if (!withToken) {
            request.setHeader("Cookie", endpoint.cookie);
        }
    } else {
        return notOffered();
    }
    if (!endpoint.appKey.isEmpty())
        request.setHeader("apikey", endpoint.appKey.toLatin1());
    const bool byKey =
        endpoint.setting(QStringLiteral("signInWay"), {}) == QStringLiteral("ApiKey");
    if (withToken && !endpoint.token.isEmpty())
        request.setHeader(byKey ? "x-api-key" : "Authorization",
                          (byKey ? QByteArray() : QByteArray("Bearer ")) +
                              endpoint.token.toLatin1());
    return request;
}

Answer KeptApi::answer(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                       const Endpoint &) const
{
    Answer answer;
    answer.error.httpStatus = reply.status;
    answer.error.kind = kindOf(wish, reply);
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    answer.error.retryAfterSeconds = json.value(QStringLiteral("wait")).toInt();
    answer.error.serverText = json.value(QStringLiteral("text")).toString();
    answer.error.needs = json.value(QStringLiteral("bring")).toString();
    if (json.contains(QStringLiteral("elsewhere")))
        answer.next = {wish::Call{QStringLiteral("linked"), {}}};
    if (answer.outcome() == Outcome::AuthRequired) {
        answer.needsCookie =
            std::holds_alternative<wish::Call>(wish) && request.header("Cookie").isEmpty();
        if (json.contains(QStringLiteral("expired"))) {
            answer.next = {wish::Renew(), wish};
            answer.learned.remembered.insert(QStringLiteral("saw"), QStringLiteral("expired"));
        }
    }
    const QJsonObject wrong = json.value(QStringLiteral("wrong")).toObject();
    for (auto it = wrong.begin(); it != wrong.end(); ++it)
        answer.error.fieldIssues.insert(it.key(), {it->toString()});
    if (!answer.ok())
        return answer;
    if (json.contains(QStringLiteral("token"))) {
        SessionGrant grant;
        grant.token = json.value(QStringLiteral("token")).toString();
        grant.refresh = json.value(QStringLiteral("refresh")).toString();
        answer.session = grant;
    }
    if (json.contains(QStringLiteral("name")))
        answer.person.name = json.value(QStringLiteral("name")).toString();
    if (json.contains(QStringLiteral("handle")))
        answer.person.handle = json.value(QStringLiteral("handle")).toString();
    if (json.contains(QStringLiteral("id")))
        answer.person.id = json.value(QStringLiteral("id")).toString();
    return answer;
}

SignInFieldSpec KeptApi::line(const char *id, bool secret, bool required,
                              const QList<SignInWay> &ways)
{
    SignInFieldSpec spec;
    spec.id = QString::fromLatin1(id);
    spec.secret = secret;
    spec.required = required;
    spec.ways = ways;
    return spec;
}

ApiError KeptApi::notOffered()
{
    ApiError error;
    error.kind = Outcome::NotOffered;
    return error;
}

void KeptApi::post(HttpRequest &request, const char *path, const QString &body)
{
    request.method = "POST";
    request.url.setPath(QString::fromLatin1(path));
    request.body = body.toUtf8();
}

Outcome KeptApi::kindOf(const Wish &wish, const HttpReply &reply)
{
    if (reply.transport != Outcome::Ok)
        return reply.transport;
    const bool signsIn = std::holds_alternative<wish::SignIn>(wish) ||
                         std::holds_alternative<wish::OpenSession>(wish);
    switch (reply.status) {
    case 200:
        return Outcome::Ok;
    case 401:
        return signsIn ? Outcome::SignInRefused : Outcome::AuthRequired;
    case 404:
        return Outcome::NotFound;
    case 405:
        return Outcome::NotOffered;
    case 409:
        return Outcome::Conflict;
    case 429:
        return Outcome::Throttled;
    default:
        return Outcome::ServerError;
    }
}

} // namespace personae::test
