// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplerows.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae::peoplerows {

namespace {

constexpr int changesKept = 500; ///< per person

// The order of the columns as readPerson() takes them.
constexpr auto personColumns =
    "id, handle, name, picture, status, roles, trust, tags, facts, changed_at, seen_at, gone_at,"
    " remote_id"_L1;

Person readPerson(const Statement &row)
{
    Person person;
    person.id = quint32(row.number(0));
    person.handle = row.text(1);
    person.name = row.text(2);
    person.picture = row.text(3);
    person.status = row.text(4);
    person.roles = listOf(row.text(5));
    person.trust = row.text(6);
    person.tags = listOf(row.text(7));
    peoplefacts::unpack(peoplefacts::Packed(row.number(8)), &person);
    person.changedAt = fromMs(row.number(9));
    person.seenAt = fromMs(row.number(10));
    person.goneAt = fromMs(row.number(11));
    person.remoteId = row.text(12);
    return person;
}

void bindTexts(Statement &statement, const Person &person)
{
    statement.bind(person.handle).bind(person.name).bind(person.picture).bind(person.status);
    statement.bind(listText(person.roles)).bind(person.trust).bind(listText(person.tags));
}

void bindRest(Statement &statement, const PersonRecord &record)
{
    statement.bind(record.facts).bind(record.known).bind(toMs(record.person.changedAt));
    statement.bind(toMs(record.person.seenAt)).bind(toMs(record.person.goneAt));
    statement.bind(record.sortKey).bind(record.folded).bind(record.person.remoteId);
}

Result<bool> indexText(Database &database, quint32 id, const QString &folded)
{
    Statement add(database, u"INSERT INTO people_text (rowid, folded) VALUES (?, ?)"_s);
    if (!add.bind(id).bind(folded).run())
        return add.error();
    return true;
}

Result<bool> unindexText(Database &database, quint32 id, const QString &folded)
{
    Statement take(database, u"INSERT INTO people_text (people_text, rowid, folded)"
                             " VALUES ('delete', ?, ?)"_s);
    if (!take.bind(id).bind(folded).run())
        return take.error();
    return true;
}

/// Without touching sort_key and facts where they stay: an index that is not named is not written.
Result<bool> updateRow(Database &database, const PersonRecord &before, const PersonRecord &after)
{
    const Person &person = after.person;
    const bool sameOrder = before.sortKey == after.sortKey && before.facts == after.facts;
    Statement write(database,
                    sameOrder ? u"UPDATE people SET name = ?, picture = ?, status = ?, roles = ?,"
                                " trust = ?, tags = ?, known = ?, changed_at = ?, seen_at = ?,"
                                " gone_at = ?, folded = ?, remote_id = ? WHERE id = ?"_s
                              : u"UPDATE people SET name = ?, picture = ?, status = ?, roles = ?,"
                                " trust = ?, tags = ?, known = ?, changed_at = ?, seen_at = ?,"
                                " gone_at = ?, folded = ?, remote_id = ?, facts = ?,"
                                " sort_key = ? WHERE id = ?"_s);
    write.bind(person.name).bind(person.picture).bind(person.status).bind(listText(person.roles));
    write.bind(person.trust).bind(listText(person.tags)).bind(after.known);
    write.bind(toMs(person.changedAt)).bind(toMs(person.seenAt)).bind(toMs(person.goneAt));
    write.bind(after.folded).bind(person.remoteId);
    if (!sameOrder)
        write.bind(after.facts).bind(after.sortKey);
    if (!write.bind(person.id).run())
        return write.error();
    return true;
}

} // namespace

QDateTime fromMs(qint64 ms)
{
    return ms == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

qint64 toMs(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QString listText(const QStringList &list)
{
    if (list.isEmpty())
        return {};
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList listOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    QStringList list;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    list.reserve(array.size());
    for (const QJsonValue &value : array)
        list.append(value.toString());
    return list;
}

Result<QList<Person>> load(Database &database, const QList<quint32> &ids)
{
    Statement read(database, u"SELECT "_s + personColumns + u" FROM people WHERE id = ?"_s);
    QList<Person> people;
    people.reserve(ids.size());
    for (const quint32 id : ids) {
        if (!read.bind(id).run())
            return read.error();
        if (read.next())
            people.append(readPerson(read));
        if (read.hasError())
            return read.error();
    }
    return people;
}

Result<std::optional<PersonRecord>> find(Database &database, qint64 scope, const QString &handle)
{
    Statement read(database, u"SELECT "_s + personColumns +
                                 u", known, sort_key, folded FROM people"
                                 " WHERE scope = ? AND handle = ?"_s);
    if (!read.bind(scope).bind(handle).run())
        return read.error();
    std::optional<PersonRecord> found;
    if (read.next()) {
        found = PersonRecord{readPerson(read), peoplefacts::Packed(read.number(8)),
                             quint32(read.number(13)), read.text(14), read.text(15)};
    }
    if (read.hasError())
        return read.error();
    return found;
}

Result<bool> insert(Database &database, qint64 scope, PersonRecord &record)
{
    Statement add(database,
                  u"INSERT INTO people (scope, handle, name, picture, status, roles, trust, tags,"
                  " facts, known, changed_at, seen_at, gone_at, sort_key, folded, remote_id)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    add.bind(scope);
    bindTexts(add, record.person);
    bindRest(add, record);
    if (!add.run())
        return add.error();
    record.person.id = quint32(add.insertedId());
    return indexText(database, record.person.id, record.folded);
}

Result<bool> update(Database &database, const PersonRecord &before, const PersonRecord &after)
{
    const bool sameText = before.folded == after.folded;
    if (!sameText) {
        if (Result<bool> done = unindexText(database, before.person.id, before.folded); !done)
            return done;
    }
    if (Result<bool> done = updateRow(database, before, after); !done)
        return done;
    return sameText ? Result<bool>(true) : indexText(database, after.person.id, after.folded);
}

Result<bool> touch(Database &database, quint32 id, qint64 seenAt)
{
    Statement write(database, u"UPDATE people SET seen_at = ? WHERE id = ?"_s);
    if (!write.bind(seenAt).bind(id).run())
        return write.error();
    return true;
}

Result<bool> addChange(Database &database, quint32 person, const PersonChange &change)
{
    Statement add(database,
                  u"INSERT INTO person_changes (person, fact, before, after, seen_at, by_us)"
                  " VALUES (?, ?, ?, ?, ?, ?)"_s);
    add.bind(person).bind(change.fact).bind(change.before).bind(change.after);
    if (!add.bind(toMs(change.seenAt)).bind(change.byUs).run())
        return add.error();
    return true;
}

Result<QList<PersonChange>> changes(Database &database, quint32 person)
{
    Statement read(database, u"SELECT fact, before, after, seen_at, by_us FROM person_changes"
                             " WHERE person = ? ORDER BY id DESC LIMIT ?"_s);
    if (!read.bind(person).bind(changesKept).run())
        return read.error();
    QList<PersonChange> changes;
    while (read.next()) {
        changes.append({read.text(0), read.text(1), read.text(2), fromMs(read.number(3)),
                        read.number(4) != 0});
    }
    if (read.hasError())
        return read.error();
    return changes;
}

Result<bool> pruneChanges(Database &database, quint32 person)
{
    Statement prune(database,
                    u"DELETE FROM person_changes WHERE person = ? AND id <= (SELECT id FROM"
                    " person_changes WHERE person = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"_s);
    if (!prune.bind(person).bind(person).bind(changesKept).run())
        return prune.error();
    return true;
}

} // namespace personae::peoplerows
