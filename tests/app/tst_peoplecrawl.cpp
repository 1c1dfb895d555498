// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/peoplebench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

using State = CrawlProgress::State;

const QString alice = embedded::world::alice();
const QString zoo = embedded::world::zooFriends();

/// A crawl of alice's own list, watched.
struct Crawling
{
    Crawling()
    {
        own = {bench.signIn(alice), {}};
        watch();
    }
    void watch()
    {
        changes = std::make_unique<QSignalSpy>(&bench.port(), &PeoplePort::crawlChanged);
    }
    [[nodiscard]] CrawlProgress progress() { return bench.port().crawl(own); }
    bool reaches(State state, int milliseconds = 60'000)
    {
        return waitFor([&] { return progress().state == state; }, milliseconds);
    }
    bool collects(int people)
    {
        return waitFor([&] { return progress().found >= people; }, 30'000);
    }
    [[nodiscard]] int searches() const { return int(bench.log(u"/api/search"_s).size()); }
    /// Other questions on the same lane: a crawl that is under way gets its turns in between.
    void lifeGoesOn()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bench.read({own, zoo}), Outcome::Ok);
    }
    /// As if the program was started anew; then signed in again.
    void restart(bool killed)
    {
        changes.reset();
        if (killed)
            bench.change([](Behaviours &b) { b.answerDelayMs = 0; });
        bench.bench.startProgram();
        bench.signIn(alice);
        watch();
    }
    void tellEverybody()
    {
        const QMap<QString, Person> rows = bench.rows(own);
        const auto count = std::count_if(rows.cbegin(), rows.cend(), [](const Person &person) {
            return !person.unsynced && !person.goneAt.isValid();
        });
        QCOMPARE(count, everybody);
        for (const Person &person : rows)
            QVERIFY2(person.unsynced || person.relationKnown, qPrintable(person.handle));
        QVERIFY(rows.value(zoo).hiddenInHome); // relationships are what the list said
        QCOMPARE(rows.value(zoo).following, Following::Yes);
        QVERIFY(std::any_of(rows.cbegin(), rows.cend(),
                            [](const Person &person) { return person.status == u"banned"_s; }));
    }

    static constexpr int everybody = 734; // 729 around, bob, and four communities
    PeopleBench bench;
    PeopleScope own;
    std::unique_ptr<QSignalSpy> changes;
};

} // namespace

/// Whole lists from a node that cuts them off: asked for piece by piece over real sockets.
class TestPeopleCrawl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crawlsEverybody();
    void pausesAndGoesOn();
    void survivesARestart();
    void staysPausedAfterARestart();
    void stops();
    void tellsWhatIsMissing();
    void bearsAShrinkingList();
    void waitsWhenThrottled();
    void goesOnAfterAnOutage();
    void crawlsTheListWhereThereIsNoSearch();
    void crawlsACommunity();
};

void TestPeopleCrawl::crawlsEverybody()
{
    Crawling crawl;
    crawl.bench.port().startCrawl(crawl.own);
    QCOMPARE(crawl.bench.listing(crawl.own).completeness, ListingState::Completeness::Crawling);
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, Crawling::everybody);
    QCOMPARE(crawl.progress().total, Crawling::everybody);
    QCOMPARE(crawl.progress().missing, 0);
    QCOMPARE(crawl.progress().withoutRelation, 0);
    QVERIFY2(crawl.progress().requests < 300,
             qPrintable(QString::number(crawl.progress().requests)));
    QCOMPARE(crawl.bench.listing(crawl.own).completeness, ListingState::Completeness::Complete);
    QCOMPARE(crawl.bench.listing(crawl.own).total, Crawling::everybody);
    crawl.tellEverybody();
    // A later glance at the first hundred does not make it less.
    QCOMPARE(crawl.bench.refresh(crawl.own), Outcome::Ok);
    QCOMPARE(crawl.bench.listing(crawl.own).completeness, ListingState::Completeness::Complete);
}

void TestPeopleCrawl::pausesAndGoesOn()
{
    Crawling crawl;
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.collects(200));
    crawl.bench.port().pauseCrawl(crawl.own);
    QCOMPARE(crawl.progress().state, State::Paused);
    crawl.lifeGoesOn(); // what was under way comes in
    const int searches = crawl.searches();
    crawl.lifeGoesOn();
    QCOMPARE(crawl.searches(), searches);
    QCOMPARE(crawl.bench.listing(crawl.own).completeness, ListingState::Completeness::Crawling);
    crawl.bench.port().resumeCrawl(crawl.own);
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, Crawling::everybody);
    crawl.tellEverybody();
}

void TestPeopleCrawl::survivesARestart()
{
    Crawling crawl;
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.collects(300));
    crawl.restart(false);
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, Crawling::everybody);
    QCOMPARE(crawl.progress().missing, 0);
    crawl.tellEverybody();
}

