// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/picturebaker.h"
#include "ui/studio/recipehistory.h"
#include "ui/studio/studiogeometry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace personae;
using Handle = StudioGeometry::Handle;

class StudioGeometryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheLargestFrame();
    void everyWalkStaysInside_data();
    void everyWalkStaysInside();
    void handlesKeepTheOppositeSide_data();
    void handlesKeepTheOppositeSide();
    void edgesGrowBothWaysAndMoveAtTheBorder();
    void turnsCarryTheFrameAlong();
    void turnsAfterFlipsGoTheWayTheyLook();
    void flipsCarryTheFrameAlong();
    void recipesComeBack();
    void screenAndImageAgree_data();
    void screenAndImageAgree();
    void zoomKeepsThePoint();
    void fitFollowsTheViewport();
    void handlesAreFoundWithin16Pixels();
    void middleOfASmallFrameIsFree();
    void showsAFrameOutOfView();
    void historyMergesBursts();
    void historyForgetsWhatWasUndone();
};

namespace {

PictureRule rule(QSize aspect)
{
    PictureRule wanted;
    wanted.aspect = aspect;
    return wanted;
}

void verifyInside(const StudioGeometry &geometry, double aspect)
{
    const QRectF frame = geometry.frame();
    const QSizeF picture = geometry.picture();
    QVERIFY(frame.width() > 0 && frame.height() > 0);
    QVERIFY(frame.left() >= 0 && frame.top() >= 0);
    QVERIFY(frame.right() <= picture.width() + 1e-6);
    QVERIFY(frame.bottom() <= picture.height() + 1e-6);
    QVERIFY(qAbs(frame.width() / frame.height() - aspect) < 1e-6);
}

} // namespace

void StudioGeometryTest::startsWithTheLargestFrame()
{
    QCOMPARE(StudioGeometry({400, 300}, rule({1, 1})).frame(), QRectF(50, 0, 300, 300));
    QCOMPARE(StudioGeometry({900, 400}, rule({3, 1})).frame(), QRectF(0, 50, 900, 300));
    QCOMPARE(StudioGeometry({7, 5}, rule({1, 1})).frame(), QRectF(1, 0, 5, 5));
}

void StudioGeometryTest::everyWalkStaysInside_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("aspect");
    QTest::newRow("square") << QSize(800, 600) << QSize(1, 1);
    QTest::newRow("cover") << QSize(800, 600) << QSize(3, 1);
    QTest::newRow("tiny") << QSize(3, 5) << QSize(1, 1);
    QTest::newRow("narrow") << QSize(20, 3000) << QSize(3, 1);
}

void StudioGeometryTest::everyWalkStaysInside()
{
    QFETCH(QSize, size);
    QFETCH(QSize, aspect);
    StudioGeometry geometry(size, rule(aspect));
    QRandomGenerator random(42);
    const auto number = [&random] { return random.generateDouble() * 2400 - 1200; };
    for (int step = 0; step < 4000; ++step) {
        const auto handle = Handle(random.bounded(StudioGeometry::handleCount));
        switch (random.bounded(8)) {
        case 0:
            geometry.moveFrame({number(), number()});
            break;
        case 1:
            geometry.moveFrameTo({number(), number()});
            break;
        case 2:
            geometry.setFrameWidth(number());
            break;
        case 3:
            geometry.dragHandle(handle, {number(), number()});
            break;
        case 4:
            geometry.nudgeHandle(handle, {number() / 10, number() / 10});
            break;
        case 5:
            geometry.turn(random.bounded(-3, 4));
            break;
        case 6:
            geometry.flip(random.bounded(2) == 0 ? Qt::Horizontal : Qt::Vertical);
            break;
        default:
            geometry.setRecipe(
                {random.bounded(8), false, true, {number(), number(), number(), number()}});
        }
        verifyInside(geometry, double(aspect.width()) / aspect.height());
        if (QTest::currentTestFailed())
            return;
        // The baker means the same frame.
        const QRectF baked = picturebaker::frameOf(geometry.recipe(), size, rule(aspect));
        QVERIFY(qAbs(baked.x() - geometry.frame().x()) < 1e-6);
        QVERIFY(qAbs(baked.width() - geometry.frame().width()) < 1e-6);
    }
}

