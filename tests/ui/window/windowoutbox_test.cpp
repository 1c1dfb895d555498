// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"
#include "ui/window/servicepopup.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace personae;
using namespace personae::testwindow;

/// What waits to go out, and how the services stand.
class WindowOutboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void outboxVerbsFollowTheState();
    void uploadsAreBrokenOff();
    void pauseReachesTheRest();
    void statusShapesDiffer();
    void statusOpensDetails();
    void quitSaysWhatWaits();
};

namespace {

AccountRow alice(Reach reach = Reach::Online)
{
    return account(u"alice.example.com"_s, u"Alice Field"_s, reach);
}

} // namespace

void WindowOutboxTest::initTestCase()
{
    theme().choose(Theme::Choice::Light);
}

void WindowOutboxTest::outboxVerbsFollowTheState()
{
    World world;
    world.add(alice());
    world.addEntry(OutboxState::Queued);
    ShownWindow shown(world);
    QTest::keyClick(&shown.window, Qt::Key_6, Qt::ControlModifier);
    auto *table = shown.find<QTableView>(u"outboxTable"_s);
    QVERIFY(table->isVisible());
    table->setCurrentIndex(table->model()->index(0, 0));
    auto *tryNow = shown.find<QPushButton>(u"outboxTryNowButton"_s);
    auto *cancel = shown.find<QPushButton>(u"outboxCancelButton"_s);
    auto *drop = shown.find<QPushButton>(u"outboxDropButton"_s);
    QVERIFY(tryNow->isEnabled());
    QVERIFY(cancel->isEnabled());
    QVERIFY(!drop->isEnabled());
    tryNow->click();
    QCOMPARE(world.sync.tried, QList<qint64>{world.outbox.entries().first().id});
    OutboxEntry entry = world.outbox.entries().first();
    entry.state = OutboxState::Verified;
    world.outbox.update(entry);
    QTRY_VERIFY(drop->isEnabled());
    QVERIFY(!tryNow->isEnabled());
    QVERIFY(!cancel->isEnabled());
    drop->click();
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(shown.find<QWidget>(u"outboxEmpty"_s)->isVisible());
}

void WindowOutboxTest::uploadsAreBrokenOff()
{
    World world;
    world.add(alice());
    PutPictureCommand put;
    put.original = put.baked = world.blobs.put("bytes").value();
    put.mediaType = u"image/jpeg"_s;
    world.outbox.submit(world.accounts.rows().first().account.id, put, QUuid());
    QTRY_COMPARE(world.outbox.entries().size(), 1);
    OutboxEntry entry = world.outbox.entries().first();
    entry.state = OutboxState::Sending;
    world.outbox.update(entry);
    QTRY_COMPARE(world.outbox.entries().first().state, OutboxState::Sending);
    ShownWindow shown(world);
    shown.window.showSection(SidebarKind::Outbox);
    auto *table = shown.find<QTableView>(u"outboxTable"_s);
    table->setCurrentIndex(table->model()->index(0, 0));
    shown.find<QPushButton>(u"outboxCancelButton"_s)->click();
    QCOMPARE(world.sync.aborted, QList<qint64>{entry.id});
}

void WindowOutboxTest::pauseReachesTheRest()
{
    World world;
    world.add(alice());
    ShownWindow shown(world);
    QTest::keyClick(&shown.window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(world.sync.paused);
    shown.window.showSection(SidebarKind::Outbox);
    shown.find<QPushButton>(u"outboxPauseButton"_s)->click();
    QVERIFY(!world.sync.paused);
}

void WindowOutboxTest::statusShapesDiffer()
{
    World world;
    QList<QImage> shapes;
    world.add(alice());
    ShownWindow shown(world);
    for (const Reach reach : {Reach::Unknown, Reach::Online, Reach::Offline, Reach::SignInNeeded,
                              Reach::Throttled, Reach::Trouble}) {
        world.accounts.upsert(alice(reach));
        auto *button = shown.find<QToolButton>(u"service-alice.example.com"_s);
        QVERIFY(button);
        // Without colour: the shape alone must tell.
        const QImage shape = button->icon()
                                 .pixmap(QSize(16, 16), 1.0)
                                 .toImage()
                                 .convertToFormat(QImage::Format_Alpha8);
        QVERIFY(!shapes.contains(shape));
        shapes.append(shape);
        QVERIFY(button->accessibleName().contains("alice.example.com"_L1));
    }
}

void WindowOutboxTest::statusOpensDetails()
{
    World world;
    AccountRow row = alice(Reach::Offline);
    row.lastError.kind = Outcome::TimedOut;
    row.lastError.requestId = u"req-41"_s;
    row.nextTryAt = QDateTime::currentDateTimeUtc().addSecs(60);
    world.add(row);
    ShownWindow shown(world);
    shown.find<QToolButton>(u"service-alice.example.com"_s)->click();
    auto *popup = shown.window.findChild<ServicePopup *>();
    QVERIFY(popup && popup->isVisible());
    QString all;
    const auto labels = popup->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->text() + u'\n';
    QVERIFY(all.contains("req-41"_L1));
    popup->findChild<QPushButton *>(u"servicePopupButton:alice.example.com"_s)->click();
    QCOMPARE(world.sync.refreshed, QList<AccountId>{row.account.id});
}

void WindowOutboxTest::quitSaysWhatWaits()
{
    World world;
    world.add(alice());
    world.addEntry(OutboxState::Queued);
    ShownWindow shown(world);
    QTest::keyClick(&shown.window, Qt::Key_Q, Qt::ControlModifier);
    auto *box = shown.find<QMessageBox>(u"quitDialog"_s);
    QVERIFY(box && box->isVisible());
    QVERIFY(box->text().contains(u'1'));
    box->findChild<QPushButton *>(u"quitStay"_s)->click();
    QVERIFY(shown.window.isVisible());
    QTRY_VERIFY(!shown.find<QMessageBox>(u"quitDialog"_s));
    shown.find<QAction>(u"actionQuit"_s)->trigger();
    shown.find<QMessageBox>(u"quitDialog"_s)->findChild<QPushButton *>(u"quitGo"_s)->click();
    QTRY_VERIFY(!shown.window.isVisible());
}

QTEST_MAIN(WindowOutboxTest)
#include "windowoutbox_test.moc"
