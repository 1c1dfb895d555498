// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/outboxdelegate.h"

#include "models/lists/outboxmodel.h"
#include "ui/window/looks.h"

#include <QPainter>
#include <QStyle>
#include <QTableView>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

QSize OutboxDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Body));
    const int icon = index.column() == OutboxModel::State ? Theme::iconSide() + 8 : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + 16 + icon,
            qMax(30, metrics.height() + 10)};
}

void OutboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_theme.color(Token::AccentSoft));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      m_theme.color(Token::Border));
    QRect text = option.rect.adjusted(8, 0, -8, 0);
    QColor ink = m_theme.color(index.column() == OutboxModel::What ? Token::Text : Token::Muted);
    if (index.column() == OutboxModel::State) {
        const QVariant state = index.data(OutboxModel::StateRole);
        const looks::Look look = state.isValid()
                                     ? looks::of(OutboxState(state.toInt()))
                                     : looks::Look{u"state-unknown"_s, Token::Muted, {}};
        const int side = Theme::iconSide();
        const QRect icon(text.left(), text.center().y() - side / 2 + 1, side, side);
        m_theme.icon(look.icon, look.color)
            .paint(painter, QStyle::visualRect(option.direction, text, icon));
        text.adjust(mirrored ? 0 : side + 6, 0, mirrored ? -side - 6 : 0, 0);
        ink = m_theme.color(look.color == Token::Muted ? Token::Text : look.color);
    }
    const QFont font = m_theme.font(Theme::Type::Body);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(
        text,
        int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter | Qt::AlignAbsolute),
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    paintRing(*painter, option, index);
    painter->restore();
}

/// The row has the focus, not the cell: its ring is drawn piece by piece, one piece per column.
void OutboxDelegate::paintRing(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table || !table->hasFocus() || table->currentIndex().row() != index.row())
        return;
    const QRect row(0, option.rect.top(), table->viewport()->width(), option.rect.height() - 1);
    painter.setClipRect(option.rect);
    QStyleOptionFocusRect ring;
    ring.rect = row.adjusted(1, 0, -1, 0);
    ring.palette = option.palette;
    table->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, table);
}

} // namespace personae
