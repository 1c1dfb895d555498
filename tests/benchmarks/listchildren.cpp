// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/listchildren.h"

#include "app/application.h"
#include "models/lists/peoplelistmodel.h"
#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/crowd.h"
#include "tests/benchmarks/keystrokes.h"
#include "tests/benchmarks/paintwatch.h"
#include "tests/benchmarks/searchtexts.h"
#include "ui/people/peoplepane.h"

#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

constexpr QSize windowSize(1280, 800);
constexpr int wholePatience = 60'000; // milliseconds

CommandLine on(const QString &dataDir, bool demo)
{
    CommandLine line;
    line.dataDir = dataDir;
    line.demo = demo;
    return line;
}

void say(double first, double second)
{
    std::printf("%.3f %.3f\n", first, second);
    std::fflush(stdout);
}

double percentile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    const auto at = qsizetype(double(values.size() - 1) * part);
    return values.at(at);
}

double since(qint64 before)
{
    return double(sharedClock() - before) / 1e6;
}

/// The list of people in a running program.
struct OpenList
{
    PeoplePane *pane = nullptr;
    QTableView *table = nullptr;

    explicit OpenList(const Application &personae)
    {
        personae.window()->showSection(SidebarKind::People);
        pane = personae.window()->findChild<PeoplePane *>();
        table = pane != nullptr ? pane->findChild<QTableView *>(u"peopleTable"_s) : nullptr;
    }
    [[nodiscard]] bool isThere() const { return table != nullptr; }
    [[nodiscard]] int lastVisible() const
    {
        const int row = table->rowAt(table->viewport()->height() - 1);
        return row < 0 ? pane->model().rowCount() - 1 : row;
    }
    /// Every row on the screen has its person.
    [[nodiscard]] bool isFilled() const
    {
        const PeopleListModel &model = pane->model();
        if (model.isLoading() || model.rowCount() == 0)
            return false;
        for (int row = std::max(0, table->rowAt(0)); row <= lastVisible(); ++row) {
            if (!model.personAt(row))
                return false;
        }
        return true;
    }
};

} // namespace

int paintPeopleList(QApplication &application, const QString &dataDir, qint64 startedAt)
{
    Application personae(application, on(dataDir, false));
    if (!personae.open())
        return 1;
    const OpenList list(personae);
    if (!list.isThere())
        return 1;
    const PaintWatch watch(
        [&list](const QWidget *painted) {
            return painted == list.table->viewport() && list.isFilled();
        },
        [startedAt] {
            report(startedAt);
            QCoreApplication::exit(0);
        });
    QTimer::singleShot(wholePatience, &application, [] { QCoreApplication::exit(1); });
    return QApplication::exec();
}

int holdPeopleList(QApplication &application, const QString &dataDir, qint64 startedAt)
{
    Application personae(application, on(dataDir, false));
    if (!personae.open())
        return 1;
    const OpenList list(personae);
    if (!list.isThere() ||
        !comesTrue([&list] { return list.isFilled() && list.pane->model().isWhole(); }))
        return 1;
    QTest::qWait(1000); // what was begun in the background ends
    report(startedAt);
    return 0;
}

int holdEmptyWindow(QApplication &, qint64 startedAt)
{
    QMainWindow window;
    window.resize(windowSize);
    window.show();
    QTest::qWait(1000);
    report(startedAt);
    return 0;
}

