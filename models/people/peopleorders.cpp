// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peopleorders.h"

#include "models/people/peoplesearch.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int rowsAtOnce = 10'000; ///< some milliseconds
constexpr size_t movedAtMost = 5'000;
constexpr int timesAtOnce = 10'000; ///< ids, of whatever list

quint32 seconds(qint64 ms)
{
    return ms <= 0 ? 0 : quint32(std::min<qint64>(ms / 1000, 0xffffffffLL));
}

} // namespace

PeopleOrder::PeopleOrder(qint64 scope)
    : m_scope(scope)
{
}

Result<bool> PeopleOrder::begin(Database &database)
{
    Statement read(database, u"SELECT (SELECT people FROM scopes WHERE id = ?),"
                             " (SELECT min(id) FROM people), (SELECT max(id) FROM people)"_s);
    if (!read.bind(m_scope).run() || !read.next())
        return read.error();
    m_index.reserve(size_t(read.number(0)), quint32(read.number(1)), quint32(read.number(2)));
    m_begun = true;
    return true;
}

Result<bool> PeopleOrder::readMore(Database &database)
{
    if (!m_begun) {
        if (Result<bool> done = begin(database); !done)
            return done;
    }
    // One number per row: the id above, the facts below.
    Statement read(database,
                   u"SELECT CAST(group_concat((id << 32) | facts) AS BLOB) FROM"
                   " (SELECT id, facts FROM people INDEXED BY people_by_name WHERE scope = ?"
                   " AND (sort_key, handle) > (?, ?) ORDER BY sort_key, handle LIMIT ?)"_s);
    if (!read.bind(m_scope).bind(m_lastKey).bind(m_lastHandle).bind(rowsAtOnce).run())
        return read.error();
    if (!read.next())
        return read.error();
    quint32 last = 0;
    int count = 0;
    peoplesearch::eachNumber(read.value(0).toByteArray(), [this, &last, &count](quint64 number) {
        last = quint32(number >> 32);
        m_index.append(last, quint32(number));
        ++count;
    });
    if (count < rowsAtOnce) {
        m_index.finish();
        m_ready = true;
        return true;
    }
    Statement where(database, u"SELECT sort_key, handle FROM people WHERE id = ?"_s);
    if (!where.bind(last).run() || !where.next())
        return where.error();
    m_lastKey = where.text(0);
    m_lastHandle = where.text(1);
    return false;
}

void PeopleOrder::follow(const RowTouches &touches)
{
    for (const RowTouches::Row &row : touches.rows) {
        if (row.placed)
            m_moved.push_back(row.id);
        else
            m_index.setFacts(row.id, row.facts);
        for (auto &[column, keys] : m_keys) {
            if (column != PeopleColumn::Handle)
                keys.set(row.id,
                         seconds(column == PeopleColumn::Seen ? row.seenAt : row.changedAt));
        }
    }
    if (!touches.change.inserted.isEmpty())
        m_keys.erase(PeopleColumn::Handle);
    // Beyond this, reading anew in pieces is quicker than putting each in its place.
    if (m_ready && m_moved.size() > movedAtMost + m_index.size() / 8)
        *this = PeopleOrder(m_scope);
}

Result<std::vector<PeopleIndex::Placed>> PeopleOrder::placesOfMoved(Database &database) const
{
    struct Row
    {
        QByteArray order; ///< as SQLite compares: bytes of UTF-8
        QString key;
        QString handle;
        PeopleIndex::Placed placed;
    };
    std::vector<Row> rows;
    Statement read(database, u"SELECT sort_key, handle, facts FROM people WHERE id = ?"_s);
    for (const quint32 id : m_moved) {
        if (!read.bind(id).run())
            return read.error();
        if (read.next()) {
            const QString key = read.text(0);
            const QString handle = read.text(1);
            rows.push_back({key.toUtf8() + '\0' + handle.toUtf8(),
                            key,
                            handle,
                            {0, id, peoplefacts::Packed(read.number(2))}});
        }
        if (read.hasError())
            return read.error();
    }
    std::sort(rows.begin(), rows.end(),
              [](const Row &a, const Row &b) { return a.order < b.order; });
    Statement before(database, u"SELECT id FROM people INDEXED BY people_by_name WHERE scope = ?"
                               " AND (sort_key, handle) < (?, ?)"
                               " ORDER BY sort_key DESC, handle DESC LIMIT 1"_s);
    std::vector<PeopleIndex::Placed> placed;
    for (Row &row : rows) {
        if (!before.bind(m_scope).bind(row.key).bind(row.handle).run())
            return before.error();
        if (before.next())
            row.placed.after = quint32(before.number(0));
        if (before.hasError())
            return before.error();
        placed.push_back(row.placed);
    }
    return placed;
}