void StudioGeometryTest::handlesKeepTheOppositeSide_data()
{
    QTest::addColumn<int>("handle");
    QTest::addColumn<QPointF>("by");
    QTest::addColumn<QRectF>("frame");
    // From 100, 100, 200 x 200, the handle moved 20 px outwards.
    QTest::newRow("top left") << int(Handle::TopLeft) << QPointF(-20, -20)
                              << QRectF(80, 80, 220, 220);
    QTest::newRow("top") << int(Handle::Top) << QPointF(0, -20) << QRectF(90, 80, 220, 220);
    QTest::newRow("top right") << int(Handle::TopRight) << QPointF(20, -20)
                               << QRectF(100, 80, 220, 220);
    QTest::newRow("right") << int(Handle::Right) << QPointF(20, 0) << QRectF(100, 90, 220, 220);
    QTest::newRow("bottom right") << int(Handle::BottomRight) << QPointF(20, 20)
                                  << QRectF(100, 100, 220, 220);
    QTest::newRow("bottom") << int(Handle::Bottom) << QPointF(0, 20) << QRectF(90, 100, 220, 220);
    QTest::newRow("bottom left") << int(Handle::BottomLeft) << QPointF(-20, 20)
                                 << QRectF(80, 100, 220, 220);
    QTest::newRow("left") << int(Handle::Left) << QPointF(-20, 0) << QRectF(80, 90, 220, 220);
}

void StudioGeometryTest::handlesKeepTheOppositeSide()
{
    QFETCH(int, handle);
    QFETCH(QPointF, by);
    QFETCH(QRectF, frame);
    StudioGeometry geometry({800, 600}, rule({1, 1}));
    geometry.setRecipe({0, false, false, {100, 100, 200, 200}});
    const QPointF from = geometry.toImage(geometry.handlePoint(Handle(handle)));
    geometry.dragHandle(Handle(handle), from + by);
    QCOMPARE(geometry.frame(), frame);
    geometry.dragHandle(Handle(handle), from);
    QCOMPARE(geometry.frame(), QRectF(100, 100, 200, 200));
}

void StudioGeometryTest::edgesGrowBothWaysAndMoveAtTheBorder()
{
    StudioGeometry geometry({800, 600}, rule({1, 1}));
    geometry.setRecipe({0, false, false, {100, 0, 200, 200}});
    geometry.nudgeHandle(Handle::Right, {50, 0});
    QCOMPARE(geometry.frame(), QRectF(100, 0, 250, 250));
    geometry.nudgeHandle(Handle::Right, {5000, 0});
    QCOMPARE(geometry.frame(), QRectF(100, 0, 600, 600));
}

void StudioGeometryTest::turnsCarryTheFrameAlong()
{
    StudioGeometry geometry({400, 300}, rule({1, 1}));
    geometry.setRecipe({0, false, false, {10, 20, 100, 100}});
    geometry.turn(1);
    QCOMPARE(geometry.picture(), QSize(300, 400));
    QCOMPARE(geometry.frame(), QRectF(180, 10, 100, 100));
    geometry.turn(-1);
    QCOMPARE(geometry.recipe(), (CropRecipe{0, false, false, {10, 20, 100, 100}}));
    geometry.turn(4);
    QCOMPARE(geometry.recipe(), (CropRecipe{0, false, false, {10, 20, 100, 100}}));
}

