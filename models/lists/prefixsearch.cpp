// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/prefixsearch.h"

#include "models/people/searchfolding.h"

#include <QTimer>

#include <algorithm>

namespace personae {

namespace {

constexpr int scanLimit = 5000;
constexpr int scanBlock = 200;

} // namespace

PrefixSearch::PrefixSearch(PeopleSource &source, quint64 firstTicket, Lookup lookup,
                           QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_ticket(firstTicket)
    , m_lookup(std::move(lookup))
{
    connect(&source, &PeopleSource::loaded, this, &PrefixSearch::take);
}

void PrefixSearch::start(const Question &question)
{
    cancel();
    m_question = question;
    m_prefix = searchfolding::sortKey(question.typed, {});
    begin();
}

void PrefixSearch::begin()
{
    m_low = 0;
    m_high = int(m_question.ids->size());
    m_scanned = 0;
    m_keys.clear();
    // Later, also where all is here: whoever asked expects the answer after the question.
    QTimer::singleShot(0, this, [this, ticket = ++m_ticket] {
        if (ticket == m_ticket)
            go();
    });
}

void PrefixSearch::setIds(const PersonIds &ids)
{
    if (!m_question.ids)
        return;
    m_question.ids = ids;
    begin();
}

void PrefixSearch::cancel()
{
    ++m_ticket;
    m_prefix.clear();
    m_keys.clear();
    m_question = {};
}

void PrefixSearch::go()
{
    if (m_prefix.isEmpty() || m_question.ids->empty())
        finish(-1);
    else if (m_question.byName)
        halve();
    else
        scan();
}

void PrefixSearch::finish(int row)
{
    cancel();
    Q_EMIT found(row);
}

QString PrefixSearch::keyAt(int row) const
{
    return m_keys.value((*m_question.ids)[size_t(row)]);
}

bool PrefixSearch::begins(int row) const
{
    return keyAt(row).startsWith(m_prefix);
}

bool PrefixSearch::standsBefore(int row) const
{
    if (begins(row))
        return false;
    // As the store compares: by code point.
    const bool smaller = keyAt(row).toUtf8() < m_prefix.toUtf8();
    return smaller != m_question.descending;
}

PrefixSearch::Look PrefixSearch::look(int row)
{
    const quint32 id = (*m_question.ids)[size_t(row)];
    if (m_keys.contains(id))
        return m_keys.value(id).isNull() ? Look::Gone : Look::Here;
    if (const Person *person = m_lookup(id)) {
        m_keys.insert(id, searchfolding::sortKey(person->name, person->handle));
        return Look::Here;
    }
    QList<quint32> ids{id};
    const int last = std::min(row + scanBlock, int(m_question.ids->size()));
    for (int more = row + 1; !m_question.byName && more < last; ++more)
        ids.append((*m_question.ids)[size_t(more)]);
    for (const quint32 asked : std::as_const(ids))
        m_keys.insert(asked, QString()); // gone, unless the answer has it
    m_source.load(ids, ++m_ticket);
    return Look::Coming;
}

void PrefixSearch::take(quint64 ticket, const QList<Person> &people)
{
    if (ticket != m_ticket || m_prefix.isEmpty())
        return;
    for (const Person &person : people) {
        const QString key = searchfolding::sortKey(person.name, person.handle);
        m_keys.insert(person.id, key.isNull() ? QStringLiteral("") : key);
    }
    go();
}

void PrefixSearch::halve()
{
    while (m_low < m_high) {
        const int middle = m_low + (m_high - m_low) / 2;
        switch (look(middle)) {
        case Look::Coming:
            return;
        case Look::Gone: // the list is changing; who typed may type again
            finish(-1);
            return;
        case Look::Here:
            break;
        }
        if (standsBefore(middle))
            m_low = middle + 1;
        else
            m_high = middle;
    }
    lookAround();
}

/// The first that fits is known; the one wanted is the one after `from`, where that fits too.
void PrefixSearch::lookAround()
{
    const int next = m_question.from + 1;
    const int count = int(m_question.ids->size());
    for (const int row : {next > m_low ? next : m_low, m_low}) {
        if (row >= count)
            continue;
        const Look seen = look(row);
        if (seen == Look::Coming)
            return;
        if (seen == Look::Here && begins(row)) {
            finish(row);
            return;
        }
    }
    finish(-1);
}

void PrefixSearch::scan()
{
    const int count = int(m_question.ids->size());
    for (; m_scanned < std::min(count, scanLimit); ++m_scanned) {
        const int row = (std::max(m_question.from, -1) + 1 + m_scanned) % count;
        const Look seen = look(row);
        if (seen == Look::Coming)
            return;
        if (seen == Look::Here && begins(row)) {
            finish(row);
            return;
        }
    }
    finish(-1);
}

} // namespace personae
