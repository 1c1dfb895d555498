// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "models/form/profiledesk.h"
#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/requestlistmodel.h"
#include "models/ports/signinport.h"
#include "models/ports/syncport.h"
#include "ui/profile/profilepage.h"
#include "ui/window/accountpane.h"
#include "ui/window/actingband.h"
#include "ui/window/addaccountdialog.h"
#include "ui/window/announcer.h"
#include "ui/window/keybindings.h"
#include "ui/window/lazypages.h"
#include "ui/window/noticeboard.h"
#include "ui/window/noticestrip.h"
#include "ui/window/outboxdetails.h"
#include "ui/window/outboxpane.h"
#include "ui/window/paneframe.h"
#include "ui/window/sidebar.h"
#include "ui/window/signoutdialog.h"
#include "ui/window/statusstrip.h"
#include "ui/window/windowactions.h"

#include <QStatusBar>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_wording(parts.signIn.services())
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(parts.demo ? tr("Demo") : tr("Personae")); // Qt adds the program's name
    setMinimumSize(800, 560);
    m_wording.setAccounts(parts.accounts);
    parts.accounts.setWording(m_wording);
    parts.outboxModel.setWording(m_wording);
    parts.sidebar.setWording(m_wording);
    parts.requests.setWording(m_wording);
    build();
    wirePanes();
    wirePages();
    wireActions();
    wireAccounts();
    wirePeople();
    restorePlace();
    accountsChanged();
    focusList();
}

MainWindow::~MainWindow()
{
    delete m_frame; // the panes read the words
    // The lists outlive the words.
    m_parts.accounts.setWording(ListWording::plain());
    m_parts.outboxModel.setWording(ListWording::plain());
    m_parts.requests.setWording(ListWording::plain());
    m_parts.sidebar.setWording(ListWording::plain());
}

/// In the order of the tab key.
void MainWindow::build()
{
    Theme &theme = m_parts.theme;
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_band = new ActingBand(m_parts.accounts, m_parts.pictures, theme, centre);
    m_board = new NoticeBoard(m_parts.accounts, this);
    m_strip = new NoticeStrip(theme, centre);
    m_sidebar = new Sidebar(m_parts.sidebar, m_parts.pictures, theme, m_parts.state);
    m_lists = new QStackedWidget;
    m_lists->setObjectName(u"listPane"_s);
    m_accountPane = new AccountPane(m_parts.accounts, m_parts.pictures, theme);
    m_outboxPane = new OutboxPane(m_parts.outboxModel, m_parts.outbox, m_parts.sync, theme);
    m_lists->addWidget(m_accountPane);
    m_lists->addWidget(m_outboxPane);
    m_inspector = new QStackedWidget;
    m_inspector->setObjectName(u"inspector"_s);
    m_page = new ProfilePage({m_parts.desk, m_parts.profiles, m_parts.outbox, m_parts.pictures,
                              m_parts.sync, theme, m_parts.accounts, m_parts.service});
    buildAccountTab();
    m_details =
        new OutboxDetails(m_parts.outboxModel, m_parts.outbox, m_parts.service, m_wording, theme);
    m_inspector->addWidget(m_page);
    m_inspector->addWidget(m_details);
    m_pages = new LazyPages(m_parts, m_wording, *m_lists, *m_inspector, this);
    auto *sidebarHost = new QWidget;
    auto *sidebarColumn = new QVBoxLayout(sidebarHost);
    sidebarColumn->setContentsMargins(0, Theme::gap, 0, 0);
    sidebarColumn->addWidget(m_sidebar);
    sidebarHost->setObjectName(u"sidebar"_s);
    sidebarHost->setFocusProxy(m_sidebar);
    sidebarHost->setMinimumWidth(180);
    theme.setGround(sidebarHost, Theme::Token::Sidebar);
    m_frame = new PaneFrame(sidebarHost, m_lists, m_inspector, theme, centre);
    column->addWidget(m_band);
    column->addWidget(m_strip);
    column->addWidget(m_frame, 1);
    setCentralWidget(centre);
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->setSizeGripEnabled(false);
    m_status = new StatusStrip(m_parts.accounts, m_parts.outboxModel, theme, this);
    statusBar()->addWidget(m_status, 1);
    m_announcer = new Announcer(centre);
    m_actions = new WindowActions(*this);
    m_page->copyHandleAction()->setShortcut({}); // the window has one for all pages
    m_actions->buildMenus(*m_page, m_outboxPane->verbs());
    m_keys = new KeyBindings(*this, m_parts.state, this);
    m_keys->adopt();
    const auto hint = [this] {
        m_band->switchButton()->setKeyHint(m_actions->switchAccount->shortcut());
        m_frame->setBackHint(m_actions->back->shortcut());
    };
    hint();
    connect(m_keys, &KeyBindings::changed, m_frame, hint);
}

