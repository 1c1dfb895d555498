// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"
#include "ui/window/addaccountdialog.h"
#include "ui/window/pastecleaner.h"
#include "ui/window/signoutdialog.h"

#include <QClipboard>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace personae;
using namespace personae::testwindow;

class SignInTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeWay();
    void helpsWithAnEmail();
    void errorsStandAtTheirField_data();
    void errorsStandAtTheirField();
    void cancelStopsAndKeepsWhatWasTyped();
    void closingCancels();
    void withoutKeyring();
    void emptyFieldsAreSaid();
    void secretIsHiddenAndPasteIsCleaned();
    void cleaned_data();
    void cleaned();
    void againKeepsTheIdentity();
    void signOutChoices();
};

namespace {

struct Opened
{
    Opened()
    {
        dialog = new AddAccountDialog(port, theme());
        dialog->open();
        identity = dialog->findChild<QLineEdit *>(u"signInIdentity"_s);
        secret = dialog->findChild<QLineEdit *>(u"signInSecret"_s);
        submit = dialog->findChild<QPushButton *>(u"addAccountSignIn"_s);
        cancel = dialog->findChild<QPushButton *>(u"addAccountCancel"_s);
    }
    ~Opened() { delete dialog.data(); }
    void fill()
    {
        QTest::keyClicks(identity, u"alice.example.com"_s);
        QTest::keyClicks(secret, u"secret"_s);
    }