void TestPeopleCrawl::staysPausedAfterARestart()
{
    Crawling crawl;
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.collects(200));
    crawl.bench.port().pauseCrawl(crawl.own);
    const int found = crawl.progress().found;
    crawl.restart(false);
    QVERIFY(crawl.reaches(State::Paused, 5000));
    QVERIFY(crawl.progress().found >= found);
    const int searches = crawl.searches();
    crawl.lifeGoesOn();
    QCOMPARE(crawl.searches(), searches);
    QCOMPARE(crawl.progress().state, State::Paused);
    crawl.bench.port().resumeCrawl(crawl.own);
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, Crawling::everybody);
}

void TestPeopleCrawl::stops()
{
    Crawling crawl;
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.collects(200));
    crawl.bench.port().stopCrawl(crawl.own);
    QCOMPARE(crawl.progress().state, State::None);
    const ListingState listing = crawl.bench.listing(crawl.own);
    QCOMPARE(listing.completeness, ListingState::Completeness::Partly);
    QVERIFY(listing.total > 200 && listing.asOf.isValid());
    QVERIFY(crawl.bench.rows(crawl.own).size() >= 200);
    crawl.restart(false); // nothing is taken up
    const int searches = crawl.searches();
    crawl.lifeGoesOn();
    QCOMPARE(crawl.searches(), searches);
    QCOMPARE(crawl.progress().state, State::None);
}

void TestPeopleCrawl::tellsWhatIsMissing()
{
    Crawling crawl;
    crawl.bench.change([](Behaviours &b) { b.sameSearchPage = true; });
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.reaches(State::Finished));
    QVERIFY(crawl.progress().found < Crawling::everybody);
    QVERIFY(crawl.progress().missing > 0);
    const ListingState listing = crawl.bench.listing(crawl.own);
    QCOMPARE(listing.completeness, ListingState::Completeness::Partly);
    QCOMPARE(listing.total, crawl.progress().found + crawl.progress().missing);
    for (const Person &person : crawl.bench.rows(crawl.own))
        QVERIFY(!person.goneAt.isValid());
}

void TestPeopleCrawl::bearsAShrinkingList()
{
    Crawling crawl;
    crawl.bench.change([](Behaviours &b) { b.listShrinksBy = 3; });
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.reaches(State::Finished));
    QVERIFY(crawl.bench.rows(crawl.own).size() >= Crawling::everybody - 40);
}

void TestPeopleCrawl::waitsWhenThrottled()
{
    Crawling crawl;
    crawl.bench.change([](Behaviours &b) {
        b.rateLimits = true;
        b.searchBurst = 5;
    });
    bool waited = false;
    QDateTime until;
    connect(&crawl.bench.port(), &PeoplePort::crawlChanged, this,
            [&](const PeopleScope &, const CrawlProgress &progress) {
                if (progress.state != State::Waiting)
                    return;
                waited = true;
                until = progress.waitsUntil;
                QCOMPARE(progress.error.kind, Outcome::Throttled);
                // The service has had enough of us for a while; then it has time again.
                crawl.bench.change([](Behaviours &b) { b.rateLimits = false; });
            });
    crawl.bench.engine().communityLanes().lane(crawl.own)->setHurry(50); // the crawl waits itself
    crawl.bench.port().startCrawl(crawl.own);
    SOON_VERIFY(waited);
    QVERIFY(until.isValid());
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, Crawling::everybody);
}

void TestPeopleCrawl::goesOnAfterAnOutage()
{
    Crawling crawl;
    Fault broken;
    broken.pathPrefix = u"/api/search"_s;
    broken.kind = Fault::Kind::Status;
    broken.status = 503;
    broken.times = 3;
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.collects(100));
    crawl.bench.bench.services.addFault(broken);
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, Crawling::everybody);
}

void TestPeopleCrawl::crawlsTheListWhereThereIsNoSearch()
{
    Crawling crawl;
    Fault missing;
    missing.pathPrefix = u"/api/search"_s;
    missing.kind = Fault::Kind::Status;
    missing.status = 404;
    missing.times = -1;
    crawl.bench.bench.services.addFault(missing);
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.reaches(State::Finished));
    QVERIFY2(crawl.progress().found > 500, qPrintable(QString::number(crawl.progress().found)));
    QCOMPARE(crawl.bench.listing(crawl.own).completeness, ListingState::Completeness::AtLeast);
}

void TestPeopleCrawl::crawlsACommunity()
{
    Crawling crawl;
    crawl.own.node = embedded::world::gardenClub();
    crawl.bench.bench.services.clearLog();
    crawl.bench.port().startCrawl(crawl.own);
    QVERIFY(crawl.reaches(State::Finished));
    QCOMPARE(crawl.progress().found, 730); // 728 members, alice and bob
    QCOMPARE(crawl.bench.listing(crawl.own).completeness, ListingState::Completeness::Complete);
    for (const LoggedRequest &request : crawl.bench.log(u"/api/search"_s))
        QCOMPARE(request.tenant, embedded::world::gardenClub());
}

QTEST_MAIN(TestPeopleCrawl)
#include "tst_peoplecrawl.moc"
