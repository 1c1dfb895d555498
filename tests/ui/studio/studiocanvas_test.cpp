// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/studiocanvas.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace personae;
using namespace Qt::StringLiterals;

class StudioCanvasTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void arrowsMove();
    void controlArrowsGrowAndShrink();
    void tabWalksOverTheHandles();
    void arrowsMoveTheFocusedHandle();
    void keysTurnAndFlip();
    void wholeEditByKeyboard();
    void undoesAndRedoes();
    void arrowDirectionsStayInRightToLeft();
    void mouseMovesTheFrame();
    void mouseDragsAHandle();
    void mouseStaysInsideThePicture();
    void spaceAndDragPans();
    void wheelZoomsAtThePointer();
    void zoomKeys();
    void gridKey();
    void speaksAfterARest();
    void speaksAtOnce();
    void enterApplies();
    void warnsWhenSoft();
    void randomKeysStayInside();
    void paints();

private:
    void type(const char *keys);
    QPoint onScreen(QPointF image) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<StudioCanvas> m_canvas;
};

namespace {

PictureRule rule()
{
    PictureRule wanted;
    wanted.shownAt = {{80, 80}, {256, 256}};
    wanted.round = true;
    return wanted;
}

QImage picture()
{
    QImage image(800, 600, QImage::Format_RGB32);
    image.fill(QColor(30, 110, 180));
    return image;
}

const CropRecipe start{0, false, false, {100, 100, 300, 300}};

} // namespace

void StudioCanvasTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
}

void StudioCanvasTest::init()
{
    m_canvas = std::make_unique<StudioCanvas>(picture(), rule(), start, *m_theme);
    m_canvas->resize(700, 500);
    m_canvas->show();
    m_canvas->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void StudioCanvasTest::cleanup()
{
    m_canvas.reset();
}

void StudioCanvasTest::type(const char *keys)
{
    QTest::keyClicks(m_canvas.get(), QString::fromLatin1(keys));
}

QPoint StudioCanvasTest::onScreen(QPointF image) const
{
    return m_canvas->geometryNow().toScreen(image).toPoint();
}

void StudioCanvasTest::arrowsMove()
{
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(101, 110, 300, 300));
    QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(100.2, 109.4, 300, 300)); // 0.1 % of 800 and 600
}

void StudioCanvasTest::controlArrowsGrowAndShrink()
{
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(100, 95, 310, 310));
    QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(99, 100, 302, 302));
    QTest::keyClick(m_canvas.get(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(99.5, 100, 301, 301));
}

void StudioCanvasTest::tabWalksOverTheHandles()
{
    const QString frame = m_canvas->accessibleName();
    QStringList names{frame};
    for (int i = 0; i < StudioGeometry::handleCount; ++i) {
        QTest::keyClick(m_canvas.get(), Qt::Key_Tab);
        QVERIFY(!names.contains(m_canvas->accessibleName()));
        names.append(m_canvas->accessibleName());
    }
    for (int i = 0; i < StudioGeometry::handleCount; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Backtab);
    QCOMPARE(m_canvas->accessibleName(), frame);
}

void StudioCanvasTest::arrowsMoveTheFocusedHandle()
{
    QTest::keyClick(m_canvas.get(), Qt::Key_Tab); // top left
    QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(90, 90, 310, 310));
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(100, 100, 300, 300));
}

void StudioCanvasTest::keysTurnAndFlip()
{
    type("]");
    QCOMPARE(m_canvas->recipe(), (CropRecipe{1, false, false, {200, 100, 300, 300}}));
    type("[[");
    QCOMPARE(m_canvas->recipe().quarterTurns, 3);
    type("]hv");
    QCOMPARE(m_canvas->recipe(), (CropRecipe{0, true, true, {400, 200, 300, 300}}));
    type("0");
    QCOMPARE(m_canvas->recipe(), (CropRecipe{0, false, false, {100, 0, 600, 600}}));
}

