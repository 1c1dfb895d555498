// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace personae {

/// A source of people that answers when the test says so.
class FakePeople final : public PeopleSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakePeople)

public:
    struct Find
    {
        PeopleQuery query;
        int asker = 0;
        quint64 ticket = 0;
    };
    struct Load
    {
        QList<quint32> ids;
        quint64 ticket = 0;
    };

    FakePeople() = default;

    void find(const PeopleQuery &query, int asker, quint64 ticket) override
    {
        finds.append({query, asker, ticket});
        ++findsAsked;
    }
    void load(const QList<quint32> &ids, quint64 ticket) override
    {
        loads.append({ids, ticket});
        rowsAsked += int(ids.size());
    }

    /// What the list is, plainly.
    [[nodiscard]] std::vector<quint32> rows(const PeopleQuery &query) const
    {
        QList<Person> found;
        for (const Person &person : people) {
            if (fits(person, query))
                found.append(person);
        }
        const bool byTime = query.sort == PeopleColumn::Changed;
        std::sort(found.begin(), found.end(), [&](const Person &a, const Person &b) {
            if (byTime && a.changedAt != b.changedAt)
                return (a.changedAt < b.changedAt) != query.descending;
            if (!byTime && a.name != b.name)
                return (a.name < b.name) != query.descending;
            return a.handle < b.handle;
        });
        std::vector<quint32> ids;
        for (const Person &person : std::as_const(found))
            ids.push_back(person.id);
        return ids;
    }

    /// `first` >= 0: the first rows only, the rest is to follow.
    void answerFind(qsizetype at, int first = -1)
    {
        const Find asked = finds.at(at);
        std::vector<quint32> ids = rows(asked.query);
        if (first >= 0)
            ids.resize(std::min(ids.size(), size_t(first)));
        else
            finds.removeAt(at);
        PeopleQuery all = asked.query;
        all.text.clear();
        all.filters.clear();
        Q_EMIT found(asked.ticket, {std::make_shared<const std::vector<quint32>>(std::move(ids)),
                                    first < 0, int(rows(all).size())});
    }

    void answerLoad(qsizetype at)
    {
        const Load asked = loads.takeAt(at);
        QList<Person> answer;
        for (const quint32 id : asked.ids) {
            if (people.contains(id))
                answer.prepend(people.value(id));
        }
        Q_EMIT loaded(asked.ticket, answer);
    }

    /// Answers everything until nothing more is asked.
    void settle()
    {
        for (;;) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            if (!finds.isEmpty())
                answerFind(0);
            else if (!loads.isEmpty())
                answerLoad(0);
            else
                return;
        }
    }

    QMap<quint32, Person> people;
    QList<Find> finds; ///< not answered, oldest first
    QList<Load> loads;
    int findsAsked = 0;
    int rowsAsked = 0;

private:
    static bool fits(const Person &person, const PeopleQuery &query)
    {
        if (query.kind && person.kind != *query.kind)
            return false;
        const QString text = query.text.trimmed();
        return person.name.contains(text) || person.handle.contains(text);
    }
};

/// Number `id` of a list whose names are in the order of their numbers.
inline Person madePerson(quint32 id)
{
    Person person;
    person.id = id;
    person.handle = QStringLiteral("p%1.example.com").arg(id);
    person.name = QStringLiteral("name %1").arg(id, 7, 10, QLatin1Char('0'));
    person.status = QStringLiteral("active");
    person.seenAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + id, Qt::UTC);
    person.changedAt = person.seenAt;
    return person;
}

} // namespace personae
