// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/idorder.h"

#include <algorithm>

namespace personae {

namespace {

// A view looks through all its rows at each step: the more rows, the fewer steps are worth it.
IdDiffLimits limitsFor(size_t rows)
{
    const size_t some = std::max<size_t>(rows, 1);
    return {std::clamp<size_t>(20'000'000 / some, 20, 1000),
            std::clamp<size_t>(5'000'000 / some, 8, 500)};
}

int countOf(const IdRuns &runs, IdRun::Kind kind)
{
    size_t count = 0;
    for (const IdRun &run : runs)
        count += run.kind == kind ? run.count : 0;
    return int(count);
}

void add(IdRuns &runs, IdRun::Kind kind, size_t count)
{
    if (!runs.empty() && runs.back().kind == kind)
        runs.back().count += count;
    else
        runs.push_back({kind, count});
}

} // namespace

IdOrder::IdOrder()
    : m_list(IdList::of({}))
    , m_next(m_list)
{
}

quint32 IdOrder::idAt(int row) const
{
    if (row < 0 || row >= count())
        return 0;
    const auto at = size_t(row);
    if (at < m_frontCount)
        return (*m_next.ids)[at];
    const size_t back = m_backFrom + at - m_frontCount;
    return back < m_list.ids->size() ? (*m_list.ids)[back] : 0;
}

int IdOrder::rowOf(quint32 id) const
{
    if (!m_list.set->contains(id) && !m_next.set->contains(id))
        return -1;
    const auto frontEnd = m_next.ids->begin() + qptrdiff(m_frontCount);
    const auto front = std::find(m_next.ids->begin(), frontEnd, id);
    if (front != frontEnd)
        return int(front - m_next.ids->begin());
    const auto start = m_list.ids->begin() + qptrdiff(m_backFrom);
    const auto back = std::find(start, m_list.ids->end(), id);
    return back == m_list.ids->end() ? -1 : int(m_frontCount) + int(back - start);
}

QHash<quint32, int> IdOrder::rowsOf(const QList<quint32> &ids, int hint) const
{
    IdSet wanted;
    for (const quint32 id : ids) {
        if (m_list.set->contains(id) || m_next.set->contains(id))
            wanted.insert(id);
    }
    QHash<quint32, int> rows;
    const int walked = int(m_frontCount);
    const auto look = [&](int from, int to) {
        for (int row = std::max(from, 0); row < std::min(to, count()) && !wanted.isEmpty(); ++row) {
            if (const quint32 id = idAt(row); wanted.remove(id))
                rows.insert(id, row);
        }
    };
    look(hint - 400, hint + 800);
    look(0, walked);
    const std::vector<quint32> &rest = *m_list.ids;
    for (size_t i = m_backFrom; i < rest.size() && !wanted.isEmpty(); ++i) {
        if (wanted.contains(rest[i])) {
            wanted.remove(rest[i]);
            rows.insert(rest[i], walked + int(i - m_backFrom));
        }
    }
    return rows;
}

void IdOrder::reset()
{
    m_list = IdList::of({});
    m_next = m_list;
    m_frontCount = 0;
    m_backFrom = 0;
}

void IdOrder::become(const IdList &next, IdOrderSteps &steps)
{
    const int common = m_list.set->countCommon(*next.set);
    if (common == 0) {
        walk(next, {{IdRun::Kind::Gone, m_list.ids->size()}, {IdRun::Kind::New, next.ids->size()}},
             steps);
        return;
    }
    const size_t rows = std::max(m_list.ids->size(), next.ids->size());
    const std::optional<IdRuns> runs = idDiff(m_list, next, limitsFor(rows));
    if (!runs) {
        relayout(next, steps);
        return;
    }
    const int gone = m_list.set->size() - common;
    const bool moves = gone < countOf(*runs, IdRun::Kind::Gone);
    if (moves)
        walkAndMove(next, *runs, steps);
    else
        walk(next, *runs, steps);
}

void IdOrder::walk(const IdList &next, const IdRuns &runs, IdOrderSteps &steps)
{
    m_next = next;
    for (const IdRun &run : runs) {
        if (run.count == 0)
            continue;
        const int first = int(m_frontCount);
        const int last = first + int(run.count) - 1;
        switch (run.kind) {
        case IdRun::Kind::Same:
            m_frontCount += run.count;
            m_backFrom += run.count;
            break;
        case IdRun::Kind::Gone:
            steps.beginRemove(first, last);
            m_backFrom += run.count;
            steps.endRemove();
            break;
        case IdRun::Kind::New:
            steps.beginInsert(first, last);
            m_frontCount += run.count;
            steps.endInsert();
            break;
        }
    }
    m_list = next;
    m_frontCount = 0;
    m_backFrom = 0;
}

void IdOrder::walkAndMove(const IdList &next, const IdRuns &runs, IdOrderSteps &steps)
{
    // First what came and what went, with the moved rows left where they were.
    auto between = std::make_shared<std::vector<quint32>>();
    between->reserve(next.ids->size());
    std::vector<size_t> movedTo;
    IdRuns plain;
    const std::shared_ptr<const IdSet> before = m_list.set;
    auto from = m_list.ids->begin();
    auto to = next.ids->begin();
    for (const IdRun &run : runs) {
        const auto count = qptrdiff(run.count);
        if (run.kind == IdRun::Kind::Same) {
            add(plain, run.kind, run.count);
            between->insert(between->end(), to, to + count);
            from += count;
            to += count;
            continue;
        }
        for (qptrdiff i = 0; i < count; ++i) {
            if (run.kind == IdRun::Kind::Gone) {
                const quint32 id = *from++;
                const bool stays = next.set->contains(id);
                add(plain, stays ? IdRun::Kind::Same : IdRun::Kind::Gone, 1);
                if (stays)
                    between->push_back(id);
            } else if (before->contains(*to)) {
                movedTo.push_back(size_t(to++ - next.ids->begin()));
            } else {
                add(plain, IdRun::Kind::New, 1);
                between->push_back(*to++);
            }
        }
    }
    walk({between, next.set}, plain, steps);
    moveRows(movedTo, next, steps);
}

void IdOrder::moveRows(const std::vector<size_t> &movedTo, const IdList &next, IdOrderSteps &steps)
{
    const auto order = std::make_shared<std::vector<quint32>>(*m_list.ids);
    m_list = {order, next.set};
    const auto placeOf = [&order](quint32 id) {
        return std::find(order->begin(), order->end(), id) - order->begin();
    };
    for (const size_t target : movedTo) {
        // Each goes behind the one that stands before it in the end; nothing comes between again.
        const auto before = target == 0 ? 0 : placeOf((*next.ids)[target - 1]) + 1;
        const auto from = placeOf((*next.ids)[target]);
        if (from == before)
            continue;
        steps.beginMove(int(from), int(before));
        const auto start = order->begin();
        if (from < before)
            std::rotate(start + from, start + from + 1, start + before);
        else
            std::rotate(start + before, start + from, start + from + 1);
        steps.endMove();
    }
    m_list = next;
}

/// New rows come at the end, all rows change places, and those that go leave from the end. Which of
/// them is which matters to nobody before and after, so nothing is looked through.
void IdOrder::relayout(const IdList &next, IdOrderSteps &steps)
{
    const auto had = m_list.ids->size();
    const auto has = next.ids->size();
    const auto common = size_t(next.set->countCommon(*m_list.set));
    if (const size_t fresh = has - common; fresh > 0) {
        steps.beginInsert(int(had), int(had + fresh) - 1);
        m_nameless = fresh;
        steps.endInsert();
    }
    const size_t gone = had - common;
    steps.beginLayout();
    m_list = next;
    m_nameless = gone;
    steps.endLayout();
    if (gone > 0) {
        steps.beginRemove(int(has), int(has + gone) - 1);
        m_nameless = 0;
        steps.endRemove();
    }
}

} // namespace personae
