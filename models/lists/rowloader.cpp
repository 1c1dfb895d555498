// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/rowloader.h"

#include <algorithm>

namespace personae {

namespace {

constexpr size_t flightsAtOnce = 2;

} // namespace

RowLoader::RowLoader(PeopleSource &source, quint64 firstTicket, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_nextTicket(firstTicket)
    , m_ids(std::make_shared<const std::vector<quint32>>())
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(0);
    connect(&m_flush, &QTimer::timeout, this, &RowLoader::flush);
    connect(&source, &PeopleSource::loaded, this, &RowLoader::take);
}

void RowLoader::setIds(const PersonIds &ids)
{
    m_ids = ids;
    m_missing.clear();
    const int blocks = int(ids->size() + blockRows - 1) / blockRows;
    m_blocks.removeIf([blocks](int block) { return block >= blocks; });
}

void RowLoader::reset()
{
    setIds(std::make_shared<const std::vector<quint32>>());
    m_rows.clear();
    m_byHandle.clear();
    m_stale.clear();
    m_flights.clear();
    m_hint = 0;
}

void RowLoader::want(int row)
{
    wantBlock(row / blockRows);
}

void RowLoader::wantBlock(int block)
{
    if (!m_blocks.isEmpty() && m_blocks.constLast() == block)
        return; // the rows of one screen come in a row
    m_blocks.removeOne(block);
    m_blocks.append(block);
    if (m_blocks.size() > keptRows / blockRows)
        m_blocks.removeFirst();
    m_flush.start();
}

void RowLoader::setVisibleRows(int first, int last)
{
    const int firstBlock = std::max(first, 0) / blockRows;
    const int lastBlock = std::max(last, first) / blockRows;
    m_hint = std::max(first, 0);
    m_blocks.removeIf([&](int block) { return block < firstBlock || block > lastBlock; });
    for (int block = lastBlock; block >= firstBlock; --block) {
        const auto start = size_t(std::max(block * blockRows, std::max(first, 0)));
        const auto end = std::min(m_ids->size(), size_t(std::max(last, 0)) + 1);
        for (size_t row = start; row < std::min(end, size_t(block + 1) * blockRows); ++row) {
            if (!find((*m_ids)[row])) // looking at a row keeps it here
                wantBlock(block);
        }
    }
}

void RowLoader::reload(const QList<quint32> &ids)
{
    for (const quint32 id : ids) {
        m_missing.remove(id);
        if (m_rows.contains(id) || isAsked(id))
            m_stale.insert(id);
    }
    if (!m_stale.isEmpty())
        m_flush.start();
}

void RowLoader::reloadAll()
{
    m_missing.clear();
    QList<quint32> known = m_rows.keys();
    for (const auto &[ticket, flight] : m_flights)
        known.append(flight.ids);
    reload(known);
}

bool RowLoader::isAsked(quint32 id) const
{
    return std::any_of(m_flights.cbegin(), m_flights.cend(),
                       [id](const auto &flight) { return flight.second.ids.contains(id); });
}

void RowLoader::flush()
{
    while (m_flights.size() < flightsAtOnce) {
        Flight flight = nextBlock();
        if (flight.ids.isEmpty())
            flight = nextReload();
        if (flight.ids.isEmpty())
            return;
        send(flight);
    }
}

RowLoader::Flight RowLoader::nextBlock()
{
    while (!m_blocks.isEmpty()) {
        const int block = m_blocks.takeLast();
        Flight flight{{}, block * blockRows};
        const size_t end = std::min(m_ids->size(), size_t(block + 1) * blockRows);
        for (size_t row = size_t(block) * blockRows; row < end; ++row) {
            const quint32 id = (*m_ids)[row];
            if (!find(id) && !m_missing.contains(id) && !isAsked(id))
                flight.ids.append(id);
        }
        if (!flight.ids.isEmpty())
            return flight;
    }
    return {};
}

RowLoader::Flight RowLoader::nextReload()
{
    Flight flight{{}, m_hint};
    const auto take = [this, &flight](quint32 id) {
        if (flight.ids.size() < blockRows && m_stale.remove(id))
            flight.ids.append(id);
    };
    // What is on the screen first.
    const size_t end = std::min(m_ids->size(), size_t(m_hint) + blockRows);
    for (auto row = size_t(m_hint); row < end && !m_stale.isEmpty(); ++row)
        take((*m_ids)[row]);
    const QList<quint32> rest(m_stale.cbegin(), m_stale.cend());
    for (const quint32 id : rest)
        take(id);
    return flight;
}

void RowLoader::send(const Flight &flight)
{
    const quint64 ticket = m_nextTicket++;
    m_flights.emplace(ticket, flight);
    m_source.load(flight.ids, ticket);
}

void RowLoader::keep(const Person &person)
{
    m_rows.insert(person.id, new Person(person));
    m_byHandle.insert(person.handle, person.id);
    if (m_byHandle.size() > 2 * keptRows)
        m_byHandle.removeIf([this](auto it) { return !m_rows.contains(it.value()); });
}

quint32 RowLoader::idOf(const QString &handle) const
{
    const quint32 id = m_byHandle.value(handle);
    return m_rows.contains(id) ? id : 0;
}

void RowLoader::take(quint64 ticket, const QList<Person> &people)
{
    const auto it = m_flights.find(ticket);
    if (it == m_flights.end())
        return;
    const Flight flight = it->second;
    // What was asked anew must not be answered by an older question, should that one come later.
    for (auto older = m_flights.begin(); older != it; ++older) {
        older->second.ids.removeIf([&flight](quint32 id) { return flight.ids.contains(id); });
    }
    m_flights.erase(it);
    QSet<quint32> open(flight.ids.cbegin(), flight.ids.cend());
    QList<quint32> arrived;
    for (const Person &person : people) {
        if (!open.remove(person.id))
            continue;
        keep(person);
        arrived.append(person.id);
    }
    m_missing.unite(open);
    if (!arrived.isEmpty())
        Q_EMIT loaded(arrived, flight.hint);
    if (!m_blocks.isEmpty() || !m_stale.isEmpty())
        m_flush.start();
}

} // namespace personae
