// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/peoplelistmodel.h"
#include "tests/ui/window/windowfixture.h"
#include "ui/people/peoplepane.h"
#include "ui/people/requestpane.h"
#include "ui/person/personpage.h"
#include "ui/profile/profilepage.h"
#include "ui/window/keybindings.h"
#include "ui/window/lazypages.h"
#include "ui/window/noticestrip.h"
#include "ui/window/palette.h"
#include "ui/window/shortcuts.h"
#include "ui/window/sidebar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

using namespace personae;
using namespace personae::testwindow;

/// The sections about others: getting there, acting there, keys, palette, settings.
class SectionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme().choose(Theme::Choice::Light); }

    void pagesAreBuiltWhenNeeded();
    void keysOpenSections();
    void unusableSectionsSayWhy();
    void bandSpeaksForTheCommunity();
    void switchMenuListsCommunities();
    void backAndForward();
    void ownRowShowsTheOwnProfile();
    void tabKeysFollowThePage();
    void refreshKnowsThePage();
    void noKeyTwiceWithEverythingBuilt();
    void noMnemonicTwiceInAMenu();
    void keysCanBeChanged();
    void takenKeysAreRefused();
    void keptClashesAreLeftOut();
    void keptKeysMayBeSwapped();
    void settingsChangeKeys();
    void paletteFindsEverything();
    void paletteFindsPeopleEverywhere();
    void helpIsThere();
    void sectionIsRemembered();
    void verbsGoOnlyToWhoIsSeen();
    void highlightedRowIsShownAgain();
    void escLeavesTheBoxFirst();
};

namespace {

const PeopleScope aliceList{{u"alice.example.com"_s}, {}};
const PeopleScope garden{{u"alice.example.com"_s}, u"garden.example.com"_s};

AccountRow alice()
{
    return account(u"alice.example.com"_s, u"Alice Field"_s);
}

/// Alice, whom her node has shown two people and a community.
struct PeopledWorld : World
{
    PeopledWorld()
    {
        add(alice());
        know(aliceList, {person(u"bob.example.com"_s, u"Bob Stone"_s),
                         person(u"zoe.example.com"_s, u"Zoë Ängström"_s),
                         person(garden.node, u"Garden Club"_s, PersonKind::Community)});
    }
};

struct Shown
{
    explicit Shown(World &world)
        : window(world.parts())
    {
        window.resize(1280, 800);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qWarning("the window was not shown");
    }
    template <typename T> T *find(const QString &name) { return window.findChild<T *>(name); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(&window, key, with);
    }
    MainWindow window;
};

} // namespace

void SectionsTest::pagesAreBuiltWhenNeeded()
{
    PeopledWorld world;
    Shown shown(world);
    QVERIFY(!shown.window.pages().builtPeople());
    QVERIFY(!shown.window.pages().builtPerson());
    QVERIFY(!shown.window.pages().builtRequests());
    shown.window.showSection(SidebarKind::People);
    QVERIFY(shown.window.pages().builtPeople()->isVisible());
    QVERIFY(shown.window.pages().builtPerson()->isVisible());
    QVERIFY(!shown.window.pages().builtRequests());
}

void SectionsTest::keysOpenSections()
{
    PeopledWorld world;
    Shown shown(world);
    shown.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shown.window.place().section, SidebarKind::People);
    QCOMPARE(shown.window.pages().people().scope(), aliceList);
    shown.press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(shown.window.place().section, SidebarKind::Communities);
    shown.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(shown.window.pages().builtRequests()->isVisible());
    QCOMPARE(world.port.requestsOf, QList<AccountId>{aliceList.account});
    shown.press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(shown.find<QWidget>(u"activityPane"_s)->isVisible());
    shown.press(Qt::Key_6, Qt::ControlModifier);
    QVERIFY(shown.find<QWidget>(u"outboxPane"_s)->isVisible());
    shown.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(shown.find<QWidget>(u"accountPane"_s)->isVisible());
    QVERIFY(shown.window.profilePage().isVisible());
}

