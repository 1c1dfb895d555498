// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/sharedcontrol.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace personae::embedded {

/// Stands before the QHttpServer and does at socket level what that cannot: drops connections
/// before and after the bytes, cuts bodies short, answers late or with garbage, refuses unknown
/// methods, and leaves out bodies that must not be there. One request per connection at a time;
/// keep-alive. Service thread.
class FaultGate final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultGate)

public:
    /// Ports on loopback of those who really answer.
    struct Inner
    {
        quint16 http = 0; ///< of the QHttpServer
        quint16 bus = 0;  ///< of the WebSocket server
    };
    FaultGate(SharedControl &control, Inner inner, QObject *parent = nullptr);

private:
    SharedControl &m_control;
    Inner m_inner;
};

/// One client's connection.
class GateConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GateConnection)

public:
    GateConnection(QTcpSocket *client, SharedControl &control, FaultGate::Inner inner,
                   QObject *parent);

private:
    struct Exchange
    {
        QByteArray head; ///< with the empty line
        QByteArray method;
        qint64 bodySize = 0;
        std::optional<Fault> fault;
        LoggedRequest log;
        bool bus = false; ///< wants to become a WebSocket
        QElapsedTimer since;
        QByteArray body;
        int repeats = 0;
    };

    void onClientBytes();
    void readSome();
    void startExchange(const QByteArray &head);
    void takeBody();
    void requestComplete();
    void forward();
    void relay();
    void onInnerBytes();
    void innerComplete(const QByteArray &head, QByteArray body);
    void answer(const QByteArray &head, const QByteArray &body, int delayMs);
    void write(const QByteArray &head, const QByteArray &body);
    void answerPlayed(const Fault &fault);
    void answerEmpty(int status, const QByteArray &reason);
    void finishExchange();
    void drop();
    void logNow();

    QTcpSocket *m_client;
    QTcpSocket *m_server = nullptr;
    SharedControl &m_control;
    FaultGate::Inner m_inner;
    QTimer m_throttle;
    QByteArray m_incoming;
    QByteArray m_outgoing;
    std::optional<Exchange> m_exchange;
    bool m_answering = false;
};

} // namespace personae::embedded
