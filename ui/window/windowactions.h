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

class ProfilePage;

/// Every action of the window with its words and key (window.md d5), and the menu bar made of them.
/// An action without a place here does not exist, so no menu entry is dead. GUI thread.
class WindowActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowActions)

public:
    explicit WindowActions(QMainWindow &window);

    QAction *addAccount;
    QAction *signInAgain;
    QAction *signOut;
    QAction *quit;
    QAction *sidebar;
    QAction *refresh;
    QAction *refreshAll;
    QActionGroup *themes; ///< data(): Theme::Choice
    QAction *goProfiles;
    QAction *goOutbox;
    QList<QAction *> tabs; ///< Overview, Edit, History, Raw
    QAction *nextPane;
    QAction *previousPane;
    QAction *back;
    QAction *switchAccount;
    QAction *edit;
    QAction *pauseOutbox; ///< checkable
    QAction *tryEverything;
    QAction *shortcutSheet;
    QAction *about;

    /// Adds the profile page's own verbs and the outbox's to the menus. Once.
    void buildMenus(const ProfilePage &page, const QList<QAction *> &outboxVerbs);
    /// What needs a chosen account.
    void setAccountChosen(bool chosen);

private:
    QAction *make(const QString &name, const QString &text, const QKeySequence &key = {});
    void makeThemes();
    void makeGo();

    QMainWindow &m_window;
};

} // namespace personae
