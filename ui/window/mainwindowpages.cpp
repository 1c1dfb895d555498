// SPDX-License-Identifier: GPL-3.0-or-later
// A part of MainWindow: its pages and what they hear of people, put in place.
#include "models/lists/accountlistmodel.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "models/ports/serviceport.h"
#include "models/ports/syncport.h"
#include "ui/people/peoplepane.h"
#include "ui/people/requestpane.h"
#include "ui/person/personpage.h"
#include "ui/profile/profilepage.h"
#include "ui/service/accounttab.h"
#include "ui/window/actingband.h"
#include "ui/window/announcer.h"
#include "ui/window/keybindings.h"
#include "ui/window/lazypages.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sidebar.h"
#include "ui/window/windowactions.h"

namespace personae {

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
