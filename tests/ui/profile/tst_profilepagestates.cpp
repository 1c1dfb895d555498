// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/historymodel.h"
#include "tests/ui/profile/pagehouse.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace personae;

/// What the page shows when there is nothing, when something is old or wrong, and while things are
/// under way.
class TestProfilePageStates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void nothingChosen();
    void skeletonWhileAsking();
    void notSavedHere();
    void signInLost();
    void goneIsReadable();
    void oldIsSaid();
    void fieldStatesFromTheOutbox();
    void uploadShowsProgressAndCancels();
    void overviewIsPlainText();
    void historyShowsBeforeAndAfter();
    void rawIsMasked();
    void handleIsCopied();

private:
    OutboxEntry publishedName();

    std::unique_ptr<PageHouse> m_house;
};

void TestProfilePageStates::init()
{
    m_house = std::make_unique<PageHouse>();
    QVERIFY(m_house->opened);
}

void TestProfilePageStates::nothingChosen()
{
    QVERIFY(m_house->find<QWidget>(u"nothingChosen"_s)->isVisible());
    QVERIFY(!m_house->page->publishAction()->isEnabled());
    QVERIFY(!m_house->page->pastePictureAction()->isEnabled());
}

void TestProfilePageStates::skeletonWhileAsking()
{
    m_house->row.refreshing = true;
    m_house->setReach(Reach::Unknown);
    QVERIFY(m_house->open());
    auto *skeleton = m_house->find<QWidget>(u"profileSkeleton"_s);
    QVERIFY(skeleton->isVisible());
    m_house->profiles->put(m_house->row.account.id, testservice::profile({{u"name"_s, u"Bob"_s}}),
                           false);
    QTRY_VERIFY(m_house->find<QWidget>(u"editPage"_s)->isVisible());
    QVERIFY(!skeleton->isVisible());
}

void TestProfilePageStates::notSavedHere()
{
    m_house->setReach(Reach::Offline);
    QVERIFY(m_house->open());
    auto *panel = m_house->find<QWidget>(u"notSaved"_s);
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->accessibleName(), u"Not saved on this computer."_s);
    m_house->find<QPushButton>(u"notSavedButton"_s)->click();
    QCOMPARE(m_house->sync.refreshed, QList<AccountId>{m_house->row.account.id});
    // Without a sign-in there is nothing to fetch.
    m_house->setReach(Reach::SignInNeeded);
    QCOMPARE(m_house->find<QPushButton>(u"notSavedButton"_s)->text(), u"Sign in"_s);
    QSignalSpy wanted(m_house->page.get(), &ProfilePage::signInRequested);
    m_house->find<QPushButton>(u"notSavedButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(m_house->sync.refreshed.size(), 1);
}

void TestProfilePageStates::signInLost()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    m_house->setReach(Reach::SignInNeeded);
    QVERIFY(m_house->find<QWidget>(u"pageBanner"_s)->isVisible());
    QSignalSpy wanted(m_house->page.get(), &ProfilePage::signInRequested);
    m_house->find<QPushButton>(u"pageBannerButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(m_house->find<QLineEdit>(u"field:name"_s)->isEnabled());
    m_house->setReach(Reach::Online);
    QVERIFY(!m_house->find<QWidget>(u"pageBanner"_s)->isVisible());
}

void TestProfilePageStates::goneIsReadable()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    m_house->row.lastError.kind = Outcome::Retired;
    m_house->setReach(Reach::Trouble);
    const QString words = m_house->find<QLabel>(u"pageBannerWords"_s)->text();
    QVERIFY2(words.contains(u"gone"_s), qPrintable(words));
    QCOMPARE(m_house->find<QLineEdit>(u"field:name"_s)->text(), u"Bob"_s);
}

void TestProfilePageStates::oldIsSaid()
{
    QSignalSpy put(m_house->profiles.get(), &ProfileStore::profileChanged);
    m_house->profiles->put(
        m_house->row.account.id,
        testservice::profile({{u"name"_s, u"Bob"_s}}, QDateTime::currentDateTimeUtc().addDays(-3)),
        false);
    QVERIFY(put.wait());
    QVERIFY(m_house->open());
    auto *state = m_house->find<QLabel>(u"profileState"_s);
    QVERIFY(state->text().contains(u"as of"_s));
    QVERIFY(state->font().weight() > QFont::Normal);
    m_house->profiles->put(m_house->row.account.id, testservice::profile({{u"name"_s, u"Bob"_s}}),
                           false);
    QTRY_COMPARE(state->font().weight(), QFont::Normal);
}

OutboxEntry TestProfilePageStates::publishedName()
{
    QTest::keyClicks(m_house->find<QLineEdit>(u"field:name"_s), u"!"_s);
    QSignalSpy published(m_house->desk.get(), &ProfileDesk::published);
    m_house->page->publishAction()->trigger();
    return published.wait() ? m_house->outbox->entries().last() : OutboxEntry{};
}

