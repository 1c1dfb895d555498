// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/studiocanvas.h"
#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using Token = Theme::Token;

constexpr int handleSide = 11;
constexpr int checkSide = 8;
constexpr double pixelsAreSeenAt = 4; ///< zoom from which single pixels are shown sharp

/// On top of a photograph light and dark do not follow the theme, but the photograph.
QColor shade(double opacity)
{
    QColor color = Theme::color(Token::Text, false);
    color.setAlphaF(float(opacity));
    return color;
}

QColor light(double opacity = 1)
{
    QColor color = Theme::color(Token::OnAccent, false);
    color.setAlphaF(float(opacity));
    return color;
}

void paintChecks(QPainter &painter, const QRectF &rect, const QColor &one, const QColor &other)
{
    painter.fillRect(rect, one);
    const QRect cells = rect.toAlignedRect();
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    for (int y = cells.top(); y <= cells.bottom(); y += checkSide) {
        const int shift = (y - cells.top()) / checkSide % 2 * checkSide;
        for (int x = cells.left() + shift; x <= cells.right(); x += 2 * checkSide)
            painter.fillRect(x, y, checkSide, checkSide, other);
    }
    painter.restore();
}

} // namespace

void StudioCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Sidebar));
    paintPicture(painter);
    paintMask(painter);
    paintGuides(painter);
    paintFrame(painter);
    paintHandles(painter);
    paintChips(painter);
}

void StudioCanvas::paintPicture(QPainter &painter) const
{
    const QRectF whole = m_geometry.toScreen(QRectF({}, QSizeF(m_geometry.picture())));
    const QRectF seen = whole.intersected(rect());
    if (m_levels.isEmpty()) {
        painter.fillRect(seen, m_theme.color(Token::Border));
        return;
    }
    if (m_upright.hasAlphaChannel())
        paintChecks(painter, seen, m_theme.color(Token::Base), m_theme.color(Token::Border));
    const QTransform transform = m_geometry.uprightToScreen();
    const double zoom = m_geometry.zoom() * devicePixelRatioF();
    const QImage &level = levelFor(zoom);
    // Only what is seen: zoomed in on a large picture that is little.
    const QRectF part = transform.inverted()
                            .mapRect(seen.adjusted(-1, -1, 1, 1))
                            .intersected(QRectF(m_upright.rect()));
    const double scale = double(level.width()) / m_upright.width();
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom < pixelsAreSeenAt);
    painter.setTransform(transform, true);
    painter.drawImage(part, level, QRectF(part.topLeft() * scale, part.size() * scale));
    painter.restore();
}

void StudioCanvas::paintMask(QPainter &painter) const
{
    QPainterPath outside;
    outside.addRect(m_geometry.toScreen(QRectF({}, QSizeF(m_geometry.picture()))));
    QPainterPath inside;
    inside.addRect(m_geometry.toScreen(m_geometry.frame()));
    painter.fillPath(outside.subtracted(inside), shade(0.6));
}

void StudioCanvas::paintGuides(QPainter &painter) const
{
    if (m_grid == Grid::None)
        return;
    const QRectF frame = m_geometry.toScreen(m_geometry.frame());
    painter.setPen(QPen(light(0.5), 1));
    for (int i = 1; i <= 2; ++i) {
        const double x = std::round(frame.left() + frame.width() * i / 3) + 0.5;
        const double y = std::round(frame.top() + frame.height() * i / 3) + 0.5;
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y));
    }
    if (m_grid != Grid::Round)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    QPen dashes(light(0.9), 1.2);
    dashes.setDashPattern({4, 3});
    painter.setPen(dashes);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(frame.adjusted(1, 1, -1, -1));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void StudioCanvas::paintFrame(QPainter &painter) const
{
    const QRectF frame = m_geometry.toScreen(m_geometry.frame()).toRect();
    const bool focused = hasFocus() && m_part == 0;
    painter.setBrush(Qt::NoBrush);
    QPen line(shade(0.7), 4);
    line.setJoinStyle(Qt::MiterJoin);
    if (!focused) {
        painter.setPen(line);
        painter.drawRect(frame);
    }
    line.setColor(light());
    line.setWidth(focused ? 4 : 2);
    if (isSoft())
        line.setDashPattern({4, 3});
    painter.setPen(line);
    painter.drawRect(frame);
    if (!focused)
        return;
    line.setColor(Theme::color(Token::Accent, false));
    line.setWidth(2);
    if (isSoft()) // over the same stretches: dashes count in widths
        line.setDashPattern({8, 6});
    painter.setPen(line);
    painter.drawRect(frame);
}

void StudioCanvas::paintHandles(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = Theme::color(Token::Accent, false);
    for (int i = 0; i < StudioGeometry::handleCount; ++i) {
        const bool focused = hasFocus() && m_part == i + 1;
        const double side = focused ? handleSide + 4 : handleSide;
        QRectF box(0, 0, side, side);
        box.moveCenter(m_geometry.handlePoint(Handle(i)));
        if (focused) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(light());
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4);
        }
        painter.setPen(QPen(focused ? light() : accent, 1.5));
        painter.setBrush(focused ? accent : light());
        painter.drawRoundedRect(box, 2.5, 2.5);
    }
    painter.restore();
}

void StudioCanvas::paintChips(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(Theme::Type::Small));
    const QFontMetrics metrics(painter.font());
    const QRect room =
        rect().adjusted(Theme::panePadding, 0, -Theme::panePadding, -Theme::panePadding);
    QRect next(room.left(), room.bottom() + 1 - chipHeight(), 0, chipHeight());
    const auto chip = [&](const QString &text, const QColor &ground, const QColor &ink) {
        next.setWidth(std::min(room.width(), metrics.horizontalAdvance(text) + 2 * Theme::gap));
        if (next.right() > room.right()) // no room beside the one before: above it
            next.moveTopLeft({room.left(), next.top() - chipHeight() - 4});
        const QRect box = QStyle::visualRect(layoutDirection(), rect(), next);
        painter.setPen(light(0.18));
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius,
                                Theme::radius);
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignCenter,
                         metrics.elidedText(text, Qt::ElideRight, box.width() - Theme::gap));
        next.moveLeft(next.right() + 1 + 4);
    };
    chip(positionText(), shade(0.78), light());
    if (isSoft())
        chip(softText(), m_theme.color(Token::WarnSoft), m_theme.color(Token::Warn));
    painter.restore();
}

} // namespace personae
