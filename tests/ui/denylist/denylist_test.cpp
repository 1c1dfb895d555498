// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "tests/ui/service/servicehouse.h"
#include "ui/denylist/confusables.h"
#include "ui/denylist/denyfiles.h"
#include "ui/denylist/denylistpage.h"
#include "ui/denylist/denymodels.h"
#include "ui/denylist/denysenddialog.h"
#include "ui/denylist/denystaging.h"
#include "ui/denylist/handledanswers.h"
#include "ui/people/strip.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace personae;
using namespace personae::testservice;
using denystaging::Problem;
using denystaging::StagedName;
using Kind = denystaging::StagedName::Kind;

/// What is staged for a list of forbidden usernames, how it is sent, and what comes back.
class DenylistTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme().choose(Theme::Choice::Light); }

    void storedFormComesBack();
    void problemsOfReplacements();
    void proposalsFollowTheRules();
    void namesInUseComeBackAsExchanges();
    void lookAlikes_data();
    void lookAlikes();
    void filesAreReadAndWritten();
    void modelsFollowRowByRow();

    void stagedByKeyboardAndKept();
    void changesAreTypedAndSubmitted();
    void replaceWantsTheCount();
    void emptyListIsConfirmed();
    void answersComeBackIntoStaged();
    void eachAnswerIsTakenInOnce();
    void answersCountInAnyOrder();
    void whatIsOnItsWayIsLeftOut();
    void batchGoesOutOnce();
    void narrowShowsOneColumn();
    void narrowKeepsTheFocus();
    void anotherWayIsAsked();
    void headerWordsAreFixed();

private:
    struct World
    {
        World()
        {
            opened = house.opened && outboxThread.open().ok();
            house.service.info.id = u"example"_s;
            house.service.info.denylist.offered = true;
            house.service.info.denylist.patternLimit = u"name.pattern"_s;
            page.resize(1100, 640);
            page.show();
            page.showAccount(house.id);
            settle();
        }
        void settle()
        {
            house.settle();
            outboxThread.drain();
            QCoreApplication::processEvents();
            outboxThread.drain();
            QCoreApplication::processEvents();
        }
        template <typename T> [[nodiscard]] T *find(const QString &name)
        {
            return page.findChild<T *>(name);
        }
        void addName(const QString &name)
        {
            auto *edit = find<QLineEdit>(u"denyNameEdit"_s);
            QTest::keyClicks(edit, name);
            QTest::keyClick(edit, Qt::Key_Return);
            settle();
        }
        [[nodiscard]] int staged()
        {
            return find<QTableView>(u"denyStagedTable"_s)->model()->rowCount();
        }
        void listed(const QStringList &names)
        {
            DenylistCommand command{DenylistVerb::Replace, {}, u"house rule"_s};
            for (const QString &name : names)
                command.names.append({name, {}});
            denylists.take(house.id, command, names, {}, true);
            settle();
        }

        House house;
        QTemporaryDir folder;
        DatabaseThread outboxThread{DatabaseSpec::outbox(folder.filePath(u"outbox.sqlite"_s))};
        BlobStore blobs{folder.filePath(u"blobs"_s)};
        Outbox outbox{outboxThread, blobs};
        DenylistStore denylists{outboxThread};
        DenylistPage page{{denylists, outbox, house.service, house.accounts, theme()}};
        bool opened = false;
    };
};

void DenylistTest::storedFormComesBack()
{
    const QList<StagedName> staged{{Kind::Add, u"root"_s, {}},
                                   {Kind::Remove, u"old"_s, {}},
                                   {Kind::Exchange, u"ada"_s, u"ada_1"_s}};
    QCOMPARE(denystaging::stored(staged), (QStringList{u"+root"_s, u"-old"_s, u"=ada\tada_1"_s}));
    QCOMPARE(denystaging::parse(denystaging::stored(staged)), staged);
    QVERIFY(denystaging::parse({u""_s, u"?x"_s, u"+"_s}).isEmpty());
    QCOMPARE(denystaging::cleanName(u"  \u200Broot\uFEFF "_s), u"root"_s);
}

