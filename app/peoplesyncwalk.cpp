// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncwalk.h"

#include "app/peoplesynctools.h"

namespace personae {

namespace {

constexpr int walker = 0x57414c4b; ///< an asker no list model has

} // namespace

PeopleWalk::PeopleWalk(PeopleStore &store, const PeopleScope &scope, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_scope(scope)
{
    connect(&store, &PeopleSource::found, this, [this](quint64 ticket, const PeopleResult &result) {
        if (ticket != m_ticket || m_ids || !result.whole)
            return;
        m_ids = result.ids;
        load();
    });
    connect(&store, &PeopleSource::loaded, this,
            [this](quint64 ticket, const QList<Person> &people) {
                if (ticket != m_ticket || !m_ids)
                    return;
                m_ticket = 0;
                Q_EMIT rows(people);
            });
}

void PeopleWalk::next()
{
    if (m_ids)
        return load();
    PeopleQuery query;
    query.scope = m_scope;
    query.sort = PeopleColumn::Name; // the one order that is kept as rows come
    m_ticket = newPeopleTicket();
    // An asker of its own, so that two walks do not take each other's answers away.
    m_store.find(query, walker + int(m_ticket % 0xFFFF), m_ticket);
}

void PeopleWalk::load()
{
    if (m_at >= m_ids->size()) {
        m_ticket = 0;
        Q_EMIT done();
        return;
    }
    const size_t end = std::min(m_ids->size(), m_at + size_t(rowsAtATime));
    const QList<quint32> ids(m_ids->cbegin() + qsizetype(m_at), m_ids->cbegin() + qsizetype(end));
    m_at = end;
    m_ticket = newPeopleTicket();
    m_store.load(ids, m_ticket);
}

void settleWithout(const PeopleTools &tools, const PeopleScope &scope,
                   const std::function<PersonFacts(const Person &person)> &change, QObject *parent)
{
    auto *walk = new PeopleWalk(tools.people, scope, parent);
    QObject::connect(walk, &PeopleWalk::rows, walk,
                     [walk, tools, scope, change](const QList<Person> &people) {
                         QList<PersonFacts> changed;
                         for (const Person &person : people) {
                             PersonFacts facts = change(person);
                             if (facts.isEmpty())
                                 continue;
                             facts.handle = person.handle;
                             changed.append(facts);
                         }
                         takeIn(tools, scope, changed, true);
                         walk->next();
                     });
    QObject::connect(walk, &PeopleWalk::done, walk, &QObject::deleteLater);
    walk->next();
}

void markGoneWithout(PeopleStore &store, const PeopleScope &scope, const QDateTime &since,
                     const std::function<bool(const QString &handle)> &isThere, QObject *parent)
{
    auto *walk = new PeopleWalk(store, scope, parent);
    QObject::connect(walk, &PeopleWalk::rows, walk,
                     [walk, &store, scope, since, isThere](const QList<Person> &people) {
                         QStringList gone;
                         for (const Person &person : people) {
                             // Stubs are in no list (Cloudillo 5.2); newer rows came meanwhile.
                             if (person.unsynced || person.goneAt.isValid() ||
                                 person.seenAt >= since || isThere(person.handle))
                                 continue;
                             gone.append(person.handle);
                         }
                         store.markGone(scope, gone, since);
                         walk->next();
                     });
    QObject::connect(walk, &PeopleWalk::done, walk, &QObject::deleteLater);
    walk->next();
}

} // namespace personae
