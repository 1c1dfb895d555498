// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/idorder.h"

namespace personae {

/// Who is ticked, by id: a bit each, so that ticking a million is one copy of a set. GUI thread.
class PeopleTicks
{
public:
    bool set(quint32 id, bool ticked); ///< false: it was so
    bool tickAll(const IdSet &ids);
    bool clear();
    [[nodiscard]] bool contains(quint32 id) const { return m_ids.contains(id); }
    [[nodiscard]] int count() const { return m_ids.size(); }
    [[nodiscard]] int hiddenCount(const IdOrder &order) const;
    /// In the order of the list; those it does not hold last, by id.
    [[nodiscard]] QList<quint32> list(const IdOrder &order) const;

private:
    IdSet m_ids;
};

} // namespace personae
