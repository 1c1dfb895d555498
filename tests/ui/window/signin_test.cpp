// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/signinfixture.h"
#include "ui/theme/pastecleaner.h"
#include "ui/window/signoutdialog.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

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
    void fieldsFollowTheService();
    void waysChooseTheirFields();
    void settingsArePrefilledAndFolded();
    void errorsOfSettings();
    void insecureAddressIsRefused();
    void browserWaits();
    void browserProviders();
    void againWithAnotherName();
    void everyControlIsNamedAndReached();
};

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
                                    << u"signInError_secret"_s << u"signInField_secret"_s;
    QTest::newRow("unknown host") << Outcome::HostNotFound << int(SignInField::Identity)
                                  << u"identityHint"_s << u"signInField_identity"_s;
    QTest::newRow("certificate") << Outcome::TlsRefused << int(SignInField::General)
                                 << u"generalError"_s << u"signInField_identity"_s;
    QTest::newRow("captive portal") << Outcome::ProtocolError << int(SignInField::General)
                                    << u"generalError"_s << u"signInField_identity"_s;
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
    QVERIFY(opened.dialog->findChild<FieldLine *>(u"signInError_secret"_s)->hasError());
    QVERIFY(opened.port.started.isEmpty());
    opened.dialog->findChild<QRadioButton *>(u"signInWayApiKey"_s)->setChecked(true);
    QTest::keyClicks(opened.dialog->findChild<QLineEdit *>(u"signInField_secret"_s), u"key"_s);
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
    const QString token = pastecleaner::cleaned(pasted, pastecleaner::Kind::Token);
    QVERIFY(!token.contains(u' ') && !token.contains(QChar(0x200C)));
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

void SignInTest::fieldsFollowTheService()
{
    OpenedRich opened;
    QVERIFY(opened.edit(u"identity"_s) && opened.edit(u"appKey"_s));
    QVERIFY(!opened.edit(u"organization"_s));
    QCOMPARE(opened.edit(u"appKey"_s)->echoMode(), QLineEdit::Password);
    QCOMPARE(opened.edit(u"identity"_s)->accessibleName(), u"E-mail"_s);
    opened.find<QComboBox>(u"signInService"_s)->setCurrentIndex(0);
    QVERIFY(!opened.edit(u"appKey"_s));
    QVERIFY(!opened.find<QPushButton>(u"signInAdvanced"_s)->isVisible());
    opened.find<QComboBox>(u"signInService"_s)->setCurrentIndex(1);
    auto *show = opened.find<QToolButton>(u"signInShow_secret"_s);
    show->click();
    QCOMPARE(opened.edit(u"secret"_s)->echoMode(), QLineEdit::Normal);
    QVERIFY(show->accessibleName().contains("Hide"_L1));
}

void SignInTest::waysChooseTheirFields()
{
    OpenedRich opened;
    opened.edit(u"secret"_s)->setText(u"the password"_s);
    opened.way(u"ApiKey"_s);
    QVERIFY(opened.edit(u"organization"_s) && !opened.edit(u"identity"_s));
    QVERIFY(opened.edit(u"secret"_s)->text().isEmpty()); // a password is no key
    opened.edit(u"organization"_s)->setText(u" acme\u200B park \n"_s);
    opened.edit(u"secret"_s)->setText(u"key-1"_s);
    QCOMPARE(opened.edit(u"organization"_s)->text(), u"acmepark"_s);
    opened.submit();
    QCOMPARE(opened.port.started.size(), 1);
    const SignInRequest request = opened.port.started.first();
    QCOMPARE(request.way, SignInWay::ApiKey);
    QCOMPARE(request.secret, u"key-1"_s);
    QCOMPARE(request.settings.value(u"organization"_s), u"acmepark"_s);
    Q_EMIT opened.port.failed(refused(Outcome::SignInRefused), SignInField::Secret);
    opened.way(u"Password"_s);
    QCOMPARE(opened.edit(u"secret"_s)->text(), u"the password"_s);
}

