// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peopleengine.h"
#include "models/people/peoplemarks.h"
#include "models/store/database.h"
#include "models/store/statement.h"

using namespace Qt::StringLiterals;

// The half of PeopleEngine that writes.
namespace personae {

namespace {

constexpr int rowsForgottenAtOnce = 500;

Result<QStringList> requestedHandles(Database &database, qint64 scope)
{
    Statement read(database, u"SELECT handle FROM people INDEXED BY people_requested"
                             " WHERE scope = ? AND (facts & 256) <> 0"_s);
    if (!read.bind(scope).run())
        return read.error();
    QStringList handles;
    while (read.next())
        handles.append(read.text(0));
    if (read.hasError())
        return read.error();
    return handles;
}

/// Takes away what belongs to these lists but is not a row of `people`; those go bit by bit.
Result<bool> forgetScope(Database &database, qint64 scope)
{
    for (const QString &table : {u"requests"_s, u"person_pages"_s, u"filter_words"_s}) {
        Statement remove(database, u"DELETE FROM %1 WHERE scope = ?"_s.arg(table));
        if (!remove.bind(scope).run())
            return remove.error();
    }
    Statement remove(database, u"DELETE FROM scopes WHERE id = ?"_s);
    if (!remove.bind(scope).run())
        return remove.error();
    Statement note(database, u"INSERT OR IGNORE INTO forgotten (scope) VALUES (?)"_s);
    if (!note.bind(scope).run())
        return note.error();
    return true;
}

/// False: nothing is left.
Result<bool> sweepSome(Database &database)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    const Result<qint64> scope =
        database.number(u"SELECT coalesce((SELECT min(scope) FROM forgotten), 0)"_s);
    if (!scope)
        return scope.error();
    if (scope.value() == 0)
        return false;
    int removed = 0;
    for (const QString &sql :
         {u"INSERT INTO people_text (people_text, rowid, folded) SELECT 'delete', id, folded FROM"
          " people WHERE id IN (SELECT id FROM people WHERE scope = ? LIMIT ?)"_s,
          u"DELETE FROM person_changes WHERE person IN"
          " (SELECT id FROM people WHERE scope = ? LIMIT ?)"_s,
          u"DELETE FROM people WHERE id IN (SELECT id FROM people WHERE scope = ? LIMIT ?)"_s}) {
        Statement remove(database, sql);
        if (!remove.bind(scope.value()).bind(rowsForgottenAtOnce).run())
            return remove.error();
        removed = remove.rowsChanged();
    }
    if (removed < rowsForgottenAtOnce) {
        Statement done(database, u"DELETE FROM forgotten WHERE scope = ?"_s);
        if (!done.bind(scope.value()).run())
            return done.error();
    }
    return transaction.commit();
}

} // namespace

Result<RowTouches> PeopleEngine::write(Database &database, const PeopleScope &scope,
                                       const Edit &edit)
{
    RowTouches touches;
    qint64 id = 0;
    const auto work = [&]() -> Result<bool> {
        if (Result<bool> done = m_words.load(database); !done)
            return done;
        Transaction transaction(database);
        if (!transaction.begun())
            return transaction.begun();
        const Result<qint64> made = m_scopes.make(database, scope);
        if (!made)
            return made.error();
        id = made.value();
        if (Result<bool> done = edit(id, &touches); !done)
            return done;
        if (Result<bool> done = m_scopes.count(database, id, touches); !done)
            return done;
        return transaction.commit();
    };
    if (const Result<bool> done = work(); !done) {
        abandon();
        return done.error();
    }
    follow(id, touches);
    return touches;
}

Result<RowTouches> PeopleEngine::take(Database &database, const PeopleScope &scope,
                                      peopletake::Said said)
{
    said.account = scope.account;
    return write(database, scope, [&](qint64 id, RowTouches *touches) -> Result<bool> {
        said.scope = id;
        if (Result<bool> done = m_scopes.addWords(database, id, said.facts); !done)
            return done;
        Result<RowTouches> taken = peopletake::take(database, m_words, said);
        if (!taken)
            return taken.error();
        *touches = taken.take();
        return true;
    });
}

Result<RowTouches> PeopleEngine::takeRequested(Database &database, const PeopleScope &scope,
                                               const QStringList &handles, bool whole)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return write(database, scope, [&](qint64 id, RowTouches *touches) -> Result<bool> {
        QMap<QString, bool> all;
        if (whole) {
            const Result<QStringList> old = requestedHandles(database, id);
            if (!old)
                return old.error();
            for (const QString &handle : old.value())
                all.insert(handle, false);
        }
        for (const QString &handle : handles)
            all.insert(handle, true);
        for (auto it = all.cbegin(); it != all.cend(); ++it) {
            const auto change = [is = it.value()](PersonRecord &record) {
                record.person.requested = is && !record.person.connected;
            };
            if (Result<bool> done =
                    peopletake::edit(database, m_words, id, it.key(), now, change, touches);
                !done)
                return done;
        }
        return true;
    });
}

