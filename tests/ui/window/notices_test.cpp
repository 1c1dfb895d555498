// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"
#include "ui/window/announcer.h"
#include "ui/window/noticeboard.h"
#include "ui/window/noticestrip.h"

#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace personae;
using namespace personae::testwindow;

class NoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mostSeriousFirst();
    void statesGoByThemselves();
    void stripShowsOneAndCounts();
    void announcedOnce();
    void buttonsDo();
    void stripTakesNoFocus();
};

static Notice::Kind first(const NoticeBoard &board)
{
    return board.notices().first().kind;
}

void NoticesTest::mostSeriousFirst()
{
    AccountListModel accounts;
    NoticeBoard board(accounts);
    QVERIFY(board.notices().isEmpty());
    accounts.upsert(account(u"a.example"_s, u"A"_s, Reach::Offline));
    QCOMPARE(first(board), Notice::Kind::Offline);
    board.tellCacheSetAside(u"/somewhere/cache.sqlite.damaged"_s);
    board.tellTrapMended(AccountId{u"a.example"_s}, PictureSlot::Avatar);
    QCOMPARE(first(board), Notice::Kind::Offline);
    accounts.upsert(account(u"b.example"_s, u"B"_s, Reach::SignInNeeded));
    QCOMPARE(first(board), Notice::Kind::SignInNeeded);
    board.tellStorageFailed({});
    QCOMPARE(first(board), Notice::Kind::StorageFailed);
    QList<Notice::Kind> kinds;
    for (const Notice &notice : board.notices()) {
        kinds.append(notice.kind);
        QVERIFY(!notice.button.isEmpty());
        QVERIFY(!notice.lead.isEmpty());
        QVERIFY(!notice.text.contains(u'/'));
    }
    QVERIFY(std::is_sorted(kinds.cbegin(), kinds.cend()));
    QCOMPARE(kinds.size(), 5);
    // The same once more is no second notice.
    board.tellStorageFailed({});
    QCOMPARE(board.notices().size(), 5);
}

void NoticesTest::statesGoByThemselves()
{
    AccountListModel accounts;
    NoticeBoard board(accounts);
    accounts.upsert(account(u"a.example"_s, u"A"_s, Reach::Offline));
    accounts.upsert(account(u"b.example"_s, u"B"_s, Reach::Offline));
    QCOMPARE(board.notices().size(), 1);
    const Notice offline = board.notices().first();
    board.dismiss(offline);
    QCOMPARE(board.notices().size(), 1);
    accounts.upsert(account(u"a.example"_s, u"A"_s));
    accounts.upsert(account(u"b.example"_s, u"B"_s));
    QVERIFY(board.notices().isEmpty());
    accounts.upsert(account(u"a.example"_s, u"A"_s, Reach::SignInNeeded));
    accounts.remove(AccountId{u"a.example"_s});
    QVERIFY(board.notices().isEmpty());
}

void NoticesTest::stripShowsOneAndCounts()
{
    World world;
    world.add(account(u"a.example"_s, u"A"_s, Reach::Offline));
    MainWindow window(world.parts());
    window.show();
    auto *strip = window.findChild<NoticeStrip *>(u"noticeStrip"_s);
    auto *count = strip->findChild<QLabel *>(u"noticeCount"_s);
    QVERIFY(strip->isVisible());
    QVERIFY(!count->isVisible());
    window.notices().tellCacheSetAside(u"x"_s);
    QVERIFY(count->isVisible());
    QVERIFY(count->text().contains(u'2'));
    world.accounts.upsert(account(u"a.example"_s, u"A"_s));
    QVERIFY(!count->isVisible());
    strip->findChild<QPushButton *>(u"noticeButton"_s)->click();
    QVERIFY(!strip->isVisible());
}

void NoticesTest::announcedOnce()
{
    World world;
    world.add(account(u"a.example"_s, u"A"_s, Reach::Offline));
    NoticeStrip strip(theme());
    NoticeBoard board(world.accounts);
    QSignalSpy announced(&strip, &NoticeStrip::announced);
    strip.showNotices(board.notices());
    strip.showNotices(board.notices());
    QCOMPARE(announced.count(), 1);
    board.tellStorageFailed({});
    strip.showNotices(board.notices());
    QCOMPARE(announced.count(), 2);
}

void NoticesTest::buttonsDo()
{
    World world;
    world.add(account(u"a.example"_s, u"A"_s, Reach::Offline));
    MainWindow window(world.parts());
    window.show();
    auto *button = window.findChild<QPushButton *>(u"noticeButton"_s);
    button->click();
    QCOMPARE(world.sync.refreshed.size(), 1);
    QCOMPARE(world.sync.tried, QList<qint64>{0});
    world.accounts.upsert(account(u"a.example"_s, u"A"_s, Reach::SignInNeeded));
    button->click();
    auto *dialog = window.findChild<QDialog *>(u"addAccountDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"signInField_identity"_s)->text(), u"a.example"_s);
}

void NoticesTest::stripTakesNoFocus()
{
    World world;
    world.add(account(u"a.example"_s, u"A"_s));
    MainWindow window(world.parts());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *tree = window.findChild<QWidget *>(u"sidebarTree"_s);
    tree->setFocus();
    const int before = tree->mapTo(&window, QPoint()).y();
    window.notices().tellStorageFailed({});
    QVERIFY(tree->hasFocus());
    QTRY_VERIFY(tree->mapTo(&window, QPoint()).y() > before); // pushed down, not covered
}

QTEST_MAIN(NoticesTest)
#include "notices_test.moc"
