// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/service/shownpage.h"
#include "ui/people/strip.h"
#include "ui/service/accounttab.h"
#include "ui/service/recordmodel.h"
#include "ui/service/recordspage.h"
#include "ui/service/servicewording.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace personae;
using namespace personae::testservice;

/// The pages a service declares about one's own account, with the network played.
class CallPagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme().choose(Theme::Choice::Light); }

    void recordsFollowRowByRow();
    void cellsSpeakWholeSentences();
    void unknownIdsStandForThemselves();

    void cachedFirstThenTheAnswer();
    void firstLoadOfflineSaysNotSaved();
    void offlineKeepsRowsAndSaysAsOf();
    void emptySaysSo();
    void rowVerbSaysWhyNot();
    void verbRunsAndSaysWhatCame();
    void refusedVerbSaysWhatIsKept();
    void passwordIsAskedOnce();
    void listingAsksForThePasswordOnlyWhenWanted();
    void pagesJoin();
    void stopCancels();
    void keyboardReachesEverything();
    void keyboardMeetsThePageWhereItStands();
    void nothingIsCutWithLargeText();
    void focusStaysWhileAVerbRuns();
    void serviceWithoutPages();
};

void CallPagesTest::recordsFollowRowByRow()
{
    RecordModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns(service().pages.first().columns);
    const FieldMap git = identity(u"github"_s, u"ada"_s);
    const FieldMap sky = identity(u"bluesky"_s, u"ada"_s);
    FieldMap mast = identity(u"mastodon:a.example"_s, u"ada"_s);
    model.setRecords({git, sky, mast, git});
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex kept = model.index(2, 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    mast.insert(u"name"_s, u"changed"_s);
    model.setRecords({mast, git});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(kept.row(), 0);
    QCOMPARE(model.index(0, 1).data().toString().contains(u"changed"_s), true);
    QVERIFY(resets.isEmpty());
    model.append({sky, git});
    QCOMPARE(model.rowCount(), 3);
}

void CallPagesTest::cellsSpeakWholeSentences()
{
    RecordModel model;
    model.setColumns(service().pages.first().columns);
    model.setRecords({identity(u"github"_s, u"<b>ada</b>"_s)});
    const QString sentence = model.index(0, 2).data(Qt::AccessibleTextRole).toString();
    QVERIFY(sentence.contains(u"Provider: GitHub"_s));
    QVERIFY(sentence.contains(u"Name: "_s));
    QVERIFY(sentence.contains(u"<b>ada</b>"_s)); // plain text, as it is
    QVERIFY(!model.index(0, 1).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    QVERIFY(!model.index(0, 2).data().toString().contains(u'T')); // a date in words
}

void CallPagesTest::unknownIdsStandForThemselves()
{
    QVERIFY(ServiceWording::verb(u"fly-to-moon"_s).contains(u"fly-to-moon"_s));
    QVERIFY(ServiceWording::page(u"moons"_s).contains(u"moons"_s));
    QVERIFY(ServiceWording::field(u"crater"_s).contains(u"crater"_s));
    QCOMPARE(ServiceWording::verb(u"unlink-identity"_s), u"Unlink"_s);
}

void CallPagesTest::cachedFirstThenTheAnswer()
{
    Shown shown(u"identities"_s);
    QCOMPARE(shown.house.service.asked.last().id, u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)}, false, true);
    auto *table = find<QTableView>(shown.page(), u"recordsTable"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    auto *header = shown.page().findChild<QWidget *>(u"recordsHeader"_s);
    QVERIFY(header->accessibleName().contains(u"saved here, as of"_s));
    shown.house.service.rows({identity(u"github"_s, u"ada"_s), identity(u"bluesky"_s, u"ada"_s)});
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(!header->accessibleName().contains(u"saved here"_s));
    QVERIFY(header->accessibleName().contains(u"complete, 2"_s));
}

void CallPagesTest::firstLoadOfflineSaysNotSaved()
{
    Shown shown(u"identities"_s);
    shown.house.service.fail(Outcome::HostNotFound);
    auto *state = shown.page().findChild<QWidget *>(u"recordsNotSaved"_s);
    QVERIFY(state);
    QCOMPARE(state->accessibleName(), u"Not saved on this computer."_s);
    const qsizetype before = shown.house.service.asked.size();
    shown.house.setReach(Reach::Offline);
    QCOMPARE(shown.house.service.asked.size(), before);
    shown.house.setReach(Reach::Online); // asked again by itself
    QCOMPARE(shown.house.service.asked.size(), before + 1);
}

void CallPagesTest::offlineKeepsRowsAndSaysAsOf()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)}, false, true);
    shown.house.service.fail(Outcome::Unreachable);
    QCOMPARE(find<QTableView>(shown.page(), u"recordsTable"_s)->model()->rowCount(), 1);
    const QString words = find<Strip>(shown.page(), u"recordsStrip"_s)->words();
    QVERIFY(words.startsWith(u"Offline. Shown as of "_s));
}

