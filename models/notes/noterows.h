// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notes/notestore.h"
#include "models/values/result.h"

namespace personae {

class Database;

/// The tables `notes` and `person_tags`. The database's thread; writers hold a transaction.
namespace noterows {

[[nodiscard]] Result<QList<PersonNote>> notes(Database &database, const AccountId &account,
                                              const QString &handle);
/// A note that is there no more is not made again.
[[nodiscard]] Result<bool> saveNote(Database &database, const AccountId &account,
                                    const QString &handle, const PersonNote &note);
[[nodiscard]] Result<bool> removeNote(Database &database, const AccountId &account,
                                      const QString &handle, qint64 id);

/// Trimmed, cut, without empty ones and doubles. Pure.
[[nodiscard]] QStringList tidyTags(const QStringList &tags);
[[nodiscard]] Result<QStringList> tags(Database &database, const AccountId &account,
                                       const QString &handle);
[[nodiscard]] Result<bool> setTags(Database &database, const AccountId &account,
                                   const QString &handle, const QStringList &tags);

struct Everything
{
    QMap<QString, QStringList> tags;
    QStringList noted;
};
[[nodiscard]] Result<Everything> everything(Database &database, const AccountId &account);
[[nodiscard]] Result<bool> forget(Database &database, const AccountId &account);

} // namespace noterows
} // namespace personae
