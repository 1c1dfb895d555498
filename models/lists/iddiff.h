// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/idset.h"
#include "models/people/peoplequery.h"

#include <optional>

namespace personae {

/// A list of different ids with its set. Shared, never changed.
struct IdList
{
    PersonIds ids;                    ///< never null
    std::shared_ptr<const IdSet> set; ///< never null

    /// Of an id that comes twice the first place counts; 0 is no id. The list is copied only where
    /// it has such.
    [[nodiscard]] static IdList of(const PersonIds &ids);
};

/// How to get from one list of ids to another, read from the front: so many rows are in both, are
/// gone, or are new. An id that is both gone and new has moved.
struct IdRun
{
    enum class Kind { Same, Gone, New };
    Kind kind = Kind::Same;
    size_t count = 0;
    bool operator==(const IdRun &) const = default;
};
using IdRuns = std::vector<IdRun>;

struct IdDiffLimits
{
    size_t runs = 1000; ///< of gone and new rows
    size_t moves = 500;
};

/// std::nullopt where it takes more than that. Linear, and quick to give up. The fewest moves are
/// found where a moved id lies within a thousand rows; else there may be more than need be.
[[nodiscard]] std::optional<IdRuns> idDiff(const IdList &from, const IdList &to,
                                           const IdDiffLimits &limits);

} // namespace personae
