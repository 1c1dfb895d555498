// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplefacts.h"
#include "models/values/result.h"

#include <QHash>

#include <vector>

namespace personae {

class Database;

/// The numbers of word sets (table `word_sets`), held in memory: there are few. The database's
/// thread.
class WordSets final
{
public:
    Result<bool> load(Database &database); ///< the first time only
    /// rareWords where there are too many already.
    [[nodiscard]] Result<peoplefacts::Packed> numberOf(Database &database,
                                                       const peoplefacts::WordSet &words);
    [[nodiscard]] const std::vector<peoplefacts::WordSet> &all() const { return m_sets; }
    /// A transaction failed: what was numbered in it is not in the file.
    void loadAgain() { m_loaded = false; }
    /// Place of each set where a list is ordered by role; those without come last.
    [[nodiscard]] std::vector<quint32> roleOrder() const;

private:
    [[nodiscard]] static QString key(const peoplefacts::WordSet &words);
    void put(size_t number, const peoplefacts::WordSet &words);

    std::vector<peoplefacts::WordSet> m_sets; ///< 0: no words at all
    QHash<QString, peoplefacts::Packed> m_numbers;
    bool m_loaded = false;
};

} // namespace personae
