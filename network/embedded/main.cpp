// SPDX-License-Identifier: GPL-3.0-or-later
// personae-services: the embedded services as a program of their own.
#include "network/embedded/embeddedservices.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using personae::EmbeddedServices;

namespace {

int signalSockets[2];

void onSignal(int)
{
    // Only what is allowed in a signal handler: the notifier below does the rest.
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalSockets[0], &byte, 1);
}

void quitOnSignals(QCoreApplication &app)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalSockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalSockets[1], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

/// As a person would type it into "Add account".
QJsonObject describe(const EmbeddedServices::Identity &identity)
{
    const QString address = identity.address.toString();
    QJsonObject json{{"service"_L1, identity.service},
                     {"handle"_L1, identity.handle},
                     {"password"_L1, identity.password},
                     {"apiBase"_L1, address}};
    if (!identity.way.isEmpty())
        json.insert("way"_L1, identity.way);
    if (!identity.appKey.isEmpty())
        json.insert("appKey"_L1, identity.appKey);
    QJsonObject settings;
    for (auto it = identity.settings.begin(); it != identity.settings.end(); ++it)
        settings.insert(it.key(), it.value());
    if (settings.isEmpty())
        return json;
    settings.insert("address"_L1, address);
    json.insert("settings"_L1, settings);
    return json;
}

QByteArray describe(const EmbeddedServices::Started &started)
{
    QJsonArray identities;
    const QString base = started.base.toString();
    QJsonObject bases{{"cloudillo"_L1, base}};
    for (const EmbeddedServices::Identity &each : started.identities) {
        identities.append(describe(each));
        if (!bases.contains(each.service))
            bases.insert(each.service, each.address.toString());
    }
    const QJsonObject json{{"base"_L1, base}, {"bases"_L1, bases}, {"identities"_L1, identities}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"personae-services"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PERSONAE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Services of our own on loopback that behave like the real ones, with a demo world. "
        u"Prints one line"
        " of JSON with addresses and demo credentials, and runs until SIGTERM or SIGINT."_s);
    const QCommandLineOption data(u"data"_s, u"Keep all state below DIR (required)."_s, u"DIR"_s);
    const QCommandLineOption port(u"port"_s, u"Listen on port N; 0 or left out: a free one."_s,
                                  u"N"_s, u"0"_s);
    const QCommandLineOption crowd(u"crowd"_s,
                                   u"For benchmarks: N more people known to the first identity."_s,
                                   u"N"_s, u"0"_s);
    parser.addOptions({data, port, crowd});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    bool isNumber = false;
    const ushort number = parser.value(port).toUShort(&isNumber);
    if (!parser.isSet(data) || !isNumber || !parser.positionalArguments().isEmpty()) {
        std::fputs(
            "personae-services: --data DIR is needed, and --port takes 0 to 65535. See --help.\n",
            stderr);
        return 2;
    }
    quitOnSignals(app);
    EmbeddedServices services;
    const auto started = services.start(parser.value(data), number, parser.value(crowd).toInt());
    if (!started) {
        std::fprintf(stderr, "personae-services: cannot start: %s\n",
                     qUtf8Printable(started.error().detail));
        return 1;
    }
    std::fprintf(stdout, "%s\n", describe(started.value()).constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
