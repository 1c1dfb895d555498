// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplefinder.h"
#include "models/people/peoplescopes.h"
#include "models/store/databasethread.h"

#include <QMutex>
#include <QPointer>

#include <atomic>
#include <list>
#include <memory>

namespace personae {

class PeopleStore;

/// The part of PeopleStore that lives on the database's thread: the orders in memory and the
/// questions that are being answered. Long work is done in pieces, each a job of its own, so that
/// what is asked meanwhile has its turn. Held by the jobs that use it.
class PeopleEngine final : public std::enable_shared_from_this<PeopleEngine>
{
    Q_DISABLE_COPY_MOVE(PeopleEngine)

public:
    PeopleEngine(DatabaseThread &thread, PeopleStore *store);

    // Any thread.
    void noteNewest(int asker, quint64 ticket); ///< older questions of this asker may be left out
    void stop() { m_stopped = true; }           ///< the store goes: no new pieces

    // The database's thread.
    void find(Database &database, const PeopleQuery &query, int asker, quint64 ticket);
    [[nodiscard]] Result<RowTouches> take(Database &database, const PeopleScope &scope,
                                          peopletake::Said said);
    [[nodiscard]] Result<RowTouches> takeRequested(Database &database, const PeopleScope &scope,
                                                   const QStringList &handles, bool whole);
    [[nodiscard]] Result<RowTouches> markUnsynced(Database &database, const PersonRef &ref);
    [[nodiscard]] Result<RowTouches> markGone(Database &database, const PeopleScope &scope,
                                              const QStringList &handles, const QDateTime &at);
    using Changes = QList<std::pair<PeopleScope, PeopleChange>>;
    [[nodiscard]] Result<Changes> mirrorTags(Database &database, const AccountId &account,
                                             const QMap<QString, QStringList> &tags, bool whole);
    [[nodiscard]] Result<Changes> mirrorNoted(Database &database, const AccountId &account,
                                              const QStringList &handles, bool whole);
    [[nodiscard]] Result<QList<PeopleScope>> forget(Database &database, const AccountId &account);
    void sweepForgotten(Database &database); ///< goes on by itself until nothing is left
    [[nodiscard]] PeopleScopes &scopes() { return m_scopes; }

private:
    using Finder = std::shared_ptr<PeopleFinder>;
    struct Held
    {
        PeopleOrder order;
        std::vector<Finder> waiting;
        bool reading = false;
        quint64 usedAt = 0;
    };
    using Edit = std::function<Result<bool>(qint64 scope, RowTouches *touches)>;

    void proceed(Database &database, const Finder &finder);
    void readOrder(Database &database, qint64 scope);
    void readKeys(Database &database, const Finder &finder);
    void fail(const Finder &finder, const ApiError &error);
    void failAll(Held &held, const ApiError &error);
    [[nodiscard]] bool isOutdated(const Finder &finder) const;
    Held &held(qint64 scope);
    void dropUnused();
    void follow(qint64 scope, const RowTouches &touches);
    void abandon(); ///< a transaction failed
    [[nodiscard]] Result<RowTouches> write(Database &database, const PeopleScope &scope,
                                           const Edit &edit);
    using MarkEdit = std::function<Result<QMap<qint64, RowTouches>>(const QList<qint64> &scopes)>;
    [[nodiscard]] Result<Changes> mirror(Database &database, const AccountId &account,
                                         const MarkEdit &edit);

    void post(std::function<void(Database &)> piece);
    void tell(std::function<void(PeopleStore &)> call);
    void tellFound(const Finder &finder, const PeopleResult &result);

    DatabaseThread &m_thread;
    QPointer<PeopleStore> m_store; ///< looked at on the GUI thread only
    std::atomic<bool> m_stopped = false;
    mutable QMutex m_newestLock;
    QHash<int, quint64> m_newest; ///< asker -> ticket

    PeopleScopes m_scopes;
    WordSets m_words;
    std::map<qint64, Held> m_held;
    quint64 m_clock = 0;
};

} // namespace personae
