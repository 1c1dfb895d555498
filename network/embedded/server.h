// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/embeddedservices.h"
#include "network/embedded/message.h"

#include <QHttpServer>
#include <QObject>

#include <memory>
#include <vector>

namespace personae::embedded {

class FaultGate;
class Node;

/// The serving side of EmbeddedServices: lives on its thread, owns the QHttpServer, the gate and
/// the node.
class Server final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Server)

public:
    explicit Server(SharedControl &control);
    ~Server() override;

    [[nodiscard]] Result<EmbeddedServices::Started> start(const QString &dataDir, quint16 port);
    void stop();
    /// Forgets bans, buckets and sign-ins by QR.
    void resetMemory();

private:
    [[nodiscard]] QUrl openGate(const EmbeddedServices::Started &started, quint16 innerPort);
    [[nodiscard]] Reply handle(const Request &request);

    SharedControl &m_control;
    std::unique_ptr<Node> m_node;
    std::unique_ptr<QHttpServer> m_http;
    std::vector<std::unique_ptr<FaultGate>>
        m_gates; ///< 127.0.0.1 first, then one per further demo identity
};

} // namespace personae::embedded
