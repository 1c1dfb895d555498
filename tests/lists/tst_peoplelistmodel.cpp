// SPDX-License-Identifier: GPL-3.0-or-later
#include "peoplefixture.h"
#include "peoplerandom.h"
#include "peoplerows.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace personae;
using Model = PeopleListModel;

class TestPeopleListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRowsThatAreNotHereAsSuch();
    void growsFromTheFirstRowsToAll();
    void dropsLateAnswers();
    void asksOnceForManyChanges();
    void ignoresOtherLists();
    void forgetsItsRowsForAnotherList();
    void keepsTheCurrentRowWhenAllIsTurnedRound();
    void loadsWhatIsVisibleFirst();
    void forgetsWhatWasLongNotLookedAt();
    void outlivesRowsThatAreGone();
    void showsSomebodyOnce();
    void ticksPeople();
    void sortsByItsColumns();
    void findsByPrefix();
    void takesAMillion();
};

void TestPeopleListModel::showsRowsThatAreNotHereAsSuch()
{
    PeopleFixture fixture(10);
    QVERIFY(fixture.model.isLoading());
    QSignalSpy ready(&fixture.model, &Model::rowsReady);
    PeopleQuery query;
    query.scope = fixture.scope;
    fixture.model.setQuery(query);
    fixture.model.setQuery(query);
    QCOMPARE(fixture.source.findsAsked, 1);
    QVERIFY(fixture.model.isLoading());
    fixture.source.answerFind(0);
    QCOMPARE(ready.size(), 1);
    QCOMPARE(fixture.model.rowCount(), 10);
    const QModelIndex cell = fixture.model.index(3, Model::Name);
    QCOMPARE(cell.data().toString(), QString());
    QCOMPARE(cell.data(Model::LoadedRole).toBool(), false);
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"loading"_s);
    QCOMPARE(fixture.model.refAt(3), PersonRef());
    QVERIFY(!fixture.model.personAt(3));
    QSignalSpy changed(&fixture.model, &Model::dataChanged);
    fixture.source.settle();
    QCOMPARE(changed.size(), 1); // ten rows, one run
    QCOMPARE(cell.data(Model::LoadedRole).toBool(), true);
    QCOMPARE(cell.data().toString(), u"\u2068name 0000004\u2069"_s);
    QCOMPARE(fixture.model.refAt(3), (PersonRef{fixture.scope, u"p4.example.com"_s}));
}

void TestPeopleListModel::growsFromTheFirstRowsToAll()
{
    PeopleFixture fixture(500);
    PeopleQuery query;
    query.scope = fixture.scope;
    fixture.model.setQuery(query);
    fixture.source.answerFind(0, 60);
    QCOMPARE(fixture.model.rowCount(), 60);
    QVERIFY(!fixture.model.isWhole());
    QVERIFY(!fixture.model.isLoading());
    const QPersistentModelIndex current = fixture.model.index(20, 0);
    QSignalSpy inserted(&fixture.model, &Model::rowsInserted);
    QSignalSpy layout(&fixture.model, &Model::layoutChanged);
    fixture.source.answerFind(0);
    QVERIFY(fixture.model.isWhole());
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 60);
    QCOMPARE(inserted.at(0).at(2).toInt(), 499);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(current.row(), 20);
    // Asked again for a change, the first rows alone do not take the others away.
    fixture.tell({{}, {1}, {}, false});
    fixture.source.answerFind(0, 60);
    QCOMPARE(fixture.model.rowCount(), 500);
    QVERIFY(fixture.model.isWhole());
}

void TestPeopleListModel::dropsLateAnswers()
{
    PeopleFixture fixture(300);
    fixture.show();
    PeopleQuery query = fixture.query();
    query.text = u"0000001"_s;
    fixture.model.setQuery(query);
    query.text = u"000000"_s;
    fixture.model.setQuery(query);
    QVERIFY(fixture.model.isLoading());
    QCOMPARE(fixture.model.rowCount(), 300); // what was there stays until there is an answer
    fixture.source.answerFind(1);
    QCOMPARE(fixture.model.rowCount(), 9);
    fixture.source.answerFind(0);
    QCOMPARE(fixture.model.rowCount(), 9);
    QCOMPARE(fixture.model.unnarrowed(), 300);

    // A row's older state comes after the newer one.
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    Person person = fixture.source.people.value(1);
    person.status = u"muted"_s;
    fixture.put(person);
    QCoreApplication::processEvents();
    QCOMPARE(fixture.source.loads.size(), 1);
    person.status = u"blocked"_s;
    fixture.put(person);
    QCoreApplication::processEvents();
    QCOMPARE(fixture.source.loads.size(), 2);
    fixture.source.answerLoad(1);
    QCOMPARE(fixture.text(0, Model::Status), u"\u2068blocked\u2069"_s);
    person.status = u"muted"_s;
    Q_EMIT fixture.source.loaded(fixture.source.loads.takeFirst().ticket, {person});
    QCOMPARE(fixture.text(0, Model::Status), u"\u2068blocked\u2069"_s);
}

