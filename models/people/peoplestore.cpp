// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplestore.h"

#include "models/people/peopleengine.h"
#include "models/people/peoplesheets.h"
#include "models/store/database.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qsizetype mostNamed = 5'000; ///< a longer PeopleChange says "everything"

} // namespace

class PeopleStore::Private final
{
public:
    Private(PeopleStore *store, DatabaseThread &thread)
        : q(store)
        , database(thread)
        , engine(std::make_shared<PeopleEngine>(thread, store))
    {
    }

    /// A job of the engine whose outcome comes back as a value; failures are told.
    template <typename T>
    void run(std::function<Result<T>(PeopleEngine &, Database &)> job,
             std::function<void(const T &)> done)
    {
        database.run<T>(
            q,
            [engine = engine, job = std::move(job)](Database &file) { return job(*engine, file); },
            [this, done = std::move(done)](const Result<T> &result) {
                if (result)
                    done(result.value());
                else
                    Q_EMIT q->failed(result.error());
            });
    }
    /// A reading whose asker waits for an answer, also where the file cannot be read.
    template <typename T>
    void read(std::function<Result<T>(PeopleEngine &, Database &)> job, const T &otherwise,
              std::function<void(const T &)> done)
    {
        database.run<T>(
            q,
            [engine = engine, job = std::move(job)](Database &file) { return job(*engine, file); },
            [this, otherwise, done = std::move(done)](const Result<T> &result) {
                if (!result)
                    Q_EMIT q->failed(result.error());
                done(result.ok() ? result.value() : otherwise);
            });
    }
    using Write = std::function<Result<RowTouches>(PeopleEngine &, Database &)>;
    void write(const PeopleScope &scope, Write job);
    void tellChange(const PeopleScope &scope, PeopleChange change);
    void loadCounts(const AccountId &account);
    [[nodiscard]] QList<PersonFacts> withHandle(const QList<PersonFacts> &facts);

    PeopleStore *q;
    DatabaseThread &database;
    std::shared_ptr<PeopleEngine> engine;
    bool saidNameless = false;
};

void PeopleStore::Private::write(const PeopleScope &scope, Write job)
{
    run<RowTouches>(std::move(job), [this, scope](const RowTouches &touches) {
        tellChange(scope, touches.change);
        // Also where one was joined, left or renamed: whoever shows the counts shows them too.
        if (scope.isOwn() &&
            (touches.people != 0 || touches.communities != 0 || touches.ofCommunities))
            loadCounts(scope.account);
    });
}

void PeopleStore::Private::tellChange(const PeopleScope &scope, PeopleChange change)
{
    if (change.isEmpty())
        return;
    if (change.inserted.size() + change.updated.size() + change.removed.size() > mostNamed) {
        change = {};
        change.everything = true;
    }
    Q_EMIT q->peopleChanged(scope, change);
}

void PeopleStore::Private::loadCounts(const AccountId &account)
{
    read<PeopleCounts>(
        [account](PeopleEngine &worker, Database &file) {
            return worker.scopes().counts(file, account);
        },
        {},
        [this, account](const PeopleCounts &counts) { Q_EMIT q->countsLoaded(account, counts); });
}

QList<PersonFacts> PeopleStore::Private::withHandle(const QList<PersonFacts> &facts)
{
    QList<PersonFacts> named;
    named.reserve(facts.size());
    for (const PersonFacts &one : facts) {
        if (one.handle && !one.handle->isEmpty())
            named.append(one);
    }
    if (named.size() < facts.size() && !saidNameless) {
        saidNameless = true;
        qWarning("people: an answer named somebody without an identity; left out");
    }
    return named;
}

PeopleStore::PeopleStore(DatabaseThread &database, QObject *parent)
    : PeopleSource(parent)
    , d(std::make_unique<Private>(this, database))
{
    // What an earlier run did not finish.
    database.post([engine = d->engine](Database &file) {
        engine->sweepForgotten(file);
        return Result<bool>(true);
    });
}

PeopleStore::~PeopleStore()
{
    d->engine->stop();
}

void PeopleStore::find(const PeopleQuery &query, int asker, quint64 ticket)
{
    d->engine->noteNewest(asker, ticket);
    d->database.post([engine = d->engine, query, asker, ticket](Database &database) {
        engine->find(database, query, asker, ticket);
        return Result<bool>(true);
    });
}

