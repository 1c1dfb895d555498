// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "tests/people/peoplefixture.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

PersonFacts bob()
{
    PersonFacts facts = fact(u"bob.example.com"_s, u"Bob Stone"_s);
    facts.kind = PersonKind::Person;
    facts.picture = u"f1~abc"_s;
    facts.status = u"active"_s;
    facts.roles = QStringList{u"contributor"_s};
    facts.connected = false;
    facts.following = Following::Yes;
    facts.follower = false;
    facts.trust = u""_s;
    return facts;
}

PersonFacts club(bool connected)
{
    PersonFacts facts = fact(u"club.example.com"_s, u"The Club"_s);
    facts.kind = PersonKind::Community;
    facts.connected = connected;
    return facts;
}

} // namespace

class TestPeopleStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { f = std::make_unique<PeopleFixture>(); }
    void cleanup() { f.reset(); }

    void keepsWhatWasSaid();
    void leavesWhatIsNotSaid();
    void remembersChanges();
    void saysNothingOfFirstSights();
    void countsTheKnownOnly();
    void mergesDoubles();
    void survivesBadInput();
    void dropsTheNameless();
    void keepsOpaqueHandles();
    void movesRenamedRows();
    void becomesCommunity();
    void marksRequested();
    void marksUnsyncedAndGone();
    void keepsPages();
    void tellsWhereElse();
    void keepsListings();
    void keepsCrawls();
    void keepsRequests();
    void countsPeople();
    void listsCommunities();
    void offersWords();
    void mirrorsTagsAndNotes();
    void tagsThoseWhoComeLater();
    void forgetsOneAccount();
    void sweepsAfterRestart();
    void survivesRestart();
    void startsAnewWhereDamaged();
    void failsWholeOnFullDisk();
    void answersWhereNothingOpens();
    void nothingIsSaidTwice();

private:
    Person only(const PeopleScope &scope)
    {
        PeopleQuery query;
        query.scope = scope;
        const QList<Person> people = f->people(query);
        return people.size() == 1 ? people.first() : Person();
    }
    qint64 number(const QString &sql)
    {
        qint64 value = -1;
        f->database().run<qint64>(
            &f->store(), [sql](Database &file) { return file.number(sql); },
            [&value](const Result<qint64> &result) { value = result.ok() ? result.value() : -2; });
        f->settle();
        return value;
    }
    PeopleCounts counts()
    {
        QSignalSpy spy(&f->store(), &PeopleStore::countsLoaded);
        f->store().loadCounts(f->own.account);
        f->settle();
        return spy.isEmpty() ? PeopleCounts() : spy.last().at(1).value<PeopleCounts>();
    }

    std::unique_ptr<PeopleFixture> f;
};

void TestPeopleStore::keepsWhatWasSaid()
{
    const PeopleChange change = f->take(f->own, {bob()}, at(5));
    QCOMPARE(change.inserted.size(), 1);
    QVERIFY(change.updated.isEmpty());
    const Person person = only(f->own);
    QCOMPARE(person.id, change.inserted.first());
    QCOMPARE(person.handle, u"bob.example.com"_s);
    QCOMPARE(person.name, u"Bob Stone"_s);
    QCOMPARE(person.picture, u"f1~abc"_s);
    QCOMPARE(person.status, u"active"_s);
    QCOMPARE(person.roles, QStringList{u"contributor"_s});
    QCOMPARE(person.following, Following::Yes);
    QVERIFY(person.relationKnown && !person.connected && !person.follower);
    QCOMPARE(person.seenAt, at(5));
    QVERIFY(!person.changedAt.isValid() && !person.goneAt.isValid());
}

void TestPeopleStore::leavesWhatIsNotSaid()
{
    f->take(f->own, {bob()}, at(5));
    f->take(f->own, {fact(u"bob.example.com"_s)}, at(6), false);
    Person person = only(f->own);
    QCOMPARE(person.name, u"Bob Stone"_s);
    QCOMPARE(person.following, Following::Yes);
    QVERIFY(person.relationKnown);
    QCOMPARE(person.seenAt, at(6));
    f->take(f->own, {fact(u"bob.example.com"_s, u""_s)}, at(7));
    person = only(f->own);
    QCOMPARE(person.name, u""_s); // known to be empty
}