void SignInTest::settingsArePrefilledAndFolded()
{
    OpenedRich opened;
    QLineEdit *address = opened.edit(u"address"_s);
    QCOMPARE(address->text(), u"https://rich.example"_s);
    QVERIFY(!address->isVisible());
    QTest::keyClick(opened.find<QPushButton>(u"signInAdvanced"_s), Qt::Key_Space);
    QVERIFY(address->isVisible());
}

void SignInTest::errorsOfSettings()
{
    OpenedRich opened;
    opened.edit(u"identity"_s)->setText(u"ada.example"_s);
    opened.edit(u"secret"_s)->setText(u"secret"_s);
    opened.edit(u"appKey"_s)->setText(u"key"_s);
    opened.submit();
    QCOMPARE(opened.port.started.first().appKey, u"key"_s);
    ApiError error = refused(Outcome::LocalReject);
    error.fieldIssues.insert(u"address"_s, {});
    error.detail = u"malformed"_s;
    Q_EMIT opened.port.failed(error, SignInField::Setting);
    auto *line = opened.find<FieldLine>(u"signInError_address"_s);
    QVERIFY(line->isVisible() && line->hasError()); // unfolded for it
    QVERIFY(line->text().contains("spelling"_L1));
    QCOMPARE(opened.dialog->focusWidget(), opened.edit(u"address"_s));
    Q_EMIT opened.port.failed(refused(Outcome::SignInRefused), SignInField::AppKey);
    QVERIFY(opened.find<FieldLine>(u"signInError_appKey"_s)->hasError());
}

void SignInTest::insecureAddressIsRefused()
{
    OpenedRich opened;
    opened.edit(u"identity"_s)->setText(u"ada.example"_s);
    opened.edit(u"secret"_s)->setText(u"secret"_s);
    opened.edit(u"appKey"_s)->setText(u"key"_s);
    opened.edit(u"address"_s)->setText(u"http://rich.example"_s);
    opened.submit();
    QVERIFY(opened.port.started.isEmpty());
    QVERIFY(opened.find<FieldLine>(u"signInError_address"_s)->text().contains("https"_L1));
    opened.edit(u"address"_s)->setText(u"http://127.example.com"_s);
    opened.submit();
    QVERIFY(opened.port.started.isEmpty());
    opened.edit(u"address"_s)->setText(u"http://127.0.0.2:8080"_s);
    opened.submit();
    QCOMPARE(opened.port.started.size(), 1);
}

void SignInTest::browserWaits()
{
    OpenedAddresses browser;
    OpenedRich opened;
    opened.way(u"Browser"_s);
    QVERIFY(!opened.edit(u"secret"_s) && !opened.edit(u"identity"_s));
    opened.find<QLineEdit>(u"signInProviderArgument"_s)->setText(u" fosstodon.org "_s);
    opened.submit();
    QCOMPARE(opened.port.started.first().provider, u"mastodon"_s);
    QCOMPARE(opened.port.started.first().providerArgument, u"fosstodon.org"_s);
    Q_EMIT opened.port.stepChanged(SignInStep::Browsing);
    Q_EMIT opened.port.browserWanted(QUrl(u"https://rich.example/authorize"_s));
    QCOMPARE(browser.taken, {QUrl(u"https://rich.example/authorize"_s)});
    auto *wait = opened.find<QWidget>(u"browserWait"_s);
    QVERIFY(wait->isVisible());
    QVERIFY(opened.find<QLabel>(u"browserTimeLeft"_s)->text().contains("10:00"_L1) ||
            opened.find<QLabel>(u"browserTimeLeft"_s)->text().contains("9:59"_L1));
    opened.find<QPushButton>(u"browserOpenAgain"_s)->click();
    QCOMPARE(browser.taken.size(), 2);
    opened.find<QPushButton>(u"addAccountCancel"_s)->click();
    QCOMPARE(opened.port.cancelled, 1);
    QVERIFY(!wait->isVisible());
    Q_EMIT opened.port.browserWanted(QUrl(u"https://rich.example/late"_s));
    QCOMPARE(browser.taken.size(), 2); // nothing waits any more
    opened.submit();
    Q_EMIT opened.port.stepChanged(SignInStep::Browsing);
    Q_EMIT opened.port.failed(refused(Outcome::TimedOut), SignInField::General);
    QVERIFY(!wait->isVisible());
    QVERIFY(opened.find<FieldLine>(u"generalError"_s)->hasError());
}

