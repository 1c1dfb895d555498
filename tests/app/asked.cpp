// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/asked.h"

#include "app/peoplesyncwalk.h"
#include "tests/waiting.h"

#include <QSignalSpy>

namespace personae::test {

void waitUntilLoaded(const Outbox &outbox, const std::function<void()> &begin)
{
    QSignalSpy loaded(&outbox, &Outbox::loaded);
    begin();
    if (!loaded.wait(5000))
        qFatal("the outbox does not load");
}

qint64 submitTo(Outbox &outbox, const AccountId &account, const Command &command)
{
    QSignalSpy submitted(&outbox, &Outbox::submitted);
    outbox.submit(account, command, QUuid::createUuid());
    if (!submitted.wait(5000))
        qFatal("not submitted");
    return submitted.first().at(1).value<OutboxEntry>().id;
}

OutboxEntry entryIn(const Outbox &outbox, qint64 id)
{
    const OutboxEntry *found = outbox.find(id);
    return found ? *found : OutboxEntry();
}

QMap<QString, Person> everybodyIn(PeopleStore &people, const PeopleScope &scope)
{
    QMap<QString, Person> all;
    bool done = false;
    QObject context;
    auto *walk = new PeopleWalk(people, scope, &context);
    QObject::connect(walk, &PeopleWalk::rows, &context, [&](const QList<Person> &rows) {
        for (const Person &person : rows)
            all.insert(person.handle, person);
        walk->next();
    });
    QObject::connect(walk, &PeopleWalk::done, &context, [&] { done = true; });
    walk->next();
    if (!waitFor([&] { return done; }, 10'000))
        qFatal("the cache does not answer");
    return all;
}

} // namespace personae::test
