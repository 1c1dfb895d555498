// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palettefinder.h"

#include <algorithm>

namespace personae {

namespace {

/// Askers name themselves; the lists of the panes count from the beginning.
constexpr int firstAsker = 1'000'000;
/// Tickets are the asker's own, but signals reach everybody: kept apart from those of the lists.
constexpr quint64 firstTicket = quint64(1) << 56;

} // namespace

PaletteFinder::PaletteFinder(PeopleSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    static quint64 palettes = 0; // two of them one after the other must not mix up their answers
    m_ticket = firstTicket + (++palettes << 32);
    connect(&source, &PeopleSource::found, this, &PaletteFinder::takeIds);
    connect(&source, &PeopleSource::loaded, this, &PaletteFinder::takePeople);
}

void PaletteFinder::find(const QList<PeopleScope> &lists, const QString &text)
{
    m_lists = lists;
    m_found = QList<QList<Person>>(lists.size());
    m_searches.clear();
    m_loads.clear();
    if (!text.trimmed().isEmpty()) {
        for (qsizetype i = 0; i < lists.size(); ++i) {
            PeopleQuery query;
            query.scope = lists.at(i);
            query.text = text;
            m_searches.insert(++m_ticket, i);
            m_source.find(query, firstAsker + int(i), m_ticket);
        }
    }
    Q_EMIT changed();
}

void PaletteFinder::takeIds(quint64 ticket, const PeopleResult &result)
{
    const auto search = m_searches.constFind(ticket);
    if (search == m_searches.constEnd())
        return;
    const qsizetype list = *search;
    if (result.whole)
        m_searches.erase(search);
    const auto count = std::min(result.ids->size(), size_t(perList));
    const QList<quint32> ids(result.ids->begin(), result.ids->begin() + qsizetype(count));
    if (ids.isEmpty()) {
        if (!isSearching())
            Q_EMIT changed();
        return;
    }
    m_loads.insert(++m_ticket, {list, ids});
    m_source.load(ids, m_ticket);
}

void PaletteFinder::takePeople(quint64 ticket, const QList<Person> &people)
{
    if (!m_loads.contains(ticket))
        return;
    const Pending pending = m_loads.take(ticket);
    QList<Person> ordered;
    for (const quint32 id : pending.order) {
        const auto person = std::find_if(people.cbegin(), people.cend(),
                                         [id](const Person &one) { return one.id == id; });
        if (person != people.cend())
            ordered.append(*person);
    }
    if (m_found.at(pending.list) == ordered && isSearching())
        return;
    m_found[pending.list] = ordered;
    Q_EMIT changed();
}

QList<PaletteFinder::Hit> PaletteFinder::hits() const
{
    QList<Hit> all;
    for (qsizetype i = 0; i < m_found.size(); ++i) {
        for (const Person &person : m_found.at(i))
            all.append({m_lists.at(i), person});
    }
    return all;
}

} // namespace personae
