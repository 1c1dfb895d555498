// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplefinder.h"

#include "models/people/searchfolding.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qint64 patienceMs = 4; ///< for the whole, before a screenful is shown first
constexpr int rowsForScreenful = 10'000;

using Ids = PeopleIndex::Ids;
using Field = PeopleFilter::Field;

bool sortsByKeys(PeopleColumn column)
{
    return column == PeopleColumn::Handle || column == PeopleColumn::Changed ||
           column == PeopleColumn::Seen;
}

struct TaggedRow
{
    quint32 id = 0;
    QStringList tags;
};

Result<std::vector<TaggedRow>> taggedRows(Database &database, qint64 scope)
{
    Statement read(database, u"SELECT id, tags FROM people INDEXED BY people_tagged"
                             " WHERE scope = ? AND (facts & 65536) <> 0"_s);
    if (!read.bind(scope).run())
        return read.error();
    std::vector<TaggedRow> rows;
    while (read.next())
        rows.push_back({quint32(read.number(0)), peoplerows::listOf(read.text(1))});
    if (read.hasError())
        return read.error();
    return rows;
}

bool hasTag(const QStringList &tags, const QString &tag)
{
    return tag.isEmpty() ? tags.isEmpty() : tags.contains(tag, Qt::CaseInsensitive);
}

bool passesTags(const QList<PeopleFilter> &filters, const QStringList &tags)
{
    bool asked = false;
    bool held = false;
    for (const PeopleFilter &filter : filters) {
        if (filter.field != Field::Tag)
            continue;
        const bool holds = hasTag(tags, filter.value);
        if (filter.isNot && holds)
            return false;
        if (!filter.isNot) {
            asked = true;
            held = held || holds;
        }
    }
    return !asked || held;
}

int unnarrowed(const PeopleIndex &index, std::optional<PersonKind> kind)
{
    if (!kind)
        return int(index.size());
    return *kind == PersonKind::Community ? index.communities()
                                          : int(index.size()) - index.communities();
}

} // namespace

PeopleFinder::PeopleFinder(const PeopleQuery &query, qint64 scope, int asker, quint64 ticket)
    : m_query(query)
    , m_scope(scope)
    , m_asker(asker)
    , m_ticket(ticket)
    , m_words(searchfolding::words(query.text))
    , m_hits(m_words)
{
}

bool PeopleFinder::filtersByTag() const
{
    return std::any_of(m_query.filters.begin(), m_query.filters.end(),
                       [](const PeopleFilter &filter) { return filter.field == Field::Tag; });
}

Result<PeopleFinder::Step> PeopleFinder::step(Database &database, PeopleOrder &order,
                                              const WordSets &words)
{
    if (!order.isReady()) {
        Step step{Need::OrderRead, {}};
        const Result<std::optional<PeopleResult>> first = screenful(database, words);
        if (!first)
            return first.error();
        step.result = first.value();
        return step;
    }
    if (sortsByKeys(m_query.sort) && !order.hasKeys(m_query.sort)) {
        const Result<std::optional<PeopleResult>> first = screenful(database, words);
        if (!first)
            return first.error();
        return Step{Need::KeysRead, first.value()};
    }
    const Result<bool> gathered = gatherHits(database);
    if (!gathered)
        return gathered.error();
    if (!gathered.value()) {
        const Result<std::optional<PeopleResult>> first = screenful(database, words);
        if (!first)
            return first.error();
        return Step{Need::Turn, first.value()};
    }
    if (Result<bool> settled = order.settle(database); !settled)
        return settled.error();
    const Result<PeopleResult> result = whole(database, order, words);
    if (!result)
        return result.error();
    return Step{Need::Nothing, result.value()};
}

Result<bool> PeopleFinder::gatherHits(Database &database)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_words.isEmpty() && !m_hitsWhole) {
        const Result<bool> more = m_hits.more(database);
        if (!more)
            return more.error();
        m_hitsWhole = !more.value();
        if (!m_hitsWhole && timer.elapsed() >= patienceMs)
            return false;
    }
    return true;
}

Result<std::optional<PeopleResult>> PeopleFinder::screenful(Database &database,
                                                            const WordSets &words)
{
    const std::optional<PeopleResult> nothing;
    const bool byName = m_query.sort == PeopleColumn::Name;
    const bool byHandle = m_query.sort == PeopleColumn::Handle;
    const peoplefacts::Filter filter(words.all(), m_query.kind, m_query.filters);
    if (m_screenfulTried || (!byName && !byHandle) || filtersByTag() || filter.asksWords() ||
        m_words.size() > peoplesearch::Screenful::mostWords) {
        return nothing;
    }
    m_screenfulTried = true;
    const Result<Ids> ids = peoplesearch::firstRows(
        database, {m_scope, m_words, byHandle, m_query.descending, rowsForScreenful}, filter);
    if (!ids)
        return ids.error();
    if (ids.value().empty())
        return nothing; // perhaps further down
    Statement read(database, u"SELECT people, communities FROM scopes WHERE id = ?"_s);
    if (!read.bind(m_scope).run() || !read.next())
        return nothing;
    const int people = int(read.number(0));
    const int communities = int(read.number(1));
    PeopleResult result;
    result.ids = std::make_shared<const Ids>(ids.value());
    result.whole = false;
    result.unnarrowed = !m_query.kind                            ? people
                        : *m_query.kind == PersonKind::Community ? communities
                                                                 : people - communities;
    return std::optional(result);
}

