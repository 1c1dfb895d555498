// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/studiogeometry.h"

#include "models/media/picturebaker.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace personae {

namespace {

constexpr double leastSide = 16; // image pixels; smaller frames show nothing
constexpr double fitMargin = 24; // screen pixels around a fitted picture: room for the handles

/// Where a handle sits: -1, 0 or 1 per axis, from the frame's middle.
QPoint sideOf(StudioGeometry::Handle handle)
{
    static constexpr std::array<std::array<int, 2>, StudioGeometry::handleCount> sides{
        {{-1, -1}, {0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}}};
    const auto &side = sides[std::size_t(handle)];
    return {side[0], side[1]};
}

QPointF pointOn(const QRectF &rect, QPoint side)
{
    return rect.center() + QPointF(side.x() * rect.width() / 2, side.y() * rect.height() / 2);
}

} // namespace

StudioGeometry::StudioGeometry(const QSize &upright, const PictureRule &rule)
    : m_upright(upright.expandedTo({1, 1}))
    , m_rule(rule)
{
    reset();
}

CropRecipe StudioGeometry::recipe() const
{
    CropRecipe recipe = m_turns;
    recipe.crop = m_frame;
    return recipe;
}

void StudioGeometry::setRecipe(const CropRecipe &recipe)
{
    const QSize before = picture();
    m_turns = recipe;
    m_turns.quarterTurns = ((recipe.quarterTurns % 4) + 4) % 4;
    m_frame = picturebaker::frameOf(m_turns, m_upright, m_rule);
    m_turns.crop = {};
    if (m_fitted || picture() != before)
        fit();
}

QSize StudioGeometry::picture() const
{
    return picturebaker::turnedSize(m_turns, m_upright);
}

double StudioGeometry::aspect() const
{
    return m_rule.aspect.isEmpty() ? 1.0 : double(m_rule.aspect.width()) / m_rule.aspect.height();
}

QSizeF StudioGeometry::largestFrame() const
{
    return QSizeF(aspect(), 1).scaled(picture(), Qt::KeepAspectRatio);
}

QSizeF StudioGeometry::smallestFrame() const
{
    return QSizeF(aspect(), 1)
        .scaled(leastSide, leastSide, Qt::KeepAspectRatioByExpanding)
        .boundedTo(largestFrame());
}

void StudioGeometry::moveFrame(const QPointF &by)
{
    m_frame.translate(by);
    keepFrameInside();
}

void StudioGeometry::moveFrameTo(const QPointF &topLeft)
{
    m_frame.moveTopLeft(topLeft);
    keepFrameInside();
}

void StudioGeometry::setFrameWidth(double width)
{
    const double bounded = std::clamp(width, smallestFrame().width(), largestFrame().width());
    m_frame.setSize({bounded, bounded / aspect()});
    keepFrameInside();
}

void StudioGeometry::dragHandle(Handle handle, const QPointF &to)
{
    const QPoint side = sideOf(handle);
    const QPointF away = to - pointOn(m_frame, -side);
    const double across = away.x() * side.x();
    const double down = away.y() * side.y();
    if (side.y() == 0)
        resize(handle, across);
    else if (side.x() == 0)
        resize(handle, down * aspect());
    else // the nearest point of the corner's diagonal
        resize(handle, (across * aspect() + down) / (aspect() * aspect() + 1) * aspect());
}

void StudioGeometry::nudgeHandle(Handle handle, const QPointF &by)
{
    const QPoint side = sideOf(handle);
    resize(handle, m_frame.width() + by.x() * side.x() + by.y() * side.y() * aspect());
}

/// The opposite corner or edge stays; across an edge the frame grows to both sides, and moves where
/// one has no room.
void StudioGeometry::resize(Handle handle, double width)
{
    const QPoint side = sideOf(handle);
    const QPointF anchor = pointOn(m_frame, -side);
    const QSizeF size = picture();
    double most = largestFrame().width();
    if (side.x() != 0)
        most = std::min(most, side.x() > 0 ? size.width() - anchor.x() : anchor.x());
    if (side.y() != 0)
        most = std::min(most, (side.y() > 0 ? size.height() - anchor.y() : anchor.y()) * aspect());
    const double bounded = std::clamp(width, std::min(smallestFrame().width(), most), most);
    const QSizeF grown(bounded, bounded / aspect());
    QRectF frame({}, grown);
    frame.translate(anchor - pointOn(frame, -side));
    m_frame = frame;
    keepFrameInside();
}

void StudioGeometry::turn(int quarters)
{
    const int turns = ((quarters % 4) + 4) % 4;
    QPointF centre = m_frame.center();
    for (int i = 0; i < turns; ++i) {
        centre = {picture().height() - centre.y(), centre.x()};
        m_turns.quarterTurns = (m_turns.quarterTurns + 1) % 4;
        // Flips come after turns in a recipe: a further turn swaps what they mean.
        std::swap(m_turns.flippedHorizontally, m_turns.flippedVertically);
    }
    m_frame.setSize(m_frame.size().boundedTo(largestFrame()));
    m_frame.moveCenter(centre);
    keepFrameInside();
    fit();
}

