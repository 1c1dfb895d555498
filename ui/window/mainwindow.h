// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/sidebarmodel.h"
#include "models/values/account.h"
#include "ui/window/placetrail.h"
#include "ui/window/windowparts.h"
#include "ui/window/windowwording.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

namespace personae {

class AccountPane;
class AccountTab;
class ActingBand;
class AddAccountDialog;
class Announcer;
class KeyBindings;
class LazyPages;
class NoticeBoard;
class NoticeStrip;
class OutboxDetails;
class OutboxPane;
class PaneFrame;
class Palette;
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

    /// Acts as this account from now on and shows its profile.
    void chooseAccount(const AccountId &account);
    /// The same, staying in the section shown where the account has it.
    void switchTo(const AccountId &account);
    [[nodiscard]] const AccountId &account() const { return m_account; } ///< null: none yet
    /// Of the acting account. Where it may not be used, says why and stays.
    void showSection(SidebarKind section);
    void showCommunity(const PeopleScope &community); ///< its members; acts as the community there
    void showPerson(const PersonRef &ref);            ///< in the list that holds them
    [[nodiscard]] const Place &place() const { return m_place; }
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
    [[nodiscard]] LazyPages &pages() const { return *m_pages; }
    [[nodiscard]] KeyBindings &keys() const { return *m_keys; }

Q_SIGNALS:
    void actingChanged(const personae::AccountId &account); ///< null: nobody

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void buildAccountTab(); ///< what a service declares beside the profile
    void wirePanes();
    void wireActions();
    void wireAccounts();
    void wirePages();
    void wirePeople();
    void actOn(const Notice &notice);
    void takeAccount(const AccountId &account);
    void goTo(const Place &place);
    void present();
    void presentList();
    void presentInspector();
    void presentPerson();
    void presentActing();
    void showInspectorPage(QWidget *page);
    [[nodiscard]] bool keepsDenylist(const AccountId &account) const;
    void presentMembers(); ///< whose verbs can be used
    [[nodiscard]] bool listInSight() const;
    void choosePerson(const PersonRef &ref);
    void stepBack();
    void stepForward();
    void refreshTrail();
    void refreshView();
    void refreshAll();
    void focusList();
    void copyHandle();
    void copyText(const QString &handle);
    void showTab(int tab);
    void pageBuilt(QWidget *page);
    void buildEverything();
    void loadCommunities();
    void takeCommunities(const AccountId &account, const QList<Person> &communities);
    void openInspector(bool takeFocus);
    void openSignIn(AddAccountDialog *dialog);
    void showShortcuts();
    void showSettings();
    void showHelp();
    void openPalette(bool peopleOnly);
    void fillPalette(Palette &palette, bool peopleOnly);
    void addPaletteCommands(Palette &palette);
    void showAbout();
    void accountsChanged();
    void tick();
    void restorePlace();
    void savePlace();
    [[nodiscard]] SidebarKind lastSection() const;
    [[nodiscard]] static QString screenSet();

    WindowParts m_parts;
    WindowWording m_wording;
    AccountId m_account;
    Place m_place;
    PlaceTrail m_trail;
    QMap<AccountId, QList<Person>> m_communities; ///< those one is connected with
    AccountId m_lastAccount;                      ///< of the last run, while the accounts come
    AccountId m_awaited;                          ///< signed in, its row comes any moment
    WindowActions *m_actions = nullptr;
    ActingBand *m_band = nullptr;
    NoticeBoard *m_board = nullptr;
    NoticeStrip *m_strip = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_lists = nullptr;
    LazyPages *m_pages = nullptr;
    KeyBindings *m_keys = nullptr;
    AccountPane *m_accountPane = nullptr;
    OutboxPane *m_outboxPane = nullptr;
    QStackedWidget *m_inspector = nullptr;
    ProfilePage *m_page = nullptr;
    AccountTab *m_accountTab = nullptr; ///< nullptr: no port for declared calls
    OutboxDetails *m_details = nullptr;
    PaneFrame *m_frame = nullptr;
    StatusStrip *m_status = nullptr;
    Announcer *m_announcer = nullptr;
    QTimer m_minute;
};

} // namespace personae
