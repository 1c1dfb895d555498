// SPDX-License-Identifier: GPL-3.0-or-later
// The bare parts: SQLite through Qt and nothing of ours but the file.
#include "models/people/peoplestore.h"
#include "models/people/searchfolding.h"
#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/crowd.h"
#include "tests/benchmarks/listchildren.h"
#include "tests/benchmarks/searchtexts.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

constexpr int pages = 200;
constexpr int pageSize = 100;
constexpr int newcomers = 50'000'000; ///< numbers nobody of the crowd has

double since(qint64 before)
{
    return double(sharedClock() - before) / 1e6;
}

void say(QList<double> values, double upper, double lower)
{
    std::sort(values.begin(), values.end());
    const auto at = [&values](double part) {
        return values.at(qsizetype(double(values.size() - 1) * part));
    };
    std::printf("%.3f %.3f\n", at(upper), at(lower));
    std::fflush(stdout);
}

QSqlDatabase opened(const QString &dataDir)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    const auto filled = filledFolder(dataDir);
    database.setDatabaseName(filled ? filled->cacheFile : QString());
    if (filled && database.open()) {
        QSqlQuery(u"PRAGMA journal_mode = WAL"_s, database);
        QSqlQuery(u"PRAGMA synchronous = NORMAL"_s, database);
    }
    return database;
}

double timeOf(QSqlQuery &query)
{
    const qint64 before = sharedClock();
    query.exec();
    while (query.next())
        (void)query.value(0);
    return since(before);
}

} // namespace

int askIndexAlone(const QString &dataDir)
{
    QSqlDatabase database = opened(dataDir);
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT rowid FROM people_text WHERE people_text MATCH ?"_s))
        return 1;
    QList<double> times;
    for (const QString &text : searchTexts()) {
        for (qsizetype letters = 1; letters <= text.size(); ++letters) {
            QStringList phrases;
            for (const QString &word : searchfolding::words(text.left(letters))) {
                if (word.size() >= 3) // shorter ones are nothing to this index by itself
                    phrases.append(u'"' + QString(word).replace(u'"', u"\"\""_s) + u'"');
            }
            if (phrases.isEmpty())
                continue;
            query.bindValue(0, phrases.join(u' '));
            times.append(timeOf(query));
        }
    }
    say(times, 0.99, 0.5);
    return 0;
}

int turnPagesBare(const QString &dataDir)
{
    QSqlDatabase database = opened(dataDir);
    const auto columns = u"SELECT id, handle, name, picture, status, roles, trust, tags, facts, "
                         "changed_at, seen_at, gone_at FROM people WHERE scope = 1 "_s;
    QList<double> firsts;
    QList<double> lasts;
    for (int turn = 0; turn < 21; ++turn) {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        (void)query.prepare(columns + u"ORDER BY sort_key, handle LIMIT 200"_s);
        firsts.append(timeOf(query));
        (void)query.prepare(columns + u"ORDER BY sort_key DESC, handle DESC LIMIT 200"_s);
        lasts.append(timeOf(query));
    }
    std::sort(firsts.begin(), firsts.end());
    std::sort(lasts.begin(), lasts.end());
    std::printf("%.3f %.3f\n", firsts.at(firsts.size() / 2), lasts.at(lasts.size() / 2));
    std::fflush(stdout);
    return 0;
}

int takePages(const QString &dataDir)
{
    const auto filled = filledFolder(dataDir);
    DatabaseThread database(DatabaseSpec::cache(filled ? filled->cacheFile : QString()));
    if (!filled || !database.open())
        return 1;
    PeopleStore store(database);
    const PeopleScope scope{filled->account, {}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<double> times;
    for (int page = 0; page < pages; ++page) {
        const QList<PersonFacts> people = inhabitants(newcomers + page * pageSize, pageSize);
        const qint64 before = sharedClock();
        store.take(scope, people, now, true);
        database.drain();
        times.append(since(before));
    }
    std::sort(times.begin(), times.end());
    std::printf("%.3f %.3f\n", times.at(times.size() / 2), residentMemory());
    std::fflush(stdout);
    return 0;
}

int insertPages(const QString &dataDir)
{
    QSqlDatabase database = opened(dataDir);
    QSqlQuery(u"DROP TABLE IF EXISTS bare"_s, database);
    QSqlQuery(u"CREATE TABLE bare AS SELECT * FROM people LIMIT 0"_s, database);
    QSqlQuery query(database);
    if (!query.prepare(u"INSERT INTO bare VALUES (?, 1, ?, ?, ?, ?, ?, '', '', 0, 0, 0, 0, 0, ?, "
                       "?)"_s))
        return 1;
    QList<double> times;
    for (int page = 0; page < pages; ++page) {
        const QList<PersonFacts> people = inhabitants(newcomers + page * pageSize, pageSize);
        const qint64 before = sharedClock();
        database.transaction();
        for (qsizetype i = 0; i < people.size(); ++i) {
            const PersonFacts &person = people.at(i);
            query.bindValue(0, newcomers + page * pageSize + int(i));
            query.bindValue(1, *person.handle);
            query.bindValue(2, *person.name);
            query.bindValue(3, *person.picture);
            query.bindValue(4, *person.status);
            query.bindValue(5, person.roles->join(u','));
            query.bindValue(6, *person.name);
            query.bindValue(7, QString(*person.name + *person.handle));
            if (!query.exec())
                return 1;
        }
        database.commit();
        times.append(since(before));
    }
    QSqlQuery(u"DROP TABLE bare"_s, database);
    std::sort(times.begin(), times.end());
    std::printf("%.3f %.3f\n", times.at(times.size() / 2), residentMemory());
    std::fflush(stdout);
    return 0;
}

} // namespace personae::benchmark