void DenylistTest::problemsOfReplacements()
{
    const QSet<QString> listed{u"root"_s};
    const auto judge = [&listed](const QList<StagedName> &staged, const QString &pattern = {}) {
        return denystaging::judge(staged, listed, pattern);
    };
    QCOMPARE(judge({{Kind::Exchange, u"a"_s, {}}}).first(), Problem::NoReplacement);
    QCOMPARE(judge({{Kind::Exchange, u"a"_s, u"a"_s}}).first(), Problem::SameAsName);
    QCOMPARE(judge({{Kind::Exchange, u"a"_s, u"x"_s}, {Kind::Exchange, u"b"_s, u"x"_s}}).last(),
             Problem::ReplacementTwice);
    QCOMPARE(judge({{Kind::Exchange, u"a"_s, u"b"_s}, {Kind::Add, u"b"_s, {}}}).first(),
             Problem::ReplacementDenied);
    QCOMPARE(judge({{Kind::Exchange, u"a"_s, u"root"_s}}).first(), Problem::ReplacementDenied);
    QCOMPARE(judge({{Kind::Add, u"root"_s, {}}}).first(), Problem::AlreadyListed);
    QCOMPARE(judge({{Kind::Remove, u"other"_s, {}}}).first(), Problem::NotListed);
    const Problem soft = judge({{Kind::Exchange, u"a"_s, u"A 1"_s}}, u"[a-z0-9]+"_s).first();
    QCOMPARE(soft, Problem::BreaksRules);
    QVERIFY(!denystaging::isSerious(soft));
    QCOMPARE(judge({{Kind::Exchange, u"a"_s, u"A 1"_s}}, u"[broken"_s).first(), Problem::None);
}

void DenylistTest::proposalsFollowTheRules()
{
    QCOMPARE(denystaging::propose(u"ada"_s, {}, {}), u"ada_1"_s);
    QCOMPARE(denystaging::propose(u"ada"_s, {u"ada_1"_s, u"ada1"_s, u"ada-1"_s}, {}), u"ada_2"_s);
    QCOMPARE(denystaging::propose(u"ada"_s, {}, u"[a-z0-9]+"_s), u"ada1"_s);
    const QList<Command> commands = denystaging::changes(
        {{Kind::Add, u"ada"_s, {}}, {Kind::Remove, u"old"_s, {}}}, {u"old"_s}, {}, u"why"_s);
    QCOMPARE(commands.size(), 2);
    QCOMPARE(std::get<DenylistCommand>(commands.first()).verb, DenylistVerb::Remove);
    const auto &add = std::get<DenylistCommand>(commands.last());
    QCOMPARE(add.names.first().second, u"ada_1"_s); // the service wants one for each
    QCOMPARE(add.reason, u"why"_s);
}

void DenylistTest::namesInUseComeBackAsExchanges()
{
    const QList<StagedName> before{{Kind::Exchange, u"ada"_s, u"ada_1"_s},
                                   {Kind::Add, u"root"_s, {}}};
    const QList<StagedName> after =
        denystaging::withNamesInUse(before, {u"ada"_s, u"bob"_s}, {u"bob"_s}, {});
    QCOMPARE(after.size(), 3);
    QVERIFY(after.at(0).replacement != u"ada_1"_s && !after.at(0).replacement.isEmpty());
    QCOMPARE(after.at(1), before.at(1));
    QCOMPARE(after.at(2).kind, Kind::Exchange);
    QCOMPARE(denystaging::wholeList(after, {u"bob"_s}),
             (QStringList{u"ada"_s, u"bob"_s, u"root"_s}));
}

