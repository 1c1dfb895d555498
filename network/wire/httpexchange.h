// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpmessage.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace personae {

/// One request on the network, without redirects: HttpClient's inner half. Watches patience and
/// size, and turns the network stack's words into an HttpReply. done() comes exactly once, never
/// from inside the constructor; destroying the exchange aborts it silently. GUI thread.
class HttpExchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpExchange)

public:
    /// `target` is where the bytes go; request.url is what the answer is about.
    HttpExchange(QNetworkAccessManager &manager, const HttpRequest &request, const QUrl &target,
                 QObject *parent);
    ~HttpExchange() override;

    void abort(Outcome reason); ///< done() follows with this outcome

Q_SIGNALS:
    void uploadProgress(qint64 sent, qint64 total); ///< bytes
    void done(const personae::HttpReply &reply);

private:
    void watch();
    void takeHead();
    void takeBytes();
    void end();
    [[nodiscard]] Outcome verdict() const;
    [[nodiscard]] bool isWholeAnyway() const;
    [[nodiscard]] bool isCutShort() const;
    [[nodiscard]] bool mayHaveArrived(Outcome outcome) const;

    HttpRequest m_request;
    QPointer<QNetworkReply> m_reply; ///< null: the HttpClient went first
    HttpReply m_result;
    QTimer m_patience;
    Outcome m_reason = Outcome::Ok; ///< why we ended it ourselves
    bool m_sent = false;            ///< bytes of the request left
    bool m_ended = false;
};

} // namespace personae
