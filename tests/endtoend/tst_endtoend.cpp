// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/hand.h"
#include "tests/endtoend/livewindow.h"
#include "ui/studio/picturestudio.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::test {

namespace {

constexpr int patience = 20'000; ///< ms; only ever spent where something is broken

/// No two grains alike: its file is large, and takes long to send.
QImage sand()
{
    QImage image(480, 320, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        std::generate_n(line, image.width(), [&random] { return 0xff000000U | random(); });
    }
    return image;
}

} // namespace

/// The first slice whole: sign in, edit, crop, upload, go offline, edit, come back, verified. One
/// story, told in order by the window's own widgets against the embedded service.
class EndToEndTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_live.startProgram(); }

    void refusesAWrongPassword();
    void signsIn();
    void editsAndVerifies();
    void cropsAndUploads();
    void sendingTheSamePictureAgainKeepsIt();
    void stopsAnUpload();
    void editsOffline();
    void survivesARestartAndGoesOutOnce();

    void cleanupTestCase() { m_live.endProgram(); }

private:
    [[nodiscard]] AccountId account()
    {
        return m_live.engine().accounts().rows().constFirst().account.id;
    }
    void openEditTab();
    void type(QWidget *editor, const QString &text);
    void publish();
    void pasteAndCrop(const QImage &picture);

    LiveWindow m_live;
};

void EndToEndTest::openEditTab()
{
    SOON_VERIFY_WITHIN(m_live.engine().desk().isLoaded(account()), patience);
    SOON_VERIFY_WITHIN(m_live.engine().desk().form(account())->base().seenAt.isValid(), patience);
    auto *tabs = m_live.find<QTabWidget>(u"inspectorTabs"_s);
    constexpr int editTab = 1;
    tabs->setCurrentIndex(editTab);
    SOON_VERIFY(m_live.window().findChild<QWidget *>(u"field:name"_s));
}

void EndToEndTest::type(QWidget *editor, const QString &text)
{
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
}

void EndToEndTest::publish()
{
    auto *button = m_live.find<QAbstractButton>(u"publishButton"_s);
    SOON_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

void EndToEndTest::refusesAWrongPassword()
{
    m_live.services().setBehaviours([this] {
        Behaviours quick = m_live.services().behaviours();
        quick.failedLoginDelayMs = 0;
        return quick;
    }());
    QTest::mouseClick(m_live.find<QAbstractButton>(u"emptyAddAccount"_s), Qt::LeftButton);
    SOON_VERIFY(m_live.window().findChild<QDialog *>(u"addAccountDialog"_s));
    type(m_live.find<QLineEdit>(u"signInField_identity"_s), m_live.handle());
    type(m_live.find<QLineEdit>(u"signInField_secret"_s), u"not the password"_s);
    QTest::mouseClick(m_live.find<QAbstractButton>(u"addAccountSignIn"_s), Qt::LeftButton);
    auto *problem = m_live.find<QWidget>(u"signInError_secret"_s);
    SOON_VERIFY_WITHIN(problem->isVisible(), patience);
    QCOMPARE(m_live.find<QLineEdit>(u"signInField_identity"_s)->text(), m_live.handle());
    QVERIFY(m_live.engine().accounts().rows().isEmpty());
}

void EndToEndTest::signsIn()
{
    type(m_live.find<QLineEdit>(u"signInField_secret"_s), m_live.password());
    QTest::mouseClick(m_live.find<QAbstractButton>(u"addAccountSignIn"_s), Qt::LeftButton);
    SOON_COMPARE_WITHIN(m_live.engine().accounts().rows().size(), qsizetype(1), patience);
    SOON_COMPARE_WITHIN(m_live.engine().accounts().rows().constFirst().reach, Reach::Online,
                        patience);
    SOON_VERIFY(m_live.find<QWidget>(u"actingBand"_s)->accessibleName().contains(m_live.handle()));
    SOON_VERIFY(!m_live.window().findChild<QDialog *>(u"addAccountDialog"_s));
}

void EndToEndTest::editsAndVerifies()
{
    openEditTab();
    m_live.services().clearLog();
    const QJsonObject before = m_live.serverProfile();
    type(m_live.find<QWidget>(u"field:name"_s), u"Alice Pleasance"_s);
    publish();
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Verified, patience);
    QCOMPARE(m_live.newestEntry().proofs.value(u"name"_s), FieldProof::Verified);
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/me"_s), 1);
    const QJsonObject after = m_live.serverProfile();
    QCOMPARE(after.value("name"_L1).toString(), u"Alice Pleasance"_s);
    QCOMPARE(after.value("x"_L1), before.value("x"_L1)); // untouched, unknown keys too
    auto *mark = m_live.find<QLabel>(u"mark:name"_s);
    SOON_VERIFY_WITHIN(mark->text().contains(u"verified"_s), patience);
}

