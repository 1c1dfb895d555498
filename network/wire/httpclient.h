// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/apicall.h"
#include "network/wire/httpmessage.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <optional>

namespace personae {

/// Sole owner of the QNetworkAccessManager: every byte to and from a service passes here. No
/// cookies, no cache, TLS always verified, plain http to loopback only. Redirects: GET and HEAD,
/// same origin, at most 5; any other is handed back unfollowed. No retries: those belong to
/// AccountLane (reads) and the outbox (writes). An answer shorter than its Content-Length is
/// ConnectionLost; a chunked one that was cut can pass as whole (the network stack does not tell),
/// so adapters treat broken JSON as ProtocolError. GUI thread.
class HttpClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpClient)

public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    /// Starts an exchange that ends with exactly one ApiCall::finished(), or with its owner.
    ApiCall *send(const HttpRequest &request, QObject *owner);

    /// Demo and tests: requests to origins for which this returns a loopback address go there
    /// instead, with the original Host. An answer that is not a loopback address is ignored.
    using Router = std::function<std::optional<QUrl>(const QUrl &original)>;
    void setRouter(Router router);
    [[nodiscard]] const Router &router() const { return m_router; } ///< may be empty

private:
    void start(ApiCall *call, const HttpRequest &request, int redirectsLeft);
    void arrived(ApiCall *call, HttpRequest request, HttpReply reply, int redirectsLeft);
    [[nodiscard]] QUrl targetOf(const QUrl &original) const;

    QNetworkAccessManager *m_readers; ///< every write has one of its own: it never rides on a
                                      ///< connection that may be dead
    Router m_router;
};

/// Scheme, host and port agree.
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);
/// 127.0.0.0/8, ::1, localhost.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace personae
