// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace personae {

/// One narrowing of the list, in words: takes the focus; Delete takes it away, Enter opens what can
/// be done with it. GUI thread.
class FilterChip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterChip)

public:
    FilterChip(const PeopleFilter &filter, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const PeopleFilter &filter() const { return m_filter; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removeWanted();
    void turnWanted(); ///< is, is not

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void openMenu();
    [[nodiscard]] QRect crossRect() const;

    PeopleFilter m_filter;
    Theme &m_theme;
};

} // namespace personae
