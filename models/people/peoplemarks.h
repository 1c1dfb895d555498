// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peopletake.h"

#include <QMap>

/// The mirror of local tags and notes (table `marks`), and the rows that show them. The database's
/// thread; the caller holds the transaction.
namespace personae::peoplemarks {

/// Gives a new row what is known of its handle.
[[nodiscard]] Result<bool> mark(Database &database, const AccountId &account, Person *person);

/// `scopes`: all lists of the account. The touches come per scope.
using TouchesByScope = QMap<qint64, RowTouches>;
[[nodiscard]] Result<TouchesByScope> setTags(Database &database, WordSets &words,
                                             const AccountId &account, const QList<qint64> &scopes,
                                             const QMap<QString, QStringList> &tags, bool whole);
[[nodiscard]] Result<TouchesByScope> setNoted(Database &database, WordSets &words,
                                              const AccountId &account, const QList<qint64> &scopes,
                                              const QStringList &handles, bool whole);

} // namespace personae::peoplemarks
