// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/actingbench.h"

namespace personae::test {

/// ActingBench with eyes on the cache of people.
class PeopleBench final
{
public:
    PeopleBench() { bench.startAfresh(); }

    AccountId signIn(const QString &handle, const AccountId &existing = {});
    /// Waits short enough for tests.
    void hurry();
    [[nodiscard]] Engine &engine() { return *bench.engine; }
    [[nodiscard]] PeopleStore &people() { return bench.engine->people(); }
    [[nodiscard]] PeoplePort &port() { return bench.engine->peoplePort(); }

    QMap<QString, Person> rows(const PeopleScope &scope) { return everybodyIn(people(), scope); }
    Person row(const PersonRef &ref) { return rows(ref.scope).value(ref.handle); }
    ListingState listing(const PeopleScope &scope);
    PersonSheet sheet(const PersonRef &ref);
    /// The error with which the refresh ended.
    Outcome refresh(const PeopleScope &scope);
    Outcome read(const PersonRef &ref);
    void change(const std::function<void(Behaviours &)> &edit);
    [[nodiscard]] QList<LoggedRequest> log(const QString &path) const;

    ActingBench bench;
};

} // namespace personae::test
