// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/picturestudio.h"
#include "ui/studio/previewstrip.h"
#include "ui/studio/studiocanvas.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <memory>

using namespace personae;
using namespace Qt::StringLiterals;

class PictureStudioTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensModalWithoutBlocking();
    void enterGivesTheRecipe();
    void usesTheGivenRecipe();
    void escapeLeavesWhenNothingChanged();
    void escapeAsksWhenChanged();
    void discardLeaves();
    void numbersFollowTheFrame();
    void numbersMoveTheFrame();
    void buttonsTurnAndFlip();
    void undoButtonsFollow();
    void tabReachesEverything();
    void stripTellsSizeAndFormat();
    void stripTellsWhenNothingFits();
    void tellsWhatIsRemoved();
    void foreignNamesStayPlain();
    void everythingHasAName();
    void nothingIsCut_data();
    void nothingIsCut();

private:
    void make(const PictureRule &rule, const CropRecipe &start = {});
    template <typename T> T *find(const QString &name) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PictureStudio> m_studio;
};

namespace {

PictureRule rule()
{
    PictureRule wanted;
    wanted.shownAt = {{80, 80}, {256, 256}};
    wanted.formats = {u"jpeg"_s, u"png"_s};
    wanted.aimBytes = 1'400'000;
    wanted.round = true;
    return wanted;
}

TakenImage taken()
{
    TakenImage image;
    image.image = QImage(800, 600, QImage::Format_RGB32);
    image.image.fill(QColor(30, 110, 180));
    image.originalSize = image.image.size();
    image.original = QByteArray(4000, 'x');
    image.format = "jpeg"_ba;
    image.metadata = {u"gps"_s, u"camera"_s, u"date"_s};
    return image;
}

} // namespace

void PictureStudioTest::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
}

void PictureStudioTest::make(const PictureRule &wanted, const CropRecipe &start)
{
    m_studio = std::make_unique<PictureStudio>(taken(), wanted, u"Cloudillo"_s,
                                               u"IMG <b>1</b>.jpg"_s, *m_theme, nullptr, start);
    m_studio->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_studio.get()));
}

void PictureStudioTest::init()
{
    make(rule());
}

void PictureStudioTest::cleanup()
{
    m_studio.reset();
}

template <typename T> T *PictureStudioTest::find(const QString &name) const
{
    return m_studio->findChild<T *>(name);
}

void PictureStudioTest::opensModalWithoutBlocking()
{
    QVERIFY(m_studio->isVisible());
    QCOMPARE(m_studio->windowModality(), Qt::WindowModal);
    QCOMPARE(m_studio->objectName(), u"pictureStudio"_s);
    QCOMPARE(m_studio->focusWidget(), m_studio->canvas());
}

