// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>

namespace personae::test {

/// A request as it came over the socket.
struct SeenRequest
{
    QByteArray method;
    QByteArray path;                       ///< with query
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int connection = 0; ///< number of the connection, from 1
};

/// What the server does with it: bytes as they are, then perhaps closing or silence.
struct Script
{
    QByteArray bytes;
    enum class Then { KeepOpen, Close, Reset } then = Then::KeepOpen;
};

QByteArray framed(int status, const QByteArray &body, const QByteArray &headers = {});
Script json(const QByteArray &body, int status = 200, const QByteArray &headers = {});

/// A real server on loopback that answers every whole request with what `handler` says. Counts
/// deliveries.
class ScriptedServer final
{
public:
    using Handler = std::function<Script(const SeenRequest &)>;

    explicit ScriptedServer(Handler handler, bool tls = false);
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] const QList<SeenRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &pathStart = "/") const;
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    void forgetRequests() { m_requests.clear(); }
    /// Nobody is there any more, for open connections either.
    void stopListening();
    bool listenAgain(quint16 port) { return m_server->listen(QHostAddress::LocalHost, port); }
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }

private:
    static std::unique_ptr<QTcpServer> secureServer();
    void serve(QTcpSocket *socket);
    static bool takeRequest(QByteArray &buffer, SeenRequest &request);
    static void play(QTcpSocket *socket, const Script &script);

    Handler m_handler;
    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme;
    QList<SeenRequest> m_requests;
    int m_connections = 0;
};

} // namespace personae::test
