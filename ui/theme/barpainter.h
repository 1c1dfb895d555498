// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

class QPainter;
class QProxyStyle;
class QStyle;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QWidget;

/// Headers, tabs, menu bar entries, scroll bars, sliders, progress bars, and the boxes of editors.
namespace personae::barpainter {

void header(QPainter &painter, const QStyleOption &option, const Colors &colors);
void tab(QPainter &painter, const QStyleOption &option, const Colors &colors);
void menuBarItem(QPainter &painter, const QStyleOption &option, const Colors &colors);
void progress(QPainter &painter, const QStyleOptionProgressBar &option, const Colors &colors);
void scrollBar(QPainter &painter, const QStyle &style, const QStyleOptionSlider &option,
               const Colors &colors, const QWidget *widget);
void slider(QPainter &painter, const QStyle &style, const QStyleOptionSlider &option,
            const Colors &colors, const QWidget *widget);

/// The box of an editor; its border tells focus, change and error.
void field(QPainter &painter, const QStyleOption &option, const Colors &colors,
           const QWidget *widget);
void comboBox(QPainter &painter, const QStyle &style, const QStyleOptionComplex &option,
              const Colors &colors, const QWidget *widget);
void spinBox(QPainter &painter, const QStyle &style, const QStyleOptionComplex &option,
             const Colors &colors, const QWidget *widget);

} // namespace personae::barpainter
