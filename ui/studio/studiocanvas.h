// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/studio/recipehistory.h"
#include "ui/studio/studiogeometry.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>

namespace personae {

class Theme;

/// The picture with its frame, moved by mouse or keyboard (window.md d7). One tab stop per part:
/// the frame, then its eight handles. Arrow directions stay physical in right-to-left layouts.
class StudioCanvas final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StudioCanvas)

public:
    using Handle = StudioGeometry::Handle;
    enum class Grid { None, Thirds, Round };
    Q_ENUM(Grid)

    StudioCanvas(const QImage &upright, const PictureRule &rule, const CropRecipe &start,
                 Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const StudioGeometry &geometryNow() const { return m_geometry; }
    [[nodiscard]] CropRecipe recipe() const { return m_geometry.recipe(); }
    [[nodiscard]] bool isChanged() const { return !(recipe() == m_start); }
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    [[nodiscard]] Grid grid() const { return m_grid; }
    [[nodiscard]] bool isSoft() const;     ///< the frame has fewer pixels than the service shows
    [[nodiscard]] int usefulWidth() const; ///< image pixels
    [[nodiscard]] QString positionText() const;
    [[nodiscard]] QString softText() const;

    void turn(int quarters);
    void flip(Qt::Orientation direction);
    void resetAll();
    void undo();
    void redo();
    void moveFrameTo(const QPointF &topLeft);
    void setFrameWidth(double width);
    void zoomBy(double factor);
    void fit();
    void realPixels();
    void nextGrid();
    void speak(); ///< now, not after the rest

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void recipeChanged(); ///< also while dragging
    void historyChanged();
    void applyWanted();
    void announced(const QString &text); ///< for screen readers, after 250 ms of rest

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Drag { None, Frame, Handle, Pan };

    void makeLevels();
    [[nodiscard]] const QImage &levelFor(double scale) const;
    void changed(RecipeHistory::Kind kind);
    void shown();
    void setPart(int part);
    void measure();
    [[nodiscard]] int chipHeight() const;
    [[nodiscard]] QString partName() const;
    bool arrowPressed(const QKeyEvent &event);
    bool commandPressed(const QKeyEvent &event);
    bool letterPressed(const QKeyEvent &event);
    void updateCursor(const QPointF &at);

    void paintPicture(QPainter &painter) const;
    void paintMask(QPainter &painter) const;
    void paintGuides(QPainter &painter) const;
    void paintFrame(QPainter &painter) const;
    void paintHandles(QPainter &painter) const;
    void paintChips(QPainter &painter) const;

    Theme &m_theme;
    PictureRule m_rule;
    QImage m_upright;
    QList<QImage> m_levels; ///< each half of the one before; made on a worker
    StudioGeometry m_geometry;
    CropRecipe m_start;
    RecipeHistory m_history;
    QElapsedTimer m_clock;
    QTimer m_rest;
    Grid m_grid = Grid::Thirds;
    int m_part = 0; ///< 0: frame, 1..8: handle
    Drag m_drag = Drag::None;
    Handle m_handle = Handle::TopLeft;
    QPointF m_grabbed; ///< image space for the frame, screen space for panning
    bool m_spaceHeld = false;
};

} // namespace personae