void DenylistTest::lookAlikes_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("alike");
    QTest::newRow("digit") << u"adm1n"_s << true;
    QTest::newRow("cyrillic") << u"аdmin"_s << true;
    QTest::newRow("case") << u"ADMIN"_s << true;
    QTest::newRow("accent") << u"ädmin"_s << true;
    QTest::newRow("joined") << u"ad_min"_s << true;
    QTest::newRow("rn") << u"adrnin"_s << true;
    QTest::newRow("full width") << u"ａｄｍｉｎ"_s << true;
    QTest::newRow("other") << u"adnim"_s << false;
    QTest::newRow("itself") << u"admin"_s << false;
}

void DenylistTest::lookAlikes()
{
    QFETCH(QString, other);
    QFETCH(bool, alike);
    QCOMPARE(!confusables::lookAlikes(u"admin"_s, {other}).isEmpty(), alike);
}

void DenylistTest::filesAreReadAndWritten()
{
    const auto read = denyfiles::read("\xEF\xBB\xBFroot\r\n admin \n\n# note\nroot\n\"a,b\",x\n");
    QCOMPARE(read.names, (QStringList{u"root"_s, u"admin"_s, u"a,b"_s}));
    QCOMPARE(read.twice, 1);
    QVERIFY(!denyfiles::read(QByteArray("a\0b", 3)).isText);
    QVERIFY(!denyfiles::read("\xFF\xFE\xFF").isText);
    Denylist list;
    list.names = {{u"=SUM(A1)"_s, {}, u"why, indeed"_s, {}, true}, {u"root"_s, {}, {}, {}, false}};
    const QByteArray bytes = denyfiles::write(list);
    QVERIFY(bytes.contains("'=SUM(A1)"));
    QCOMPARE(denyfiles::read(bytes).names, (QStringList{u"=SUM(A1)"_s, u"root"_s}));
}

