// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "models/store/databasethread.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#    include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

qint64 numberOf(DatabaseThread &thread, const QString &sql)
{
    qint64 number = -1;
    thread.post([&number, sql](Database &database) -> Result<bool> {
        const Result<qint64> result = database.number(sql);
        if (!result)
            return result.error();
        number = result.value();
        return true;
    });
    thread.drain();
    return number;
}

void execute(DatabaseThread &thread, const QString &sql)
{
    thread.post([sql](Database &database) { return database.execute(sql); });
    thread.drain();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Overwrites what lies behind the first page: the schema can be read, the contents cannot.
void breakContents(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 page = 4096;
    QVERIFY(file.size() > 2 * page);
    file.seek(page);
    file.write(QByteArray(file.size() - page, '\x5A'));
}

} // namespace

/// Damage, newer files, migration: what open() does with a file it did not expect.
class TestDatabaseCare final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusesNewer_data();
    void refusesNewer();
    void setsDamagedCacheAside_data();
    void setsDamagedCacheAside();
    void setsAsideWhatAQueryFoundBroken();
    void refusesDamagedOutbox_data();
    void refusesDamagedOutbox();
    void migratesStepByStep();
    void backsUpWhatIsDear();
    void migratesAllOrNothing();
    void reportsReadOnlyFolder();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList files(const QString &pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files, QDir::Name);
    }
    DatabaseSpec stepsSpec(int steps, DatabaseSpec::Damage onDamage) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabaseCare::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

/// A schema of our own with this many steps.
DatabaseSpec TestDatabaseCare::stepsSpec(int steps, DatabaseSpec::Damage onDamage) const
{
    const QStringList texts{u"CREATE TABLE one (x TEXT);\n"_s,
                            u"ALTER TABLE one ADD COLUMN y TEXT NOT NULL DEFAULT 'new';\n"
                            "CREATE TABLE two (x TEXT);\n"_s,
                            u"CREATE TABLE three (x TEXT);\nINSERT INTO nowhere VALUES (1);\n"_s};
    DatabaseSpec spec;
    spec.path = file(u"steps.sqlite"_s);
    spec.schemaFolder = file(u"schema%1"_s.arg(steps));
    spec.onDamage = onDamage;
    QDir().mkpath(spec.schemaFolder);
    for (int i = 0; i < steps; ++i)
        write(spec.schemaFolder + u"/00%1.sql"_s.arg(i + 1), texts.at(i).toUtf8());
    return spec;
}

void TestDatabaseCare::refusesNewer_data()
{
    QTest::addColumn<bool>("mayRebuild");
    QTest::newRow("cache") << true;
    QTest::newRow("outbox") << false;
}

void TestDatabaseCare::refusesNewer()
{
    QFETCH(bool, mayRebuild);
    DatabaseSpec spec = DatabaseSpec::cache(file(u"a.sqlite"_s));
    if (!mayRebuild)
        spec.onDamage = DatabaseSpec::Damage::Refuse;
    {
        DatabaseThread thread(spec);
        QVERIFY(thread.open().ok());
        execute(thread, u"INSERT INTO profiles VALUES ('a', '{}', 0)"_s);
        execute(thread, u"PRAGMA user_version = 999"_s);
    }
    const QByteArray before = bytesOf(spec.path);
    {
        DatabaseThread thread(spec);
        const Result<DatabaseThread::Opened> opened = thread.open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, Outcome::Conflict);
        QCOMPARE(opened.error().detail, u"newer"_s);
    }
    QVERIFY(!before.isEmpty());
    QCOMPARE(bytesOf(spec.path), before);
    QCOMPARE(files(u"a.sqlite*"_s), QStringList(u"a.sqlite"_s));
}

void TestDatabaseCare::setsDamagedCacheAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text")
        << QByteArray("this is no database, but somebody's letter\n").repeated(200);
    QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("contents") << QByteArray();
}

void TestDatabaseCare::setsDamagedCacheAside()
{
    QFETCH(QByteArray, bytes);
    const DatabaseSpec spec = DatabaseSpec::cache(file(u"a.sqlite"_s));
    if (bytes.isEmpty()) {
        DatabaseThread thread(spec);
        QVERIFY(thread.open().ok());
        execute(thread, u"INSERT INTO profiles VALUES ('a', '{}', 0)"_s);
    }
    if (bytes.isEmpty())
        breakContents(spec.path);
    else
        write(spec.path, bytes);
    write(spec.path + u"-wal"_s, QByteArray("old log"));
    const QByteArray broken = bytesOf(spec.path);

    DatabaseThread thread(spec);
    const Result<DatabaseThread::Opened> opened = thread.open();
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
    QVERIFY(opened.value().rebuilt);
    QCOMPARE(bytesOf(opened.value().setAsideAs), broken);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM profiles"_s), 0);
    execute(thread, u"INSERT INTO profiles VALUES ('b', '{}', 0)"_s);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM profiles"_s), 1);
}

