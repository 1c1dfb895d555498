// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplestore.h"

#include <QObject>

namespace personae {

/// Goes through all rows the cache holds of one list, a few at a time, without holding them. GUI
/// thread.
class PeopleWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleWalk)

public:
    PeopleWalk(PeopleStore &store, const PeopleScope &scope, QObject *parent);

    void next(); ///< rows() or, where there are no more, done() follows
    static constexpr qsizetype rowsAtATime = 250;

Q_SIGNALS:
    void rows(const QList<personae::Person> &people);
    void done();

private:
    void load();

    PeopleStore &m_store;
    PeopleScope m_scope;
    PersonIds m_ids; ///< null: not asked yet
    size_t m_at = 0;
    quint64 m_ticket = 0; ///< of the question under way
};

struct PeopleTools;

/// Takes in what `change` says about each row of a list; no facts: nothing. Deletes itself when
/// done.
void settleWithout(const PeopleTools &tools, const PeopleScope &scope,
                   const std::function<PersonFacts(const Person &person)> &change, QObject *parent);

/// Marks those rows of a list as gone that a complete listing, begun at `since`, did not hold.
/// Deletes itself when done.
void markGoneWithout(PeopleStore &store, const PeopleScope &scope, const QDateTime &since,
                     const std::function<bool(const QString &handle)> &isThere, QObject *parent);

} // namespace personae
