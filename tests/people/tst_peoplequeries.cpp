// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/people/peoplefixture.h"
#include "tests/people/peoplereference.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

const QStringList firstNames{u"Anna"_s, u"Łukasz"_s, u"Иван"_s,  u"田中"_s,   u"Zoë"_s,
                             u"İnci"_s, u"김철수"_s, u"Ángel"_s, u""_s,       u"Οδυσσεύς"_s,
                             u"مُحَمَّد"_s, u"राम"_s,    u"สมชาย"_s, u"O'Neil"_s, u"🎉"_s};
const QStringList lastNames{u"Müller"_s, u"Stone"_s, u"太郎"_s, u"Петров"_s, u"Nguyễn"_s, u""_s};
const QStringList roleWords{u"leader"_s, u"contributor"_s, u"emperor"_s};
const QStringList statusWords{u"active"_s, u"muted"_s, u"blocked"_s, u"T"_s, u""_s};
const QStringList typed{u"a"_s,  u"an"_s,   u"ann"_s,   u"мüł"_s,    u"lu"_s, u"ив"_s,  u"田"_s,
                        u"中"_s, u"太郎"_s, u"철"_s,    u"mull s"_s, u"p1"_s, u"ชา"_s,  u"🎉"_s,
                        u"."_s,  u"exam"_s, u"zo st"_s, u"in"_s,     u"οδ"_s, u"محمد"_s};

PersonFacts anybody(QRandomGenerator &random, int among)
{
    const auto any = [&random](const QStringList &words) {
        return words.at(random.bounded(int(words.size())));
    };
    PersonFacts facts = fact(u"p%1.example.com"_s.arg(random.bounded(among)));
    if (random.bounded(4) != 0)
        facts.name = any(firstNames) + u' ' + any(lastNames);
    if (random.bounded(4) == 0)
        facts.kind = random.bounded(3) == 0 ? PersonKind::Community : PersonKind::Person;
    if (random.bounded(2) == 0)
        facts.status = any(statusWords);
    if (random.bounded(3) == 0)
        facts.roles = random.bounded(2) == 0 ? QStringList() : QStringList{any(roleWords)};
    if (random.bounded(3) == 0)
        facts.following = Following(random.bounded(3));
    if (random.bounded(3) == 0)
        facts.follower = random.bounded(2) == 0;
    if (random.bounded(3) == 0)
        facts.connected = random.bounded(2) == 0;
    return facts;
}

PeopleFilter anyFilter(QRandomGenerator &random)
{
    using Field = PeopleFilter::Field;
    const QList<std::pair<Field, QString>> choices{{Field::Kind, u"community"_s},
                                                   {Field::Kind, u"person"_s},
                                                   {Field::Status, u"active"_s},
                                                   {Field::Status, u"muted"_s},
                                                   {Field::Status, u"T"_s},
                                                   {Field::Relationship, u"connected"_s},
                                                   {Field::Relationship, u"none"_s},
                                                   {Field::Relationship, u"following"_s},
                                                   {Field::Relationship, u"follower"_s},
                                                   {Field::Role, u"leader"_s},
                                                   {Field::Role, u""_s},
                                                   {Field::Role, u"emperor"_s}};
    const auto &[field, value] = choices.at(random.bounded(int(choices.size())));
    return {field, random.bounded(3) == 0, value};
}

} // namespace

/// The store against a plain list that looks at everything each time.
class TestPeopleQueries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPlainList_data();
    void agreesWithPlainList();
    void agreesAfterRestart();
    void keepsListsApart();
    void filtersByTag();
    void sortsByTag();
    void holdsManyRows();
    void dropsOlderQuestions();
    void answersFirstThenWhole();
    void marksManyAsGoneAtOnce();
    void keepsTheQueueBeyondWhatWasRead();

private:
    static PeopleQuery any(QRandomGenerator &random, const PeopleScope &scope);
};

PeopleQuery TestPeopleQueries::any(QRandomGenerator &random, const PeopleScope &scope)
{
    PeopleQuery query;
    query.scope = scope;
    if (random.bounded(2) == 0)
        query.text = typed.at(random.bounded(int(typed.size())));
    for (int i = random.bounded(3); i > 0; --i)
        query.filters.append(anyFilter(random));
    if (random.bounded(4) == 0)
        query.kind = random.bounded(2) == 0 ? PersonKind::Community : PersonKind::Person;
    constexpr std::array columns{PeopleColumn::Name,    PeopleColumn::Handle,
                                 PeopleColumn::Kind,    PeopleColumn::Role,
                                 PeopleColumn::Status,  PeopleColumn::Relationship,
                                 PeopleColumn::Changed, PeopleColumn::Seen};
    query.sort = columns.at(size_t(random.bounded(int(columns.size()))));
    query.descending = random.bounded(2) == 0;
    return query;
}