void TestProfilePageStates::fieldStatesFromTheOutbox()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    OutboxEntry entry = publishedName();
    QVERIFY(entry.id != 0);
    auto *mark = m_house->find<QLabel>(u"mark:name"_s);
    const auto move = [&](OutboxState state, WaitReason waits, FieldProof proof) {
        entry.state = state;
        entry.waitsFor = waits;
        entry.proofs = {{u"name"_s, proof}};
        m_house->outbox->update(entry);
    };
    move(OutboxState::Waiting, WaitReason::Network, FieldProof::Unproved);
    QTRY_VERIFY(mark->text().contains(u"waiting for network"_s));
    move(OutboxState::Checking, WaitReason::None, FieldProof::Unproved);
    QTRY_VERIFY(mark->text().contains(u"checking"_s));
    move(OutboxState::Verified, WaitReason::None, FieldProof::Verified);
    QTRY_VERIFY(mark->text().startsWith(u"✓ verified"_s));
    entry = publishedName();
    entry.seen = {{u"name"_s, u"Bobby"_s}};
    move(OutboxState::AppliedDifferently, WaitReason::None, FieldProof::AppliedDifferently);
    QTRY_VERIFY(mark->text().contains(u"applied differently"_s));
    QVERIFY(m_house->find<QPushButton>(u"server:name"_s)->isVisible());
    QCOMPARE(m_house->find<QLineEdit>(u"field:name"_s)->text(), u"Bob!!"_s);
}

void TestProfilePageStates::uploadShowsProgressAndCancels()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    const Result<BlobId> blob = m_house->blobs.put("bytes");
    QVERIFY(blob.ok());
    m_house->outbox->submit(
        m_house->row.account.id,
        PutPictureCommand{PictureSlot::Avatar, blob.value(), {}, blob.value(), u"image/png"_s},
        QUuid::createUuid());
    auto *cancel = m_house->find<QPushButton>(u"avatarCancel"_s);
    QTRY_VERIFY(cancel->isVisible());
    OutboxEntry entry = m_house->outbox->entries().first();
    entry.state = OutboxState::Sending;
    m_house->outbox->update(entry);
    auto *bar = m_house->find<QProgressBar>(u"avatarProgress"_s);
    QTRY_VERIFY(bar->isVisible());
    Q_EMIT m_house->sync.uploadProgress(entry.id, 250, 1000);
    QCOMPARE(bar->value(), 250);
    cancel->click();
    QCOMPARE(m_house->sync.aborted, QList<qint64>{entry.id});
    entry.state = OutboxState::Verified;
    m_house->outbox->update(entry);
    QTRY_VERIFY(!cancel->isVisible());
}

void TestProfilePageStates::overviewIsPlainText()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s},
                           {u"x.about"_s, u"<b>bold</b>"_s},
                           {u"x.contact"_s, uR"({"email":"b@example.org"})"_s},
                           {u"x.contact.vis"_s, u"follower"_s}}));
    m_house->page->showTab(ProfilePage::Tab::Overview);
    QStringList texts;
    for (const QLabel *label :
         m_house->find<QWidget>(u"overviewPage"_s)->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        texts.append(label->text());
    }
    const QString all = texts.join(u'\n');
    QVERIFY(all.contains(u"<b>bold</b>"_s));
    QVERIFY(all.contains(u"b@example.org"_s));
    QVERIFY(all.contains(u"followers"_s));
    QVERIFY(!all.contains(u"{"_s));
}

void TestProfilePageStates::historyShowsBeforeAndAfter()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    QSignalSpy changed(m_house->profiles.get(), &ProfileStore::profileChanged);
    m_house->profiles->put(m_house->row.account.id,
                           testservice::profile({{u"name"_s, u"Robert"_s}}), false);
    QVERIFY(changed.wait());
    m_house->page->showTab(ProfilePage::Tab::History);
    auto *table = m_house->find<QTreeView>(u"historyTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(m_house->find<QPlainTextEdit>(u"historyBefore"_s)->toPlainText().contains(u"Bob"_s));
    QVERIFY(m_house->find<QPlainTextEdit>(u"historyAfter"_s)->toPlainText().contains(u"Robert"_s));
    m_house->find<QLineEdit>(u"historyFilter"_s)->setText(u"nothing like this"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(m_house->find<QLabel>(u"historyEmpty"_s)->isVisible());
}

void TestProfilePageStates::rawIsMasked()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    RawAnswer raw;
    raw.request = u"GET https://cl-o.bob.example.com/api/me/full"_s;
    raw.status = 200;
    raw.requestId = u"k3Vt9aQ2"_s;
    raw.at = QDateTime::currentDateTimeUtc();
    raw.body = R"({"data":{"name":"Bob","token":"very-secret","list":[{"apiKey":"deep-secret"}]}})";
    m_house->profiles->putRaw(m_house->row.account.id, raw);
    auto *text = m_house->find<QPlainTextEdit>(u"rawText"_s);
    QVERIFY(text->toPlainText().isEmpty()); // not before it is looked at
    m_house->page->showTab(ProfilePage::Tab::Raw);
    QTRY_VERIFY(text->toPlainText().contains(u"\"name\": \"Bob\""_s));
    QVERIFY(!text->toPlainText().contains(u"secret"_s));
    QVERIFY(m_house->find<QLabel>(u"rawHead"_s)->text().contains(u"k3Vt9aQ2"_s));
}

void TestProfilePageStates::handleIsCopied()
{
    QVERIFY(m_house->show({{u"name"_s, u"Bob"_s}}));
    QTest::keyClick(m_house->find<QLineEdit>(u"field:name"_s), Qt::Key_C,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"bob.example.com"_s);
}

QTEST_MAIN(TestProfilePageStates)
#include "tst_profilepagestates.moc"