void TestDatabaseCare::setsAsideWhatAQueryFoundBroken()
{
    const DatabaseSpec spec = DatabaseSpec::cache(file(u"a.sqlite"_s));
    {
        DatabaseThread thread(spec);
        QVERIFY(thread.open().ok());
        // Enough rows that the trial read at the start does not touch the last page.
        execute(thread,
                u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                " INSERT INTO profiles SELECT 'account' || i, hex(randomblob(500)), i FROM n"_s);
        execute(thread, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        execute(thread, u"INSERT INTO seen_changes VALUES (1, 'a', 'f', NULL, NULL, 0, 0)"_s);
    }
    {
        QFile broken(spec.path);
        QVERIFY(broken.open(QIODevice::ReadWrite));
        broken.seek(broken.size() - 4096);
        broken.write(QByteArray(4096, '\x5A'));
    }
    {
        DatabaseThread thread(spec);
        const Result<DatabaseThread::Opened> opened = thread.open();
        QVERIFY(opened.ok());
        QVERIFY(!opened.value().rebuilt);
        QSignalSpy failed(&thread, &DatabaseThread::failed);
        QCOMPARE(numberOf(thread, u"SELECT sum(length(profile)) FROM profiles"_s), -1);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<ApiError>().detail, u"damaged"_s);
    }
    {
        DatabaseThread thread(spec);
        const Result<DatabaseThread::Opened> opened = thread.open();
        QVERIFY(opened.ok());
        QVERIFY(opened.value().rebuilt);
        QCOMPARE(numberOf(thread, u"SELECT sum(length(profile)) FROM profiles"_s), 0);
    }
    DatabaseThread thread(spec);
    QVERIFY(!thread.open().value().rebuilt); // once, not at every start
}

void TestDatabaseCare::refusesDamagedOutbox_data()
{
    QTest::addColumn<bool>("garbage");
    QTest::newRow("garbage") << true;
    QTest::newRow("contents") << false;
}

void TestDatabaseCare::refusesDamagedOutbox()
{
    QFETCH(bool, garbage);
    DatabaseSpec spec = DatabaseSpec::cache(file(u"outbox.sqlite"_s));
    spec.onDamage = DatabaseSpec::Damage::Refuse;
    {
        DatabaseThread thread(spec);
        QVERIFY(thread.open().ok());
    }
    if (garbage)
        write(spec.path, QByteArray(9000, 'x'));
    else
        breakContents(spec.path);
    const QByteArray broken = bytesOf(spec.path);
    {
        DatabaseThread thread(spec);
        const Result<DatabaseThread::Opened> opened = thread.open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, Outcome::StorageFailed);
        QCOMPARE(opened.error().detail, u"damaged"_s);
    }
    QCOMPARE(bytesOf(spec.path), broken);
}

void TestDatabaseCare::migratesStepByStep()
{
    {
        DatabaseThread thread(stepsSpec(1, DatabaseSpec::Damage::SetAsideAndRebuild));
        QVERIFY(thread.open().ok());
        execute(thread, u"INSERT INTO one VALUES ('kept')"_s);
    }
    DatabaseThread thread(stepsSpec(2, DatabaseSpec::Damage::SetAsideAndRebuild));
    const Result<DatabaseThread::Opened> opened = thread.open();
    QVERIFY(opened.ok());
    QVERIFY(!opened.value().rebuilt);
    QCOMPARE(numberOf(thread, u"PRAGMA user_version"_s), 2);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM one WHERE x = 'kept' AND y = 'new'"_s), 1);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM two"_s), 0);
    QVERIFY(files(u"*backup*"_s).isEmpty()); // what may be thrown away needs none
}

void TestDatabaseCare::backsUpWhatIsDear()
{
    {
        DatabaseThread thread(stepsSpec(1, DatabaseSpec::Damage::Refuse));
        QVERIFY(thread.open().ok());
        execute(thread, u"INSERT INTO one VALUES ('kept')"_s);
    }
    QVERIFY(files(u"*backup*"_s).isEmpty());
    {
        DatabaseThread thread(stepsSpec(2, DatabaseSpec::Damage::Refuse));
        QVERIFY(thread.open().ok());
    }
    const QStringList backups = files(u"steps.sqlite.backup-v1-*"_s);
    QCOMPARE(backups.size(), 1);
    DatabaseSpec old = stepsSpec(1, DatabaseSpec::Damage::Refuse);
    old.path = file(backups.constFirst());
    DatabaseThread thread(old);
    QVERIFY(thread.open().ok());
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM one WHERE x = 'kept'"_s), 1);
}

void TestDatabaseCare::migratesAllOrNothing()
{
    {
        DatabaseThread thread(stepsSpec(2, DatabaseSpec::Damage::Refuse));
        QVERIFY(thread.open().ok());
        execute(thread, u"INSERT INTO one (x) VALUES ('kept')"_s);
    }
    {
        DatabaseThread thread(stepsSpec(3, DatabaseSpec::Damage::Refuse));
        const Result<DatabaseThread::Opened> opened = thread.open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, Outcome::StorageFailed);
    }
    DatabaseThread thread(stepsSpec(2, DatabaseSpec::Damage::Refuse));
    QVERIFY(thread.open().ok());
    QCOMPARE(numberOf(thread, u"PRAGMA user_version"_s), 2);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM sqlite_master WHERE name = 'three'"_s), 0);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM one"_s), 1);
}

void TestDatabaseCare::reportsReadOnlyFolder()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
#endif
    const QString folder = file(u"locked"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    DatabaseThread thread(DatabaseSpec::cache(folder + u"/a.sqlite"_s));
    const Result<DatabaseThread::Opened> opened = thread.open();
    QFile::setPermissions(folder,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().kind, Outcome::StorageFailed);
    QVERIFY(opened.error().detail != u"damaged"_s);
}

QTEST_GUILESS_MAIN(TestDatabaseCare)
#include "tst_databasecare.moc"
