// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QWidget;

/// Buttons, tool buttons, ticks and the focus ring.
namespace personae::buttonpainter {

/// A rounded box with a 1 px border; `border` may be transparent.
void box(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &border,
         int width = 1);
void focusRing(QPainter &painter, const QRect &rect, const Colors &colors);

void panel(QPainter &painter, const QStyleOption &option, const Colors &colors,
           Theme::ButtonLook look);
void toolPanel(QPainter &painter, const QStyleOption &option, const Colors &colors);
/// What the label is written in, for the given look.
[[nodiscard]] QColor ink(const QStyleOption &option, const Colors &colors, Theme::ButtonLook look);

void checkBox(QPainter &painter, const QStyleOption &option, const Colors &colors);
void radioButton(QPainter &painter, const QStyleOption &option, const Colors &colors);
/// A thin arrow head, 8 px wide, in the middle of `rect`.
void arrow(QPainter &painter, const QRect &rect, Qt::ArrowType type, const QColor &color);

} // namespace personae::buttonpainter
