// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowactions.h"

#include "ui/profile/profilepage.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace personae {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
    , addAccount(nullptr)
    , signInAgain(nullptr)
    , signOut(nullptr)
    , quit(nullptr)
    , sidebar(nullptr)
    , refresh(nullptr)
    , refreshAll(nullptr)
    , themes(nullptr)
    , goProfiles(nullptr)
    , goOutbox(nullptr)
    , nextPane(nullptr)
    , previousPane(nullptr)
    , back(nullptr)
    , switchAccount(nullptr)
    , edit(nullptr)
    , pauseOutbox(nullptr)
    , tryEverything(nullptr)
    , shortcutSheet(nullptr)
    , about(nullptr)
    , m_window(window)
{
    addAccount = make(u"actionAddAccount"_s, tr("&Add account…"));
    signInAgain = make(u"actionSignInAgain"_s, tr("Sign &in again…"));
    signOut = make(u"actionSignOut"_s, tr("Sign &out…"));
    quit = make(u"actionQuit"_s, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    sidebar = make(u"actionSidebar"_s, tr("&Sidebar"), Qt::Key_F9);
    refresh = make(u"actionRefresh"_s, tr("&Refresh"), Qt::Key_F5);
    refreshAll = make(u"actionRefreshAll"_s, tr("Refresh &everything"), Qt::SHIFT | Qt::Key_F5);
    makeThemes();
    makeGo();
    edit = make(u"actionEdit"_s, tr("&Edit profile"), Qt::Key_F2);
    pauseOutbox = make(u"actionPauseOutbox"_s, tr("&Pause"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    pauseOutbox->setCheckable(true);
    tryEverything = make(u"actionTryEverything"_s, tr("Try &everything now"));
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
    // Places of window.md d2: sections that are not built yet keep theirs free.
    goProfiles = make(u"actionGoProfiles"_s, tr("My &profiles"), Qt::CTRL | Qt::Key_1);
    goOutbox = make(u"actionGoOutbox"_s, tr("&Outbox"), Qt::CTRL | Qt::Key_6);
    const QStringList names{tr("O&verview"), tr("&Edit"), tr("&History"), tr("&Raw")};
    for (int i = 0; i < names.size(); ++i) {
        QAction *tab =
            make(u"actionTab%1"_s.arg(i + 1), names.at(i), Qt::ALT | Qt::Key(Qt::Key_1 + i));
        tabs.append(tab);
    }
    nextPane = make(u"actionNextPane"_s, tr("&Next pane"), Qt::Key_F6);
    previousPane = make(u"actionPreviousPane"_s, tr("Pre&vious pane"), Qt::SHIFT | Qt::Key_F6);
    back = make(u"actionBack"_s, tr("&Back to the list"), Qt::ALT | Qt::Key_Left);
    switchAccount =
        make(u"actionSwitch"_s, tr("S&witch account…"), Qt::CTRL | Qt::SHIFT | Qt::Key_A);
}

void WindowActions::buildMenus(const ProfilePage &page, const QList<QAction *> &outboxVerbs)
{
    QMenuBar *bar = m_window.menuBar();
    bar->setObjectName(u"menuBar"_s);
    bar->setAccessibleName(tr("Menu bar"));
    const auto menu = [bar](const QString &name, const QString &title) {
        QMenu *made = bar->addMenu(title);
        made->setObjectName(name);
        return made;
    };
    QMenu *file = menu(u"menuFile"_s, tr("&File"));
    file->addActions({addAccount, signInAgain, signOut});
    file->addSeparator();
    file->addAction(quit);
    QMenu *editing = menu(u"menuEdit"_s, tr("&Edit"));
    editing->addActions({page.undoAction(), page.redoAction()});
    editing->addSeparator();
    editing->addActions({page.copyHandleAction(), page.pastePictureAction()});
    QMenu *view = menu(u"menuView"_s, tr("&View"));
    view->addAction(sidebar);
    QMenu *look = view->addMenu(tr("&Theme"));
    look->setObjectName(u"menuTheme"_s);
    look->addActions(themes->actions());
    view->addSeparator();
    view->addActions({refresh, refreshAll});
    QMenu *go = menu(u"menuGo"_s, tr("&Go"));
    go->addActions({goProfiles, goOutbox});
    go->addSeparator();
    go->addActions(tabs);
    go->addSeparator();
    go->addActions({nextPane, previousPane, back});
    go->addSeparator();
    go->addAction(switchAccount);
    QMenu *profile = menu(u"menuProfile"_s, tr("&Profile"));
    profile->addAction(edit);
    profile->addSeparator();
    profile->addActions({page.publishAction(), page.saveDraftAction(), page.discardAction()});
    QMenu *outbox = menu(u"menuOutbox"_s, tr("&Outbox"));
    outbox->addActions({pauseOutbox, tryEverything});
    outbox->addSeparator();
    outbox->addActions(outboxVerbs);
    QMenu *help = menu(u"menuHelp"_s, tr("&Help"));
    help->addActions({shortcutSheet, about});
}

void WindowActions::setAccountChosen(bool chosen)
{
    for (QAction *action : {signInAgain, signOut, refresh, refreshAll, switchAccount, edit})
        action->setEnabled(chosen);
    for (QAction *tab : std::as_const(tabs))
        tab->setEnabled(chosen);
}

} // namespace personae
