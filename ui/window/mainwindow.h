// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/sidebarmodel.h"
#include "models/values/account.h"
#include "ui/window/windowparts.h"
#include "ui/window/windowwording.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

namespace personae {

class AccountPane;
class ActingBand;
class AddAccountDialog;
class Announcer;
class NoticeBoard;
class NoticeStrip;
class OutboxDetails;
class OutboxPane;
class PaneFrame;
class ProfilePage;
class Sidebar;
class StatusStrip;
class WindowActions;
struct Notice;

/// The frame of window.md d1. Thin: composes the panes, wires them, remembers its place. GUI
/// thread.
///
/// Gives the lists their words; they must not be asked for words after the window is gone.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void chooseAccount(const AccountId &account);
    [[nodiscard]] const AccountId &account() const { return m_account; } ///< null: none yet
    void showSection(SidebarKind section);
    void addAccount();
    void signInAgain(const AccountId &account);
    void signOut(const AccountId &account);
    /// Asks first where something waits in the outbox, then closes.
    void quit();

    [[nodiscard]] NoticeBoard &notices() const
    {
        return *m_board;
    } ///< app/ tells it what it found at start
    [[nodiscard]] ProfilePage &profilePage() const { return *m_page; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void wirePanes();
    void wireActions();
    void wireAccounts();
    void actOn(const Notice &notice);
    void openInspector(bool takeFocus);
    void openSignIn(AddAccountDialog *dialog);
    void showShortcuts();
    void showAbout();
    void accountsChanged();
    void tick();
    void restorePlace();
    void savePlace();
    [[nodiscard]] static QString screenSet();

    WindowParts m_parts;
    WindowWording m_wording;
    AccountId m_account;
    AccountId m_awaited; ///< signed in, its row comes any moment
    WindowActions *m_actions = nullptr;
    ActingBand *m_band = nullptr;
    NoticeBoard *m_board = nullptr;
    NoticeStrip *m_strip = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_lists = nullptr;
    AccountPane *m_accountPane = nullptr;
    OutboxPane *m_outboxPane = nullptr;
    QStackedWidget *m_inspector = nullptr;
    ProfilePage *m_page = nullptr;
    OutboxDetails *m_details = nullptr;
    PaneFrame *m_frame = nullptr;
    StatusStrip *m_status = nullptr;
    Announcer *m_announcer = nullptr;
    QTimer m_minute;
};

} // namespace personae
