// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "network/embedded/behaviours.h"
#include "network/embedded/sharedcontrol.h"

#include <QList>
#include <QString>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <optional>

namespace personae {

namespace embedded {
class Server;
}

/// Services of our own on loopback, for --demo and for tests: real sockets, Qt HttpServer, a thread
/// of their own, all state below `dataDir`/services. They behave as the real ones were seen to
/// behave, traps included.
///
/// How the work is divided: a QHttpServer parses every request, and one catch-all route hands it to
/// our handlers, because tenants are told apart by Host and not by path. QHttpServer cannot drop a
/// connection, cut a body short, answer slowly, refuse an unknown method, or leave out the body of
/// a HEAD (6.4 hands out the socket only to subclasses, later ones to nobody), so a gate
/// (faultgate.h) stands before it and does those at socket level. Where a WebSocket is asked for,
/// the gate relays the bytes to a QWebSocketServer (bushub.h), so that both live on one port.
///
/// Made and used on one thread (the GUI's); route(), setBehaviours() and the other accessors are
/// thread-safe.
class EmbeddedServices final
{
    Q_DISABLE_COPY_MOVE(EmbeddedServices)

public:
    struct Identity
    {
        QString service;  ///< "cloudillo"
        QString handle;   ///< canonical idTag
        QString password; ///< of the demo world: not a secret
        QUrl apiBase;     ///< as a client knows it, https://cl-o.<handle>
        QUrl address; ///< http://127.0.0.N:PORT, to be typed as the account's address; empty: none
        QString appKey = {};                  ///< of services that want one; not a secret either
        QMap<QString, QString> settings = {}; ///< what "Add account" asks for besides
        QString way = {};                     ///< SignInWay by name; empty: Password
    };
    struct Started
    {
        QUrl base; ///< http://127.0.0.1:PORT
        QList<Identity> identities;
    };

    EmbeddedServices();
    ~EmbeddedServices(); ///< stops

    /// Returns when the port is open. LocalReject when the folder cannot be written or the port is
    /// taken. `crowd`: so many more people known to the first demo identity, made up and kept in
    /// this folder: for benchmarks, never for the demo (0 leaves an earlier crowd alone).
    Result<Started> start(const QString &dataDir, quint16 port = 0, int crowd = 0);
    void stop();

    /// For HttpClient::setRouter(): https to a host below the names reserved for examples and tests
    /// (.example, .test, example.com, .net, .org) goes to loopback, the API host cl-o.<idTag> and
    /// the web domain alike. Nothing for other hosts, so that the demo hides no real server.
    [[nodiscard]] std::optional<QUrl> route(const QUrl &original) const;

    /// Forgets bans, rate buckets and held-back reads; switches, faults and log too.
    void reset();
    /// Cuts every push connection.
    void dropBus();
    /// Somebody follows, asks, accepts or leaves by themselves; "type" FLLW or CONN, "subType"
    /// empty, DEL or ACC, "issuer", "audience", "content". False: nobody of that name.
    bool act(const QJsonObject &action);

    [[nodiscard]] Behaviours behaviours() const;
    void setBehaviours(const Behaviours &behaviours);
    void addFault(const Fault &fault);
    void clearFaults();
    /// Every request since the start or the last clearLog(), in order of arrival.
    [[nodiscard]] QList<LoggedRequest> log() const;
    void clearLog();

private:
    QThread m_thread;
    embedded::Server *m_server = nullptr; ///< lives on m_thread
    SharedControl m_control;
    std::atomic<int> m_port = 0;
};

} // namespace personae