void TestPeopleStore::remembersChanges()
{
    f->take(f->own, {bob()}, at(5));
    PersonFacts later = bob();
    later.name = u"Bob Brick"_s;
    later.connected = true;
    later.roles = QStringList{u"moderator"_s, u""_s};
    const PeopleChange change = f->take(f->own, {later}, at(9), true, true);
    QCOMPARE(change.updated.size(), 1);
    QVERIFY(change.inserted.isEmpty());
    const PersonSheet sheet = f->sheet({f->own, u"bob.example.com"_s});
    QCOMPARE(sheet.person.changedAt, at(9));
    QCOMPARE(sheet.changes.size(), 3);
    QVERIFY(sheet.changes.contains({u"name"_s, u"Bob Stone"_s, u"Bob Brick"_s, at(9), true}));
    QVERIFY(sheet.changes.contains({u"connected"_s, u"no"_s, u"yes"_s, at(9), true}));
    QVERIFY(sheet.changes.contains({u"roles"_s, u"contributor"_s, u"moderator"_s, at(9), true}));
}

void TestPeopleStore::saysNothingOfFirstSights()
{
    f->take(f->own, {fact(u"bob.example.com"_s, u"Bob Stone"_s)}, at(5), false);
    QVERIFY(!only(f->own).relationKnown);
    f->take(f->own, {bob()}, at(9)); // the relationship is seen for the first time
    const PersonSheet sheet = f->sheet({f->own, u"bob.example.com"_s});
    QVERIFY(sheet.changes.isEmpty());
    QVERIFY(!sheet.person.changedAt.isValid());
    QVERIFY(sheet.person.relationKnown);
}

void TestPeopleStore::countsTheKnownOnly()
{
    for (int i = 0; i <= 600; ++i)
        f->store().take(f->own, {fact(u"bob.example.com"_s, QString::number(i))}, at(i), true);
    const PersonSheet sheet = f->sheet({f->own, u"bob.example.com"_s});
    QCOMPARE(sheet.changes.size(), 500);
    QCOMPARE(sheet.changes.first().after, u"600"_s);
    QCOMPARE(number(u"SELECT count(*) FROM person_changes"_s), 500);
}

void TestPeopleStore::mergesDoubles()
{
    PersonFacts again = fact(u"bob.example.com"_s, u"Robert"_s);
    again.follower = true;
    const PeopleChange change = f->take(f->own, {bob(), again}, at(5));
    QCOMPARE(change.inserted.size(), 1);
    const Person person = only(f->own);
    QCOMPARE(person.name, u"Robert"_s);
    QVERIFY(person.follower);
    QCOMPARE(person.following, Following::Yes);
    QVERIFY(f->sheet({f->own, u"bob.example.com"_s}).changes.isEmpty());
    QCOMPARE(counts(), (PeopleCounts{1, 0}));
}

void TestPeopleStore::survivesBadInput()
{
    PersonFacts huge = fact(u"huge.example.com"_s, u"Ä"_s.repeated(5000));
    PersonFacts strange = fact(u"strange.example.com"_s, u"x\u0001\u0001y\n\u202e\"'%"_s);
    strange.status = u"Trusted?"_s;
    strange.roles = QStringList{u"emperor"_s, u"a \"b\", c"_s};
    strange.trust = u"perhaps"_s;
    f->take(f->own, {huge, strange, fact(u"nameless.example.com"_s, u""_s)});
    PeopleQuery query;
    query.scope = f->own;
    query.text = u"emperor"_s;
    QVERIFY(f->handles(query).isEmpty());
    query.text = u"aaaa nameless"_s;
    QVERIFY(f->handles(query).isEmpty());
    QCOMPARE(f->searched(u"aaaaaa"_s), QStringList{u"huge.example.com"_s});
    QCOMPARE(f->searched(u"\"'%xy"_s), QStringList{u"strange.example.com"_s});
    QCOMPARE(f->sheet({f->own, u"huge.example.com"_s}).person.name.size(), 5000);
    const Person person = f->sheet({f->own, u"strange.example.com"_s}).person;
    QCOMPARE(person.roles, *strange.roles);
    QCOMPARE(person.status, u"Trusted?"_s);
    QCOMPARE(person.trust, u"perhaps"_s);
    QStringList tags;
    for (int i = 0; i < 10'000; ++i)
        tags.append(u"tag %1"_s.arg(i));
    f->store().mirrorTags(f->own.account, {{u"huge.example.com"_s, tags}}, true);
    QCOMPARE(f->sheet({f->own, u"huge.example.com"_s}).person.tags, tags);
    query.text.clear();
    query.filters = {{PeopleFilter::Field::Role, false, u"a \"b\", c"_s}};
    QCOMPARE(f->handles(query), QStringList{u"strange.example.com"_s});
}

void TestPeopleStore::dropsTheNameless()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"without an identity"_s));
    f->take(f->own, {fact(u""_s, u"Nobody"_s), PersonFacts(), bob()});
    f->take(f->own, {fact(u""_s, u"Nobody"_s)}); // said once
    QCOMPARE(only(f->own).handle, u"bob.example.com"_s);
}

