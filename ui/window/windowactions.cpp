// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowactions.h"

#include "ui/people/peoplepane.h"
#include "ui/person/personpage.h"
#include "ui/profile/profilepage.h"

#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace personae {

using namespace Qt::StringLiterals;

/// Verbs of several pages meet in one menu: of two with one letter the later goes without.
static void untangle(const QMenu &menu)
{
    QString taken;
    const QList<QAction *> actions = menu.actions();
    for (QAction *action : actions) {
        const QString text = action->text();
        const qsizetype at = text.indexOf(u'&');
        if (at < 0 || at + 1 >= text.size() || text.at(at + 1) == u'&')
            continue;
        const QChar letter = text.at(at + 1).toLower();
        if (taken.contains(letter))
            action->setText(QString(text).remove(at, 1));
        else
            taken += letter;
    }
}

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    addAccount = make(u"actionAddAccount"_s, tr("&Add account…"));
    signInAgain = make(u"actionSignInAgain"_s, tr("Sign &in again…"));
    signOut = make(u"actionSignOut"_s, tr("Sign &out…"));
    settings = make(u"actionSettings"_s, tr("S&ettings…"), Qt::CTRL | Qt::Key_Comma);
    settings->setMenuRole(QAction::PreferencesRole);
    quit = make(u"actionQuit"_s, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    copyHandle = make(u"actionCopyHandle"_s, tr("&Copy handle"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    sidebar = make(u"actionSidebar"_s, tr("Side&bar"), Qt::Key_F9);
    refresh = make(u"actionRefresh"_s, tr("Re&fresh"), Qt::Key_F5);
    refreshAll = make(u"actionRefreshAll"_s, tr("Refresh &everything"), Qt::SHIFT | Qt::Key_F5);
    makeThemes();
    makeGo();
    edit = make(u"actionEdit"_s, tr("&Edit profile"), Qt::Key_F2);
    searchEverywhere = make(u"actionSearchEverywhere"_s, tr("Search people e&verywhere…"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    pauseOutbox = make(u"actionPauseOutbox"_s, tr("&Pause"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    pauseOutbox->setCheckable(true);
    tryEverything = make(u"actionTryEverything"_s, tr("Try &everything now"));
    pageHelp = make(u"actionHelp"_s, tr("&Help on this page"), Qt::Key_F1);
    shortcutSheet = make(u"actionShortcuts"_s, tr("&Keyboard shortcuts"), Qt::CTRL | Qt::Key_Slash);
    about = make(u"actionAbout"_s, tr("&About Personae"));
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

QAction *WindowActions::make(const QString &name, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    m_window.addAction(action);
    return action;
}

void WindowActions::makeThemes()
{
    themes = new QActionGroup(this);
    const auto add = [this](const QString &text, Theme::Choice choice) {
        QAction *action = make(u"actionTheme%1"_s.arg(int(choice)), text);
        action->setCheckable(true);
        action->setData(int(choice));
        themes->addAction(action);
    };
    add(tr("&System"), Theme::Choice::System);
    add(tr("&Light"), Theme::Choice::Light);
    add(tr("&Dark"), Theme::Choice::Dark);
    add(tr("System &colours"), Theme::Choice::SystemColours);
}

void WindowActions::makeGo()
{
    // Places of window.md d2: what is not built yet keeps its key free.
    palette = make(u"actionPalette"_s, tr("P&alette…"), Qt::CTRL | Qt::Key_K);
    goProfiles = make(u"actionGoProfiles"_s, tr("My &profiles"), Qt::CTRL | Qt::Key_1);
    goPeople = make(u"actionGoPeople"_s, tr("P&eople"), Qt::CTRL | Qt::Key_2);
    goCommunities = make(u"actionGoCommunities"_s, tr("&Communities"), Qt::CTRL | Qt::Key_3);
    goQueues = make(u"actionGoQueues"_s, tr("&Queues"), Qt::CTRL | Qt::Key_4);
    goDenylists = make(u"actionGoDenylists"_s, tr("&Denylists"), Qt::CTRL | Qt::Key_5);
    goOutbox = make(u"actionGoOutbox"_s, tr("&Outbox"), Qt::CTRL | Qt::Key_6);
    goActivity = make(u"actionGoActivity"_s, tr("Ac&tivity"), Qt::CTRL | Qt::Key_7);
    constexpr int most = 6;
    for (int i = 0; i < most; ++i)
        tabs.append(make(u"actionTab%1"_s.arg(i + 1), tr("Tab %1").arg(i + 1),
                         Qt::ALT | Qt::Key(Qt::Key_1 + i)));
    nextPane = make(u"actionNextPane"_s, tr("&Next pane"), Qt::Key_F6);
    previousPane = make(u"actionPreviousPane"_s, tr("P&revious pane"), Qt::SHIFT | Qt::Key_F6);
    back = make(u"actionBack"_s, tr("&Back"), Qt::ALT | Qt::Key_Left);
    forward = make(u"actionForward"_s, tr("&Forward"), Qt::ALT | Qt::Key_Right);
    switchAccount =
        make(u"actionSwitch"_s, tr("S&witch account…"), Qt::CTRL | Qt::SHIFT | Qt::Key_A);
}

QMenu *WindowActions::menu(const QString &name, const QString &title)
{
    QMenu *made = m_window.menuBar()->addMenu(title);
    made->setObjectName(name);
    made->setToolTipsVisible(true); // why a verb cannot be used
    return made;
}

void WindowActions::buildMenus(const ProfilePage &page, const QList<QAction *> &outboxVerbs)
{
    QMenuBar *bar = m_window.menuBar();
    bar->setObjectName(u"menuBar"_s);
    bar->setAccessibleName(tr("Menu bar"));
    QMenu *file = menu(u"menuFile"_s, tr("&File"));
    file->addActions({addAccount, signInAgain, signOut});
    file->addSeparator();
    file->addAction(settings);
    file->addSeparator();
    file->addAction(quit);
    m_editing = menu(u"menuEdit"_s, tr("&Edit"));
    m_editing->addActions({page.undoAction(), page.redoAction()});
    m_editing->addSeparator();
    m_editing->addActions({copyHandle, page.pastePictureAction()});
    m_view = menu(u"menuView"_s, tr("&View"));
    m_view->addAction(sidebar);
    QMenu *look = m_view->addMenu(tr("&Theme"));
    look->setObjectName(u"menuTheme"_s);
    look->addActions(themes->actions());
    m_viewPlace = m_view->addSeparator();
    m_view->addActions({refresh, refreshAll});
    QMenu *go = menu(u"menuGo"_s, tr("&Go"));
    go->addAction(palette);
    go->addSeparator();
    go->addActions(
        {goProfiles, goPeople, goCommunities, goQueues, goDenylists, goOutbox, goActivity});
    go->addSeparator();
    go->addActions(tabs);
    go->addSeparator();
    go->addActions({nextPane, previousPane, back, forward});
    go->addSeparator();
    go->addAction(switchAccount);
    QMenu *profile = menu(u"menuProfile"_s, tr("&Profile"));
    profile->addAction(edit);
    profile->addSeparator();
    profile->addActions({page.publishAction(), page.saveDraftAction(), page.discardAction()});
    m_members = menu(u"menuMembers"_s, tr("&Members"));
    m_members->addAction(searchEverywhere);
    m_listPlace = m_members->addSeparator();
    m_personPlace = m_members->addSeparator();
    connect(m_members, &QMenu::aboutToShow, this, &WindowActions::membersWanted);
    QMenu *outbox = menu(u"menuOutbox"_s, tr("&Outbox"));
    outbox->addActions({pauseOutbox, tryEverything});
    outbox->addSeparator();
    outbox->addActions(outboxVerbs);
    QMenu *help = menu(u"menuHelp"_s, tr("&Help"));
    help->addActions({pageHelp, shortcutSheet, about});
    setTabs({});
}

void WindowActions::addPeople(const PeoplePane &pane)
{
    m_members->insertActions(m_listPlace, {pane.findAction(), pane.addFilterAction()});
    m_listVerbs = new QMenu(listTarget(0), m_members);
    m_listVerbs->setObjectName(u"menuListVerbs"_s);
    m_listVerbs->setToolTipsVisible(true);
    m_listVerbs->addActions(pane.memberVerbs());
    m_members->insertMenu(m_listPlace, m_listVerbs);
    m_members->addActions({pane.crawlAction(), pane.exportAction()});
    m_view->insertSeparator(m_viewPlace);
    m_view->insertActions(m_viewPlace, {pane.compactAction(), pane.sortMenuAction()});
    untangle(*m_listVerbs);
    untangle(*m_members);
    untangle(*m_view);
}

void WindowActions::addPerson(const PersonPage &page)
{
    m_personName = new QAction(this); // a heading; nameless, so that it is no command
    m_personName->setEnabled(false);
    m_members->insertAction(m_personPlace, m_personName);
    m_members->insertActions(m_personPlace, page.verbs());
    m_personName->setText(tr("Nobody is shown"));
    untangle(*m_members);
}

QString WindowActions::listTarget(int ticked)
{
    if (ticked == 0)
        return tr("Row in the list");
    return ticked == 1 ? tr("1 ticked") : tr("%1 ticked").arg(QLocale().toString(ticked));
}

void WindowActions::setInSight(bool list, int ticked, const QString &person)
{
    if (m_listVerbs) {
        QAction *group = m_listVerbs->menuAction();
        group->setText(listTarget(ticked));
        group->setEnabled(list);
        group->setToolTip(list ? group->text() : tr("Show a list of people first."));
    }
    if (m_personName)
        m_personName->setText(person.isEmpty() ? tr("Nobody is shown")
                                               : QString(person).replace(u'&', "&&"_L1));
}

void WindowActions::setTabs(const QStringList &names)
{
    for (int i = 0; i < tabs.size(); ++i) {
        const bool there = i < names.size();
        tabs.at(i)->setText(there ? names.at(i) : tr("Tab %1").arg(i + 1));
        tabs.at(i)->setVisible(there);
    }
}

void WindowActions::setAccountChosen(bool chosen)
{
    for (QAction *action :
         {signInAgain, signOut, refresh, refreshAll, switchAccount, edit, goPeople, goCommunities,
          goQueues, goDenylists, goActivity, searchEverywhere, copyHandle})
        action->setEnabled(chosen);
    for (QAction *tab : std::as_const(tabs))
        tab->setEnabled(chosen);
}

} // namespace personae
