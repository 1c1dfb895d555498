// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QList>
#include <QObject>

class QMainWindow;
class QMenu;

namespace personae {

class PeoplePane;
class PersonPage;
class ProfilePage;

/// Every action of the window with its words and key (window.md d5), and the menu bar made of them.
/// An action without a place here does not exist, so no menu entry is dead. Verbs of pages that are
/// built when first needed join the menus then. GUI thread.
class WindowActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowActions)

public:
    explicit WindowActions(QMainWindow &window);

    QAction *addAccount = nullptr;
    QAction *signInAgain = nullptr;
    QAction *signOut = nullptr;
    QAction *settings = nullptr;
    QAction *quit = nullptr;
    QAction *copyHandle = nullptr; ///< of the person or profile shown
    QAction *sidebar = nullptr;
    QAction *refresh = nullptr;
    QAction *refreshAll = nullptr;
    QActionGroup *themes = nullptr; ///< data(): Theme::Choice
    QAction *palette = nullptr;
    QAction *goProfiles = nullptr;
    QAction *goPeople = nullptr;
    QAction *goCommunities = nullptr;
    QAction *goQueues = nullptr;
    QAction *goDenylists = nullptr;
    QAction *goOutbox = nullptr;
    QAction *goActivity = nullptr;
    QList<QAction *> tabs; ///< of the inspector's page; see setTabs()
    QAction *nextPane = nullptr;
    QAction *previousPane = nullptr;
    QAction *back = nullptr;
    QAction *forward = nullptr;
    QAction *switchAccount = nullptr;
    QAction *edit = nullptr;
    QAction *searchEverywhere = nullptr;
    QAction *pauseOutbox = nullptr; ///< checkable
    QAction *tryEverything = nullptr;
    QAction *pageHelp = nullptr;
    QAction *shortcutSheet = nullptr;
    QAction *about = nullptr;

    /// Adds the profile page's own verbs and the outbox's to the menus. Once.
    void buildMenus(const ProfilePage &page, const QList<QAction *> &outboxVerbs);
    void addPeople(const PeoplePane &pane); ///< once, when it is built
    void addPerson(const PersonPage &page);
    /// Whose verbs can be used: those of the list of people only while it is shown; those of the
    /// inspector stand below the name of whom it shows (empty: nobody).
    void setInSight(bool list, int ticked, const QString &person);
    /// What the list's verbs go to, said in words.
    [[nodiscard]] static QString listTarget(int ticked);
    /// What needs a chosen account.
    void setAccountChosen(bool chosen);
    /// The names of the tabs the inspector has now; further ones go.
    void setTabs(const QStringList &names);

Q_SIGNALS:
    /// The menu of verbs about others is about to open: their pages are needed now.
    void membersWanted();

private:
    QAction *make(const QString &name, const QString &text, const QKeySequence &key = {});
    void makeThemes();
    void makeGo();
    QMenu *menu(const QString &name, const QString &title);

    QMainWindow &m_window;
    QMenu *m_editing = nullptr;
    QMenu *m_view = nullptr;
    QMenu *m_members = nullptr;
    QAction *m_viewPlace = nullptr;   ///< the lists' look stands before it
    QMenu *m_listVerbs = nullptr;     ///< of the list of people
    QAction *m_listPlace = nullptr;   ///< what goes to the list stands before it
    QAction *m_personName = nullptr;  ///< whom the verbs below it go to
    QAction *m_personPlace = nullptr; ///< the person's verbs stand before it
};

} // namespace personae