void StudioCanvasTest::wholeEditByKeyboard()
{
    QSignalSpy applied(m_canvas.get(), &StudioCanvas::applyWanted);
    type("]h");
    QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Up, Qt::ShiftModifier);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Tab); // bottom right
    QTest::keyClick(m_canvas.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QCOMPARE(applied.size(), 1);
    QCOMPARE(m_canvas->recipe(), (CropRecipe{1, true, false, {90, 90, 310, 310}}));
}

void StudioCanvasTest::undoesAndRedoes()
{
    QVERIFY(!m_canvas->canUndo());
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Right); // one burst
    type("]");
    const CropRecipe last = m_canvas->recipe();
    QTest::keyClick(m_canvas.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_canvas->recipe().crop, QRectF(105, 100, 300, 300));
    QTest::keyClick(m_canvas.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_canvas->recipe(), start);
    QVERIFY(!m_canvas->isChanged() && !m_canvas->canUndo());
    QTest::keyClick(m_canvas.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_canvas->recipe(), start);
    QTest::keyClick(m_canvas.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_canvas.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_canvas->recipe(), last);
    QVERIFY(!m_canvas->canRedo());
}

void StudioCanvasTest::arrowDirectionsStayInRightToLeft()
{
    m_canvas->setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QCOMPARE(m_canvas->recipe().crop.x(), 101.0);
}

void StudioCanvasTest::mouseMovesTheFrame()
{
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, onScreen({250, 250}));
    QTest::mouseMove(m_canvas.get(), onScreen({300, 260}));
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, onScreen({300, 260}));
    const QRectF crop = m_canvas->recipe().crop;
    QVERIFY(qAbs(crop.x() - 150) <= 2 &&
            qAbs(crop.y() - 110) <= 2); // a screen pixel is over one pixel
    QCOMPARE(crop.size(), QSizeF(300, 300));
    QCOMPARE(crop.x(), std::round(crop.x()));
    m_canvas->undo();
    QCOMPARE(m_canvas->recipe(), start); // a drag is one step
}

void StudioCanvasTest::mouseDragsAHandle()
{
    // Grabbed 10 px beside its point: it must not jump.
    const QPoint grip = onScreen({400, 400}) + QPoint(10, 10);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, grip);
    const QPoint to = grip + onScreen({500, 500}) - onScreen({400, 400});
    QTest::mouseMove(m_canvas.get(), to);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, to);
    const QRectF crop = m_canvas->recipe().crop;
    QCOMPARE(crop.topLeft(), QPointF(100, 100));
    QVERIFY(qAbs(crop.width() - 400) < 3);
    QCOMPARE(crop.width(), crop.height());
}

void StudioCanvasTest::mouseStaysInsideThePicture()
{
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, onScreen({250, 250}));
    QTest::mouseMove(m_canvas.get(), QPoint(-2000, 5000));
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, QPoint(-2000, 5000));
    QCOMPARE(m_canvas->recipe().crop, QRectF(0, 300, 300, 300));
}

void StudioCanvasTest::spaceAndDragPans()
{
    m_canvas->realPixels();
    const CropRecipe before = m_canvas->recipe();
    const QPointF was = m_canvas->geometryNow().toScreen(QPointF(0, 0));
    QTest::keyPress(m_canvas.get(), Qt::Key_Space);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {350, 250});
    QTest::mouseMove(m_canvas.get(), QPoint(330, 240));
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {330, 240});
    QTest::keyRelease(m_canvas.get(), Qt::Key_Space);
    QCOMPARE(m_canvas->geometryNow().toScreen(QPointF(0, 0)), was - QPointF(20, 10));
    QCOMPARE(m_canvas->recipe(), before);
    QVERIFY(!m_canvas->canUndo());
}

void StudioCanvasTest::wheelZoomsAtThePointer()
{
    const QPointF at(200, 150);
    const QPointF image = m_canvas->geometryNow().toImage(at);
    const double before = m_canvas->geometryNow().zoom();
    QWheelEvent wheel(at, m_canvas->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_canvas.get(), &wheel);
    QVERIFY(m_canvas->geometryNow().zoom() > before * 1.1);
    QVERIFY((m_canvas->geometryNow().toImage(at) - image).manhattanLength() < 1e-6);
    QCOMPARE(m_canvas->recipe(), start);
}

