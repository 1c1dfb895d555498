// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/scriptedserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

namespace personae::test {

QByteArray framed(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " Word\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers +
           "\r\n" + body;
}

Script json(const QByteArray &body, int status, const QByteArray &headers)
{
    return {framed(status, body, "Content-Type: application/json\r\n" + headers),
            Script::Then::KeepOpen};
}

ScriptedServer::ScriptedServer(Handler handler, bool tls)
    : m_handler(std::move(handler))
    , m_server(tls ? secureServer() : std::make_unique<QTcpServer>())
{
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                     [this] {
                         while (QTcpSocket *socket = m_server->nextPendingConnection())
                             serve(socket);
                     });
    m_server->listen(QHostAddress::LocalHost);
    m_scheme = tls ? QStringLiteral("https") : QStringLiteral("http");
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(m_scheme + QStringLiteral("://127.0.0.1:") +
                QString::number(m_server->serverPort()) + path);
}

int ScriptedServer::count(const QByteArray &method, const QByteArray &pathStart) const
{
    int result = 0;
    for (const SeenRequest &request : m_requests)
        result += request.method == method && request.path.startsWith(pathStart) ? 1 : 0;
    return result;
}

void ScriptedServer::stopListening()
{
    m_server->close();
    const QList<QTcpSocket *> sockets = m_server->findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

std::unique_ptr<QTcpServer> ScriptedServer::secureServer()
{
    auto server = std::make_unique<QSslServer>();
    QFile key(QStringLiteral(PERSONAE_FIXTURES "/tls/selfsigned.key"));
    QFile certificate(QStringLiteral(PERSONAE_FIXTURES "/tls/selfsigned.crt"));
    if (!key.open(QIODevice::ReadOnly) || !certificate.open(QIODevice::ReadOnly))
        qFatal("the test certificate is missing");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    configuration.setLocalCertificate(QSslCertificate(&certificate));
    server->setSslConfiguration(configuration);
    return server;
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    const int number = ++m_connections;
    auto buffer = std::make_shared<QByteArray>();
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer, number] {
        *buffer += socket->readAll();
        SeenRequest request;
        while (takeRequest(*buffer, request)) {
            request.connection = number;
            m_requests.append(request);
            play(socket, m_handler(request));
        }
    });
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

bool ScriptedServer::takeRequest(QByteArray &buffer, SeenRequest &request)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    request = {};
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.insert(lines[i].left(colon).trimmed().toLower(),
                               lines[i].mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return true;
}

void ScriptedServer::play(QTcpSocket *socket, const Script &script)
{
    socket->write(script.bytes);
    if (script.then == Script::Then::KeepOpen)
        return;
    if (script.then == Script::Then::Close)
        socket->disconnectFromHost();
    else
        socket->abort();
}

} // namespace personae::test
