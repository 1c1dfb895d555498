// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncsearch.h"
#include "tests/app/peoplebench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

const QString alice = embedded::world::alice();
const QString bob = embedded::world::bob();
const QString zoo = embedded::world::zooFriends();
const QString garden = embedded::world::gardenClub();

Fault playedList(const QByteArray &rows, int times)
{
    Fault fault;
    fault.method = "GET";
    fault.pathPrefix = u"/api/profiles"_s;
    fault.kind = Fault::Kind::Status;
    fault.status = 200;
    fault.times = times;
    fault.body = "{\"data\":[" + rows + "],\"time\":\"2026-08-22T09:30:00Z\"}";
    fault.headers = {{"Content-Type", "application/json"}};
    return fault;
}

} // namespace

class TestPeopleSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsACutListAtLeast();
    void marksWhoIsGone();
    void cutOrBrokenListsEraseNothing();
    void cancels();
    void searchesTheServer();
    void searchesTheListWhereThereIsNoSearch();
    void findsBitsThatCanBeFound_data();
    void findsBitsThatCanBeFound();
    void readsAStrangerAtHomeWithoutAToken();
    void explainsAStub();
    void readsAgain();
    void learnsOfRequestsByAsking();
    void learnsOfRequestsByNews();
    void asksForATokenThatNewsAreGivenFor();
    void fetchesPicturesFromTheListsOwnNode();
    void wantsNoMorePicturesThanAnybodyLooksAt();
    void tellsWhereTheQueueCannotBeRead();
    void readsACommunity();
    void mirrorsTags();
    void countsForTheSidebar();
    void forgets();
};

void TestPeopleSync::callsACutListAtLeast()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    QCOMPARE(bench.listing(own).completeness, ListingState::Completeness::AtLeast);
    QVERIFY(bench.listing(own).asOf.isValid());
    const QMap<QString, Person> rows = bench.rows(own);
    QVERIFY(rows.size() >= 104); // a hundred persons, four communities, and who was asked
    QVERIFY(!rows.contains(alice));
    QVERIFY(rows.value(bob).connected);
    QCOMPARE(rows.value(bob).following, Following::Yes);
    QCOMPARE(rows.value(garden).kind, PersonKind::Community);
    const auto asked = std::count_if(rows.cbegin(), rows.cend(),
                                     [](const Person &person) { return person.requested; });
    QCOMPARE(asked, 6);
}

void TestPeopleSync::marksWhoIsGone()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(bob), {}};
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    QCOMPARE(bench.listing(own).completeness, ListingState::Completeness::Complete);
    const QMap<QString, Person> rows = bench.rows(own);
    QCOMPARE(rows.size(), 42);
    QCOMPARE(bench.listing(own).total, 42);
    bench.bench.services.addFault(playedList(
        R"({"idTag":")" + alice.toUtf8() +
            R"(","name":"Alice","type":"person","connected":true,"following":true,"follower":true})",
        3));
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    SOON_VERIFY(bench.row({own, garden}).goneAt.isValid());
    QVERIFY(!bench.row({own, alice}).goneAt.isValid());
    QCOMPARE(bench.rows(own).size(), 42); // marked, not erased
}

void TestPeopleSync::cutOrBrokenListsEraseNothing()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(bob), {}};
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    const QMap<QString, Person> before = bench.rows(own);
    Fault broken = playedList({}, 1);
    broken.status = 500;
    bench.bench.services.addFault(broken);
    bench.bench.services.addFault(playedList({}, 2));
    QCOMPARE(bench.refresh(own), Outcome::ServerError);
    QCOMPARE(bench.listing(own).completeness, ListingState::Completeness::Complete);
    const QMap<QString, Person> after = bench.rows(own);
    QCOMPARE(after.size(), before.size());
    for (const Person &person : after)
        QVERIFY(!person.goneAt.isValid());
}