int typeIntoSearch(QApplication &application, const QString &dataDir)
{
    Application personae(application, on(dataDir, false));
    if (!personae.open())
        return 1;
    const OpenList list(personae);
    if (!list.isThere() ||
        !comesTrue([&list] { return list.isFilled() && list.pane->model().isWhole(); }))
        return 1;
    auto *field = list.pane->findChild<QLineEdit *>(u"searchEdit"_s);
    list.pane->focusSearch();
    QList<double> times;
    for (const QString &text : searchTexts()) {
        for (const QChar letter : text) {
            const QString typed = field->text() + letter;
            const qint64 before = sharedClock();
            field->insert(QString(letter)); // a key of any script: what its event ends in
            const auto shown = [&] {
                return list.pane->model().query().text == typed && list.isFilled();
            };
            if (!comesTrue(shown))
                return 1;
            QCoreApplication::processEvents(); // the repaint that this led to
            times.append(since(before));
        }
        field->clear();
        if (!comesTrue([&list] { return list.isFilled() && list.pane->model().isWhole(); }))
            return 1;
    }
    say(percentile(times, 0.99), percentile(times, 0.5));
    return 0;
}

int turnPages(const QString &dataDir)
{
    const auto filled = filledFolder(dataDir);
    DatabaseThread database(DatabaseSpec::cache(filled ? filled->cacheFile : QString()));
    if (!filled || !database.open())
        return 1;
    PeopleStore store(database);
    PeopleListModel model(store, nullptr);
    PeopleQuery query;
    query.scope = {filled->account, {}};
    model.setQuery(query);
    if (!comesTrue([&model] { return model.isWhole(); }))
        return 1;
    constexpr int page = 40;
    QList<double> firsts;
    QList<double> lasts;
    for (int turn = 0; turn < 21; ++turn) {
        query.descending = turn % 2 == 0; // another order each time: nothing is held from before
        const qint64 before = sharedClock();
        model.setQuery(query);
        model.setVisibleRows(0, page - 1);
        if (!comesTrue([&model] { return !model.isLoading() && model.personAt(0); }))
            return 1;
        firsts.append(since(before));
        if (!comesTrue([&model] { return model.isWhole(); }))
            return 1;
        const int last = model.rowCount() - 1;
        const qint64 jump = sharedClock();
        model.setVisibleRows(last - page + 1, last);
        if (!comesTrue([&model, last] { return model.personAt(last).has_value(); }))
            return 1;
        lasts.append(since(jump));
    }
    say(percentile(firsts, 0.5), percentile(lasts, 0.5));
    return 0;
}

int scrollPictures(QApplication &application, const QString &dataDir)
{
    Application personae(application, on(dataDir, true));
    if (!personae.open())
        return 1;
    const OpenList list(personae);
    if (!list.isThere() || !comesTrue([&] {
            return list.isFilled() &&
                   personae.window()->findChild<QTableView *>(u"peopleTable"_s) == list.table;
        }))
        return 1;
    // All 730, so that there are enough pictures that were never seen.
    bool crawled = false;
    QObject::connect(&personae.engine()->peoplePort(), &PeoplePort::crawlChanged, list.table,
                     [&crawled](const PeopleScope &, const CrawlProgress &progress) {
                         crawled = progress.state == CrawlProgress::State::Finished;
                     });
    personae.engine()->peoplePort().startCrawl(list.pane->scope());
    if (!comesTrue([&crawled] { return crawled; }, 120'000))
        return 1;
    constexpr int wanted = 120;
    int appeared = 0;
    QObject::connect(&personae.engine()->pictures(), &PictureStore::pictureReady, list.table,
                     [&appeared] { ++appeared; });
    QList<double> frames;
    QScrollBar *bar = list.table->verticalScrollBar();
    for (int step = 0; step < 4000 && appeared < wanted; ++step) {
        bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + bar->singleStep());
        const qint64 before = sharedClock();
        QCoreApplication::processEvents(); // one frame: all that came in, and the painting
        frames.append(since(before));
        QTest::qWait(std::max(0, 16 - int(frames.constLast())));
    }
    if (appeared < wanted) {
        std::fprintf(stderr, "benchmarks: only %d pictures appeared\n", appeared);
        return 1;
    }
    say(*std::max_element(frames.cbegin(), frames.cend()), percentile(frames, 0.5));
    return 0;
}

} // namespace personae::benchmark
