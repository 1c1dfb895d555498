// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"
#include "ui/profile/profilepage.h"
#include "ui/window/addaccountdialog.h"
#include "ui/window/shortcuts.h"
#include "ui/window/sidebar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace personae;
using namespace personae::testwindow;

/// The frame: accounts, panes, keys and focus, sizes, what is remembered.
class MainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void emptyOffersOneStep();
    void firstAccountIsShown();
    void bandFollowsTheChoice();
    void noTwoActionsShareAKey();
    void clashesAreFound();
    void everyMenuEntryIsWired();
    void everythingFocusableHasAName();
    void narrowMakesTheInspectorAPage();
    void panesTakeTheFocusInTurn();
    void nothingIsCutAtDoubleSize_data();
    void nothingIsCutAtDoubleSize();
    void placeIsRemembered();
    void placeOffScreenIsIgnored();
    void themeIsRemembered();
    void foreignTextIsPlain();
};

namespace {

/// Labels and buttons that show less than they hold.
QStringList cutTexts(const QWidget &window, const QWidget &except)
{
    QStringList cut;
    const auto labels = window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isVisible() || except.isAncestorOf(label) || label->text().isEmpty() ||
            label->objectName() == "announcer"_L1)
            continue;
        const int wanted =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < wanted ||
            (!label->wordWrap() && label->width() < label->sizeHint().width()))
            cut.append(label->text());
    }
    const auto buttons = window.findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        if (!button->isVisible() || except.isAncestorOf(button) || (tool && tool->text().isEmpty()))
            continue;
        if (button->height() < button->sizeHint().height() ||
            button->width() < button->sizeHint().width())
            cut.append(button->objectName() + u": "_s + button->text());
    }
    return cut;
}

/// Somebody besides the menus hears it.
bool isWired(const QAction &action)
{
    struct Peek : QAction
    {
        using QAction::receivers;
    };
    constexpr auto receivers = &Peek::receivers;
    qsizetype menus = 0;
    const auto places = action.associatedObjects();
    for (const QObject *place : places)
        menus += qobject_cast<const QMenu *>(place) ? 1 : 0;
    return (action.*receivers)(SIGNAL(triggered(bool))) > menus ||
           (action.*receivers)(SIGNAL(toggled(bool))) > 0;
}

AccountRow alice(Reach reach = Reach::Online)
{
    return account(u"alice.example.com"_s, u"Alice Field"_s, reach);
}

AccountRow bob(Reach reach = Reach::Online)
{
    return account(u"bob.example.com"_s, u"Bob Stone"_s, reach);
}

} // namespace

void MainWindowTest::initTestCase()
{
    theme().choose(Theme::Choice::Light);
}