/// Turning a flipped picture to the right must turn it to the right as seen.
void StudioGeometryTest::turnsAfterFlipsGoTheWayTheyLook()
{
    QImage image(8, 4, QImage::Format_RGB32);
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 8; ++x)
            image.setPixel(x, y, qRgb(x * 20, y * 40, 0));
    }
    StudioGeometry geometry(image.size(), rule({1, 1}));
    geometry.flip(Qt::Horizontal);
    const QImage seen = picturebaker::turned(image, geometry.recipe());
    geometry.turn(1);
    QCOMPARE(picturebaker::turned(image, geometry.recipe()),
             seen.transformed(QTransform().rotate(90)));
    geometry.flip(Qt::Vertical);
    QCOMPARE(picturebaker::turned(image, geometry.recipe()),
             seen.transformed(QTransform().rotate(90)).mirrored(false, true));
}

void StudioGeometryTest::flipsCarryTheFrameAlong()
{
    StudioGeometry geometry({400, 300}, rule({1, 1}));
    geometry.setRecipe({0, false, false, {10, 20, 100, 100}});
    geometry.flip(Qt::Horizontal);
    QCOMPARE(geometry.frame(), QRectF(290, 20, 100, 100));
    geometry.flip(Qt::Vertical);
    QCOMPARE(geometry.frame(), QRectF(290, 180, 100, 100));
}

void StudioGeometryTest::recipesComeBack()
{
    StudioGeometry geometry({400, 300}, rule({3, 1}));
    const CropRecipe recipe{3, true, false, {12, 34, 150, 50}};
    geometry.setRecipe(recipe);
    QCOMPARE(geometry.recipe(), recipe);
    geometry.reset();
    QCOMPARE(geometry.recipe(), StudioGeometry({400, 300}, rule({3, 1})).recipe());
}

void StudioGeometryTest::screenAndImageAgree_data()
{
    QTest::addColumn<CropRecipe>("recipe");
    for (int turns = 0; turns < 4; ++turns) {
        for (int flips = 0; flips < 4; ++flips)
            QTest::addRow("turns %d flips %d", turns, flips)
                << CropRecipe{turns, (flips & 1) != 0, (flips & 2) != 0, {10, 10, 50, 50}};
    }
}

void StudioGeometryTest::screenAndImageAgree()
{
    QFETCH(CropRecipe, recipe);
    StudioGeometry geometry({400, 300}, rule({1, 1}));
    geometry.setViewport({640, 480});
    geometry.setRecipe(recipe);
    QRandomGenerator random(3);
    for (int i = 0; i < 200; ++i) {
        geometry.setZoom(random.generateDouble() * 8,
                         {random.generateDouble() * 640, random.generateDouble() * 480});
        geometry.pan({random.generateDouble() * 200 - 100, random.generateDouble() * 200 - 100});
        const QPointF image(random.generateDouble() * 400, random.generateDouble() * 400);
        const QPointF back = geometry.toImage(geometry.toScreen(image));
        QVERIFY(qAbs(back.x() - image.x()) < 1e-6 && qAbs(back.y() - image.y()) < 1e-6);
        // Painting puts the upright pixels of the frame where the frame is.
        const QRectF upright = picturebaker::toUpright(geometry.frame(), recipe, {400, 300});
        const QRectF painted = geometry.uprightToScreen().mapRect(upright);
        const QRectF frame = geometry.toScreen(geometry.frame());
        QVERIFY(qAbs(painted.x() - frame.x()) < 1e-6 &&
                qAbs(painted.bottom() - frame.bottom()) < 1e-6);
    }
}

void StudioGeometryTest::zoomKeepsThePoint()
{
    StudioGeometry geometry({400, 300}, rule({1, 1}));
    geometry.setViewport({640, 480});
    const QPointF at(300, 200);
    const QPointF image = geometry.toImage(at);
    geometry.setZoom(5, at);
    QCOMPARE(geometry.zoom(), 5.0);
    QVERIFY((geometry.toImage(at) - image).manhattanLength() < 1e-6);
    geometry.setZoom(1e9, at);
    QCOMPARE(geometry.zoom(), StudioGeometry::highestZoom);
    geometry.setZoom(0, at);
    QVERIFY(geometry.zoom() > 0);
}