void TestPeopleStore::keepsOpaqueHandles()
{
    const QStringList handles{u"Bob@Example.COM"_s, u"bob@example.com"_s, u"a/b c"_s, u"ß.org"_s};
    QList<PersonFacts> facts;
    for (const QString &handle : handles)
        facts.append(fact(handle, u"n"_s));
    f->take(f->own, facts);
    for (const QString &handle : handles)
        QVERIFY(f->sheet({f->own, handle}).person.id != 0);
    QCOMPARE(counts().people, 4);
}

void TestPeopleStore::movesRenamedRows()
{
    f->take(f->own, {fact(u"a.org"_s, u"Anna"_s), fact(u"b.org"_s, u"Bob"_s),
                     fact(u"c.org"_s, u"Clara"_s)});
    PeopleQuery query;
    query.scope = f->own;
    const PersonIds before = f->find(query).ids;
    f->take(f->own,
            {fact(u"a.org"_s, u"Zoe"_s), fact(u"0.org"_s, u"Bert"_s), fact(u"1.org"_s, u"Zoe"_s)});
    QCOMPARE(f->handles(query),
             QStringList({u"0.org"_s, u"b.org"_s, u"c.org"_s, u"1.org"_s, u"a.org"_s}));
    QCOMPARE(before->size(), size_t(3)); // what was given out stays
    QVERIFY(f->searched(u"ann"_s).isEmpty());
    QCOMPARE(f->searched(u"zoe"_s), QStringList({u"1.org"_s, u"a.org"_s}));
}

void TestPeopleStore::becomesCommunity()
{
    f->take(f->own, {bob()}, at(1));
    PersonFacts flipped = bob();
    flipped.kind = PersonKind::Community;
    f->take(f->own, {flipped}, at(2));
    QCOMPARE(counts(), (PeopleCounts{1, 1}));
    QCOMPARE(f->sheet({f->own, *flipped.handle}).changes,
             (QList<PersonChange>{{u"kind"_s, u"person"_s, u"community"_s, at(2), false}}));
    PeopleQuery query;
    query.scope = f->own;
    query.kind = PersonKind::Community;
    QCOMPARE(f->find(query).unnarrowed, 1);
    f->take(f->own, {bob()}, at(3));
    QCOMPARE(counts(), (PeopleCounts{1, 0}));
    QVERIFY(f->find(query).ids->empty());
}

void TestPeopleStore::marksRequested()
{
    f->take(f->own, {fact(u"a.org"_s), fact(u"b.org"_s), fact(u"c.org"_s)});
    f->store().takeRequested(f->own, {u"a.org"_s, u"b.org"_s, u"stranger.org"_s}, true);
    PeopleQuery query;
    query.scope = f->own;
    query.filters = {{PeopleFilter::Field::Relationship, false, u"requested"_s}};
    QCOMPARE(f->handles(query), QStringList({u"a.org"_s, u"b.org"_s}));
    f->store().takeRequested(f->own, {u"c.org"_s}, false);
    QCOMPARE(f->handles(query).size(), 3);
    f->store().takeRequested(f->own, {u"b.org"_s}, true);
    QCOMPARE(f->handles(query), QStringList{u"b.org"_s});
    PersonFacts accepted = fact(u"b.org"_s);
    accepted.connected = true;
    f->take(f->own, {accepted}, at(3));
    QVERIFY(f->handles(query).isEmpty());
    QVERIFY(f->sheet({f->own, u"b.org"_s})
                .changes.contains({u"requested"_s, u"yes"_s, u"no"_s, at(3), false}));
}

void TestPeopleStore::marksUnsyncedAndGone()
{
    f->take(f->own, {bob()}, at(1));
    const PersonRef ref{f->own, u"bob.example.com"_s};
    f->store().markUnsynced(ref);
    f->store().markGone(ref, at(4));
    f->store().markGone(ref, at(6)); // gone is gone
    Person person = only(f->own);
    QVERIFY(person.unsynced);
    QCOMPARE(person.goneAt, at(4));
    QCOMPARE(person.name, u"Bob Stone"_s);
    f->take(f->own, {bob()}, at(7));
    person = only(f->own);
    QVERIFY(!person.unsynced && !person.goneAt.isValid());
    f->store().markGone({f->own, u"stranger.org"_s}, at(8));
    QCOMPARE(counts().people, 1);
}

