// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/papernode.h"

using namespace personae;
using namespace personae::test;

/// What a crawl asks for next, and what it may promise: against a node on paper.
class TestCrawlPlan final : public QObject
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
};

void TestCrawlPlan::words()
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

void TestCrawlPlan::partsSplitWithoutGaps()
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

void TestCrawlPlan::plansEverybody_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("mostRequests");
    QTest::newRow("nobody") << 0 << 60;
    QTest::newRow("a few") << 7 << 70;
    QTest::newRow("under the cap") << 99 << 80;
    QTest::newRow("hundreds") << 730 << 300;
    QTest::newRow("thousands") << 6000 << 1000;
}

void TestCrawlPlan::plansEverybody()
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

void TestCrawlPlan::plansFromEverySavedState()
{
    PaperNode node = PaperNode::crowd(730, 42);
    PaperCrawl crawl(node);
    crawl.run(true);
    QCOMPARE(crawl.plan.found(), 730);
    QCOMPARE(crawl.plan.missing(), 0);
    QCOMPARE(crawl.plan.withoutRelation(), 0);
}

void TestCrawlPlan::losesNobodyWhereTheListShrinks()
{
    PaperNode node = PaperNode::crowd(900, 5);
    node.losesPerPage = 3;
    PaperCrawl crawl(node);
    crawl.run();
    QVERIFY(node.people.size() < 900);
    for (const PaperNode::Somebody &somebody : std::as_const(node.people))
        QVERIFY2(crawl.plan.isFound(*somebody.facts.handle), qPrintable(*somebody.facts.handle));
}

void TestCrawlPlan::endsWhereEveryPageIsTheFirst()
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

void TestCrawlPlan::promisesNothingWhereNobodyCounts()
{
    PaperNode node = PaperNode::crowd(3000, 5);
    node.samePage = true;
    node.counts = false;
    PaperCrawl crawl(node);
    crawl.run();
    QVERIFY(crawl.plan.found() < 3000 && crawl.plan.missing() == 0);
    QVERIFY(PeopleCrawlPlan::load(crawl.plan.save()).isCut());
}

void TestCrawlPlan::livesWithSmallPages()
{
    PaperNode node = PaperNode::crowd(900, 5);
    node.most = 40;
    PaperCrawl crawl(node);
    crawl.run();
    QCOMPARE(crawl.plan.found(), 900);
    QCOMPARE(crawl.plan.missing(), 0);
}

void TestCrawlPlan::refusesNotesOfAnotherVersion()
{
    const QByteArray notes = R"({"version":99,"stage":2})";
    QCOMPARE(PeopleCrawlPlan::load(notes).stage(), PeopleCrawlPlan::Stage::Search);
    QCOMPARE(PeopleCrawlPlan::load(notes + '\n').found(), 0);
    QCOMPARE(PeopleCrawlPlan::load("rubbish").found(), 0);
}

QTEST_GUILESS_MAIN(TestCrawlPlan)
#include "tst_crawlplan.moc"
