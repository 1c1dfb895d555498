// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/studiocanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr double zoomStep = 1.25;
constexpr double smallPart = 0.001; ///< of the picture's side, for Alt
constexpr int bigStep = 10;         ///< image pixels, for Shift

QPointF directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

Qt::KeyboardModifiers modifiersOf(const QKeyEvent &event)
{
    return event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier | Qt::GroupSwitchModifier);
}

Qt::CursorShape cursorFor(StudioGeometry::Handle handle)
{
    using Handle = StudioGeometry::Handle;
    switch (handle) {
    case Handle::TopLeft:
    case Handle::BottomRight:
        return Qt::SizeFDiagCursor;
    case Handle::TopRight:
    case Handle::BottomLeft:
        return Qt::SizeBDiagCursor;
    case Handle::Top:
    case Handle::Bottom:
        return Qt::SizeVerCursor;
    default:
        return Qt::SizeHorCursor;
    }
}

} // namespace

void StudioCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && modifiersOf(*event) == Qt::NoModifier) {
        m_spaceHeld = true;
        updateCursor(mapFromGlobal(QCursor::pos()));
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT applyWanted();
        return;
    }
    if (!arrowPressed(*event) && !commandPressed(*event) && !letterPressed(*event))
        QWidget::keyPressEvent(event);
}

bool StudioCanvas::arrowPressed(const QKeyEvent &event)
{
    QPointF by = directionOf(event.key());
    if (by.isNull())
        return false;
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    if (modifiers.testFlag(Qt::ShiftModifier))
        by *= bigStep;
    if (modifiers.testFlag(Qt::AltModifier))
        by = {by.x() * m_geometry.picture().width() * smallPart,
              by.y() * m_geometry.picture().height() * smallPart};
    auto kind = RecipeHistory::Kind::Resize;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        m_geometry.nudgeHandle(by.x() != 0 ? Handle::Right : Handle::Bottom, by);
    } else if (m_part > 0) {
        m_geometry.nudgeHandle(Handle(m_part - 1), by);
    } else {
        m_geometry.moveFrame(by);
        kind = RecipeHistory::Kind::Move;
    }
    m_geometry.showFrame();
    changed(kind);
    return true;
}

/// Keys with Ctrl, the same in every layout.
bool StudioCanvas::commandPressed(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    if (!modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Z:
        modifiers.testFlag(Qt::ShiftModifier) ? redo() : undo();
        return true;
    case Qt::Key_Y:
        redo();
        return true;
    case Qt::Key_0:
        fit();
        return true;
    case Qt::Key_1:
        realPixels();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(zoomStep);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / zoomStep);
        return true;
    default:
        return false;
    }
}

/// By what was typed, not by which key: brackets and digits sit elsewhere on other keyboards.
bool StudioCanvas::letterPressed(const QKeyEvent &event)
{
    const QString typed = event.text().toUpper();
    const Qt::KeyboardModifiers modifiers = modifiersOf(event);
    const bool altOnly =
        modifiers.testFlag(Qt::AltModifier) && !modifiers.testFlag(Qt::ControlModifier);
    if (typed.size() != 1 || altOnly || modifiers.testFlag(Qt::MetaModifier))
        return false;
    switch (typed.at(0).unicode()) {
    case u'[':
        turn(-1);
        return true;
    case u']':
        turn(1);
        return true;
    case u'H':
        flip(Qt::Horizontal);
        return true;
    case u'V':
        flip(Qt::Vertical);
        return true;
    case u'G':
        nextGrid();
        return true;
    case u'I':
        speak();
        return true;
    case u'0':
        resetAll();
        return true;
    case u'+':
    case u'=':
        zoomBy(zoomStep);
        return true;
    case u'-':
        zoomBy(1 / zoomStep);
        return true;
    default:
        return false;
    }
}

void StudioCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor(mapFromGlobal(QCursor::pos()));
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void StudioCanvas::mousePressEvent(QMouseEvent *event)
{
    if (m_drag != Drag::None)
        return;
    const QPointF at = event->position();
    const auto handle = m_geometry.handleAt(at);
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld)) {
        m_drag = Drag::Pan;
        m_grabbed = at;
    } else if (event->button() != Qt::LeftButton) {
        return;
    } else if (handle) {
        m_drag = Drag::Handle;
        m_handle = *handle;
        m_grabbed = at - m_geometry.handlePoint(*handle);
        setPart(int(*handle) + 1);
    } else if (m_geometry.toScreen(m_geometry.frame()).contains(at)) {
        m_drag = Drag::Frame;
        m_grabbed = m_geometry.toImage(at) - m_geometry.frame().topLeft();
        setPart(0);
    }
    updateCursor(at);
}

void StudioCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    switch (m_drag) {
    case Drag::None:
        updateCursor(at);
        return;
    case Drag::Pan:
        m_geometry.pan(at - m_grabbed);
        m_grabbed = at;
        break;
    case Drag::Handle:
        m_geometry.dragHandle(m_handle, m_geometry.toImage(at - m_grabbed));
        break;
    case Drag::Frame: // whole pixels: a mouse cannot mean less
        m_geometry.moveFrameTo((m_geometry.toImage(at) - m_grabbed).toPoint());
        break;
    }
    shown();
    if (m_drag != Drag::Pan)
        Q_EMIT recipeChanged();
}

void StudioCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::None || event->buttons() != Qt::NoButton)
        return;
    const bool moved = m_drag != Drag::Pan;
    m_drag = Drag::None;
    updateCursor(event->position());
    if (moved)
        changed(RecipeHistory::Kind::Apart);
}

void StudioCanvas::wheelEvent(QWheelEvent *event)
{
    const double turned = event->angleDelta().y() / 120.0;
    if (turned == 0)
        return;
    m_geometry.setZoom(m_geometry.zoom() * std::pow(zoomStep, turned), event->position());
    shown();
    event->accept();
}

void StudioCanvas::updateCursor(const QPointF &at)
{
    const auto handle = m_geometry.handleAt(at);
    if (m_drag == Drag::Pan)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld)
        setCursor(Qt::OpenHandCursor);
    else if (m_drag == Drag::Handle || (m_drag == Drag::None && handle))
        setCursor(cursorFor(m_drag == Drag::Handle ? m_handle : *handle));
    else if (m_drag == Drag::Frame || m_geometry.toScreen(m_geometry.frame()).contains(at))
        setCursor(Qt::SizeAllCursor);
    else
        unsetCursor();
}

void StudioCanvas::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason)
        setPart(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        setPart(StudioGeometry::handleCount);
    QWidget::focusInEvent(event);
    update();
}

void StudioCanvas::focusOutEvent(QFocusEvent *event)
{
    m_spaceHeld = false; // its release will go to another widget
    QWidget::focusOutEvent(event);
    update();
}

bool StudioCanvas::focusNextPrevChild(bool next)
{
    const int part = m_part + (next ? 1 : -1);
    if (part < 0 || part > StudioGeometry::handleCount)
        return QWidget::focusNextPrevChild(next);
    setPart(part);
    return true;
}

} // namespace personae