void TestPeopleQueries::agreesWithPlainList_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U})
        QTest::addRow("%u", seed) << seed;
}

void TestPeopleQueries::agreesWithPlainList()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    PeopleFixture fixture;
    PeopleReference reference;
    for (int round = 0; round < 25; ++round) {
        QList<PersonFacts> page;
        for (int i = random.bounded(40); i >= 0; --i)
            page.append(anybody(random, 300));
        fixture.take(fixture.own, page, at(round * 10));
        reference.take(page, at(round * 10));
        for (int i = 0; i < 4; ++i) {
            const PeopleQuery query = any(random, fixture.own);
            const QStringList found = fixture.handles(query);
            const QStringList expected = reference.handles(query);
            if (found != expected) {
                qWarning() << round << query.text << int(query.sort) << query.descending
                           << query.filters.size() << found.size() << expected.size();
            }
            QCOMPARE(found, expected);
        }
    }
}

void TestPeopleQueries::agreesAfterRestart()
{
    QRandomGenerator random(9);
    PeopleFixture fixture;
    PeopleReference reference;
    QList<PersonFacts> page;
    for (int i = 0; i < 500; ++i)
        page.append(anybody(random, 400));
    fixture.take(fixture.own, page, at(1));
    reference.take(page, at(1));
    fixture.restart();
    for (int i = 0; i < 30; ++i) {
        const PeopleQuery query = any(random, fixture.own);
        QCOMPARE(fixture.handles(query), reference.handles(query));
    }
}

void TestPeopleQueries::keepsListsApart()
{
    PeopleFixture fixture;
    fixture.take(fixture.own, {fact(u"b.org"_s, u"Bob"_s), fact(u"a.org"_s, u"Anna"_s)});
    fixture.take(fixture.club, {fact(u"b.org"_s, u"Bob of the club"_s)});
    PeopleQuery query;
    query.scope = fixture.club;
    query.text = u"bob"_s;
    QCOMPARE(fixture.people(query).value(0).name, u"Bob of the club"_s);
    QCOMPARE(fixture.find(query).unnarrowed, 1);
    QCOMPARE(fixture.searched(u"bob"_s), QStringList{u"b.org"_s});
    query.scope.node = u"nowhere.example.com"_s;
    QVERIFY(fixture.find(query).ids->empty());
}

void TestPeopleQueries::filtersByTag()
{
    PeopleFixture fixture;
    fixture.take(fixture.own, {fact(u"a.org"_s), fact(u"b.org"_s), fact(u"c.org"_s)});
    fixture.store().mirrorTags(fixture.own.account,
                               {{u"a.org"_s, {u"Work"_s}}, {u"b.org"_s, {u"work"_s, u"fun"_s}}},
                               true);
    PeopleQuery query;
    query.scope = fixture.own;
    query.filters = {{PeopleFilter::Field::Tag, false, u"work"_s}};
    QCOMPARE(fixture.handles(query), QStringList({u"a.org"_s, u"b.org"_s}));
    query.filters.append({PeopleFilter::Field::Tag, true, u"fun"_s});
    QCOMPARE(fixture.handles(query), QStringList{u"a.org"_s});
    query.filters = {{PeopleFilter::Field::Tag, false, u""_s}};
    QCOMPARE(fixture.handles(query), QStringList{u"c.org"_s});
}

void TestPeopleQueries::sortsByTag()
{
    PeopleFixture fixture;
    fixture.take(fixture.own, {fact(u"a.org"_s), fact(u"b.org"_s), fact(u"c.org"_s)});
    fixture.store().mirrorTags(fixture.own.account,
                               {{u"c.org"_s, {u"Álpha"_s}}, {u"b.org"_s, {u"beta"_s}}}, true);
    PeopleQuery query;
    query.scope = fixture.own;
    query.sort = PeopleColumn::Tags;
    QCOMPARE(fixture.handles(query), QStringList({u"c.org"_s, u"b.org"_s, u"a.org"_s}));
}

