// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/peoplelistmodel.h"
#include "models/lists/requestlistmodel.h"
#include "tests/ui/people/peoplehouse.h"
#include "ui/people/crawlstrip.h"
#include "ui/people/csvexport.h"
#include "ui/people/peopleplan.h"
#include "ui/people/peoplewords.h"
#include "ui/people/requestlist.h"
#include "ui/people/requestpane.h"
#include "ui/people/strip.h"

#include <QSignalSpy>
#include <QTest>

using namespace personae;
using namespace personae::testpeople;

class PeoplePartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvCells_data();
    void csvCells();
    void exportWritesEverybody();
    void verdicts();
    void crawlTellsTheTruth();
    void requestsAreDecided();
    void refusedDecisionIsOpenAgain();
    void nobodyIsSaidOnlyOfWhatWasRead();
    void requestsTellHowTheyAreLearnedOf();
};

void PeoplePartsTest::csvCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << u"Bob"_s << u"Bob"_s;
    QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("plus") << u"+49"_s << u"'+49"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@alice"_s << u"'@alice"_s;
    QTest::newRow("tab") << u"\tx"_s << u"'\tx"_s;
    QTest::newRow("return") << u"\rx"_s << u"\"'\rx\""_s;
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("lines") << u"a\nb"_s << u"\"a\nb\""_s;
    QTest::newRow("empty") << QString() << QString();
}

void PeoplePartsTest::csvCells()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(csv::cell(text), cell);
}

void PeoplePartsTest::exportWritesEverybody()
{
    House house;
    QVERIFY(house.opened);
    house.fill(house.own, 1300);
    PeopleListModel model(house.people, nullptr);
    PeopleQuery query;
    query.scope = house.own;
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 1300);
    std::vector<quint32> ids;
    for (int row = 0; row < 1300; ++row)
        ids.push_back(model.idAt(row));
    auto *writer =
        new CsvExport(house.people, house.wording, {PeopleListModel::Handle, PeopleListModel::Name},
                      u"Service"_s, false, this);
    QSignalSpy done(writer, &CsvExport::done);
    const QString path = house.folder.filePath(u"people.csv"_s);
    writer->start(path, {u"handle"_s, u"name"_s}, ids);
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(done.first().first().toBool());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 1302); // the titles, and nothing after the last line end
    QCOMPARE(lines.first(), u"handle,name"_s);
    QVERIFY(lines.contains(u"person0000.example.com,Bob Stone"_s));
}

void PeoplePartsTest::verdicts()
{
    using namespace peopleplan;
    Ground ground;
    ground.scope = {{u"a"_s}, u"garden.example.com"_s};
    ground.me = u"alice.example.com"_s;
    ground.mine = {u"moderator"_s};
    ground.rules = service().members;
    Person bob;
    bob.id = 1;
    bob.handle = u"bob.example.com"_s;
    bob.roles = {u"follower"_s};
    Wish role;
    role.kind = Wish::Kind::Role;
    role.word = u"contributor"_s;
    QCOMPARE(judge(role, bob, ground).verdict, Verdict::WillChange);
    QCOMPARE(std::get<MemberCommand>(judge(role, bob, ground).command).roleBefore, u"follower"_s);
    role.word = u"follower"_s;
    QCOMPARE(judge(role, bob, ground).verdict, Verdict::AlreadySo);
    role.word = u"leader"_s;
    QCOMPARE(judge(role, bob, ground).verdict, Verdict::NotAllowed);
    QVERIFY(!judge(role, bob, ground).reason.isEmpty());
    Wish status;
    status.kind = Wish::Kind::Status;
    status.word = u"suspended"_s;
    QCOMPARE(judge(status, bob, ground).verdict, Verdict::NotAllowed); // only leaders
    Person me = bob;
    me.handle = ground.me;
    QCOMPARE(judge(role, me, ground).verdict, Verdict::NotAllowed);
    Person gone = bob;
    gone.goneAt = QDateTime::currentDateTimeUtc();
    Wish follow;
    QCOMPARE(judge(follow, gone, ground).verdict, Verdict::NotAllowed);
    Wish unblock;
    unblock.verb = RelationVerb::Unblock;
    ground.scope.node.clear();
    bob.status = u"muted"_s;
    QCOMPARE(judge(unblock, bob, ground).verdict, Verdict::AlreadySo);
    // As the inspector says: into a row that holds a name only nothing is written.
    Person stub = bob;
    stub.unsynced = true;
    stub.status.clear();
    Wish mute;
    mute.verb = RelationVerb::Mute;
    QCOMPARE(judge(mute, stub, ground).verdict, Verdict::NotAllowed);
    Person club = bob;
    club.kind = PersonKind::Community;
    QCOMPARE(judge(follow, club, ground).verdict, Verdict::WillChange);
    ground.sharesHost = true; // there it is no identity
    QCOMPARE(judge(follow, club, ground).verdict, Verdict::NotAllowed);
    ground.sharesHost = false;
    QVERIFY(!judge(mute, stub, ground).reason.isEmpty());
    QCOMPARE(judge(follow, stub, ground).verdict, Verdict::WillChange);
    Wish hide;
    hide.verb = RelationVerb::HideFromHome;
    QCOMPARE(judge(hide, bob, ground).verdict, Verdict::NotAllowed);
    Person garden = bob;
    garden.kind = PersonKind::Community;
    QCOMPARE(judge(hide, garden, ground).verdict, Verdict::WillChange);
    garden.status = u"blocked"_s;
    QCOMPARE(judge(mute, garden, ground).verdict, Verdict::NotAllowed); // it would let them in
    QVERIFY(isDestructive(status));
    QVERIFY(!isDestructive(follow));
    QVERIFY(!needsPlan(follow));
}

