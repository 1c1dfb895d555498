// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplemarks.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace personae::peoplemarks {

namespace {

using Edit = std::function<void(PersonRecord &)>;

Result<QStringList> marked(Database &database, const AccountId &account, const QString &condition)
{
    Statement read(database, u"SELECT handle FROM marks WHERE account = ? AND "_s + condition);
    if (!read.bind(account.value).run())
        return read.error();
    QStringList handles;
    while (read.next())
        handles.append(read.text(0));
    if (read.hasError())
        return read.error();
    return handles;
}

Result<bool> editEverywhere(Database &database, WordSets &words, const QList<qint64> &scopes,
                            const QString &handle, const Edit &edit, TouchesByScope *touches)
{
    for (const qint64 scope : scopes) {
        if (Result<bool> done =
                peopletake::edit(database, words, scope, handle, {}, edit, &(*touches)[scope]);
            !done)
            return done;
    }
    return true;
}

Result<bool> writeTags(Database &database, const AccountId &account, const QString &handle,
                       const QStringList &tags)
{
    Statement write(database, u"INSERT INTO marks (account, handle, tags, noted)"
                              " VALUES (?, ?, ?, 0) ON CONFLICT (account, handle)"
                              " DO UPDATE SET tags = excluded.tags"_s);
    write.bind(account.value).bind(handle).bind(peoplerows::listText(tags));
    if (!write.run())
        return write.error();
    return true;
}

Result<bool> writeNoted(Database &database, const AccountId &account, const QString &handle,
                        bool noted)
{
    Statement write(database, u"INSERT INTO marks (account, handle, tags, noted)"
                              " VALUES (?, ?, '', ?) ON CONFLICT (account, handle)"
                              " DO UPDATE SET noted = excluded.noted"_s);
    if (!write.bind(account.value).bind(handle).bind(noted).run())
        return write.error();
    return true;
}

Result<bool> sweep(Database &database, const AccountId &account)
{
    Statement remove(database, u"DELETE FROM marks WHERE account = ? AND tags = ''"
                               " AND noted = 0"_s);
    if (!remove.bind(account.value).run())
        return remove.error();
    return true;
}

} // namespace

Result<bool> mark(Database &database, const AccountId &account, Person *person)
{
    Statement read(database, u"SELECT tags, noted FROM marks WHERE account = ? AND handle = ?"_s);
    if (!read.bind(account.value).bind(person->handle).run())
        return read.error();
    if (read.next()) {
        person->tags = peoplerows::listOf(read.text(0));
        person->noted = read.number(1) != 0;
    }
    if (read.hasError())
        return read.error();
    return true;
}

Result<TouchesByScope> setTags(Database &database, WordSets &words, const AccountId &account,
                               const QList<qint64> &scopes, const QMap<QString, QStringList> &tags,
                               bool whole)
{
    QMap<QString, QStringList> all = tags;
    if (whole) {
        const Result<QStringList> old = marked(database, account, u"tags <> ''"_s);
        if (!old)
            return old.error();
        for (const QString &handle : old.value()) {
            if (!all.contains(handle))
                all.insert(handle, {});
        }
    }
    TouchesByScope touches;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (Result<bool> done = writeTags(database, account, it.key(), it.value()); !done)
            return done.error();
        const auto edit = [&it](PersonRecord &record) { record.person.tags = it.value(); };
        if (Result<bool> done = editEverywhere(database, words, scopes, it.key(), edit, &touches);
            !done)
            return done.error();
    }
    if (Result<bool> done = sweep(database, account); !done)
        return done.error();
    return touches;
}

Result<TouchesByScope> setNoted(Database &database, WordSets &words, const AccountId &account,
                                const QList<qint64> &scopes, const QStringList &handles, bool whole)
{
    QMap<QString, bool> all;
    if (whole) {
        const Result<QStringList> old = marked(database, account, u"noted <> 0"_s);
        if (!old)
            return old.error();
        for (const QString &handle : old.value())
            all.insert(handle, false);
    }
    for (const QString &handle : handles)
        all.insert(handle, true);
    TouchesByScope touches;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (Result<bool> done = writeNoted(database, account, it.key(), it.value()); !done)
            return done.error();
        const auto edit = [&it](PersonRecord &record) { record.person.noted = it.value(); };
        if (Result<bool> done = editEverywhere(database, words, scopes, it.key(), edit, &touches);
            !done)
            return done.error();
    }
    if (Result<bool> done = sweep(database, account); !done)
        return done.error();
    return touches;
}

} // namespace personae::peoplemarks
