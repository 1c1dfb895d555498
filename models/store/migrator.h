// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QString>
#include <QStringList>

namespace personae {

class Database;

/// Brings a file to the newest schema: steps NNN.sql of a folder, counted from 1, by PRAGMA
/// user_version. The connection's thread.
class Migrator final
{
public:
    /// The steps of this folder; their number is the newest version.
    Migrator(Database &database, const QString &schemaFolder);

    [[nodiscard]] int newest() const { return int(m_steps.size()); }
    Result<int> current() const; ///< version of the file; 0: empty
    /// Runs the missing steps, each in one transaction together with its version number. Conflict
    /// "newer" if the file has a version beyond ours.
    Result<bool> migrate();

private:
    Result<bool> runStep(int version);

    Database &m_database;
    QStringList m_steps; ///< resource paths, in order
};

/// The statements of a schema file: separated by ";" at a line's end; comments ("--") stand on
/// lines of their own and are taken out.
[[nodiscard]] QStringList splitStatements(const QString &sql);

} // namespace personae
