// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/accountdelegate.h"

#include <QWidget>

namespace personae {

/// The titles above the rows of an AccountDelegate. Says nothing to screen readers: the rows are
/// whole sentences.
class ColumnStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnStrip)

public:
    ColumnStrip(const AccountDelegate &delegate, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const AccountDelegate &m_delegate;
    Theme &m_theme;
};

} // namespace personae
