// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "tests/ui/people/shownpane.h"
#include "ui/people/bulksending.h"
#include "ui/people/plandialog.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using namespace personae;
using namespace personae::testpeople;

namespace {

QAction *verbOf(const PeoplePane &pane, const QString &name)
{
    const QList<QAction *> verbs = pane.memberVerbs();
    for (QAction *action : verbs) {
        if (action->objectName() == name)
            return action;
    }
    return nullptr;
}

QAction *statusVerb(const PeoplePane &pane, const QString &word)
{
    const QAction *menu = verbOf(pane, u"statusMenuAction"_s);
    const QList<QAction *> actions = menu ? menu->menu()->actions() : QList<QAction *>();
    for (QAction *each : actions) {
        if (each->data().toString() == word)
            return each;
    }
    return nullptr;
}

/// Nothing more can be kept.
void breakOutbox(House &house)
{
    house.outboxThread.post(
        [](Database &database) { return database.execute(u"DROP TABLE entries"_s); });
    house.settle();
}

} // namespace

/// What is done about the ticked and the chosen.
class PeopleActingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void communityNotEntered();
    void planSubmitsOneCommandPerPerson();
    void planThatCannotBeKeptIsSaid();
    void manyGoPieceByPiece();
    void moreThanCanBeDoneAtOnce();
    void singleVerbGoesStraightOut();
    void singleVerbThatCannotBeKeptIsSaid();
    void verbsTellWhomTheyAreAbout();
    void shiftTicksARange();
    void tickAllMatching();
};

void PeopleActingTest::planSubmitsOneCommandPerPerson()
{
    House house;
    house.fill(house.garden, 8);
    house.port.stands = {true, {u"leader"_s}, {}, u"alice.example.com"_s};
    Shown shown(house);
    shown.open(house.garden);
    for (int row = 0; row < 8; ++row)
        shown.model.setTicked(shown.model.idAt(row), true);
    house.settle();
    QAction *suspend = statusVerb(shown.pane, u"suspended"_s);
    QVERIFY(suspend);
    QTRY_VERIFY2(suspend->isEnabled(), qPrintable(suspend->toolTip()));
    suspend->trigger();
    auto *dialog = shown.pane.findChild<PlanDialog *>(u"planDialog"_s);
    QVERIFY(dialog);
    auto *apply = dialog->findChild<QPushButton *>(u"planApply"_s);
    QTRY_VERIFY(apply->isEnabled());
    QVERIFY(!apply->isDefault()); // it shuts people out
    QCOMPARE(dialog->findChild<QLabel *>(u"planSentence"_s)->text(),
             u"Set the status of 8 people to suspended."_s);
    QCOMPARE(dialog->findChild<QLabel *>(u"planNumbers"_s)->text(),
             u"7 will change · 1 already so"_s);
    dialog->findChild<QLineEdit *>(u"planReason"_s)->setText(u"spam"_s);
    apply->click();
    house.settle();
    QTRY_COMPARE(house.outbox.entries().size(), 7);
    for (const OutboxEntry &entry : house.outbox.entries()) {
        const auto *command = std::get_if<MemberCommand>(&entry.command);
        QVERIFY(command);
        QCOMPARE(command->node, house.garden.node);
        QCOMPARE(command->status, std::optional(u"suspended"_s));
        QVERIFY(!command->role);
        QCOMPARE(command->reason, u"spam"_s);
    }
    QTRY_COMPARE(shown.model.tickedCount(), 0);
}

void PeopleActingTest::singleVerbGoesStraightOut()
{
    House house;
    house.people.take(house.own, {facts(u"bob.example.com"_s, u"Bob"_s)},
                      QDateTime::currentDateTimeUtc(), true);
    house.settle();
    Shown shown(house);
    shown.open(house.own);
    shown.pane.focusList();
    house.settle();
    QTRY_COMPARE(shown.pane.current().handle, u"bob.example.com"_s);
    const auto verb = [&](const QString &name) { return verbOf(shown.pane, name); };
    QTRY_VERIFY(verb(u"listVerbFollow"_s)->isEnabled());
    QVERIFY(!verb(u"listVerbUnfollow"_s)->isEnabled());
    QCOMPARE(verb(u"listVerbUnfollow"_s)->toolTip(), u"Already so."_s);
    verb(u"listVerbFollow"_s)->trigger();
    QTRY_COMPARE(house.outbox.entries().size(), 1);
    const auto command = std::get<RelationCommand>(house.outbox.entries().first().command);
    QCOMPARE(command.verb, RelationVerb::Follow);
    QCOMPARE(command.handle, u"bob.example.com"_s);
    QCOMPARE(command.before, u"none"_s);
    QTRY_VERIFY(!verb(u"listVerbFollow"_s)->isEnabled());
}

