// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/profile/pagehouse.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace personae;

/// Editing and publishing on the page, as far as possible by keyboard alone.
class TestProfilePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void editAndPublishByKeyboard();
    void undoAndRedoOverTheForm();
    void countersCountBytes();
    void wrongFieldsAreLinked();
    void queueWhenOffline();
    void refreshMarksInsteadOfOverwriting();
    void discardAsksAndCanBeUndone();
    void addOwnField();
    void markersOfOtherClients();
    void pastedTextIsNoPicture();
    void brokenPictureIsRefusedWithAReason();
    void aPictureOpensTheStudio();
    void picturesHaveSpokenNames();
    void everyInputHasAName();
    void focusScrollsIntoView();
    void publishBarIsOneLineWhereItFits();

private:
    void pressOn(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<PageHouse> m_house;
};

void TestProfilePage::init()
{
    m_house = std::make_unique<PageHouse>();
    QVERIFY(m_house->opened);
    QVERIFY(m_house->show({{u"name"_s, u"Bob Stone"_s},
                           {u"x.about"_s, u"Bees"_s},
                           {u"x.skills"_s, uR"({"tags":["bees"]})"_s},
                           {u"x.zoo"_s, u"kept"_s}}));
}

void TestProfilePage::pressOn(const QString &name, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_house->find<QWidget>(name), key, modifiers);
}

void TestProfilePage::editAndPublishByKeyboard()
{
    m_house->page->startEditing();
    auto *name = m_house->find<QLineEdit>(u"field:name"_s);
    QVERIFY(name);
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClick(name, Qt::Key_End);
    QTest::keyClicks(name, u"-Hill"_s);
    QCOMPARE(m_house->find<QLabel>(u"mark:name"_s)->accessibleName().contains(u"changed, was"_s),
             true);
    auto *publish = m_house->find<QPushButton>(u"publishButton"_s);
    QVERIFY(publish->isEnabled());
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(published.wait());
    QCOMPARE(m_house->outbox->entries().size(), 1);
    const auto command = std::get<SaveProfileCommand>(m_house->outbox->entries().first().command);
    QCOMPARE(command.patch.changes, (FieldMap{{u"name"_s, u"Bob Stone-Hill"_s}}));
    QVERIFY(!publish->isEnabled());
    QVERIFY(m_house->find<QLabel>(u"mark:name"_s)->text().contains(u"waiting"_s));
}

