// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/studiocanvas.h"

#include "models/media/worker.h"
#include "ui/studio/studiotext.h"
#include "ui/theme/theme.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int restBeforeSpeaking = 250; // ms
constexpr int largestLevel = 2048;
constexpr int smallestLevel = 256;
constexpr int usefulUnlessKnown = 200;

QList<QImage> levelsOf(const QImage &image)
{
    QList<QImage> levels;
    QImage level = image;
    for (int side = largestLevel; side >= smallestLevel; side /= 2) {
        if (std::max(level.width(), level.height()) > side)
            level = level.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        levels.append(level);
    }
    return levels;
}

} // namespace

StudioCanvas::StudioCanvas(const QImage &upright, const PictureRule &rule, const CropRecipe &start,
                           Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rule(rule)
    , m_upright(upright)
    , m_geometry(upright.size(), rule)
    , m_history(start)
{
    m_geometry.setRecipe(start);
    m_start = m_geometry.recipe();
    m_history = RecipeHistory(m_start);
    m_grid = rule.round ? Grid::Round : Grid::Thirds;
    m_clock.start();
    m_rest.setSingleShot(true);
    m_rest.setInterval(restBeforeSpeaking);
    connect(&m_rest, &QTimer::timeout, this, &StudioCanvas::speak);
    connect(&m_theme, &Theme::changed, this, &StudioCanvas::measure);
    setObjectName(u"studioCanvas"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Frame on the picture"));
    setAccessibleDescription(positionText());
    makeLevels();
}

/// Painting must not scale a hundred megapixels each time: smaller copies are made beside the
/// window.
void StudioCanvas::makeLevels()
{
    worker::run<QList<QImage>>(
        this, [image = m_upright] { return levelsOf(image); },
        [this](const QList<QImage> &levels) {
            m_levels = levels;
            update();
        });
}

/// The smallest copy that has this many pixels per pixel of the original, or the original.
const QImage &StudioCanvas::levelFor(double scale) const
{
    const double wanted = scale * m_upright.width();
    const auto enough =
        std::find_if(m_levels.crbegin(), m_levels.crend(),
                     [wanted](const QImage &level) { return level.width() >= wanted; });
    return enough == m_levels.crend() ? m_upright : *enough;
}

int StudioCanvas::usefulWidth() const
{
    int useful = 0;
    for (const QSize size : m_rule.shownAt)
        useful = std::max(useful, size.width());
    return useful > 0 ? useful : usefulUnlessKnown;
}

bool StudioCanvas::isSoft() const
{
    return m_geometry.frame().width() + 0.5 < usefulWidth();
}

QString StudioCanvas::softText() const
{
    return isSoft() ? tr("below %1 px: will look soft").arg(QLocale().toString(usefulWidth()))
                    : QString();
}

QString StudioCanvas::positionText() const
{
    const QRectF frame = m_geometry.frame();
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(qRound(value)); };
    //: size of the frame "at" its place, then the zoom
    return tr("%1 at %2 · zoom %3")
        .arg(studiotext::size(frame.size().toSize()),
             studiotext::apart(tr("%1, %2").arg(number(frame.x()), number(frame.y()))),
             studiotext::apart(tr("%1 %").arg(number(m_geometry.zoom() * 100))));
}

QString StudioCanvas::partName() const
{
    switch (m_part) {
    case 1:
        return tr("Handle at the top left");
    case 2:
        return tr("Handle at the top");
    case 3:
        return tr("Handle at the top right");
    case 4:
        return tr("Handle at the right");
    case 5:
        return tr("Handle at the bottom right");
    case 6:
        return tr("Handle at the bottom");
    case 7:
        return tr("Handle at the bottom left");
    case 8:
        return tr("Handle at the left");
    default:
        return tr("Frame on the picture");
    }
}

void StudioCanvas::setPart(int part)
{
    m_part = part;
    setAccessibleName(partName());
    m_rest.start();
    update();
}

void StudioCanvas::speak()
{
    m_rest.stop();
    const QString soft = softText();
    const QString position =
        soft.isEmpty() ? positionText() : QString(positionText() + u", "_s + soft);
    setAccessibleDescription(position);
    Q_EMIT announced(partName() + u": "_s + position);
}

/// The frame or the view is another one: repaint, and speak after a while.
void StudioCanvas::shown()
{
    m_rest.start();
    update();
}

void StudioCanvas::changed(RecipeHistory::Kind kind)
{
    m_history.add(m_geometry.recipe(), kind, m_clock.elapsed());
    shown();
    Q_EMIT recipeChanged();
    Q_EMIT historyChanged();
}

void StudioCanvas::turn(int quarters)
{
    m_geometry.turn(quarters);
    changed(RecipeHistory::Kind::Apart);
}

void StudioCanvas::flip(Qt::Orientation direction)
{
    m_geometry.flip(direction);
    changed(RecipeHistory::Kind::Apart);
}

void StudioCanvas::resetAll()
{
    m_geometry.reset();
    changed(RecipeHistory::Kind::Apart);
}

void StudioCanvas::undo()
{
    m_geometry.setRecipe(m_history.undo());
    shown();
    Q_EMIT recipeChanged();
    Q_EMIT historyChanged();
}

void StudioCanvas::redo()
{
    m_geometry.setRecipe(m_history.redo());
    shown();
    Q_EMIT recipeChanged();
    Q_EMIT historyChanged();
}

void StudioCanvas::moveFrameTo(const QPointF &topLeft)
{
    m_geometry.moveFrameTo(topLeft);
    m_geometry.showFrame();
    changed(RecipeHistory::Kind::Type);
}

void StudioCanvas::setFrameWidth(double width)
{
    m_geometry.setFrameWidth(width);
    m_geometry.showFrame();
    changed(RecipeHistory::Kind::Type);
}

void StudioCanvas::zoomBy(double factor)
{
    m_geometry.setZoom(m_geometry.zoom() * factor,
                       m_geometry.toScreen(m_geometry.frame().center()));
    shown();
}

void StudioCanvas::fit()
{
    m_geometry.fit();
    shown();
}

void StudioCanvas::realPixels()
{
    m_geometry.setZoom(1.0 / devicePixelRatioF(), m_geometry.toScreen(m_geometry.frame().center()));
    m_geometry.showFrame();
    shown();
}

void StudioCanvas::nextGrid()
{
    m_grid = m_grid == Grid::None     ? Grid::Thirds
             : m_grid == Grid::Thirds ? Grid::Round
                                      : Grid::None;
    update();
}

QSize StudioCanvas::minimumSizeHint() const
{
    return {240, 180};
}

QSize StudioCanvas::sizeHint() const
{
    return {640, 420};
}

/// Of the line with the position, at the bottom.
int StudioCanvas::chipHeight() const
{
    return QFontMetrics(m_theme.font(Theme::Type::Small)).height() + Theme::gap;
}

void StudioCanvas::measure()
{
    m_geometry.setViewport(size(), chipHeight() + Theme::panePadding);
    update();
}

void StudioCanvas::resizeEvent(QResizeEvent *)
{
    measure();
}

} // namespace personae