void TestPeopleSync::cancels()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    bench.change([](Behaviours &b) { b.answerDelayMs = 300; });
    QSignalSpy running(&bench.port(), &PeoplePort::refreshing);
    bench.port().refresh(own);
    bench.port().cancelRefresh(own);
    QCOMPARE(running.size(), 2);
    QCOMPARE(running.last().at(1).toBool(), false);
    bench.change([](Behaviours &b) { b.answerDelayMs = 0; });
    QCOMPARE(bench.refresh(own), Outcome::Ok);
}

void TestPeopleSync::searchesTheServer()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    QSignalSpy spy(&bench.port(), &PeoplePort::serverSearched);
    bench.bench.services.clearLog();
    bench.port().searchServer(own, u"петров"_s);
    SOON_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first().at(3).value<ApiError>().kind, Outcome::Ok);
    const QStringList handles = spy.first().at(2).toStringList();
    QVERIFY(handles.size() >= 3);
    const QMap<QString, Person> rows = bench.rows(own);
    for (const QString &handle : handles)
        QVERIFY2(rows.contains(handle), qPrintable(handle));
    QVERIFY(rows.value(handles.first()).relationKnown);
    QCOMPARE(bench.log(u"/api/search"_s).size(), 1);
    QVERIFY(bench.log(u"/api/profiles/batch"_s).size() <= 2);
    QVERIFY(bench.log(u"/api/profiles"_s).size() <= 2 + PeopleSearch::mostRelations + 3);
    // Nothing found is an answer, too; a newer question takes the place of an older one.
    bench.port().searchServer(own, u"older"_s);
    bench.port().searchServer(own, u"nobodyatall"_s);
    SOON_COMPARE(spy.size(), 2);
    QCOMPARE(spy.last().at(1).toString(), u"nobodyatall"_s);
    QCOMPARE(spy.last().at(2).toStringList(), QStringList());
    QCOMPARE(spy.last().at(3).value<ApiError>().kind, Outcome::Ok);
}

void TestPeopleSync::searchesTheListWhereThereIsNoSearch()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    Fault missing = playedList({}, -1);
    missing.pathPrefix = u"/api/search"_s;
    missing.status = 404;
    bench.bench.services.addFault(missing);
    QSignalSpy spy(&bench.port(), &PeoplePort::serverSearched);
    bench.port().searchServer(own, u"Петров"_s);
    SOON_COMPARE(spy.size(), 1);
    const QStringList handles = spy.first().at(2).toStringList();
    QVERIFY(!handles.isEmpty());
    for (const QString &handle : handles)
        QVERIFY(bench.row({own, handle}).name.contains(u"Петров"));
}

void TestPeopleSync::findsBitsThatCanBeFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bit");
    QTest::newRow("plain") << u"Stone"_s << u"Stone"_s;
    QTest::newRow("capital outside ASCII") << u"Иван"_s << u"ван"_s;
    QTest::newRow("small outside ASCII") << u"łukasz"_s << u"ukasz"_s;
    QTest::newRow("no cases") << u"花子"_s << u"花子"_s;
    QTest::newRow("longest word") << u"Ивана al Петров"_s << u"етров"_s;
    QTest::newRow("nothing left") << u"ж"_s << QString();
}

void TestPeopleSync::findsBitsThatCanBeFound()
{
    QFETCH(QString, text);
    QFETCH(QString, bit);
    QCOMPARE(findableBit(text), bit);
}

void TestPeopleSync::readsAStrangerAtHomeWithoutAToken()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(bob), {}};
    const QString stranger = ActingBench::somebody(31); // bob knows every fifth
    bench.bench.services.clearLog();
    QCOMPARE(bench.read({own, stranger}), Outcome::Ok);
    const PersonSheet sheet = bench.sheet({own, stranger});
    QCOMPARE(sheet.person.id, 0u); // still not in the list
    QCOMPARE(sheet.profile.handle, stranger);
    QVERIFY(sheet.profileSeenAt.isValid());
    QVERIFY(sheet.raw.at.isValid());
    int asked = 0;
    for (const LoggedRequest &request : bench.bench.services.log()) {
        if (request.tenant == bob)
            continue;
        QCOMPARE(request.tenant, stranger);
        QVERIFY(!request.authorized);
        ++asked;
    }
    QCOMPARE(asked, 1);
    QVERIFY(!bench.bench.engine->accounts().find(own.account)->lastError.isError());
}