void PeopleActingTest::tickAllMatching()
{
    House house;
    house.fill(house.own, 1200);
    Shown shown(house);
    shown.open(house.own);
    shown.pane.focusList();
    keyTo(shown.table, Qt::Key_A, Qt::ControlModifier);
    const int loaded = shown.model.tickedCount();
    QVERIFY(loaded > 10);
    if (loaded == 1200)
        QSKIP("everything was loaded");
    auto *all = shown.pane.findChild<QPushButton *>(u"tickAllButton"_s);
    QTRY_VERIFY(all->isVisible());
    QVERIFY(all->text().contains(QLocale().toString(1200)));
    all->click();
    QCOMPARE(shown.model.tickedCount(), 1200);
}

void PeopleActingTest::communityNotEntered()
{
    House house;
    house.fill(house.garden, 10);
    house.port.stands.error.kind = Outcome::Forbidden;
    Shown shown(house);
    shown.open(house.garden);
    QCOMPARE(house.port.entered, QList<PeopleScope>{house.garden});
    QTRY_VERIFY(shown.stateWords().startsWith(u"You cannot act in this community now."_s));
    QVERIFY(shown.table.isVisible());
    shown.pane.focusList();
    house.settle();
    const auto verbs = shown.pane.memberVerbs();
    for (QAction *verb : verbs) {
        if (verb->objectName() == u"roleMenuAction"_s) {
            QVERIFY(!verb->isEnabled());
            QVERIFY(!verb->toolTip().isEmpty());
        }
    }
    QTRY_VERIFY2(shown.header().startsWith(u"Members of "_s), qPrintable(shown.header()));
}

void PeopleActingTest::planThatCannotBeKeptIsSaid()
{
    House house;
    house.fill(house.garden, 8);
    house.port.stands = {true, {u"leader"_s}, {}, u"alice.example.com"_s};
    Shown shown(house);
    shown.open(house.garden);
    shown.model.setTicked(0, 7, true);
    house.settle();
    QAction *suspend = statusVerb(shown.pane, u"suspended"_s);
    QVERIFY(suspend);
    QTRY_VERIFY(suspend->isEnabled());
    suspend->trigger();
    auto *dialog = shown.pane.findChild<PlanDialog *>();
    QVERIFY(dialog);
    auto *apply = dialog->findChild<QPushButton *>(u"planApply"_s);
    QTRY_VERIFY(apply->isEnabled());
    breakOutbox(house);
    QSignalSpy applied(dialog, &PlanDialog::applied);
    apply->click();
    const auto *strip = dialog->findChild<Strip *>(u"planStrip"_s);
    QTRY_VERIFY(!strip->words().isEmpty());
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(apply->isEnabled()); // once more
    QCOMPARE(applied.size(), 0);
    QCOMPARE(shown.model.tickedCount(), 8);
    dialog->reject();
    QVERIFY(!dialog->isVisible());
    QCOMPARE(shown.model.tickedCount(), 8);
}

void PeopleActingTest::manyGoPieceByPiece()
{
    House house;
    const int many = 3 * BulkSending::pieceSize + 7;
    QList<Command> commands;
    for (int i = 0; i < many; ++i) {
        RelationCommand follow;
        follow.handle = u"p%1.example.com"_s.arg(i);
        follow.before = u"none"_s;
        commands.append(follow);
    }
    BulkSending sending(house.outbox);
    QSignalSpy advanced(&sending, &BulkSending::advanced);
    QSignalSpy finished(&sending, &BulkSending::finished);
    sending.start(house.account, commands);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(advanced.size(), 4);
    QCOMPARE(house.outbox.entries().size(), many);
    // The same again joins what waits, and taking it back cancels.
    sending.start(house.account, commands);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(house.outbox.entries().size(), many);
    std::get<RelationCommand>(commands.first()).verb = RelationVerb::Unfollow;
    sending.start(house.account, {commands.first()});
    QTRY_COMPARE(finished.size(), 3);
    QCOMPARE(house.outbox.entries().size(), many);
    QCOMPARE(house.outbox.entries().first().state, OutboxState::Cancelled);
    // Stopped after the first piece.
    for (Command &command : commands)
        std::get<RelationCommand>(command).handle.prepend(u'x');
    QSignalSpy stopped(&sending, &BulkSending::stopped);
    connect(&sending, &BulkSending::advanced, &sending, &BulkSending::stop);
    sending.start(house.account, commands);
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(sending.kept(), BulkSending::pieceSize);
    QCOMPARE(house.outbox.entries().size(), many + BulkSending::pieceSize);
}

