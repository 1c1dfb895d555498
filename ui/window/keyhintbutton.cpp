// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keyhintbutton.h"

#include <QFontMetrics>
#include <QKeySequence>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace personae {

KeyHintButton::KeyHintButton(Theme &theme, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_theme(theme)
{
}

void KeyHintButton::setKeyHint(const QKeySequence &key)
{
    m_hint = key.toString(QKeySequence::NativeText);
    updateGeometry();
}

int KeyHintButton::hintWidth() const
{
    return QFontMetrics(m_theme.font(Theme::Type::Small)).horizontalAdvance(m_hint) + 12;
}

QSize KeyHintButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(hintWidth() + 6, 0);
}

void KeyHintButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    // A menu is said by the button's description; its arrow would stand between words and key.
    option.features &= ~QStyleOptionButton::HasMenu;
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int hint = hintWidth();
    const QFont small = m_theme.font(Theme::Type::Small);
    const int boxHeight = QFontMetrics(small).height() + 2;
    QRect box(mirrored ? 10 : width() - hint - 10, (height() - boxHeight) / 2, hint, boxHeight);
    option.rect = mirrored ? rect().adjusted(box.right(), 0, 0, 0)
                           : rect().adjusted(0, 0, box.left() - width(), 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small);
    painter.setPen(m_theme.color(Theme::Token::Border));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(m_theme.color(Theme::Token::Muted));
    painter.drawText(box, Qt::AlignCenter, m_hint);
}

} // namespace personae
