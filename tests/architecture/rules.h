// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/sourcefile.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace personae::architecture {

/// Where a rule looks.
enum class Part {
    Includes, ///< each included name
    Bare,     ///< code without comments and literals
    Code,     ///< code with literals, without comments
    CMake,    ///< CMakeLists.txt
};

/// Something that may not stand somewhere. Every rule carries a piece of code that breaks it, so
/// that a rule which has stopped working is noticed.
struct Rule
{
    const char *name;
    QRegularExpression where;  ///< paths it is for
    QRegularExpression except; ///< paths it is not for; empty: none
    Part part;
    QRegularExpression forbidden;
    QString offender; ///< text of a file that breaks it
    QString offendingPath;
};

[[nodiscard]] QList<Rule> allRules();

/// "ui/x.cpp:12: QSqlQuery" for every breach; empty when the file keeps the rule.
[[nodiscard]] QStringList breaches(const Rule &rule, const SourceFile &file);

} // namespace personae::architecture