void StudioGeometryTest::fitFollowsTheViewport()
{
    StudioGeometry geometry({4000, 3000}, rule({1, 1}));
    for (const QSizeF viewport : {QSizeF(640, 480), QSizeF(300, 900), QSizeF(1200, 200)}) {
        geometry.setViewport(viewport);
        const QRectF picture = geometry.toScreen(QRectF(0, 0, 4000, 3000));
        QVERIFY(QRectF({}, viewport).contains(picture));
    }
    geometry.setZoom(1, {10, 10});
    geometry.setViewport({640, 480});
    QCOMPARE(geometry.zoom(), 1.0);
    QVERIFY(!geometry.isFitted());
}

void StudioGeometryTest::handlesAreFoundWithin16Pixels()
{
    StudioGeometry geometry({800, 600}, rule({1, 1}));
    geometry.setViewport({900, 700});
    for (int i = 0; i < StudioGeometry::handleCount; ++i) {
        const QPointF at = geometry.handlePoint(Handle(i));
        QCOMPARE(geometry.handleAt(at + QPointF(15, -15)), std::optional(Handle(i)));
        QVERIFY(geometry.handleAt(at + QPointF(17, 0)) != std::optional(Handle(i)));
    }
    QVERIFY(!geometry.handleAt(geometry.toScreen(geometry.frame().center())));
}

void StudioGeometryTest::middleOfASmallFrameIsFree()
{
    StudioGeometry geometry({4000, 3000}, rule({1, 1}));
    geometry.setViewport({640, 480});
    geometry.setRecipe({0, false, false, {1000, 1000, 100, 100}}); // some 14 px on the screen
    QVERIFY(geometry.toScreen(geometry.frame()).width() < 20);
    QVERIFY(!geometry.handleAt(geometry.toScreen(geometry.frame().center())));
    QVERIFY(geometry.handleAt(geometry.handlePoint(Handle::BottomRight)));
}

void StudioGeometryTest::showsAFrameOutOfView()
{
    StudioGeometry geometry({4000, 3000}, rule({1, 1}));
    geometry.setViewport({640, 480});
    geometry.setRecipe({0, false, false, {0, 0, 100, 100}});
    geometry.setZoom(1, {639, 479});
    geometry.moveFrameTo({3900, 2900});
    geometry.pan({5000, 5000});
    geometry.showFrame();
    QVERIFY(QRectF(0, 0, 640, 480).contains(geometry.toScreen(geometry.frame())));
}

void StudioGeometryTest::historyMergesBursts()
{
    using Kind = RecipeHistory::Kind;
    const auto at = [](double x) { return CropRecipe{0, false, false, {x, 0, 10, 10}}; };
    RecipeHistory history(at(0));
    QVERIFY(!history.canUndo() && !history.canRedo());
    history.add(at(1), Kind::Move, 1000);
    history.add(at(2), Kind::Move, 1400); // 400 ms: the same burst
    history.add(at(3), Kind::Move, 1801); // another one
    history.add(at(4), Kind::Resize, 1802);
    history.add(at(5), Kind::Apart, 1803);
    history.add(at(6), Kind::Apart, 1804);
    history.add(at(6), Kind::Apart, 1805); // nothing changed
    QList<double> seen;
    while (history.canUndo())
        seen.append(history.undo().crop.x());
    QCOMPARE(seen, (QList<double>{5, 4, 3, 2, 0}));
    seen.clear();
    while (history.canRedo())
        seen.append(history.redo().crop.x());
    QCOMPARE(seen, (QList<double>{2, 3, 4, 5, 6}));
}

void StudioGeometryTest::historyForgetsWhatWasUndone()
{
    using Kind = RecipeHistory::Kind;
    RecipeHistory history({});
    history.add({1, false, false, {}}, Kind::Move, 0);
    history.undo();
    history.add({2, false, false, {}}, Kind::Move, 1); // must not merge into the start
    QVERIFY(!history.canRedo());
    QCOMPARE(history.undo().quarterTurns, 0);
    QVERIFY(!history.canUndo());
}

QTEST_GUILESS_MAIN(StudioGeometryTest)
#include "studiogeometry_test.moc"