void CallPagesTest::emptySaysSo()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({});
    auto *state = shown.page().findChild<QWidget *>(u"recordsEmpty"_s);
    QVERIFY(state);
    QCOMPARE(state->accessibleName(), u"No identity is linked."_s);
    QVERIFY(!shown.button(u"call-unlink-identity"_s)->isEnabled());
    QCOMPARE(shown.button(u"call-unlink-identity"_s)->accessibleDescription(),
             u"Choose a row first."_s);
}

void CallPagesTest::rowVerbSaysWhyNot()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({{{u"id"_s, u"0"_s},
                               {u"name"_s, u"The Public"_s},
                               {u"role"_s, u"member"_s},
                               {u"isSystem"_s, true}},
                              {{u"id"_s, u"1"_s},
                               {u"name"_s, u"Clocks"_s},
                               {u"role"_s, u"owner"_s},
                               {u"isSystem"_s, false}}});
    auto *leave = shown.button(u"call-leave-organization"_s);
    QVERIFY(!leave->isEnabled());
    QVERIFY(leave->accessibleDescription().contains(u"Run by the service"_s));
    QVERIFY(leave->accessibleDescription().contains(u"no"_s));
    find<QTableView>(shown.page(), u"recordsTable"_s)->selectRow(1);
    QVERIFY(leave->isEnabled());
    QVERIFY(leave->accessibleDescription().isEmpty());
}

void CallPagesTest::verbRunsAndSaysWhatCame()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    shown.button(u"call-verify-identity"_s)->click();
    QCOMPARE(shown.house.service.asked.last().id, u"verify-identity"_s);
    QCOMPARE(shown.house.service.asked.last().arguments, (FieldMap{{u"provider"_s, u"github"_s}}));
    QVERIFY(said(shown.page()).contains(u"waiting"_s));
    QVERIFY(!shown.button(u"call-verify-identity"_s)->isEnabled());
    shown.house.service.answer({});
    QCOMPARE(said(shown.page()), u"The identity was verified just now."_s);
    QVERIFY(shown.button(u"call-verify-identity"_s)->isEnabled());
}

void CallPagesTest::refusedVerbSaysWhatIsKept()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    shown.button(u"call-verify-identity"_s)->click();
    shown.house.service.fail(Outcome::Invalid, u"Verification failed - token may be expired"_s);
    QVERIFY(said(shown.page()).contains(u"token may be expired"_s));
    QVERIFY(said(shown.page()).contains(u"Nothing was changed"_s));
}