Result<bool> PeopleOrder::settle(Database &database)
{
    if (!m_ready || m_moved.empty())
        return true;
    std::sort(m_moved.begin(), m_moved.end());
    m_moved.erase(std::unique(m_moved.begin(), m_moved.end()), m_moved.end());
    const Result<std::vector<PeopleIndex::Placed>> placed = placesOfMoved(database);
    if (!placed)
        return placed.error();
    m_index.merge(m_moved, placed.value());
    m_moved.clear();
    return true;
}

void PeopleOrder::Keys::set(quint32 id, quint32 value)
{
    if (values.empty())
        firstId = id;
    if (id < firstId) {
        values.insert(values.begin(), firstId - id, 0);
        firstId = id;
    }
    if (id - firstId >= values.size())
        values.resize(size_t(id - firstId) + 1, 0);
    values[id - firstId] = value;
}

bool PeopleOrder::hasKeys(PeopleColumn column) const
{
    const auto it = m_keys.find(column);
    return it != m_keys.end() && it->second.ready;
}

quint32 PeopleOrder::key(PeopleColumn column, quint32 id) const
{
    const auto it = m_keys.find(column);
    if (it == m_keys.end())
        return 0;
    const quint32 at = id - it->second.firstId;
    return at < it->second.values.size() ? it->second.values[at] : 0;
}

Result<bool> PeopleOrder::readMoreKeys(Database &database, PeopleColumn column)
{
    Keys &keys = m_keys[column];
    if (keys.values.empty() && m_index.size() > 0) {
        keys.firstId = m_index.firstId();
        keys.values.assign(size_t(m_index.lastId() - keys.firstId) + 1, 0);
        keys.lastId = keys.firstId == 0 ? 0 : keys.firstId - 1;
    }
    const Result<bool> done = column == PeopleColumn::Handle ? readHandles(database, keys)
                                                             : readTimes(database, column, keys);
    if (done)
        keys.ready = done.value();
    return done;
}

Result<bool> PeopleOrder::readHandles(Database &database, Keys &keys) const
{
    Statement read(database,
                   u"SELECT CAST(group_concat(id) AS BLOB), max(handle) FROM"
                   " (SELECT id, handle FROM people INDEXED BY people_by_handle WHERE scope = ?"
                   " AND handle > ? ORDER BY handle LIMIT ?)"_s);
    if (!read.bind(m_scope).bind(keys.lastHandle).bind(rowsAtOnce).run())
        return read.error();
    if (!read.next())
        return read.error();
    const quint32 before = keys.count;
    peoplesearch::eachNumber(read.value(0).toByteArray(),
                             [&keys](quint64 id) { keys.set(quint32(id), ++keys.count); });
    keys.lastHandle = read.text(1);
    return keys.count - before < quint32(rowsAtOnce);
}

Result<bool> PeopleOrder::readTimes(Database &database, PeopleColumn column, Keys &keys) const
{
    Statement read(database,
                   column == PeopleColumn::Seen
                       ? u"SELECT CAST(group_concat((id << 32) | (seen_at / 1000)) AS BLOB) FROM"
                         " people NOT INDEXED WHERE id > ? AND id <= ? AND scope = ?"
                         " AND seen_at > 0"_s
                       : u"SELECT CAST(group_concat((id << 32) | (changed_at / 1000)) AS BLOB) FROM"
                         " people NOT INDEXED WHERE id > ? AND id <= ? AND scope = ?"
                         " AND changed_at > 0"_s);
    const quint32 until = keys.lastId + quint32(timesAtOnce);
    if (!read.bind(keys.lastId).bind(until).bind(m_scope).run())
        return read.error();
    if (!read.next())
        return read.error();
    peoplesearch::eachNumber(read.value(0).toByteArray(), [&keys](quint64 number) {
        keys.set(quint32(number >> 32), quint32(number));
    });
    keys.lastId = until;
    return until >= m_index.lastId();
}

} // namespace personae
