// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"
#include "app/memorysecretstore.h"
#include "network/embedded/embeddedservices.h"
#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/crowd.h"
#include "tests/benchmarks/keystrokes.h"
#include "tests/benchmarks/listchildren.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTextStream>
#include <QVariant>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

double since(qint64 before)
{
    return double(sharedClock() - before) / 1e6;
}

/// What was asked, as curl's own list: two at a time on kept connections, as we ask.
bool fetchWithCurl(const QList<QUrl> &urls, const EmbeddedServices &services, const QString &token,
                   const QString &folder, double *milliseconds)
{
    QFile list(folder + u"/requests"_s);
    if (!list.open(QIODevice::WriteOnly))
        return false;
    QTextStream out(&list);
    bool first = true;
    for (const QUrl &url : urls) {
        const auto place = services.route(url);
        if (!place)
            continue;
        QUrl target = *place;
        target.setPath(url.path());
        target.setQuery(url.query(QUrl::FullyEncoded));
        if (!first)
            out << "next\n"; // between two, not after the last
        first = false;
        out << "url = \"" << target.toString(QUrl::FullyEncoded) << "\"\noutput = \"/dev/null\"\n"
            << "header = \"Host: " << url.host(QUrl::FullyEncoded) << "\"\n"
            << "header = \"Authorization: Bearer " << token << "\"\n";
    }
    out.flush();
    list.close();
    const qint64 before = sharedClock();
    const int code = QProcess::execute(u"curl"_s, {u"--silent"_s, u"--show-error"_s, u"--fail"_s,
                                                   u"--parallel"_s, u"--parallel-max"_s, u"2"_s,
                                                   u"--config"_s, list.fileName()});
    *milliseconds = since(before);
    return code == 0;
}

/// The same people into a table without any index, a page of 100 per transaction.
bool insertBare(const QString &folder, int count, double *milliseconds)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bare"_s);
    database.setDatabaseName(folder + u"/bare.sqlite"_s);
    if (!database.open())
        return false;
    QSqlQuery(u"PRAGMA journal_mode = WAL"_s, database);
    QSqlQuery(u"PRAGMA synchronous = NORMAL"_s, database);
    QSqlQuery(u"CREATE TABLE bare (handle, name, picture, status, roles, facts, seen_at)"_s,
              database);
    QSqlQuery query(database);
    (void)query.prepare(u"INSERT INTO bare VALUES (?, ?, ?, ?, '', 0, 0)"_s);
    const qint64 before = sharedClock();
    for (int first = 0; first < count; first += 100) {
        database.transaction();
        for (int number = first; number < std::min(first + 100, count); ++number) {
            const PersonFacts person = inhabitant(number);
            query.bindValue(0, *person.handle);
            query.bindValue(1, *person.name);
            query.bindValue(2, *person.picture);
            query.bindValue(3, *person.status);
            if (!query.exec())
                return false;
        }
        database.commit();
    }
    *milliseconds = since(before);
    return true;
}

} // namespace

int crawlEverybody(int crowd)
{
    const QTemporaryDir world;
    const QTemporaryDir home;
    EmbeddedServices services;
    const auto started = services.start(world.path(), 0, crowd);
    const auto folder = DataFolder::open(home.path());
    if (!started || !folder)
        return 1;
    Engine engine(folder.value(), false, std::make_unique<MemorySecretStore>());
    QList<QUrl> asked;
    bool listening = false;
    engine.client().setRouter([&](const QUrl &url) {
        if (listening)
            asked.append(url);
        return services.route(url);
    });
    if (!engine.open())
        return 1;
    engine.start();
    const EmbeddedServices::Identity &identity = started.value().identities.constFirst();
    SignInRequest request;
    request.service = identity.service;
    request.identity = identity.handle;
    request.secret = identity.password;
    AccountId account;
    QObject::connect(&engine.signIn(), &SignInPort::succeeded, &engine,
                     [&account](const AccountId &id) { account = id; });
    engine.signIn().start(request);
    if (!comesTrue([&account] { return !account.isNull(); }))
        return 1;
    const PeopleScope scope{account, {}};
    const double memoryBefore = residentMemory();
    CrawlProgress progress;
    QObject::connect(&engine.peoplePort(), &PeoplePort::crawlChanged, &engine,
                     [&](const PeopleScope &, const CrawlProgress &now) { progress = now; });
    listening = true;
    const qint64 before = sharedClock();
    engine.peoplePort().startCrawl(scope);
    const auto ended = [&progress] {
        return progress.state == CrawlProgress::State::Finished ||
               progress.state == CrawlProgress::State::Failed;
    };
    if (!comesTrue(ended, 300'000))
        return 1;
    const double ours = since(before);
    const double memoryAfter = residentMemory();
    listening = false;
    double curl = 0;
    double inserts = 0;
    if (!fetchWithCurl(asked, services, engine.registry().session(account).token, world.path(),
                       &curl) ||
        !insertBare(world.path(), progress.found, &inserts))
        return 1;
    std::fprintf(stderr,
                 "crawl of %d: %d found of %d, %d missing, %d without relationship, %lld requests, "
                 "memory %.1f to %.1f MiB\n",
                 crowd, progress.found, progress.total, progress.missing, progress.withoutRelation,
                 qint64(asked.size()), memoryBefore, memoryAfter);
    std::printf("%.3f %.3f\n", ours, curl + inserts);
    std::fflush(stdout);
    return progress.state == CrawlProgress::State::Finished ? 0 : 1;
}

} // namespace personae::benchmark
