// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>

namespace personae {

/// Titles of columns, with a small arrow behind the one that orders the list. GUI thread.
class PeopleHeaderView final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleHeaderView)

public:
    explicit PeopleHeaderView(Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] int titleWidth(int column) const; ///< with room for the arrow
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    [[nodiscard]] QString title(int column) const;

    Theme &m_theme;
};

} // namespace personae
