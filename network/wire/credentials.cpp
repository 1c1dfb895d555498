// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/credentials.h"

#include "network/wire/httpclient.h"
#include "network/wire/redact.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qsizetype shortestSecret = 8; ///< shorter texts may stand anywhere by chance

bool contains(const QByteArray &bytes, const QByteArray &secret)
{
    return secret.size() >= shortestSecret && bytes.contains(secret);
}

/// In a header, in the address or in the body.
bool leaks(const HttpRequest &request, const QByteArray &secret)
{
    return contains(request.url.toEncoded(), secret) || contains(request.body, secret) ||
           std::any_of(
               request.headers.cbegin(), request.headers.cend(),
               [&secret](const HttpHeader &header) { return contains(header.second, secret); });
}

} // namespace

Endpoint endpointOf(const Account &account, const ServiceApi &api, const SessionGrant &grant)
{
    return {.base = account.apiBase.isEmpty() ? api.apiBase(account.handle) : account.apiBase,
            .handle = account.handle,
            .token = grant.token,
            .server = account.server,
            .remoteId = account.remoteId,
            .settings = account.settings,
            .refresh = grant.refresh,
            .appKey = grant.appKey,
            .cookie = grant.cookie,
            .expiresAt = grant.expiresAt};
}

Endpoint endpointOf(const Account &account, const ServiceApi &api, const QString &token)
{
    SessionGrant grant;
    grant.token = token;
    return endpointOf(account, api, grant);
}

QDateTime dateOf(const HttpReply &reply)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.header("Date")),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

ApiError credentialObjection(const HttpRequest &request, const Endpoint &endpoint)
{
    ApiError error;
    if (isSameOrigin(request.url, endpoint.base))
        return error;
    const bool hasHeader =
        std::any_of(request.headers.cbegin(), request.headers.cend(),
                    [](const HttpHeader &header) { return redact::isSecretHeader(header.first); });
    if (hasHeader || leaks(request, endpoint.token.toUtf8()) ||
        leaks(request, endpoint.refresh.toUtf8()) || leaks(request, endpoint.appKey.toUtf8()) ||
        leaks(request, endpoint.cookie)) {
        error.kind = Outcome::LocalReject;
        error.detail = u"the credentials belong to another server"_s;
    }
    return error;
}

bool carries(const HttpRequest &request, const QString &secret)
{
    const QByteArray bytes = secret.toUtf8();
    return std::any_of(
        request.headers.cbegin(), request.headers.cend(),
        [&bytes](const HttpHeader &header) { return header.second.contains(bytes); });
}

} // namespace personae
