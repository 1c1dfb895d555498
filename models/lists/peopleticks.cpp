// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/peopleticks.h"

namespace personae {

bool PeopleTicks::set(quint32 id, bool ticked)
{
    if (id == 0)
        return false;
    return ticked ? m_ids.insert(id) : m_ids.remove(id);
}

bool PeopleTicks::tickAll(const IdSet &ids)
{
    const int before = count();
    m_ids.unite(ids);
    return count() != before;
}

bool PeopleTicks::clear()
{
    const bool some = !m_ids.isEmpty();
    m_ids = {};
    return some;
}

int PeopleTicks::hiddenCount(const IdOrder &order) const
{
    return m_ids.size() - m_ids.countCommon(order.set());
}

QList<quint32> PeopleTicks::list(const IdOrder &order) const
{
    QList<quint32> ids;
    if (m_ids.isEmpty())
        return ids;
    ids.reserve(m_ids.size());
    for (const quint32 id : *order.ids()) {
        if (m_ids.contains(id))
            ids.append(id);
    }
    for (const quint32 id : m_ids.without(order.set()))
        ids.append(id);
    return ids;
}

} // namespace personae
