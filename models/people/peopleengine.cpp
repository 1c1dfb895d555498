// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peopleengine.h"

#include "models/people/peoplemarks.h"
#include "models/people/peoplestore.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr size_t ordersHeld = 3; ///< lists whose order stays in memory

PersonIds noIds()
{
    return std::make_shared<const std::vector<quint32>>();
}

} // namespace

PeopleEngine::PeopleEngine(DatabaseThread &thread, PeopleStore *store)
    : m_thread(thread)
    , m_store(store)
{
}

void PeopleEngine::noteNewest(int asker, quint64 ticket)
{
    const QMutexLocker lock(&m_newestLock);
    m_newest.insert(asker, ticket);
}

bool PeopleEngine::isOutdated(const Finder &finder) const
{
    const QMutexLocker lock(&m_newestLock);
    return m_newest.value(finder->asker(), finder->ticket()) != finder->ticket();
}

void PeopleEngine::post(std::function<void(Database &)> piece)
{
    m_thread.post([self = shared_from_this(), piece = std::move(piece)](Database &database) {
        if (!self->m_stopped)
            piece(database);
        return Result<bool>(true);
    });
}

void PeopleEngine::tell(std::function<void(PeopleStore &)> call)
{
    // Through the DatabaseThread's own thread, which is the store's: the guard is looked at there.
    QMetaObject::invokeMethod(
        &m_thread,
        [store = m_store, call = std::move(call)]() {
            if (store)
                call(*store);
        },
        Qt::QueuedConnection);
}

void PeopleEngine::tellFound(const Finder &finder, const PeopleResult &result)
{
    tell([ticket = finder->ticket(), result](PeopleStore &store) {
        Q_EMIT store.found(ticket, result);
    });
}

void PeopleEngine::find(Database &database, const PeopleQuery &query, int asker, quint64 ticket)
{
    const Result<qint64> scope = m_scopes.find(database, query.scope);
    const auto finder =
        std::make_shared<PeopleFinder>(query, scope.ok() ? scope.value() : 0, asker, ticket);
    if (!scope)
        fail(finder, scope.error());
    else if (scope.value() == 0)
        tellFound(finder, {noIds(), true, 0});
    else
        proceed(database, finder);
}

void PeopleEngine::fail(const Finder &finder, const ApiError &error)
{
    // A list waits for an answer, also where there is none.
    tell([error](PeopleStore &store) { Q_EMIT store.failed(error); });
    tellFound(finder, {noIds(), true, 0});
}

PeopleEngine::Held &PeopleEngine::held(qint64 scope)
{
    auto it = m_held.find(scope);
    if (it == m_held.end())
        it = m_held.emplace(scope, Held{PeopleOrder(scope), {}, false, 0}).first;
    it->second.usedAt = ++m_clock;
    return it->second;
}

void PeopleEngine::dropUnused()
{
    while (m_held.size() > ordersHeld) {
        auto oldest = m_held.end();
        for (auto it = m_held.begin(); it != m_held.end(); ++it) {
            const bool idle = !it->second.reading && it->second.waiting.empty();
            if (idle && (oldest == m_held.end() || it->second.usedAt < oldest->second.usedAt))
                oldest = it;
        }
        if (oldest == m_held.end())
            return;
        m_held.erase(oldest);
    }
}

void PeopleEngine::proceed(Database &database, const Finder &finder)
{
    if (isOutdated(finder))
        return;
    Result<bool> words = m_words.load(database);
    if (!words)
        return fail(finder, words.error());
    Held &here = held(finder->scope());
    const Result<PeopleFinder::Step> step = finder->step(database, here.order, m_words);
    if (!step)
        return fail(finder, step.error());
    if (step.value().result)
        tellFound(finder, *step.value().result);
    switch (step.value().need) {
    case PeopleFinder::Need::Nothing:
        dropUnused();
        break;
    case PeopleFinder::Need::Turn:
        post([this, finder](Database &later) { proceed(later, finder); });
        break;
    case PeopleFinder::Need::KeysRead:
        post([this, finder](Database &later) { readKeys(later, finder); });
        break;
    case PeopleFinder::Need::OrderRead:
        here.waiting.push_back(finder);
        if (!here.reading) {
            here.reading = true;
            post([this, scope = finder->scope()](Database &later) { readOrder(later, scope); });
        }
        break;
    }
}

void PeopleEngine::failAll(Held &held, const ApiError &error)
{
    for (const Finder &finder : std::exchange(held.waiting, {}))
        fail(finder, error);
}

void PeopleEngine::readOrder(Database &database, qint64 scope)
{
    const auto it = m_held.find(scope);
    if (it == m_held.end())
        return; // forgotten meanwhile
    Held &here = it->second;
    const Result<bool> ready = here.order.readMore(database);
    if (!ready) {
        failAll(here, ready.error());
        m_held.erase(it);
        return;
    }
    if (!ready.value()) {
        post([this, scope](Database &later) { readOrder(later, scope); });
        return;
    }
    here.reading = false;
    for (const Finder &finder : std::exchange(here.waiting, {}))
        post([this, finder](Database &later) { proceed(later, finder); });
}

void PeopleEngine::readKeys(Database &database, const Finder &finder)
{
    if (isOutdated(finder))
        return;
    Held &here = held(finder->scope());
    if (!here.order.isReady())
        return proceed(database, finder);
    const Result<bool> ready = here.order.readMoreKeys(database, finder->query().sort);
    if (!ready)
        return fail(finder, ready.error());
    post([this, finder, done = ready.value()](Database &later) {
        done ? proceed(later, finder) : readKeys(later, finder);
    });
}

void PeopleEngine::follow(qint64 scope, const RowTouches &touches)
{
    const auto it = m_held.find(scope);
    if (it != m_held.end())
        it->second.order.follow(touches);
}

void PeopleEngine::abandon()
{
    m_words.loadAgain();
    m_scopes.lookAgain();
}

} // namespace personae