void MainWindow::wirePanes()
{
    connect(m_band, &ActingBand::accountChosen, this, &MainWindow::switchTo);
    connect(m_band, &ActingBand::communityChosen, this, &MainWindow::showCommunity);
    connect(m_sidebar, &Sidebar::sectionChosen, this, &MainWindow::showSection);
    connect(m_sidebar, &Sidebar::accountChosen, this, [this](const AccountId &account) {
        chooseAccount(account);
        openInspector(false);
    });
    connect(m_sidebar, &Sidebar::communityChosen, this, [this](const QString &handle) {
        showCommunity({m_account, handle});
    });
    connect(m_sidebar, &Sidebar::listWanted, this, &MainWindow::focusList);
    connect(m_frame, &PaneFrame::listFocusWanted, this, &MainWindow::focusList);
    connect(m_accountPane, &AccountPane::accountChosen, this, &MainWindow::chooseAccount);
    connect(m_accountPane, &AccountPane::inspectorWanted, this, [this] { openInspector(true); });
    connect(m_accountPane, &AccountPane::clicked, this, [this] { openInspector(false); });
    connect(m_accountPane, &AccountPane::addAccountWanted, this, &MainWindow::addAccount);
    connect(m_accountPane, &AccountPane::signOutWanted, this, &MainWindow::signOut);
    connect(m_accountPane, &AccountPane::signInAgainWanted, this, &MainWindow::signInAgain);
    connect(m_accountPane, &AccountPane::refreshWanted, this,
            [this](const AccountId &account) { m_parts.sync.refresh(account); });
    connect(m_outboxPane, &OutboxPane::entryChosen, m_details, &OutboxDetails::showEntry);
    connect(m_outboxPane, &OutboxPane::inspectorWanted, this, [this] { openInspector(true); });
    connect(m_outboxPane, &OutboxPane::clicked, this, [this] { openInspector(false); });
    connect(m_outboxPane, &OutboxPane::pauseWanted, m_actions->pauseOutbox, &QAction::setChecked);
    connect(m_details, &OutboxDetails::personWanted, this, [this](const PersonRef &ref) {
        showPerson(ref);
        openInspector(false);
    });
    connect(m_details, &OutboxDetails::accountWanted, this, [this](const AccountId &account) {
        chooseAccount(account);
        openInspector(false);
    });
    connect(m_details, &OutboxDetails::signInWanted, this, &MainWindow::signInAgain);
    connect(m_pages, &LazyPages::accountWanted, this, [this](const AccountId &account) {
        chooseAccount(account);
        openInspector(true);
    });
    connect(m_page, &ProfilePage::signInRequested, this, &MainWindow::signInAgain);
    connect(m_page, &ProfilePage::announced, m_announcer, &Announcer::announce);
    connect(m_strip, &NoticeStrip::announced, m_announcer, &Announcer::announce);
    connect(m_strip, &NoticeStrip::acted, this, &MainWindow::actOn);
    connect(m_board, &NoticeBoard::changed, this,
            [this] { m_strip->showNotices(m_board->notices()); });
    connect(m_status, &StatusStrip::tryNow, this, [this](const AccountId &account) {
        m_parts.sync.refresh(account);
        m_parts.sync.tryNow(0);
    });
    connect(m_status, &StatusStrip::signInAgain, this, &MainWindow::signInAgain);
    connect(m_status, &StatusStrip::outboxWanted, this,
            [this] { showSection(SidebarKind::Outbox); });
    connect(m_frame, &PaneFrame::inspectorOpenChanged, this, &MainWindow::refreshTrail);
    connect(&m_parts.outbox, &Outbox::failed, m_board, &NoticeBoard::tellStorageFailed);
    m_strip->showNotices(m_board->notices());
}

