// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peopleorders.h"
#include "models/people/peoplesearch.h"

#include <optional>

namespace personae {

/// One question on its way to its answer, in steps between which others have their turn. The
/// database's thread.
class PeopleFinder final
{
public:
    PeopleFinder(const PeopleQuery &query, qint64 scope, int asker, quint64 ticket);

    enum class Need {
        Nothing,   ///< answered whole
        Turn,      ///< call step() again, after others
        OrderRead, ///< the list's order must be read first
        KeysRead   ///< the values of the column it sorts by
    };
    struct Step
    {
        Need need = Need::Nothing;
        std::optional<PeopleResult> result; ///< to be told now
    };
    [[nodiscard]] Result<Step> step(Database &database, PeopleOrder &order, const WordSets &words);

    [[nodiscard]] const PeopleQuery &query() const { return m_query; }
    [[nodiscard]] qint64 scope() const { return m_scope; }
    [[nodiscard]] int asker() const { return m_asker; }
    [[nodiscard]] quint64 ticket() const { return m_ticket; }

private:
    [[nodiscard]] Result<bool> gatherHits(Database &database);
    [[nodiscard]] Result<std::optional<PeopleResult>> screenful(Database &database,
                                                                const WordSets &words);
    [[nodiscard]] Result<PeopleResult> whole(Database &database, const PeopleOrder &order,
                                             const WordSets &words);
    [[nodiscard]] Result<bool> dropByTags(Database &database, const PeopleIndex &index,
                                          PeopleIndex::Ids *ids) const;
    [[nodiscard]] Result<bool> dropRare(Database &database, const PeopleIndex &index,
                                        const peoplefacts::Filter &filter,
                                        PeopleIndex::Ids *ids) const;
    [[nodiscard]] Result<PeopleIndex::Ids> sorted(Database &database, const PeopleOrder &order,
                                                  const WordSets &words,
                                                  PeopleIndex::Ids ids) const;
    [[nodiscard]] bool filtersByTag() const;

    PeopleQuery m_query;
    qint64 m_scope;
    int m_asker;
    quint64 m_ticket;
    QStringList m_words;
    peoplesearch::TextHits m_hits;
    bool m_hitsWhole = false;
    bool m_screenfulTried = false;
};

} // namespace personae
