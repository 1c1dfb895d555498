// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/idset.h"

#include <algorithm>
#include <bit>

namespace personae {

IdSet::IdSet(const IdSet &other)
    : m_size(other.m_size)
{
    m_pages.resize(other.m_pages.size());
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (other.m_pages[i])
            m_pages[i] = std::make_unique<Page>(*other.m_pages[i]);
    }
}

IdSet &IdSet::operator=(const IdSet &other)
{
    if (this != &other)
        *this = IdSet(other);
    return *this;
}

bool IdSet::insert(quint32 id)
{
    const size_t page = id >> pageShift;
    if (page >= m_pages.size())
        m_pages.resize(page + 1);
    if (!m_pages[page])
        m_pages[page] = std::make_unique<Page>(Page{});
    quint64 &word = (*m_pages[page])[(id >> 6) & 1023];
    if (word & bitOf(id))
        return false;
    word |= bitOf(id);
    ++m_size;
    return true;
}

size_t IdSet::insertUntilKnown(const std::vector<quint32> &ids)
{
    // Lists of a million come at each keystroke: nothing but the bit is touched per id.
    std::vector<Page *> pages;
    size_t done = 0;
    for (; done < ids.size(); ++done) {
        const quint32 id = ids[done];
        const size_t page = id >> pageShift;
        if (page >= pages.size() || !pages[page]) {
            if (page >= m_pages.size())
                m_pages.resize(page + 1);
            if (!m_pages[page])
                m_pages[page] = std::make_unique<Page>(Page{});
            pages.resize(m_pages.size());
            pages[page] = m_pages[page].get();
        }
        quint64 &word = (*pages[page])[(id >> 6) & 1023];
        if (id == 0 || (word & bitOf(id)))
            break;
        word |= bitOf(id);
    }
    m_size += int(done);
    return done;
}

bool IdSet::remove(quint32 id)
{
    if (!contains(id))
        return false;
    (*m_pages[id >> pageShift])[(id >> 6) & 1023] &= ~bitOf(id);
    --m_size;
    return true;
}

void IdSet::unite(const IdSet &other)
{
    if (m_pages.size() < other.m_pages.size())
        m_pages.resize(other.m_pages.size());
    const int common = countCommon(other);
    for (size_t i = 0; i < other.m_pages.size(); ++i) {
        if (!other.m_pages[i])
            continue;
        if (!m_pages[i])
            m_pages[i] = std::make_unique<Page>(Page{});
        for (size_t word = 0; word < m_pages[i]->size(); ++word)
            (*m_pages[i])[word] |= (*other.m_pages[i])[word];
    }
    m_size += other.m_size - common;
}

int IdSet::countCommon(const IdSet &other) const
{
    int common = 0;
    for (size_t i = 0; i < std::min(m_pages.size(), other.m_pages.size()); ++i) {
        if (!m_pages[i] || !other.m_pages[i])
            continue;
        for (size_t word = 0; word < m_pages[i]->size(); ++word)
            common += std::popcount((*m_pages[i])[word] & (*other.m_pages[i])[word]);
    }
    return common;
}

std::vector<quint32> IdSet::without(const IdSet &other) const
{
    std::vector<quint32> ids;
    for (size_t i = 0; i < m_pages.size(); ++i) {
        for (size_t word = 0; m_pages[i] && word < m_pages[i]->size(); ++word) {
            const bool shared = i < other.m_pages.size() && other.m_pages[i];
            quint64 bits = (*m_pages[i])[word] & (shared ? ~(*other.m_pages[i])[word] : ~quint64());
            for (; bits; bits &= bits - 1)
                ids.push_back(quint32(i << pageShift | word << 6) |
                              quint32(std::countr_zero(bits)));
        }
    }
    return ids;
}

} // namespace personae
