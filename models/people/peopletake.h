// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplerows.h"
#include "models/people/wordsets.h"

#include <functional>
#include <vector>

namespace personae {

/// What a write did to rows, so that the order in memory can follow. Valid once it is committed.
struct RowTouches
{
    struct Row
    {
        quint32 id = 0;
        peoplefacts::Packed facts = 0;
        bool placed = false; ///< new, or another sort key
        qint64 changedAt = 0;
        qint64 seenAt = 0;
    };
    std::vector<Row> rows;
    PeopleChange change;
    int people = 0; ///< by how many the counts change
    int communities = 0;
    bool ofCommunities = false; ///< one came, or something about one changed
};

/// Putting into the cache what a node said. The database's thread; the caller holds the
/// transaction.
namespace peopletake {

struct Said
{
    qint64 scope = 0;
    AccountId account;
    QList<PersonFacts> facts;
    QDateTime seenAt;
    bool withRelation = false;
    bool byUs = false;
};

/// Those without a handle left out, those that come twice merged, the later wins.
[[nodiscard]] QList<PersonFacts> merged(const QList<PersonFacts> &facts);

[[nodiscard]] Result<RowTouches> take(Database &database, WordSets &words, const Said &said);

/// Changes one row that is there by `edit` and remembers what differs; nothing where it is not.
[[nodiscard]] Result<bool> edit(Database &database, WordSets &words, qint64 scope,
                                const QString &handle, const QDateTime &at,
                                const std::function<void(PersonRecord &)> &change,
                                RowTouches *touches);

} // namespace peopletake
} // namespace personae