void PeopleActingTest::moreThanCanBeDoneAtOnce()
{
    House house;
    peopleplan::Wish follow;
    peopleplan::Ground ground;
    ground.scope = house.own;
    PlanDialog dialog(house.people, house.outbox, theme(), follow, ground, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.start(std::vector<quint32>(PlanDialog::mostAtOnce + 1, 1));
    house.settle();
    QVERIFY(!dialog.findChild<QPushButton *>(u"planApply"_s)->isEnabled());
    QVERIFY(dialog.findChild<QLabel *>(u"planNumbers"_s)
                ->text()
                .contains(QLocale().toString(PlanDialog::mostAtOnce)));
}

void PeopleActingTest::singleVerbThatCannotBeKeptIsSaid()
{
    House house;
    house.fill(house.own, 1);
    Shown shown(house);
    shown.open(house.own);
    shown.pane.focusList();
    QAction *mute = nullptr;
    for (QAction *each : verbOf(shown.pane, u"statusMenuAction"_s)->menu()->actions())
        mute = each->objectName() == u"listVerbMute"_s ? each : mute;
    QVERIFY(mute);
    QTRY_VERIFY(mute->isEnabled());
    breakOutbox(house);
    QSignalSpy announced(&shown.pane, &PeoplePane::announced);
    mute->trigger();
    const auto *strip = shown.pane.findChild<Strip *>(u"noticeStrip"_s);
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(strip->words().startsWith(u"It could not be put into the outbox."_s));
    QCOMPARE(announced.size(), 0); // it was not done
    shown.pane.findChild<QPushButton *>(u"noticeClose"_s)->click();
    QVERIFY(!strip->isVisible());
}

void PeopleActingTest::verbsTellWhomTheyAreAbout()
{
    House house;
    house.fill(house.own, 5);
    Shown shown(house);
    shown.open(house.own);
    const QAction *follow = verbOf(shown.pane, u"listVerbFollow"_s);
    QVERIFY(follow);
    QVERIFY(!follow->isEnabled());
    QCOMPARE(follow->text(), u"Follow"_s);
    shown.pane.focusList();
    QTRY_COMPARE(follow->text(), u"Follow (chosen row)"_s);
    shown.model.setTicked(0, 2, true);
    QTRY_COMPARE(follow->text(), u"Follow (3 ticked)"_s);
}

void PeopleActingTest::shiftTicksARange()
{
    House house;
    house.fill(house.own, 60);
    Shown shown(house);
    shown.open(house.own);
    const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
        const QRect cell = shown.table.visualRect(shown.model.index(row, PeopleListModel::Tick));
        QTest::mouseClick(shown.table.viewport(), Qt::LeftButton, modifiers, cell.center());
    };
    QSignalSpy ticks(&shown.model, &PeopleListModel::ticksChanged);
    click(2, {});
    click(7, Qt::ShiftModifier);
    QCOMPARE(shown.model.tickedCount(), 6);
    QCOMPARE(ticks.size(), 2);
    // After other rows came, the range still begins with the same person.
    const quint32 seventh = shown.model.idAt(7);
    house.people.take(house.own, {facts(u"aaa.example.com"_s, u"!Aaa"_s)},
                      QDateTime::currentDateTimeUtc(), true);
    QTRY_COMPARE(shown.model.rowCount(), 61);
    shown.load();
    QCOMPARE(shown.model.rowOf(seventh), 8);
    click(9, Qt::ShiftModifier);
    QCOMPARE(shown.model.tickedCount(), 7);
    // Another search: nothing to begin with.
    shown.search.setText(u"person"_s);
    QTRY_VERIFY(!shown.model.isLoading() && shown.model.isWhole());
    shown.load();
    shown.model.clearTicks();
    click(4, Qt::ShiftModifier);
    QCOMPARE(shown.model.tickedCount(), 1);
}

QTEST_MAIN(PeopleActingTest)
#include "peopleacting_test.moc"
