// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/faultgate.h"

#include "network/embedded/addressing.h"
#include "network/embedded/httphead.h"
#include "network/embedded/playedanswers.h"

#include <QHostAddress>

#include <algorithm>

namespace personae::embedded {

namespace {

constexpr qsizetype maximumHead = 128 * 1024;
constexpr qint64 maximumBody = 64 * 1024 * 1024;
constexpr int throttleMs = 20;

bool isKnownMethod(const QByteArray &method)
{
    static const QList<QByteArray> known = {"GET",   "HEAD",   "POST",   "PUT",
                                            "PATCH", "DELETE", "OPTIONS"};
    return known.contains(method);
}

/// A WebSocket is wanted. Where our own client was routed, its true host comes beside: the socket
/// classes write Host by themselves.
bool wantsUpgrade(HttpHead &head)
{
    if (head.value("upgrade").compare("websocket", Qt::CaseInsensitive) != 0)
        return false;
    const QByteArray host = head.take("x-forwarded-host");
    if (!host.isEmpty()) {
        head.take("host");
        head.headers.append({"Host", host});
    }
    return true;
}

} // namespace

FaultGate::FaultGate(SharedControl &control, Inner inner, QObject *parent)
    : QTcpServer(parent)
    , m_control(control)
    , m_inner(inner)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection())
            new GateConnection(client, m_control, m_inner, this);
    });
}

