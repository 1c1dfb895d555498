// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/requestdelegate.h"

#include "models/values/foreigntext.h"
#include "ui/theme/avatarpainter.h"
#include "ui/theme/buttonpainter.h"
#include "ui/theme/statelooks.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTextLayout>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

constexpr int side = 28;
constexpr int padding = 8;
constexpr int textLines = 3;

/// At most so many lines, the last one cut; returns the height.
int paragraph(QPainter *painter, const QString &text, const QFont &font, const QRect &place,
              Qt::LayoutDirection direction)
{
    QTextLayout layout(text, font);
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(Qt::AlignLeading);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (int number = 0; number < textLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(place.width());
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, place.topLeft());
    return qRound(y);
}

} // namespace

RequestDelegate::RequestDelegate(PictureStore &pictures, const ListWording &wording, Theme &theme,
                                 QObject *parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
    , m_wording(wording)
    , m_theme(theme)
{
}

bool RequestDelegate::isOpen(const RequestRow &row)
{
    return !row.decision;
}

RequestDelegate::Buttons RequestDelegate::buttons(const QRect &row) const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Body));
    const int high = qMax(28, metrics.height() + 10);
    const int wide =
        qMax(metrics.horizontalAdvance(tr("Accept")), metrics.horizontalAdvance(tr("Reject"))) + 24;
    Buttons buttons;
    buttons.reject = QRect(row.right() - Theme::panePadding - wide + 1, row.top() + 8, wide, high);
    buttons.accept = buttons.reject.translated(-wide - Theme::gap, 0);
    return buttons;
}

QRect RequestDelegate::textRect(const QRect &row) const
{
    const QFontMetrics body(m_theme.font(Theme::Type::Body));
    const QFontMetrics small(m_theme.font(Theme::Type::Small));
    const int left = row.left() + Theme::panePadding + side + 10;
    const int top = row.top() + padding + body.height() + small.height() + 2;
    return {left, top, row.right() - Theme::panePadding - left, row.bottom() - top};
}

QSize RequestDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : 400;
    const auto row = index.data(RequestListModel::RowRole).value<RequestRow>();
    const QRect whole(0, 0, width, 1000);
    const QRect text = textRect(whole);
    int height = text.top() + padding;
    if (!row.request.text.trimmed().isEmpty())
        height += paragraph(nullptr, isolatedLine(row.request.text, 2000),
                            m_theme.font(Theme::Type::Body), text, option.direction) +
                  2;
    return {width, qMax(height, buttons(whole).reject.bottom() + padding)};
}

void RequestDelegate::paintButton(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QRect &place, const QString &text,
                                  Theme::ButtonLook look) const
{
    const bool main = look == Theme::ButtonLook::Main;
    const QColor fill = m_theme.color(main ? Token::Accent : Token::Base);
    const QColor edge = m_theme.color(main ? Token::Accent : Token::Border);
    const QRect where = QStyle::visualRect(option.direction, option.rect, place);
    buttonpainter::box(painter, where, fill, edge);
    painter.setFont(m_theme.font(main ? Theme::Type::BodyStrong : Theme::Type::Body));
    painter.setPen(m_theme.color(main ? Token::OnAccent : Token::Text));
    painter.drawText(where, Qt::AlignCenter, text);
}

void RequestDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto row = index.data(RequestListModel::RowRole).value<RequestRow>();
    const IncomingRequest &request = row.request;
    const QRect &cell = option.rect;
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    painter->setClipRect(cell);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(cell, m_theme.color(Token::AccentSoft));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                      m_theme.color(Token::Border));
    const int edge = qRound(side * painter->device()->devicePixelRatioF());
    const QImage image = request.picture.isEmpty()
                             ? QImage()
                             : m_pictures.picture(pictureHolder(row.scope), request.picture, edge);
    avatarpainter::paint(*painter,
                         QStyle::visualRect(option.direction, cell,
                                            QRect(cell.left() + Theme::panePadding,
                                                  cell.top() + padding, side, side)),
                         image, request.name.left(200), request.from, request.kind);
    const QRect text = textRect(cell);
    const bool open = isOpen(row);
    const int right =
        open ? buttons(cell).accept.left() - Theme::gap : cell.right() - Theme::panePadding;
    const auto line = [&](int top, const QString &words, Theme::Type type, Token ink, int to) {
        const QFont font = m_theme.font(type);
        const QFontMetrics metrics(font);
        const QRect place(text.left(), top, to - text.left(), metrics.height());
        painter->setFont(font);
        painter->setPen(m_theme.color(ink));
        painter->drawText(QStyle::visualRect(option.direction, cell, place),
                          int(mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                              int(Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine),
                          metrics.elidedText(words, Qt::ElideRight, place.width()));
        return top + metrics.height();
    };
    Person person;
    person.handle = request.from;
    person.name = request.name;
    const QString state = open ? QString() : m_wording.requestDecision(row);
    const QFontMetrics small(m_theme.font(Theme::Type::Small));
    const int stateRoom = open ? 0 : qMin(cell.width() / 2, small.horizontalAdvance(state) + 24);
    int top = line(cell.top() + padding, m_wording.personTitle(person), Theme::Type::BodyStrong,
                   Token::Text, right - stateRoom);
    const QStringList facts{isolatedLine(request.from, 120),
                            tr("asks %1").arg(m_wording.requestFor(row)),
                            m_wording.personTime(request.createdAt)};
    line(top, facts.join(u" · "_s), Theme::Type::Small, Token::Muted, right - stateRoom);
    painter->setPen(m_theme.color(Token::Text));
    paragraph(painter, isolatedLine(request.text, 2000), m_theme.font(Theme::Type::Body),
              QStyle::visualRect(option.direction, cell, text), option.direction);
    if (open) {
        paintButton(*painter, option, buttons(cell).accept, tr("Accept"), Theme::ButtonLook::Main);
        paintButton(*painter, option, buttons(cell).reject, tr("Reject"), Theme::ButtonLook::Plain);
    } else {
        const looks::Look look = looks::of(row.decision->state);
        const int icon = Theme::iconSide();
        const QRect mark(right - stateRoom, cell.top() + padding + 1, icon, icon);
        m_theme.icon(look.icon, look.color)
            .paint(painter, QStyle::visualRect(option.direction, cell, mark));
        painter->setFont(m_theme.font(Theme::Type::Small));
        painter->setPen(m_theme.color(look.color));
        const QRect words(mark.right() + 5, mark.top(), right - mark.right() - 5,
                          qMax(icon, small.height()));
        painter->drawText(QStyle::visualRect(option.direction, cell, words),
                          int(mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                              int(Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine),
                          small.elidedText(state, Qt::ElideRight, words.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.rect = cell.adjusted(1, 0, -1, -1);
        ring.palette = option.palette;
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter,
                                              option.widget);
    }
    painter->restore();
}

} // namespace personae