void TestPeopleStore::keepsPages()
{
    const PersonRef ref{f->own, u"stranger.org"_s};
    QSignalSpy spy(&f->store(), &PeopleStore::personChanged);
    CachedProfile page;
    page.profile.handle = ref.handle;
    page.profile.fields = {{u"name"_s, u"Stranger"_s}};
    page.seenAt = at(3);
    f->store().putProfile(ref, page);
    f->store().putRaw(ref, {u"GET /x"_s, 200, u"r1"_s, at(4), "{}"});
    QTRY_COMPARE(spy.size(), 2);
    f->restart();
    const PersonSheet sheet = f->sheet(ref);
    QCOMPARE(sheet.person.id, 0U);
    QCOMPARE(sheet.person.handle, ref.handle);
    QCOMPARE(sheet.profile, page.profile);
    QCOMPARE(sheet.profileSeenAt, at(3));
    QCOMPARE(sheet.raw.body, QByteArray("{}"));
    QCOMPARE(sheet.raw.at, at(4));
    QVERIFY(!f->sheet({f->own, u"other.org"_s}).profileSeenAt.isValid());
}

void TestPeopleStore::tellsWhereElse()
{
    f->take(f->own, {bob()});
    f->take(f->club, {bob()});
    f->take({AccountId{u"z"_s}, {}}, {bob()});
    const PersonRef ref{f->own, u"bob.example.com"_s};
    QCOMPARE(f->sheet(ref).alsoIn, (QList<PersonRef>{{f->club, ref.handle}}));
}

void TestPeopleStore::keepsListings()
{
    const ListingState state{ListingState::Completeness::AtLeast, at(9), 730};
    f->store().setListing(f->own, state);
    f->settle();
    f->restart();
    QSignalSpy spy(&f->store(), &PeopleStore::listingChanged);
    f->store().loadListing(f->own);
    f->store().loadListing(f->club);
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(spy.at(0).at(1).value<ListingState>(), state);
    QCOMPARE(spy.at(1).at(1).value<ListingState>(), ListingState());
}

void TestPeopleStore::keepsCrawls()
{
    using Crawls = QMap<PeopleScope, QByteArray>;
    f->store().saveCrawl(f->own, "one");
    f->store().saveCrawl(f->club, "two");
    f->store().saveCrawl(f->own, {});
    f->settle();
    f->restart();
    QSignalSpy spy(&f->store(), &PeopleStore::crawlsLoaded);
    f->store().loadCrawls();
    QVERIFY(spy.wait());
    QCOMPARE(spy.at(0).at(0).value<Crawls>(), (Crawls{{f->club, "two"}}));
}

void TestPeopleStore::keepsRequests()
{
    const QList<IncomingRequest> waiting{
        {u"a2"_s, u"bob.example.com"_s, u"Hello"_s, u"Bob"_s, u"f1~x"_s, PersonKind::Person, at(1)},
        {u"a1"_s, u"club.example.com"_s, u""_s, u""_s, u""_s, PersonKind::Community, {}}};
    f->store().setRequests(f->own, waiting, at(2));
    f->store().setRequests(f->club, waiting, at(2));
    f->store().setRequests(f->club, {}, at(3));
    f->settle();
    f->restart();
    QSignalSpy spy(&f->store(), &PeopleStore::requestsChanged);
    f->store().loadRequests(f->own.account);
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(spy.at(0).at(1).value<QList<IncomingRequest>>(), waiting);
    QCOMPARE(spy.at(0).at(2).toDateTime(), at(2));
    QVERIFY(spy.at(1).at(1).value<QList<IncomingRequest>>().isEmpty());
    QCOMPARE(spy.at(1).at(2).toDateTime(), at(3));
}

void TestPeopleStore::countsPeople()
{
    QSignalSpy spy(&f->store(), &PeopleStore::countsLoaded);
    f->take(f->own, {bob(), club(true)});
    f->take(f->club, {fact(u"member.org"_s)}); // a community's own list is another one
    QTRY_COMPARE(spy.size(), 1);               // told by itself after changes
    QCOMPARE(counts(), (PeopleCounts{2, 1}));
}

