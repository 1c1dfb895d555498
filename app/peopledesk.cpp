// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peopledesk.h"

namespace personae {

PeopleDesk::PeopleDesk(const Parts &parts, QObject *parent)
    : PeoplePort(parent)
    , m_parts(parts)
{
    connect(&parts.sync, &PeopleSync::refreshing, this, &PeoplePort::refreshing);
    connect(&parts.sync, &PeopleSync::refreshFailed, this, &PeoplePort::refreshFailed);
    connect(&parts.search, &PeopleSearch::searched, this, &PeoplePort::serverSearched);
    connect(&parts.reader, &PeopleReader::personRead, this, &PeoplePort::personRead);
    connect(&parts.crawl, &PeopleCrawl::changed, this, &PeoplePort::crawlChanged);
    connect(&parts.communities, &CommunityLanes::standingChanged, this,
            &PeoplePort::standingChanged);
    connect(&parts.requests, &RequestSync::failed, this, &PeoplePort::requestsFailed);
    connect(&parts.news, &NewsDesk::liveChanged, this, &PeoplePort::liveChanged);
}

const ServiceInfo *PeopleDesk::service(const AccountId &account) const
{
    const ServiceApi *api = m_parts.lanes.api(account);
    return api ? &api->info() : nullptr;
}

void PeopleDesk::refresh(const PeopleScope &scope)
{
    m_parts.sync.refresh(scope);
}

void PeopleDesk::cancelRefresh(const PeopleScope &scope)
{
    m_parts.sync.cancel(scope);
}

void PeopleDesk::searchServer(const PeopleScope &scope, const QString &text)
{
    m_parts.search.search(scope, text);
}

void PeopleDesk::readPerson(const PersonRef &ref)
{
    m_parts.reader.read(ref);
}

void PeopleDesk::readHome(const PersonRef &ref)
{
    m_parts.reader.readHome(ref);
}

void PeopleDesk::refreshFromHome(const PersonRef &ref)
{
    m_parts.reader.refreshFromHome(ref);
}

IdentityHint PeopleDesk::hint(const AccountId &account, const QString &typed) const
{
    const ServiceApi *api = m_parts.lanes.api(account);
    return api ? api->identity(typed) : IdentityHint();
}

void PeopleDesk::startCrawl(const PeopleScope &scope)
{
    m_parts.crawl.start(scope);
}

void PeopleDesk::pauseCrawl(const PeopleScope &scope)
{
    m_parts.crawl.pause(scope);
}

void PeopleDesk::resumeCrawl(const PeopleScope &scope)
{
    m_parts.crawl.resume(scope);
}

void PeopleDesk::stopCrawl(const PeopleScope &scope)
{
    m_parts.crawl.stop(scope);
}

CrawlProgress PeopleDesk::crawl(const PeopleScope &scope) const
{
    return m_parts.crawl.progress(scope);
}

void PeopleDesk::enter(const PeopleScope &community)
{
    m_parts.communities.enter(community);
}

CommunityStanding PeopleDesk::standing(const PeopleScope &community) const
{
    return m_parts.communities.standing(community);
}

void PeopleDesk::refreshRequests(const AccountId &account)
{
    m_parts.requests.refresh(account);
}

bool PeopleDesk::isLive(const AccountId &account) const
{
    return m_parts.news.isLive(account);
}

void PeopleDesk::wantPicture(const PeopleScope &scope, const QString &pictureId, int edgePixels)
{
    if (scope.isOwn()) // one way for all pictures of one holder, so that none is fetched twice
        m_parts.profiles.wantPicture(scope.account, pictureId, edgePixels);
    else
        m_parts.pictures.want(scope, pictureId, edgePixels);
}

} // namespace personae