void PictureStudioTest::enterGivesTheRecipe()
{
    QSignalSpy chosen(m_studio.get(), &PictureStudio::chosen);
    QTest::keyClick(m_studio->canvas(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(m_studio->canvas(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().constFirst().value<CropRecipe>(),
             (CropRecipe{0, false, false, {90, 0, 600, 600}}));
    QCOMPARE(m_studio->result(), int(QDialog::Accepted));
}

void PictureStudioTest::usesTheGivenRecipe()
{
    const CropRecipe start{1, false, true, {20, 30, 200, 200}};
    make(rule(), start);
    QSignalSpy chosen(m_studio.get(), &PictureStudio::chosen);
    find<QPushButton>(u"studioUse"_s)->click();
    QCOMPARE(chosen.constFirst().constFirst().value<CropRecipe>(), start);
}

void PictureStudioTest::escapeLeavesWhenNothingChanged()
{
    QSignalSpy chosen(m_studio.get(), &PictureStudio::chosen);
    QTest::keyClick(m_studio->canvas(), Qt::Key_Right);
    QTest::keyClick(m_studio->canvas(), Qt::Key_Left); // and back again
    QTest::keyClick(m_studio->canvas(), Qt::Key_Escape);
    QVERIFY(!m_studio->isVisible());
    QVERIFY(chosen.isEmpty());
}

void PictureStudioTest::escapeAsksWhenChanged()
{
    QTest::keyClick(m_studio->canvas(), Qt::Key_Right);
    QTest::keyClick(m_studio->canvas(), Qt::Key_Escape);
    auto *box = find<QMessageBox>(u"studioDiscardBox"_s);
    QVERIFY(box && box->isVisible());
    QVERIFY(m_studio->isVisible());
    QTest::keyClick(box, Qt::Key_Escape); // keeps editing
    QTRY_VERIFY(!find<QMessageBox>(u"studioDiscardBox"_s));
    QVERIFY(m_studio->isVisible());
    m_studio->close(); // the window's own button asks as well
    QVERIFY(find<QMessageBox>(u"studioDiscardBox"_s));
    QVERIFY(m_studio->isVisible());
}

void PictureStudioTest::discardLeaves()
{
    QSignalSpy chosen(m_studio.get(), &PictureStudio::chosen);
    QTest::keyClick(m_studio->canvas(), Qt::Key_Right);
    m_studio->reject();
    auto *box = find<QMessageBox>(u"studioDiscardBox"_s);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY(!m_studio->isVisible());
    QCOMPARE(m_studio->result(), int(QDialog::Rejected));
    QVERIFY(chosen.isEmpty());
}

void PictureStudioTest::numbersFollowTheFrame()
{
    QTest::keyClick(m_studio->canvas(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(find<QSpinBox>(u"studioX"_s)->value(), 90);
    QCOMPARE(find<QSpinBox>(u"studioWidth"_s)->value(), 600);
    QCOMPARE(find<QSpinBox>(u"studioWidth"_s)->maximum(), 600);
}

void PictureStudioTest::numbersMoveTheFrame()
{
    find<QSpinBox>(u"studioWidth"_s)->setValue(200);
    QCOMPARE(m_studio->canvas()->recipe().crop, QRectF(100, 0, 200, 200));
    find<QSpinBox>(u"studioY"_s)->setValue(77);
    find<QSpinBox>(u"studioX"_s)->setValue(55);
    find<QSpinBox>(u"studioHeight"_s)->setValue(300);
    QCOMPARE(m_studio->canvas()->recipe().crop, QRectF(55, 77, 300, 300));
    auto *x = find<QSpinBox>(u"studioX"_s);
    x->setFocus();
    x->selectAll();
    QTest::keyClicks(x, u"410"_s);
    QCOMPARE(m_studio->canvas()->recipe().crop.x(), 55.0); // not before it is finished
    QTest::keyClick(x, Qt::Key_Tab);
    QCOMPARE(m_studio->canvas()->recipe().crop.x(), 410.0);
}

void PictureStudioTest::buttonsTurnAndFlip()
{
    find<QPushButton>(u"studioTurnRight"_s)->click();
    QCOMPARE(m_studio->canvas()->recipe().quarterTurns, 1);
    find<QPushButton>(u"studioTurnLeft"_s)->click();
    find<QPushButton>(u"studioFlipHorizontal"_s)->click();
    find<QPushButton>(u"studioFlipVertical"_s)->click();
    QCOMPARE(m_studio->canvas()->recipe(), (CropRecipe{0, true, true, {100, 0, 600, 600}}));
}

void PictureStudioTest::undoButtonsFollow()
{
    auto *undo = find<QAbstractButton>(u"studioUndo"_s);
    auto *redo = find<QAbstractButton>(u"studioRedo"_s);
    QVERIFY(!undo->isEnabled() && !redo->isEnabled());
    find<QPushButton>(u"studioTurnRight"_s)->click();
    QVERIFY(undo->isEnabled() && !redo->isEnabled());
    undo->click();
    QVERIFY(!undo->isEnabled() && redo->isEnabled());
    redo->click();
    QCOMPARE(m_studio->canvas()->recipe().quarterTurns, 1);
}

void PictureStudioTest::tabReachesEverything()
{
    QStringList reached;
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(m_studio->focusWidget(), Qt::Key_Tab);
        const QString name = m_studio->focusWidget()->objectName();
        if (!name.isEmpty() && !reached.contains(name))
            reached.append(name);
    }
    const QStringList order{u"studioCanvas"_s,
                            u"studioX"_s,
                            u"studioY"_s,
                            u"studioWidth"_s,
                            u"studioHeight"_s,
                            u"studioTurnLeft"_s,
                            u"studioTurnRight"_s,
                            u"studioFlipHorizontal"_s,
                            u"studioFlipVertical"_s,
                            u"studioCancel"_s,
                            u"studioUse"_s,
                            u"studioReset"_s};
    QCOMPARE(reached, order);
}

void PictureStudioTest::stripTellsSizeAndFormat()
{
    auto *strip = find<PreviewStrip>(u"previewStrip"_s);
    QTRY_VERIFY(strip->sizeLine().contains(u"600 px"_s) && strip->sizeLine().contains(u"JPEG"_s));
    QVERIFY(strip->sizeLine().contains(u"1.4 MB"_s));
    find<QSpinBox>(u"studioWidth"_s)->setValue(200);
    QTRY_VERIFY(strip->sizeLine().contains(u"200 px"_s));
}

void PictureStudioTest::stripTellsWhenNothingFits()
{
    PictureRule tight = rule();
    tight.aimBytes = 50;
    make(tight);
    auto *strip = find<PreviewStrip>(u"previewStrip"_s);
    QTRY_VERIFY(!strip->sizeLine().isEmpty());
    QVERIFY(strip->sizeLine().contains(u"50"_s) && !strip->sizeLine().contains(u"JPEG"_s));
}

void PictureStudioTest::tellsWhatIsRemoved()
{
    const QString text = find<QLabel>(u"studioNote"_s)->text();
    QVERIFY(text.contains(u"place, model, date"_s));
}

void PictureStudioTest::foreignNamesStayPlain()
{
    for (const QLabel *label : m_studio->findChildren<QLabel *>()) {
        if (label->text().contains(u"<b>"_s))
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->toolTip().contains(u"<b>"_s));
    }
}

void PictureStudioTest::everythingHasAName()
{
    for (const QWidget *widget : m_studio->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || !widget->isVisible() ||
            qobject_cast<const QSpinBox *>(widget->parentWidget()))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

void PictureStudioTest::nothingIsCut_data()
{
    QTest::addColumn<double>("factor");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("200 %") << 2.0;
}

void PictureStudioTest::nothingIsCut()
{
    QFETCH(double, factor);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPixelSize(int(13 * factor));
    QApplication::setFont(large);
    m_theme = std::make_unique<Theme>(*qApp);
    make(rule());
    for (const QLabel *label : m_studio->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->width() <= 1 ||
            label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
        QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                 qPrintable(label->text()));
    }
    for (const QAbstractButton *button : m_studio->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                     qPrintable(button->text()));
    }
    QVERIFY(m_studio->canvas()->width() >= 240 && m_studio->canvas()->height() >= 180);
    m_studio.reset();
    QApplication::setFont(before);
    m_theme = std::make_unique<Theme>(*qApp);
}

QTEST_MAIN(PictureStudioTest)
#include "picturestudio_test.moc"
