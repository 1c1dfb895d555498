// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawlgrams.h"
#include "app/peoplecrawlplan.h"
#include "tests/app/peoplebench.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

using State = CrawlProgress::State;

const QString alice = embedded::world::alice();
const QString zoo = embedded::world::zooFriends();

/// A node as far as a crawl sees it (Cloudillo 5.2), without sockets.
struct PaperNode
{
    struct Somebody
    {
        PersonFacts facts;
        bool requested = false;
        bool trusted = false;
    };
    QList<Somebody> people;
    int cap = 100;
    bool samePage = false;
    bool counts = true;   ///< says how many hits there are
    int losesPerPage = 0; ///< rows at the front that go away before each further page
    int most = 100;       ///< hits per page, whatever is asked for

    PeoplePage search(const wish::SearchPeople &wish)
    {
        if (losesPerPage > 0 && wish.offset > 0)
            people.remove(0, std::min<qsizetype>(losesPerPage, people.size()));
        PeoplePage page;
        QList<PersonFacts> hits;
        for (const Somebody &somebody : std::as_const(people)) {
            const QStringList words =
                searchWords(*somebody.facts.name + u' ' + *somebody.facts.handle);
            if (std::any_of(words.begin(), words.end(),
                            [&wish](const QString &word) { return word.startsWith(wish.text); }))
                hits.append(somebody.facts);
        }
        page.rows = hits.mid(samePage ? 0 : wish.offset, std::min(wish.limit, most));
        for (PersonFacts &facts : page.rows) {
            facts.connected.reset();
            facts.following.reset();
            facts.follower.reset();
        }
        if (counts)
            page.total = int(hits.size());
        page.maybeMore = wish.offset + page.rows.size() < hits.size();
        return page;
    }

    PeoplePage list(const wish::ListPeople &wish) const
    {
        PeoplePage page;
        for (const Somebody &somebody : people) {
            const PersonFacts &facts = somebody.facts;
            const bool fits =
                (!wish.kind || wish.kind == facts.kind) && wish.status.contains(*facts.status) &&
                (!wish.following ||
                 *wish.following == (facts.following == std::optional(Following::Yes))) &&
                (!wish.follower || wish.follower == facts.follower) &&
                (!wish.trustSet || *wish.trustSet == somebody.trusted) &&
                (!wish.connected ||
                 *wish.connected == (*facts.connected     ? wish::Connected::Yes
                                     : somebody.requested ? wish::Connected::Requested
                                                          : wish::Connected::No)) &&
                (wish.handle.isEmpty() || wish.handle == *facts.handle) &&
                (facts.handle->contains(wish.text) || facts.name->contains(wish.text));
            if (!fits)
                continue;
            if (page.rows.size() >= cap) {
                page.maybeMore = true;
                break;
            }
            page.rows.append(facts);
        }
        page.maybeMore = page.rows.size() >= cap;
        return page;
    }

    /// Like a real node: most have no relation at all.
    static PaperNode crowd(int count, quint32 seed)
    {
        QRandomGenerator random(seed);
        static const QStringList domains{u"nodes.example"_s, u"nodes.example"_s, u"else.test"_s,
                                         u"other.test"_s, u"müller.example"_s};
        static const QStringList names{u"Anna"_s, u"Иван"_s,   u"花子"_s,
                                       u"Zoë"_s,  u"Łukasz"_s, u""_s};
        PaperNode node;
        for (int i = 0; i < count; ++i) {
            Somebody somebody;
            PersonFacts &facts = somebody.facts;
            const int kin = random.bounded(20);
            facts.handle = QString(QChar(u'a' + char16_t(random.bounded(26)))) +
                           QChar(u'a' + char16_t(random.bounded(26))) + QString::number(i) + u'.' +
                           domains.at(random.bounded(int(domains.size())));
            if (random.bounded(200) == 0)
                facts.handle = u"имя%1.рф"_s.arg(i);
            facts.name = names.at(random.bounded(int(names.size())));
            facts.kind = random.bounded(50) == 0 ? PersonKind::Community : PersonKind::Person;
            facts.status = random.bounded(30) == 0 ? u"blocked"_s : u"active"_s;
            facts.connected = kin == 1;
            facts.following = kin < 3 ? Following::Yes : Following::No;
            facts.follower = kin == 2 || kin == 4;
            somebody.requested = kin == 5 && random.bounded(10) == 0;
            node.people.append(somebody);
        }
        return node;
    }
};

struct PaperCrawl
{
    explicit PaperCrawl(PaperNode &paper)
        : node(paper)
    {
    }