void SectionsTest::unusableSectionsSayWhy()
{
    World world;
    world.port.info.hasPeople = false;
    world.add(alice());
    Shown shown(world);
    shown.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shown.window.place().section, SidebarKind::Account);
    QVERIFY(!shown.find<QLabel>(u"announcer"_s)->accessibleName().isEmpty());
    QVERIFY(!shown.window.pages().builtPeople());
}

void SectionsTest::bandSpeaksForTheCommunity()
{
    PeopledWorld world;
    Shown shown(world);
    auto *band = shown.find<QWidget>(u"actingBand"_s);
    const auto said = [band] {
        return band->accessibleName().remove(QChar(0x2068)).remove(QChar(0x2069));
    };
    QCOMPARE(said(), u"Acting as alice.example.com · Cloudillo"_s);
    // The sidebar knows the community once its store has answered.
    QTRY_VERIFY(world.sidebar.indexOfCommunity(garden.node).isValid());
    auto *sidebar = shown.find<Sidebar>(u"sidebarTree"_s);
    sidebar->setCurrentIndex(world.sidebar.indexOfCommunity(garden.node));
    QCOMPARE(shown.window.pages().people().scope(), garden);
    QCOMPARE(world.port.entered, QList<PeopleScope>{garden});
    CommunityStanding standing;
    standing.known = true;
    standing.roles = {u"follower"_s, u"moderator"_s};
    world.port.standings.insert(garden, standing);
    Q_EMIT world.port.standingChanged(garden);
    QCOMPARE(said(), u"Acting as alice.example.com · Cloudillo › Garden Club (moderator) · "
                     u"as community"_s);
    world.port.standings[garden] = {};
    world.port.standings[garden].error.kind = Outcome::Forbidden;
    Q_EMIT world.port.standingChanged(garden);
    QVERIFY(said().contains("not entered"_L1));
    shown.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(said(), u"Acting as alice.example.com · Cloudillo"_s);
}

void SectionsTest::switchMenuListsCommunities()
{
    PeopledWorld world;
    world.add(account(u"dan.example.com"_s, u"Dan"_s));
    Shown shown(world);
    shown.window.showSection(SidebarKind::People);
    QTRY_VERIFY(world.sidebar.indexOfCommunity(garden.node).isValid());
    shown.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = shown.find<QMenu>(u"switchMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().at(1)->trigger();
    menu->close();
    QCOMPARE(shown.window.place().scope, garden);
    // Another account: the section stays, its list comes.
    shown.window.showSection(SidebarKind::People);
    shown.window.switchTo({u"dan.example.com"_s});
    QCOMPARE(shown.window.place().section, SidebarKind::People);
    QCOMPARE(shown.window.pages().people().scope().account.value, u"dan.example.com"_s);
}

void SectionsTest::backAndForward()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showSection(SidebarKind::People);
    shown.window.showPerson({aliceList, u"bob.example.com"_s});
    shown.window.showCommunity(garden);
    shown.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.window.place().section, SidebarKind::People);
    QCOMPARE(shown.window.place().person, u"bob.example.com"_s);
    QCOMPARE(shown.window.pages().person().person().handle, u"bob.example.com"_s);
    shown.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shown.window.place().scope, garden);
    QVERIFY(!shown.find<QAction>(u"actionForward"_s)->isEnabled());
    // A signed-out account has no places to go back to.
    world.accounts.remove(aliceList.account);
    QVERIFY(!shown.find<QAction>(u"actionBack"_s)->isEnabled());
}

void SectionsTest::ownRowShowsTheOwnProfile()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showCommunity(garden);
    Q_EMIT shown.window.pages().personChosen({garden, u"alice.example.com"_s});
    QVERIFY(shown.window.profilePage().isVisible());
    Q_EMIT shown.window.pages().personChosen({garden, u"bob.example.com"_s});
    QVERIFY(!shown.window.profilePage().isVisible());
    QVERIFY(shown.window.pages().person().isVisible());
    QCOMPARE(shown.window.pages().person().person(), (PersonRef{garden, u"bob.example.com"_s}));
}

