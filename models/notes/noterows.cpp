// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notes/noterows.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae::noterows {

namespace {

QDateTime fromMs(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

QString listText(const QStringList &list)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList listOf(const QString &text)
{
    QStringList list;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toUtf8()).array())
        list.append(value.toString());
    return list;
}

Result<bool> unpinAll(Database &database, const AccountId &account, const QString &handle)
{
    Statement write(database, u"UPDATE notes SET pinned = 0 WHERE account = ? AND handle = ?"_s);
    if (!write.bind(account.value).bind(handle).run())
        return write.error();
    return true;
}

/// At a grapheme's expense rather than a pair's: no half character is kept.
QString cut(const QString &tag)
{
    QString text = tag.left(NoteStore::maximumTagLength);
    if (text.size() < tag.size() && text.back().isHighSurrogate())
        text.chop(1);
    return text.trimmed();
}

} // namespace

Result<QList<PersonNote>> notes(Database &database, const AccountId &account, const QString &handle)
{
    Statement read(database, u"SELECT id, text, pinned, written_at, changed_at FROM notes"
                             " WHERE account = ? AND handle = ?"
                             " ORDER BY pinned DESC, written_at DESC, id DESC"_s);
    if (!read.bind(account.value).bind(handle).run())
        return read.error();
    QList<PersonNote> notes;
    while (read.next()) {
        notes.append({read.number(0), read.text(1), read.number(2) != 0, fromMs(read.number(3)),
                      fromMs(read.number(4))});
    }
    if (read.hasError())
        return read.error();
    return notes;
}

Result<bool> saveNote(Database &database, const AccountId &account, const QString &handle,
                      const PersonNote &note)
{
    if (note.pinned) {
        if (Result<bool> done = unpinAll(database, account, handle); !done)
            return done;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime written = note.writtenAt.isValid() ? note.writtenAt : now;
    const QDateTime changed = note.changedAt.isValid() ? note.changedAt : now;
    if (note.id == 0) {
        Statement add(database, u"INSERT INTO notes (account, handle, text, pinned, written_at,"
                                " changed_at) VALUES (?, ?, ?, ?, ?, ?)"_s);
        add.bind(account.value).bind(handle).bind(note.text).bind(note.pinned);
        if (!add.bind(written.toMSecsSinceEpoch()).bind(changed.toMSecsSinceEpoch()).run())
            return add.error();
        return true;
    }
    Statement write(database, u"UPDATE notes SET text = ?, pinned = ?, changed_at = ?"
                              " WHERE id = ? AND account = ? AND handle = ?"_s);
    write.bind(note.text).bind(note.pinned).bind(now.toMSecsSinceEpoch());
    if (!write.bind(note.id).bind(account.value).bind(handle).run())
        return write.error();
    return true;
}

Result<bool> removeNote(Database &database, const AccountId &account, const QString &handle,
                        qint64 id)
{
    Statement remove(database, u"DELETE FROM notes WHERE id = ? AND account = ? AND handle = ?"_s);
    if (!remove.bind(id).bind(account.value).bind(handle).run())
        return remove.error();
    return true;
}

QStringList tidyTags(const QStringList &tags)
{
    QStringList tidy;
    QSet<QString> seen;
    for (const QString &tag : tags) {
        const QString text = cut(tag.simplified());
        const QString key = text.toCaseFolded();
        if (text.isEmpty() || seen.contains(key))
            continue;
        seen.insert(key);
        tidy.append(text);
    }
    return tidy;
}

Result<QStringList> tags(Database &database, const AccountId &account, const QString &handle)
{
    Statement read(database, u"SELECT tags FROM person_tags WHERE account = ? AND handle = ?"_s);
    if (!read.bind(account.value).bind(handle).run())
        return read.error();
    QStringList tags;
    if (read.next())
        tags = listOf(read.text(0));
    if (read.hasError())
        return read.error();
    return tags;
}

Result<bool> setTags(Database &database, const AccountId &account, const QString &handle,
                     const QStringList &tags)
{
    if (tags.isEmpty()) {
        Statement remove(database, u"DELETE FROM person_tags WHERE account = ? AND handle = ?"_s);
        if (!remove.bind(account.value).bind(handle).run())
            return remove.error();
        return true;
    }
    Statement write(database, u"INSERT INTO person_tags (account, handle, tags) VALUES (?, ?, ?)"
                              " ON CONFLICT (account, handle) DO UPDATE SET"
                              " tags = excluded.tags"_s);
    if (!write.bind(account.value).bind(handle).bind(listText(tags)).run())
        return write.error();
    return true;
}

Result<Everything> everything(Database &database, const AccountId &account)
{
    Everything all;
    Statement tags(database, u"SELECT handle, tags FROM person_tags WHERE account = ?"_s);
    if (!tags.bind(account.value).run())
        return tags.error();
    while (tags.next())
        all.tags.insert(tags.text(0), listOf(tags.text(1)));
    if (tags.hasError())
        return tags.error();
    Statement noted(database, u"SELECT DISTINCT handle FROM notes WHERE account = ?"
                              " ORDER BY handle"_s);
    if (!noted.bind(account.value).run())
        return noted.error();
    while (noted.next())
        all.noted.append(noted.text(0));
    if (noted.hasError())
        return noted.error();
    return all;
}

Result<bool> forget(Database &database, const AccountId &account)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    for (const QString &table : {u"notes"_s, u"person_tags"_s}) {
        Statement remove(database, u"DELETE FROM %1 WHERE account = ?"_s.arg(table));
        if (!remove.bind(account.value).run())
            return remove.error();
    }
    return transaction.commit();
}

} // namespace personae::noterows
