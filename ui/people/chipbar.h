// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"
#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

class QMenu;

namespace personae {

class FilterChip;
class FlowLayout;

/// "filterChips": what narrows the list, and the menu that adds to it. GUI thread.
class ChipBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipBar)

public:
    explicit ChipBar(Theme &theme, QWidget *parent = nullptr);

    /// What the menu offers besides the words everybody has.
    struct Words
    {
        QStringList roles;
        QStringList statuses;
        QStringList tags;
    };
    void setWords(const Words &words) { m_words = words; }
    void setFilters(const QList<PeopleFilter> &filters);
    [[nodiscard]] const QList<PeopleFilter> &filters() const { return m_filters; }
    void openMenu(QWidget *under); ///< field, then value
    void fillMenu(QMenu &menu);

    [[nodiscard]] int lineWidth() const; ///< of all chips side by side

Q_SIGNALS:
    void filtersChanged(const QList<personae::PeopleFilter> &filters);
    void emptied(); ///< the last chip went by keyboard: the focus needs another place

private:
    void addChip(const PeopleFilter &filter);
    void removeAt(qsizetype at);
    void turnAt(qsizetype at);
    [[nodiscard]] QStringList values(PeopleFilter::Field field) const;
    void addValues(QMenu &menu, PeopleFilter::Field field, bool isNot);

    Theme &m_theme;
    FlowLayout *m_flow;
    QList<PeopleFilter> m_filters;
    QList<FilterChip *> m_chips;
    Words m_words;
};

} // namespace personae