void CallPagesTest::passwordIsAskedOnce()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    shown.button(u"call-verify-identity"_s)->click();
    CallResult needs;
    needs.error.kind = Outcome::AuthRequired;
    needs.needs = u"password"_s;
    shown.house.service.answer(needs);
    auto *dialog = shown.tab.findChild<QDialog *>(u"passwordDialog"_s);
    QVERIFY(dialog);
    auto *edit = find<QLineEdit>(*dialog, u"passwordEdit"_s);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QTest::keyClicks(edit, u"wrong"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shown.house.service.passwords, QStringList{u"wrong"_s});
    ApiError refused;
    refused.kind = Outcome::SignInRefused;
    Q_EMIT shown.house.service.unlocked(shown.house.id, refused);
    QTRY_COMPARE(shown.tab.findChildren<QDialog *>(u"passwordDialog"_s).size(), 1);
    dialog = shown.tab.findChild<QDialog *>(u"passwordDialog"_s);
    QVERIFY(!label(*dialog, u"passwordProblem"_s)->text().isEmpty());
    edit = find<QLineEdit>(*dialog, u"passwordEdit"_s);
    QTest::keyClicks(edit, u"right"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    Q_EMIT shown.house.service.unlocked(shown.house.id, {});
    QCOMPARE(shown.house.service.asked.last().id, u"verify-identity"_s); // goes on
    shown.house.service.answer({});
    QCOMPARE(said(shown.page()), u"The identity was verified just now."_s);
}

void CallPagesTest::listingAsksForThePasswordOnlyWhenWanted()
{
    Shown shown(u"identities"_s);
    CallResult needs;
    needs.error.kind = Outcome::AuthRequired;
    needs.needs = u"password"_s;
    shown.house.service.answer(needs);
    QVERIFY(!shown.tab.findChild<QDialog *>(u"passwordDialog"_s));
    auto *state = shown.page().findChild<QWidget *>(u"recordsPassword"_s);
    QVERIFY(state);
    find<QPushButton>(*state, u"stateFirst"_s)->click();
    shown.house.service.answer(needs);
    auto *dialog = shown.tab.findChild<QDialog *>(u"passwordDialog"_s);
    QVERIFY(dialog);
    find<QPushButton>(*dialog, u"passwordCancel"_s)->click();
    QVERIFY(shown.page().findChild<QWidget *>(u"recordsPassword"_s));
}

void CallPagesTest::pagesJoin()
{
    Shown shown(u"posts"_s);
    QCOMPARE(shown.house.service.asked.last().arguments,
             (FieldMap{{u"handle"_s, u"ada"_s}, {u"limit"_s, 2}, {u"offset"_s, 0}}));
    const auto post = [](int id) {
        return FieldMap{{u"id"_s, QString::number(id)}, {u"content"_s, u"text"_s}};
    };
    shown.house.service.rows({post(1), post(2)}, true);
    auto *more = shown.button(u"recordsMore"_s);
    QVERIFY(more->isVisible());
    more->click();
    QCOMPARE(shown.house.service.asked.last().arguments.value(u"offset"_s).toInt(), 2);
    shown.house.service.rows({post(2), post(3)}, false);
    auto *table = find<QTableView>(shown.page(), u"recordsTable"_s);
    QCOMPARE(table->model()->rowCount(), 3);
    QVERIFY(!more->isVisible());
}

void CallPagesTest::stopCancels()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    shown.button(u"call-verify-identity"_s)->click();
    const quint64 ticket = shown.house.service.asked.last().ticket;
    auto *stop = shown.button(u"callStop"_s);
    QVERIFY(stop->isVisible());
    stop->click();
    QVERIFY(shown.house.service.cancelled.contains(ticket));
    QVERIFY(said(shown.page()).contains(u"may have done it"_s));
    QVERIFY(shown.button(u"call-verify-identity"_s)->isEnabled());
}