void TestPeopleSync::explainsAStub()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    const PersonRef stub{own, u"stub-1.example.net"_s};
    bench.bench.services.clearLog();
    QCOMPARE(bench.read(stub), Outcome::Ok);
    SOON_VERIFY(bench.row(stub).unsynced);
    for (const LoggedRequest &request : bench.bench.services.log())
        QCOMPARE(request.tenant, alice); // their host only when the person says so
    QSignalSpy spy(&bench.port(), &PeoplePort::personRead);
    bench.port().readHome(stub);
    SOON_COMPARE_WITHIN(spy.size(), 1, 20'000);
    QVERIFY(spy.first().at(1).value<ApiError>().isError()); // nobody is at home
    for (const LoggedRequest &request : bench.bench.services.log())
        QVERIFY(request.tenant == alice || !request.authorized);
    // A complete list holds no stubs: that is no reason to call them gone.
    QVERIFY(!bench.row(stub).goneAt.isValid());
}

void TestPeopleSync::readsAgain()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    const PersonRef someone{own, bob};
    QCOMPARE(bench.read(someone), Outcome::Ok);
    QVERIFY(bench.row(someone).connected);
    QVERIFY(bench.sheet(someone).raw.request.contains(bob));
    QSignalSpy spy(&bench.port(), &PeoplePort::personRead);
    bench.port().refreshFromHome(someone);
    SOON_COMPARE(spy.size(), 1);
    QCOMPARE(bench.log(u"/api/profiles/"_s + bob + u"/refresh"_s).size(), 1);
    bench.port().readHome(someone);
    SOON_COMPARE(spy.size(), 2);
    QCOMPARE(bench.sheet(someone).profile.handle, bob);
}

void TestPeopleSync::learnsOfRequestsByAsking()
{
    PeopleBench bench;
    bench.change([](Behaviours &b) { b.bus = false; });
    const PeopleScope own{bench.signIn(alice), {}};
    bench.engine().setActing(own.account);
    SOON_COMPARE(bench.engine().requests().openCount(), 3);
    QVERIFY(bench.bench.services.act({{u"type"_s, u"CONN"_s},
                                      {u"issuer"_s, ActingBench::somebody(100)},
                                      {u"audience"_s, alice},
                                      {u"content"_s, u"Hello"_s}}));
    SOON_COMPARE(bench.engine().requests().openCount(), 4);
}

void TestPeopleSync::learnsOfRequestsByNews()
{
    PeopleBench bench;
    PeopleTempo patient;
    patient.requests = std::chrono::hours(1);
    QSignalSpy live(&bench.port(), &PeoplePort::liveChanged);
    const PeopleScope own{bench.signIn(alice), {}};
    bench.engine().setPeopleTempo(patient);
    bench.engine().setActing(own.account);
    SOON_COMPARE(live.size(), 1);
    QCOMPARE(live.first().at(1).toBool(), true);
    SOON_COMPARE(bench.engine().requests().openCount(), 3);
    const QString asker = ActingBench::somebody(101);
    QVERIFY(bench.bench.services.act({{u"type"_s, u"CONN"_s},
                                      {u"issuer"_s, asker},
                                      {u"audience"_s, alice},
                                      {u"content"_s, u"Hello"_s}}));
    SOON_COMPARE(bench.engine().requests().openCount(), 4);
    SOON_VERIFY(!bench.log(u"/api/profiles/"_s + asker).isEmpty()); // and who that is
    bench.change([](Behaviours &b) { b.bus = false; });
    bench.bench.services.dropBus();
    SOON_VERIFY(live.last().at(1).toBool() == false);
}