void SectionsTest::tabKeysFollowThePage()
{
    PeopledWorld world;
    Shown shown(world);
    auto *second = shown.find<QAction>(u"actionTab2"_s);
    QCOMPARE(second->text(), u"Edit"_s);
    shown.window.showPerson({aliceList, u"bob.example.com"_s});
    auto *tabs = shown.window.pages().person().findChild<QTabWidget *>(u"inspectorTabs"_s);
    QVERIFY(tabs);
    QCOMPARE(second->text(), tabs->tabText(1).remove(u'&'));
    shown.press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(!shown.find<QAction>(u"actionTab6"_s)->isVisible() || tabs->count() >= 6);
}

void SectionsTest::refreshKnowsThePage()
{
    PeopledWorld world;
    Shown shown(world);
    shown.press(Qt::Key_F5);
    QCOMPARE(world.sync.refreshed.size(), 1);
    shown.window.showCommunity(garden);
    world.port.refreshed.clear();
    shown.press(Qt::Key_F5);
    QCOMPARE(world.port.refreshed, QList<PeopleScope>{garden});
    QCOMPARE(world.sync.refreshed.size(), 1);
    shown.press(Qt::Key_F5, Qt::ShiftModifier);
    QCOMPARE(world.sync.allRefreshed, 1);
    QVERIFY(world.port.refreshed.contains(aliceList));
}

void SectionsTest::noKeyTwiceWithEverythingBuilt()
{
    PeopledWorld world;
    Shown shown(world);
    shown.press(Qt::Key_Slash, Qt::ControlModifier); // shows all keys, so all pages are built
    QVERIFY(shown.find<QWidget>(u"shortcutSheet"_s));
    QVERIFY(shown.window.pages().builtPeople());
    QVERIFY(shown.window.pages().builtPerson());
    const QStringList clashes = shortcuts::clashes(shown.window);
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(u'\n')));
    QSet<QString> keys;
    const QList<QAction *> all = shortcuts::actions(shown.window);
    for (const QAction *action : all)
        keys.insert(action->shortcut().toString(QKeySequence::PortableText));
    for (const char *wanted : {"Ctrl+K",    "Ctrl+Shift+A", "Ctrl+1",       "Ctrl+2",
                               "Ctrl+3",    "Ctrl+4",       "Ctrl+6",       "Ctrl+7",
                               "Alt+1",     "F6",           "Shift+F6",     "F5",
                               "Shift+F5",  "Ctrl+F",       "Ctrl+Shift+F", "Ctrl+Shift+P",
                               "Ctrl+E",    "Ctrl+Shift+C", "Ctrl+Shift+H", "Alt+Left",
                               "Alt+Right", "F9",           "Ctrl+,",       "F1",
                               "Ctrl+/",    "Ctrl+Shift+O", "Ctrl+Q",       "F2"})
        QVERIFY2(keys.contains(QString::fromLatin1(wanted)), wanted);
}

void SectionsTest::noMnemonicTwiceInAMenu()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showSection(SidebarKind::People);
    QList<QMenu *> menus = shown.window.menuBar()->findChildren<QMenu *>();
    QVERIFY(menus.size() >= 8);
    for (const QMenu *menu : std::as_const(menus)) {
        QSet<QChar> taken;
        const QList<QAction *> actions = menu->actions();
        for (const QAction *action : actions) {
            const QString text = QString(action->text()).remove("&&"_L1);
            const qsizetype at = text.indexOf(u'&');
            if (at < 0 || !action->isVisible())
                continue;
            const QChar letter = text.at(at + 1).toLower();
            QVERIFY2(!taken.contains(letter), qPrintable(menu->objectName() + u": "_s + text));
            taken.insert(letter);
        }
    }
}

