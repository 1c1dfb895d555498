// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopledelegate.h"

#include "models/values/foreigntext.h"
#include "ui/people/avatarcache.h"
#include "ui/theme/statelooks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTableView>
#include <QToolTip>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

/// One elided line of plain text. `place` is as in left-to-right, within `cell`.
void line(QPainter &painter, const QRect &place, const QRect &cell, const QString &text,
          const QFont &font, const QColor &ink)
{
    const auto direction = painter.layoutDirection();
    const int side = int(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    painter.setFont(font);
    painter.setPen(ink);
    // A sentence runs in the direction of its language, wherever it stands.
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(
        QStyle::visualRect(direction, cell, place),
        side | int(Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextSingleLine | Qt::TextDontClip),
        QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    painter.setLayoutDirection(direction);
}

/// Three lengths by turns, so that grey rows do not look like a grid.
int skeletonWidth(int row, int room)
{
    return room * (row % 3 == 0 ? 5 : row % 3 == 1 ? 7 : 4) / 10;
}

} // namespace

PeopleDelegate::PeopleDelegate(AvatarCache &avatars, const ListWording &wording, Theme &theme,
                               QObject *parent)
    : QStyledItemDelegate(parent)
    , m_avatars(avatars)
    , m_wording(wording)
    , m_theme(theme)
{
}

int PeopleDelegate::rowHeight() const
{
    const int body = QFontMetrics(m_theme.font(Theme::Type::Body)).height();
    const int small = QFontMetrics(m_theme.font(Theme::Type::Small)).height();
    return m_compact ? qMax(30, body + 10) : qMax(40, body + small + 4);
}

QSize PeopleDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, rowHeight()};
}

