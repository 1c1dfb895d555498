// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "models/store/databasethread.h"
#include "models/store/migrator.h"
#include "models/store/statement.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

/// Runs a query on the thread and waits for its first number; -1 on failure.
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

std::function<Result<bool>(Database &)> statement(const QString &sql)
{
    return [sql](Database &database) { return database.execute(sql); };
}

} // namespace

class TestDatabase final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void setsUpEveryConnection();
    void keepsPowerSafeWhatIsDear();
    void answersInOrder();
    void staysSilentWithoutContext();
    void reportsWhatNobodyWaitsFor();
    void commitsBeforeItGoes();
    void failsPolitelyUnopened();
    void rollsBackWhatWasNotCommitted();
    void resetsStatements();
    void reusesStatementsAfterFailure();
    void bindsEmptyTextAsText();
    void splitsStatements();
    void reportsFullDisk();
    void reportsUnusableFolder();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDatabase::setsUpEveryConnection()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"new/folder/cache.sqlite"_s)));
    const Result<DatabaseThread::Opened> opened = thread.open();
    QVERIFY(opened.ok());
    QVERIFY(!opened.value().rebuilt);
    QCOMPARE(numberOf(thread, u"PRAGMA foreign_keys"_s), 1);
    QCOMPARE(numberOf(thread, u"PRAGMA synchronous"_s), 1);
    QCOMPARE(numberOf(thread, u"PRAGMA busy_timeout"_s), 5000);
    QCOMPARE(numberOf(thread, u"SELECT journal_mode = 'wal' FROM pragma_journal_mode"_s), 1);
    const int steps = int(QDir(u":/schema/cache"_s).entryList({u"*.sql"_s}).size());
    QVERIFY(steps > 0);
    QCOMPARE(numberOf(thread, u"PRAGMA user_version"_s), steps);
}

void TestDatabase::keepsPowerSafeWhatIsDear()
{
    QCOMPARE(DatabaseSpec::outbox(u"x"_s).durability, DatabaseSpec::Durability::Power);
    DatabaseSpec spec = DatabaseSpec::cache(file(u"a.sqlite"_s));
    spec.durability = DatabaseSpec::Durability::Power;
    DatabaseThread thread(spec);
    QVERIFY(thread.open().ok());
    QCOMPARE(numberOf(thread, u"PRAGMA synchronous"_s), 2);
}

void TestDatabase::answersInOrder()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    QList<int> answers;
    for (int i = 0; i < 100; ++i) {
        thread.run<int>(
            this, [i](Database &) -> Result<int> { return i; },
            [this, &answers](const Result<int> &result) {
                QCOMPARE(QThread::currentThread(), this->thread());
                answers.append(result.value());
            });
    }
    QTRY_COMPARE(answers.size(), 100);
    QVERIFY(std::is_sorted(answers.cbegin(), answers.cend()));
}

void TestDatabase::staysSilentWithoutContext()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    bool called = false;
    {
        QObject context;
        thread.run<int>(
            &context, [](Database &) -> Result<int> { return 1; },
            [&called](const Result<int> &) { called = true; });
        thread.drain();
    }
    bool laterCalled = false;
    thread.run<int>(
        this, [](Database &) -> Result<int> { return 1; },
        [&laterCalled](const Result<int> &) { laterCalled = true; });
    QTRY_VERIFY(laterCalled);
    QVERIFY(!called);
}

void TestDatabase::reportsWhatNobodyWaitsFor()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    QSignalSpy failed(&thread, &DatabaseThread::failed);
    thread.post(statement(u"INSERT INTO nowhere VALUES (1)"_s));
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.at(0).at(0).value<ApiError>();
    QCOMPARE(error.kind, Outcome::StorageFailed);
    QVERIFY2(error.detail.contains("nowhere"_L1), qPrintable(error.detail));
}

void TestDatabase::commitsBeforeItGoes()
{
    const QString path = file(u"a.sqlite"_s);
    {
        DatabaseThread thread(DatabaseSpec::cache(path));
        QVERIFY(thread.open().ok());
        for (int i = 0; i < 200; ++i) {
            thread.post(statement(
                u"INSERT INTO profiles (account, profile, seen_at) VALUES ('%1', '{}', 0)"_s.arg(
                    i)));
        }
    }
    DatabaseThread again(DatabaseSpec::cache(path));
    QVERIFY(again.open().ok());
    QCOMPARE(numberOf(again, u"SELECT count(*) FROM profiles"_s), 200);
}

void TestDatabase::failsPolitelyUnopened()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QSignalSpy failed(&thread, &DatabaseThread::failed);
    thread.post(statement(u"SELECT 1"_s));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<ApiError>().kind, Outcome::StorageFailed);
    QVERIFY(!QFile::exists(file(u"a.sqlite"_s)));
}

