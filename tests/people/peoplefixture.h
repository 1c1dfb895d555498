// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplestore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <memory>

namespace personae {

inline QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + seconds, QTimeZone::utc());
}

inline PersonFacts fact(const QString &handle, const QString &name = {})
{
    PersonFacts facts;
    facts.handle = handle;
    if (!name.isNull())
        facts.name = name;
    return facts;
}

/// A store over a real file, with plain calls that wait for the answers.
class PeopleFixture
{
public:
    PeopleFixture() { start(); }
    ~PeopleFixture() { stop(); }
    Q_DISABLE_COPY_MOVE(PeopleFixture)

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("cache.sqlite")); }
    void start(qint64 maximumPages = 0)
    {
        DatabaseSpec spec = DatabaseSpec::cache(path());
        spec.maximumPages = maximumPages;
        m_database = std::make_unique<DatabaseThread>(spec);
        const Result<DatabaseThread::Opened> opened = m_database->open();
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        rebuilt = opened.value().rebuilt;
        m_store = std::make_unique<PeopleStore>(*m_database);
    }
    void stop()
    {
        m_store.reset();
        m_database.reset();
    }
    void restart(qint64 maximumPages = 0)
    {
        stop();
        start(maximumPages);
    }
    [[nodiscard]] PeopleStore &store() { return *m_store; }
    [[nodiscard]] DatabaseThread &database() { return *m_database; }

    /// The whole answer.
    PeopleResult find(const PeopleQuery &query, int asker = 1)
    {
        QSignalSpy spy(m_store.get(), &PeopleStore::found);
        const quint64 ticket = ++m_ticket;
        m_store->find(query, asker, ticket);
        while (spy.wait()) {
            for (const QList<QVariant> &call : spy) {
                const auto result = call.at(1).value<PeopleResult>();
                if (call.at(0).toULongLong() == ticket && result.whole)
                    return result;
            }
        }
        qWarning("no whole answer");
        return {};
    }
    QList<Person> load(const QList<quint32> &ids)
    {
        QSignalSpy spy(m_store.get(), &PeopleStore::loaded);
        m_store->load(ids, ++m_ticket);
        spy.wait();
        return spy.isEmpty() ? QList<Person>() : spy.last().at(1).value<QList<Person>>();
    }
    QList<Person> people(const PeopleQuery &query)
    {
        const PeopleResult result = find(query);
        return result.ids ? load(QList<quint32>(result.ids->begin(), result.ids->end()))
                          : QList<Person>();
    }
    QStringList handles(const PeopleQuery &query)
    {
        QStringList all;
        for (const Person &person : people(query))
            all.append(person.handle);
        return all;
    }
    QStringList searched(const QString &text)
    {
        PeopleQuery query;
        query.scope = own;
        query.text = text;
        return handles(query);
    }
    PeopleChange take(const PeopleScope &scope, const QList<PersonFacts> &facts,
                      const QDateTime &seenAt = at(0), bool withRelation = true, bool byUs = false)
    {
        QSignalSpy spy(m_store.get(), &PeopleStore::peopleChanged);
        m_store->take(scope, facts, seenAt, withRelation, byUs);
        settle();
        return spy.isEmpty() ? PeopleChange() : spy.last().at(1).value<PeopleChange>();
    }
    PersonSheet sheet(const PersonRef &ref)
    {
        QSignalSpy spy(m_store.get(), &PeopleStore::personLoaded);
        m_store->loadPerson(ref);
        spy.wait();
        return spy.isEmpty() ? PersonSheet() : spy.last().at(0).value<PersonSheet>();
    }
    /// Until every job queued so far is done and its answer was told.
    void settle()
    {
        m_database->drain();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents();
    }

    const PeopleScope own{AccountId{QStringLiteral("a")}, {}};
    const PeopleScope club{AccountId{QStringLiteral("a")}, QStringLiteral("club.example.com")};
    bool rebuilt = false;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<PeopleStore> m_store;
    quint64 m_ticket = 0;
};

} // namespace personae