void TestPeopleSync::asksForATokenThatNewsAreGivenFor()
{
    PeopleBench bench;
    const AccountId account = bench.signIn(alice);
    PeopleTempo patient; // nothing else asks the service
    patient.requests = std::chrono::hours(1);
    bench.engine().setPeopleTempo(patient);
    SOON_VERIFY(bench.port().isLive(account));
    AccountRegistry &registry = bench.engine().registry();
    const SessionGrant good = registry.session(account);
    SessionGrant bad = good;
    bad.token = u"no-good"_s;
    bench.bench.services.clearLog();
    registry.storeSession(account, bad);
    // Something is asked that says no to a bad token, so that the lane gets another.
    const auto refusals = [&bench] {
        const QList<LoggedRequest> log = bench.bench.services.log();
        return std::count_if(log.cbegin(), log.cend(),
                             [](const LoggedRequest &request) { return request.status == 401; });
    };
    SOON_COMPARE(refusals(), 1);
    QVERIFY(!bench.port().isLive(account));
    registry.storeSession(account, good);
    SOON_VERIFY(bench.port().isLive(account));
}

void TestPeopleSync::fetchesPicturesFromTheListsOwnNode()
{
    PeopleBench bench;
    const AccountId account = bench.signIn(alice);
    const PeopleScope own{account, {}};
    const PeopleScope club{account, zoo};
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    QCOMPARE(bench.refresh(club), Outcome::Ok);
    const auto picture = [&bench](const PeopleScope &scope) {
        for (const Person &person : bench.rows(scope)) {
            if (person.kind == PersonKind::Person && !person.picture.isEmpty())
                return person.picture;
        }
        return QString();
    };
    QSignalSpy ready(&bench.engine().pictures(), &PictureStore::pictureReady);
    for (const PeopleScope &scope : {own, club}) {
        const QString id = picture(scope);
        QVERIFY(!id.isEmpty());
        bench.bench.services.clearLog();
        QVERIFY(bench.engine().pictures().picture(pictureHolder(scope), id, 40).isNull());
        SOON_VERIFY(!bench.engine().pictures().picture(pictureHolder(scope), id, 40).isNull());
        for (const LoggedRequest &request : bench.log(u"/api/files"_s)) {
            QCOMPARE(request.tenant, scope.isOwn() ? alice : zoo);
            QVERIFY(!request.authorized);
        }
        QCOMPARE(bench.log(u"/api/files"_s).size(), 1);
    }
}

void TestPeopleSync::wantsNoMorePicturesThanAnybodyLooksAt()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    bench.bench.services.clearLog();
    for (int i = 0; i < 200; ++i)
        bench.port().wantPicture(own, u"b1~none%1"_s.arg(i), 40);
    bench.port().wantPicture(own, u"b1~none199"_s, 40); // twice is once
    const auto asked = [&bench](const QString &id) {
        const QList<LoggedRequest> log = bench.log(u"/api/file"_s);
        return std::count_if(log.cbegin(), log.cend(), [&id](const LoggedRequest &request) {
            return request.path.endsWith(id) || request.path.contains(id + u'?');
        });
    };
    SOON_COMPARE_WITHIN(asked(u"none144"_s), 1, 20'000); // the oldest that is kept
    QCOMPARE(asked(u"none199"_s), 1);
    QCOMPARE(asked(u"none0"_s), 1);
    QCOMPARE(asked(u"none100"_s), 0);
}

void TestPeopleSync::tellsWhereTheQueueCannotBeRead()
{
    PeopleBench bench;
    bench.change([](Behaviours &b) { b.bus = false; });
    const PeopleScope own{bench.signIn(alice), {}};
    bench.engine().setActing(own.account);
    SOON_COMPARE(bench.engine().requests().openCount(), 3);
    QVERIFY(!bench.port().isLive(own.account));
    Fault broken = playedList({}, 1);
    broken.pathPrefix = u"/api/actions"_s;
    broken.status = 500;
    bench.bench.services.addFault(broken);
    QSignalSpy failed(&bench.port(), &PeoplePort::requestsFailed);
    bench.port().refreshRequests(own.account);
    SOON_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(0).value<AccountId>(), own.account);
    QCOMPARE(bench.engine().requests().openCount(), 3);
    bench.engine().signIn().signOut(own.account, KeepAfterSignOut::DropEverything);
    SOON_COMPARE(bench.engine().requests().openCount(), 0);
}

