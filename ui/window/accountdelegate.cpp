// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/accountdelegate.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/theme/avatarpainter.h"
#include "ui/window/looks.h"
#include "ui/window/windowwording.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

/// One elided line of plain text. `place` is as in left-to-right.
void line(QPainter &painter, const QRect &place, const QRect &row, const QString &text,
          const QFont &font, const QColor &ink)
{
    const auto direction = painter.layoutDirection();
    painter.setFont(font);
    painter.setPen(ink);
    const int side = int(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(
        QStyle::visualRect(direction, row, place),
        side | int(Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextSingleLine | Qt::TextDontClip),
        QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace

AccountDelegate::AccountDelegate(PictureStore &pictures, Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
    , m_theme(theme)
{
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(m_theme.font(Theme::Type::Body)).height() +
                      QFontMetrics(m_theme.font(Theme::Type::Small)).height();
    return {320, qMax(40, lines + 8)};
}

AccountDelegate::Columns AccountDelegate::columns(const QRect &row) const
{
    const int unit = QFontMetrics(m_theme.font(Theme::Type::Body)).averageCharWidth();
    const QRect inner = row.adjusted(Theme::panePadding + picture + 9, 0, -Theme::panePadding, 0);
    const int state = qMin(unit * 22, inner.width() / 2);
    const int service = inner.width() - state > unit * 30 ? unit * 14 : 0;
    Columns columns;
    columns.state = QRect(inner.right() - state + 1, row.top(), state, row.height());
    columns.service = QRect(columns.state.left() - service, row.top(), service, row.height());
    columns.name = QRect(inner.left(), row.top(),
                         columns.service.left() - inner.left() - Theme::gap, row.height());
    return columns;
}

QString AccountDelegate::marks(const AccountRow &account) const
{
    QStringList words;
    if (account.unsentChanges > 0)
        words.append(
            looks::counted(account.unsentChanges, tr("1 unsent change"), tr("%1 unsent changes")));
    if (account.needsYou > 0)
        words.append(looks::counted(account.needsYou, tr("1 needs you"), tr("%1 need you")));
    else if (account.waiting > 0)
        words.append(
            looks::counted(account.waiting, tr("1 in the outbox"), tr("%1 in the outbox")));
    if (account.signInEndsSoon())
        words.append(WindowWording::signInEnd(account));
    return words.join(u" · "_s);
}

void AccountDelegate::paintName(QPainter &painter, const QRect &place, const QRect &row,
                                const AccountRow &account) const
{
    const QFont name = m_theme.font(Theme::Type::BodyStrong);
    const QFont handle = m_theme.font(Theme::Type::Small);
    const int nameHeight = QFontMetrics(name).height();
    const QString shown = account.account.displayName.trimmed();
    const bool named = !shown.isEmpty() && shown != account.account.handle;
    const int handleHeight = named ? QFontMetrics(handle).height() : 0;
    const int top = place.top() + (place.height() - nameHeight - handleHeight) / 2;
    line(painter, QRect(place.left(), top, place.width(), nameHeight), row,
         isolatedLine(shown.isEmpty() ? account.account.handle : shown, 200), name,
         m_theme.color(Token::Text));
    if (!named) // the handle is the name
        return;
    line(painter, QRect(place.left(), top + nameHeight, place.width(), handleHeight), row,
         isolatedLine(account.account.handle, 200), handle, m_theme.color(Token::Muted));
}

void AccountDelegate::paintState(QPainter &painter, const QRect &place, const QRect &row,
                                 const AccountRow &account) const
{
    const QDateTime &writes = account.account.writesNotBefore;
    const bool pausedWrites =
        account.reach == Reach::Online && writes > QDateTime::currentDateTimeUtc();
    looks::Look look = looks::of(pausedWrites ? Reach::Throttled : account.reach);
    if (pausedWrites)
        look.word = tr("next change %1").arg(ages::shortAge(writes));
    const QFont font = m_theme.font(Theme::Type::Body);
    const QFont small = m_theme.font(Theme::Type::Small);
    const QString second = marks(account);
    const int height = QFontMetrics(font).height();
    const int secondHeight = second.isEmpty() ? 0 : QFontMetrics(small).height();
    const int top = place.top() + (place.height() - height - secondHeight) / 2;
    const int side = Theme::iconSide();
    const QRect icon(place.left(), top + (height - side) / 2, side, side);
    m_theme.icon(look.icon, look.color)
        .paint(&painter, QStyle::visualRect(painter.layoutDirection(), row, icon));
    line(painter, QRect(place.left() + side + 4, top, place.width() - side - 4, height), row,
         look.word, font, m_theme.color(Token::Text));
    if (second.isEmpty())
        return;
    const bool urgent = account.needsYou > 0;
    const QRect dot(place.left() + side / 2 - 3, top + height + secondHeight / 2 - 3, 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(urgent ? Token::Bad : Token::Accent));
    painter.drawEllipse(QStyle::visualRect(painter.layoutDirection(), row, dot));
    line(painter,
         QRect(place.left() + side + 4, top + height, place.width() - side - 4, secondHeight), row,
         second, small, m_theme.color(urgent ? Token::Bad : Token::Accent));
}

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto account = index.data(AccountListModel::RowRole).value<AccountRow>();
    const QRect &row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(row, m_theme.color(Token::AccentSoft));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1),
                      m_theme.color(Token::Border));
    const QRect place(row.left() + Theme::panePadding, row.center().y() - picture / 2, picture,
                      picture);
    const int edge = qRound(picture * painter->device()->devicePixelRatioF());
    const QImage image = account.avatar.isEmpty()
                             ? QImage()
                             : m_pictures.picture(account.account.id, account.avatar, edge);
    avatarpainter::paint(*painter, QStyle::visualRect(option.direction, row, place), image,
                         account.account.displayName, account.account.handle, PersonKind::Person);
    const Columns places = columns(row);
    paintName(*painter, places.name, row, account);
    if (places.service.width() > 0)
        line(*painter, places.service, row, isolatedLine(account.serviceName, 60),
             m_theme.font(Theme::Type::Body), m_theme.color(Token::Text));
    paintState(*painter, places.state, row, account);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.rect = row.adjusted(1, 0, -1, -1);
        ring.palette = option.palette;
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter,
                                              option.widget);
    }
    painter->restore();
}

} // namespace personae
