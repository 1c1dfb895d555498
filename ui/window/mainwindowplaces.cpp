// SPDX-License-Identifier: GPL-3.0-or-later
// A part of MainWindow: where one is, how one gets there, and verbs of the place.
#include "models/lists/accountlistmodel.h"
#include "models/ports/peopleport.h"
#include "models/ports/serviceport.h"
#include "models/ports/syncport.h"
#include "ui/denylist/denylistpage.h"
#include "ui/people/peoplepane.h"
#include "ui/people/requestpane.h"
#include "ui/person/personpage.h"
#include "ui/profile/profilepage.h"
#include "ui/service/accounttab.h"
#include "ui/window/accountpane.h"
#include "ui/window/activitypane.h"
#include "ui/window/announcer.h"
#include "ui/window/lazypages.h"
#include "ui/window/mainwindow.h"
#include "ui/window/outboxpane.h"
#include "ui/window/paneframe.h"
#include "ui/window/sidebar.h"
#include "ui/window/windowactions.h"

#include <QClipboard>
#include <QGuiApplication>

namespace personae {

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

} // namespace personae