void MainWindowTest::emptyOffersOneStep()
{
    World world;
    QVERIFY(world.opened);
    ShownWindow shown(world);
    auto *button = shown.find<QPushButton>(u"emptyAddAccount"_s);
    QVERIFY(button->isVisible());
    QVERIFY(!shown.window.profilePage().isVisible());
    button->click();
    auto *dialog = shown.find<QDialog>(u"addAccountDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
}

void MainWindowTest::firstAccountIsShown()
{
    World world;
    ShownWindow shown(world);
    world.add(alice());
    QCOMPARE(shown.window.account().value, u"alice.example.com"_s);
    QCOMPARE(shown.window.profilePage().account().value, u"alice.example.com"_s);
    QVERIFY(shown.window.profilePage().isVisible());
    world.accounts.remove(shown.window.account());
    QVERIFY(shown.window.account().isNull());
    QVERIFY(shown.find<QPushButton>(u"emptyAddAccount"_s)->isVisible());
}

void MainWindowTest::bandFollowsTheChoice()
{
    World world;
    world.add(alice());
    world.add(bob());
    ShownWindow shown(world);
    auto *band = shown.find<QWidget>(u"actingBand"_s);
    QVERIFY(band->isVisible());
    QVERIFY(band->height() >= 40);
    QVERIFY(band->accessibleName().contains("alice.example.com"_L1));
    QTest::keyClick(&shown.window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = shown.find<QMenu>(u"switchMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().at(1)->trigger();
    menu->close();
    QCOMPARE(shown.window.account().value, u"bob.example.com"_s);
    QVERIFY(band->accessibleName().contains("bob.example.com"_L1));
    QVERIFY(band->accessibleName().contains("Cloudillo"_L1));
}

void MainWindowTest::noTwoActionsShareAKey()
{
    World world;
    world.add(alice());
    ShownWindow shown(world);
    const QStringList clashes = shortcuts::clashes(shown.window);
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(u'\n')));
    QVERIFY(shortcuts::actions(shown.window).size() > 15);
}

void MainWindowTest::clashesAreFound()
{
    QWidget window;
    QAction one(u"One"_s);
    QAction two(u"Two"_s);
    one.setShortcut(Qt::Key_F5);
    two.setShortcut(Qt::Key_F5);
    window.addActions({&one, &two});
    QCOMPARE(shortcuts::clashes(window).size(), 1);
    // In two places that do not see each other both may live.
    QWidget left(&window);
    QWidget right(&window);
    window.removeAction(&one);
    window.removeAction(&two);
    one.setShortcutContext(Qt::WidgetWithChildrenShortcut);
    two.setShortcutContext(Qt::WidgetWithChildrenShortcut);
    left.addAction(&one);
    right.addAction(&two);
    QVERIFY(shortcuts::clashes(window).isEmpty());
}

void MainWindowTest::everyMenuEntryIsWired()
{
    World world;
    world.add(alice());
    ShownWindow shown(world);
    QList<QAction *> open = shown.window.menuBar()->actions();
    QVERIFY(open.size() >= 7);
    int seen = 0;
    while (!open.isEmpty()) {
        QAction *action = open.takeLast();
        if (action->isSeparator())
            continue;
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        if (action->menu()) {
            QVERIFY2(!action->menu()->isEmpty(), qPrintable(action->text()));
            open += action->menu()->actions();
            continue;
        }
        ++seen;
        QVERIFY2(isWired(*action), qPrintable(action->text()));
    }
    QVERIFY(seen > 25);
}

void MainWindowTest::everythingFocusableHasAName()
{
    World world;
    world.add(alice(Reach::Offline));
    world.addEntry(OutboxState::Queued);
    ShownWindow shown(world);
    for (const SidebarKind section : {SidebarKind::MyProfiles, SidebarKind::Outbox}) {
        shown.window.showSection(section);
        const auto widgets = shown.window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) ||
                widget->focusProxy())
                continue;
            QString name = widget->accessibleName();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
                button && name.isEmpty())
                name = button->text();
            const QByteArray who =
                widget->metaObject()->className() + (' ' + widget->objectName().toUtf8());
            QVERIFY2(!name.isEmpty(), who.constData());
        }
    }
}

void MainWindowTest::narrowMakesTheInspectorAPage()
{
    World world;
    world.add(alice());
    ShownWindow shown(world);
    shown.window.resize(1280, 800);
    auto *list = shown.find<QListView>(u"accountsTable"_s);
    auto *back = shown.find<QPushButton>(u"backButton"_s);
    QTRY_VERIFY(list->isVisible() && shown.window.profilePage().isVisible());
    QVERIFY(!back->isVisible());
    shown.window.resize(800, 560);
    QTRY_VERIFY(!shown.window.profilePage().isVisible());
    QCOMPARE(shown.window.size(), QSize(800, 560));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(shown.window.profilePage().isVisible());
    QVERIFY(!list->isVisible());
    QVERIFY(back->isVisible());
    QTest::keyClick(&shown.window, Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(list->isVisible());
    QVERIFY(!shown.window.profilePage().isVisible());
    // Narrower than the least size happens where a window manager insists.
    shown.window.setMinimumSize(300, 300);
    shown.window.resize(700, 560);
    auto *sidebar = shown.find<Sidebar>(u"sidebarTree"_s);
    QTRY_VERIFY(!sidebar->isVisible());
    QTest::keyClick(&shown.window, Qt::Key_F9);
    QTRY_VERIFY(sidebar->isVisible());
    QTest::keyClick(&shown.window, Qt::Key_F9);
    QTRY_VERIFY(!sidebar->isVisible());
}

void MainWindowTest::panesTakeTheFocusInTurn()
{
    World world;
    world.add(alice());
    ShownWindow shown(world);
    shown.window.resize(1280, 800);
    shown.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.window));
    auto *sidebar = shown.find<Sidebar>(u"sidebarTree"_s);
    auto *list = shown.find<QListView>(u"accountsTable"_s);
    sidebar->setFocus();
    QTest::keyClick(sidebar, Qt::Key_F6);
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_F6);
    QVERIFY(shown.window.profilePage().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_6, Qt::ControlModifier);
    QVERIFY(shown.find<QWidget>(u"outboxPane"_s)->isVisible());
    QTest::keyClick(&shown.window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(list->isVisible());
}

