// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/databasethread.h"

/// The care of one SQLite file: opening, judging, setting aside, backing up. The connection's
/// thread.
namespace personae::databasefile {

/// Opens the file as its spec says; see DatabaseThread::open() for the errors.
[[nodiscard]] Result<DatabaseThread::Opened> open(Database &database, const DatabaseSpec &spec);

/// Leaves a note beside a file that may be rebuilt: the next open() sets it aside.
void markDamaged(const DatabaseSpec &spec);

} // namespace personae::databasefile
