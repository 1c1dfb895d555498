// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/barpainter.h"

#include "ui/theme/buttonpainter.h"
#include "ui/theme/themestyle.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace personae::barpainter {

using Token = Theme::Token;

namespace {

Theme::FieldLook lookOf(const QWidget *widget)
{
    // The frame of a text edit or spin box may be drawn for its inner part.
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        const QVariant look = at->property(ThemeStyle::fieldLook);
        if (look.isValid())
            return Theme::FieldLook(look.toInt());
        if (at->isWindow() || at != widget)
            break;
    }
    return Theme::FieldLook::Plain;
}

void pill(QPainter &painter, const QRectF &rect, const QColor &fill)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const qreal radius = qMin(rect.width(), rect.height()) / 2.0;
    painter.drawRoundedRect(rect, radius, radius);
}

} // namespace

void header(QPainter &painter, const QStyleOption &option, const Colors &colors)
{
    painter.fillRect(option.rect, tokens::at(colors, Token::Base));
    const QRect &rect = option.rect;
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                     tokens::at(colors, Token::Border));
}

void tab(QPainter &painter, const QStyleOption &option, const Colors &colors)
{
    const QRect &rect = option.rect;
    if (option.state.testFlag(QStyle::State_MouseOver) &&
        !option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(rect.adjusted(0, 0, 0, -1),
                         tokens::mixed(tokens::at(colors, Token::Text),
                                       tokens::at(colors, Token::Window), 0.04));
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2),
                         tokens::at(colors, Token::Accent));
    if (option.state.testFlag(QStyle::State_HasFocus) &&
        option.state.testFlag(QStyle::State_Selected) &&
        option.state.testFlag(QStyle::State_KeyboardFocusChange))
        buttonpainter::focusRing(painter, rect.adjusted(1, 1, -1, -1), colors);
}

void menuBarItem(QPainter &painter, const QStyleOption &option, const Colors &colors)
{
    painter.fillRect(option.rect, tokens::at(colors, Token::Window));
    const bool active = option.state & (QStyle::State_Selected | QStyle::State_Sunken);
    if (active && option.state.testFlag(QStyle::State_Enabled))
        buttonpainter::box(painter, option.rect.adjusted(1, 2, -1, -2),
                           tokens::at(colors, Token::AccentSoft), Qt::transparent);
}

void progress(QPainter &painter, const QStyleOptionProgressBar &option, const Colors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF groove(option.rect);
    groove.setHeight(qMin(6.0, groove.height()));
    groove.moveCenter(QRectF(option.rect).center());
    pill(painter, groove, tokens::at(colors, Token::Border));
    const int span = option.maximum - option.minimum;
    QRectF done = groove;
    // Nothing known: a third, standing still; words beside it say what happens.
    const qreal share = span > 0 ? qreal(option.progress - option.minimum) / span : 1.0 / 3.0;
    done.setWidth(groove.width() * qBound(0.0, share, 1.0));
    if (option.direction == Qt::RightToLeft)
        done.moveRight(groove.right());
    if (done.width() > 0)
        pill(painter, done, tokens::at(colors, Token::Accent));
    painter.restore();
}

void scrollBar(QPainter &painter, const QStyle &style, const QStyleOptionSlider &option,
               const Colors &colors, const QWidget *widget)
{
    const QRect handle =
        style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (option.maximum > option.minimum) {
        const bool held = option.state.testFlag(QStyle::State_Sunken) &&
                          option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
        const QColor muted = tokens::at(colors, Token::Muted);
        const QColor ground = tokens::at(colors, Token::Base);
        pill(painter, QRectF(handle).adjusted(3, 3, -3, -3),
             tokens::mixed(muted, ground, held ? 0.9 : 0.6));
    }
    painter.restore();
}

void slider(QPainter &painter, const QStyle &style, const QStyleOptionSlider &option,
            const Colors &colors, const QWidget *widget)
{
    const QRect handle =
        style.subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, widget);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF groove(option.rect);
    if (option.orientation == Qt::Horizontal)
        groove.setHeight(4);
    else
        groove.setWidth(4);
    groove.moveCenter(QRectF(option.rect).center());
    pill(painter, groove, tokens::at(colors, Token::Border));
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QRectF knob(0, 0, 16, 16);
    knob.moveCenter(QRectF(handle).center());
    painter.setBrush(tokens::at(colors, enabled ? Token::Accent : Token::Muted));
    painter.setPen(QPen(tokens::at(colors, Token::Base), 2));
    painter.drawEllipse(knob);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens::at(colors, Token::Accent), 2));
        painter.drawEllipse(knob.adjusted(-2, -2, 2, 2));
    }
    painter.restore();
}

void field(QPainter &painter, const QStyleOption &option, const Colors &colors,
           const QWidget *widget)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool readOnly = option.state.testFlag(QStyle::State_ReadOnly);
    const Theme::FieldLook look = lookOf(widget);
    QColor border = tokens::at(colors, Token::Border);
    if (look == Theme::FieldLook::Wrong)
        border = tokens::at(colors, Token::Bad);
    else if (look == Theme::FieldLook::Changed)
        border = tokens::at(colors, Token::Accent);
    const QColor fill = tokens::at(colors, enabled && !readOnly ? Token::Base : Token::Window);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    if (focus && look != Theme::FieldLook::Wrong)
        border = tokens::at(colors, Token::Accent);
    buttonpainter::box(painter, option.rect, fill, border,
                       focus || look == Theme::FieldLook::Wrong ? 2 : 1);
}

void comboBox(QPainter &painter, const QStyle &style, const QStyleOptionComplex &option,
              const Colors &colors, const QWidget *widget)
{
    field(painter, option, colors, widget);
    const QRect button =
        style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget);
    buttonpainter::arrow(painter, button, Qt::DownArrow,
                         option.palette.color(option.state.testFlag(QStyle::State_Enabled)
                                                  ? QPalette::Active
                                                  : QPalette::Disabled,
                                              QPalette::Text));
}

void spinBox(QPainter &painter, const QStyle &style, const QStyleOptionComplex &option,
             const Colors &colors, const QWidget *widget)
{
    field(painter, option, colors, widget);
    const QColor ink = option.palette.color(QPalette::Text);
    for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
        if (!option.subControls.testFlag(part))
            continue;
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, &option, part, widget);
        buttonpainter::arrow(painter, rect,
                             part == QStyle::SC_SpinBoxUp ? Qt::UpArrow : Qt::DownArrow, ink);
    }
}

} // namespace personae::barpainter
