// SPDX-License-Identifier: GPL-3.0-or-later
// The third part of MainWindow: where one is, and how one gets there.
#include "models/lists/accountlistmodel.h"
#include "models/lists/peoplelistmodel.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "models/ports/serviceport.h"
#include "models/ports/syncport.h"
#include "models/values/foreigntext.h"
#include "ui/denylist/denylistpage.h"
#include "ui/people/peoplepane.h"
#include "ui/people/requestpane.h"
#include "ui/person/personpage.h"
#include "ui/profile/profilepage.h"
#include "ui/service/accounttab.h"
#include "ui/window/accountpane.h"
#include "ui/window/actingband.h"
#include "ui/window/activitypane.h"
#include "ui/window/announcer.h"
#include "ui/window/keybindings.h"
#include "ui/window/lazypages.h"
#include "ui/window/mainwindow.h"
#include "ui/window/outboxdetails.h"
#include "ui/window/outboxpane.h"
#include "ui/window/paneframe.h"
#include "ui/window/sidebar.h"
#include "ui/window/windowactions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTabWidget>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

QTabWidget *tabsOf(const QWidget *page)
{
    return page ? page->findChild<QTabWidget *>(u"inspectorTabs"_s) : nullptr;
}

} // namespace

void MainWindow::buildAccountTab()
{
    if (!m_parts.service)
        return;
    m_accountTab = new AccountTab(
        {*m_parts.service, m_parts.sync, m_parts.profiles, m_parts.accounts, m_parts.theme});
    m_page->addPage(m_accountTab, tr("Account"));
    connect(m_accountTab, &AccountTab::announced, this,
            [this](const QString &sentence) { m_announcer->announce(sentence); });
    connect(m_page, &ProfilePage::callWanted, this,
            [this](const AccountId &account, const QString &call) {
                m_accountTab->showAccount(account);
                m_accountTab->perform(call);
            });
}

void MainWindow::wirePages()
{
    connect(m_pages, &LazyPages::built, this, &MainWindow::pageBuilt);
    connect(m_pages, &LazyPages::personChosen, this, &MainWindow::choosePerson);
    connect(m_pages, &LazyPages::inspectorWanted, this, [this] { openInspector(true); });
    connect(m_pages, &LazyPages::clicked, this, [this] { openInspector(false); });
    connect(m_pages, &LazyPages::listWanted, this, &MainWindow::showCommunity);
    connect(m_pages, &LazyPages::signInWanted, this, &MainWindow::signInAgain);
    connect(m_pages, &LazyPages::announced, m_announcer, &Announcer::announce);
    connect(m_pages, &LazyPages::callWanted, this,
            [this](const AccountId &account, const QString &call, const FieldMap &person,
                   const QString &name) {
                if (!m_accountTab)
                    return;
                m_accountTab->showAccount(account);
                m_accountTab->performAbout(call, {{}, {}, person}, name);
            });
    connect(m_pages, &LazyPages::escaped, this, [this] { m_sidebar->setFocus(); });
    connect(m_pages, &LazyPages::personWanted, this, [this](const PersonRef &ref) {
        showPerson(ref);
        openInspector(true);
    });
}

/// Names and ranks of communities.
void MainWindow::wirePeople()
{
    connect(&m_parts.people, &PeopleStore::communitiesLoaded, this, &MainWindow::takeCommunities);
    connect(&m_parts.peoplePort, &PeoplePort::standingChanged, this,
            [this](const PeopleScope &community) {
                if (community == m_place.scope)
                    presentActing();
            });
}

/// Communities of every account: the switch menu lists them all.
void MainWindow::loadCommunities()
{
    for (const AccountRow &row : m_parts.accounts.rows()) {
        if (!m_communities.contains(row.account.id))
            m_parts.people.loadCommunities(row.account.id);
    }
}

void MainWindow::takeCommunities(const AccountId &account, const QList<Person> &communities)
{
    m_communities.insert(account, communities);
    for (const Person &community : communities)
        m_wording.nameCommunity(community.handle, community.name);
    m_band->setCommunities(account, communities);
    if (account != m_account)
        return;
    m_parts.sidebar.setCommunities(communities);
    if (m_place.section == SidebarKind::Community) {
        m_sidebar->showCommunity(m_place.scope.node); // the row may be new
        presentActing();
    }
}

