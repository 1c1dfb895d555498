// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplefacts.h"

#include <optional>
#include <vector>

namespace personae {

/// One list in memory: ids in the order of their names, the packed facts, and the way back from an
/// id to its place: 12 bytes per row. The order is shared with whoever shows it, so it is never
/// changed in place. No SQL here; the database's thread.
class PeopleIndex final
{
public:
    using Ids = std::vector<quint32>;

    struct Placed
    {
        quint32 after = 0; ///< id of the row it stands behind; 0: in front of all
        quint32 id = 0;
        peoplefacts::Packed facts = 0;
    };

    // Building: rows come in the order of their names, then finish().
    void reserve(size_t rows, quint32 firstId, quint32 lastId); ///< may be guesses
    void append(quint32 id, peoplefacts::Packed facts); ///< one that is here already is left out
    void finish();

    [[nodiscard]] const PersonIds &order() const { return m_order; }
    [[nodiscard]] size_t size() const { return m_facts.size(); }
    [[nodiscard]] int communities() const { return m_communities; }
    [[nodiscard]] bool contains(quint32 id) const { return place(id) != nowhere; }
    [[nodiscard]] std::optional<peoplefacts::Packed> facts(quint32 id) const;

    void setFacts(quint32 id, peoplefacts::Packed facts); ///< where it is here
    /// Takes out `removed`, then puts in `placed`, which come in the order of their names and stand
    /// behind rows that stay or that were placed before them.
    void merge(const Ids &removed, const std::vector<Placed> &placed);

    [[nodiscard]] quint32 firstId() const { return m_firstId; } ///< no id here is smaller
    [[nodiscard]] quint32 lastId() const;                       ///< nor greater

    /// The ids that pass the filter, of `hits` only if given (any order, doubles and strangers
    /// allowed), in the order of names.
    [[nodiscard]] Ids select(const Ids *hits, const peoplefacts::Filter *filter) const;
    /// Sorts ids that are in the order of names by a key, ties as they are.
    template <typename Key>
    [[nodiscard]] static Ids sorted(const Ids &ids, bool descending, Key key);

private:
    static constexpr quint32 nowhere = 0xffffffffU;
    [[nodiscard]] quint32 place(quint32 id) const;
    void setPlace(quint32 id, quint32 place);
    void count(peoplefacts::Packed facts, int by);
    [[nodiscard]] static Ids ordered(const std::vector<quint32> &keys, const Ids &ids,
                                     bool descending);

    PersonIds m_order = std::make_shared<Ids>();
    Ids m_building;
    std::vector<peoplefacts::Packed> m_facts; ///< by place
    std::vector<quint32> m_places;            ///< by id - m_firstId
    quint32 m_firstId = 0;
    int m_communities = 0;
};

template <typename Key>
PeopleIndex::Ids PeopleIndex::sorted(const Ids &ids, bool descending, Key key)
{
    std::vector<quint32> keys(ids.size());
    for (size_t i = 0; i < ids.size(); ++i)
        keys[i] = key(ids[i]);
    return ordered(keys, ids, descending);
}

} // namespace personae