void SectionsTest::keysCanBeChanged()
{
    PeopledWorld world;
    {
        Shown shown(world);
        KeyBindings &keys = shown.window.keys();
        auto *outbox = shown.find<QAction>(u"actionGoOutbox"_s);
        QVERIFY(keys.bind(outbox, Qt::CTRL | Qt::Key_J));
        shown.press(Qt::Key_6, Qt::ControlModifier);
        QVERIFY(!shown.find<QWidget>(u"outboxPane"_s)->isVisible());
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(shown.find<QWidget>(u"outboxPane"_s)->isVisible());
    }
    Shown again(world);
    auto *outbox = again.find<QAction>(u"actionGoOutbox"_s);
    QCOMPARE(outbox->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QVERIFY(again.window.keys().reset(outbox));
    QCOMPARE(outbox->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_6));
}

void SectionsTest::takenKeysAreRefused()
{
    PeopledWorld world;
    Shown shown(world);
    KeyBindings &keys = shown.window.keys();
    auto *outbox = shown.find<QAction>(u"actionGoOutbox"_s);
    QVERIFY(!keys.bind(outbox, Qt::Key_F5));
    QCOMPARE(keys.holder(outbox, Qt::Key_F5)->objectName(), u"actionRefresh"_s);
    QVERIFY(!keys.bind(outbox, Qt::CTRL | Qt::ALT | Qt::Key_Q));   // AltGr
    QVERIFY(!keys.bind(outbox, Qt::CTRL | Qt::SHIFT | Qt::Key_U)); // Unicode entry
    QCOMPARE(outbox->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_6));
    // The key of a page that is not built yet is found as soon as it is.
    QVERIFY(keys.bind(outbox, {}));
    QVERIFY(outbox->shortcut().isEmpty());
}

void SectionsTest::keptClashesAreLeftOut()
{
    PeopledWorld world;
    world.state.setValue(u"keys/actionGoOutbox"_s, u"F5"_s);
    Shown shown(world);
    QCOMPARE(shown.find<QAction>(u"actionGoOutbox"_s)->shortcut(),
             QKeySequence(Qt::CTRL | Qt::Key_6));
    QVERIFY(shortcuts::clashes(shown.window).isEmpty());
}

void SectionsTest::keptKeysMayBeSwapped()
{
    PeopledWorld world;
    world.state.setValue(u"keys/actionGoOutbox"_s, u"Ctrl+7"_s);
    world.state.setValue(u"keys/actionGoActivity"_s, u"Ctrl+6"_s);
    Shown shown(world);
    QCOMPARE(shown.find<QAction>(u"actionGoOutbox"_s)->shortcut(),
             QKeySequence(Qt::CTRL | Qt::Key_7));
    QCOMPARE(shown.find<QAction>(u"actionGoActivity"_s)->shortcut(),
             QKeySequence(Qt::CTRL | Qt::Key_6));
    QVERIFY(shortcuts::clashes(shown.window).isEmpty());
    shown.press(Qt::Key_7, Qt::ControlModifier);
    QCOMPARE(shown.window.place().section, SidebarKind::Outbox);
}

