// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/bushub.h"

#include "network/embedded/rawjson.h"

#include <QJsonDocument>
#include <QWebSocket>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr int tickMs = 25;

/// The service's own codes lie beyond those the class has names for.
QWebSocketProtocol::CloseCode closeCode(int code)
{
    return QWebSocketProtocol::CloseCode(code);
}

/// The handshake as the node's handlers know requests.
Request requestOf(const QWebSocket &socket)
{
    Request request;
    request.method = "GET";
    const QNetworkRequest handshake = socket.request();
    const QList<QByteArray> names = handshake.rawHeaderList();
    for (const QByteArray &name : names)
        request.headers.append({name, handshake.rawHeader(name)});
    request.address = addressOf(handshake.rawHeader("Host"), handshake.rawHeader("x-gate-target"));
    return request;
}

QString frame(const QString &id, QByteArrayView command, const QByteArray &data)
{
    return QString::fromUtf8(raw::Object()
                                 .add("id", id)
                                 .add("cmd", QString::fromLatin1(command))
                                 .add("data", data)
                                 .json());
}

} // namespace

BusHub::BusHub(Node &node, SharedControl &control, QObject *parent)
    : QObject(parent)
    , m_node(node)
    , m_control(control)
    , m_server(u"bus"_s, QWebSocketServer::NonSecureMode)
{
    m_ticker.setInterval(tickMs);
    connect(&m_server, &QWebSocketServer::newConnection, this, &BusHub::accept);
    connect(&m_ticker, &QTimer::timeout, this, &BusHub::tick);
}

BusHub::~BusHub()
{
    dropAll();
}

bool BusHub::listen()
{
    return m_server.listen(QHostAddress::LocalHost);
}

void BusHub::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    socket->setParent(this);
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        forget(socket);
        socket->deleteLater();
    });
    const Request request = requestOf(*socket);
    const auto tenant = m_node.tenantAt(request.address);
    const Caller caller = tenant ? m_node.callerOf(request, *tenant) : Caller();
    if (!caller.known()) {
        socket->close(closeCode(4401), u"Unauthorized - authentication required"_s);
        return;
    }
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket](const QString &text) { answer(socket, text); });
    m_listeners.append({socket, tenant->id, caller.idTag == tenant->idTag});
    m_ticker.start();
}

void BusHub::answer(QWebSocket *socket, const QString &text) const
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString command = json.value("cmd"_L1).toString();
    if (command.isEmpty() || m_control.behaviours().busMute)
        return;
    const QString status = command == "ping"_L1 ? u"pong"_s : u"ok"_s;
    socket->sendTextMessage(
        frame(json.value("id"_L1).toString(), "ack", raw::Object().add("status", status).json()));
}

/// Only while somebody listens: then what is due happens by itself, not only at the next request.
void BusHub::tick()
{
    const Behaviours behaviours = m_control.behaviours();
    const QList<NodeMemory::Push> pushes = m_node.takePushes();
    for (const NodeMemory::Push &push : pushes) {
        const QString text = frame(randomWord(24), push.command, push.data);
        for (const Listener &each : std::as_const(m_listeners)) {
            if (each.owner && each.tenant == push.tenant && !behaviours.busMute)
                each.socket->sendTextMessage(text);
        }
    }
    const qint64 now = Context::trueMs();
    if (behaviours.busMute || now < m_pingedMs + behaviours.busPingMs)
        return;
    m_pingedMs = now;
    for (const Listener &each : std::as_const(m_listeners))
        each.socket->ping();
}

void BusHub::forget(const QWebSocket *socket)
{
    m_listeners.removeIf([socket](const Listener &each) { return each.socket == socket; });
    if (m_listeners.isEmpty())
        m_ticker.stop();
}

void BusHub::dropAll()
{
    const QList<Listener> all = std::exchange(m_listeners, {});
    m_ticker.stop();
    for (const Listener &each : all)
        each.socket->abort();
}

} // namespace personae::embedded
