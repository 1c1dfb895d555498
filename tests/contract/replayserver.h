// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"

#include <QHash>
#include <QTcpServer>

/// One request as it came over the socket.
struct ReceivedRequest
{
    QByteArray method;
    QByteArray target;
    QList<personae::HttpHeader> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Answers every request on a loopback socket with the bytes of one recorded exchange, and keeps
/// what came.
class ReplayServer final : public QObject
{
    Q_OBJECT

public:
    explicit ReplayServer(QObject *parent = nullptr);

    [[nodiscard]] bool start();
    [[nodiscard]] QUrl url() const;
    void play(const ContractCase &one);
    [[nodiscard]] const QList<ReceivedRequest> &received() const { return m_received; }

private:
    void accept();
    void read(QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_pending;
    QByteArray m_answer;
    QList<ReceivedRequest> m_received;
    QTcpServer m_server; ///< last: its sockets still speak while they go
};
