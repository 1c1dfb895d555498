// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesync.h"

#include "app/peoplesyncrefresh.h"
#include "app/peoplesyncwalk.h"

namespace personae {

PeopleSync::PeopleSync(const PeopleTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
    connect(&tools.people, &PeopleSource::listingChanged, this,
            [this](const PeopleScope &scope, const ListingState &state) {
                m_listings.insert(scope, state);
            });
    connect(&tools.accounts, &AccountRegistry::removed, this, &PeopleSync::forget);
    connect(&tools.accounts, &AccountRegistry::sessionChanged, this,
            [this](const AccountId &account) {
                if (account == m_acting)
                    setActing(account); // could not be read without a session
            });
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_acting.isNull())
            refresh({m_acting, {}});
    });
    m_timer.start(m_tempo.refresh);
}

PeopleSync::~PeopleSync() = default;

void PeopleSync::setTempo(const PeopleTempo &tempo)
{
    m_tempo = tempo;
    m_timer.start(m_tempo.refresh);
}

void PeopleSync::setActing(const AccountId &account)
{
    m_acting = account;
    const PeopleScope own{account, {}};
    if (account.isNull() || objectionTo(m_tools, own).isError())
        return;
    m_tools.people.loadListing(own);
    const QDateTime readAt = m_readAt.value(own);
    const QDateTime due = readAt.isValid() ? readAt.addMSecs(m_tempo.refresh.count()) : readAt;
    if (!due.isValid() || due <= QDateTime::currentDateTimeUtc())
        refresh(own);
}

bool PeopleSync::isRefreshing(const PeopleScope &scope) const
{
    return m_refreshes.contains(scope);
}

ListingState PeopleSync::listing(const PeopleScope &scope) const
{
    return m_listings.value(scope);
}

void PeopleSync::refresh(const PeopleScope &scope)
{
    if (m_refreshes.contains(scope))
        return;
    if (const ApiError objection = objectionTo(m_tools, scope); objection.isError()) {
        Q_EMIT refreshFailed(scope, objection);
        return;
    }
    delete m_settling.take(scope); // what is read now knows better
    auto *refresh = new PeopleRefresh(m_tools, scope, this);
    m_refreshes.insert(scope, refresh);
    connect(refresh, &PeopleRefresh::finished, this,
            [this, scope, refresh](const ApiError &error) { finished(scope, refresh, error); });
    m_tools.people.loadListing(scope); // known before the answers come
    Q_EMIT refreshing(scope, true);
    refresh->start();
}

void PeopleSync::finished(const PeopleScope &scope, PeopleRefresh *refresh, const ApiError &error)
{
    m_refreshes.remove(scope);
    refresh->deleteLater();
    m_readAt.insert(scope, refresh->startedAt());
    if (error.isError())
        Q_EMIT refreshFailed(scope, error);
    else
        keepListing(scope, *refresh);
    Q_EMIT refreshing(scope, false);
}

void PeopleSync::keepListing(const PeopleScope &scope, const PeopleRefresh &refresh)
{
    const ListingState known = listing(scope);
    if (known.completeness == ListingState::Completeness::Crawling)
        return; // the crawl tells, when it is through
    ListingState state;
    state.asOf = refresh.startedAt();
    if (refresh.isWhole()) {
        state.completeness = ListingState::Completeness::Complete;
        state.total = int(refresh.handles().size());
        if (refresh.tellsRelationsOnly()) {
            auto *settling = new QObject(this);
            m_settling.insert(scope, settling);
            refresh.settleRelations(settling);
        } else {
            markGoneWithout(
                m_tools.people, scope, refresh.startedAt(),
                [handles = refresh.handles()](const QString &handle) {
                    return handles.contains(handle);
                },
                this);
        }
    } else {
        // What a crawl collected is more than these first rows: it stays as old as it is.
        if (known.completeness == ListingState::Completeness::Partly ||
            known.total >= m_tools.lanes.lane(scope)->api().info().listCap)
            return;
        state.completeness = ListingState::Completeness::AtLeast;
    }
    m_tools.people.setListing(scope, state);
}

void PeopleSync::cancel(const PeopleScope &scope)
{
    PeopleRefresh *refresh = m_refreshes.take(scope);
    if (!refresh)
        return;
    delete refresh;
    Q_EMIT refreshing(scope, false);
}

void PeopleSync::forget(const AccountId &account)
{
    const QList<PeopleScope> scopes = m_refreshes.keys();
    for (const PeopleScope &scope : scopes) {
        if (scope.account == account)
            cancel(scope);
    }
    const auto isTheirs = [&account](const auto &it) { return it.key().account == account; };
    m_listings.removeIf(isTheirs);
    const QList<PeopleScope> settling = m_settling.keys();
    for (const PeopleScope &scope : settling) {
        if (scope.account == account)
            delete m_settling.take(scope);
    }
    m_readAt.removeIf(isTheirs);
}

} // namespace personae