void PeopleStore::load(const QList<quint32> &ids, quint64 ticket)
{
    d->read<QList<Person>>(
        [ids](PeopleEngine &, Database &database) { return peoplerows::load(database, ids); }, {},
        [this, ticket](const QList<Person> &people) { Q_EMIT loaded(ticket, people); });
}

void PeopleStore::take(const PeopleScope &scope, const QList<PersonFacts> &facts,
                       const QDateTime &seenAt, bool withRelation, bool byUs)
{
    peopletake::Said said;
    said.facts = d->withHandle(facts);
    said.seenAt = seenAt.isValid() ? seenAt.toUTC() : QDateTime::currentDateTimeUtc();
    said.withRelation = withRelation;
    said.byUs = byUs;
    d->write(scope, [scope, said](PeopleEngine &engine, Database &database) {
        return engine.take(database, scope, said);
    });
}

void PeopleStore::takeRequested(const PeopleScope &scope, const QStringList &handles, bool whole)
{
    d->write(scope, [scope, handles, whole](PeopleEngine &engine, Database &database) {
        return engine.takeRequested(database, scope, handles, whole);
    });
}

void PeopleStore::markUnsynced(const PersonRef &ref)
{
    d->write(ref.scope, [ref](PeopleEngine &engine, Database &database) {
        return engine.markUnsynced(database, ref);
    });
}

void PeopleStore::markGone(const PersonRef &ref, const QDateTime &at)
{
    markGone(ref.scope, {ref.handle}, at);
}

void PeopleStore::markGone(const PeopleScope &scope, const QStringList &handles,
                           const QDateTime &at)
{
    if (handles.isEmpty())
        return;
    d->write(scope, [scope, handles, at](PeopleEngine &engine, Database &database) {
        return engine.markGone(database, scope, handles, at);
    });
}

void PeopleStore::putProfile(const PersonRef &ref, const CachedProfile &profile)
{
    d->run<bool>(
        [ref, profile](PeopleEngine &engine, Database &database) {
            const Result<qint64> scope = engine.scopes().make(database, ref.scope);
            if (!scope)
                return Result<bool>(scope.error());
            return peoplesheets::putProfile(database, scope.value(), ref.handle, profile);
        },
        [this, ref](bool) { Q_EMIT personChanged(ref); });
}

void PeopleStore::putRaw(const PersonRef &ref, const RawAnswer &raw)
{
    d->run<bool>(
        [ref, raw](PeopleEngine &engine, Database &database) {
            const Result<qint64> scope = engine.scopes().make(database, ref.scope);
            if (!scope)
                return Result<bool>(scope.error());
            return peoplesheets::putRaw(database, scope.value(), ref.handle, raw);
        },
        [this, ref](bool) { Q_EMIT personChanged(ref); });
}

void PeopleStore::setListing(const PeopleScope &scope, const ListingState &state)
{
    d->run<bool>(
        [scope, state](PeopleEngine &engine, Database &database) {
            return engine.scopes().setListing(database, scope, state);
        },
        [this, scope, state](bool) { Q_EMIT listingChanged(scope, state); });
}

void PeopleStore::loadListing(const PeopleScope &scope)
{
    d->read<ListingState>(
        [scope](PeopleEngine &engine, Database &database) {
            return engine.scopes().listing(database, scope);
        },
        {}, [this, scope](const ListingState &state) { Q_EMIT listingChanged(scope, state); });
}

void PeopleStore::saveCrawl(const PeopleScope &scope, const QByteArray &notes)
{
    d->run<bool>(
        [scope, notes](PeopleEngine &engine, Database &database) {
            return engine.scopes().saveCrawl(database, scope, notes);
        },
        [](bool) {});
}

void PeopleStore::loadCrawls()
{
    using Crawls = QMap<PeopleScope, QByteArray>;
    d->read<Crawls>(
        [](PeopleEngine &, Database &database) { return PeopleScopes::crawls(database); }, {},
        [this](const Crawls &crawls) { Q_EMIT crawlsLoaded(crawls); });
}

