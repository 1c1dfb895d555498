// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopleloader.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace personae {

/// Apart from the tickets of list models, which ask the same source.
static quint64 nextTicket()
{
    static quint64 last = quint64(1) << 62;
    return ++last;
}

PeopleLoader::PeopleLoader(PeopleSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&source, &PeopleSource::loaded, this, &PeopleLoader::take);
}

void PeopleLoader::start(std::vector<quint32> ids)
{
    m_ids = std::move(ids);
    m_done = 0;
    next();
}

void PeopleLoader::next()
{
    m_asked = std::min(m_ids.size(), m_done + blockSize);
    QList<quint32> ids;
    for (std::size_t i = m_done; i < m_asked; ++i)
        ids.append(m_ids[i]);
    m_ticket = nextTicket();
    m_source.load(ids, m_ticket);
}

void PeopleLoader::take(quint64 ticket, const QList<Person> &people)
{
    if (ticket != m_ticket || m_ticket == 0)
        return;
    QHash<quint32, qsizetype> places;
    for (qsizetype i = 0; i < people.size(); ++i)
        places.insert(people.at(i).id, i);
    QList<Person> ordered;
    for (std::size_t i = m_done; i < m_asked; ++i) {
        const auto place = places.constFind(m_ids[i]);
        if (place != places.cend())
            ordered.append(people.at(*place));
    }
    m_done = m_asked;
    Q_EMIT block(ordered);
    if (m_done < m_ids.size()) {
        next();
        return;
    }
    m_ticket = 0;
    Q_EMIT finished();
}

} // namespace personae
