// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/server.h"

#include "network/embedded/bushub.h"
#include "network/embedded/controlhandlers.h"
#include "network/embedded/faultgate.h"
#include "network/embedded/node.h"
#include "network/embedded/playedservice.h"
#include "network/embedded/relations.h"
#include "network/embedded/world.h"

#include <QHostAddress>
#include <QHttpServerResponse>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

QByteArray methodOf(const QHttpServerRequest &request)
{
    using Method = QHttpServerRequest::Method;
    switch (request.method()) {
    case Method::Get:
        return "GET";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    case Method::Post:
        return "POST";
    case Method::Head:
        return "HEAD";
    case Method::Options:
        return "OPTIONS";
    case Method::Patch:
        return "PATCH";
    default:
        return "UNKNOWN";
    }
}

Headers headersOf(const QHttpServerRequest &request)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return request.headers().toListOfPairs();
#else
    return request.headers();
#endif
}

Request requestOf(const QHttpServerRequest &from)
{
    Request request;
    request.method = methodOf(from);
    request.headers = headersOf(from);
    request.body = from.body();
    request.address = addressOf(request.header("host"), request.header("x-gate-target"));
    return request;
}

QHttpServerResponse responseOf(const Reply &reply)
{
    const auto status = QHttpServerResponse::StatusCode(reply.status);
    QByteArray type;
    Headers headers = {{"x-gate-applied", reply.applied ? "1" : "0"},
                       {"x-gate-delay", QByteArray::number(reply.delayMs)},
                       {"x-gate-again", QByteArray::number(reply.againMs)},
                       {"x-gate-again-for", QByteArray::number(reply.againForMs)}};
    for (const auto &[key, value] : reply.headers) {
        if (key == "content-type")
            type = value;
        else
            headers.append({key, value});
    }
    QHttpServerResponse response(type, reply.body, status);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders all = response.headers();
    for (const auto &[key, value] : std::as_const(headers))
        all.append(key, value);
    response.setHeaders(std::move(all));
#else
    for (const auto &[key, value] : std::as_const(headers))
        response.addHeader(key, value);
#endif
    return response;
}

ApiError startFailed(const QString &detail)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = detail;
    return error;
}

} // namespace

Server::Server(SharedControl &control)
    : m_control(control)
{
}

Server::~Server() = default;

Result<EmbeddedServices::Started> Server::start(const QString &dataDir, quint16 port, int crowd)
{
    m_node = std::make_unique<Node>(m_control);
    if (const QString problem = m_node->open(dataDir + u"/services"_s, crowd); !problem.isEmpty()) {
        stop();
        return startFailed(problem);
    }
    if (const QString problem = openServices(dataDir + u"/services"_s); !problem.isEmpty()) {
        stop();
        return startFailed(problem);
    }
    m_http = std::make_unique<QHttpServer>();
    m_http->route(u"/<arg>"_s, [this](const QUrl &, const QHttpServerRequest &request) {
        return responseOf(handle(requestOf(request)));
    });
    // On 6.4 bind() takes the server over; it must already listen.
    auto *inner = new QTcpServer(m_http.get());
    if (!inner->listen(QHostAddress::LocalHost)) {
        const QString problem = inner->errorString();
        stop();
        return startFailed(problem);
    }
    m_http->bind(inner);
    m_bus = std::make_unique<BusHub>(*m_node, m_control);
    if (!m_bus->listen()) {
        stop();
        return startFailed(u"no port for the bus"_s);
    }
    const FaultGate::Inner inside{inner->serverPort(), m_bus->port()};
    auto &gate = m_gates.emplace_back(std::make_unique<FaultGate>(m_control, inside));
    if (!gate->listen(QHostAddress::LocalHost, port)) {
        const QString problem = gate->errorString();
        stop();
        return startFailed(problem);
    }
    const quint16 outerPort = gate->serverPort();
    EmbeddedServices::Started started;
    started.base.setScheme(u"http"_s);
    started.base.setHost(u"127.0.0.1"_s);
    started.base.setPort(outerPort);
    addIdentities(started, inside);
    return started;
}

QString Server::openServices(const QString &folder)
{
    m_services = playedServices(m_control);
    for (const auto &service : m_services) {
        if (const QString problem = service->open(folder); !problem.isEmpty())
            return problem;
    }
    return {};
}

void Server::addIdentities(EmbeddedServices::Started &started, FaultGate::Inner inner)
{
    for (const QString &handle : m_node->demoIdentities())
        started.identities.append({u"cloudillo"_s, handle, world::demoPassword(handle),
                                   QUrl(u"https://cl-o."_s + handle), openGate(started, inner)});
    for (const auto &service : m_services) {
        for (EmbeddedServices::Identity identity : service->identities()) {
            m_numbered.insert(int(started.identities.size()) + 1, identity.apiBase.host());
            identity.address = openGate(started, inner);
            if (!identity.address.isEmpty())
                identity.address.setPath(identity.apiBase.path());
            started.identities.append(identity);
        }
    }
}

/// An address of its own for the next identity, so that one who only has addresses can sign in to
/// any. Where the system knows no further loopback addresses there is none.
QUrl Server::openGate(const EmbeddedServices::Started &started, FaultGate::Inner inner)
{
    if (started.identities.isEmpty())
        return started.base;
    QUrl address = started.base;
    address.setHost(u"127.0.0.%1"_s.arg(started.identities.size() + 1));
    auto gate = std::make_unique<FaultGate>(m_control, inner);
    if (!gate->listen(QHostAddress(address.host()), quint16(started.base.port())))
        return {};
    m_gates.push_back(std::move(gate));
    return address;
}

void Server::stop()
{
    m_gates.clear();
    m_bus.reset();
    m_http.reset();
    m_services.clear();
    m_numbered.clear();
    m_node.reset();
}

void Server::resetMemory()
{
    if (m_node) {
        m_node->context().memory.limiter.reset();
        m_node->context().memory.staleReads.clear();
        m_node->context().memory.searches = 0;
    }
    for (const auto &service : m_services)
        service->reset();
}

void Server::dropBus()
{
    if (m_bus)
        m_bus->dropAll();
}

bool Server::act(const QJsonObject &action)
{
    ActionRow row;
    row.type = action.value("type"_L1).toString();
    row.subType = action.value("subType"_L1).toString();
    row.issuer = action.value("issuer"_L1).toString();
    row.audience = action.value("audience"_L1).toString();
    row.content = action.value("content"_L1).toString();
    return m_node && embedded::act(m_node->context(), row);
}

/// The played service behind the host that was asked, if it is not the node's. On loopback the
/// host is named by the path's prefix or by the number of the address; afterwards idTag holds it.
PlayedService *Server::ownerOf(Request &request) const
{
    Address &address = request.address;
    const QString host = address.idTag.isEmpty() ? m_numbered.value(address.number) : address.idTag;
    const auto owner = std::find_if(m_services.begin(), m_services.end(), [&](const auto &service) {
        return !host.isEmpty() && service->hosts().contains(host);
    });
    if (owner == m_services.end())
        return nullptr;
    address.idTag = host;
    return owner->get();
}

Reply Server::handle(Request request)
{
    if (request.address.kind == Address::Kind::Control)
        return control(m_control, *this, request);
    if (PlayedService *service = ownerOf(request))
        return service->handle(request);
    return m_node->handle(request);
}

} // namespace personae::embedded