void DenylistTest::modelsFollowRowByRow()
{
    KnownNamesModel known;
    QAbstractItemModelTester first(&known, QAbstractItemModelTester::FailureReportingMode::QtTest);
    known.setNames({{u"a"_s, {}, {}, {}, true}, {u"b"_s, {}, u"<i>why</i>"_s, {}, false}},
                   u"ada"_s);
    known.setNames({{u"b"_s, {}, u"<i>why</i>"_s, {}, false}}, u"ada"_s);
    QCOMPARE(known.rowCount(), 1);
    const QString sentence = known.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(sentence.contains(u"believed"_s));
    QVERIFY(sentence.contains(u"<i>why</i>"_s));
    StagedNamesModel staged;
    QAbstractItemModelTester second(&staged,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    staged.setRows({{Kind::Add, u"a"_s, {}}, {Kind::Exchange, u"b"_s, {}}},
                   {Problem::None, Problem::NoReplacement});
    QVERIFY(!staged.index(0, StagedNamesModel::Replacement).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(staged.index(1, StagedNamesModel::Replacement).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(staged.index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"Its owner needs a new name"_s));
}

void DenylistTest::stagedByKeyboardAndKept()
{
    World world;
    QVERIFY(world.opened);
    world.addName(u"  root "_s);
    QCOMPARE(world.staged(), 1);
    DenylistPage again(
        {world.denylists, world.outbox, world.house.service, world.house.accounts, theme()});
    again.showAccount(world.house.id);
    world.settle();
    QCOMPARE(again.findChild<QTableView *>(u"denyStagedTable"_s)->model()->rowCount(), 1);
    auto *table = world.find<QTableView>(u"denyStagedTable"_s);
    table->setFocus();
    table->selectRow(0);
    world.find<QPushButton>(u"denyUnstage"_s)->click();
    QCOMPARE(world.staged(), 0);
    QVERIFY(!world.find<QPushButton>(u"denySend"_s)->isEnabled());
    QVERIFY(!world.find<QPushButton>(u"denySend"_s)->accessibleDescription().isEmpty());
}

void DenylistTest::changesAreTypedAndSubmitted()
{
    World world;
    world.addName(u"root"_s);
    world.addName(u"admin"_s);
    world.find<QPushButton>(u"denySend"_s)->click();
    auto *dialog = world.page.findChild<DenySendDialog *>();
    QVERIFY(dialog);
    auto *go = dialog->findChild<QPushButton *>(u"denyGo"_s);
    QVERIFY(!go->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"denyTyped"_s), u"rename 2 example"_s);
    QVERIFY(go->isEnabled());
    go->click();
    world.settle();
    QCOMPARE(world.outbox.entries().size(), 1);
    const auto *sent = std::get_if<DenylistCommand>(&world.outbox.entries().first().command);
    QVERIFY(sent);
    QCOMPARE(sent->verb, DenylistVerb::Add);
    QCOMPARE(sent->names.size(), 2);
}

void DenylistTest::replaceWantsTheCount()
{
    World world;
    world.listed({u"old"_s, u"root"_s});
    world.find<QTableView>(u"denyKnownTable"_s)->selectRow(0);
    world.find<QPushButton>(u"denyRemove"_s)->click();
    world.settle();
    world.find<QPushButton>(u"denyReplaceAll"_s)->click();
    auto *dialog = world.page.findChild<DenySendDialog *>();
    QVERIFY(dialog);
    auto *rows = dialog->findChild<QListWidget *>(u"denyPlanRows"_s);
    QVERIFY(rows->item(0)->text().contains(u"old"_s)); // what would vanish
    auto *go = dialog->findChild<QPushButton *>(u"denyGo"_s);
    auto *typed = dialog->findChild<QLineEdit *>(u"denyTyped"_s);
    QTest::keyClicks(typed, u"2"_s);
    QVERIFY(!go->isEnabled());
    typed->clear();
    QTest::keyClicks(typed, u"1"_s);
    QVERIFY(go->isEnabled());
}

void DenylistTest::emptyListIsConfirmed()
{
    World world;
    world.find<QPushButton>(u"denyReplaceAll"_s)->click();
    auto *dialog = world.page.findChild<DenySendDialog *>();
    QVERIFY(dialog);
    auto *go = dialog->findChild<QPushButton *>(u"denyGo"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"denyTyped"_s), u"0"_s);
    QVERIFY(!go->isEnabled());
    dialog->findChild<QCheckBox *>(u"denyEmpties"_s)->setChecked(true);
    QVERIFY(go->isEnabled());
}

void DenylistTest::answersComeBackIntoStaged()
{
    World world;
    world.addName(u"ada"_s);
    world.outbox.submitAll(world.house.id,
                           {DenylistCommand{DenylistVerb::Replace, {{u"ada"_s, {}}}, {}}}, QUuid());
    world.settle();
    OutboxEntry entry = world.outbox.entries().last();
    entry.state = OutboxState::Refused;
    entry.lastError.kind = Outcome::Refused;
    entry.seen = {{u"failed"_s, QJsonArray{u"ada"_s}}, {u"succeeded"_s, QJsonArray()}};
    world.outbox.update(entry);
    world.settle();
    const auto *model = world.find<QTableView>(u"denyStagedTable"_s)->model();
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(model->index(0, StagedNamesModel::Replacement).data().toString().contains(u"ada_1"_s));
    const QString words = world.find<Strip>(u"denyStrip"_s)->words();
    QVERIFY(words.contains(u"nothing was changed"_s));
    QVERIFY(world.find<QListWidget>(u"denyInUse"_s)->isVisible());
    QCOMPARE(world.page.saveHandled().value(world.house.id.value).toLongLong(), entry.id);
}

void DenylistTest::eachAnswerIsTakenInOnce()
{
    const AccountId account{u"one"_s};
    HandledAnswers handled;
    handled.restore({{account.value, 3}}); // of an older version: all up to it
    QVERIFY(handled.contains(account, 3) && !handled.contains(account, 4));
    handled.add(account, 6, 4);
    QVERIFY(handled.contains(account, 6) && !handled.contains(account, 4));
    HandledAnswers later;
    later.restore(handled.save());
    QVERIFY(later.contains(account, 6) && !later.contains(account, 5));
    later.add(account, 4, 0);
    QVERIFY(later.contains(account, 5));
    QCOMPARE(later.save().value(account.value).toLongLong(), 6);
}