GateConnection::GateConnection(QTcpSocket *client, SharedControl &control, FaultGate::Inner inner,
                               QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_control(control)
    , m_inner(inner)
{
    client->setParent(this);
    m_throttle.setSingleShot(true);
    if (control.behaviours().uploadBytesPerSecond > 0) {
        client->setReadBufferSize(16 * 1024);
        client->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 16 * 1024);
    }
    connect(&m_throttle, &QTimer::timeout, this, &GateConnection::readSome);
    connect(client, &QTcpSocket::readyRead, this, &GateConnection::onClientBytes);
    connect(client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void GateConnection::onClientBytes()
{
    if (!m_throttle.isActive())
        readSome();
}

void GateConnection::readSome()
{
    const int rate = m_control.behaviours().uploadBytesPerSecond;
    const qint64 most =
        rate > 0 ? std::max(1, rate * throttleMs / 1000) : m_client->bytesAvailable();
    m_incoming += m_client->read(most);
    if (m_client->bytesAvailable() > 0)
        m_throttle.start(rate > 0 ? throttleMs : 0);
    if (m_answering)
        return;
    if (m_exchange) {
        takeBody();
        return;
    }
    const qsizetype end = m_incoming.indexOf("\r\n\r\n");
    if (end >= 0) {
        const QByteArray head = m_incoming.left(end + 4);
        m_incoming.remove(0, end + 4);
        startExchange(head);
    } else if (m_incoming.size() > maximumHead) {
        drop();
    }
}

void GateConnection::startExchange(const QByteArray &text)
{
    HttpHead head = HttpHead::parse(text);
    const QList<QByteArray> words = head.firstLine.split(' ');
    const QByteArray target = words.value(1);
    const bool upgrade = wantsUpgrade(head);
    const Address address = addressOf(head.value("host"), target);
    m_exchange = Exchange{};
    const Behaviours behaviours = m_control.behaviours();
    m_exchange->bus = upgrade && address.path == QLatin1StringView("/ws/bus") && behaviours.bus &&
                      behaviours.mode != Behaviours::Mode::Doc;
    if (upgrade && !m_exchange->bus)
        head.take("upgrade"); // for the rest it is a request like any other
    m_exchange->method = words.value(0);
    m_exchange->bodySize = head.value("content-length").toLongLong();
    m_exchange->log.method = m_exchange->method;
    m_exchange->log.path = address.path;
    m_exchange->log.tenant = address.idTag;
    m_exchange->log.authorized = !head.value("authorization").isEmpty();
    m_exchange->log.bodyBytes = m_exchange->bodySize;
    // QUrl would normalise the target; handlers want it as it was sent.
    head.headers.append({"x-gate-target", target});
    m_exchange->head = head.text();
    if (address.kind != Address::Kind::Control)
        m_exchange->fault = m_control.takeFault(m_exchange->method, address.path, address.idTag);
    m_exchange->log.faulted = m_exchange->fault.has_value();

    if (words.size() != 3 || m_exchange->bodySize < 0 || m_exchange->bodySize > maximumBody ||
        !head.value("transfer-encoding").isEmpty()) {
        answerEmpty(400, "Bad Request");
        return;
    }
    if (m_exchange->fault && m_exchange->fault->kind == Fault::Kind::DropBefore) {
        logNow();
        drop();
        return;
    }
    takeBody();
}

void GateConnection::takeBody()
{
    const qsizetype missing = qsizetype(m_exchange->bodySize) - m_exchange->body.size();
    m_exchange->body += m_incoming.left(missing);
    m_incoming.remove(0, std::min(missing, m_incoming.size()));
    const auto &fault = m_exchange->fault;
    if (fault && fault->kind == Fault::Kind::DropDuringUpload &&
        m_exchange->body.size() >= std::min(qint64(fault->amount), m_exchange->bodySize)) {
        logNow();
        drop();
        return;
    }
    if (m_exchange->body.size() == m_exchange->bodySize)
        requestComplete();
}

void GateConnection::requestComplete()
{
    m_answering = true;
    m_exchange->since.start();
    if (!isKnownMethod(m_exchange->method)) {
        answerEmpty(405, "Method Not Allowed");
        return;
    }
    const auto &fault = m_exchange->fault;
    if (fault && playedInstead(fault->kind))
        answerPlayed(*fault);
    else if (m_exchange->bus)
        relay();
    else
        forward();
}

void GateConnection::forward()
{
    m_outgoing.clear();
    m_server = new QTcpSocket(this);
    QTcpSocket *server = m_server;
    connect(server, &QTcpSocket::readyRead, this, &GateConnection::onInnerBytes);
    connect(server, &QTcpSocket::connected, this, [this, server] {
        QByteArray head = m_exchange->head;
        if (m_exchange->repeats > 0)
            head.insert(head.size() - 2, "x-gate-repeat: 1\r\n");
        server->write(head);
        server->write(m_exchange->body);
    });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_inner.http);
}

/// From here on only bytes, both ways, until one side goes.
void GateConnection::relay()
{
    m_exchange->log.status = 101;
    logNow();
    m_server = new QTcpSocket(this);
    QTcpSocket *server = m_server;
    m_client->disconnect(this);
    connect(server, &QTcpSocket::connected, this, [this, server] {
        server->write(m_exchange->head + m_incoming);
        connect(m_client, &QTcpSocket::readyRead, this,
                [this, server] { server->write(m_client->readAll()); });
    });
    connect(server, &QTcpSocket::readyRead, this,
            [this, server] { m_client->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, m_client, &QTcpSocket::disconnectFromHost);
    connect(m_client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_inner.bus);
}

void GateConnection::onInnerBytes()
{
    m_outgoing += m_server->readAll();
    const qsizetype end = m_outgoing.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const HttpHead head = HttpHead::parse(m_outgoing.left(end));
    const qint64 size = head.value("content-length").toLongLong();
    if (m_outgoing.size() < end + 4 + size)
        return;
    const QByteArray text = m_outgoing.left(end + 4);
    const QByteArray body = m_outgoing.mid(end + 4, size);
    m_server->disconnect(this);
    m_server->abort();
    m_server->deleteLater();
    m_server = nullptr;
    innerComplete(text, body);
}

void GateConnection::innerComplete(const QByteArray &text, QByteArray body)
{
    HttpHead head = HttpHead::parse(text);
    const int again = head.take("x-gate-again").toInt();
    const int againFor = head.take("x-gate-again-for").toInt();
    if (again > 0 && m_exchange->since.elapsed() + again <= againFor) {
        ++m_exchange->repeats;
        QTimer::singleShot(again, this, &GateConnection::forward);
        return;
    }
    m_exchange->log.applied = head.take("x-gate-applied") == "1";
    m_exchange->log.status = head.firstLine.split(' ').value(1).toInt();
    int delay = head.take("x-gate-delay").toInt() + m_control.behaviours().answerDelayMs;
    if (m_exchange->fault && m_exchange->fault->kind == Fault::Kind::Delay)
        delay += m_exchange->fault->amount;
    // Made up by QHttpServer for answers without a body; the real node sends none.
    if (body.isEmpty())
        head.take("content-type");
    if (m_exchange->log.status == 304)
        head.take("content-length");
    if (m_exchange->method == "HEAD")
        body.clear();
    logNow();
    answer(head.text(), body, delay);
}

void GateConnection::answer(const QByteArray &head, const QByteArray &body, int delayMs)
{
    if (delayMs > 0)
        QTimer::singleShot(delayMs, this, [this, head, body] { write(head, body); });
    else
        write(head, body);
}

void GateConnection::write(const QByteArray &head, const QByteArray &body)
{
    const auto fault = m_exchange->fault;
    const QByteArray whole = head + body;
    if (!fault || fault->kind == Fault::Kind::Delay) {
        m_client->write(whole);
        finishExchange();
        return;
    }
    const auto cut = cutAnswer(*fault, head, body);
    if (!cut) {
        drop();
        return;
    }
    m_client->write(*cut);
    m_client->disconnectFromHost();
}

void GateConnection::answerPlayed(const Fault &fault)
{
    logNow();
    const PlayedAnswer played = playedAnswer(fault);
    HttpHead head = madeHead(played.status, played.type, played.body.size());
    head.headers.append(fault.headers);
    m_client->write(head.text() + played.body);
    finishExchange();
}

void GateConnection::answerEmpty(int status, const QByteArray &reason)
{
    m_exchange->log.status = status;
    logNow();
    HttpHead head = madeHead(status, {}, 0);
    head.firstLine = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason;
    m_client->write(head.text());
    m_client->disconnectFromHost();
}

void GateConnection::finishExchange()
{
    m_exchange.reset();
    m_answering = false;
    if (!m_incoming.isEmpty())
        QMetaObject::invokeMethod(this, &GateConnection::readSome, Qt::QueuedConnection);
}

void GateConnection::drop()
{
    m_answering = true;
    m_client->abort();
}

void GateConnection::logNow()
{
    if (!m_exchange->log.path.startsWith(QLatin1StringView("/_control")))
        m_control.addLog(m_exchange->log);
}

} // namespace personae::embedded