void TestPeopleStore::listsCommunities()
{
    PersonFacts other = club(true);
    other.handle = u"alpha.example.com"_s;
    other.name = u"Alpha"_s;
    PersonFacts left = club(false);
    left.handle = u"left.example.com"_s;
    PersonFacts friendOfMine = bob();
    friendOfMine.connected = true;
    f->take(f->own, {club(true), other, left, friendOfMine});
    QSignalSpy spy(&f->store(), &PeopleStore::communitiesLoaded);
    f->store().loadCommunities(f->own.account);
    QVERIFY(spy.wait());
    const auto communities = spy.at(0).at(1).value<QList<Person>>();
    QCOMPARE(communities.size(), 2);
    QCOMPARE(communities.at(0).name, u"Alpha"_s);
    QCOMPARE(communities.at(1).name, u"The Club"_s);
}

void TestPeopleStore::offersWords()
{
    f->take(f->own, {bob(), club(true)});
    f->store().mirrorTags(f->own.account, {{u"bob.example.com"_s, {u"work"_s}}}, true);
    QSignalSpy spy(&f->store(), &PeopleStore::wordsLoaded);
    f->store().loadFilterWords(f->own);
    QVERIFY(spy.wait());
    QCOMPARE(spy.at(0).at(1).toStringList(), QStringList{u"contributor"_s});
    QCOMPARE(spy.at(0).at(2).toStringList(), QStringList{u"active"_s});
    QCOMPARE(spy.at(0).at(3).toStringList(), QStringList{u"work"_s});
}

void TestPeopleStore::mirrorsTagsAndNotes()
{
    f->take(f->own, {bob(), club(true)});
    f->take(f->club, {bob()});
    QSignalSpy spy(&f->store(), &PeopleStore::peopleChanged);
    f->store().mirrorTags(f->own.account, {{u"bob.example.com"_s, {u"x"_s, u"y"_s}}}, true);
    f->store().mirrorNoted(f->own.account, {u"bob.example.com"_s}, true);
    QTRY_COMPARE(spy.size(), 4); // both lists, each time
    Person person = only(f->club);
    QCOMPARE(person.tags, QStringList({u"x"_s, u"y"_s}));
    QVERIFY(person.noted && !person.changedAt.isValid());
    f->store().mirrorTags(f->own.account, {{u"club.example.com"_s, {u"z"_s}}}, false);
    QCOMPARE(only(f->club).tags.size(), 2); // others keep theirs
    f->store().mirrorTags(f->own.account, {}, true);
    f->store().mirrorNoted(f->own.account, {}, true);
    person = only(f->club);
    QVERIFY(person.tags.isEmpty() && !person.noted);
    QCOMPARE(number(u"SELECT count(*) FROM marks"_s), 0);
}

void TestPeopleStore::tagsThoseWhoComeLater()
{
    f->store().mirrorTags(f->own.account, {{u"bob.example.com"_s, {u"work"_s}}}, true);
    f->store().mirrorNoted(f->own.account, {u"bob.example.com"_s}, true);
    f->take(f->own, {bob()});
    QCOMPARE(only(f->own).tags, QStringList{u"work"_s});
    QVERIFY(only(f->own).noted);
}

