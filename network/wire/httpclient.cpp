// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/httpclient.h"

#include "network/wire/httpexchange.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int maximumRedirects = 5;

/// Empty, or why this must not be sent at all.
QString objection(const HttpRequest &request, const QUrl &target)
{
    const bool secure = target.scheme() == "https"_L1;
    if (!request.url.isValid() || request.url.host().isEmpty())
        return u"not an address"_s;
    if (!secure && !(target.scheme() == "http"_L1 && isLoopback(target)))
        return u"not a secure address"_s;
    if (!request.url.userInfo().isEmpty())
        return u"credentials inside an address"_s;
    const auto breaksLines = [](const HttpHeader &header) {
        return header.first.contains('\n') || header.first.contains('\r') ||
               header.second.contains('\n') || header.second.contains('\r');
    };
    if (std::any_of(request.headers.cbegin(), request.headers.cend(), breaksLines))
        return u"a line break inside a header"_s;
    return {};
}

bool isRedirect(const HttpReply &reply)
{
    return reply.transport == Outcome::Ok &&
           (reply.status == 301 || reply.status == 302 || reply.status == 303 ||
            reply.status == 307 || reply.status == 308) &&
           !reply.header("Location").isEmpty();
}

} // namespace

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_readers(new QNetworkAccessManager(this))
{
}

HttpClient::~HttpClient() = default;

void HttpClient::setRouter(Router router)
{
    m_router = std::move(router);
}

QUrl HttpClient::targetOf(const QUrl &original) const
{
    if (m_router) {
        const std::optional<QUrl> routed = m_router(original);
        if (routed && isLoopback(*routed)) {
            QUrl target = original;
            target.setScheme(routed->scheme());
            target.setHost(routed->host());
            target.setPort(routed->port());
            return target;
        }
    }
    return original;
}

ApiCall *HttpClient::send(const HttpRequest &request, QObject *owner)
{
    auto *call = new ApiCall(owner);
    start(call, request, maximumRedirects);
    return call;
}

void HttpClient::start(ApiCall *call, const HttpRequest &request, int redirectsLeft)
{
    const QUrl target = targetOf(request.url);
    const QString reason = objection(request, target);
    if (!reason.isEmpty()) {
        call->finishLater(failedReply(Outcome::LocalReject, request.url, reason));
        return;
    }
    QNetworkAccessManager *manager = m_readers;
    if (!request.isRead()) {
        // A connection of its own: a kept one that has died makes Qt send the request again.
        manager = new QNetworkAccessManager(this);
        connect(call, &QObject::destroyed, manager, &QObject::deleteLater);
    }
    auto *exchange = new HttpExchange(*manager, request, target, call);
    call->m_abort = [exchange] { exchange->abort(Outcome::Cancelled); };
    connect(exchange, &HttpExchange::uploadProgress, call, &ApiCall::uploadProgress);
    // The exchange dies with its call, and nothing comes once this client is gone.
    connect(exchange, &HttpExchange::done, this,
            [this, call, exchange, request, redirectsLeft](const HttpReply &reply) {
                call->m_abort = nullptr;
                exchange->deleteLater();
                arrived(call, request, reply, redirectsLeft);
            });
}

void HttpClient::arrived(ApiCall *call, HttpRequest request, HttpReply reply, int redirectsLeft)
{
    if (isRedirect(reply)) {
        const QUrl next = request.url.resolved(QUrl::fromEncoded(reply.header("Location")));
        const bool home = isSameOrigin(request.url, next);
        if (home && request.isRead() && redirectsLeft > 0) {
            request.url = next;
            start(call, request, redirectsLeft - 1);
            return;
        }
        reply.redirectRefused = !home;
    }
    call->finish(reply);
}

} // namespace personae
