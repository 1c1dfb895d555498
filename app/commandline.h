// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace personae {

/// What was asked for on the command line.
struct CommandLine
{
    enum class Wish { Run, ShowVersion, ShowHelp, Refuse };
    Wish wish = Wish::Run;
    bool demo = false;
    QString dataDir; ///< empty: the standard place
    QUrl callback;   ///< an address the browser came back with, for the program that waits; secret
    QString problem; ///< why it was refused
    bool operator==(const CommandLine &) const = default;
};

/// `arguments` begins with the program's name. Addresses are taken only with one of these schemes
/// (ServiceInfo::callbackScheme). Needs no application object.
[[nodiscard]] CommandLine readCommandLine(const QStringList &arguments,
                                          const QStringList &callbackSchemes = {});
[[nodiscard]] QString helpText();

} // namespace personae