void TestPeopleSync::readsACommunity()
{
    PeopleBench bench;
    const AccountId account = bench.signIn(alice);
    const PeopleScope club{account, zoo};
    bench.bench.services.clearLog();
    QCOMPARE(bench.refresh(club), Outcome::Ok);
    QCOMPARE(bench.listing(club).completeness, ListingState::Completeness::Complete);
    const QMap<QString, Person> rows = bench.rows(club);
    QCOMPARE(rows.size(), 12); // eleven and alice, without the community itself
    QCOMPARE(rows.value(alice).roles, QStringList{u"contributor"_s});
    QSignalSpy standing(&bench.port(), &PeoplePort::standingChanged);
    bench.port().enter(club);
    SOON_VERIFY(!standing.isEmpty());
    QVERIFY(bench.port().standing(club).known);
    QVERIFY(bench.port().standing(club).roles.contains(u"contributor"_s));
    QCOMPARE(bench.refresh({account, embedded::world::choir()}), Outcome::Ok);
}

void TestPeopleSync::mirrorsTags()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(alice), {}};
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    bench.engine().notes().setTags(own.account, bob, {u"friend"_s});
    SOON_COMPARE(bench.row({own, bob}).tags, QStringList{u"friend"_s});
    PersonNote note;
    note.text = u"Met in Graz"_s;
    bench.engine().notes().saveNote(own.account, bob, note);
    SOON_VERIFY(bench.row({own, bob}).noted);
    QSignalSpy changed(&bench.engine().notes(), &NoteStore::notesChanged);
    bench.engine().notes().loadNotes(own.account, bob);
    SOON_VERIFY(!changed.isEmpty());
    const auto notes = changed.last().at(2).value<QList<PersonNote>>();
    bench.engine().notes().removeNote(own.account, bob, notes.first().id);
    SOON_VERIFY(!bench.row({own, bob}).noted);
}

void TestPeopleSync::countsForTheSidebar()
{
    PeopleBench bench;
    const PeopleScope own{bench.signIn(bob), {}};
    bench.engine().setActing(own.account); // reads the list by itself
    SidebarModel &sidebar = bench.engine().sidebar();
    QCOMPARE(sidebar.account(), own.account);
    const auto number = [&sidebar](SidebarKind kind) {
        return sidebar
            .index(kind == SidebarKind::People ? SidebarModel::PeopleRow
                                               : SidebarModel::CommunitiesRow,
                   0)
            .data(SidebarModel::NumberRole)
            .toInt();
    };
    SOON_COMPARE(number(SidebarKind::People), 42);
    SOON_VERIFY(sidebar.indexOfCommunity(garden).isValid());
    PersonFacts left; // the numbers stay, the list does not
    left.handle = garden;
    left.connected = false;
    bench.people().take(own, {left}, QDateTime::currentDateTimeUtc(), true);
    SOON_VERIFY(!sidebar.indexOfCommunity(garden).isValid());
}

void TestPeopleSync::forgets()
{
    PeopleBench bench;
    const AccountId account = bench.signIn(bob);
    const PeopleScope own{account, {}};
    QCOMPARE(bench.refresh(own), Outcome::Ok);
    bench.engine().notes().setTags(account, alice, {u"friend"_s});
    SOON_COMPARE(bench.row({own, alice}).tags, QStringList{u"friend"_s});
    bench.engine().signIn().signOut(account, KeepAfterSignOut::DropEverything);
    SOON_COMPARE(bench.rows(own).size(), 0);
    QSignalSpy everything(&bench.engine().notes(), &NoteStore::everything);
    bench.engine().notes().loadEverything(account);
    SOON_COMPARE(everything.size(), 1);
    QVERIFY((everything.first().at(1).value<QMap<QString, QStringList>>().isEmpty()));
}

QTEST_MAIN(TestPeopleSync)
#include "tst_peoplesync.moc"
