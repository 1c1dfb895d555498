// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/sidebarmodel.h"

#include <QSet>

#include <algorithm>

// What the window tells the sidebar about the people of the shown account.
namespace personae {

void SidebarModel::setAccount(const AccountId &account, bool hasPeople)
{
    if (account != m_account) {
        m_account = account;
        setCommunities({});
        setPeopleCounts({});
        setRequestCount(0);
    }
    const bool usable = hasPeople && !account.isNull();
    if (usable == m_hasPeople)
        return;
    m_hasPeople = usable;
    topChanged();
    const QModelIndex requests = indexOf(SidebarKind::Requests);
    Q_EMIT dataChanged(requests, requests);
}

void SidebarModel::setPeopleCounts(const PeopleCounts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT dataChanged(index(PeopleRow, 0), index(CommunitiesRow, 0));
}

void SidebarModel::setRequestCount(int undecided)
{
    if (undecided == m_requests)
        return;
    m_requests = undecided;
    rowChanged(QueuesRow);
    const QModelIndex requests = indexOf(SidebarKind::Requests);
    Q_EMIT dataChanged(requests, requests);
}

void SidebarModel::setActivityUsable(bool usable)
{
    if (usable == m_activity)
        return;
    m_activity = usable;
    rowChanged(ActivityRow);
}

void SidebarModel::setDenylistUsable(bool usable)
{
    if (usable == m_denylist)
        return;
    m_denylist = usable;
    rowChanged(DenylistsRow);
}

void SidebarModel::setCommunities(const QList<Person> &communities)
{
    QList<Person> wanted;
    QSet<QString> handles;
    for (const Person &community : communities) {
        if (handles.contains(community.handle))
            continue;
        handles.insert(community.handle);
        wanted.append(community);
    }
    removeCommunitiesBut(wanted);
    for (int i = 0; i < wanted.size(); ++i)
        placeCommunity(wanted.at(i), i);
}

void SidebarModel::removeCommunitiesBut(const QList<Person> &wanted)
{
    const QModelIndex parent = index(CommunitiesRow, 0);
    for (int i = int(m_communities.size()) - 1; i >= 0; --i) {
        const bool stays = std::any_of(wanted.cbegin(), wanted.cend(), [&](const Person &one) {
            return one.handle == m_communities.at(i).handle;
        });
        if (stays)
            continue;
        beginRemoveRows(parent, i, i);
        m_communities.removeAt(i);
        endRemoveRows();
    }
}

void SidebarModel::placeCommunity(const Person &community, int at)
{
    const QModelIndex parent = index(CommunitiesRow, 0);
    int from = at;
    while (from < m_communities.size() && m_communities.at(from).handle != community.handle)
        ++from;
    if (from == m_communities.size()) {
        beginInsertRows(parent, at, at);
        m_communities.insert(at, community);
        endInsertRows();
        return;
    }
    if (from != at) {
        beginMoveRows(parent, from, from, parent, at);
        m_communities.move(from, at);
        endMoveRows();
    }
    if (m_communities.at(at) == community)
        return;
    m_communities[at] = community;
    const QModelIndex changed = index(at, 0, parent);
    Q_EMIT dataChanged(changed, changed);
}

} // namespace personae
