// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/databasefile.h"

#include "models/store/database.h"
#include "models/store/migrator.h"
#include "models/store/statement.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace personae::databasefile {

namespace {

QString damageNote(const DatabaseSpec &spec)
{
    return spec.path + u".damaged"_s;
}

/// A name beside the file that nothing has yet, e.g. "cache.sqlite.damaged-20240131-120000".
QString freeName(const QString &path, const QString &word)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString name = u"%1.%2-%3"_s.arg(path, word, stamp);
    for (int n = 2; QFile::exists(name); ++n)
        name = u"%1.%2-%3-%4"_s.arg(path, word, stamp).arg(n);
    return name;
}

Result<bool> makeFolder(const QString &path)
{
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!QDir().mkpath(folder.filePath()) || !folder.isDir())
        return storageError(u"the folder cannot be made"_s);
    return true;
}

/// Cheap and enough to find what a broken disk or an editor does; a full check would cost seconds
/// at every start, and what it would find is met by a query later (markDamaged()).
Result<bool> trialRead(Database &database)
{
    const Result<qint64> tables = database.number(u"SELECT count(*) FROM sqlite_master"_s);
    if (!tables)
        return tables.error();
    QStringList names;
    {
        Statement list(database, u"SELECT name FROM sqlite_master WHERE type = 'table'"_s);
        if (!list.run())
            return list.error();
        while (list.next())
            names.append(list.text(0));
        if (list.hasError())
            return list.error();
    }
    for (const QString &name : std::as_const(names)) {
        QString quoted = name;
        quoted.replace(u'"', u"\"\""_s);
        Statement read(database, u"SELECT * FROM \"%1\" LIMIT 1"_s.arg(quoted));
        if (!read.run() || (!read.next() && read.hasError()))
            return read.error();
    }
    return true;
}

/// The outbox is small and dear: it is looked at whole.
Result<bool> fullCheck(Database &database)
{
    Statement check(database, u"PRAGMA quick_check(1)"_s);
    if (!check.run())
        return check.error();
    if (check.next() && check.text(0) == "ok"_L1)
        return true;
    return check.hasError() ? check.error() : storageError(u"damaged"_s);
}

Result<bool> checkSoundness(Database &database, const DatabaseSpec &spec)
{
    return spec.onDamage == DatabaseSpec::Damage::Refuse ? fullCheck(database)
                                                         : trialRead(database);
}

/// A migration that goes wrong in a way nobody thought of must not cost what the person typed.
Result<bool> backUp(Database &database, const DatabaseSpec &spec, int version)
{
    const QString name = freeName(spec.path, u"backup-v%1"_s.arg(version));
    Statement copy(database, u"VACUUM INTO ?"_s);
    if (!copy.bind(name).run())
        return copy.error();
    return true;
}

Result<bool> configure(Database &database, const DatabaseSpec &spec)
{
    const bool power = spec.durability == DatabaseSpec::Durability::Power;
    QStringList pragmas{u"PRAGMA journal_mode = WAL"_s,
                        power ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s};
    if (spec.maximumPages > 0)
        pragmas.append(u"PRAGMA max_page_count = %1"_s.arg(spec.maximumPages));
    for (const QString &pragma : std::as_const(pragmas)) {
        if (Result<bool> done = database.execute(pragma); !done)
            return done;
    }
    return true;
}

Result<bool> openSound(Database &database, const DatabaseSpec &spec)
{
    if (Result<bool> done = database.open(spec.path); !done)
        return done;
    Migrator migrator(database, spec.schemaFolder);
    const Result<int> version = migrator.current();
    if (!version)
        return version.error();
    if (version.value() > migrator.newest())
        return migrator.migrate(); // refuses; nothing was written yet
    if (Result<bool> done = checkSoundness(database, spec); !done)
        return done;
    if (Result<bool> done = configure(database, spec); !done)
        return done;
    const bool dear = spec.onDamage == DatabaseSpec::Damage::Refuse;
    if (dear && version.value() > 0 && version.value() < migrator.newest()) {
        if (Result<bool> done = backUp(database, spec, version.value()); !done)
            return done;
    }
    return migrator.migrate();
}

/// Moves the file and what belongs to it out of the way. The log must go too: it would be replayed
/// into the new file.
Result<QString> setAside(const DatabaseSpec &spec)
{
    const QString name = freeName(spec.path, u"damaged"_s);
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QFile part(spec.path + suffix);
        if (part.exists() && !part.rename(name + suffix))
            return storageError(part.errorString());
    }
    QFile::remove(damageNote(spec));
    return name;
}

} // namespace

Result<DatabaseThread::Opened> open(Database &database, const DatabaseSpec &spec)
{
    if (const Result<bool> made = makeFolder(spec.path); !made)
        return made.error();
    DatabaseThread::Opened opened;
    const bool mayRebuild = spec.onDamage == DatabaseSpec::Damage::SetAsideAndRebuild;
    if (!mayRebuild || !QFile::exists(damageNote(spec))) {
        const Result<bool> sound = openSound(database, spec);
        if (sound)
            return opened;
        database.close();
        if (!mayRebuild || !(database.metDamage() || database.metStrangeSchema()))
            return sound.error();
    }
    const Result<QString> aside = setAside(spec);
    if (!aside)
        return aside.error();
    opened.rebuilt = true;
    opened.setAsideAs = aside.value();
    if (const Result<bool> fresh = openSound(database, spec); !fresh)
        return fresh.error();
    return opened;
}

void markDamaged(const DatabaseSpec &spec)
{
    if (spec.onDamage != DatabaseSpec::Damage::SetAsideAndRebuild)
        return;
    QFile note(damageNote(spec));
    if (note.open(QIODevice::WriteOnly))
        note.write("set aside at the next start\n");
}

} // namespace personae::databasefile
