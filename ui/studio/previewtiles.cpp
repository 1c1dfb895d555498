// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/previewstrip.h"
#include "ui/studio/studiotext.h"
#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace personae {

namespace {

constexpr int smallestEdge = 28;

} // namespace

PreviewTiles::PreviewTiles(const PictureRule &rule, bool dark, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_rule(rule)
    , m_theme(theme)
    , m_dark(dark)
{
    std::sort(m_rule.shownAt.begin(), m_rule.shownAt.end(),
              [](QSize one, QSize other) { return one.height() > other.height(); });
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    setAccessibleName(dark ? tr("Preview on a dark ground") : tr("Preview on a light ground"));
}

void PreviewTiles::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

/// The largest size fills the strip's height, smaller ones keep their proportion to it as long as
/// they can be seen.
QSize PreviewTiles::tileSize(QSize shown) const
{
    const int tallest = std::max(1, m_rule.shownAt.constFirst().height());
    const int edge =
        std::clamp(shown.height() * largestEdge() / tallest, smallestEdge, largestEdge());
    return {edge * m_rule.aspect.width() / std::max(1, m_rule.aspect.height()), edge};
}

int PreviewTiles::columnWidth(QSize shown) const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Small));
    return std::max(tileSize(shown).width(),
                    metrics.horizontalAdvance(studiotext::pixels(shown)) + 2);
}

QSize PreviewTiles::sizeHint() const
{
    int width = Theme::panePadding;
    for (const QSize shown : m_rule.shownAt)
        width += columnWidth(shown) + Theme::panePadding;
    const QFontMetrics metrics(m_theme.font(Theme::Type::Small));
    return {width, Theme::gap + largestEdge() + 4 + metrics.height() + Theme::gap};
}

void PreviewTiles::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(m_theme.color(Theme::Token::Border));
    painter.setBrush(Theme::color(Theme::Token::Base, m_dark));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius,
                            Theme::radius);
    painter.setFont(m_theme.font(Theme::Type::Small));
    const QFontMetrics metrics(painter.font());
    int left = Theme::panePadding;
    for (const QSize shown : m_rule.shownAt) {
        const int column = columnWidth(shown);
        const QSize size = tileSize(shown);
        const QRect tile(left + (column - size.width()) / 2,
                         Theme::gap + largestEdge() - size.height(), size.width(), size.height());
        QPainterPath shape;
        if (m_rule.round)
            shape.addEllipse(tile);
        else
            shape.addRoundedRect(tile, 4, 4);
        painter.save();
        painter.setClipPath(shape);
        if (m_picture.isNull())
            painter.fillRect(tile, Theme::color(Theme::Token::Sidebar, m_dark));
        else
            painter.drawImage(tile, m_picture);
        painter.restore();
        painter.setPen(Theme::color(Theme::Token::Muted, m_dark));
        painter.drawText(QRect(left, Theme::gap + largestEdge() + 4, column, metrics.height()),
                         Qt::AlignCenter, studiotext::pixels(shown));
        left += column + Theme::panePadding;
    }
}

} // namespace personae