void SignInTest::browserProviders()
{
    OpenedRich opened;
    opened.way(u"Browser"_s);
    auto *provider = opened.find<QComboBox>(u"signInProvider"_s);
    auto *line = opened.find<FieldLine>(u"signInProviderError"_s);
    QCOMPARE(provider->itemText(1), u"GitHub"_s);
    opened.submit();
    QVERIFY(line->hasError()); // a server must be named first
    provider->setCurrentIndex(1);
    QVERIFY(!opened.find<QLineEdit>(u"signInProviderArgument"_s)->isVisible());
    QVERIFY(line->text().contains("hands nothing over"_L1));
    opened.submit();
    QVERIFY(opened.port.started.isEmpty());
    provider->setCurrentIndex(2);
    opened.submit();
    QCOMPARE(opened.port.started.first().provider, u"bluesky"_s);
}

void SignInTest::againWithAnotherName()
{
    OpenedRich opened;
    Account account;
    account.id = AccountId{u"a"_s};
    account.service = u"rich"_s;
    account.handle = u"ada"_s; // signed in as ada@example.com
    account.settings = {{u"signInWay"_s, u"ApiKey"_s}, {u"organization"_s, u"acme"_s}};
    opened.dialog->signInAgain(account);
    QVERIFY(!opened.find<QComboBox>(u"signInService"_s)->isEnabled());
    QCOMPARE(opened.edit(u"organization"_s)->text(), u"acme"_s);
    opened.way(u"Password"_s);
    QVERIFY(opened.edit(u"identity"_s)->text().isEmpty());
    QVERIFY(!opened.edit(u"identity"_s)->isReadOnly());
}

void SignInTest::everyControlIsNamedAndReached()
{
    OpenedRich opened;
    opened.find<QPushButton>(u"signInAdvanced"_s)->setChecked(true);
    QSet<QWidget *> wanted;
    for (QWidget *widget : opened.dialog->findChildren<QWidget *>()) {
        const bool stop = widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
                          (widget->focusPolicy() & Qt::TabFocus);
        if (!stop)
            continue;
        wanted.insert(widget);
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
    QVERIFY(wanted.size() > 9);
    QStringList order;
    const qsizetype stops = 2 * wanted.size();
    for (qsizetype i = 0; i < stops; ++i) {
        QWidget *now = opened.dialog->focusWidget();
        wanted.remove(now);
        order.append(now->objectName());
        QTest::keyClick(now, Qt::Key_Tab);
    }
    // Of a group of radio buttons Tab reaches the chosen one; the arrow keys reach the others.
    wanted.removeIf(
        [](const QWidget *widget) { return qobject_cast<const QRadioButton *>(widget); });
    QVERIFY2(wanted.isEmpty(), qPrintable(order.join(u' ')));
    QVERIFY(order.indexOf(u"signInField_secret"_s) < order.indexOf(u"signInField_appKey"_s));
    QVERIFY(order.indexOf(u"signInField_appKey"_s) < order.indexOf(u"signInAdvanced"_s));
    QVERIFY(order.indexOf(u"signInAdvanced"_s) < order.indexOf(u"signInField_address"_s));
}

QTEST_MAIN(SignInTest)
#include "signin_test.moc"
