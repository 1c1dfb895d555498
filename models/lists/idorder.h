// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/iddiff.h"

#include <QHash>
#include <QList>

namespace personae {

/// What a model has to say while its rows change: each pair around one step.
class IdOrderSteps
{
public:
    IdOrderSteps() = default;
    virtual ~IdOrderSteps() = default;
    Q_DISABLE_COPY_MOVE(IdOrderSteps)

    virtual void beginInsert(int first, int last) = 0;
    virtual void endInsert() = 0;
    virtual void beginRemove(int first, int last) = 0;
    virtual void endRemove() = 0;
    virtual void beginMove(int from, int before) = 0; ///< `before`: numbered as before the move
    virtual void endMove() = 0;
    /// The same number of rows, in another order. Some at the end may have no id (0): before it
    /// those that are new, after it those that go next.
    virtual void beginLayout() = 0;
    virtual void endLayout() = 0;
};

/// The ids of a list in order, and the way from one order to the next in steps that a model can
/// tell. Holds the shared lists and nothing per row; while rows are inserted and removed it is the
/// front of the new list and the rest of the old one, so that a step costs nothing. GUI thread.
class IdOrder
{
public:
    IdOrder();

    [[nodiscard]] int count() const
    {
        return int(m_frontCount + m_list.ids->size() - m_backFrom + m_nameless);
    }
    [[nodiscard]] quint32 idAt(int row) const; ///< 0: out of range
    [[nodiscard]] int rowOf(quint32 id) const; ///< -1: not here; looks through the whole list
    /// Rows of several, in one pass; those not here are left out. `hint`: where they are likely.
    [[nodiscard]] QHash<quint32, int> rowsOf(const QList<quint32> &ids, int hint = 0) const;
    [[nodiscard]] const PersonIds &ids() const { return m_list.ids; }
    [[nodiscard]] const IdSet &set() const { return *m_list.set; }

    /// Row by row where few things changed, else by one change of layout; nothing where nothing
    /// did.
    void become(const IdList &next, IdOrderSteps &steps);
    void reset(); ///< empty; the caller tells its views

private:
    void walk(const IdList &next, const IdRuns &runs, IdOrderSteps &steps);
    void walkAndMove(const IdList &next, const IdRuns &runs, IdOrderSteps &steps);
    void moveRows(const std::vector<size_t> &movedTo, const IdList &next, IdOrderSteps &steps);
    void relayout(const IdList &next, IdOrderSteps &steps);

    IdList m_list;
    IdList m_next;           ///< while a walk is on
    size_t m_frontCount = 0; ///< so many rows are m_next's already
    size_t m_backFrom = 0;   ///< the others are m_list's from here on
    size_t m_nameless = 0;   ///< rows at the end that just came or are about to go
};

} // namespace personae