    FakeSignIn port;
    QPointer<AddAccountDialog> dialog;
    QLineEdit *identity;
    QLineEdit *secret;
    QPushButton *submit;
    QPushButton *cancel;
};

ApiError refused(Outcome kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

void SignInTest::wholeWay()
{
    Opened opened;
    QCOMPARE(opened.dialog->windowModality(), Qt::WindowModal);
    opened.fill();
    QSignalSpy finished(opened.dialog, &AddAccountDialog::finishedWith);
    QTest::keyClick(opened.secret, Qt::Key_Return);
    QCOMPARE(opened.port.started.size(), 1);
    const SignInRequest request = opened.port.started.first();
    QCOMPARE(request.service, u"cloudillo"_s);
    QCOMPARE(request.identity, u"alice.example.com"_s);
    QCOMPARE(request.secret, u"secret"_s);
    QCOMPARE(request.way, SignInWay::Password);
    QVERIFY(request.staySignedIn);
    auto *step = opened.dialog->findChild<QLabel *>(u"signInStep"_s);
    QVERIFY(step->isVisible());
    QSet<QString> words{step->text()};
    for (const SignInStep next : {SignInStep::SigningIn, SignInStep::MakingKey,
                                  SignInStep::StoringKey, SignInStep::Reading}) {
        Q_EMIT opened.port.stepChanged(next);
        words.insert(step->text());
    }
    QCOMPARE(words.size(), 5);
    // A second Return while it works starts nothing.
    QTest::keyClick(opened.secret, Qt::Key_Return);
    QCOMPARE(opened.port.started.size(), 1);
    Q_EMIT opened.port.succeeded(AccountId{u"a"_s});
    QCOMPARE(finished.count(), 1);
    QVERIFY(!opened.dialog->isVisible());
}

void SignInTest::helpsWithAnEmail()
{
    Opened opened;
    QTest::keyClicks(opened.identity, u"alice@example.com"_s);
    auto *candidate = opened.dialog->findChild<QPushButton *>(u"candidate-alice.example.com"_s);
    QVERIFY(candidate && candidate->isVisible());
    QTRY_VERIFY(opened.port.checked.contains(u"alice.example.com"_s));
    QVERIFY(candidate->icon().isNull());
    Q_EMIT opened.port.candidatesChecked({u"alice.example.com"_s});
    QVERIFY(!candidate->icon().isNull());
    QVERIFY(candidate->accessibleDescription().contains("exists"_L1));
    opened.submit->click();
    QVERIFY(opened.port.started.isEmpty());
    QCOMPARE(opened.identity->text(), u"alice@example.com"_s);
    candidate->click();
    QCOMPARE(opened.identity->text(), u"alice.example.com"_s);
}

void SignInTest::errorsStandAtTheirField_data()
{
    QTest::addColumn<Outcome>("kind");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("focus");
    QTest::newRow("wrong password") << Outcome::SignInRefused << int(SignInField::Secret)
                                    << u"secretError"_s << u"signInSecret"_s;
    QTest::newRow("unknown host") << Outcome::HostNotFound << int(SignInField::Identity)
                                  << u"identityHint"_s << u"signInIdentity"_s;
    QTest::newRow("certificate") << Outcome::TlsRefused << int(SignInField::General)
                                 << u"generalError"_s << u"signInIdentity"_s;
    QTest::newRow("captive portal") << Outcome::ProtocolError << int(SignInField::General)
                                    << u"generalError"_s << u"signInIdentity"_s;
}

void SignInTest::errorsStandAtTheirField()
{
    QFETCH(Outcome, kind);
    QFETCH(int, field);
    QFETCH(QString, line);
    QFETCH(QString, focus);
    Opened opened;
    opened.fill();
    opened.submit->click();
    Q_EMIT opened.port.failed(refused(kind), SignInField(field));
    const auto *message = opened.dialog->findChild<FieldLine *>(line);
    QVERIFY(message && message->isVisible());
    QVERIFY(message->hasError());
    QVERIFY(message->text().size() > 20);
    QCOMPARE(opened.dialog->focusWidget()->objectName(), focus);
    QCOMPARE(opened.identity->text(), u"alice.example.com"_s);
    QCOMPARE(opened.secret->text(), u"secret"_s);
    QVERIFY(opened.submit->isEnabled());
    opened.submit->click();
    QCOMPARE(opened.port.started.size(), 2);
}

void SignInTest::cancelStopsAndKeepsWhatWasTyped()
{
    Opened opened;
    opened.fill();
    opened.submit->click();
    opened.cancel->click();
    QCOMPARE(opened.port.cancelled, 1);
    QVERIFY(opened.dialog->isVisible());
    QCOMPARE(opened.secret->text(), u"secret"_s);
    opened.cancel->click();
    QVERIFY(!opened.dialog || !opened.dialog->isVisible());
    QCOMPARE(opened.port.cancelled, 1);
}

void SignInTest::closingCancels()
{
    Opened opened;
    opened.fill();
    opened.submit->click();
    QTest::keyClick(opened.dialog, Qt::Key_Escape);
    QCOMPARE(opened.port.cancelled, 1);
}

void SignInTest::withoutKeyring()
{
    Opened opened;
    opened.fill();
    opened.submit->click();
    Q_EMIT opened.port.keyringUnusable(u"no secret service"_s);
    auto *notNow = opened.dialog->findChild<QPushButton *>(u"keyringNotNow"_s);
    auto *thisRun = opened.dialog->findChild<QPushButton *>(u"keyringThisRun"_s);
    QVERIFY(notNow->isVisible() && thisRun->isVisible());
    QVERIFY(opened.dialog->findChild<QLabel *>(u"keyringReason"_s)
                ->text()
                .contains("secret service"_L1));
    notNow->click();
    QCOMPARE(opened.port.keyring, QList<KeyringChoice>{KeyringChoice::NotNow});
    QVERIFY(opened.identity->isVisible());
    opened.submit->click();
    Q_EMIT opened.port.keyringUnusable({});
    thisRun->click();
    QCOMPARE(opened.port.keyring.last(), KeyringChoice::ThisRunOnly);
    Q_EMIT opened.port.succeeded(AccountId{u"a"_s});
    QVERIFY(!opened.dialog->isVisible());
}

void SignInTest::emptyFieldsAreSaid()
{
    Opened opened;
    opened.submit->click();
    QVERIFY(opened.dialog->findChild<FieldLine *>(u"identityHint"_s)->hasError());
    QTest::keyClicks(opened.identity, u"alice.example.com"_s);
    QVERIFY(!opened.dialog->findChild<FieldLine *>(u"identityHint"_s)->hasError());
    opened.submit->click();
    QVERIFY(opened.dialog->findChild<FieldLine *>(u"secretError"_s)->hasError());
    QVERIFY(opened.port.started.isEmpty());
    opened.dialog->findChild<QRadioButton *>(u"signInWayApiKey"_s)->setChecked(true);
    QTest::keyClicks(opened.secret, u"key"_s);
    opened.submit->click();
    QCOMPARE(opened.port.started.first().way, SignInWay::ApiKey);
}

void SignInTest::secretIsHiddenAndPasteIsCleaned()
{
    Opened opened;
    QCOMPARE(opened.secret->echoMode(), QLineEdit::Password);
    QApplication::clipboard()->setText(u"  key-1234\r\n"_s);
    opened.secret->setFocus();
    opened.secret->paste();
    QCOMPARE(opened.secret->text(), u"key-1234"_s);
    opened.secret->clear();
    QTest::keyClicks(opened.secret, u"with blank "_s);
    QCOMPARE(opened.secret->text(), u"with blank "_s);
}

void SignInTest::cleaned_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("kept");
    QTest::newRow("line ends") << u"a\nb\r\n"_s << u"ab"_s;
    QTest::newRow("outer blanks") << u" \u00A0a b\t "_s << u"a b"_s;
    QTest::newRow("unseen ends") << u"\uFEFFa\u200B"_s << u"a"_s;
    QTest::newRow("joiner inside") << u"a\u200Cb"_s << u"a\u200Cb"_s;
    QTest::newRow("nothing else") << u" \n "_s << QString();
}

void SignInTest::cleaned()
{
    QFETCH(QString, pasted);
    QFETCH(QString, kept);
    QCOMPARE(pastecleaner::cleaned(pasted), kept);
}

void SignInTest::againKeepsTheIdentity()
{
    Opened opened;
    opened.dialog->signInAgain(account(u"alice.example.com"_s, u"Alice"_s).account);
    QCOMPARE(opened.identity->text(), u"alice.example.com"_s);
    QVERIFY(opened.identity->isReadOnly());
    QTest::keyClicks(opened.secret, u"secret"_s);
    opened.submit->click();
    QCOMPARE(opened.port.started.first().existing.value, u"alice.example.com"_s);
    Q_EMIT opened.port.failed(refused(Outcome::SignInRefused), SignInField::Identity);
    QVERIFY(opened.dialog->findChild<FieldLine *>(u"generalError"_s)->hasError());
    QVERIFY(opened.identity->isReadOnly());
}

void SignInTest::signOutChoices()
{
    AccountRow row = account(u"alice.example.com"_s, u"Alice"_s);
    row.unsentChanges = 2;
    for (const auto &[name, keep] :
         {std::pair{u"keepOfflineCopy"_s, KeepAfterSignOut::OfflineCopy},
          std::pair{u"dropCache"_s, KeepAfterSignOut::DropCache},
          std::pair{u"dropEverything"_s, KeepAfterSignOut::DropEverything}}) {
        QPointer<SignOutDialog> dialog = new SignOutDialog(row, theme());
        dialog->open();
        QVERIFY(dialog->findChild<QRadioButton *>(u"keepOfflineCopy"_s)->isChecked());
        QVERIFY(dialog->findChild<QPushButton *>(u"signOutCancel"_s)->isDefault());
        QVERIFY(dialog->findChild<QLabel *>(u"signOutUnsent"_s)->text().contains(u'2'));
        std::optional<KeepAfterSignOut> chosen;
        connect(dialog, &SignOutDialog::chosen, this,
                [&chosen](const AccountId &, KeepAfterSignOut choice) { chosen = choice; });
        dialog->findChild<QRadioButton *>(name)->setChecked(true);
        dialog->findChild<QPushButton *>(u"signOutGo"_s)->click();
        QVERIFY(chosen == keep);
    }
}

QTEST_MAIN(SignInTest)
#include "signin_test.moc"