/// "Active" is what a list leaves out; where only a search found somebody, nothing is known.
void PeopleDelegate::paintStatus(QPainter &painter, const QRect &square, const QString &status,
                                 bool known, const Theme &theme)
{
    QRectF box(0, 0, square.width() * 0.75, square.width() * 0.75);
    box.moveCenter(QRectF(square).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (status.isEmpty() && !known) {
        painter.setPen(
            QPen(theme.color(Token::Muted), box.width() / 5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(box.left(), box.center().y()),
                         QPointF(box.right(), box.center().y()));
    } else if (status.isEmpty() || status == "active"_L1) {
        painter.setBrush(theme.color(Token::Good));
        painter.drawEllipse(box);
    } else if (status == "muted"_L1) {
        painter.setPen(QPen(theme.color(Token::Muted), box.width() / 4.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    } else if (status == "blocked"_L1) {
        painter.setBrush(theme.color(Token::Bad));
        painter.drawRect(box);
    } else if (status == "suspended"_L1) {
        painter.setBrush(theme.color(Token::Warn));
        painter.drawPolygon(
            QPolygonF{{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
    } else if (status == "banned"_L1) {
        painter.setPen(QPen(theme.color(Token::Bad), box.width() / 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
    } else {
        painter.setPen(QPen(theme.color(Token::Muted), box.width() / 6, Qt::DotLine));
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    }
    painter.restore();
}

void PeopleDelegate::paintTick(QPainter &painter, const QStyleOptionViewItem &option,
                               bool ticked) const
{
    const int side = Theme::iconSide();
    const QRect &cell = option.rect;
    QStyleOptionViewItem box(option);
    box.rect = QStyle::visualRect(
        option.direction, cell,
        QRect(cell.left() + padding, cell.center().y() - side / 2 + 1, side, side));
    box.state.setFlag(QStyle::State_On, ticked);
    box.state.setFlag(QStyle::State_Off, !ticked);
    box.state |= QStyle::State_Enabled;
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &painter,
                                          option.widget);
}

QString PeopleDelegate::secondLine(const PersonRow &row) const
{
    const Person &person = row.person;
    QStringList words;
    if (person.goneAt.isValid())
        words.append(tr("gone since %1").arg(m_wording.personTime(person.goneAt)));
    if (!person.name.trimmed().isEmpty() && person.name != person.handle)
        words.append(isolatedLine(person.handle, 200)); // else it is the title
    if (row.isMe)
        words.append(tr("you"));
    if (person.unsynced && !person.goneAt.isValid())
        words.append(tr("known by name only"));
    return words.join(u" · "_s);
}

int PeopleDelegate::paintPending(QPainter &painter, const QRect &place, const QRect &cell,
                                 const OutboxEntry &entry) const
{
    const looks::Look look = looks::of(entry.state);
    const int side = Theme::iconSide();
    const QFont font = m_theme.font(Theme::Type::Small);
    const QString word = m_wording.personPending(entry);
    const int wordWidth = QFontMetrics(font).horizontalAdvance(word) + 2;
    // The word may cost the name some letters, but not most of them.
    const bool worded = place.width() - wordWidth - side - 12 > place.width() / 2;
    const int room = side + (worded ? wordWidth + 4 : 0);
    const QRect mark(place.right() - room + 1, place.center().y() - side / 2 + 1, side, side);
    m_theme.icon(look.icon, look.color)
        .paint(&painter, QStyle::visualRect(painter.layoutDirection(), cell, mark));
    if (worded)
        line(painter, QRect(mark.right() + 5, place.top(), wordWidth, place.height()), cell, word,
             font, m_theme.color(look.color));
    return room + 8;
}

void PeopleDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto row = index.data(PeopleListModel::RowRole).value<PersonRow>();
    const QRect &cell = option.rect;
    const int side = pictureSide();
    const QRect place(cell.left() + padding, cell.center().y() - side / 2, side, side);
    painter.drawPixmap(QStyle::visualRect(option.direction, cell, place),
                       m_avatars.pixmap(row.person, side, painter.device()->devicePixelRatioF(),
                                        option.direction));
    QRect text(place.right() + 10, cell.top(), cell.right() - place.right() - 10 - padding,
               cell.height() - 1);
    if (row.pending)
        text.setWidth(text.width() - paintPending(painter, text, cell, *row.pending));
    QFont name = m_theme.font(Theme::Type::Body);
    name.setStrikeOut(row.person.goneAt.isValid());
    const int nameHeight = QFontMetrics(name).height();
    const QFont small = m_theme.font(Theme::Type::Small);
    const QString second = m_compact ? QString() : secondLine(row);
    const int smallHeight = second.isEmpty() ? 0 : QFontMetrics(small).height();
    const int top = text.top() + (text.height() - nameHeight - smallHeight) / 2;
    const QColor ink = m_theme.color(row.person.goneAt.isValid() ? Token::Muted : Token::Text);
    line(painter, QRect(text.left(), top, text.width(), nameHeight), cell,
         m_wording.personTitle(row.person), name, ink);
    if (!second.isEmpty())
        line(painter, QRect(text.left(), top + nameHeight, text.width(), smallHeight), cell, second,
             small, m_theme.color(Token::Muted));
}

void PeopleDelegate::paintState(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto row = index.data(PeopleListModel::RowRole).value<PersonRow>();
    const QRect &cell = option.rect;
    const QFont font = m_theme.font(Theme::Type::Body);
    const int side = qMax(10, QFontMetrics(font).height() * 5 / 8);
    const QRect mark(cell.left() + padding, cell.center().y() - side / 2, side, side);
    paintStatus(painter, QStyle::visualRect(option.direction, cell, mark), row.person.status,
                row.person.relationKnown, m_theme);
    line(painter,
         QRect(mark.right() + 5, cell.top(), cell.right() - mark.right() - 5, cell.height() - 1),
         cell, index.data().toString(), font, m_theme.color(Token::Text));
}

void PeopleDelegate::paintSkeleton(QPainter &painter, const QStyleOptionViewItem &option,
                                   int column) const
{
    const QRect &cell = option.rect;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Border));
    const int row = cell.top() / qMax(1, cell.height());
    if (column != PeopleListModel::Name) {
        const QRect bar(cell.left() + padding, cell.center().y() - 4,
                        skeletonWidth(row + column, cell.width() - 2 * padding), 8);
        painter.drawRoundedRect(QStyle::visualRect(option.direction, cell, bar), 4, 4);
        return;
    }
    const int side = pictureSide();
    const QRect circle(cell.left() + padding, cell.center().y() - side / 2, side, side);
    painter.drawEllipse(QStyle::visualRect(option.direction, cell, circle));
    const int room = cell.right() - circle.right() - 10 - padding;
    const QRect name(circle.right() + 10, cell.center().y() - (m_compact ? 4 : 10),
                     skeletonWidth(row, room), 8);
    painter.drawRoundedRect(QStyle::visualRect(option.direction, cell, name), 4, 4);
    if (!m_compact)
        painter.drawRoundedRect(QStyle::visualRect(option.direction, cell,
                                                   QRect(name.left(), cell.center().y() + 4,
                                                         skeletonWidth(row + 1, room), 6)),
                                3, 3);
}

void PeopleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QRect &cell = option.rect;
    painter->save();
    painter->setClipRect(cell);
    painter->setLayoutDirection(option.direction);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(cell, m_theme.color(Token::AccentSoft));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                      m_theme.color(Token::Border));
    const bool loaded = index.data(PeopleListModel::LoadedRole).toBool();
    if (index.column() == PeopleListModel::Tick) {
        paintTick(*painter, option, index.data(PeopleListModel::TickedRole).toBool());
    } else if (!loaded) {
        paintSkeleton(*painter, option, index.column());
    } else if (index.column() == PeopleListModel::Name) {
        paintName(*painter, option, index);
    } else if (index.column() == PeopleListModel::Status) {
        paintState(*painter, option, index);
    } else {
        const QString text = index.data().toString();
        const bool nothing = text.isEmpty() && index.column() == PeopleListModel::Relationship;
        line(*painter, cell.adjusted(padding, 0, -2, -1), cell, nothing ? u"–"_s : text,
             m_theme.font(Theme::Type::Body), m_theme.color(nothing ? Token::Muted : Token::Text));
    }
    paintRing(*painter, option, index);
    painter->restore();
}

/// The row has the focus, not the cell: its ring is drawn piece by piece, one piece per column.
void PeopleDelegate::paintRing(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table || !table->hasFocus() || table->currentIndex().row() != index.row())
        return;
    QStyleOptionFocusRect ring;
    ring.rect =
        QRect(1, option.rect.top(), table->viewport()->width() - 2, option.rect.height() - 1);
    ring.palette = option.palette;
    table->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, table);
}

/// The whole cell in words, for what is cut; never as markup.
bool PeopleDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.data(PeopleListModel::LoadedRole).toBool())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString words = index.data(Qt::AccessibleTextRole).toString();
    if (index.column() != PeopleListModel::Name && index.column() != PeopleListModel::Tick)
        words = index.data(Qt::ToolTipRole).toString().isEmpty()
                    ? index.data().toString()
                    : index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), u"<qt>"_s + words.toHtmlEscaped() + u"</qt>"_s,
                       view->viewport(), option.rect);
    return true;
}

} // namespace personae
