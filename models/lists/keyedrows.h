// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>

namespace personae {

/// A table over a list of values, each with a key that is its own. A new list is taken over row by
/// row (removed, moved, inserted, changed), so that the current row, ticks and the scroll position
/// stay. For lists of some thousand rows. A Row brings `key()` and operator==.
template <typename Row> class KeyedRows : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    void takeOver(const QList<Row> &wanted)
    {
        removeMissing(wanted);
        for (int i = 0; i < wanted.size(); ++i) {
            if (!place(wanted.at(i), i))
                continue;
            if (m_rows.at(i) != wanted.at(i)) {
                m_rows[i] = wanted.at(i);
                Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
            }
        }
    }

    /// One that is known to come last and to be new.
    void appendRow(const Row &row)
    {
        const int at = int(m_rows.size());
        beginInsertRows({}, at, at);
        m_rows.append(row);
        endInsertRows();
    }

    /// With the same key.
    void replaceRow(int at, const Row &row)
    {
        if (m_rows.at(at) == row)
            return;
        m_rows[at] = row;
        Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    }

    void allRowsChanged()
    {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
    }

private:
    void removeMissing(const QList<Row> &wanted)
    {
        QSet<QString> keys;
        for (const Row &row : wanted)
            keys.insert(row.key());
        for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
            if (keys.contains(m_rows.at(last).key()))
                continue;
            int first = last;
            while (first > 0 && !keys.contains(m_rows.at(first - 1).key()))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.remove(first, last - first + 1);
            endRemoveRows();
            last = first;
        }
    }

    /// Brings the row with this key to this place. False where it was inserted, and so is new
    /// anyway.
    bool place(const Row &row, int at)
    {
        const QString key = row.key();
        int from = at;
        while (from < m_rows.size() && m_rows.at(from).key() != key)
            ++from;
        if (from == m_rows.size()) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, row);
            endInsertRows();
            return false;
        }
        if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        return true;
    }

    QList<Row> m_rows;
};

} // namespace personae
