// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

namespace personae {

/// A set of row ids, one bit each, in pages of 8 KB that exist only where ids are: a million ids
/// that lie together cost 125 KB. Any thread, one at a time.
class IdSet
{
public:
    IdSet() = default;
    IdSet(const IdSet &other);
    IdSet &operator=(const IdSet &other);
    IdSet(IdSet &&) noexcept = default;
    IdSet &operator=(IdSet &&) noexcept = default;
    ~IdSet() = default;

    bool insert(quint32 id); ///< false: it was there
    /// Until one that was there already, or is 0; returns how many came in.
    size_t insertUntilKnown(const std::vector<quint32> &ids);
    bool remove(quint32 id); ///< false: it was not there
    void unite(const IdSet &other);
    [[nodiscard]] bool contains(quint32 id) const
    {
        const size_t page = id >> pageShift;
        return page < m_pages.size() && m_pages[page] && (wordOf(*m_pages[page], id) & bitOf(id));
    }
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] int countCommon(const IdSet &other) const;
    [[nodiscard]] std::vector<quint32> without(const IdSet &other) const; ///< ascending

private:
    static constexpr int pageShift = 16;
    using Page = std::array<quint64, 1024>;

    static constexpr quint64 bitOf(quint32 id) { return quint64(1) << (id & 63); }
    [[nodiscard]] static quint64 wordOf(const Page &page, quint32 id)
    {
        return page[(id >> 6) & 1023];
    }

    std::vector<std::unique_ptr<Page>> m_pages;
    int m_size = 0;
};

} // namespace personae