Result<RowTouches> PeopleEngine::markUnsynced(Database &database, const PersonRef &ref)
{
    return write(database, ref.scope, [&](qint64 id, RowTouches *touches) {
        return peopletake::edit(
            database, m_words, id, ref.handle, {},
            [](PersonRecord &record) { record.person.unsynced = true; }, touches);
    });
}

Result<RowTouches> PeopleEngine::markGone(Database &database, const PeopleScope &scope,
                                          const QStringList &handles, const QDateTime &at)
{
    return write(database, scope, [&](qint64 id, RowTouches *touches) -> Result<bool> {
        const auto change = [&at](PersonRecord &record) {
            if (!record.person.goneAt.isValid())
                record.person.goneAt = at;
        };
        for (const QString &handle : handles) {
            if (Result<bool> done =
                    peopletake::edit(database, m_words, id, handle, at, change, touches);
                !done)
                return done;
        }
        return true;
    });
}

Result<PeopleEngine::Changes> PeopleEngine::mirror(Database &database, const AccountId &account,
                                                   const MarkEdit &edit)
{
    Changes changes;
    QMap<qint64, RowTouches> touched;
    const auto work = [&]() -> Result<bool> {
        if (Result<bool> done = m_words.load(database); !done)
            return done;
        Transaction transaction(database);
        if (!transaction.begun())
            return transaction.begun();
        const Result<QList<PeopleScope>> scopes = m_scopes.ofAccount(database, account);
        if (!scopes)
            return scopes.error();
        QMap<qint64, PeopleScope> byId;
        for (const PeopleScope &scope : scopes.value()) {
            const Result<qint64> id = m_scopes.find(database, scope);
            if (!id)
                return id.error();
            byId.insert(id.value(), scope);
        }
        Result<QMap<qint64, RowTouches>> done = edit(byId.keys());
        if (!done)
            return done.error();
        touched = done.take();
        for (auto it = touched.cbegin(); it != touched.cend(); ++it) {
            if (!it->change.isEmpty())
                changes.append({byId.value(it.key()), it->change});
        }
        return transaction.commit();
    };
    if (const Result<bool> done = work(); !done) {
        abandon();
        return done.error();
    }
    for (auto it = touched.cbegin(); it != touched.cend(); ++it)
        follow(it.key(), it.value());
    return changes;
}

Result<PeopleEngine::Changes> PeopleEngine::mirrorTags(Database &database, const AccountId &account,
                                                       const QMap<QString, QStringList> &tags,
                                                       bool whole)
{
    return mirror(database, account, [&](const QList<qint64> &scopes) {
        return peoplemarks::setTags(database, m_words, account, scopes, tags, whole);
    });
}

Result<PeopleEngine::Changes> PeopleEngine::mirrorNoted(Database &database,
                                                        const AccountId &account,
                                                        const QStringList &handles, bool whole)
{
    return mirror(database, account, [&](const QList<qint64> &scopes) {
        return peoplemarks::setNoted(database, m_words, account, scopes, handles, whole);
    });
}

Result<QList<PeopleScope>> PeopleEngine::forget(Database &database, const AccountId &account)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const Result<QList<PeopleScope>> scopes = m_scopes.ofAccount(database, account);
    if (!scopes)
        return scopes.error();
    QList<qint64> ids;
    for (const PeopleScope &scope : scopes.value()) {
        const Result<qint64> id = m_scopes.find(database, scope);
        if (!id)
            return id.error();
        ids.append(id.value());
        if (Result<bool> done = forgetScope(database, id.value()); !done)
            return done.error();
    }
    Statement marks(database, u"DELETE FROM marks WHERE account = ?"_s);
    if (!marks.bind(account.value).run())
        return marks.error();
    if (Result<bool> done = transaction.commit(); !done)
        return done.error();
    m_scopes.lookAgain();
    for (const qint64 id : ids) {
        const auto it = m_held.find(id);
        if (it == m_held.end())
            continue;
        for (const Finder &finder : std::exchange(it->second.waiting, {}))
            tellFound(finder, {std::make_shared<const std::vector<quint32>>(), true, 0});
        m_held.erase(it);
    }
    return scopes;
}

void PeopleEngine::sweepForgotten(Database &database)
{
    const Result<bool> more = sweepSome(database);
    if (more.ok() && more.value())
        post([this](Database &later) { sweepForgotten(later); });
}

} // namespace personae