void DenylistTest::answersCountInAnyOrder()
{
    World world;
    for (const QString &name : {u"ada"_s, u"bob"_s})
        world.outbox.submitAll(world.house.id,
                               {DenylistCommand{DenylistVerb::Add, {{name, name + u"_1"_s}}, {}}},
                               QUuid());
    world.settle();
    QCOMPARE(world.outbox.entries().size(), 2);
    world.outbox.cancel(world.outbox.entries().last().id);
    world.settle();
    OutboxEntry first = world.outbox.entries().first();
    first.state = OutboxState::CannotBeChecked;
    first.seen = {{u"failed"_s, QJsonArray{u"ada"_s}}, {u"succeeded"_s, QJsonArray()}};
    world.outbox.update(first);
    world.settle();
    QCOMPARE(world.staged(), 1); // ada came back though bob's end was heard before
}

void DenylistTest::whatIsOnItsWayIsLeftOut()
{
    const auto add = [](const QStringList &names) {
        DenylistCommand command{DenylistVerb::Add, {}, {}};
        for (const QString &name : names)
            command.names.append({name, name + u"_1"_s});
        return command;
    };
    const DenylistCommand remove{DenylistVerb::Remove, {{u"ada"_s, {}}}, {}};
    const DenylistCommand whole{DenylistVerb::Replace, {{u"ada"_s, {}}}, {}};
    using denystaging::notUnderWay;
    QVERIFY(notUnderWay({add({u"ada"_s})}, {add({u"ada"_s})}).isEmpty());
    const QList<Command> left = notUnderWay({add({u"ada"_s, u"bob"_s})}, {add({u"ada"_s})});
    QCOMPARE(left, (QList<Command>{add({u"bob"_s})}));
    // Added, removed and added again is three wishes.
    QCOMPARE(notUnderWay({add({u"ada"_s})}, {add({u"ada"_s}), remove}).size(), 1);
    QVERIFY(notUnderWay({whole}, {whole}).isEmpty());
    QCOMPARE(notUnderWay({whole}, {whole, remove}).size(), 1);
    QCOMPARE(notUnderWay({add({u"ada"_s})}, {}).size(), 1);
    const DenylistCommand first{DenylistVerb::Add, {{u"ada"_s, u"ada_1"_s}}, {}};
    const DenylistCommand other{DenylistVerb::Add, {{u"ada"_s, u"ada_2"_s}}, {}};
    QVERIFY(notUnderWay({first}, {first}).isEmpty());
    QCOMPARE(notUnderWay({other}, {first}).size(), 1); // another new name is another wish
}

void DenylistTest::batchGoesOutOnce()
{
    World world;
    world.addName(u"root"_s);
    const auto *send = world.find<QPushButton>(u"denySend"_s);
    world.find<QPushButton>(u"denySend"_s)->click();
    auto *dialog = world.page.findChild<DenySendDialog *>();
    QVERIFY(dialog);
    const QList<Command> same = denystaging::changes({{Kind::Add, u"root"_s, {}}}, {}, {}, {});
    Q_EMIT dialog->sendWanted(same);
    Q_EMIT dialog->sendWanted(same); // before the outbox could say a word
    QVERIFY(!send->isEnabled());
    world.settle();
    QCOMPARE(world.outbox.entries().size(), 1);
    QVERIFY(!send->isEnabled());
    QVERIFY(send->accessibleDescription().contains(u"in the outbox already"_s));
    world.outbox.cancel(world.outbox.entries().first().id);
    world.settle();
    QVERIFY(send->isEnabled());
}

