// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/callbackserver.h"
#include "app/commandline.h"
#include "network/serviceregistry.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitUsage = 2;
constexpr int exitNobodyWaits = 4; ///< for the address a browser came back with

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// A second start, made by the system to open such an address: it goes to the first and nothing is
/// shown. What the address holds is secret and said nowhere.
int handOver(const QUrl &address)
{
    if (personae::CallbackServer::handOver(address))
        return 0;
    std::fputs("personae: no sign-in is waiting for this address\n", stderr);
    return exitNobodyWaits;
}

} // namespace

int main(int argc, char *argv[])
{
    using personae::CommandLine;
    // Read twice: --version and --help need no screen, and Qt takes its own options (-platform) out
    // first.
    const QStringList raw = argumentsOf(argc, argv);
    if (raw.contains("--version"_L1) || raw.contains("-v"_L1)) {
        std::puts("Personae " PERSONAE_VERSION);
        return 0;
    }
    if (raw.contains("--help"_L1) || raw.contains("-h"_L1)) {
        std::fputs(qUtf8Printable(personae::helpText()), stdout);
        return 0;
    }
    const QStringList schemes = personae::ServiceRegistry().callbackSchemes();
    if (const CommandLine early = personae::readCommandLine(raw, schemes);
        early.wish == CommandLine::Wish::Run && !early.callback.isEmpty())
        return handOver(early.callback);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"personae"_s);
    QApplication::setApplicationDisplayName(u"Personae"_s);
    QApplication::setApplicationVersion(QStringLiteral(PERSONAE_VERSION));
    QApplication::setDesktopFileName(u"org.personae.Personae"_s);
    const CommandLine commandLine = personae::readCommandLine(QApplication::arguments(), schemes);
    if (commandLine.wish == CommandLine::Wish::Refuse) {
        std::fprintf(stderr, "personae: %s\n%s", qUtf8Printable(commandLine.problem),
                     qUtf8Printable(personae::helpText()));
        return exitUsage;
    }
    personae::Application personae(application, commandLine);
    if (personae.open() || personae.isTelling())
        return QApplication::exec();
    return personae::Application::exitRefused;
}