bool MainWindow::keepsDenylist(const AccountId &account) const
{
    if (account.isNull() || !m_pages->hasDenylist())
        return false;
    const ServiceInfo *service = m_parts.service->service(account);
    return service && service->denylist.offered;
}

void MainWindow::takeAccount(const AccountId &account)
{
    if (account == m_account && !account.isNull())
        return;
    m_account = account;
    const ServiceInfo *service = account.isNull() ? nullptr : m_parts.peoplePort.service(account);
    m_page->showAccount(account);
    if (m_accountTab)
        m_accountTab->showAccount(account);
    m_parts.sidebar.setDenylistUsable(keepsDenylist(account));
    m_actions->setAccountChosen(!account.isNull());
    m_parts.sidebar.setAccount(account, service && service->hasPeople);
    m_parts.sidebar.setActivityUsable(!account.isNull());
    if (!account.isNull()) {
        m_parts.sidebar.setCommunities(m_communities.value(account));
        QTimer::singleShot(0, this, &MainWindow::loadCommunities); // after the first picture
    }
    Q_EMIT actingChanged(account);
}

void MainWindow::chooseAccount(const AccountId &account)
{
    if (m_parts.accounts.find(account))
        goTo({SidebarKind::Account, {account, {}}, {}});
}

void MainWindow::switchTo(const AccountId &account)
{
    if (!m_parts.accounts.find(account))
        return;
    SidebarKind section = m_place.section;
    if (section == SidebarKind::Community)
        section = SidebarKind::Communities;
    takeAccount(account);
    const QModelIndex row = m_parts.sidebar.indexOf(section);
    const bool usable = row.isValid() && row.flags().testFlag(Qt::ItemIsEnabled);
    goTo({usable && section != SidebarKind::MyProfiles ? section : SidebarKind::Account,
          {account, {}},
          {}});
}

void MainWindow::showSection(SidebarKind section)
{
    const QModelIndex row = m_parts.sidebar.indexOf(section);
    if (row.isValid() && !row.flags().testFlag(Qt::ItemIsEnabled)) {
        m_announcer->announce(row.data(Qt::ToolTipRole).toString());
        return;
    }
    goTo({section, {m_account, {}}, {}});
    if (!m_sidebar->hasFocus())
        focusList();
}

void MainWindow::showCommunity(const PeopleScope &community)
{
    if (!m_parts.accounts.find(community.account))
        return;
    goTo({community.isOwn() ? SidebarKind::People : SidebarKind::Community, community, {}});
    if (!m_sidebar->hasFocus())
        focusList();
}

void MainWindow::showPerson(const PersonRef &ref)
{
    const AccountRow *row = m_parts.accounts.find(ref.scope.account);
    if (!row)
        return;
    if (ref.scope.isOwn() && ref.handle == row->account.handle) {
        chooseAccount(ref.scope.account);
        return;
    }
    goTo({ref.scope.isOwn() ? SidebarKind::People : SidebarKind::Community, ref.scope, ref.handle});
}

void MainWindow::goTo(const Place &place)
{
    takeAccount(place.scope.account);
    m_place = place;
    if (!place.scope.isNull())
        m_trail.visit(place);
    present();
    refreshTrail();
}

void MainWindow::present()
{
    m_frame->back();
    // The denylist's three columns stand for themselves: there is nothing to inspect.
    m_frame->setInspectorUseful(!m_parts.accounts.rows().isEmpty() &&
                                m_place.section != SidebarKind::Denylists);
    presentList();
    presentInspector();
    presentActing();
    presentMembers();
}

bool MainWindow::listInSight() const
{
    return m_pages->builtPeople() && m_lists->currentWidget() == m_pages->builtPeople();
}

/// A verb goes only to somebody who is on the screen.
void MainWindow::presentMembers()
{
    const bool list = listInSight();
    const bool person =
        m_pages->builtPerson() && m_inspector->currentWidget() == m_pages->builtPerson();
    m_actions->setInSight(list, list ? m_pages->people().model().tickedCount() : 0,
                          person ? m_pages->person().personName() : QString());
}

