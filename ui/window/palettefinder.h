// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"

#include <QHash>
#include <QObject>

namespace personae {

/// Finds a few people by what is typed, in several lists at once. Nothing waits: answers come one
/// list after the other. GUI thread.
class PaletteFinder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteFinder)

public:
    static constexpr int perList = 8; ///< people of one list at most

    struct Hit
    {
        PeopleScope scope;
        Person person;
    };

    explicit PaletteFinder(PeopleSource &source, QObject *parent = nullptr);

    /// Everything found before is forgotten; an empty text finds nobody.
    void find(const QList<PeopleScope> &lists, const QString &text);
    /// In the order of the lists; within one by name.
    [[nodiscard]] QList<Hit> hits() const;
    [[nodiscard]] bool isSearching() const { return !m_searches.isEmpty() || !m_loads.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void takeIds(quint64 ticket, const PeopleResult &result);
    void takePeople(quint64 ticket, const QList<Person> &people);

    struct Pending
    {
        qsizetype list = 0;
        QList<quint32> order;
    };

    PeopleSource &m_source;
    QList<PeopleScope> m_lists;
    QList<QList<Person>> m_found;         ///< by list
    QHash<quint64, qsizetype> m_searches; ///< ticket -> list
    QHash<quint64, Pending> m_loads;
    quint64 m_ticket = 0;
};

} // namespace personae
