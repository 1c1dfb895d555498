// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/people/shownpane.h"
#include "ui/people/bulkbar.h"
#include "ui/people/chipbar.h"
#include "ui/people/filterchip.h"

#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace personae;
using namespace personae::testpeople;
using C = ListingState::Completeness;

class PeoplePaneTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headerSaysAgeAndCompleteness_data();
    void headerSaysAgeAndCompleteness();
    void staysInPlaceWhileRowsComeAndGo();
    void choosesAsSoonAsTheRowIsThere();
    void keysTickAndOpen();
    void lettersJump();
    void searchNarrowsAndStepsOut();
    void serverSearchReports();
    void unknownIdentityCanBeLookedUp();
    void identityBesideOtherHitsCanBeLookedUp();
    void focusGoesOnToTheRows();
    void chipsNarrow();
    void listsKeepTheirPlace();
    void statesOfTheList();
    void failureKeepsRows();
    void retriesByItself();
    void exportEndIsSaid();
    void lookIsKept();
};

void PeoplePaneTest::headerSaysAgeAndCompleteness_data()
{
    QTest::addColumn<int>("completeness");
    QTest::addColumn<QString>("words");
    QTest::newRow("complete") << int(C::Complete) << u"Complete"_s;
    QTest::newRow("at least") << int(C::AtLeast) << u"At least 12 · the server stops at 100"_s;
    QTest::newRow("partly") << int(C::Partly) << u"12 of 24"_s;
    QTest::newRow("crawling") << int(C::Crawling) << u"Partial crawl, 12 so far"_s;
}

void PeoplePaneTest::headerSaysAgeAndCompleteness()
{
    QFETCH(int, completeness);
    QFETCH(QString, words);
    House house;
    QVERIFY(house.opened);
    house.fill(house.own, 12, C(completeness));
    Shown shown(house);
    shown.open(house.own);
    QTRY_VERIFY2(shown.header().startsWith(u"People · "_s + words + u" · as of "_s),
                 qPrintable(shown.header()));
    const auto *crawl = shown.pane.findChild<QPushButton *>(u"crawlButton"_s);
    QCOMPARE(crawl->isVisible(), C(completeness) != C::Complete);
}

void PeoplePaneTest::staysInPlaceWhileRowsComeAndGo()
{
    House house;
    house.fill(house.own, 400);
    Shown shown(house);
    shown.open(house.own);
    const QAbstractItemModelTester tester(&shown.model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.table.verticalScrollBar()->setValue(200 * 40 + 13);
    shown.load();
    shown.table.chooseRow(205);
    const QString current = shown.pane.current().handle;
    QVERIFY(!current.isEmpty());
    const quint32 id = shown.table.currentId();
    shown.model.setTicked(id, true);
    const int y = shown.table.visualRect(shown.table.currentIndex()).top();
    QSignalSpy chosen(&shown.pane, &PeoplePane::personChosen);
    QRandomGenerator random(7);
    for (int round = 0; round < 12; ++round) {
        QList<PersonFacts> some;
        for (int i = 0; i < 5; ++i)
            some.append(facts(u"new%1-%2.example.com"_s.arg(round).arg(i),
                              u"Person 0%1 new"_s.arg(random.bounded(400), 3, 10, QChar(u'0'))));
        house.people.take(house.own, some, QDateTime::currentDateTimeUtc(), true);
        const int rows = shown.model.rowCount();
        QTRY_COMPARE(shown.model.rowCount(), rows + 5);
        QCoreApplication::processEvents();
        QTRY_COMPARE(shown.table.visualRect(shown.table.currentIndex()).top(), y);
        QCOMPARE(shown.table.currentId(), id);
        QCOMPARE(shown.model.idAt(shown.table.currentIndex().row()), id);
        QVERIFY(shown.table.selectionModel()->isRowSelected(shown.table.currentIndex().row()));
    }
    QCOMPARE(shown.model.ticked(), QList<quint32>{id});
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(shown.pane.current().handle, current);
}

void PeoplePaneTest::choosesAsSoonAsTheRowIsThere()
{
    House house;
    house.fill(house.own, 400);
    Shown shown(house);
    QSignalSpy chosen(&shown.pane, &PeoplePane::personChosen);
    shown.pane.showList(house.own, {});
    QCOMPARE(shown.model.rowCount(), 0);
    const PersonRef wanted{house.own, u"person0390.example.com"_s};
    shown.pane.choose(wanted.handle);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<PersonRef>(), wanted);
    QCOMPARE(shown.pane.current(), wanted);
    // Once: another choice stands when the list comes anew.
    shown.table.chooseRow(3);
    QTRY_COMPARE(chosen.size(), 2);
    shown.open(house.own);
    QVERIFY(shown.pane.current() != wanted);
    QCOMPARE(chosen.size(), 2);
}

