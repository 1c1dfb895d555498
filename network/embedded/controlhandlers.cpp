// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/controlhandlers.h"

#include "network/embedded/rawjson.h"
#include "network/embedded/server.h"

#include <QJsonArray>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

Reply log(const SharedControl &control)
{
    QJsonArray entries;
    for (const LoggedRequest &each : control.log()) {
        entries.append(QJsonObject{{"method"_L1, QString::fromLatin1(each.method)},
                                   {"path"_L1, each.path},
                                   {"tenant"_L1, each.tenant},
                                   {"status"_L1, each.status},
                                   {"applied"_L1, each.applied},
                                   {"faulted"_L1, each.faulted},
                                   {"authorized"_L1, each.authorized},
                                   {"bodyBytes"_L1, qint64(each.bodyBytes)}});
    }
    return reply::bare(raw::compact({{"count"_L1, entries.size()}, {"requests"_L1, entries}}));
}

void reset(SharedControl &control, Server &server)
{
    control.setBehaviours({});
    control.clearFaults();
    control.clearLog();
    server.resetMemory();
}

Reply change(SharedControl &control, Server &server, const Request &request)
{
    const auto body = jsonBody(request);
    if (const Reply *refusal = std::get_if<Reply>(&body))
        return *refusal;
    const QJsonObject json = std::get<QJsonObject>(body);
    if (json.value("reset"_L1).toBool())
        reset(control, server);
    if (json.value("clearFaults"_L1).toBool())
        control.clearFaults();
    if (json.value("clearLog"_L1).toBool())
        control.clearLog();
    for (const QJsonValue &each : json.value("faults"_L1).toArray()) {
        const auto fault = Fault::fromJson(each.toObject());
        if (!fault)
            return reply::invalid(u"unknown kind of fault"_s);
        control.addFault(*fault);
    }
    if (json.value("dropBus"_L1).toBool())
        server.dropBus();
    for (const QJsonValue &each : json.value("act"_L1).toArray()) {
        if (!server.act(each.toObject()))
            return reply::invalid(u"nobody of that name"_s);
    }
    Behaviours behaviours = control.behaviours();
    behaviours.apply(json);
    control.setBehaviours(behaviours);
    return reply::bare(raw::compact(behaviours.toJson()));
}

} // namespace

Reply control(SharedControl &control, Server &server, const Request &request)
{
    const QString path = request.address.path;
    if (request.method == "GET" && path == u"/_control/log")
        return log(control);
    if (request.method == "GET" && path == u"/_control")
        return reply::bare(raw::compact(control.behaviours().toJson()));
    if (request.method == "POST" && path == u"/_control")
        return change(control, server, request);
    return reply::notFound();
}

} // namespace personae::embedded