    /// Runs it with two requests under way at a time, answered out of order now and then.
    void run(bool savedEachTime = false, int stopAfter = -1)
    {
        QRandomGenerator random(7);
        QList<CrawlStep> out;
        for (int guard = 0; guard < 100'000; ++guard) {
            while (out.size() < 2) {
                const std::optional<CrawlStep> step = plan.next();
                if (!step)
                    break;
                out.append(*step);
            }
            if (out.isEmpty()) {
                if (plan.stage() == PeopleCrawlPlan::Stage::Done)
                    return;
                if (plan.stage() == PeopleCrawlPlan::Stage::Rest && !rest())
                    return;
                continue;
            }
            const CrawlStep step = out.takeAt(random.bounded(int(out.size())));
            answer(step);
            if (plan.requests() == stopAfter)
                return;
            if (savedEachTime) { // what was under way is asked for again
                plan = PeopleCrawlPlan::load(plan.save());
                out.clear();
            }
        }
        QFAIL("the crawl does not end");
    }

    void answer(const CrawlStep &step)
    {
        if (const auto wish = step.wish(); std::holds_alternative<wish::SearchPeople>(wish))
            plan.answered(step, node.search(std::get<wish::SearchPeople>(wish)));
        else
            plan.answered(step, node.list(std::get<wish::ListPeople>(wish)));
    }

    bool rest()
    {
        PeopleCrawlGrams grams;
        for (const PaperNode::Somebody &somebody : std::as_const(node.people))
            grams.count(*somebody.facts.name, *somebody.facts.handle);
        for (const PaperNode::Somebody &somebody : std::as_const(node.people)) {
            const QString handle = *somebody.facts.handle;
            while (plan.isFound(handle) && !plan.isRelated(handle)) {
                const QString text = grams.best(handle, 95);
                const std::optional<CrawlStep> step = plan.forOne(handle, text);
                if (!step) {
                    plan.restDone();
                    return false;
                }
                answer(*step);
                grams.exclude(text);
            }
        }
        plan.restDone();
        return false;
    }

    PaperNode &node;
    PeopleCrawlPlan plan{u"me.nodes.example"_s, u"Me"_s};
};

} // namespace

class TestPeopleCrawl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words();
    void partsSplitWithoutGaps();
    void plansEverybody_data();
    void plansEverybody();
    void plansFromEverySavedState();
    void losesNobodyWhereTheListShrinks();
    void endsWhereEveryPageIsTheFirst();
    void promisesNothingWhereNobodyCounts();
    void livesWithSmallPages();
    void refusesNotesOfAnotherVersion();
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

void TestPeopleCrawl::words()
{
    QCOMPARE(searchWords(u"O’Neill-Żółw, 007 per%cent"_s),
             (QStringList{u"o"_s, u"neill"_s, u"zolw"_s, u"007"_s, u"per"_s, u"cent"_s}));
    PeopleCrawlWords words(u"me.nodes.example"_s, u"Zoë"_s);
    QCOMPARE(words.takeShared(), std::optional(u"example"_s)); // the top first
    QCOMPARE(words.takeShared(), std::optional(u"nodes"_s));
    QCOMPARE(words.takeShared(), std::nullopt);
    QCOMPARE(words.takeLetter(), std::optional(u"a"_s));
    for (int i = 0; i < PeopleCrawlWords::enoughVotes; ++i) {
        QCOMPARE(words.takeShared(), std::nullopt);
        words.learn(u"a%1.sea.test"_s.arg(i), u"Анна"_s, u"a"_s);
        words.learn(u"a%1.nodes.example"_s.arg(i), u"Anna"_s, u"a"_s); // found anyway
    }
    const auto shared = words.takeShared();
    QVERIFY(shared == u"sea"_s || shared == u"test"_s);
    QCOMPARE(words.takeShared(), std::nullopt); // found by the first
    QCOMPARE(words.knownWith(u"z"_s), 1);
    QCOMPARE(words.knownWith(u"а"_s), PeopleCrawlWords::enoughVotes);
    QCOMPARE(PeopleCrawlWords::fromJson(words.toJson()), words);
    QStringList letters;
    while (const auto letter = words.takeLetter())
        letters.append(*letter);
    QCOMPARE(letters.size(), 35 + 1); // all but "a", and one Cyrillic
    QCOMPARE(letters.last(), u"а"_s);
    PeopleCrawlWords many(u"me.nodes.example"_s, {});
    for (int i = 0; i < 30; ++i)
        many.learn(u"a.nodes.example"_s, QChar(u'\u4e00' + char16_t(i)), {});
    QVERIFY(!many.hasUntried()); // not yet: it may still come to them
    while (many.takeLetter())
        QVERIFY(many.knownWith(u"a"_s) > 0);
    QVERIFY(many.hasUntried());
}