void SectionsTest::settingsChangeKeys()
{
    PeopledWorld world;
    Shown shown(world);
    shown.press(Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = shown.find<QDialog>(u"settingsDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    auto *table = dialog->findChild<QTableWidget *>(u"keyTable"_s);
    const auto rows = table->findItems(u"Outbox"_s, Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    table->setCurrentItem(rows.constFirst());
    auto *edit = dialog->findChild<QKeySequenceEdit *>(u"keyEdit"_s);
    auto *set = dialog->findChild<QPushButton *>(u"keySet"_s);
    auto *verdict = dialog->findChild<QLabel *>(u"keyVerdict"_s);
    edit->setKeySequence(Qt::Key_F5);
    QVERIFY(!set->isEnabled());
    QVERIFY(verdict->text().contains("Refresh"_L1));
    edit->setKeySequence(Qt::CTRL | Qt::Key_J);
    QVERIFY(set->isEnabled());
    set->click();
    auto *outbox = shown.find<QAction>(u"actionGoOutbox"_s);
    QCOMPARE(outbox->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    dialog->findChild<QPushButton *>(u"keyResetAll"_s)->click();
    QCOMPARE(outbox->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_6));
    auto *compact = dialog->findChild<QCheckBox *>(u"settingsCompact"_s);
    const bool before = shown.window.pages().people().compactAction()->isChecked();
    compact->click();
    QCOMPARE(shown.window.pages().people().compactAction()->isChecked(), !before);
}

void SectionsTest::paletteFindsEverything()
{
    PeopledWorld world;
    Shown shown(world);
    QTRY_VERIFY(world.sidebar.indexOfCommunity(garden.node).isValid());
    shown.press(Qt::Key_K, Qt::ControlModifier);
    auto *palette = shown.find<QDialog>(u"palette"_s);
    QVERIFY(palette && palette->isVisible());
    auto *edit = palette->findChild<QLineEdit *>(u"paletteEdit"_s);
    auto *list = palette->findChild<QTreeWidget *>(u"paletteList"_s);
    QVERIFY(list->topLevelItemCount() > 10);
    edit->setText(u"outb"_s);
    QCOMPARE(list->topLevelItem(0)->text(0), u"Outbox"_s);
    edit->setText(u"angst"_s); // case and accents are alike
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QVERIFY(list->topLevelItem(0)->text(0).contains("zoe.example.com"_L1));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shown.window.place().person, u"zoe.example.com"_s);
    QTRY_VERIFY(!shown.find<QDialog>(u"palette"_s));
}

void SectionsTest::paletteFindsPeopleEverywhere()
{
    PeopledWorld world;
    world.know(garden, {person(u"bobby.example.org"_s, u"Bobby Garden"_s)});
    Shown shown(world);
    QTRY_VERIFY(world.sidebar.indexOfCommunity(garden.node).isValid());
    shown.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *palette = shown.find<QDialog>(u"palette"_s);
    QVERIFY(palette && palette->isVisible());
    auto *edit = palette->findChild<QLineEdit *>(u"paletteEdit"_s);
    auto *list = palette->findChild<QTreeWidget *>(u"paletteList"_s);
    QCOMPARE(list->topLevelItemCount(), 0);
    edit->setText(u"bob"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shown.window.place().scope, garden);
    QCOMPARE(shown.window.place().person, u"bobby.example.org"_s);
}

void SectionsTest::helpIsThere()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showSection(SidebarKind::People);
    shown.press(Qt::Key_F1);
    auto *help = shown.find<QDialog>(u"pageHelp"_s);
    QVERIFY(help && help->isVisible());
    QString all;
    const auto labels = help->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->text();
    QVERIFY(all.contains("Crawl"_L1));
}

void SectionsTest::sectionIsRemembered()
{
    PeopledWorld world;
    {
        Shown shown(world);
        shown.window.showSection(SidebarKind::People);
        shown.window.close();
    }
    Shown again(world);
    QCOMPARE(again.window.place().section, SidebarKind::People);
    QVERIFY(again.window.pages().builtPeople()->isVisible());
}

void SectionsTest::verbsGoOnlyToWhoIsSeen()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showPerson({aliceList, u"bob.example.com"_s});
    const QAction *follow = nullptr;
    const QList<QAction *> verbs = shown.window.pages().person().verbs();
    for (const QAction *verb : verbs)
        follow = verb->objectName() == "verbFollow"_L1 ? verb : follow;
    QVERIFY(follow);
    QTRY_VERIFY(follow->isEnabled());
    auto *list = shown.find<QMenu>(u"menuListVerbs"_s);
    QVERIFY(list->menuAction()->isEnabled());
    auto *members = shown.find<QMenu>(u"menuMembers"_s);
    const auto headings = [&] {
        Q_EMIT members->aboutToShow();
        QString all;
        const QList<QAction *> actions = members->actions();
        for (const QAction *action : actions)
            all += action->text() + u'\n';
        return all;
    };
    QTRY_VERIFY2(headings().contains("Bob Stone"_L1), qPrintable(headings()));
    // Her own profile stands there now: nothing of what Bob's page offers may act on Bob.
    shown.window.chooseAccount(aliceList.account);
    QVERIFY(!follow->isEnabled());
    QVERIFY(!follow->toolTip().isEmpty());
    QVERIFY(!list->menuAction()->isEnabled());
    QVERIFY(!list->menuAction()->toolTip().isEmpty());
    QVERIFY(!headings().contains("Bob Stone"_L1));
    shown.find<QAction>(u"actionPalette"_s)->trigger();
    auto *palette = shown.find<QDialog>(u"palette"_s);
    const auto found = [&](const QString &text) {
        palette->findChild<QLineEdit *>(u"paletteEdit"_s)->setText(text);
        return palette->findChild<QTreeWidget *>(u"paletteList"_s)->topLevelItemCount();
    };
    QCOMPARE(found(u"follow"_s), 0);
    palette->close();
    QTRY_VERIFY(!shown.find<QDialog>(u"palette"_s));
    shown.window.showPerson({aliceList, u"bob.example.com"_s});
    QTRY_VERIFY(follow->isEnabled());
    shown.find<QAction>(u"actionPalette"_s)->trigger();
    palette = shown.find<QDialog>(u"palette"_s);
    QVERIFY(palette);
    QVERIFY(found(u"follow bob"_s) >= 1);
    // No two lines read the same.
    palette->findChild<QLineEdit *>(u"paletteEdit"_s)->clear();
    const auto *tree = palette->findChild<QTreeWidget *>(u"paletteList"_s);
    QSet<QString> lines;
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = tree->topLevelItem(i);
        const QString line = item->text(0) + u'\n' + item->text(1);
        QVERIFY2(!lines.contains(line), qPrintable(line));
        lines.insert(line);
    }
}