void DenylistTest::narrowShowsOneColumn()
{
    World world;
    auto *tabs = world.find<QTabBar>(u"denyTabs"_s);
    QVERIFY(!tabs->isVisible());
    world.page.resize(420, 640);
    QVERIFY(tabs->isVisible());
    QVERIFY(world.find<QWidget>(u"denyKnownColumn"_s)->isVisible());
    QVERIFY(!world.find<QWidget>(u"denyStagedColumn"_s)->isVisible());
    tabs->setCurrentIndex(1);
    QVERIFY(world.find<QWidget>(u"denyStagedColumn"_s)->isVisible());
}

/// What comes back, or a smaller window, takes nobody's hands off what they do.
void DenylistTest::narrowKeepsTheFocus()
{
    World world;
    QApplication::setActiveWindow(&world.page);
    auto *edit = world.find<QLineEdit>(u"denyNameEdit"_s);
    edit->setFocus();
    QTRY_VERIFY(edit->hasFocus());
    world.page.resize(420, 640);
    QVERIFY(edit->isVisible() && edit->hasFocus());
    auto *tabs = world.find<QTabBar>(u"denyTabs"_s);
    tabs->setCurrentIndex(2);
    auto *check = world.find<QWidget>(u"denyCheckColumn"_s);
    world.outbox.submitAll(world.house.id,
                           {DenylistCommand{DenylistVerb::Replace, {{u"ada"_s, {}}}, {}}}, QUuid());
    world.settle();
    OutboxEntry entry = world.outbox.entries().last();
    entry.state = OutboxState::Refused;
    entry.seen = {{u"failed"_s, QJsonArray{u"ada"_s}}};
    world.outbox.update(entry);
    world.settle();
    QVERIFY(check->isVisible());
    QVERIFY(tabs->tabText(1).contains(u'1')); // where it stands can be seen
}

void DenylistTest::anotherWayIsAsked()
{
    World world;
    world.house.service.info.settings = {
        {u"x.denyEncoding"_s, u"denyEncoding"_s, {u"array"_s, u"objects"_s}, {}}};
    world.outbox.submitAll(world.house.id,
                           {DenylistCommand{DenylistVerb::Remove, {{u"ada"_s, {}}}, {}}}, QUuid());
    world.settle();
    const auto *strip = world.find<QWidget>(u"remedyStrip"_s);
    QVERIFY(!strip->isVisible());
    OutboxEntry entry = world.outbox.entries().last();
    entry.state = OutboxState::Refused;
    entry.lastError.kind = Outcome::Invalid;
    entry.lastError.trySetting = u"x.denyEncoding"_s;
    entry.lastError.tryValue = u"objects"_s;
    world.outbox.update(entry);
    world.settle();
    QVERIFY(strip->isVisible());
    const QString words = world.find<QLabel>(u"remedySentence"_s)->text();
    QVERIFY2(words.contains(u"A list of objects"_s), qPrintable(words));
    QVERIFY(world.house.service.settingsSet.isEmpty()); // nothing by itself
    world.find<QPushButton>(u"remedyTry"_s)->click();
    world.settle();
    QCOMPARE(world.house.service.settingsSet, QStringList{u"x.denyEncoding=objects"_s});
    QCOMPARE(world.outbox.entries().size(), 1);
    QVERIFY(world.outbox.entries().first().id != entry.id);
    QCOMPARE(world.outbox.entries().first().state, OutboxState::Queued);
    QVERIFY(!strip->isVisible());
}

void DenylistTest::headerWordsAreFixed()
{
    World world;
    QCOMPARE(world.find<QLabel>(u"denyCertainty"_s)->text(),
             u"Believed: service offers no way to read the list"_s);
    world.listed({u"root"_s});
    const QString words = world.find<QLabel>(u"denyCertainty"_s)->text();
    QVERIFY(words.startsWith(u"Certain as of "_s));
    QVERIFY(words.endsWith(u"(full replace)"_s));
}

QTEST_MAIN(DenylistTest)
#include "denylist_test.moc"