void PeoplePartsTest::crawlTellsTheTruth()
{
    CrawlStrip strip(theme());
    CrawlProgress progress;
    strip.setProgress(progress, u"Service"_s);
    QVERIFY(strip.isHidden());
    progress.state = CrawlProgress::State::Running;
    progress.found = 230;
    progress.total = 730;
    strip.setProgress(progress, u"Service"_s);
    QCOMPARE(strip.words(), u"Collecting everybody: 230 of 730"_s);
    QVERIFY(!strip.isHidden());
    QSignalSpy pause(&strip, &CrawlStrip::pauseWanted);
    strip.findChild<QPushButton *>(u"crawlPause"_s)->click();
    QCOMPARE(pause.size(), 1);
    progress.state = CrawlProgress::State::Finished;
    progress.found = 728;
    progress.missing = 2;
    progress.withoutRelation = 5;
    strip.setProgress(progress, u"Service"_s);
    QCOMPARE(strip.words(),
             u"Collected 728 of 730. The server counted 2 more than it gave. Of 5 the "
             "relationship could not be read."_s);
    strip.findChild<QPushButton *>(u"crawlClose"_s)->click();
    QVERIFY(strip.isHidden());
    strip.setProgress(progress, u"Service"_s);
    QVERIFY(strip.isHidden());
}

void PeoplePartsTest::requestsAreDecided()
{
    House house;
    RequestListModel model(house.people, house.outbox);
    RequestPane pane(house.parts(), model);
    pane.resize(520, 400);
    pane.show();
    pane.showAccount(house.account);
    QCOMPARE(house.port.requestsAsked, QList<AccountId>{house.account});
    QTRY_VERIFY(pane.findChild<QWidget *>(u"requestsEmpty"_s)->isVisible());
    IncomingRequest bob;
    bob.actionId = u"a1"_s;
    bob.from = u"bob.example.com"_s;
    bob.name = u"Bob <b>Stone</b>"_s;
    bob.text = u"We met at the dahlia show; may I follow what you grow?"_s;
    bob.createdAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
    IncomingRequest cat = bob;
    cat.actionId = u"a2"_s;
    cat.from = u"cat.example.com"_s;
    cat.name = u"Cat"_s;
    cat.createdAt = bob.createdAt.addSecs(-60);
    house.people.setRequests(house.own, {bob, cat}, QDateTime::currentDateTimeUtc());
    QTRY_COMPARE(model.rowCount(), 2);
    QSignalSpy chosen(&pane, &RequestPane::personChosen);
    pane.focusList();
    QTRY_COMPARE(chosen.size(), 1);
    auto *list = pane.findChild<RequestList *>(u"requestTable"_s);
    const QString folder = qEnvironmentVariable("PERSONAE_PICTURES");
    QTest::keyClick(list, Qt::Key_A);
    QTRY_COMPARE(house.outbox.entries().size(), 1);
    const auto command = std::get<RelationCommand>(house.outbox.entries().first().command);
    QCOMPARE(command.verb, RelationVerb::AcceptRequest);
    QCOMPARE(command.actionId, u"a1"_s);
    QCOMPARE(command.handle, u"bob.example.com"_s);
    QTRY_COMPARE(model.openCount(), 1);
    QCOMPARE(model.rowCount(), 2); // it stays until the node has confirmed
    if (!folder.isEmpty())
        pane.grab().save(folder + u"/requests.png"_s);
    QTest::keyClick(list, Qt::Key_Down);
    auto *reject = pane.findChild<QPushButton *>(u"rejectButton"_s);
    QTRY_VERIFY(reject->isEnabled());
    reject->click();
    QTRY_COMPARE(house.outbox.entries().size(), 2);
}

