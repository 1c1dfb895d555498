// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"

#include <QHash>
#include <QTcpServer>

#include <functional>

/// One request as it came over the socket.
struct ReceivedRequest
{
    QByteArray method;
    QByteArray target;
    QList<personae::HttpHeader> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Answers requests on a loopback socket with the bytes of recorded exchanges, and keeps what came.
class ReplayServer final : public QObject
{
    Q_OBJECT

public:
    explicit ReplayServer(QObject *parent = nullptr);

    [[nodiscard]] bool start();
    [[nodiscard]] QUrl url() const;
    void play(const ContractCase &one); ///< to every request
    /// The response of the case this gives is the answer to that request.
    using Script = std::function<ContractCase(const ReceivedRequest &request)>;
    void play(const Script &script);
    [[nodiscard]] const QList<ReceivedRequest> &received() const { return m_received; }

private:
    void accept();
    void read(QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_pending;
    Script m_script;
    QList<ReceivedRequest> m_received;
    QTcpServer m_server; ///< last: its sockets still speak while they go
};
