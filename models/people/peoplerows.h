// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplefacts.h"
#include "models/people/peoplestore.h"
#include "models/values/result.h"

#include <optional>

namespace personae {

class Database;

/// A row of `people` with what only the store needs.
struct PersonRecord
{
    Person person;
    peoplefacts::Packed facts = 0;
    quint32 known = 0; ///< which facts were ever said: bits of peopletake
    QString sortKey;
    QString folded;
};

/// Reading and writing single rows. The database's thread.
namespace peoplerows {

[[nodiscard]] QDateTime fromMs(qint64 ms); ///< 0: invalid
[[nodiscard]] qint64 toMs(const QDateTime &time);
[[nodiscard]] QString listText(const QStringList &list); ///< JSON array; empty: none
[[nodiscard]] QStringList listOf(const QString &text);

[[nodiscard]] Result<QList<Person>> load(Database &database, const QList<quint32> &ids);
[[nodiscard]] Result<std::optional<PersonRecord>> find(Database &database, qint64 scope,
                                                       const QString &handle);
/// Both write the text index, too. insert() sets the id.
[[nodiscard]] Result<bool> insert(Database &database, qint64 scope, PersonRecord &record);
[[nodiscard]] Result<bool> update(Database &database, const PersonRecord &before,
                                  const PersonRecord &after);
[[nodiscard]] Result<bool> touch(Database &database, quint32 id, qint64 seenAt);

[[nodiscard]] Result<bool> addChange(Database &database, quint32 person,
                                     const PersonChange &change);
[[nodiscard]] Result<QList<PersonChange>> changes(Database &database, quint32 person);
/// Keeps the newest of this person's changes.
[[nodiscard]] Result<bool> pruneChanges(Database &database, quint32 person);

} // namespace peoplerows
} // namespace personae