void SectionsTest::highlightedRowIsShownAgain()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showSection(SidebarKind::People);
    QTRY_VERIFY(shown.window.pages().people().model().rowCount() == 3);
    shown.window.pages().people().choose(u"bob.example.com"_s);
    QTRY_COMPARE(shown.window.pages().people().current().handle, u"bob.example.com"_s);
    QTRY_COMPARE(shown.window.pages().person().person().handle, u"bob.example.com"_s);
    shown.window.showSection(SidebarKind::People);
    QCOMPARE(shown.window.pages().people().current().handle, u"bob.example.com"_s);
    QCOMPARE(shown.window.pages().person().person().handle, u"bob.example.com"_s);
    QCOMPARE(shown.window.place().person, u"bob.example.com"_s);
}

void SectionsTest::escLeavesTheBoxFirst()
{
    PeopledWorld world;
    Shown shown(world);
    shown.window.showPerson({aliceList, u"bob.example.com"_s});
    const QList<QAction *> verbs = shown.window.pages().person().verbs();
    for (QAction *verb : verbs) {
        if (verb->objectName() == "verbConnect"_L1) {
            QTRY_VERIFY(verb->isEnabled());
            verb->trigger();
        }
    }
    auto *text = shown.find<QPlainTextEdit>(u"connectText"_s);
    QTRY_COMPARE(shown.window.pages().people().model().rowCount(), 3);
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus && shown.window.pages().person().isAncestorOf(focus));
    QTest::keyClick(focus, Qt::Key_Escape);
    focus = QApplication::focusWidget();
    QVERIFY2(focus && !shown.window.pages().person().isAncestorOf(focus),
             qPrintable(focus ? focus->objectName() : u"none"_s));
}

QTEST_MAIN(SectionsTest)
#include "sections_test.moc"