void TestPeopleCrawl::partsSplitWithoutGaps()
{
    const PaperNode node = PaperNode::crowd(3000, 1);
    QList<CrawlPart> parts = firstParts();
    QCOMPARE(parts.takeFirst().connected, std::optional(wish::Connected::Requested));
    int seen = 0;
    while (!parts.isEmpty()) {
        const CrawlPart part = parts.takeFirst();
        QCOMPARE(CrawlPart::fromJson(part.toJson()), part);
        const QList<CrawlPart> smaller = part.split(false);
        if (smaller.isEmpty()) {
            PaperNode everything = node;
            everything.cap = 1'000'000;
            seen += int(everything.list(part.wish()).rows.size());
        }
        parts = smaller + parts;
    }
    QCOMPARE(seen, 3000); // everybody once
}

void TestPeopleCrawl::plansEverybody_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("mostRequests");
    QTest::newRow("nobody") << 0 << 60;
    QTest::newRow("a few") << 7 << 70;
    QTest::newRow("under the cap") << 99 << 80;
    QTest::newRow("hundreds") << 730 << 300;
    QTest::newRow("thousands") << 6000 << 1000;
}

void TestPeopleCrawl::plansEverybody()
{
    QFETCH(int, count);
    QFETCH(int, mostRequests);
    PaperNode node = PaperNode::crowd(count, 42);
    PaperCrawl crawl(node);
    crawl.run();
    QCOMPARE(crawl.plan.found(), count);
    QCOMPARE(crawl.plan.missing(), 0);
    QCOMPARE(crawl.plan.withoutRelation(), 0);
    QVERIFY2(crawl.plan.requests() <= mostRequests,
             qPrintable(QString::number(crawl.plan.requests())));
    for (const PaperNode::Somebody &somebody : std::as_const(node.people))
        QVERIFY2(crawl.plan.isRelated(*somebody.facts.handle), qPrintable(*somebody.facts.handle));
}

void TestPeopleCrawl::plansFromEverySavedState()
{
    PaperNode node = PaperNode::crowd(730, 42);
    PaperCrawl crawl(node);
    crawl.run(true);
    QCOMPARE(crawl.plan.found(), 730);
    QCOMPARE(crawl.plan.missing(), 0);
    QCOMPARE(crawl.plan.withoutRelation(), 0);
}

void TestPeopleCrawl::losesNobodyWhereTheListShrinks()
{
    PaperNode node = PaperNode::crowd(900, 5);
    node.losesPerPage = 3;
    PaperCrawl crawl(node);
    crawl.run();
    QVERIFY(node.people.size() < 900);
    for (const PaperNode::Somebody &somebody : std::as_const(node.people))
        QVERIFY2(crawl.plan.isFound(*somebody.facts.handle), qPrintable(*somebody.facts.handle));
}

void TestPeopleCrawl::endsWhereEveryPageIsTheFirst()
{
    PaperNode node = PaperNode::crowd(900, 5);
    node.samePage = true;
    PaperCrawl crawl(node);
    crawl.run();
    // The list may bring those whom the search withheld; who is not found is counted.
    QVERIFY(crawl.plan.found() >= 100);
    QVERIFY(crawl.plan.found() + crawl.plan.missing() >= 900);
    QVERIFY2(crawl.plan.requests() < 800, qPrintable(QString::number(crawl.plan.requests())));
}

void TestPeopleCrawl::promisesNothingWhereNobodyCounts()
{
    PaperNode node = PaperNode::crowd(3000, 5);
    node.samePage = true;
    node.counts = false;
    PaperCrawl crawl(node);
    crawl.run();
    QVERIFY(crawl.plan.found() < 3000 && crawl.plan.missing() == 0);
    QVERIFY(PeopleCrawlPlan::load(crawl.plan.save()).isCut());
}

void TestPeopleCrawl::livesWithSmallPages()
{
    PaperNode node = PaperNode::crowd(900, 5);
    node.most = 40;
    PaperCrawl crawl(node);
    crawl.run();
    QCOMPARE(crawl.plan.found(), 900);
    QCOMPARE(crawl.plan.missing(), 0);
}

void TestPeopleCrawl::refusesNotesOfAnotherVersion()
{
    const QByteArray notes = R"({"version":99,"stage":2})";
    QCOMPARE(PeopleCrawlPlan::load(notes).stage(), PeopleCrawlPlan::Stage::Search);
    QCOMPARE(PeopleCrawlPlan::load(notes + '\n').found(), 0);
    QCOMPARE(PeopleCrawlPlan::load("rubbish").found(), 0);
}

namespace {

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
        return QTest::qWaitFor([&] { return progress().state == state; }, milliseconds);
    }
    bool collects(int people)
    {
        return QTest::qWaitFor([&] { return progress().found >= people; }, 30'000);
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
    QTest::qWait(200); // what was under way comes in
    const int requests = int(crawl.bench.log(u"/api/search"_s).size());
    QTest::qWait(200);
    QCOMPARE(int(crawl.bench.log(u"/api/search"_s).size()), requests);
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
    QTest::qWait(100);
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
    QTest::qWait(100);
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
    crawl.bench.port().startCrawl(crawl.own);
    QTRY_VERIFY(waited);
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
