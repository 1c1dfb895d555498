// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/buttonpainter.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace personae::buttonpainter {

using Token = Theme::Token;
using Look = Theme::ButtonLook;

namespace {

QColor hovered(const QColor &color, const QStyleOption &option, const Colors &colors)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return color;
    const QColor text = tokens::at(colors, Token::Text);
    if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        return tokens::mixed(text, color, 0.10);
    if (option.state.testFlag(QStyle::State_MouseOver))
        return tokens::mixed(text, color, 0.04);
    return color;
}

/// Buttons say by keyboard alone where one is; a click leaves no ring behind.
bool showsFocus(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus) &&
           option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

QRectF markRect(const QRect &rect)
{
    const int side = qMin(rect.width(), rect.height());
    QRectF square(0, 0, side - 1, side - 1);
    square.moveCenter(QRectF(rect).center());
    return square;
}

} // namespace

void box(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &border, int width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    const qreal inset = width / 2.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset),
                            Theme::radius - inset, Theme::radius - inset);
    painter.restore();
}

void focusRing(QPainter &painter, const QRect &rect, const Colors &colors)
{
    box(painter, rect, Qt::transparent, tokens::at(colors, Token::Accent), 2);
}

void panel(QPainter &painter, const QStyleOption &option, const Colors &colors, Look look)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QColor fill = tokens::at(colors, Token::Base);
    QColor border = tokens::at(colors, Token::Border);
    if (look == Look::Main && enabled) {
        fill = tokens::at(colors, Token::Accent);
        border = Qt::transparent;
    } else if (look == Look::Destructive && enabled) {
        border = tokens::at(colors, Token::Bad);
    } else if (look == Look::Link) {
        fill = option.state.testFlag(QStyle::State_MouseOver)
                   ? tokens::at(colors, Token::AccentSoft)
                   : QColor(Qt::transparent);
        border = Qt::transparent;
    }
    if (!enabled && look != Look::Link)
        fill = tokens::at(colors, Token::Window);
    box(painter, option.rect, look == Look::Link ? fill : hovered(fill, option, colors), border);
    if (!showsFocus(option))
        return;
    focusRing(painter, option.rect, colors);
    // Accent on accent would not be seen: the ring gets a gap.
    if (look == Look::Main)
        box(painter, option.rect.adjusted(2, 2, -2, -2), Qt::transparent,
            tokens::at(colors, Token::OnAccent), 1);
}

void toolPanel(QPainter &painter, const QStyleOption &option, const Colors &colors)
{
    const bool raised = option.state.testFlag(QStyle::State_AutoRaise);
    const bool touched =
        option.state.testFlag(QStyle::State_Enabled) &&
        (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On));
    if (!raised)
        panel(painter, option, colors, Look::Plain);
    else if (touched)
        box(painter, option.rect, hovered(tokens::at(colors, Token::Base), option, colors),
            tokens::at(colors, Token::Border));
    if (raised && showsFocus(option))
        focusRing(painter, option.rect, colors);
}

QColor ink(const QStyleOption &option, const Colors &colors, Look look)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return option.palette.color(QPalette::Disabled, QPalette::ButtonText);
    switch (look) {
    case Look::Main:
        return tokens::at(colors, Token::OnAccent);
    case Look::Destructive:
        return tokens::at(colors, Token::Bad);
    case Look::Link:
        return tokens::at(colors, Token::Accent);
    case Look::Plain:
        break;
    }
    return option.palette.color(QPalette::ButtonText);
}

static QColor markFill(const QStyleOption &option, const Colors &colors)
{
    const bool marked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    if (!option.state.testFlag(QStyle::State_Enabled))
        return tokens::at(colors, marked ? Token::Muted : Token::Window);
    return tokens::at(colors, marked ? Token::Accent : Token::Base);
}

void checkBox(QPainter &painter, const QStyleOption &option, const Colors &colors)
{
    const bool marked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QRectF square = markRect(option.rect);
    const QColor fill = markFill(option, colors);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(QPen(marked ? fill : tokens::at(colors, Token::Muted), 1));
    painter.drawRoundedRect(square, 4, 4);
    const qreal unit = square.width() / 16.0;
    painter.translate(square.topLeft());
    painter.scale(unit, unit);
    painter.setPen(
        QPen(tokens::at(colors, Token::OnAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (option.state.testFlag(QStyle::State_NoChange))
        painter.drawLine(QPointF(4, 8), QPointF(12, 8));
    else if (option.state.testFlag(QStyle::State_On))
        painter.drawPolyline(QPolygonF{{4, 8.5}, {7, 11.5}, {12, 5}});
    painter.restore();
}

void radioButton(QPainter &painter, const QStyleOption &option, const Colors &colors)
{
    const QRectF circle = markRect(option.rect);
    const QColor fill = markFill(option, colors);
    const bool on = option.state.testFlag(QStyle::State_On);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(QPen(on ? fill : tokens::at(colors, Token::Muted), 1));
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens::at(colors, Token::OnAccent));
        const qreal dot = circle.width() * 0.22;
        painter.drawEllipse(circle.center(), dot, dot);
    }
    painter.restore();
}

void arrow(QPainter &painter, const QRect &rect, Qt::ArrowType type, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    switch (type) {
    case Qt::UpArrow:
        painter.rotate(180);
        break;
    case Qt::LeftArrow:
        painter.rotate(90);
        break;
    case Qt::RightArrow:
        painter.rotate(-90);
        break;
    case Qt::DownArrow:
    case Qt::NoArrow:
        break;
    }
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}});
    painter.restore();
}

} // namespace personae::buttonpainter