void TestProfilePage::undoAndRedoOverTheForm()
{
    auto *name = m_house->find<QLineEdit>(u"field:name"_s);
    auto *about = m_house->find<QPlainTextEdit>(u"field:x.about"_s);
    name->setFocus();
    QTest::keyClicks(name, u"!"_s);
    about->setFocus();
    about->moveCursor(QTextCursor::End);
    QTest::keyClicks(about, u" and wasps"_s);
    QCOMPARE(m_house->form().changeCount(), 2);
    QTest::keyClick(about, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(about->toPlainText(), u"Bees"_s);
    QTest::keyClick(about, Qt::Key_Z, Qt::ControlModifier); // also what was typed elsewhere
    QCOMPARE(name->text(), u"Bob Stone"_s);
    QCOMPARE(m_house->form().changeCount(), 0);
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(about->toPlainText(), u"Bees and wasps"_s);
    QCOMPARE(m_house->form().changeCount(), 2);
}

void TestProfilePage::countersCountBytes()
{
    QCOMPARE(m_house->find<QLabel>(u"counter:name"_s)->text(), u"9 of 128"_s);
    auto *about = m_house->find<QPlainTextEdit>(u"field:x.about"_s);
    about->setPlainText(QString(2054, u'é'));
    const QLocale locale;
    QCOMPARE(m_house->find<QLabel>(u"counter:x.about"_s)->text(),
             u"%1 of %2 bytes"_s.arg(locale.toString(4108), locale.toString(4096)));
    const QString mark = m_house->find<QLabel>(u"mark:x.about"_s)->text();
    QVERIFY2(mark.startsWith(u"▲"_s) && mark.contains(u"12 bytes too long"_s), qPrintable(mark));
    QCOMPARE(m_house->page->publishAction()->text(), u"Publish"_s);
}

void TestProfilePage::wrongFieldsAreLinked()
{
    auto *name = m_house->find<QLineEdit>(u"field:name"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    auto *summary = m_house->find<QWidget>(u"summaryLine"_s);
    QVERIFY(summary->isVisible());
    m_house->find<QWidget>(u"field:x.about"_s)->setFocus();
    m_house->page->publishAction()->trigger(); // goes to what is wrong
    QVERIFY(name->hasFocus());
    QVERIFY(m_house->outbox->entries().isEmpty());
    m_house->find<QWidget>(u"field:x.about"_s)->setFocus();
    m_house->find<QPushButton>(u"problem:name"_s)->click();
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Bo"_s);
    QVERIFY(!summary->isVisible());
}

void TestProfilePage::queueWhenOffline()
{
    QTest::keyClicks(m_house->find<QLineEdit>(u"field:name"_s), u"!"_s);
    QCOMPARE(m_house->find<QPushButton>(u"publishButton"_s)->text(), u"Publish"_s);
    m_house->setReach(Reach::Offline);
    const QString text = m_house->find<QPushButton>(u"publishButton"_s)->text();
    QVERIFY2(text.startsWith(u"Queue 1 change"_s), qPrintable(text));
}

void TestProfilePage::refreshMarksInsteadOfOverwriting()
{
    auto *name = m_house->find<QLineEdit>(u"field:name"_s);
    QTest::keyClicks(name, u"!"_s);
    const QString typed = name->text();
    m_house->profiles->put(
        m_house->row.account.id,
        testservice::profile({{u"name"_s, u"Robert"_s}, {u"x.about"_s, u"Ants"_s}}), false);
    auto *about = m_house->find<QPlainTextEdit>(u"field:x.about"_s);
    QTRY_COMPARE(about->toPlainText(), u"Ants"_s);
    QCOMPARE(name->text(), typed);
    QVERIFY(m_house->find<QLabel>(u"mark:name"_s)->text().contains(u"Robert"_s));
    auto *show = m_house->find<QPushButton>(u"server:name"_s);
    QVERIFY(show->isVisible());
    show->click();
    auto *dialog = m_house->topLevel<QDialog>(u"valueDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"useValueButton"_s)->click();
    QCOMPARE(name->text(), u"Robert"_s);
}

void TestProfilePage::discardAsksAndCanBeUndone()
{
    auto *name = m_house->find<QLineEdit>(u"field:name"_s);
    QTest::keyClicks(name, u"!"_s);
    m_house->find<QPushButton>(u"discardButton"_s)->click();
    auto *question = m_house->topLevel<QDialog>(u"discardQuestion"_s);
    QVERIFY(question);
    QCOMPARE(m_house->form().changeCount(), 1);
    question->findChild<QPushButton *>(u"confirmDiscardButton"_s)->click();
    QCOMPARE(m_house->form().changeCount(), 0);
    QCOMPARE(name->text(), u"Bob Stone"_s);
    m_house->page->undoAction()->trigger();
    QCOMPARE(name->text(), u"Bob Stone!"_s);
}

void TestProfilePage::addOwnField()
{
    m_house->find<QPushButton>(u"addFieldButton"_s)->click();
    auto *dialog = m_house->topLevel<QDialog>(u"addFieldDialog"_s);
    QVERIFY(dialog);
    auto *choice = dialog->findChild<QComboBox *>(u"fieldChoice"_s);
    choice->setCurrentIndex(choice->count() - 1);
    auto *name = dialog->findChild<QLineEdit *>(u"fieldName"_s);
    auto *accept = dialog->findChild<QPushButton *>(u"acceptFieldButton"_s);
    QVERIFY(!accept->isEnabled());
    QTest::keyClicks(name, u"zoo"_s);
    QVERIFY(!accept->isEnabled()); // in use
    QVERIFY(!dialog->findChild<QLabel *>(u"fieldNameProblem"_s)->text().isEmpty());
    QTest::keyClicks(name, u"2"_s);
    QVERIFY(accept->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    auto *fresh = m_house->find<QPlainTextEdit>(u"field:x.zoo2"_s);
    QVERIFY(fresh);
    QTRY_VERIFY(fresh->hasFocus());
    QTest::keyClicks(fresh, u"hello"_s);
    QCOMPARE(m_house->form().patch().changes, (FieldMap{{u"x.zoo2"_s, u"hello"_s}}));
}

void TestProfilePage::markersOfOtherClients()
{
    m_house->profiles->put(m_house->row.account.id,
                           testservice::profile({{u"name"_s, u"Bob"_s},
                                                 {u"x.about"_s, u"Bees"_s},
                                                 {u"x.about.vis"_s, u"C"_s},
                                                 {u"x.skills"_s, u"plain words"_s}}),
                           false);
    auto *marker = m_house->find<QComboBox>(u"field:x.about.vis"_s);
    QTRY_COMPARE(marker->currentText(), u"only you (set by the web app)"_s);
    auto *meant = m_house->find<QPushButton>(u"meant:x.about.vis"_s);
    QVERIFY(meant->isVisible());
    meant->click();
    QCOMPARE(m_house->form().patch().changes, (FieldMap{{u"x.about.vis"_s, u"connected"_s}}));
    auto *unmarked = m_house->find<QLabel>(u"truth:x.skills.vis"_s);
    QVERIFY(unmarked->text().contains(u"No marker is set"_s));
    QCOMPARE(m_house->find<QPlainTextEdit>(u"field:x.skills/plain"_s)->toPlainText(),
             u"plain words"_s);
}

void TestProfilePage::pastedTextIsNoPicture()
{
    QGuiApplication::clipboard()->setText(u"just words"_s);
    auto *avatar = m_house->find<QWidget>(u"avatarButton"_s);
    avatar->setFocus();
    QTest::keyClick(avatar, Qt::Key_V, Qt::ControlModifier);
    auto *problem = m_house->find<QLabel>(u"avatarProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"no picture"_s));
    QCOMPARE(m_house->form().changeCount(), 0);
    // In a text field the same key pastes text.
    auto *name = m_house->find<QLineEdit>(u"field:name"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(name->text(), u"just words"_s);
}

void TestProfilePage::brokenPictureIsRefusedWithAReason()
{
    auto *mime = new QMimeData;
    mime->setData(u"image/png"_s, QByteArray("\x89PNG\r\n\x1a\n half of nothing", 23));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_house->find<QWidget>(u"coverButton"_s)->setFocus();
    m_house->page->pastePictureAction()->trigger();
    auto *problem = m_house->find<QLabel>(u"coverProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().startsWith(u"▲"_s));
    QVERIFY(!m_house->find<QLabel>(u"avatarProblem"_s)->isVisible());
    QVERIFY(!m_house->form().picture(PictureSlot::Cover));
}

void TestProfilePage::aPictureOpensTheStudio()
{
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(QColor(30, 120, 200));
    QGuiApplication::clipboard()->setImage(image);
    m_house->page->pastePictureAction()->trigger();
    QDialog *studio = nullptr;
    QTRY_VERIFY((studio = qobject_cast<QDialog *>(QApplication::activeModalWidget())));
    QCOMPARE(m_house->form().changeCount(), 0); // nothing is taken before it was framed
    studio->close();
}

void TestProfilePage::picturesHaveSpokenNames()
{
    auto *avatar = m_house->find<QWidget>(u"avatarButton"_s);
    QCOMPARE(avatar->accessibleName(), u"Avatar, none. Activate to edit"_s);
    QImage preview(192, 192, QImage::Format_RGB32);
    preview.fill(Qt::red);
    CropRecipe recipe;
    recipe.crop = {0, 0, 512, 512};
    m_house->form().setPicture(PictureSlot::Avatar, {u"ab"_s, recipe, preview});
    QCOMPARE(avatar->accessibleName(), u"Avatar, 512 by 512, changed. Activate to edit"_s);
    avatar->setFocus();
    QTest::keyClick(avatar, Qt::Key_Space);
    auto *menu = m_house->page->findChild<QMenu *>(u"pictureMenu"_s);
    QVERIFY(menu && menu->isVisible());
    menu->actions().last()->trigger(); // revert
    menu->close();
    QCOMPARE(m_house->form().changeCount(), 0);
}

void TestProfilePage::everyInputHasAName()
{
    for (int tab = 0; tab < 4; ++tab) {
        m_house->find<QTabWidget>(u"inspectorTabs"_s)->setCurrentIndex(tab);
        for (const QWidget *widget : m_house->page->findChildren<QWidget *>()) {
            const bool stop = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() &&
                              !widget->focusProxy() && !widget->objectName().startsWith(u"qt_"_s) &&
                              !qobject_cast<const QTabBar *>(widget) &&
                              !widget->inherits("QAbstractScrollArea");
            if (stop)
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(widget->objectName() + u" of "_s +
                                    QLatin1StringView(widget->metaObject()->className())));
        }
    }
}

void TestProfilePage::focusScrollsIntoView()
{
    m_house->page->resize(420, 560);
    auto *scroll = m_house->find<QScrollArea>(u"editScroll"_s);
    auto *last = m_house->find<QWidget>(u"field:x.zoo"_s);
    QTRY_VERIFY(
        !scroll->viewport()->rect().contains(last->mapTo(scroll->viewport(), QPoint(0, 0))));
    last->setFocus();
    QTRY_VERIFY(scroll->viewport()->rect().contains(last->mapTo(scroll->viewport(), QPoint(0, 0))));
}

void TestProfilePage::publishBarIsOneLineWhereItFits()
{
    const auto top = [this](const QString &name) {
        auto *button = m_house->find<QPushButton>(name);
        return button->mapTo(m_house->page.get(), QPoint(0, 0)).y();
    };
    QTest::keyClicks(m_house->find<QLineEdit>(u"field:name"_s), u"!"_s);
    m_house->page->resize(900, 700);
    QTRY_COMPARE(top(u"publishButton"_s), top(u"discardButton"_s));
    auto *count = m_house->find<QLabel>(u"changeCountLabel"_s);
    const auto wordsEnd = [this, count] {
        return count->mapTo(m_house->page.get(), QPoint(0, count->height())).y();
    };
    QTRY_VERIFY(wordsEnd() > top(u"publishButton"_s));
    m_house->page->resize(360, 700); // narrow: the buttons stand below the words, and none is cut
    QTRY_VERIFY(top(u"publishButton"_s) >= wordsEnd());
    const auto *publish = m_house->find<QPushButton>(u"publishButton"_s);
    QTRY_VERIFY(publish->mapTo(m_house->page.get(), QPoint(publish->width(), 0)).x() <=
                m_house->page->width());
}

QTEST_MAIN(TestProfilePage)
#include "tst_profilepage.moc"
