// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/peoplelistmodel.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QVariantMap>

class QMenu;
class QTableView;

namespace personae {

class PeopleHeaderView;

/// Which columns "peopleTable" shows and how wide: as many as fit, most needed first, until
/// somebody chooses; the name takes what is left over. GUI thread.
class PeopleColumns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleColumns)

public:
    PeopleColumns(QTableView &table, PeopleHeaderView &header, const ListWording &wording,
                  Theme &theme);

    void setMembers(bool members); ///< a community's own list: role before relationship
    void setCompact(bool compact); ///< without a second line the handle needs a column
    void fit();                    ///< to the present width
    void fillMenu(QMenu &menu);    ///< one entry per column, ticked where shown
    /// Shown columns as they stand on the screen, without tick and picture.
    [[nodiscard]] QList<int> shown() const;

    [[nodiscard]] QVariantMap save() const;
    void restore(const QVariantMap &look);

Q_SIGNALS:
    void changed(); ///< by the person

private:
    [[nodiscard]] QList<int> byNeed() const;
    [[nodiscard]] int usualWidth(int column) const;
    [[nodiscard]] int leastNameWidth() const;
    [[nodiscard]] QList<int> fitting(int room) const;
    void choose(int column, bool shown);

    QTableView &m_table;
    PeopleHeaderView &m_header;
    const ListWording &m_wording;
    Theme &m_theme;
    QList<int> m_chosen; ///< empty: as many as fit
    QHash<int, int> m_dragged;
    bool m_members = false;
    bool m_compact = false;
    bool m_fitting = false;
};

} // namespace personae
