// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplestore.h"
#include "models/people/peopletake.h"

#include <QHash>

namespace personae {

class Database;

/// The lists there are (table `scopes`): their numbers, counts, listings, crawls. The database's
/// thread.
class PeopleScopes final
{
public:
    /// 0: there is no such list.
    [[nodiscard]] Result<qint64> find(Database &database, const PeopleScope &scope);
    [[nodiscard]] Result<qint64> make(Database &database, const PeopleScope &scope);
    [[nodiscard]] Result<QList<PeopleScope>> ofAccount(Database &database,
                                                       const AccountId &account) const;
    /// What is remembered of numbers may be wrong: a transaction failed, or an account left.
    void lookAgain()
    {
        m_ids.clear();
        m_words.clear();
    }

    [[nodiscard]] Result<bool> count(Database &database, qint64 scope, const RowTouches &touches);
    [[nodiscard]] Result<PeopleCounts> counts(Database &database, const AccountId &account);
    [[nodiscard]] Result<bool> addWords(Database &database, qint64 scope,
                                        const QList<PersonFacts> &facts);

    [[nodiscard]] Result<bool> setListing(Database &database, const PeopleScope &scope,
                                          const ListingState &state);
    [[nodiscard]] Result<ListingState> listing(Database &database, const PeopleScope &scope);
    [[nodiscard]] Result<bool> saveCrawl(Database &database, const PeopleScope &scope,
                                         const QByteArray &notes);
    [[nodiscard]] static Result<QMap<PeopleScope, QByteArray>> crawls(Database &database);

private:
    QHash<PeopleScope, qint64> m_ids;
    QHash<qint64, QSet<QString>> m_words; ///< those that are in the file
};

} // namespace personae
