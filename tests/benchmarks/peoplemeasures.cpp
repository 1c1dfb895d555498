// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/peoplemeasures.h"

#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/crowd.h"
#include "tests/benchmarks/listchildren.h"
#include "tests/benchmarks/row.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

constexpr int population = 1'000'000;
constexpr double frame = 16; // milliseconds

std::optional<Sample> sample(const QString &part, const QString &dataDir, int runs = 1)
{
    return medianOfChildren({u"--child"_s, part, u"--data-dir"_s, dataDir}, runs);
}

bool measureScrolling(const QString &dataDir)
{
    const auto scroll = sample(u"people-scroll"_s, dataDir, 3);
    if (!scroll)
        return false;
    print({u"longest frame while 120 pictures appear"_s, scroll->milliseconds, frame, u"ms"_s});
    return true;
}

bool measureStart(const QString &dataDir)
{
    const auto list = sample(u"people-list"_s, dataDir, 7);
    const auto window = sample(u"window"_s, dataDir, 7);
    const auto held = sample(u"people-memory"_s, dataDir);
    const auto empty = sample(u"window-memory"_s, dataDir);
    if (!list || !window || !held || !empty)
        return false;
    print({u"start to first painted list of 1,000,000"_s, list->milliseconds, window->milliseconds,
           u"ms"_s});
    print({u"resident memory with 1,000,000 beyond an empty window"_s,
           held->mebibytes - empty->mebibytes, 40, u"MiB"_s});
    return true;
}

// A child about search says two times where others say time and memory.
bool measureSearch(const QString &dataDir)
{
    const auto typed = sample(u"people-type"_s, dataDir);
    const auto bare = sample(u"people-fts"_s, dataDir);
    if (!typed || !bare)
        return false;
    print({u"keystroke to painted result in 1,000,000, 99th percentile"_s, typed->milliseconds,
           frame, u"ms"_s});
    print({u"the same against the bare FTS5 query, 99th percentile"_s, typed->milliseconds,
           bare->milliseconds, u"ms"_s});
    print({u"keystroke to painted result in 1,000,000, median"_s, typed->mebibytes, bare->mebibytes,
           u"ms"_s});
    return true;
}

bool measurePages(const QString &dataDir)
{
    const auto pages = sample(u"people-pages"_s, dataDir);
    const auto keyset = sample(u"people-keyset"_s, dataDir);
    const auto take = sample(u"people-take"_s, dataDir);
    const auto insert = sample(u"people-insert"_s, dataDir);
    if (!pages || !keyset || !take || !insert)
        return false;
    print({u"first page of the sorted 1,000,000"_s, pages->milliseconds, keyset->milliseconds,
           u"ms"_s});
    print({u"last page of the sorted 1,000,000"_s, pages->mebibytes, keyset->mebibytes, u"ms"_s});
    print({u"a page of 100 taken into 1,000,000"_s, take->milliseconds, insert->milliseconds,
           u"ms"_s});
    return true;
}

bool measureCrawl(const QString &part, const QString &name)
{
    const auto crawl = sample(part, {}, 1);
    if (!crawl)
        return false;
    print({name, crawl->milliseconds, crawl->mebibytes, u"ms"_s});
    return true;
}

} // namespace

int peopleChild(QApplication &application, const QString &part, const QString &dataDir,
                qint64 startedAt)
{
    if (part == "people-settle"_L1)
        return settle(dataDir, population) ? 0 : 1;
    if (part == "people-list"_L1)
        return paintPeopleList(application, dataDir, startedAt);
    if (part == "people-memory"_L1)
        return holdPeopleList(application, dataDir, startedAt);
    if (part == "window-memory"_L1)
        return holdEmptyWindow(application, startedAt);
    if (part == "people-type"_L1)
        return typeIntoSearch(application, dataDir);
    if (part == "people-fts"_L1)
        return askIndexAlone(dataDir);
    if (part == "people-pages"_L1)
        return turnPages(dataDir);
    if (part == "people-keyset"_L1)
        return turnPagesBare(dataDir);
    if (part == "people-take"_L1)
        return takePages(dataDir);
    if (part == "people-insert"_L1)
        return insertPages(dataDir);
    if (part == "people-scroll"_L1)
        return scrollPictures(application, dataDir);
    if (part == "crawl-730"_L1)
        return crawlEverybody(0);
    if (part == "crawl-25000"_L1)
        return crawlEverybody(25'000);
    return 2;
}

bool measurePeople(const QString &dataDir)
{
    // What can be measured is said, whatever else fails.
    bool whole =
        measureCrawl(u"crawl-730"_s, u"crawling the embedded 730 against curl and bare inserts"_s);
    whole =
        measureCrawl(u"crawl-25000"_s, u"crawling 25,000 against curl and bare inserts"_s) && whole;
    whole = measureScrolling(dataDir) && whole;
    return runOnce({u"--child"_s, u"people-settle"_s, u"--data-dir"_s, dataDir}) &&
           measureStart(dataDir) && measureSearch(dataDir) && measurePages(dataDir) && whole;
}

} // namespace personae::benchmark