void PeoplePaneTest::keysTickAndOpen()
{
    House house;
    house.fill(house.own, 60);
    Shown shown(house);
    shown.open(house.own);
    QSignalSpy chosen(&shown.pane, &PeoplePane::personChosen);
    QSignalSpy wanted(&shown.pane, &PeoplePane::inspectorWanted);
    QSignalSpy escaped(&shown.pane, &PeoplePane::escaped);
    shown.pane.focusList();
    QTRY_COMPARE(chosen.size(), 1);
    keyTo(shown.table, Qt::Key_Down);
    QTRY_COMPARE(chosen.size(), 2);
    keyTo(shown.table, Qt::Key_Space);
    QCOMPARE(shown.model.tickedCount(), 1);
    keyTo(shown.table, Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
    keyTo(shown.table, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    keyTo(shown.table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.model.tickedCount(), 60);
    const auto *bar = shown.pane.findChild<BulkBar *>();
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->words(), u"60 of 60 ticked"_s);
    keyTo(shown.table, Qt::Key_F10, Qt::ShiftModifier);
    auto *menu = shown.pane.findChild<QMenu *>(u"personMenu"_s);
    QVERIFY(menu);
    QVERIFY(menu->isVisible());
    menu->close();
    keyTo(shown.table, Qt::Key_Escape);
    QCOMPARE(escaped.size(), 1);
    // Each cell is a sentence of its own.
    const QModelIndex cell = shown.table.currentIndex().siblingAtColumn(PeopleListModel::Status);
    QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(u','));
}

void PeoplePaneTest::lettersJump()
{
    House house;
    house.fill(house.own, 200);
    Shown shown(house);
    shown.open(house.own);
    shown.pane.focusList();
    QTest::keyClicks(&shown.table, u"zo"_s);
    QTRY_COMPARE(shown.pane.current().handle, u"person0010.example.com"_s); // Zoë
}

void PeoplePaneTest::searchNarrowsAndStepsOut()
{
    House house;
    house.fill(house.own, 60);
    Shown shown(house);
    shown.open(house.own);
    QSignalSpy escaped(&shown.pane, &PeoplePane::escaped);
    shown.pane.focusSearch();
    QTest::keyClicks(&shown.search, u"dang"_s);
    QTRY_COMPARE(shown.model.rowCount(), 1);
    QTRY_VERIFY2(shown.header().contains(u"1 shown"_s), qPrintable(shown.header()));
    keyTo(shown.search, Qt::Key_Down);
    QTRY_VERIFY(shown.table.hasFocus());
    keyTo(shown.table, Qt::Key_Escape);
    QTRY_COMPARE(shown.model.rowCount(), 60);
    QCOMPARE(escaped.size(), 0);
    keyTo(shown.table, Qt::Key_Escape);
    QCOMPARE(escaped.size(), 1);
}