void StudioGeometry::flip(Qt::Orientation direction)
{
    QPointF centre = m_frame.center();
    if (direction == Qt::Horizontal) {
        m_turns.flippedHorizontally = !m_turns.flippedHorizontally;
        centre.setX(picture().width() - centre.x());
    } else {
        m_turns.flippedVertically = !m_turns.flippedVertically;
        centre.setY(picture().height() - centre.y());
    }
    m_frame.moveCenter(centre);
    keepFrameInside();
}

void StudioGeometry::reset()
{
    m_turns = {};
    m_frame = picturebaker::frameOf(m_turns, m_upright, m_rule);
    fit();
}

void StudioGeometry::keepFrameInside()
{
    const QSizeF size = picture();
    m_frame.moveLeft(
        std::clamp(m_frame.left(), 0.0, std::max(0.0, size.width() - m_frame.width())));
    m_frame.moveTop(
        std::clamp(m_frame.top(), 0.0, std::max(0.0, size.height() - m_frame.height())));
}

void StudioGeometry::setViewport(const QSizeF &size, double below)
{
    m_below = std::max(0.0, below - fitMargin / 2);
    const QPointF grown(size.width() - m_viewport.width(), size.height() - m_viewport.height());
    m_viewport = size.expandedTo({1, 1});
    if (m_fitted)
        fit();
    else
        pan(grown / 2);
}

double StudioGeometry::fittingZoom() const
{
    const QSizeF room =
        (m_viewport - QSizeF(2 * fitMargin, 2 * fitMargin + m_below)).expandedTo({16, 16});
    const double zoom =
        std::min(room.width() / picture().width(), room.height() / picture().height());
    return std::min(zoom, highestZoom / 2); // a tiny icon need not fill the window
}

void StudioGeometry::fit()
{
    m_zoom = fittingZoom();
    const QSizeF size = QSizeF(picture()) * m_zoom;
    m_origin = {(m_viewport.width() - size.width()) / 2,
                (m_viewport.height() - m_below - size.height()) / 2};
    m_fitted = true;
}

void StudioGeometry::setZoom(double zoom, const QPointF &keep)
{
    const QPointF image = toImage(keep);
    m_zoom = std::clamp(zoom, std::min(1.0, fittingZoom()) / 2, highestZoom);
    m_origin = keep - image * m_zoom;
    m_fitted = false;
    keepPictureInReach();
}

void StudioGeometry::pan(const QPointF &by)
{
    m_origin += by;
    m_fitted = false;
    keepPictureInReach();
}

/// A quarter of the canvas always shows picture, so that it cannot get lost.
void StudioGeometry::keepPictureInReach()
{
    const QSizeF size = QSizeF(picture()) * m_zoom;
    const double across = std::min(size.width(), m_viewport.width() / 4);
    const double down = std::min(size.height(), m_viewport.height() / 4);
    m_origin.setX(std::clamp(m_origin.x(), across - size.width(), m_viewport.width() - across));
    m_origin.setY(std::clamp(m_origin.y(), down - size.height(), m_viewport.height() - down));
}

void StudioGeometry::showFrame()
{
    const QRectF seen = toScreen(m_frame);
    const auto needed = [](double low, double high, double room) {
        if (high - low > room || (low >= 0 && high <= room))
            return 0.0;
        return low < 0 ? -low : room - high;
    };
    const QPointF by(needed(seen.left(), seen.right(), m_viewport.width()),
                     needed(seen.top(), seen.bottom(), m_viewport.height()));
    if (!by.isNull())
        pan(by);
}

QPointF StudioGeometry::toScreen(const QPointF &image) const
{
    return m_origin + image * m_zoom;
}

QRectF StudioGeometry::toScreen(const QRectF &image) const
{
    return {toScreen(image.topLeft()), image.size() * m_zoom};
}

QPointF StudioGeometry::toImage(const QPointF &screen) const
{
    return (screen - m_origin) / m_zoom;
}

QTransform StudioGeometry::uprightToScreen() const
{
    return picturebaker::transformOf(m_turns, m_upright) *
           QTransform(m_zoom, 0, 0, m_zoom, m_origin.x(), m_origin.y());
}

QPointF StudioGeometry::handlePoint(Handle handle) const
{
    return pointOn(toScreen(m_frame), sideOf(handle));
}

std::optional<StudioGeometry::Handle> StudioGeometry::handleAt(const QPointF &screen) const
{
    const auto distance = [&screen](const QPointF &point) {
        const QPointF by = screen - point;
        return std::max(std::abs(by.x()), std::abs(by.y()));
    };
    std::optional<Handle> nearest;
    double best = handleReach;
    for (int i = 0; i < handleCount; ++i) {
        const double away = distance(handlePoint(Handle(i)));
        if (away < best) {
            best = away;
            nearest = Handle(i);
        }
    }
    // The middle of a small frame must stay free for moving it.
    return nearest && distance(toScreen(m_frame).center()) > best ? nearest : std::nullopt;
}

} // namespace personae
