// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/searchedit.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

SearchEdit::SearchEdit(Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setObjectName(u"searchEdit"_s);
    setPlaceholderText(tr("Name or handle"));
    setAccessibleName(tr("Search by name or handle"));
    setAccessibleDescription(tr("Results follow each letter; Enter asks the server too"));
    setToolTip(tr("Search here (Ctrl+F). Enter asks the server too."));
    setClearButtonEnabled(true);
    setMaxLength(500);
    addAction(theme.icon(u"search"_s, Token::Muted), LeadingPosition);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT stepOutWanted();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT listWanted();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const QFont font = m_theme.font(Theme::Type::Small);
    const QFontMetrics metrics(font);
    const QString key = QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText);
    const int wide = metrics.horizontalAdvance(key) + 12;
    const bool room = width() > fontMetrics().horizontalAdvance(placeholderText()) + wide + 60;
    if (!text().isEmpty() || key.isEmpty() || !room)
        return;
    const int high = metrics.height() + 2;
    // Opposite of where the words begin; in a mirrored window that may be beside the icon.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int right = mirrored ? width() - wide - Theme::iconSide() - 18 : width() - wide - 10;
    const QRect box(placeholderText().isRightToLeft() ? 10 : right, (height() - high) / 2, wide,
                    high);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::Border));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(box, Qt::AlignCenter, key);
}

} // namespace personae
