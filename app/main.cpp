// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/commandline.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitUsage = 2;

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
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
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"personae"_s);
    QApplication::setApplicationDisplayName(u"Personae"_s);
    QApplication::setApplicationVersion(QStringLiteral(PERSONAE_VERSION));
    QApplication::setDesktopFileName(u"org.personae.Personae"_s);
    const CommandLine commandLine = personae::readCommandLine(QApplication::arguments());
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