Result<PeopleResult> PeopleFinder::whole(Database &database, const PeopleOrder &order,
                                         const WordSets &words)
{
    const PeopleIndex &index = order.index();
    PeopleResult result;
    result.unnarrowed = unnarrowed(index, m_query.kind);
    const peoplefacts::Filter filter(words.all(), m_query.kind, m_query.filters);
    const bool all = m_words.isEmpty() && !filter.isNarrow() && !filtersByTag();
    if (all && m_query.sort == PeopleColumn::Name && !m_query.descending) {
        result.ids = index.order();
        return result;
    }
    Ids ids =
        all ? *index.order() : index.select(m_words.isEmpty() ? nullptr : &m_hits.ids(), &filter);
    if (Result<bool> done = dropRare(database, index, filter, &ids); !done)
        return done.error();
    if (Result<bool> done = dropByTags(database, index, &ids); !done)
        return done.error();
    Result<Ids> inOrder = sorted(database, order, words, std::move(ids));
    if (!inOrder)
        return inOrder.error();
    result.ids = std::make_shared<const Ids>(inOrder.take());
    return result;
}

Result<bool> PeopleFinder::dropByTags(Database &database, const PeopleIndex &index, Ids *ids) const
{
    if (!filtersByTag())
        return true;
    const Result<std::vector<TaggedRow>> rows = taggedRows(database, m_scope);
    if (!rows)
        return rows.error();
    QSet<quint32> passing;
    for (const TaggedRow &row : rows.value()) {
        if (passesTags(m_query.filters, row.tags))
            passing.insert(row.id);
    }
    const bool untaggedPass = passesTags(m_query.filters, {});
    std::erase_if(*ids, [&](quint32 id) {
        const bool tagged = index.facts(id).value_or(0) & peoplefacts::tagged;
        return tagged ? !passing.contains(id) : !untaggedPass;
    });
    return true;
}

Result<bool> PeopleFinder::dropRare(Database &database, const PeopleIndex &index,
                                    const peoplefacts::Filter &filter, Ids *ids) const
{
    if (!filter.asksWords())
        return true;
    Statement read(database, u"SELECT id, facts, status, roles FROM people"
                             " INDEXED BY people_rare_words WHERE scope = ?"
                             " AND facts >= 4294836224"_s);
    if (!read.bind(m_scope).run())
        return read.error();
    QSet<quint32> failing;
    while (read.next()) {
        Person person;
        person.status = read.text(2);
        person.roles = peoplerows::listOf(read.text(3));
        if (!filter.passes(peoplefacts::Packed(read.number(1)), peoplefacts::wordSet(person)))
            failing.insert(quint32(read.number(0)));
    }
    if (read.hasError())
        return read.error();
    if (!failing.isEmpty())
        std::erase_if(*ids, [&failing](quint32 id) { return failing.contains(id); });
    Q_UNUSED(index)
    return true;
}

Result<Ids> PeopleFinder::sorted(Database &database, const PeopleOrder &order,
                                 const WordSets &words, Ids ids) const
{
    const PeopleIndex &index = order.index();
    const bool down = m_query.descending;
    switch (m_query.sort) {
    case PeopleColumn::Name:
        if (down)
            std::reverse(ids.begin(), ids.end());
        return ids;
    case PeopleColumn::Handle:
    case PeopleColumn::Changed:
    case PeopleColumn::Seen:
        return PeopleIndex::sorted(ids, down,
                                   [&](quint32 id) { return order.key(m_query.sort, id); });
    case PeopleColumn::Kind:
    case PeopleColumn::Status:
    case PeopleColumn::Relationship:
        return PeopleIndex::sorted(ids, down, [&](quint32 id) {
            return peoplefacts::orderOf(index.facts(id).value_or(0), m_query.sort);
        });
    case PeopleColumn::Role: {
        const std::vector<quint32> places = words.roleOrder();
        return PeopleIndex::sorted(ids, down, [&](quint32 id) {
            const quint32 number = peoplefacts::wordsOf(index.facts(id).value_or(0));
            return number < places.size() ? places[number] : peoplefacts::rareWords;
        });
    }
    case PeopleColumn::Tags:
        break;
    }
    Result<std::vector<TaggedRow>> rows = taggedRows(database, m_scope);
    if (!rows)
        return rows.error();
    std::vector<TaggedRow> tagged = rows.take();
    std::vector<std::pair<QString, quint32>> texts;
    texts.reserve(tagged.size());
    for (const TaggedRow &row : tagged)
        texts.emplace_back(searchfolding::folded(row.tags.join(u' ')), row.id);
    std::sort(texts.begin(), texts.end());
    QHash<quint32, quint32> places;
    quint32 place = 0;
    for (size_t i = 0; i < texts.size(); ++i) {
        if (i > 0 && texts[i].first != texts[i - 1].first)
            ++place;
        places.insert(texts[i].second, place);
    }
    const auto untagged = quint32(texts.size()); // behind all
    return PeopleIndex::sorted(ids, down, [&](quint32 id) { return places.value(id, untagged); });
}

} // namespace personae