void PeoplePaneTest::serverSearchReports()
{
    House house;
    house.fill(house.own, 20);
    Shown shown(house);
    shown.open(house.own);
    shown.search.setText(u"person"_s);
    keyTo(shown.search, Qt::Key_Return);
    QCOMPARE(house.port.searched, QStringList{u"person"_s});
    house.people.take(house.own, {facts(u"x.example.com"_s, u"Person X"_s)},
                      QDateTime::currentDateTimeUtc(), false);
    house.settle();
    Q_EMIT house.port.serverSearched(house.own, u"person"_s,
                                     {u"x.example.com"_s, u"person0013.example.com"_s}, {});
    const Strip *strip = shown.pane.findChild<Strip *>(u"serverStrip"_s);
    QTRY_COMPARE(strip->words(), u"From the server: 2 found, 1 new"_s);
    QVERIFY(strip->isVisible());
    ApiError error;
    error.kind = Outcome::TimedOut;
    keyTo(shown.search, Qt::Key_Return);
    Q_EMIT house.port.serverSearched(house.own, u"person"_s, {}, error);
    QVERIFY(strip->words().startsWith(u"The server did not search."_s));
}

void PeoplePaneTest::unknownIdentityCanBeLookedUp()
{
    House house;
    house.fill(house.own, 20);
    Shown shown(house);
    shown.open(house.own);
    QSignalSpy chosen(&shown.pane, &PeoplePane::personChosen);
    shown.search.setText(u"Stranger.Example.net"_s);
    QTRY_VERIFY(shown.page());
    QCOMPARE(shown.page()->words().name, u"emptyByFilter"_s);
    QVERIFY(shown.page()->words().hint.contains(u"20"_s));
    auto *second = shown.page()->findChild<QPushButton *>(u"stateSecond"_s);
    QVERIFY(second->text().contains(u"stranger.example.net"_s));
    QTest::mouseClick(second, Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<PersonRef>(),
             (PersonRef{house.own, u"stranger.example.net"_s}));
}

void PeoplePaneTest::identityBesideOtherHitsCanBeLookedUp()
{
    House house;
    house.fill(house.own, 20);
    house.people.take(house.own, {facts(u"bob.example.com.org"_s, u"Other Bob"_s)},
                      QDateTime::currentDateTimeUtc(), true);
    house.settle();
    Shown shown(house);
    shown.open(house.own);
    shown.search.setText(u"bob.example.com"_s);
    QTRY_VERIFY(shown.model.rowCount() > 0 && shown.model.rowCount() < 20);
    const auto *strip = shown.pane.findChild<Strip *>(u"lookUpStrip"_s);
    QTRY_VERIFY(strip->isVisible());
    QSignalSpy chosen(&shown.pane, &PeoplePane::personChosen);
    shown.pane.findChild<QPushButton *>(u"lookUpButton"_s)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<PersonRef>(),
             (PersonRef{house.own, u"bob.example.com"_s}));
    // Whoever is in the list needs no looking up.
    shown.search.setText(u"bob.example.com.org"_s);
    house.settle();
    QTRY_VERIFY(!strip->isVisible());
}

void PeoplePaneTest::focusGoesOnToTheRows()
{
    House house;
    Shown shown(house);
    shown.pane.activateWindow();
    shown.open(house.own);
    house.people.setListing(house.own, {C::Complete, QDateTime::currentDateTimeUtc(), 0});
    QTRY_VERIFY(shown.page());
    shown.pane.focusList();
    QVERIFY(shown.pane.focusWidget() != &shown.table);
    house.fill(house.own, 5);
    QTRY_COMPARE(shown.pane.focusWidget(), &shown.table);
    QTRY_VERIFY(!shown.pane.current().isNull());
}

