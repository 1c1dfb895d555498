// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/embeddedservices.h"
#include "network/embedded/message.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace personae::embedded {

/// A service played here beside the Cloudillo node: requests in, replies out, no sockets. Made and
/// used on the service thread. Its switches are Behaviours::services under id(); a switch nobody
/// set has its documented value.
class PlayedService
{
    Q_DISABLE_COPY_MOVE(PlayedService)

public:
    explicit PlayedService(SharedControl &control)
        : m_control(control)
    {
    }
    virtual ~PlayedService() = default;

    [[nodiscard]] virtual QString id() const = 0; ///< ServiceInfo::id
    /// Opens its state in this folder, and fills it with the demo world when it is new. Empty on
    /// success.
    [[nodiscard]] virtual QString open(const QString &folder) = 0;
    /// Hosts it answers for, lower case; all below the names reserved for examples.
    [[nodiscard]] virtual QStringList hosts() const = 0;
    [[nodiscard]] virtual QList<EmbeddedServices::Identity> identities() const = 0;
    /// Request::address.idTag holds the host that was asked, also where loopback named it.
    [[nodiscard]] virtual Reply handle(const Request &request) = 0;
    /// Forgets what only memory holds: limits, held-back reads.
    virtual void reset() {}

protected:
    /// One of this service's switches, or its documented value.
    [[nodiscard]] QJsonValue switchValue(const QString &name, const QJsonValue &documented) const;
    [[nodiscard]] SharedControl &control() const { return m_control; }
    /// Address under which the asker reaches this host, for links in answers; no final slash.
    [[nodiscard]] static QString originFor(const Request &request);

private:
    SharedControl &m_control;
};

/// One of each, in the order of the demo.
[[nodiscard]] std::vector<std::unique_ptr<PlayedService>> playedServices(SharedControl &control);

} // namespace personae::embedded
