// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "network/wire/bussocket.h"

#include <QTimer>
#include <QWebSocketServer>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

/// Plays one recorded WebSocket transcript on a loopback server to the real BusSocket and the real
/// adapter. What the client said is waited for where our client says it too (its ping) and left out
/// where not; what the server said is sent as it was; the end is the recorded one.
class TranscriptPlay final : public QObject
{
    Q_OBJECT

public:
    TranscriptPlay(const ContractCase &one, const personae::ServiceApi &api,
                   QObject *parent = nullptr);
    ~TranscriptPlay() override;

    void start();

Q_SIGNALS:
    void finished(const QStringList &reasons); ///< once, later; empty: all is as it was

private:
    void accept();
    void step();
    void checkAcknowledged(const QString &text);
    void heard(const QString &frame);
    void take(const personae::BusNews &news);
    void close();
    void judge();
    void done();
    [[nodiscard]] personae::Endpoint endpoint() const;

    const ContractCase m_case;
    const personae::ServiceApi &m_api;
    QUrl m_url; ///< as recorded
    QWebSocketServer m_server;
    personae::BusSocket m_bus;
    QWebSocket *m_client = nullptr;
    QStringList m_waiting; ///< server frames that were sent and not understood yet
    QStringList m_news;
    QStringList m_reasons;
    QStringList m_pings; ///< of the client, not met in the transcript yet
    qsizetype m_next = 0;
    int m_connections = 0;
    int m_signIns = 0;
    bool m_clientSpoke = false; ///< in the transcript
    bool m_closing = false;
    QTimer m_patience;
};