void PeoplePaneTest::chipsNarrow()
{
    House house;
    house.fill(house.own, 40);
    Shown shown(house);
    shown.open(house.own);
    shown.pane.addFilterAction()->trigger();
    auto *menu = shown.pane.findChild<QMenu *>(u"addFilterMenu"_s);
    QVERIFY(menu);
    QAction *status = menu->actions().constFirst();
    QVERIFY(status->menu());
    QAction *muted = nullptr;
    for (QAction *action : status->menu()->actions())
        muted = action->data().toString() == u"muted"_s ? action : muted;
    QVERIFY(muted);
    muted->trigger();
    menu->close();
    QTRY_COMPARE(shown.model.rowCount(), 5);
    auto *chip = shown.pane.findChild<FilterChip *>();
    QVERIFY(chip);
    QCOMPARE(chip->accessibleName(), u"Filter: status is muted"_s);
    Q_EMIT chip->turnWanted();
    QTRY_COMPARE(shown.model.rowCount(), 35);
    const auto *bar = shown.pane.findChild<ChipBar *>();
    QCOMPARE(bar->filters().size(), 1);
    for (FilterChip *each : shown.pane.findChildren<FilterChip *>()) {
        if (!each->isVisible())
            continue;
        QCOMPARE(each->text(), u"status: any but muted"_s);
        each->setFocus();
        keyTo(*each, Qt::Key_Delete);
        break;
    }
    QTRY_COMPARE(shown.model.rowCount(), 40);
    QCOMPARE(shown.pane.focusWidget(), &shown.search);
}

void PeoplePaneTest::listsKeepTheirPlace()
{
    House house;
    house.fill(house.own, 200);
    house.fill(house.garden, 50);
    house.port.stands = {true, {u"leader"_s}, {}, u"alice.example.com"_s};
    Shown shown(house);
    shown.open(house.own);
    shown.search.setText(u"person 01"_s);
    QTRY_VERIFY(shown.model.rowCount() < 200);
    shown.load();
    shown.table.verticalScrollBar()->setValue(50 * 40);
    shown.load();
    shown.table.chooseRow(53);
    const PersonRef current = shown.pane.current();
    const int scroll = shown.table.verticalScrollBar()->value();
    shown.open(house.garden);
    QTRY_COMPARE(shown.model.rowCount(), 50);
    QVERIFY(shown.search.text().isEmpty());
    QTRY_COMPARE(shown.table.verticalScrollBar()->value(), 0);
    QSignalSpy chosen(&shown.pane, &PeoplePane::personChosen);
    shown.open(house.own);
    QCOMPARE(shown.search.text(), u"person 01"_s);
    QTRY_COMPARE(shown.table.verticalScrollBar()->value(), scroll);
    QTRY_COMPARE(shown.pane.current(), current);
    QCOMPARE(chosen.size(), 0);
}

void PeoplePaneTest::statesOfTheList()
{
    House house;
    Shown shown(house);
    QSignalSpy announced(&shown.pane, &PeoplePane::announced);
    shown.open(house.own);
    QTRY_COMPARE(house.port.refreshed.size(), 1); // never read: asked for
    auto *skeleton = shown.pane.findChild<SkeletonPage *>();
    QTRY_VERIFY(skeleton->isVisible());
    QTRY_VERIFY(!announced.isEmpty());
    QCOMPARE(announced.first().first().toString(), u"Loading people…"_s);

    house.setReach(Reach::Offline);
    QTRY_VERIFY(shown.page());
    QCOMPARE(shown.page()->words().name, u"notCached"_s);
    house.setReach(Reach::Online);
    house.people.setListing(house.own, {C::Complete, QDateTime::currentDateTimeUtc(), 0});
    QTRY_VERIFY(shown.page() && shown.page()->words().name == u"emptyPeople"_s);

    house.fill(house.own, 10, C::Complete, QDateTime::currentDateTimeUtc().addDays(-3));
    QTRY_VERIFY(shown.table.isVisible());
    QCOMPARE(shown.model.rowCount(), 10);
    house.setReach(Reach::Offline);
    QTRY_VERIFY2(shown.stateWords().startsWith(u"Offline. Shown as of "_s),
                 qPrintable(shown.stateWords()));
    house.setReach(Reach::SignInNeeded);
    QTRY_VERIFY(shown.stateWords().startsWith(u"The sign-in has run out."_s));
    QSignalSpy signIn(&shown.pane, &PeoplePane::signInWanted);
    shown.pane.findChild<QPushButton *>(u"stripSignIn"_s)->click();
    QCOMPARE(signIn.size(), 1);
    house.setReach(Reach::Online);
    QTRY_VERIFY(shown.stateWords().isEmpty());
}

