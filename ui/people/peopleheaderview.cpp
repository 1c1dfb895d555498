// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopleheaderview.h"

#include "ui/theme/buttonpainter.h"

#include <QPainter>
#include <QStyle>

namespace personae {

using Token = Theme::Token;

namespace {
constexpr int padding = 8;
constexpr int arrowSide = 14;
} // namespace

PeopleHeaderView::PeopleHeaderView(Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setMinimumSectionSize(24);
    theme.setGround(this, Token::Base);
}

QString PeopleHeaderView::title(int column) const
{
    return model() ? model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                   : QString();
}

int PeopleHeaderView::titleWidth(int column) const
{
    return QFontMetrics(m_theme.font(Theme::Type::Small)).horizontalAdvance(title(column)) +
           2 * padding + arrowSide;
}

QSize PeopleHeaderView::sizeHint() const
{
    return {100, qMax(28, QFontMetrics(m_theme.font(Theme::Type::Small)).height() + 10)};
}

void PeopleHeaderView::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    painter->fillRect(rect, m_theme.color(Token::Base));
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1),
                      m_theme.color(Token::Border));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      m_theme.color(Token::Border));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const bool sorts = sortIndicatorSection() == logicalIndex;
    const QFont font = m_theme.font(Theme::Type::Small);
    const QFontMetrics metrics(font);
    const QRect place = rect.adjusted(padding, 0, sorts ? -arrowSide : -2, 0);
    const QString text = metrics.elidedText(title(logicalIndex), Qt::ElideRight, place.width());
    painter->setFont(font);
    painter->setPen(m_theme.color(sorts ? Token::Text : Token::Muted));
    painter->drawText(QStyle::visualRect(layoutDirection(), rect, place),
                      int(mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                          int(Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextDontClip),
                      text);
    if (sorts) {
        const QRect arrow(place.left() + metrics.horizontalAdvance(text) + 2, rect.top(), arrowSide,
                          rect.height());
        buttonpainter::arrow(*painter, QStyle::visualRect(layoutDirection(), rect, arrow),
                             sortIndicatorOrder() == Qt::AscendingOrder ? Qt::UpArrow
                                                                        : Qt::DownArrow,
                             m_theme.color(Token::Text));
    }
    painter->restore();
}

} // namespace personae