void MainWindow::presentList()
{
    const PeopleScope &scope = m_place.scope;
    switch (m_place.section) {
    case SidebarKind::People:
    case SidebarKind::Communities: {
        const bool people = m_place.section == SidebarKind::People;
        m_pages->people().showList(scope,
                                   people ? std::nullopt : std::optional(PersonKind::Community));
        m_lists->setCurrentWidget(&m_pages->people());
        break;
    }
    case SidebarKind::Community:
        m_pages->people().showList(scope, std::nullopt);
        m_lists->setCurrentWidget(&m_pages->people());
        m_sidebar->showCommunity(scope.node);
        return;
    case SidebarKind::Queues:
    case SidebarKind::Requests:
        m_pages->requests().showAccount(scope.account);
        m_lists->setCurrentWidget(&m_pages->requests());
        break;
    case SidebarKind::Outbox:
        m_lists->setCurrentWidget(m_outboxPane);
        break;
    case SidebarKind::Activity:
        m_lists->setCurrentWidget(&m_pages->activity());
        break;
    case SidebarKind::Denylists:
        if (m_pages->hasDenylist()) {
            m_pages->denylist().showAccount(scope.account);
            m_lists->setCurrentWidget(&m_pages->denylist());
            break;
        }
        [[fallthrough]];
    case SidebarKind::MyProfiles:
    case SidebarKind::Account:
        m_lists->setCurrentWidget(m_accountPane);
        m_accountPane->showAccount(scope.account);
        if (m_place.section == SidebarKind::Account) {
            m_sidebar->showAccount(scope.account);
            return;
        }
        break;
    }
    m_sidebar->showSection(m_place.section);
}

void MainWindow::presentInspector()
{
    switch (m_place.section) {
    case SidebarKind::People:
    case SidebarKind::Communities:
    case SidebarKind::Community:
        presentPerson();
        return;
    case SidebarKind::Requests:
    case SidebarKind::Queues:
        choosePerson({m_place.scope, m_place.person});
        return;
    case SidebarKind::Outbox:
        showInspectorPage(m_details);
        return;
    default:
        showInspectorPage(m_page);
    }
}

/// Whom the place names, else the row that is highlighted in the list.
void MainWindow::presentPerson()
{
    PeoplePane &people = m_pages->people();
    if (!m_place.person.isEmpty())
        people.choose(m_place.person);
    const PersonRef current = people.current();
    const bool takeRow =
        m_place.person.isEmpty() && !current.isNull() && current.scope == m_place.scope;
    choosePerson(takeRow ? current : PersonRef{m_place.scope, m_place.person});
}

/// Says whom one acts as here; the list of a community is read and changed as that community.
void MainWindow::presentActing()
{
    m_band->setAccount(m_account);
    if (m_place.section != SidebarKind::Community) {
        m_band->leaveCommunity();
        return;
    }
    const PeopleScope &scope = m_place.scope;
    const CommunityStanding standing = m_parts.peoplePort.standing(scope);
    const ServiceInfo *service = m_parts.peoplePort.service(scope.account);
    ActingBand::Standing words;
    words.scope = scope;
    words.name = m_wording.communityName(scope.node);
    words.role = standing.known ? m_wording.highestRole(standing.roles) : QString();
    words.known = standing.known;
    words.error = standing.error;
    words.serviceName = service ? service->displayName : QString();
    m_band->enterCommunity(words);
}

void MainWindow::showInspectorPage(QWidget *page)
{
    m_inspector->setCurrentWidget(page);
    // Out of sight it is about nobody: its verbs are in menus and behind keys.
    if (PersonPage *person = m_pages->builtPerson(); person && person != page)
        person->showPerson({});
    const QTabWidget *tabs = tabsOf(page == m_details ? m_page : page);
    QStringList names;
    for (int i = 0; tabs && i < tabs->count(); ++i)
        names.append(tabs->tabText(i).remove(u'&'));
    m_actions->setTabs(names);
}