void CallPagesTest::keyboardReachesEverything()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows(
        {{{u"id"_s, u"1"_s}, {u"name"_s, u"Clocks"_s}, {u"isSystem"_s, false}}});
    shown.tab.activateWindow();
    auto *list = find<QListWidget>(shown.tab, u"accountPages"_s);
    list->setFocus();
    QSet<QString> met;
    for (int i = 0; i < 20; ++i) {
        QWidget *at = QApplication::focusWidget();
        QVERIFY(at);
        met.insert(at->objectName());
        QVERIFY2(!at->accessibleName().isEmpty(), qPrintable(at->objectName()));
        QTest::keyClick(at, Qt::Key_Tab);
    }
    for (const QString &name :
         {u"accountPages"_s, u"recordsRefresh"_s, u"recordsTable"_s, u"call-edit-organization"_s,
          u"call-leave-organization"_s, u"call-create-organization"_s})
        QVERIFY2(met.contains(name), qPrintable(name));
}

// A page is made when it is first seen, long after what stands below it.
void CallPagesTest::keyboardMeetsThePageWhereItStands()
{
    House house;
    QWidget window;
    AccountTab tab(house.parts(), &window);
    QPushButton below(u"below"_s, &window);
    below.move(0, 500);
    tab.resize(420, 480);
    window.resize(420, 560);
    window.show();
    tab.showAccount(house.id);
    house.settle();
    auto *list = find<QListWidget>(tab, u"accountPages"_s);
    for (const QString &page : {u"organizations"_s, u"identities"_s}) {
        tab.showPage(page);
        house.service.rows({});
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Tab);
        QCOMPARE(window.focusWidget()->objectName(), u"recordsRefresh"_s);
        QVERIFY(tab.currentPage()->isAncestorOf(window.focusWidget()));
        for (int i = 0; i < 9 && window.focusWidget() != &below; ++i) {
            QVERIFY(tab.currentPage()->isAncestorOf(window.focusWidget()));
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(window.focusWidget(), &below);
    }
}

void CallPagesTest::nothingIsCutWithLargeText()
{
    const QFont before = QApplication::font();
    const auto restore = qScopeGuard([&] { QApplication::setFont(before); });
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    Shown shown(u"organizations"_s);
    shown.house.service.rows({organization(u"o1"_s)});
    shown.tab.resize(360, 400);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.tab));
    QWidget *last = shown.button(u"call-create-organization"_s);
    shown.button(u"call-leave-organization"_s)->setFocus();
    for (int i = 0; i < 4 && !last->hasFocus(); ++i)
        QTest::keyClick(shown.tab.window()->focusWidget(), Qt::Key_Tab);
    QVERIFY(last->hasFocus());
    QTRY_COMPARE(last->visibleRegion().boundingRect().size(), last->size());
}

void CallPagesTest::focusStaysWhileAVerbRuns()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    auto *verify = shown.button(u"call-verify-identity"_s);
    const auto at = [&] { return shown.tab.window()->focusWidget(); };
    verify->setFocus();
    QTest::keyClick(verify, Qt::Key_Space);
    QVERIFY(!verify->isEnabled());
    QCOMPARE(at(), shown.button(u"callStop"_s));
    shown.house.service.answer({});
    QCOMPARE(at(), verify);
    QTest::keyClick(verify, Qt::Key_Space);
    QTest::keyClick(at(), Qt::Key_Space); // stops
    QCOMPARE(at(), verify);
    CallResult none; // read again: the row is gone, and with it what could be done
    none.asOf = QDateTime::currentDateTimeUtc();
    Q_EMIT shown.house.service.answered(shown.house.service.asked.first().ticket, none);
    QVERIFY(!verify->isEnabled());
    QVERIFY(shown.page().isAncestorOf(at()));
}

void CallPagesTest::serviceWithoutPages()
{
    House house;
    house.service.info.pages.clear();
    AccountTab tab(house.parts());
    tab.show();
    tab.showAccount(house.id);
    QVERIFY(!tab.currentPage());
    auto *none = tab.findChild<QWidget *>(u"accountTabNone"_s);
    QVERIFY(none && none->isVisible());
    QVERIFY(house.service.asked.isEmpty());
}

QTEST_MAIN(CallPagesTest)
#include "callpages_test.moc"
