// SPDX-License-Identifier: GPL-3.0-or-later
// A part of MainWindow: what list and inspector show of the place.
#include "models/lists/accountlistmodel.h"
#include "models/lists/peoplelistmodel.h"
#include "models/ports/peopleport.h"
#include "ui/denylist/denylistpage.h"
#include "ui/people/peoplepane.h"
#include "ui/people/requestpane.h"
#include "ui/person/personpage.h"
#include "ui/profile/profilepage.h"
#include "ui/window/accountpane.h"
#include "ui/window/actingband.h"
#include "ui/window/activitypane.h"
#include "ui/window/lazypages.h"
#include "ui/window/mainwindow.h"
#include "ui/window/outboxdetails.h"
#include "ui/window/outboxpane.h"
#include "ui/window/paneframe.h"
#include "ui/window/sidebar.h"
#include "ui/window/windowactions.h"

#include <QTabWidget>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

QTabWidget *tabsOf(const QWidget *page)
{
    return page ? page->findChild<QTabWidget *>(u"inspectorTabs"_s) : nullptr;
}

} // namespace

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

void MainWindow::openInspector(bool takeFocus)
{
    m_frame->openInspector();
    if (takeFocus)
        m_frame->focusInspector();
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

} // namespace personae