void TestPeopleQueries::holdsManyRows()
{
    PeopleFixture fixture;
    QRandomGenerator random(4);
    QList<PersonFacts> all;
    for (int i = 0; i < 20'000; ++i) {
        PersonFacts facts = anybody(random, 1);
        facts.handle = u"m%1.example.com"_s.arg(i);
        all.append(facts);
    }
    QVERIFY(fixture.take(fixture.own, all, at(5)).everything);
    PeopleReference reference;
    reference.take(all, at(5));
    for (const QString &text : {u""_s, u"a"_s, u"ann"_s, u"田"_s, u"example"_s, u"m19"_s}) {
        PeopleQuery query;
        query.scope = fixture.own;
        query.text = text;
        const PeopleResult result = fixture.find(query);
        QCOMPARE(result.unnarrowed, 20'000);
        const QStringList expected = reference.handles(query);
        QCOMPARE(qsizetype(result.ids->size()), expected.size());
        const QList<quint32> first(
            result.ids->begin(), result.ids->begin() + std::min<qsizetype>(50, result.ids->size()));
        QStringList handles;
        for (const Person &person : fixture.load(first))
            handles.append(person.handle);
        QCOMPARE(handles, expected.mid(0, 50));
    }
}

void TestPeopleQueries::dropsOlderQuestions()
{
    PeopleFixture fixture;
    QList<PersonFacts> all;
    for (int i = 0; i < 30'000; ++i)
        all.append(fact(u"m%1.example.com"_s.arg(i), u"Anna %1"_s.arg(i)));
    fixture.take(fixture.own, all);
    QSignalSpy spy(&fixture.store(), &PeopleStore::found);
    PeopleQuery query;
    query.scope = fixture.own;
    for (quint64 ticket = 100; ticket < 140; ++ticket) {
        query.text = ticket % 2 == 0 ? u"a"_s : u"exam"_s;
        fixture.store().find(query, 1, ticket);
    }
    fixture.store().find(query, 2, 500); // somebody else's is not dropped
    QSet<quint64> whole;
    while (!(whole.contains(139) && whole.contains(500)) && spy.wait()) {
        for (const QList<QVariant> &call : spy) {
            if (call.at(1).value<PeopleResult>().whole)
                whole.insert(call.at(0).toULongLong());
        }
    }
    QCOMPARE(whole, QSet<quint64>({139, 500}));
}

void TestPeopleQueries::answersFirstThenWhole()
{
    PeopleFixture fixture;
    QList<PersonFacts> all;
    for (int i = 0; i < 30'000; ++i)
        all.append(fact(u"m%1.example.com"_s.arg(i), u"Anna %1"_s.arg(i)));
    fixture.take(fixture.own, all);
    fixture.restart(); // nothing is in memory
    QSignalSpy spy(&fixture.store(), &PeopleStore::found);
    PeopleQuery query;
    query.scope = fixture.own;
    fixture.store().find(query, 1, 7);
    QTRY_COMPARE(spy.size(), 2);
    const auto first = spy.at(0).at(1).value<PeopleResult>();
    const auto whole = spy.at(1).at(1).value<PeopleResult>();
    QVERIFY(!first.whole);
    QVERIFY(whole.whole);
    QCOMPARE(first.unnarrowed, 30'000);
    QCOMPARE(whole.ids->size(), size_t(30'000));
    QVERIFY(std::equal(first.ids->begin(), first.ids->end(), whole.ids->begin()));
}

void TestPeopleQueries::marksManyAsGoneAtOnce()
{
    PeopleFixture fixture;
    fixture.take(fixture.own, {fact(u"a.org"_s), fact(u"b.org"_s), fact(u"c.org"_s)});
    QSignalSpy spy(&fixture.store(), &PeopleStore::peopleChanged);
    fixture.store().markGone(fixture.own, {u"a.org"_s, u"c.org"_s, u"nobody.org"_s}, at(5));
    fixture.settle();
    QCOMPARE(spy.size(), 1);
    PeopleQuery query;
    query.scope = fixture.own;
    for (const Person &person : fixture.people(query))
        QCOMPARE(person.goneAt.isValid(), person.handle != u"b.org"_s);
}

void TestPeopleQueries::keepsTheQueueBeyondWhatWasRead()
{
    PeopleFixture fixture;
    const auto request = [](const QString &id) {
        return IncomingRequest{id, u"bob.example.com"_s, {},   u"Bob"_s,
                               {}, PersonKind::Person,   at(1)};
    };
    QSignalSpy spy(&fixture.store(), &PeopleStore::requestsChanged);
    const auto last = [&spy] { return spy.last().at(1).value<QList<IncomingRequest>>(); };
    fixture.store().setRequests(fixture.own, {request(u"1"_s), request(u"2"_s)}, at(2));
    fixture.store().setRequests(fixture.own, {request(u"3"_s), request(u"2"_s)}, at(3), false);
    fixture.settle();
    QCOMPARE(last(), (QList{request(u"3"_s), request(u"2"_s), request(u"1"_s)}));
    fixture.store().loadRequests(fixture.own.account);
    fixture.settle();
    QCOMPARE(last().size(), 3);
    fixture.store().forget(fixture.own.account); // whoever shows the queue shows none
    fixture.settle();
    QCOMPARE(spy.last().at(0).value<PeopleScope>(), fixture.own);
    QVERIFY(last().isEmpty());
}

QTEST_GUILESS_MAIN(TestPeopleQueries)
#include "tst_peoplequeries.moc"
