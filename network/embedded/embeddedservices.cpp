// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/embeddedservices.h"

#include "network/embedded/server.h"

#include <algorithm>
#include <optional>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

bool isReserved(const QString &host)
{
    static const QStringList names = {u"example"_s, u"test"_s, u"example.com"_s, u"example.net"_s,
                                      u"example.org"_s};
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return host == name || host.endsWith(u'.' + name);
    });
}

} // namespace

EmbeddedServices::EmbeddedServices()
{
    m_thread.setObjectName(u"embedded services"_s);
}

EmbeddedServices::~EmbeddedServices()
{
    stop();
}

Result<EmbeddedServices::Started> EmbeddedServices::start(const QString &dataDir, quint16 port,
                                                          int crowd)
{
    stop();
    m_thread.start();
    m_server = new embedded::Server(m_control);
    m_server->moveToThread(&m_thread);
    std::optional<Result<Started>> result;
    QMetaObject::invokeMethod(
        m_server, [&] { result = m_server->start(dataDir, port, crowd); },
        Qt::BlockingQueuedConnection);
    if (result->ok())
        m_port = result->value().base.port();
    else
        stop();
    return *result;
}

void EmbeddedServices::stop()
{
    m_port = 0;
    if (!m_server)
        return;
    // Sockets and the database connection belong to their thread, so they end there.
    QMetaObject::invokeMethod(
        m_server, [this] { m_server->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_server;
    m_server = nullptr;
}

std::optional<QUrl> EmbeddedServices::route(const QUrl &original) const
{
    const int port = m_port;
    if (port == 0 || original.scheme() != u"https" || !isReserved(original.host().toLower()))
        return {};
    QUrl routed = original;
    routed.setScheme(u"http"_s);
    routed.setHost(u"127.0.0.1"_s);
    routed.setPort(port);
    return routed;
}

void EmbeddedServices::reset()
{
    m_control.setBehaviours({});
    m_control.clearFaults();
    m_control.clearLog();
    if (m_server)
        QMetaObject::invokeMethod(
            m_server, [this] { m_server->resetMemory(); }, Qt::BlockingQueuedConnection);
}

void EmbeddedServices::dropBus()
{
    if (m_server)
        QMetaObject::invokeMethod(
            m_server, [this] { m_server->dropBus(); }, Qt::BlockingQueuedConnection);
}

bool EmbeddedServices::act(const QJsonObject &action)
{
    bool done = false;
    if (m_server)
        QMetaObject::invokeMethod(
            m_server, [&] { done = m_server->act(action); }, Qt::BlockingQueuedConnection);
    return done;
}

Behaviours EmbeddedServices::behaviours() const
{
    return m_control.behaviours();
}

void EmbeddedServices::setBehaviours(const Behaviours &behaviours)
{
    m_control.setBehaviours(behaviours);
}

void EmbeddedServices::addFault(const Fault &fault)
{
    m_control.addFault(fault);
}

void EmbeddedServices::clearFaults()
{
    m_control.clearFaults();
}

QList<LoggedRequest> EmbeddedServices::log() const
{
    return m_control.log();
}

void EmbeddedServices::clearLog()
{
    m_control.clearLog();
}

} // namespace personae
