// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesyncwalk.h"
#include "tests/app/actingbench.h"

namespace personae::test {

/// ActingBench with eyes on the cache of people.
class PeopleBench final
{
public:
    PeopleBench() { bench.startAfresh(); }

    AccountId signIn(const QString &handle, const AccountId &existing = {})
    {
        hurry();
        return bench.signIn(handle, existing);
    }
    /// Waits short enough for tests.
    void hurry()
    {
        using std::chrono::milliseconds;
        PeopleTempo tempo;
        tempo.requests = milliseconds(100);
        tempo.shortest = milliseconds(20);
        tempo.longest = milliseconds(200);
        tempo.slowest = milliseconds(50);
        engine().setPeopleTempo(tempo);
    }
    [[nodiscard]] Engine &engine() { return *bench.engine; }
    [[nodiscard]] PeopleStore &people() { return bench.engine->people(); }
    [[nodiscard]] PeoplePort &port() { return bench.engine->peoplePort(); }

    /// Every row of a list, by handle.
    QMap<QString, Person> rows(const PeopleScope &scope)
    {
        QMap<QString, Person> all;
        bool done = false;
        QObject context;
        auto *walk = new PeopleWalk(people(), scope, &context);
        QObject::connect(walk, &PeopleWalk::rows, &context, [&](const QList<Person> &people) {
            for (const Person &person : people)
                all.insert(person.handle, person);
            walk->next();
        });
        QObject::connect(walk, &PeopleWalk::done, &context, [&] { done = true; });
        walk->next();
        if (!QTest::qWaitFor([&] { return done; }, 10'000))
            qFatal("the cache does not answer");
        return all;
    }
    Person row(const PersonRef &ref) { return rows(ref.scope).value(ref.handle); }
    ListingState listing(const PeopleScope &scope)
    {
        QSignalSpy spy(&people(), &PeopleSource::listingChanged);
        people().loadListing(scope);
        if (!spy.wait(5000))
            qFatal("the cache does not answer");
        return spy.last().at(1).value<ListingState>();
    }
    PersonSheet sheet(const PersonRef &ref)
    {
        QSignalSpy spy(&people(), &PeopleStore::personLoaded);
        people().loadPerson(ref);
        if (!spy.wait(5000))
            qFatal("the cache does not answer");
        return spy.last().at(0).value<PersonSheet>();
    }
    /// The error with which the refresh ended.
    Outcome refresh(const PeopleScope &scope)
    {
        QSignalSpy running(&port(), &PeoplePort::refreshing);
        QSignalSpy failed(&port(), &PeoplePort::refreshFailed);
        port().refresh(scope);
        const auto over = [&] { return !running.isEmpty() && !running.last().at(1).toBool(); };
        if (!QTest::qWaitFor(over, 10'000))
            qFatal("the refresh does not end");
        return failed.isEmpty() ? Outcome::Ok : failed.last().at(1).value<ApiError>().kind;
    }
    Outcome read(const PersonRef &ref)
    {
        QSignalSpy spy(&port(), &PeoplePort::personRead);
        port().readPerson(ref);
        if (!QTest::qWaitFor([&] { return !spy.isEmpty(); }, 20'000))
            qFatal("nobody is read");
        return spy.last().at(1).value<ApiError>().kind;
    }
    void change(const std::function<void(Behaviours &)> &edit)
    {
        Behaviours behaviours = bench.services.behaviours();
        edit(behaviours);
        bench.services.setBehaviours(behaviours);
    }
    [[nodiscard]] QList<LoggedRequest> log(const QString &path) const
    {
        QList<LoggedRequest> found;
        for (const LoggedRequest &request : bench.services.log()) {
            if (request.path.startsWith(path))
                found.append(request);
        }
        return found;
    }

    ActingBench bench;
};

} // namespace personae::test
