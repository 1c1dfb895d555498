// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/croprecipe.h"
#include "models/values/serviceinfo.h"

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QTransform>

#include <optional>

namespace personae {

/// The frame on the picture, and how both lie on the screen. The image space (pixels of the turned
/// and flipped picture) is the truth; the screen space (logical pixels of the canvas) is derived
/// from it. The frame keeps the rule's aspect and never leaves the picture, whatever is asked of
/// it. No widget.
class StudioGeometry final
{
public:
    enum class Handle { TopLeft, Top, TopRight, Right, BottomRight, Bottom, BottomLeft, Left };
    static constexpr int handleCount = 8;
    static constexpr double handleReach = 16; ///< half of the 32 px a handle takes clicks on
    static constexpr double highestZoom = 16;

    StudioGeometry(const QSize &upright, const PictureRule &rule);

    [[nodiscard]] CropRecipe recipe() const; ///< always with an explicit crop
    void setRecipe(const CropRecipe &recipe);
    [[nodiscard]] QSize picture() const; ///< turned
    [[nodiscard]] const QRectF &frame() const { return m_frame; }
    [[nodiscard]] QSizeF smallestFrame() const;
    [[nodiscard]] QSizeF largestFrame() const;

    void moveFrame(const QPointF &by);
    void moveFrameTo(const QPointF &topLeft);
    void setFrameWidth(double width); ///< keeps the corner at the top left where it can
    void dragHandle(Handle handle, const QPointF &to);  ///< image space
    void nudgeHandle(Handle handle, const QPointF &by); ///< image space; by keyboard
    void turn(int quarters); ///< as seen: 1 is clockwise, -1 the other way; the frame goes along
    void flip(Qt::Orientation direction); ///< as seen: Horizontal swaps left and right
    void reset();

    /// `below`: screen pixels at the bottom that a fitted picture leaves free, for a line of text.
    void setViewport(const QSizeF &size, double below = 0);
    [[nodiscard]] QSizeF viewport() const { return m_viewport; }
    [[nodiscard]] double zoom() const { return m_zoom; } ///< screen pixels per image pixel
    void setZoom(double zoom, const QPointF &keep); ///< this point of the screen stays where it is
    void fit(); ///< the whole picture, and again whenever the viewport changes, until zoomed
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    void pan(const QPointF &by); ///< screen space
    void showFrame();            ///< pans as little as needed for the frame to be seen

    [[nodiscard]] QPointF toScreen(const QPointF &image) const;
    [[nodiscard]] QRectF toScreen(const QRectF &image) const;
    [[nodiscard]] QPointF toImage(const QPointF &screen) const;
    [[nodiscard]] QTransform uprightToScreen() const;       ///< for painting the upright picture
    [[nodiscard]] QPointF handlePoint(Handle handle) const; ///< screen space
    [[nodiscard]] std::optional<Handle> handleAt(const QPointF &screen) const;

private:
    [[nodiscard]] double aspect() const;
    [[nodiscard]] double fittingZoom() const;
    void resize(Handle handle, double width);
    void keepFrameInside();
    void keepPictureInReach();

    QSize m_upright;
    PictureRule m_rule;
    CropRecipe m_turns; ///< its crop is not used
    QRectF m_frame;
    QSizeF m_viewport{1, 1};
    double m_below = 0;
    QPointF m_origin; ///< the picture's corner, screen space
    double m_zoom = 1;
    bool m_fitted = true;
};

} // namespace personae
