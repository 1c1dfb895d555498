// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayserver.h"

#include <QTcpSocket>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

/// The recorded head as it was, but for the length where placeholders changed it and for the
/// framing of a body that was recorded whole.
QByteArray answerBytes(const ContractCase &one)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(one.status) + ' ' + one.reason + "\r\n";
    const bool bodiless = one.method == "HEAD" || one.status == 304 || one.status == 204;
    bool lengthSaid = false;
    for (const personae::HttpHeader &header : one.responseHeaders) {
        const QByteArray name = header.first.toLower();
        if (name == "transfer-encoding" || name == "content-encoding" || name == "connection" ||
            name == "keep-alive")
            continue;
        const bool length = name == "content-length";
        lengthSaid = lengthSaid || length;
        const QByteArray value =
            length && !bodiless ? QByteArray::number(one.responseBody.size()) : header.second;
        head += header.first + ": " + value + "\r\n";
    }
    if (!lengthSaid && !bodiless)
        head += "content-length: " + QByteArray::number(one.responseBody.size()) + "\r\n";
    return head + "\r\n" + (bodiless ? QByteArray() : one.responseBody);
}

/// A whole request, or nothing while bytes are missing.
std::optional<ReceivedRequest> parsed(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    QList<QByteArray> lines = bytes.left(end).split('\n');
    ReceivedRequest request;
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    if (bytes.size() - end - 4 < request.header("Content-Length").toLongLong())
        return std::nullopt;
    request.body = bytes.sliced(end + 4);
    return request;
}

} // namespace

QByteArray ReceivedRequest::header(QByteArrayView name) const
{
    for (const personae::HttpHeader &one : headers) {
        if (one.first.compare(name, Qt::CaseInsensitive) == 0)
            return one.second;
    }
    return {};
}

ReplayServer::ReplayServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ReplayServer::accept);
}

bool ReplayServer::start()
{
    return m_server.listen(QHostAddress::LocalHost);
}

QUrl ReplayServer::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_server.serverPort());
    return url;
}

void ReplayServer::play(const ContractCase &one)
{
    play([one](const ReceivedRequest &) { return one; });
}

void ReplayServer::play(const Script &script)
{
    m_script = script;
    m_received.clear();
}

void ReplayServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_pending.remove(socket);
            socket->deleteLater();
        });
    }
}

void ReplayServer::read(QTcpSocket *socket)
{
    QByteArray &bytes = m_pending[socket];
    bytes += socket->readAll();
    const std::optional<ReceivedRequest> request = parsed(bytes);
    if (!request)
        return;
    m_received.append(*request);
    bytes.clear();
    ContractCase answer = m_script(*request);
    answer.method = request->method;
    socket->write(answerBytes(answer));
    if (request->header("Connection").compare("close", Qt::CaseInsensitive) == 0)
        socket->disconnectFromHost();
}
