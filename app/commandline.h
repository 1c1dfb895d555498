// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace personae {

/// What was asked for on the command line.
struct CommandLine
{
    enum class Wish { Run, ShowVersion, ShowHelp, Refuse };
    Wish wish = Wish::Run;
    bool demo = false;
    QString dataDir; ///< empty: the standard place
    QString problem; ///< why it was refused
    bool operator==(const CommandLine &) const = default;
};

/// `arguments` begins with the program's name. Needs no application object.
[[nodiscard]] CommandLine readCommandLine(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace personae
