// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/busnews.h"
#include "network/wire/serviceapi.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace personae {

/// One account's connection for pushed news. Connects again by itself, waiting longer each time (2
/// s doubling to 5 min, from the start again once the service spoke); silence for 30 s after a ping
/// counts as broken. TLS is verified; plain ws to loopback only; redirects are not followed; the
/// token is never logged. Signals come from the event loop, never from inside a call; the object
/// may be destroyed in any of them. GUI thread.
class BusSocket final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusSocket)

public:
    /// How long it waits. Tests hurry.
    struct Pace
    {
        std::chrono::milliseconds first = std::chrono::seconds(2);   ///< before the first new try
        std::chrono::milliseconds longest = std::chrono::minutes(5); ///< between two tries
        std::chrono::milliseconds ping = std::chrono::seconds(30);   ///< between two pings
        std::chrono::milliseconds silence =
            std::chrono::seconds(30); ///< after a ping, or connecting
    };

    explicit BusSocket(const ServiceApi &api, QObject *parent = nullptr);
    ~BusSocket() override;

    /// As HttpClient::setRouter(): where the demo's hosts really are. May be empty. What is routed
    /// carries its true host in X-Forwarded-Host, because the socket writes Host by itself.
    void setRouter(std::function<std::optional<QUrl>(const QUrl &)> router);
    void setPace(const Pace &pace); ///< counts from the next wait on
    /// Connects, or connects anew where address or token changed. Nothing happens where the service
    /// has no news.
    void open(const Endpoint &endpoint);
    void close();
    /// Tries at once where it waits to try again: the network is back.
    void hurry();
    [[nodiscard]] bool isLive() const; ///< connected, and the service spoke

Q_SIGNALS:
    void liveChanged(bool live);
    void news(const personae::BusNews &news);
    void signInNeeded(); ///< the service does not take this token (Cloudillo 9.3: 4401); it is not
                         ///< tried again until open()

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::BusNews)
