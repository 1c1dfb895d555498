// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplescopes.h"

#include "models/store/database.h"
#include "models/store/statement.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qsizetype wordsKept = 500; ///< per list and fact: more is no choice for anybody

} // namespace

Result<qint64> PeopleScopes::find(Database &database, const PeopleScope &scope)
{
    const auto it = m_ids.constFind(scope);
    if (it != m_ids.cend())
        return *it;
    Statement read(database, u"SELECT id FROM scopes WHERE account = ? AND node = ?"_s);
    if (!read.bind(scope.account.value).bind(scope.node).run())
        return read.error();
    if (!read.next())
        return read.hasError() ? Result<qint64>(read.error()) : Result<qint64>(0);
    const qint64 id = read.number(0);
    m_ids.insert(scope, id);
    return id;
}

Result<qint64> PeopleScopes::make(Database &database, const PeopleScope &scope)
{
    const Result<qint64> found = find(database, scope);
    if (!found || found.value() != 0)
        return found;
    Statement add(database, u"INSERT INTO scopes (account, node) VALUES (?, ?)"_s);
    if (!add.bind(scope.account.value).bind(scope.node).run())
        return add.error();
    const qint64 id = add.insertedId();
    m_ids.insert(scope, id);
    return id;
}

Result<QList<PeopleScope>> PeopleScopes::ofAccount(Database &database,
                                                   const AccountId &account) const
{
    Statement read(database, u"SELECT node FROM scopes WHERE account = ? ORDER BY node"_s);
    if (!read.bind(account.value).run())
        return read.error();
    QList<PeopleScope> scopes;
    while (read.next())
        scopes.append({account, read.text(0)});
    if (read.hasError())
        return read.error();
    return scopes;
}

Result<bool> PeopleScopes::count(Database &database, qint64 scope, const RowTouches &touches)
{
    if (touches.people == 0 && touches.communities == 0)
        return true;
    Statement write(database, u"UPDATE scopes SET people = people + ?,"
                              " communities = communities + ? WHERE id = ?"_s);
    if (!write.bind(touches.people).bind(touches.communities).bind(scope).run())
        return write.error();
    return true;
}

Result<PeopleCounts> PeopleScopes::counts(Database &database, const AccountId &account)
{
    Statement read(database, u"SELECT people, communities FROM scopes WHERE account = ?"
                             " AND node = ''"_s);
    if (!read.bind(account.value).run())
        return read.error();
    PeopleCounts counts;
    if (read.next())
        counts = {int(read.number(0)), int(read.number(1))};
    if (read.hasError())
        return read.error();
    return counts;
}

Result<bool> PeopleScopes::addWords(Database &database, qint64 scope,
                                    const QList<PersonFacts> &facts)
{
    QSet<QString> &known = m_words[scope];
    Statement add(database, u"INSERT OR IGNORE INTO filter_words (scope, fact, word)"
                            " VALUES (?, ?, ?)"_s);
    const auto put = [&](const QString &fact, const QString &word) {
        const QString key = fact + u' ' + word;
        if (word.isEmpty() || known.contains(key) || known.size() >= 2 * wordsKept)
            return true;
        known.insert(key);
        return add.bind(scope).bind(fact).bind(word).run();
    };
    for (const PersonFacts &one : facts) {
        if (one.status && !put(u"status"_s, *one.status))
            return add.error();
        for (const QString &role : one.roles.value_or(QStringList())) {
            if (!put(u"role"_s, role))
                return add.error();
        }
    }
    return true;
}

Result<bool> PeopleScopes::setListing(Database &database, const PeopleScope &scope,
                                      const ListingState &state)
{
    const Result<qint64> id = make(database, scope);
    if (!id)
        return id.error();
    Statement write(database,
                    u"UPDATE scopes SET completeness = ?, as_of = ?, total = ? WHERE id = ?"_s);
    write.bind(int(state.completeness)).bind(peoplerows::toMs(state.asOf)).bind(state.total);
    if (!write.bind(id.value()).run())
        return write.error();
    return true;
}

Result<ListingState> PeopleScopes::listing(Database &database, const PeopleScope &scope)
{
    Statement read(database, u"SELECT completeness, as_of, total FROM scopes WHERE account = ?"
                             " AND node = ?"_s);
    if (!read.bind(scope.account.value).bind(scope.node).run())
        return read.error();
    ListingState state;
    if (read.next()) {
        state.completeness = ListingState::Completeness(read.number(0));
        state.asOf = peoplerows::fromMs(read.number(1));
        state.total = int(read.number(2));
    }
    if (read.hasError())
        return read.error();
    return state;
}

Result<bool> PeopleScopes::saveCrawl(Database &database, const PeopleScope &scope,
                                     const QByteArray &notes)
{
    const Result<qint64> id = make(database, scope);
    if (!id)
        return id.error();
    Statement write(database, u"UPDATE scopes SET crawl = ? WHERE id = ?"_s);
    if (!write.bind(notes.isEmpty() ? QVariant() : QVariant(notes)).bind(id.value()).run())
        return write.error();
    return true;
}

Result<QMap<PeopleScope, QByteArray>> PeopleScopes::crawls(Database &database)
{
    Statement read(database, u"SELECT account, node, crawl FROM scopes WHERE crawl IS NOT NULL"_s);
    if (!read.run())
        return read.error();
    QMap<PeopleScope, QByteArray> crawls;
    while (read.next()) {
        crawls.insert({AccountId{read.text(0)}, read.text(1)}, read.value(2).toByteArray());
    }
    if (read.hasError())
        return read.error();
    return crawls;
}

} // namespace personae