void TestPeopleListModel::asksOnceForManyChanges()
{
    PeopleFixture fixture(50);
    fixture.show();
    fixture.source.findsAsked = 0;
    for (quint32 id = 51; id < 81; ++id)
        fixture.put(madePerson(id));
    QCOMPARE(fixture.source.findsAsked, 1);
    fixture.source.settle();
    QCOMPARE(fixture.source.findsAsked, 2);
    QCOMPARE(fixture.shown(), fixture.wanted());
}

void TestPeopleListModel::ignoresOtherLists()
{
    PeopleFixture fixture(5);
    fixture.show();
    fixture.source.findsAsked = 0;
    const PeopleScope other{fixture.scope.account, u"garden.example.com"_s};
    QSignalSpy state(&fixture.model, &Model::stateChanged);
    Q_EMIT fixture.source.peopleChanged(other, {{}, {1}, {}, true});
    Q_EMIT fixture.source.listingChanged(other, {ListingState::Completeness::Complete, {}, 5});
    QCOMPARE(fixture.source.findsAsked, 0);
    QCOMPARE(state.size(), 0);
    Q_EMIT fixture.source.listingChanged(fixture.scope,
                                         {ListingState::Completeness::AtLeast, {}, -1});
    QCOMPARE(state.size(), 1);
    QCOMPARE(fixture.model.listing().completeness, ListingState::Completeness::AtLeast);
}

void TestPeopleListModel::forgetsItsRowsForAnotherList()
{
    PeopleFixture fixture(5);
    fixture.show();
    fixture.model.tickAll();
    QSignalSpy reset(&fixture.model, &Model::modelReset);
    PeopleQuery query = fixture.query();
    query.scope.node = u"garden.example.com"_s;
    fixture.model.setQuery(query);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(fixture.model.rowCount(), 0);
    QCOMPARE(fixture.model.tickedCount(), 0);
    QVERIFY(fixture.model.isLoading());
    fixture.model.setQuery({});
    QVERIFY(fixture.model.isLoading());
    fixture.source.settle(); // the answer about the garden comes too late
    QCOMPARE(fixture.model.rowCount(), 0);
}

void TestPeopleListModel::keepsTheCurrentRowWhenAllIsTurnedRound()
{
    PeopleFixture fixture(3000);
    fixture.show();
    const QPersistentModelIndex current = fixture.model.index(100, Model::Name);
    const QPersistentModelIndex gone = fixture.model.index(2999, Model::Name);
    fixture.model.setTicked(fixture.model.idAt(100), true);
    QSignalSpy reset(&fixture.model, &Model::modelReset);
    QSignalSpy layout(&fixture.model, &Model::layoutChanged);
    fixture.source.people.remove(3000);
    fixture.show({}, PeopleColumn::Name, true);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(current.row(), 2898);
    QCOMPARE(fixture.model.idAt(current.row()), 101U);
    QVERIFY(!gone.isValid());
    QCOMPARE(current.data(Model::TickedRole).toBool(), true);
    fixture.show(u"01"_s); // most go, some from between
    QCOMPARE(fixture.model.idAt(current.row()), 101U);
    QCOMPARE(fixture.shown(), fixture.wanted());
    QCOMPARE(reset.size(), 0);
}

void TestPeopleListModel::loadsWhatIsVisibleFirst()
{
    PeopleFixture fixture(5000);
    fixture.show();
    fixture.source.rowsAsked = 0;                      // the tester looks at the first row
    for (const int row : {300, 900, 1700, 4100, 2500}) // scrolled past
        (void)fixture.text(row, Model::Name);
    fixture.model.setVisibleRows(2490, 2530);
    QCoreApplication::processEvents();
    QCOMPARE(fixture.source.loads.size(), 1);
    QCOMPARE(fixture.source.loads.at(0).ids.first(), 2401U);
    QCOMPARE(fixture.source.loads.at(0).ids.size(), 200);
    fixture.source.settle();
    QCOMPARE(fixture.source.rowsAsked, 200);
    QVERIFY(fixture.model.personAt(2500));
    QVERIFY(!fixture.model.personAt(900));
    fixture.model.setVisibleRows(2490, 2530); // all here: nothing is asked
    fixture.source.settle();
    QCOMPARE(fixture.source.rowsAsked, 200);
}

