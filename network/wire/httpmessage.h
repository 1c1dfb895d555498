// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/vocabulary.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <chrono>

namespace personae {

using HttpHeader = QPair<QByteArray, QByteArray>; ///< name as written, value

/// A request as a value. Adapters make it; only HttpClient sends it.
struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<HttpHeader> headers; ///< Authorization only for the account's own origin: the lane checks
    QByteArray body;
    std::chrono::milliseconds patience{30'000}; ///< without any byte moving
    qsizetype maximumReply = 8 * 1024 * 1024;   ///< bytes; longer answers end as TooLarge

    [[nodiscard]] QByteArray
    header(QByteArrayView name) const; ///< case-insensitive; empty if missing
    void setHeader(const QByteArray &name, const QByteArray &value);
    /// GET and HEAD: may be repeated without harm.
    [[nodiscard]] bool isRead() const { return method == "GET" || method == "HEAD"; }
    bool operator==(const HttpRequest &) const = default;
};

/// What came back, or why nothing did.
struct HttpReply
{
    Outcome transport = Outcome::Ok; ///< Ok: a whole answer came, whatever its status
    int status = 0;
    QString reason; ///< the status line's own words, one short line; foreign text. HTTP/2 has none
    QList<HttpHeader> headers;
    QByteArray body;
    QUrl url;                     ///< where the answer came from, after followed redirects
    bool maybeDelivered = false;  ///< transport failed, but the request may have reached the server
    bool redirectRefused = false; ///< a redirect to another origin, not followed; status and
                                  ///< headers are the redirect's
    QString detail;               ///< for logs: the network stack's words, certificate problems

    [[nodiscard]] QByteArray
    header(QByteArrayView name) const;          ///< case-insensitive; empty if missing
    [[nodiscard]] QByteArray mediaType() const; ///< lower case, without parameters
    [[nodiscard]] QString requestId() const;    ///< X-Request-ID
};

/// A reply that never came: nothing reached the server.
[[nodiscard]] HttpReply failedReply(Outcome transport, const QUrl &url = {},
                                    const QString &detail = {});

} // namespace personae
