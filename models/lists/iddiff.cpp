// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/iddiff.h"

#include <algorithm>

namespace personae {

namespace {

constexpr size_t window = 1024; // how far a moved id is looked for

/// Walks both lists from the front.
class Walk
{
public:
    Walk(const IdList &from, const IdList &to, const IdDiffLimits &limits)
        : m_from(*from.ids)
        , m_to(*to.ids)
        , m_fromSet(*from.set)
        , m_toSet(*to.set)
        , m_limits(limits)
    {
    }

    std::optional<IdRuns> run()
    {
        while (m_at < m_from.size() || m_toAt < m_to.size()) {
            if (!takeSame() && !takeGone() && !takeNew())
                takeMoved();
            if (m_steps > m_limits.runs || m_moves > m_limits.moves)
                return std::nullopt;
        }
        return m_runs;
    }

private:
    void add(IdRun::Kind kind, size_t count)
    {
        if (!m_runs.empty() && m_runs.back().kind == kind) {
            m_runs.back().count += count;
            return;
        }
        m_runs.push_back({kind, count});
        m_steps += kind == IdRun::Kind::Same ? 0 : 1;
    }

    bool takeSame()
    {
        const auto start = m_from.begin() + qptrdiff(m_at);
        const auto end =
            std::mismatch(start, m_from.end(), m_to.begin() + qptrdiff(m_toAt), m_to.end());
        const size_t count = size_t(end.first - start);
        if (count == 0)
            return false;
        add(IdRun::Kind::Same, count);
        m_at += count;
        m_toAt += count;
        return true;
    }

    bool takeGone()
    {
        size_t count = 0;
        while (m_at + count < m_from.size() && !m_toSet.contains(m_from[m_at + count]))
            ++count;
        if (count == 0)
            return false;
        add(IdRun::Kind::Gone, count);
        m_at += count;
        return true;
    }

    bool takeNew()
    {
        size_t count = 0;
        while (m_toAt + count < m_to.size() && !m_fromSet.contains(m_to[m_toAt + count]))
            ++count;
        if (count == 0)
            return false;
        add(IdRun::Kind::New, count);
        m_toAt += count;
        return true;
    }

    static size_t distance(const std::vector<quint32> &ids, size_t at, quint32 id)
    {
        const auto start = ids.begin() + qptrdiff(at);
        const auto end = ids.begin() + qptrdiff(std::min(ids.size(), at + window));
        const auto it = std::find(start, end, id);
        return it == end ? window : size_t(it - start);
    }

    /// Both ids stand in both lists, and one of them elsewhere: the one that spares more rows from
    /// moving. At the end of one list, what is left of the other has moved.
    void takeMoved()
    {
        if (m_at == m_from.size())
            return moveNew(1);
        if (m_toAt == m_to.size())
            return moveGone(1);
        const size_t down = distance(m_from, m_at, m_to[m_toAt]);
        const size_t up = distance(m_to, m_toAt, m_from[m_at]);
        if (up < down)
            moveNew(1);
        else if (down < window)
            moveGone(1);
        else {
            moveGone(1);
            moveNew(1);
        }
    }

    void moveGone(size_t count)
    {
        add(IdRun::Kind::Gone, count);
        m_at += count;
        m_moves += count;
    }

    void moveNew(size_t count)
    {
        add(IdRun::Kind::New, count);
        m_toAt += count;
        m_moves += count;
    }

    const std::vector<quint32> &m_from;
    const std::vector<quint32> &m_to;
    const IdSet &m_fromSet;
    const IdSet &m_toSet;
    IdDiffLimits m_limits;
    size_t m_at = 0;
    size_t m_toAt = 0;
    size_t m_steps = 0;
    size_t m_moves = 0; // each moved id counts twice: where it was and where it comes to
    IdRuns m_runs;
};

} // namespace

IdList IdList::of(const PersonIds &ids)
{
    auto set = std::make_shared<IdSet>();
    const size_t good = ids ? set->insertUntilKnown(*ids) : 0;
    if (ids && good == ids->size())
        return {ids, set};
    auto unique = std::make_shared<std::vector<quint32>>();
    if (ids) {
        unique->assign(ids->begin(), ids->begin() + qptrdiff(good));
        for (size_t i = good; i < ids->size(); ++i) {
            if ((*ids)[i] != 0 && set->insert((*ids)[i]))
                unique->push_back((*ids)[i]);
        }
    }
    return {unique, set};
}

std::optional<IdRuns> idDiff(const IdList &from, const IdList &to, const IdDiffLimits &limits)
{
    return Walk(from, to, {limits.runs, limits.moves * 2}).run();
}

} // namespace personae
