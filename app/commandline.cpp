// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace personae {

CommandLine readCommandLine(const QStringList &arguments, const QStringList &callbackSchemes)
{
    QCommandLineParser parser;
    const QCommandLineOption demo(u"demo"_s);
    const QCommandLineOption dataDir(u"data-dir"_s, {}, u"DIR"_s);
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s});
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    parser.addOptions({demo, dataDir, version, help});
    CommandLine result;
    const bool parsed = parser.parse(arguments);
    result.demo = parser.isSet(demo);
    result.dataDir = parser.value(dataDir);
    QStringList others = parser.positionalArguments();
    const QUrl address = others.size() == 1 ? QUrl(others.constFirst()) : QUrl();
    if (address.isValid() && callbackSchemes.contains(address.scheme())) {
        result.callback = address;
        others.clear();
    }
    if (!parsed)
        result.problem = parser.errorText();
    else if (!others.isEmpty() && others.constFirst().contains("://"_L1))
        // Not repeated: it may hold a token.
        result.problem = QCoreApplication::translate("CommandLine", "Unexpected address.");
    else if (!others.isEmpty())
        result.problem = QCoreApplication::translate("CommandLine", "Unexpected argument: %1")
                             .arg(others.constFirst());
    else if (parser.isSet(dataDir) && result.dataDir.isEmpty())
        result.problem = QCoreApplication::translate("CommandLine", "--data-dir needs a folder.");
    if (!result.problem.isEmpty())
        result.wish = CommandLine::Wish::Refuse;
    else if (parser.isSet(help))
        result.wish = CommandLine::Wish::ShowHelp;
    else if (parser.isSet(version))
        result.wish = CommandLine::Wish::ShowVersion;
    return result;
}

QString helpText()
{
    return QCoreApplication::translate(
        "CommandLine", "Usage: personae [options] [ADDRESS]\n"
                       "Manages your profiles on several services from one window.\n"
                       "\n"
                       "ADDRESS is what a browser comes back with after signing in; it is handed\n"
                       "to the Personae that waits for it.\n"
                       "\n"
                       "Options:\n"
                       "  --demo          Run on services of its own on this computer, signed in.\n"
                       "  --data-dir DIR  Keep all state below DIR.\n"
                       "  -v, --version   Show the version and leave.\n"
                       "  -h, --help      Show this text and leave.\n");
}

} // namespace personae