void TestPeopleListModel::forgetsWhatWasLongNotLookedAt()
{
    PeopleFixture fixture(6000);
    fixture.show();
    for (int row = 0; row < 6000; row += 200) {
        fixture.model.setVisibleRows(row, row + 40);
        fixture.source.settle();
    }
    int here = 0;
    for (int row = 0; row < 6000; ++row)
        here += fixture.model.personAt(row) ? 1 : 0;
    QCOMPARE(here, 2000);
    QVERIFY(!fixture.model.personAt(300));
    (void)fixture.text(300, Model::Name);
    fixture.source.settle();
    QVERIFY(fixture.model.personAt(300));
}

void TestPeopleListModel::outlivesRowsThatAreGone()
{
    PeopleFixture fixture(400);
    fixture.show();
    for (quint32 id = 100; id <= 400; ++id) // the list shrinks, and nobody said so yet
        fixture.source.people.remove(id);
    (void)fixture.text(250, Model::Name);
    (void)fixture.text(390, Model::Name);
    fixture.source.settle();
    const int asked = fixture.source.rowsAsked;
    QCOMPARE(fixture.model.index(250, 0).data(Model::LoadedRole).toBool(), false);
    fixture.source.settle();
    QCOMPARE(fixture.source.rowsAsked, asked); // not asked for ever
    fixture.tell({{}, {}, {}, true});
    fixture.source.settle();
    QCOMPARE(fixture.model.rowCount(), 99);
}

void TestPeopleListModel::showsSomebodyOnce()
{
    PeopleFixture fixture(3);
    fixture.show();
    fixture.tell({{}, {}, {}, true});
    const auto twice =
        std::make_shared<const std::vector<quint32>>(std::vector<quint32>{3, 1, 3, 2, 1});
    Q_EMIT fixture.source.found(fixture.source.finds.takeFirst().ticket, {twice, true, 3});
    QCOMPARE(fixture.shown(), (std::vector<quint32>{3, 1, 2}));
}

void TestPeopleListModel::ticksPeople()
{
    PeopleFixture fixture(40);
    fixture.show();
    QSignalSpy ticks(&fixture.model, &Model::ticksChanged);
    const QModelIndex box = fixture.model.index(4, Model::Tick);
    QVERIFY(box.flags() & Qt::ItemIsUserCheckable);
    QVERIFY(!(fixture.model.index(4, Model::Name).flags() & Qt::ItemIsUserCheckable));
    QVERIFY(fixture.model.setData(box, int(Qt::Checked), Qt::CheckStateRole));
    QVERIFY(!fixture.model.setData(box, u"x"_s, Qt::EditRole));
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(ticks.size(), 1);
    fixture.model.setTicked(20, true);
    fixture.show(u"name 000002"_s); // 20 to 29
    QCOMPARE(fixture.model.rowCount(), 10);
    QCOMPARE(fixture.model.tickedCount(), 2);
    QCOMPARE(fixture.model.hiddenTickedCount(), 1);
    fixture.model.tickAll();
    QCOMPARE(fixture.model.tickedCount(), 11);
    fixture.put(madePerson(2000002)); // comes in after the list was frozen
    fixture.source.settle();
    QCOMPARE(fixture.model.tickedCount(), 11);
    fixture.show({}, PeopleColumn::Name, true);
    QCOMPARE(fixture.model.ticked(), (QList<quint32>{29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 5}));
    fixture.show(u"name 000002"_s);
    QCOMPARE(fixture.model.ticked().constLast(), 5U);
    fixture.take(25);
    QCOMPARE(fixture.model.tickedCount(), 10);
    fixture.model.clearTicks();
    QCOMPARE(fixture.model.tickedCount(), 0);
    QCOMPARE(fixture.model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    // A range is told once, and ends with the list.
    ticks.clear();
    QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.model.setTicked(3, 1000, true);
    QCOMPARE(fixture.model.tickedCount(), fixture.model.rowCount() - 3);
    fixture.model.setTicked(3, 1000, true);
    QCOMPARE(ticks.size(), 1);
    QCOMPARE(changed.size(), 1);
    fixture.model.setTicked(0, 4, false);
    QCOMPARE(fixture.model.tickedCount(), fixture.model.rowCount() - 5);
}

void TestPeopleListModel::sortsByItsColumns()
{
    PeopleFixture fixture(5);
    fixture.show();
    QSignalSpy changed(&fixture.model, &Model::queryChanged);
    fixture.model.sort(Model::Tick, Qt::AscendingOrder);
    fixture.model.sort(Model::Service, Qt::AscendingOrder);
    fixture.model.sort(Model::Name, Qt::AscendingOrder);
    QCOMPARE(changed.size(), 0);
    fixture.model.sort(Model::Seen, Qt::DescendingOrder);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(fixture.query().sort, PeopleColumn::Seen);
    QVERIFY(fixture.query().descending);
    fixture.source.settle();
    QCOMPARE(fixture.shown(), fixture.wanted());
}

void TestPeopleListModel::findsByPrefix()
{
    PeopleFixture fixture(3000);
    static const QStringList names{u"Anna"_s, u"\u00c1nna"_s, u"Berta"_s,
                                   u"Bob"_s,  u"bobby"_s,     u"Zo\u00eb"_s};
    for (int i = 0; i < 3000; ++i) {
        Person person = madePerson(quint32(i) + 1);
        person.name = i < 6 ? names.at(i) : u"m%1"_s.arg(i);
        fixture.source.people.insert(person.id, person);
    }
    PeopleQuery query;
    query.scope = fixture.scope;
    fixture.model.setQuery(query);
    // The order of the store: folded.
    std::vector<quint32> ids{1, 2, 3, 4, 5};
    for (quint32 id = 7; id <= 3000; ++id)
        ids.push_back(id);
    std::sort(ids.begin() + 5, ids.end(), [&](quint32 a, quint32 b) {
        return fixture.source.people.value(a).name < fixture.source.people.value(b).name;
    });
    ids.push_back(6);
    Q_EMIT fixture.source.found(fixture.source.finds.takeFirst().ticket,
                                {std::make_shared<const std::vector<quint32>>(ids), true, 3000});
    fixture.source.settle();
    fixture.source.rowsAsked = 0;
    QSignalSpy found(&fixture.model, &Model::rowFound);
    const auto look = [&](const QString &typed, int from) {
        found.clear();
        fixture.model.findByPrefix(typed, from);
        fixture.source.settle();
        return found.size() == 1 ? found.at(0).at(0).toInt() : -2;
    };
    QCOMPARE(look(u"bo"_s, -1), 3);
    QCOMPARE(look(u"bo"_s, 3), 4);
    QCOMPARE(look(u"bo"_s, 4), 3); // round
    QCOMPARE(look(u"BOB"_s, 100), 3);
    QCOMPARE(look(u"\u00e1n"_s, 0), 1);
    QCOMPARE(look(u"zoe"_s, 10), 2999);
    QCOMPARE(look(u"q"_s, 0), -1);
    QCOMPARE(look(QString(), 0), -1);
    QVERIFY(fixture.source.rowsAsked < 100); // halved, not read through
    fixture.model.findByPrefix(u"zoe"_s, 0);
    QCoreApplication::processEvents();
    fixture.tell({{}, {}, {}, true}); // the list changes meanwhile: looked for in the new one
    Q_EMIT fixture.source.found(
        fixture.source.finds.takeFirst().ticket,
        {std::make_shared<const std::vector<quint32>>(std::vector<quint32>{4, 6}), true, 2});
    found.clear();
    fixture.source.settle();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.at(0).at(0).toInt(), 1);
    // Another order is looked through.
    query.sort = PeopleColumn::Seen;
    fixture.model.setQuery(query);
    fixture.source.settle();
    QCOMPARE(look(u"m1500"_s, -1), fixture.model.rowOf(1501));
}