void PeopleStore::loadPerson(const PersonRef &ref)
{
    PersonSheet unknown;
    unknown.ref = ref;
    unknown.person.handle = ref.handle;
    d->read<PersonSheet>(
        [ref](PeopleEngine &engine, Database &database) {
            return peoplesheets::load(database, engine.scopes(), ref);
        },
        unknown, [this](const PersonSheet &sheet) { Q_EMIT personLoaded(sheet); });
}

void PeopleStore::loadCounts(const AccountId &account)
{
    d->loadCounts(account);
}

void PeopleStore::loadCommunities(const AccountId &account)
{
    d->read<QList<Person>>(
        [account](PeopleEngine &engine, Database &database) {
            const Result<qint64> scope = engine.scopes().find(database, {account, {}});
            if (!scope)
                return Result<QList<Person>>(scope.error());
            return peoplesheets::communities(database, scope.value());
        },
        {},
        [this, account](const QList<Person> &communities) {
            Q_EMIT communitiesLoaded(account, communities);
        });
}

void PeopleStore::loadFilterWords(const PeopleScope &scope)
{
    d->read<peoplesheets::FilterWords>(
        [scope](PeopleEngine &engine, Database &database) {
            const Result<qint64> id = engine.scopes().find(database, scope);
            if (!id)
                return Result<peoplesheets::FilterWords>(id.error());
            return peoplesheets::filterWords(database, id.value());
        },
        {},
        [this, scope](const peoplesheets::FilterWords &words) {
            Q_EMIT wordsLoaded(scope, words.roles, words.statuses, words.tags);
        });
}

void PeopleStore::setRequests(const PeopleScope &scope, const QList<IncomingRequest> &requests,
                              const QDateTime &seenAt, bool whole)
{
    using Requests = QList<IncomingRequest>;
    d->run<Requests>(
        [scope, requests, seenAt, whole](PeopleEngine &engine, Database &database) {
            const Result<Requests> kept = peoplesheets::setRequests(
                database, engine.scopes(), {scope, requests, seenAt}, whole);
            if (!kept)
                engine.scopes().lookAgain();
            return kept;
        },
        [this, scope, seenAt](const Requests &kept) {
            Q_EMIT requestsChanged(scope, kept, seenAt);
        });
}

void PeopleStore::loadRequests(const AccountId &account)
{
    using All = QList<peoplesheets::Requests>;
    d->read<All>(
        [account](PeopleEngine &, Database &database) {
            return peoplesheets::loadRequests(database, account);
        },
        {},
        [this](const All &all) {
            for (const peoplesheets::Requests &one : all)
                Q_EMIT requestsChanged(one.scope, one.requests, one.seenAt);
        });
}

void PeopleStore::mirrorTags(const AccountId &account, const QMap<QString, QStringList> &tags,
                             bool whole)
{
    d->run<PeopleEngine::Changes>(
        [account, tags, whole](PeopleEngine &engine, Database &database) {
            return engine.mirrorTags(database, account, tags, whole);
        },
        [this](const PeopleEngine::Changes &changes) {
            for (const auto &[scope, change] : changes)
                d->tellChange(scope, change);
        });
}

void PeopleStore::mirrorNoted(const AccountId &account, const QStringList &handles, bool whole)
{
    d->run<PeopleEngine::Changes>(
        [account, handles, whole](PeopleEngine &engine, Database &database) {
            return engine.mirrorNoted(database, account, handles, whole);
        },
        [this](const PeopleEngine::Changes &changes) {
            for (const auto &[scope, change] : changes)
                d->tellChange(scope, change);
        });
}

void PeopleStore::forget(const AccountId &account)
{
    using Scopes = QList<PeopleScope>;
    d->run<Scopes>(
        [account](PeopleEngine &engine, Database &database) {
            const Result<Scopes> scopes = engine.forget(database, account);
            if (scopes)
                engine.sweepForgotten(database);
            return scopes;
        },
        [this, account](const Scopes &scopes) {
            PeopleChange all;
            all.everything = true;
            for (const PeopleScope &scope : scopes)
                d->tellChange(scope, all);
            for (const PeopleScope &scope : scopes)
                Q_EMIT requestsChanged(scope, {}, {});
            Q_EMIT countsLoaded(account, {});
        });
}

} // namespace personae
