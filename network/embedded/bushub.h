// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/node.h"

#include <QList>
#include <QObject>
#include <QTimer>
#include <QWebSocketServer>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace personae::embedded {

/// The push channel /ws/bus of all tenants (Cloudillo 9.3). Listens on a port of its own, to which
/// the gate relays. Only a tenant's owner hears what happens to the tenant. Service thread.
class BusHub final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusHub)

public:
    BusHub(Node &node, SharedControl &control, QObject *parent = nullptr);
    ~BusHub() override;

    [[nodiscard]] bool listen();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void dropAll(); ///< without a word

private:
    struct Listener
    {
        QWebSocket *socket = nullptr;
        qint64 tenant = 0;
        bool owner = false;
    };

    void accept();
    void answer(QWebSocket *socket, const QString &text) const;
    void tick();
    void forget(const QWebSocket *socket);

    Node &m_node;
    SharedControl &m_control;
    QWebSocketServer m_server;
    QList<Listener> m_listeners;
    QTimer m_ticker;
    qint64 m_pingedMs = 0;
};

} // namespace personae::embedded