void MainWindow::wireActions()
{
    const auto on = [this](QAction *action, auto &&handler) {
        connect(action, &QAction::triggered, this, handler);
    };
    on(m_actions->addAccount, [this] { addAccount(); });
    on(m_actions->signInAgain, [this] { signInAgain(m_account); });
    on(m_actions->signOut, [this] { signOut(m_account); });
    on(m_actions->quit, [this] { quit(); });
    on(m_actions->sidebar, [this] { m_frame->toggleSidebar(); });
    on(m_actions->refresh, [this] { refreshView(); });
    on(m_actions->refreshAll, [this] { refreshAll(); });
    on(m_actions->goProfiles, [this] { showSection(SidebarKind::MyProfiles); });
    on(m_actions->goPeople, [this] { showSection(SidebarKind::People); });
    on(m_actions->goCommunities, [this] { showSection(SidebarKind::Communities); });
    on(m_actions->goQueues, [this] { showSection(SidebarKind::Queues); });
    on(m_actions->goDenylists, [this] { showSection(SidebarKind::Denylists); });
    on(m_actions->goActivity, [this] { showSection(SidebarKind::Activity); });
    on(m_actions->goOutbox, [this] { showSection(SidebarKind::Outbox); });
    on(m_actions->nextPane, [this] { m_frame->focusNextPane(true); });
    on(m_actions->previousPane, [this] { m_frame->focusNextPane(false); });
    on(m_actions->back, [this] { stepBack(); });
    on(m_actions->forward, [this] { stepForward(); });
    on(m_actions->palette, [this] { openPalette(false); });
    on(m_actions->searchEverywhere, [this] { openPalette(true); });
    on(m_actions->settings, [this] { showSettings(); });
    on(m_actions->pageHelp, [this] { showHelp(); });
    on(m_actions->copyHandle, [this] { copyHandle(); });
    connect(m_actions, &WindowActions::membersWanted, this, [this] {
        m_pages->people();
        m_pages->person();
        presentMembers();
    });
    on(m_actions->switchAccount, [this] { m_band->openMenu(); });
    on(m_actions->edit, [this] {
        chooseAccount(m_account);
        openInspector(false);
        m_page->startEditing();
    });
    on(m_actions->tryEverything, [this] { m_parts.sync.tryNow(0); });
    on(m_actions->shortcutSheet, [this] { showShortcuts(); });
    on(m_actions->about, [this] { showAbout(); });
    for (int i = 0; i < m_actions->tabs.size(); ++i)
        on(m_actions->tabs.at(i), [this, i] { showTab(i); });
    connect(m_actions->pauseOutbox, &QAction::toggled, this, [this](bool paused) {
        m_parts.sync.setOutboxPaused(paused);
        m_outboxPane->setPaused(paused);
    });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_parts.theme.choose(Theme::Choice(action->data().toInt()));
        m_parts.state.setValue(u"theme"_s, action->data());
    });
    refreshTrail();
}

void MainWindow::wireAccounts()
{
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this,
            &MainWindow::accountsChanged);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this,
            &MainWindow::accountsChanged);
    m_minute.setInterval(60 * 1000);
    connect(&m_minute, &QTimer::timeout, this, &MainWindow::tick);
    m_minute.start();
}

/// Ages grow by themselves.
void MainWindow::tick()
{
    m_parts.accounts.wordingChanged();
    m_parts.outboxModel.wordingChanged();
    m_parts.requests.wordingChanged();
    m_parts.sidebar.wordingChanged();
    m_pages->wordingChanged();
}

void MainWindow::accountsChanged()
{
    const QList<AccountRow> &rows = m_parts.accounts.rows();
    m_frame->setInspectorUseful(!rows.isEmpty() && m_place.section != SidebarKind::Denylists);
    m_trail.keepOnly(
        [this](const Place &place) { return m_parts.accounts.find(place.scope.account); });
    for (auto known = m_communities.begin(); known != m_communities.end();)
        known = m_parts.accounts.find(known.key()) ? std::next(known) : m_communities.erase(known);
    if (rows.isEmpty()) {
        takeAccount({});
        m_place = {};
        present();
    } else if (m_parts.accounts.find(m_awaited)) {
        chooseAccount(m_awaited);
        m_awaited = {};
    } else if (m_parts.accounts.find(m_lastAccount) && m_lastAccount != m_account) {
        chooseAccount(m_lastAccount);
        showSection(lastSection());
    } else if (!m_parts.accounts.find(m_account)) {
        chooseAccount(rows.first().account.id);
        if (!m_lastAccount.isNull())
            showSection(lastSection());
    }
    // Accounts come one after the other at the start, and only then is the last one awaited.
    if (!rows.isEmpty())
        QTimer::singleShot(0, this, [this] { m_lastAccount = {}; });
    refreshTrail();
}

} // namespace personae