void EndToEndTest::pasteAndCrop(const QImage &picture)
{
    QApplication::clipboard()->setImage(picture);
    auto *avatar = m_live.find<QWidget>(u"avatarButton"_s);
    avatar->setFocus();
    m_live.find<QAction>(u"pastePictureAction"_s)->trigger();
    SOON_VERIFY_WITHIN(m_live.window().findChild<PictureStudio *>(), patience);
    auto *studio = m_live.window().findChild<PictureStudio *>();
    SOON_VERIFY(studio->isVisible());
    auto *canvas = m_live.find<QWidget>(u"studioCanvas"_s);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_BracketRight);          // a quarter turn
    QTest::keyClick(canvas, Qt::Key_Up, Qt::ShiftModifier); // ten pixels up
    QTest::keyClick(canvas, Qt::Key_Return);                // into the draft
    SOON_VERIFY_WITHIN(m_live.engine().desk().form(account())->picture(PictureSlot::Avatar),
                       patience);
    const CropRecipe recipe =
        m_live.engine().desk().form(account())->picture(PictureSlot::Avatar)->recipe;
    QCOMPARE(recipe.quarterTurns, 1);
    QVERIFY(qAbs(recipe.crop.width() - recipe.crop.height()) < 0.5);
    SOON_VERIFY(!m_live.window().findChild<PictureStudio *>());
}

void EndToEndTest::cropsAndUploads()
{
    const QString before = m_live.serverProfile().value("profilePic"_L1).toString();
    pasteAndCrop(landscape());
    publish();
    SOON_VERIFY_WITHIN(std::holds_alternative<PutPictureCommand>(m_live.newestEntry().command),
                       patience);
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Verified, patience);
    const QString after = m_live.serverProfile().value("profilePic"_L1).toString();
    QVERIFY(after != before);
    QVERIFY2(after.startsWith("f1~"_L1), qPrintable(after)); // the final id, not the passing one
    QCOMPARE(m_live.newestEntry().remoteId, after);
    QCOMPARE(m_live.appliedCount("PUT", u"/api/me/image"_s), 1);
}

/// The trap of Cloudillo 4.4: were the same bytes sent again, the picture would be gone.
void EndToEndTest::sendingTheSamePictureAgainKeepsIt()
{
    const QString before = m_live.serverProfile().value("profilePic"_L1).toString();
    const qint64 first = m_live.newestEntry().id;
    pasteAndCrop(landscape());
    publish();
    SOON_VERIFY_WITHIN(m_live.newestEntry().id != first, patience);
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Verified, patience);
    QCOMPARE(m_live.serverProfile().value("profilePic"_L1).toString(), before);
    QCOMPARE(m_live.appliedCount("PUT", u"/api/me/image"_s), 1); // it was there already
}

void EndToEndTest::stopsAnUpload()
{
    const QString before = m_live.serverProfile().value("profilePic"_L1).toString();
    Behaviours slow = m_live.services().behaviours();
    slow.uploadBytesPerSecond = 5000; // until the end of it: what arrived whole would count
    m_live.services().setBehaviours(slow);
    pasteAndCrop(sand());
    publish();
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Sending, patience);
    auto *cancel = m_live.find<QAbstractButton>(u"avatarCancel"_s);
    SOON_VERIFY_WITHIN(cancel->isVisible(), patience);
    QTest::mouseClick(cancel, Qt::LeftButton);
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Cancelled, patience);
    slow.uploadBytesPerSecond = 0;
    m_live.services().setBehaviours(slow);
    QCOMPARE(m_live.serverProfile().value("profilePic"_L1).toString(), before);
    m_live.engine().desk().form(account())->revertAll();
}

void EndToEndTest::editsOffline()
{
    m_live.services().clearLog();
    m_live.setNetwork(false);
    auto *bio = m_live.find<QWidget>(u"field:x.bio"_s);
    type(bio, u"Written on a train."_s);
    publish();
    SOON_VERIFY_WITHIN(std::holds_alternative<SaveProfileCommand>(m_live.newestEntry().command),
                       patience);
    SOON_COMPARE_WITHIN(m_live.newestEntry().waitsFor, WaitReason::Network, patience);
    SOON_COMPARE_WITHIN(m_live.engine().accounts().rows().constFirst().reach, Reach::Offline,
                        patience);
    SOON_VERIFY(m_live.find<QWidget>(u"noticeStrip"_s)->isVisible());
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/me"_s), 0);
}

void EndToEndTest::survivesARestartAndGoesOutOnce()
{
    m_live.endProgram();
    m_live.startProgram(); // still without network: what was seen opens all the same
    SOON_COMPARE_WITHIN(m_live.engine().accounts().rows().size(), qsizetype(1), patience);
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Waiting, patience);
    SOON_COMPARE_WITHIN(
        m_live.find<QLabel>(u"profileName"_s)->text().contains(u"Alice Pleasance"_s), true,
        patience);
    m_live.setNetwork(true); // it goes out by itself, with the key of the keyring
    SOON_COMPARE_WITHIN(m_live.newestEntry().state, OutboxState::Verified, patience);
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/me"_s), 1);
    QCOMPARE(m_live.serverProfile().value("name"_L1).toString(), u"Alice Pleasance"_s);
}

} // namespace personae::test

QTEST_MAIN(personae::test::EndToEndTest)
#include "tst_endtoend.moc"
