// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/sourcefile.h"

#include <QByteArray>
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
    QByteArray name;
    QRegularExpression where;  ///< paths it is for
    QRegularExpression except; ///< paths it is not for; empty: none
    Part part;
    QRegularExpression forbidden;
    QString offender; ///< text of a file that breaks it
    QString offendingPath;
};

/// A service as the build knows it.
struct RegisteredService
{
    QString folder; ///< of its adapter below network/
    QString type;   ///< its ServiceApi
};

/// What network/CMakeLists.txt registers, so that a new service is fenced in by its one line.
[[nodiscard]] QList<RegisteredService> registeredServices(const QString &cmake);

[[nodiscard]] QList<Rule> allRules(const QList<RegisteredService> &services);

/// "ui/x.cpp:12: QSqlQuery" for every breach; empty when the file keeps the rule.
[[nodiscard]] QStringList breaches(const Rule &rule, const SourceFile &file);

} // namespace personae::architecture