void TestPeopleStore::forgetsOneAccount()
{
    const PeopleScope other{AccountId{u"z"_s}, {}};
    QList<PersonFacts> many;
    for (int i = 0; i < 1'200; ++i)
        many.append(fact(u"p%1.org"_s.arg(i), u"Person"_s));
    f->take(f->own, many);
    f->take(f->club, {bob()});
    f->take(other, {bob()});
    PeopleQuery query;
    query.scope = f->own;
    QCOMPARE(f->find(query).ids->size(), size_t(1'200));
    QSignalSpy spy(&f->store(), &PeopleStore::peopleChanged);
    f->store().forget(f->own.account);
    QTRY_COMPARE(spy.size(), 2);
    QVERIFY(spy.at(0).at(1).value<PeopleChange>().everything);
    QVERIFY(f->find(query).ids->empty());
    QCOMPARE(counts(), PeopleCounts());
    QCOMPARE(only(other).name, u"Bob Stone"_s);
    QTRY_COMPARE(number(u"SELECT count(*) FROM people"_s), 1);
    QCOMPARE(number(u"SELECT count(*) FROM forgotten"_s), 0);
    f->take(f->own, {bob()}); // and it may come back
    QCOMPARE(only(f->own).name, u"Bob Stone"_s);
}

void TestPeopleStore::sweepsAfterRestart()
{
    QList<PersonFacts> many;
    for (int i = 0; i < 3'000; ++i)
        many.append(fact(u"p%1.org"_s.arg(i), u"Person"_s));
    f->take(f->own, many);
    f->store().forget(f->own.account);
    f->restart();
    QTRY_COMPARE(number(u"SELECT count(*) FROM people"_s), 0);
    QTRY_COMPARE(number(u"SELECT count(*) FROM forgotten"_s), 0);
}

void TestPeopleStore::survivesRestart()
{
    f->take(f->own, {bob(), club(true)}, at(1));
    f->restart();
    QVERIFY(!f->rebuilt);
    QCOMPARE(counts(), (PeopleCounts{2, 1}));
    QCOMPARE(f->searched(u"stone"_s), QStringList{u"bob.example.com"_s});
    const PeopleChange change = f->take(f->own, {bob()}, at(1));
    QVERIFY(change.isEmpty());
}

void TestPeopleStore::startsAnewWhereDamaged()
{
    f->take(f->own, {bob()});
    f->stop();
    QFile file(f->path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no database, and it is long enough to be looked at as one.........");
    file.close();
    QFile::remove(f->path() + u"-wal"_s);
    f->start();
    QVERIFY(f->rebuilt);
    PeopleQuery query;
    query.scope = f->own;
    QVERIFY(f->find(query).ids->empty());
    f->take(f->own, {bob()});
    QCOMPARE(only(f->own).name, u"Bob Stone"_s);
}

void TestPeopleStore::failsWholeOnFullDisk()
{
    f->take(f->own, {bob()}, at(1));
    const qint64 pages = number(u"PRAGMA page_count"_s);
    f->restart(pages + 20);
    PeopleQuery query;
    query.scope = f->own;
    QCOMPARE(f->find(query).ids->size(), size_t(1));
    QList<PersonFacts> many{fact(u"bob.example.com"_s, u"Renamed"_s)};
    for (int i = 0; i < 5'000; ++i)
        many.append(fact(u"p%1.org"_s.arg(i), u"Person %1"_s.arg(i)));
    QSignalSpy failures(&f->store(), &PeopleStore::failed);
    QSignalSpy changes(&f->store(), &PeopleStore::peopleChanged);
    f->store().take(f->own, many, at(2), true);
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures.at(0).at(0).value<ApiError>().kind, Outcome::StorageFailed);
    QVERIFY(changes.isEmpty());
    QCOMPARE(f->find(query).ids->size(), size_t(1));
    QCOMPARE(only(f->own).name, u"Bob Stone"_s);
    QCOMPARE(counts().people, 1);
    f->take(f->own, {fact(u"b.org"_s, u"Fits"_s)}, at(3));
    QCOMPARE(f->searched(u"fits"_s), QStringList{u"b.org"_s});
}

void TestPeopleStore::answersWhereNothingOpens()
{
    DatabaseThread closed(DatabaseSpec::cache(f->path() + u".never"_s));
    PeopleStore store(closed);
    QSignalSpy found(&store, &PeopleStore::found);
    QSignalSpy loaded(&store, &PeopleStore::loaded);
    QSignalSpy failed(&store, &PeopleStore::failed);
    PeopleQuery query;
    query.scope = f->own;
    store.find(query, 1, 5);
    store.load({1, 2}, 6);
    store.take(f->own, {bob()}, at(1), true);
    QTRY_COMPARE(failed.size(), 3);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.at(0).at(1).value<PeopleResult>().ids->empty());
    QCOMPARE(loaded.size(), 1);
}

void TestPeopleStore::nothingIsSaidTwice()
{
    f->take(f->own, {bob()}, at(1));
    QVERIFY(f->take(f->own, {bob()}, at(1)).isEmpty());
    // Only the time is new: the row shows it, but it is no change.
    QCOMPARE(f->take(f->own, {bob()}, at(2)).updated.size(), 1);
    const PersonSheet sheet = f->sheet({f->own, u"bob.example.com"_s});
    QVERIFY(sheet.changes.isEmpty() && !sheet.person.changedAt.isValid());
    QVERIFY(f->take(f->own, {bob()}, at(1)).isEmpty()); // an older answer that comes late
    QCOMPARE(only(f->own).seenAt, at(2));
}

QTEST_GUILESS_MAIN(TestPeopleStore)
#include "tst_peoplestore.moc"