void MainWindowTest::nothingIsCutAtDoubleSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("least") << QSize(800, 560);
    QTest::newRow("first") << QSize(1280, 800);
}

void MainWindowTest::nothingIsCutAtDoubleSize()
{
    QFETCH(QSize, size);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPixelSize(26); // twice the size the design is drawn at
    QApplication::setFont(large);
    World world;
    world.add(alice(Reach::Offline));
    world.addEntry(OutboxState::Queued);
    ShownWindow shown(world);
    shown.window.resize(size);
    QCoreApplication::processEvents();
    QStringList cut;
    for (const SidebarKind section : {SidebarKind::MyProfiles, SidebarKind::Outbox}) {
        shown.window.showSection(section);
        QCoreApplication::processEvents();
        cut += cutTexts(shown.window, shown.window.profilePage()); // the page has its own test
    }
    {
        AddAccountDialog dialog(world.signIn, theme());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        dialog.findChild<QLineEdit *>(u"signInField_identity"_s)->setText(u"alice@example.com"_s);
        QTRY_COMPARE(cutTexts(dialog, shown.window.profilePage()), QStringList());
        dialog.findChild<QPushButton *>(u"addAccountSignIn"_s)->click();
        QTRY_COMPARE(cutTexts(dialog, shown.window.profilePage()), QStringList());
    }
    QApplication::setFont(before);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

void MainWindowTest::placeIsRemembered()
{
    World world;
    world.add(alice());
    {
        ShownWindow shown(world);
        QCOMPARE(shown.window.minimumSize(), QSize(800, 560));
        shown.window.setGeometry(20, 30, 820, 600);
        shown.window.close();
    }
    MainWindow again(world.parts());
    QCOMPARE(again.size(), QSize(820, 600));
}

void MainWindowTest::placeOffScreenIsIgnored()
{
    World world;
    world.add(alice());
    {
        ShownWindow shown(world);
        shown.window.setGeometry(90000, 90000, 820, 600);
        shown.window.close();
    }
    MainWindow again(world.parts());
    QCOMPARE(again.size(), QSize(1280, 800));
}

void MainWindowTest::themeIsRemembered()
{
    World world;
    {
        MainWindow window(world.parts());
        window.findChild<QAction *>(u"actionTheme%1"_s.arg(int(Theme::Choice::Dark)))->trigger();
        QVERIFY(theme().isDark());
    }
    theme().choose(Theme::Choice::Light);
    MainWindow again(world.parts());
    QVERIFY(theme().isDark());
    theme().choose(Theme::Choice::Light);
}

void MainWindowTest::foreignTextIsPlain()
{
    World world;
    world.add(account(u"evil.example.com"_s, u"<b>Bold</b>\u202E & co"_s, Reach::SignInNeeded));
    ShownWindow shown(world);
    const auto labels = shown.window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->text().contains("<b>"_L1))
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(QChar(0x202E)) || label->text().contains(QChar(0x2068)));
    }
    const QString title = world.accounts.index(0).data().toString();
    QVERIFY(title.startsWith(QChar(0x2068)));
}

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
