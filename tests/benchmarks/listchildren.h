// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

/// What the child processes about lists of people do, each on a filled folder. Each returns the
/// exit code and says two numbers: milliseconds and mebibytes, where not written otherwise.
namespace personae::benchmark {

/// The program, without network, until the first rows of its list of people are painted.
int paintPeopleList(QApplication &application, const QString &dataDir, qint64 startedAt);

/// The same until the whole list is there and nothing is left to do: its memory.
int holdPeopleList(QApplication &application, const QString &dataDir, qint64 startedAt);

/// An empty window that has had the same time: its memory.
int holdEmptyWindow(QApplication &application, qint64 startedAt);

/// Types names into the search, letter by letter. Says the 99th percentile from key to painted
/// result, and the median.
int typeIntoSearch(QApplication &application, const QString &dataDir);

/// The same texts asked of the FTS5 index alone, for all their row ids: 99th percentile and median.
int askIndexAlone(const QString &dataDir);

/// First and last page of the list by name through the model: medians.
int turnPages(const QString &dataDir);

/// The same pages by keyset queries.
int turnPagesBare(const QString &dataDir);

/// Pages of 100 new people taken in by the store: the median of one page, and the memory.
int takePages(const QString &dataDir);

/// The same rows by bare inserts into a table of the same columns without any index.
int insertPages(const QString &dataDir);

/// The demo with its 730 people: scrolls until 120 pictures have appeared. Says the longest frame
/// and the median frame.
int scrollPictures(QApplication &application, const QString &dataDir);

/// Crawls the embedded services with so many more people than the demo's; says our time, and that
/// of curl for the same requests plus bare inserts of the same people.
int crawlEverybody(int crowd);

} // namespace personae::benchmark
