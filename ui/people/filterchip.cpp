// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/filterchip.h"

#include "ui/people/peoplewords.h"
#include "ui/theme/buttonpainter.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {
constexpr int padding = 10;
constexpr int crossSide = 20;
} // namespace

FilterChip::FilterChip(const PeopleFilter &filter, Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_filter(filter)
    , m_theme(theme)
{
    setObjectName(u"filterChip"_s);
    setFocusPolicy(Qt::StrongFocus);
    setText(peoplewords::chip(filter));
    setAccessibleName(peoplewords::chipSentence(filter));
    setAccessibleDescription(tr("Delete removes it, Enter opens its menu"));
    setToolTip(u"<qt>"_s + peoplewords::chipSentence(filter).toHtmlEscaped() + u"</qt>"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &FilterChip::openMenu);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Small));
    return {qMin(metrics.horizontalAdvance(text()), metrics.averageCharWidth() * 40) + padding + 4 +
                crossSide,
            qMax(24, metrics.height() + 8)};
}

QRect FilterChip::crossRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - crossSide - 2, 0, crossSide, height()));
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(m_theme.color(Token::AccentSoft));
    painter.setPen(hasFocus() ? QPen(m_theme.color(Token::Accent), 2) : QPen(Qt::NoPen));
    const QRectF shape = hasFocus() ? pill.adjusted(0.5, 0.5, -0.5, -0.5) : pill;
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    const QFont font = m_theme.font(Theme::Type::Small);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(),
                                           rect().adjusted(padding, 0, -crossSide - 2, 0));
    painter.setFont(font);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(place,
                     int(mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                         int(Qt::AlignVCenter | Qt::AlignAbsolute),
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, place.width()));
    const QPointF middle = QRectF(crossRect()).center();
    const qreal arm = QFontMetrics(font).height() / 5.0;
    painter.setPen(QPen(m_theme.color(Token::Text), 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm));
    painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm));
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT removeWanted();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openMenu();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT removeWanted();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"filterChipMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString word = peoplewords::value(m_filter.field, m_filter.value);
    PeopleFilter turned = m_filter;
    turned.isNot = !turned.isNot;
    connect(menu->addAction(peoplewords::chip(turned)), &QAction::triggered, this,
            &FilterChip::turnWanted);
    connect(menu->addAction(tr("Remove this filter")), &QAction::triggered, this,
            &FilterChip::removeWanted);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    menu->popup(mapToGlobal(QPoint(mirrored ? width() - menu->sizeHint().width() : 0, height())));
}

} // namespace personae