void TestPeopleListModel::takesAMillion()
{
    FakePeople source;
    PeopleListModel model(source, nullptr); // no tester: it reads row by row
    PeopleQuery query;
    query.scope = {{u"alice"_s}, {}};
    model.setQuery(query);
    std::vector<quint32> ids(1'000'000);
    std::iota(ids.begin(), ids.end(), 1U);
    const auto answer = [&] {
        Q_EMIT source.found(source.finds.takeFirst().ticket,
                            {std::make_shared<const std::vector<quint32>>(ids), true, 1'000'000});
    };
    answer();
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(model.rowOf(999'999), 999'998);
    QCOMPARE(model.idAt(999'999), 1'000'000U);
    const QPersistentModelIndex last = model.index(999'999, Model::Name);
    source.people.insert(1'000'000, madePerson(1'000'000));
    QVERIFY(!last.data().isValid());
    QTRY_COMPARE(source.loads.size(), 1);
    source.answerLoad(0);
    QCOMPARE(last.data().toString(), u"\u2068name 1000000\u2069"_s);
    model.tickAll();
    QCOMPARE(model.tickedCount(), 1'000'000);
    model.setTicked(5, false);
    QCOMPARE(model.hiddenTickedCount(), 0);
    std::reverse(ids.begin(), ids.end());
    ids.erase(ids.begin() + 10);
    Q_EMIT source.peopleChanged(query.scope, {{}, {}, {}, true});
    answer();
    QCOMPARE(last.row(), 0);
    QCOMPARE(model.hiddenTickedCount(), 1);
    QCOMPARE(model.ticked().size(), 999'999);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    TestPeopleListModel lists;
    TestPeopleRows rows;
    TestPeopleRandom random;
    return QTest::qExec(&lists, argc, argv) + QTest::qExec(&rows, argc, argv) +
           QTest::qExec(&random, argc, argv);
}

#include "tst_peoplelistmodel.moc"