void PeoplePartsTest::refusedDecisionIsOpenAgain()
{
    House house;
    RequestListModel model(house.people, house.outbox);
    RequestPane pane(house.parts(), model);
    pane.resize(520, 400);
    pane.show();
    pane.showAccount(house.account);
    auto *accept = pane.findChild<QPushButton *>(u"acceptButton"_s);
    QVERIFY(!accept->isEnabled());
    QVERIFY(!accept->toolTip().isEmpty()); // why not
    IncomingRequest bob;
    bob.actionId = u"a1"_s;
    bob.from = u"bob.example.com"_s;
    house.people.setRequests(house.own, {bob}, QDateTime::currentDateTimeUtc());
    QTRY_COMPARE(model.rowCount(), 1);
    pane.focusList();
    QTRY_VERIFY(accept->isEnabled());
    accept->click();
    QTRY_COMPARE(house.outbox.entries().size(), 1);
    QTRY_VERIFY(!accept->isEnabled());
    QVERIFY(!accept->accessibleDescription().isEmpty());
    OutboxEntry entry = house.outbox.entries().first();
    entry.state = OutboxState::Refused;
    house.outbox.update(entry);
    QTRY_VERIFY(accept->isEnabled());
    accept->click();
    QTRY_COMPARE(house.outbox.entries().size(), 2);
}

void PeoplePartsTest::nobodyIsSaidOnlyOfWhatWasRead()
{
    House house;
    RequestListModel model(house.people, house.outbox);
    RequestPane pane(house.parts(), model);
    pane.show();
    pane.showAccount(house.account);
    const auto words = [&] {
        return pane.findChild<QWidget *>(u"requestsEmpty"_s)->findChild<QLabel *>()->text();
    };
    const auto *strip = pane.findChild<Strip *>(u"requestsStrip"_s);
    QCOMPARE(words(), u"Asking for requests…"_s);
    house.setReach(Reach::Offline);
    QTRY_VERIFY(words().startsWith(u"Not saved"_s));
    QVERIFY(strip->words().startsWith(u"Offline"_s));
    house.setReach(Reach::SignInNeeded);
    QTRY_VERIFY(words().startsWith(u"Not known"_s));
    house.setReach(Reach::Online);
    ApiError error;
    error.kind = Outcome::ServerError;
    Q_EMIT house.port.requestsFailed(house.account, error);
    QTRY_VERIFY(words().startsWith(u"Not known"_s));
    QVERIFY(!strip->words().isEmpty());
    house.port.requestsAsked.clear();
    pane.findChild<QPushButton *>(u"requestsTryNow"_s)->click();
    QCOMPARE(house.port.requestsAsked, QList<AccountId>{house.account});
    house.people.setRequests(house.own, {}, QDateTime::currentDateTimeUtc().addSecs(1));
    QTRY_VERIFY(words().startsWith(u"Nobody waits"_s));
    QVERIFY(strip->words().isEmpty());
    house.setReach(Reach::Offline);
    QTRY_VERIFY(words().startsWith(u"As of "_s));
}

void PeoplePartsTest::requestsTellHowTheyAreLearnedOf()
{
    House house;
    house.port.live = true;
    RequestListModel model(house.people, house.outbox);
    RequestPane pane(house.parts(), model);
    pane.showAccount(house.account);
    const auto *label = pane.findChild<QWidget *>(u"listHeaderLabel"_s);
    QVERIFY2(label->accessibleName().contains(u"live"_s), qPrintable(label->accessibleName()));
    Q_EMIT house.port.liveChanged(house.account, false);
    QVERIFY(!label->accessibleName().contains(u"live"_s));
}

QTEST_MAIN(PeoplePartsTest)
#include "peopleparts_test.moc"