void TestDatabase::rollsBackWhatWasNotCommitted()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    const QString insert = u"INSERT INTO profiles VALUES ('%1', '{}', 0)"_s;
    thread.post([insert](Database &database) -> Result<bool> {
        Transaction transaction(database);
        return database.execute(insert.arg(u"lost"_s));
    });
    thread.post([insert](Database &database) -> Result<bool> {
        Transaction transaction(database);
        if (Result<bool> done = database.execute(insert.arg(u"kept"_s)); !done)
            return done;
        return transaction.commit();
    });
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM profiles"_s), 1);
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM profiles WHERE account = 'kept'"_s), 1);
}

void TestDatabase::resetsStatements()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    for (int i = 0; i < 10; ++i)
        thread.post(statement(u"INSERT INTO profiles VALUES ('%1', '{}', 0)"_s.arg(i)));
    // A read that stops half way must not keep the log from being emptied.
    qint64 busy = -1;
    thread.post([&busy](Database &database) -> Result<bool> {
        {
            Statement half(database, u"SELECT account FROM profiles"_s);
            if (!half.run() || !half.next())
                return storageError(u"no rows"_s);
        }
        const Result<qint64> result = database.number(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        busy = result.ok() ? result.value() : -1;
        return true;
    });
    thread.drain();
    QCOMPARE(busy, 0);
    QCOMPARE(QFileInfo(file(u"a.sqlite-wal"_s)).size(), 0);
}

void TestDatabase::reusesStatementsAfterFailure()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    QList<bool> went;
    thread.post([&went](Database &database) -> Result<bool> {
        for (const QString &account : {u"a"_s, u"a"_s, u"b"_s}) {
            Statement insert(database, u"INSERT INTO profiles VALUES (?, '{}', 0)"_s);
            went.append(insert.bind(account).run());
        }
        return true;
    });
    thread.drain();
    const QList<bool> wanted{true, false, true};
    QCOMPARE(went, wanted);
}

void TestDatabase::bindsEmptyTextAsText()
{
    DatabaseThread thread(DatabaseSpec::cache(file(u"a.sqlite"_s)));
    QVERIFY(thread.open().ok());
    qint64 kinds = -1;
    thread.post([&kinds](Database &database) -> Result<bool> {
        Statement types(database, u"SELECT (typeof(?) = 'text') + (typeof(?) = 'blob')"
                                  " + (typeof(?) = 'null')"_s);
        if (!types.bind(QString()).bind(QByteArray()).bind(QVariant()).run() || !types.next())
            return types.error();
        kinds = types.number(0);
        return true;
    });
    thread.drain();
    QCOMPARE(kinds, 3);
}

void TestDatabase::splitsStatements()
{
    const QString sql =
        u"-- head;\nCREATE TABLE a (\n    -- why;\n    x TEXT\n);\n\nINSERT INTO a VALUES (';');\n"_s;
    QCOMPARE(splitStatements(sql).size(), 2);
    QCOMPARE(splitStatements(u""_s).size(), 0);
    QCOMPARE(splitStatements(u"SELECT 1"_s).size(), 1);
}

void TestDatabase::reportsFullDisk()
{
    DatabaseSpec spec = DatabaseSpec::cache(file(u"a.sqlite"_s));
    spec.maximumPages = 120;
    DatabaseThread thread(spec);
    QVERIFY(thread.open().ok());
    QSignalSpy failed(&thread, &DatabaseThread::failed);
    const QString insert = u"INSERT INTO profiles VALUES ('%1', '%2', 0)"_s;
    thread.post(statement(insert.arg(u"small"_s, u"{}"_s)));
    thread.post([insert](Database &database) -> Result<bool> {
        Transaction transaction(database);
        if (Result<bool> done = database.execute(insert.arg(u"half"_s, u"{}"_s)); !done)
            return done;
        if (Result<bool> done = database.execute(insert.arg(u"huge"_s, QString(500'000, u'x')));
            !done)
            return done;
        return transaction.commit();
    });
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.at(0).at(0).value<ApiError>();
    QCOMPARE(error.kind, Outcome::StorageFailed);
    QVERIFY2(error.detail.contains("full"_L1), qPrintable(error.detail));
    // All or nothing, and the file works on.
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM profiles"_s), 1);
    thread.post(statement(insert.arg(u"small too"_s, u"{}"_s)));
    QCOMPARE(numberOf(thread, u"SELECT count(*) FROM profiles"_s), 2);
}

void TestDatabase::reportsUnusableFolder()
{
    QFile blocker(file(u"blocker"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    for (DatabaseSpec spec : {DatabaseSpec::cache(file(u"blocker/a.sqlite"_s)),
                              DatabaseSpec::outbox(file(u"blocker/a.sqlite"_s))}) {
        spec.schemaFolder = u":/schema/cache"_s;
        DatabaseThread thread(spec);
        const Result<DatabaseThread::Opened> opened = thread.open();
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, Outcome::StorageFailed);
        QVERIFY(!opened.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
