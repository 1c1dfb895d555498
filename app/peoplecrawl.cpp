// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawl.h"

#include "app/peoplecrawlrun.h"

namespace personae {

PeopleCrawl::PeopleCrawl(const PeopleTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
    connect(&tools.people, &PeopleStore::crawlsLoaded, this,
            [this](const QMap<PeopleScope, QByteArray> &crawls) {
                if (!std::exchange(m_loading, false))
                    return;
                for (auto it = crawls.cbegin(); it != crawls.cend(); ++it)
                    restore(it.key(), it.value());
            });
    connect(&tools.accounts, &AccountRegistry::sessionChanged, this, &PeopleCrawl::sessionCame);
    connect(&tools.accounts, &AccountRegistry::removed, this, &PeopleCrawl::forget);
}

PeopleCrawl::~PeopleCrawl()
{
    for (PeopleCrawlRun *run : std::as_const(m_runs))
        run->save();
}

void PeopleCrawl::loadAll()
{
    m_loading = true;
    m_tools.people.loadCrawls();
}

PeopleCrawlRun *PeopleCrawl::makeRun(const PeopleScope &scope)
{
    auto *run = new PeopleCrawlRun(m_tools, scope, m_tempo, this);
    m_runs.insert(scope, run);
    m_last.remove(scope);
    connect(run, &PeopleCrawlRun::changed, this, [this, scope](const CrawlProgress &progress) {
        m_last.insert(scope, progress);
        Q_EMIT changed(scope, progress);
    });
    connect(run, &PeopleCrawlRun::finished, this, [this, scope, run] {
        m_runs.remove(scope);
        run->deleteLater();
    });
    return run;
}

void PeopleCrawl::restore(const PeopleScope &scope, const QByteArray &notes)
{
    if (m_runs.contains(scope))
        return;
    if (!m_tools.accounts.find(scope.account)) {
        m_tools.people.saveCrawl(scope, {});
        return;
    }
    makeRun(scope)->restore(notes);
}

void PeopleCrawl::start(const PeopleScope &scope)
{
    if (PeopleCrawlRun *run = m_runs.value(scope))
        return run->resume();
    const ApiError objection = objectionTo(m_tools, scope);
    const bool offered = !objection.isError() && m_tools.lanes.lane(scope)->api().info().canCrawl;
    if (!offered) {
        CrawlProgress progress;
        progress.state = CrawlProgress::State::Failed;
        progress.error = objection.isError() ? objection : errorOf(Outcome::NotOffered);
        m_last.insert(scope, progress);
        Q_EMIT changed(scope, progress);
        return;
    }
    setCrawling(scope);
    makeRun(scope)->begin();
}

void PeopleCrawl::setCrawling(const PeopleScope &scope)
{
    ListingState state;
    state.completeness = ListingState::Completeness::Crawling;
    state.asOf = QDateTime::currentDateTimeUtc();
    m_tools.people.setListing(scope, state);
}

void PeopleCrawl::pause(const PeopleScope &scope)
{
    if (PeopleCrawlRun *run = m_runs.value(scope))
        run->pause();
}

void PeopleCrawl::resume(const PeopleScope &scope)
{
    if (PeopleCrawlRun *run = m_runs.value(scope))
        run->resume();
}

void PeopleCrawl::stop(const PeopleScope &scope)
{
    PeopleCrawlRun *run = m_runs.take(scope);
    if (!run)
        return;
    CrawlProgress progress = run->progress();
    progress.state = CrawlProgress::State::None;
    ListingState state;
    const bool counted = progress.total > progress.found;
    state.completeness =
        counted ? ListingState::Completeness::Partly : ListingState::Completeness::AtLeast;
    state.asOf = run->startedAt();
    state.total = counted ? progress.total : progress.found;
    m_tools.people.setListing(scope, state);
    delete run;
    m_tools.people.saveCrawl(scope, {});
    m_last.remove(scope);
    Q_EMIT changed(scope, progress);
}

void PeopleCrawl::forget(const AccountId &account)
{
    m_runs.removeIf([&account](const auto &it) {
        if (it.key().account != account)
            return false;
        delete it.value(); // the store forgets its notes with the account
        return true;
    });
    m_last.removeIf([&account](const auto &it) { return it.key().account == account; });
}

/// What broke off because nobody was signed in goes on.
void PeopleCrawl::sessionCame(const AccountId &account)
{
    if (m_tools.accounts.session(account).token.isEmpty())
        return;
    for (auto it = m_runs.cbegin(); it != m_runs.cend(); ++it) {
        const CrawlProgress &progress = it.value()->progress();
        if (it.key().account == account && progress.state == CrawlProgress::State::Failed &&
            progress.error.kind == Outcome::AuthRequired)
            it.value()->resume();
    }
}

CrawlProgress PeopleCrawl::progress(const PeopleScope &scope) const
{
    return m_last.value(scope);
}

} // namespace personae