void PeoplePaneTest::failureKeepsRows()
{
    House house;
    house.fill(house.own, 10);
    Shown shown(house);
    shown.open(house.own);
    ApiError error;
    error.kind = Outcome::ServerError;
    error.httpStatus = 503;
    error.requestId = u"req-17"_s;
    error.retryAfterSeconds = 12;
    Q_EMIT house.port.refreshFailed(house.own, error);
    QTRY_VERIFY(shown.stateWords().contains(u"503"_s));
    QVERIFY(shown.stateWords().contains(u"req-17"_s));
    QVERIFY(shown.stateWords().contains(u"Retry in 1"_s));
    QVERIFY(shown.table.isVisible());
    house.port.refreshed.clear();
    shown.pane.findChild<QPushButton *>(u"stripTryNow"_s)->click();
    QCOMPARE(house.port.refreshed, QList<PeopleScope>{house.own});
    Q_EMIT house.port.refreshing(house.own, true);
    QTRY_VERIFY(shown.stateWords().isEmpty());
    auto *refresh = shown.pane.findChild<QToolButton *>(u"refreshButton"_s);
    QTRY_COMPARE(refresh->accessibleName(), u"Stop refreshing"_s);
    refresh->click();
    QCOMPARE(house.port.cancelled, QList<PeopleScope>{house.own});
}

void PeoplePaneTest::lookIsKept()
{
    House house;
    house.fill(house.own, 30);
    QVariantMap look;
    {
        Shown shown(house);
        shown.open(house.own);
        shown.pane.compactAction()->setChecked(true);
        shown.table.horizontalHeader()->setSortIndicator(PeopleListModel::Status,
                                                         Qt::DescendingOrder);
        house.settle();
        look = shown.pane.saveLook();
    }
    Shown shown(house);
    shown.pane.restoreLook(look);
    shown.open(house.own);
    QVERIFY(shown.pane.compactAction()->isChecked());
    QCOMPARE(shown.model.query().sort, PeopleColumn::Status);
    QVERIFY(shown.model.query().descending);
    QCOMPARE(shown.table.rowHeight(0), 30);
}

void PeoplePaneTest::retriesByItself()
{
    House house;
    house.fill(house.own, 10);
    Shown shown(house);
    shown.open(house.own);
    house.port.refreshed.clear();
    ApiError error;
    error.kind = Outcome::ServerError;
    error.httpStatus = 503;
    error.retryAfterSeconds = 1;
    Q_EMIT house.port.refreshFailed(house.own, error);
    QTRY_VERIFY(!shown.stateWords().isEmpty());
    QCOMPARE(house.port.refreshed.size(), 0);
    QTRY_COMPARE(house.port.refreshed, QList<PeopleScope>{house.own});
}

void PeoplePaneTest::exportEndIsSaid()
{
    House house;
    house.fill(house.own, 10);
    Shown shown(house);
    shown.open(house.own);
    const auto write = [&](const QString &path) {
        shown.pane.exportAction()->trigger();
        auto *dialog = shown.pane.findChild<QFileDialog *>(u"exportDialog"_s);
        Q_EMIT dialog->fileSelected(path);
        dialog->reject();
        delete dialog;
    };
    const auto *strip = shown.pane.findChild<Strip *>(u"noticeStrip"_s);
    write(house.folder.filePath(u"people.csv"_s));
    QTRY_VERIFY(strip->words().startsWith(u"10 people written into "_s));
    QVERIFY(strip->words().contains(u"people.csv"_s));
    write(house.folder.filePath(u"no/such/folder.csv"_s));
    QTRY_VERIFY(strip->words().startsWith(u"The file could not be written: "_s));
}

QTEST_MAIN(PeoplePaneTest)
#include "peoplepane_test.moc"