void StudioCanvasTest::zoomKeys()
{
    const double fitted = m_canvas->geometryNow().zoom();
    type("+");
    QVERIFY(m_canvas->geometryNow().zoom() > fitted);
    type("--");
    QVERIFY(m_canvas->geometryNow().zoom() < fitted);
    QTest::keyClick(m_canvas.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_canvas->geometryNow().zoom(), fitted);
    QTest::keyClick(m_canvas.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_canvas->geometryNow().zoom(), 1.0 / m_canvas->devicePixelRatioF());
    QCOMPARE(m_canvas->recipe(), start);
}

void StudioCanvasTest::gridKey()
{
    QCOMPARE(m_canvas->grid(), StudioCanvas::Grid::Round); // the service shows a circle
    type("g");
    QCOMPARE(m_canvas->grid(), StudioCanvas::Grid::None);
    type("gg");
    QCOMPARE(m_canvas->grid(), StudioCanvas::Grid::Round);
}

void StudioCanvasTest::speaksAfterARest()
{
    QSignalSpy announced(m_canvas.get(), &StudioCanvas::announced);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QCOMPARE(announced.size(), 0);
    QTRY_COMPARE(announced.size(), 1);
    QVERIFY(announced.constFirst().constFirst().toString().contains(u"104"_s));
    QVERIFY(m_canvas->accessibleDescription().contains(u"104"_s));
}

void StudioCanvasTest::speaksAtOnce()
{
    QSignalSpy announced(m_canvas.get(), &StudioCanvas::announced);
    type("i");
    QCOMPARE(announced.size(), 1);
}

void StudioCanvasTest::enterApplies()
{
    QSignalSpy applied(m_canvas.get(), &StudioCanvas::applyWanted);
    QTest::keyClick(m_canvas.get(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(applied.size(), 1);
}

void StudioCanvasTest::warnsWhenSoft()
{
    QVERIFY(!m_canvas->isSoft());
    QVERIFY(m_canvas->softText().isEmpty());
    m_canvas->setFrameWidth(255);
    QVERIFY(m_canvas->isSoft());
    QVERIFY(m_canvas->softText().contains(u"256"_s));
}

void StudioCanvasTest::randomKeysStayInside()
{
    QRandomGenerator random(5);
    const QList<int> keys{Qt::Key_Left, Qt::Key_Right,       Qt::Key_Up,
                          Qt::Key_Down, Qt::Key_Tab,         Qt::Key_H,
                          Qt::Key_V,    Qt::Key_BracketLeft, Qt::Key_BracketRight,
                          Qt::Key_Plus, Qt::Key_Minus,       Qt::Key_Z,
                          Qt::Key_G};
    const QList<Qt::KeyboardModifiers> modifiers{Qt::NoModifier, Qt::ShiftModifier, Qt::AltModifier,
                                                 Qt::ControlModifier,
                                                 Qt::ControlModifier | Qt::ShiftModifier};
    for (int i = 0; i < 1500; ++i) {
        QTest::keyClick(m_canvas.get(), Qt::Key(keys.at(random.bounded(keys.size()))),
                        modifiers.at(random.bounded(modifiers.size())));
        const QRectF frame = m_canvas->recipe().crop;
        const QSizeF size = m_canvas->geometryNow().picture();
        QVERIFY(QRectF(-1e-6, -1e-6, size.width() + 2e-6, size.height() + 2e-6).contains(frame));
        QVERIFY(qAbs(frame.width() - frame.height()) < 1e-6);
    }
}

void StudioCanvasTest::paints()
{
    const QPoint inside = onScreen({120, 250});
    const QPoint outside = onScreen({50, 250});
    QTRY_VERIFY(m_canvas->grab().toImage().pixelColor(inside) == QColor(30, 110, 180));
    const QColor masked = m_canvas->grab().toImage().pixelColor(outside);
    QVERIFY(masked.blue() < 120 && masked.blue() > 20);
}

QTEST_MAIN(StudioCanvasTest)
#include "studiocanvas_test.moc"
