// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/embeddedservices.h"
#include "network/embedded/faultgate.h"
#include "network/embedded/message.h"

#include <QHttpServer>
#include <QMap>
#include <QObject>

#include <memory>
#include <vector>

namespace personae::embedded {

class BusHub;
class Node;
class PlayedService;

/// The serving side of EmbeddedServices: lives on its thread, owns the QHttpServer, the gates, the
/// node and the other services played beside it.
class Server final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Server)

public:
    explicit Server(SharedControl &control);
    ~Server() override;

    [[nodiscard]] Result<EmbeddedServices::Started> start(const QString &dataDir, quint16 port,
                                                          int crowd);
    void stop();
    /// Forgets bans, buckets and sign-ins by QR.
    void resetMemory();
    /// Every listener on /ws/bus loses its connection.
    void dropBus();
    /// Somebody acts by themselves: {"type","subType","issuer","audience","content"}. False: nobody
    /// of that name.
    [[nodiscard]] bool act(const QJsonObject &action);

private:
    [[nodiscard]] QString openServices(const QString &folder);
    void addIdentities(EmbeddedServices::Started &started, FaultGate::Inner inner);
    [[nodiscard]] QUrl openGate(const EmbeddedServices::Started &started, FaultGate::Inner inner);
    [[nodiscard]] PlayedService *ownerOf(Request &request) const;
    [[nodiscard]] Reply handle(Request request);

    SharedControl &m_control;
    std::unique_ptr<Node> m_node;
    std::vector<std::unique_ptr<PlayedService>> m_services;
    QMap<int, QString> m_numbered; ///< N of 127.0.0.N -> host of a played service
    std::unique_ptr<QHttpServer> m_http;
    std::unique_ptr<BusHub> m_bus;
    std::vector<std::unique_ptr<FaultGate>>
        m_gates; ///< 127.0.0.1 first, then one per further demo identity
};

} // namespace personae::embedded
