// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peopleindex.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace personae {

void PeopleIndex::reserve(size_t rows, quint32 firstId, quint32 lastId)
{
    m_building.reserve(rows);
    m_facts.reserve(rows);
    m_firstId = firstId;
    m_places.assign(lastId >= firstId ? size_t(lastId - firstId) + 1 : 0, nowhere);
}

void PeopleIndex::append(quint32 id, peoplefacts::Packed facts)
{
    if (contains(id))
        return;
    setPlace(id, quint32(m_building.size()));
    m_building.push_back(id);
    m_facts.push_back(facts);
    count(facts, 1);
}

void PeopleIndex::finish()
{
    m_order = std::make_shared<const Ids>(std::move(m_building));
    m_building = {};
}

quint32 PeopleIndex::place(quint32 id) const
{
    const quint32 at = id - m_firstId; // wraps for smaller ones: out of range, too
    return at < m_places.size() ? m_places[at] : nowhere;
}

void PeopleIndex::setPlace(quint32 id, quint32 place)
{
    if (m_places.empty())
        m_firstId = id;
    if (id < m_firstId) {
        // By names ids come in any order: make room in front, generously.
        const quint32 room = std::min(m_firstId - 1, std::max(m_firstId - id, quint32(4096)));
        m_places.insert(m_places.begin(), room, nowhere);
        m_firstId -= room;
    }
    const size_t at = id - m_firstId;
    if (at >= m_places.size())
        m_places.resize(at + 1, nowhere);
    m_places[at] = place;
}

quint32 PeopleIndex::lastId() const
{
    return m_places.empty() ? 0 : m_firstId + quint32(m_places.size()) - 1;
}

void PeopleIndex::count(peoplefacts::Packed facts, int by)
{
    if (facts & peoplefacts::community)
        m_communities += by;
}

std::optional<peoplefacts::Packed> PeopleIndex::facts(quint32 id) const
{
    const quint32 at = place(id);
    if (at == nowhere)
        return std::nullopt;
    return m_facts[at];
}

void PeopleIndex::setFacts(quint32 id, peoplefacts::Packed facts)
{
    const quint32 at = place(id);
    if (at == nowhere)
        return;
    count(m_facts[at], -1);
    m_facts[at] = facts;
    count(facts, 1);
}

void PeopleIndex::merge(const Ids &removed, const std::vector<Placed> &placed)
{
    for (const quint32 id : removed) {
        const quint32 at = place(id);
        if (at == nowhere)
            continue;
        count(m_facts[at], -1);
        m_places[id - m_firstId] = nowhere;
    }
    // Behind which old place each new row goes; 0: in front. Those behind a new row follow it.
    std::vector<std::pair<quint32, size_t>> spots;
    spots.reserve(placed.size());
    for (size_t i = 0; i < placed.size(); ++i) {
        const quint32 at = placed[i].after == 0 ? nowhere : place(placed[i].after);
        const bool isOld = at != nowhere;
        const quint32 behindNew = spots.empty() ? 0 : spots.back().first;
        spots.emplace_back(isOld ? std::max(at + 1, behindNew) : behindNew, i);
    }
    Ids order;
    std::vector<peoplefacts::Packed> facts;
    order.reserve(m_order->size() + placed.size());
    facts.reserve(m_order->size() + placed.size());
    size_t next = 0;
    for (size_t old = 0; old <= m_order->size(); ++old) {
        for (; next < spots.size() && spots[next].first == old; ++next) {
            order.push_back(placed[spots[next].second].id);
            facts.push_back(placed[spots[next].second].facts);
            count(facts.back(), 1);
        }
        if (old < m_order->size() && place((*m_order)[old]) != nowhere) {
            order.push_back((*m_order)[old]);
            facts.push_back(m_facts[old]);
        }
    }
    m_order = std::make_shared<const Ids>(std::move(order));
    m_facts = std::move(facts);
    for (quint32 at = 0; at < m_order->size(); ++at)
        setPlace((*m_order)[at], at);
}

PeopleIndex::Ids PeopleIndex::select(const Ids *hits, const peoplefacts::Filter *filter) const
{
    Ids ids;
    if (!hits) {
        for (size_t at = 0; at < m_facts.size(); ++at) {
            if (!filter || filter->passes(m_facts[at]))
                ids.push_back((*m_order)[at]);
        }
        return ids;
    }
    std::vector<quint64> marks(m_facts.size() / 64 + 1); // sorts them, and each comes once
    for (const quint32 id : *hits) {
        const quint32 at = place(id);
        if (at != nowhere && (!filter || filter->passes(m_facts[at])))
            marks[at / 64] |= quint64(1) << (at % 64);
    }
    ids.reserve(hits->size());
    for (size_t word = 0; word < marks.size(); ++word) {
        for (quint64 left = marks[word]; left != 0; left &= left - 1)
            ids.push_back((*m_order)[word * 64 + size_t(std::countr_zero(left))]);
    }
    return ids;
}

PeopleIndex::Ids PeopleIndex::ordered(const std::vector<quint32> &keys, const Ids &ids,
                                      bool descending)
{
    constexpr quint32 few = 1U << 16;
    const auto highest = std::max_element(keys.begin(), keys.end());
    if (highest == keys.end())
        return ids;
    Ids out(ids.size());
    if (*highest < few) {
        // By counting: many rows share few keys.
        const auto bucket = [top = *highest, descending](quint32 key) {
            return descending ? top - key : key;
        };
        std::vector<size_t> starts(size_t(*highest) + 2);
        for (const quint32 key : keys)
            ++starts[bucket(key) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (size_t i = 0; i < ids.size(); ++i)
            out[starts[bucket(keys[i])]++] = ids[i];
        return out;
    }
    std::vector<quint64> keyed(ids.size());
    for (size_t i = 0; i < ids.size(); ++i)
        keyed[i] = (quint64(descending ? ~keys[i] : keys[i]) << 32) | i;
    std::sort(keyed.begin(), keyed.end());
    for (size_t i = 0; i < ids.size(); ++i)
        out[i] = ids[size_t(keyed[i] & 0xffffffffU)];
    return out;
}

} // namespace personae
