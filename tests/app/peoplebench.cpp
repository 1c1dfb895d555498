// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/peoplebench.h"

namespace personae::test {

AccountId PeopleBench::signIn(const QString &handle, const AccountId &existing)
{
    hurry();
    return bench.signIn(handle, existing);
}

void PeopleBench::hurry()
{
    using std::chrono::milliseconds;
    PeopleTempo tempo;
    tempo.requests = milliseconds(100);
    tempo.shortest = milliseconds(20);
    tempo.longest = milliseconds(200);
    tempo.slowest = milliseconds(50);
    engine().setPeopleTempo(tempo);
}

ListingState PeopleBench::listing(const PeopleScope &scope)
{
    QSignalSpy spy(&people(), &PeopleSource::listingChanged);
    people().loadListing(scope);
    if (!spy.wait(5000))
        qFatal("the cache does not answer");
    return spy.last().at(1).value<ListingState>();
}

PersonSheet PeopleBench::sheet(const PersonRef &ref)
{
    QSignalSpy spy(&people(), &PeopleStore::personLoaded);
    people().loadPerson(ref);
    if (!spy.wait(5000))
        qFatal("the cache does not answer");
    return spy.last().at(0).value<PersonSheet>();
}

Outcome PeopleBench::refresh(const PeopleScope &scope)
{
    QSignalSpy running(&port(), &PeoplePort::refreshing);
    QSignalSpy failed(&port(), &PeoplePort::refreshFailed);
    port().refresh(scope);
    const auto over = [&] { return !running.isEmpty() && !running.last().at(1).toBool(); };
    if (!waitFor(over, 10'000))
        qFatal("the refresh does not end");
    return failed.isEmpty() ? Outcome::Ok : failed.last().at(1).value<ApiError>().kind;
}

Outcome PeopleBench::read(const PersonRef &ref)
{
    QSignalSpy spy(&port(), &PeoplePort::personRead);
    port().readPerson(ref);
    if (!waitFor([&] { return !spy.isEmpty(); }, 20'000))
        qFatal("nobody is read");
    return spy.last().at(1).value<ApiError>().kind;
}

void PeopleBench::change(const std::function<void(Behaviours &)> &edit)
{
    Behaviours behaviours = bench.services.behaviours();
    edit(behaviours);
    bench.services.setBehaviours(behaviours);
}

QList<LoggedRequest> PeopleBench::log(const QString &path) const
{
    QList<LoggedRequest> found;
    for (const LoggedRequest &request : bench.services.log()) {
        if (request.path.startsWith(path))
            found.append(request);
    }
    return found;
}

} // namespace personae::test
