// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/requestdelegate.h"

#include "models/values/foreigntext.h"
#include "ui/theme/avatarpainter.h"
#include "ui/theme/buttonpainter.h"
#include "ui/theme/statelooks.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTextLayout>
#include <QToolTip>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

constexpr int side = 28;
constexpr int padding = 8;
constexpr int textLines = 2;

/// At most so many lines, the last one cut.
void paragraph(QPainter &painter, const QString &text, const QFont &font, const QRect &place,
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
    layout.draw(&painter, place.topLeft());
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

bool RequestDelegate::isOpen(const QModelIndex &index)
{
    return index.isValid() && !index.data(RequestListModel::DecidedRole).toBool();
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

int RequestDelegate::rowHeight() const
{
    const QFontMetrics body(m_theme.font(Theme::Type::Body));
    const QRect whole(0, 0, 400, 1000);
    const int words = textRect(whole).top() + textLines * body.lineSpacing() + 2;
    return qMax(words, buttons(whole).reject.bottom()) + padding;
}

QSize RequestDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return {view ? view->viewport()->width() : 400, rowHeight()};
}

/// What does not fit; never as markup.
bool RequestDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto row = index.data(RequestListModel::RowRole).value<RequestRow>();
    if (event->type() != QEvent::ToolTip || row.request.text.trimmed().isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString words = isolatedLine(row.request.text, 2000);
    QToolTip::showText(event->globalPos(), u"<qt>"_s + words.toHtmlEscaped() + u"</qt>"_s,
                       view->viewport(), option.rect);
    return true;
}

void RequestDelegate::paintButton(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QRect &place, const QString &text) const
{
    // The filled one stands at the foot of the pane: there is one.
    const QRect where = QStyle::visualRect(option.direction, option.rect, place);
    buttonpainter::box(painter, where, m_theme.color(Token::Base), m_theme.color(Token::Border));
    painter.setFont(m_theme.font(Theme::Type::Body));
    painter.setPen(m_theme.color(Token::Text));
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
    const bool open = isOpen(index);
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
    QStringList facts{isolatedLine(request.from, 120), tr("asks %1").arg(m_wording.requestFor(row)),
                      m_wording.personTime(request.createdAt)};
    if (open && row.decision) // refused: to be decided again
        facts.prepend(m_wording.requestDecision(row));
    line(top, facts.join(u" · "_s), Theme::Type::Small, Token::Muted, right - stateRoom);
    painter->setPen(m_theme.color(Token::Text));
    paragraph(*painter, isolatedLine(request.text, 2000), m_theme.font(Theme::Type::Body),
              QStyle::visualRect(option.direction, cell, text), option.direction);
    if (open) {
        paintButton(*painter, option, buttons(cell).accept, tr("Accept"));
        paintButton(*painter, option, buttons(cell).reject, tr("Reject"));
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