/// By moving to a row: the focus stays, and it is no new place.
void MainWindow::choosePerson(const PersonRef &ref)
{
    m_place.person = ref.handle;
    m_trail.setPerson(ref.handle);
    const AccountRow *row = m_parts.accounts.find(ref.scope.account);
    if (row && ref.handle == row->account.handle) {
        showInspectorPage(m_page);
        return;
    }
    PersonPage &page = m_pages->person();
    page.showPerson(ref.isNull() ? PersonRef{m_place.scope, {}} : ref);
    showInspectorPage(&page);
    presentMembers();
}

void MainWindow::stepBack()
{
    if (m_frame->inspectorIsOpen()) {
        m_frame->back();
        focusList();
    } else if (m_trail.hasBack()) {
        const Place place = m_trail.back();
        takeAccount(place.scope.account);
        m_place = place;
        present();
        focusList();
    }
    refreshTrail();
}

void MainWindow::stepForward()
{
    if (!m_trail.hasForward())
        return;
    const Place place = m_trail.forward();
    takeAccount(place.scope.account);
    m_place = place;
    present();
    focusList();
    refreshTrail();
}

void MainWindow::refreshTrail()
{
    m_actions->back->setEnabled(m_frame->inspectorIsOpen() || m_trail.hasBack());
    m_actions->forward->setEnabled(m_trail.hasForward());
}

void MainWindow::focusList()
{
    const QWidget *list = m_lists->currentWidget();
    if (list == m_outboxPane)
        m_outboxPane->focusList();
    else if (m_pages->builtPeople() && list == m_pages->builtPeople())
        m_pages->people().focusList();
    else if (m_pages->builtRequests() && list == m_pages->builtRequests())
        m_pages->requests().focusList();
    else if (m_pages->builtActivity() && list == m_pages->builtActivity())
        m_pages->activity().focusList();
    else if (m_pages->builtDenylist() && list == m_pages->builtDenylist())
        m_pages->denylist().focusList();
    else
        m_accountPane->focusList();
}

void MainWindow::openInspector(bool takeFocus)
{
    m_frame->openInspector();
    if (takeFocus)
        m_frame->focusInspector();
}

void MainWindow::refreshView()
{
    switch (m_place.section) {
    case SidebarKind::People:
    case SidebarKind::Communities:
    case SidebarKind::Community:
        m_parts.peoplePort.refresh(m_place.scope);
        return;
    case SidebarKind::Queues:
    case SidebarKind::Requests:
        m_parts.peoplePort.refreshRequests(m_account);
        return;
    default:
        m_parts.sync.refresh(m_account);
    }
}

void MainWindow::refreshAll()
{
    m_parts.sync.refreshAll();
    m_parts.peoplePort.refresh({m_account, {}});
    if (!m_place.scope.isOwn())
        m_parts.peoplePort.refresh(m_place.scope);
    m_parts.peoplePort.refreshRequests(m_account);
}

void MainWindow::copyHandle()
{
    const bool inList = m_pages->builtPeople() && m_pages->builtPeople()->isVisible();
    if (inList && !m_pages->people().current().isNull())
        m_pages->people().copyHandleAction()->trigger();
    else if (m_inspector->currentWidget() == m_pages->builtPerson() && !m_place.person.isEmpty())
        copyText(m_place.person);
    else
        m_page->copyHandleAction()->trigger();
}

void MainWindow::copyText(const QString &handle)
{
    QGuiApplication::clipboard()->setText(handle);
    m_announcer->announce(tr("Handle copied"));
}

void MainWindow::showTab(int tab)
{
    if (m_inspector->currentWidget() == m_details)
        chooseAccount(m_account);
    openInspector(false);
    QTabWidget *tabs = tabsOf(m_inspector->currentWidget());
    if (tabs && tab < tabs->count())
        tabs->setCurrentIndex(tab);
}

/// A page was built: its verbs join the menus and the keys.
void MainWindow::pageBuilt(QWidget *page)
{
    if (page == m_pages->builtPeople()) {
        PeoplePane &people = m_pages->people();
        people.copyHandleAction()->setShortcut({}); // the window has one for all pages
        m_actions->addPeople(people);
    } else if (page == m_pages->builtPerson()) {
        m_actions->addPerson(m_pages->person());
    }
    m_keys->adopt();
}

/// For pages that show all there is: keys, settings.
void MainWindow::buildEverything()
{
    m_pages->people();
    m_pages->requests();
    m_pages->person();
}

} // namespace personae
