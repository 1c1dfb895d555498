// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/signinfixture.h"

#include <QScopeGuard>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace personae;
using namespace personae::testwindow;

/// "Add account": making an account, what is kept of what was typed, and the wait for a browser.
class NewAccountTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedStaysWithItsService();
    void clearedPresetsStayCleared();
    void asksForItsOwnLines();
    void checksBeforeItAsks();
    void refusalsStandAtTheirLines();
    void ownWordsForRefusals_data();
    void ownWordsForRefusals();
    void isMadeOnce();
    void stoppedAfterItWasMade();
    void stoppedWhileItWasMade_data();
    void stoppedWhileItWasMade();
    void noAnswerCameSignsInFirst();
    void stoppedBeforeNothingIsSaid();
    void whoHasAnAccountMakesNone();
    void browserTroubleStays();
    void waysAreReachedByKeyboard();
    void nothingIsCutWithLargeText();
};

namespace {

/// The rich service, and it makes accounts.
ServiceInfo makingService()
{
    ServiceInfo info = richService();
    info.signInWays.append(SignInWay::NewAccount);
    info.newAccountCall = u"join"_s;
    for (SignInFieldSpec &line : info.signInFields) {
        if (line.id == "identity"_L1)
            line.ways.append(SignInWay::NewAccount);
        if (line.id == "secret"_L1)
            line.wording = u"password"_s; // the same line in both ways
    }
    SignInFieldSpec name = typedField(u"displayName"_s, u"displayName"_s);
    name.ways = {SignInWay::NewAccount};
    info.signInFields.insert(2, name);
    CallSpec join;
    join.id = info.newAccountCall;
    FieldSpec email;
    email.key = u"identity"_s; // a line: the played port takes no "@"
    FieldSpec shown;
    shown.key = u"displayName"_s;
    FieldSpec password;
    password.key = u"secret"_s;
    password.shape = FieldShape::Secret;
    password.limit = {.minimum = 10, .maximum = 200};
    join.asks = {email, shown, password};
    info.calls = {join};
    return info;
}

struct Making : OpenedRich
{
    Making()
        : OpenedRich({service(), makingService()})
    {
        way(u"NewAccount"_s);
        edit(u"identity"_s)->setText(u"ada.example"_s);
        edit(u"displayName"_s)->setText(u"Ada Lovelace"_s);
        edit(u"secret"_s)->setText(u"long enough"_s);
    }
    [[nodiscard]] FieldLine *problem(const QString &id) const
    {
        return find<FieldLine>(u"signInError_"_s + id);
    }
    [[nodiscard]] FieldLine *general() const { return find<FieldLine>(u"generalError"_s); }
};

} // namespace

void NewAccountTest::typedStaysWithItsService()
{
    ServiceInfo other = richService();
    other.id = u"other"_s;
    for (SignInFieldSpec &line : other.signInFields) {
        if (line.id == "address"_L1)
            line.preset = u"https://other.example"_s;
    }
    OpenedRich opened({richService(), other});
    opened.choose(0);
    opened.edit(u"identity"_s)->setText(u"ada.example"_s);
    opened.edit(u"secret"_s)->setText(u"only for rich"_s);
    opened.edit(u"appKey"_s)->setText(u"key"_s);
    opened.edit(u"address"_s)->setText(u"https://own.example"_s);
    opened.choose(1);
    for (const QString &id : {u"identity"_s, u"secret"_s, u"appKey"_s})
        QVERIFY2(opened.edit(id)->text().isEmpty(), qPrintable(id));
    QCOMPARE(opened.edit(u"address"_s)->text(), u"https://other.example"_s);
    opened.choose(0);
    QCOMPARE(opened.edit(u"secret"_s)->text(), u"only for rich"_s);
    QCOMPARE(opened.edit(u"address"_s)->text(), u"https://own.example"_s);
}

void NewAccountTest::clearedPresetsStayCleared()
{
    OpenedRich opened;
    opened.edit(u"address"_s)->clear();
    opened.way(u"ApiKey"_s);
    QVERIFY(opened.edit(u"address"_s)->text().isEmpty());
    opened.edit(u"address"_s)->setText(u"https://rich.example"_s);
    opened.way(u"Password"_s);
    QCOMPARE(opened.edit(u"address"_s)->text(), u"https://rich.example"_s);
}

void NewAccountTest::asksForItsOwnLines()
{
    OpenedRich opened({service(), makingService()});
    const auto *button = opened.find<QPushButton>(u"addAccountSignIn"_s);
    const QString signIn = button->text();
    QVERIFY(!opened.edit(u"displayName"_s));
    opened.way(u"NewAccount"_s);
    QVERIFY(button->text() != signIn);
    QVERIFY(!opened.edit(u"appKey"_s));
    QCOMPARE(opened.edit(u"secret"_s)->accessibleName(), u"Password"_s);
    QVERIFY(opened.find<FieldLine>(u"signInError_secret"_s)->text().contains("10"_L1));
    opened.edit(u"identity"_s)->setText(u"ada.example"_s);
    opened.edit(u"displayName"_s)->setText(u" Ada Lovelace "_s);
    opened.edit(u"secret"_s)->setText(u"long enough"_s);
    opened.submit();
    QCOMPARE(opened.port.started.size(), 1);
    const SignInRequest request = opened.port.started.first();
    QCOMPARE(request.way, SignInWay::NewAccount);
    QCOMPARE(request.settings.value(u"displayName"_s), u"Ada Lovelace"_s); // a name has blanks
    QCOMPARE(request.secret, u"long enough"_s);
    Q_EMIT opened.port.stepChanged(SignInStep::MakingAccount);
    QVERIFY(opened.find<QLabel>(u"signInStep"_s)->text().contains("Rich"_L1));
}

void NewAccountTest::checksBeforeItAsks()
{
    Making opened;
    opened.edit(u"secret"_s)->setText(u"short"_s);
    opened.submit();
    QVERIFY(opened.port.started.isEmpty());
    QVERIFY(opened.problem(u"secret"_s)->hasError());
    opened.way(u"Password"_s); // the lengths are of new passwords only
    opened.edit(u"appKey"_s)->setText(u"key"_s);
    opened.submit();
    QCOMPARE(opened.port.started.size(), 1);
    ServiceInfo info = makingService();
    info.calls.first().asks.first().shape = FieldShape::Email;
    OpenedRich email({service(), info});
    email.way(u"NewAccount"_s);
    email.edit(u"identity"_s)->setText(u"ada.example"_s);
    email.edit(u"displayName"_s)->setText(u"Ada"_s);
    email.edit(u"secret"_s)->setText(u"long enough"_s);
    email.submit();
    QVERIFY(email.port.started.isEmpty());
    QVERIFY(email.find<FieldLine>(u"identityHint"_s)->hasError());
}

void NewAccountTest::refusalsStandAtTheirLines()
{
    Making opened;
    ApiError error = refused(Outcome::Conflict);
    error.fieldIssues.insert(u"identity"_s, {u"exists <b>already</b>"_s});
    error.fieldIssues.insert(u"displayName"_s, {});
    Q_EMIT opened.port.failed(error, SignInField::Setting);
    const auto *hint = opened.find<FieldLine>(u"identityHint"_s);
    QVERIFY(hint->hasError());
    QVERIFY(hint->text().contains("<b>already</b>"_L1));
    QVERIFY(opened.problem(u"displayName"_s)->hasError());
    QVERIFY(opened.problem(u"displayName"_s)->text().contains("already"_L1));
    QVERIFY(!opened.problem(u"secret"_s)->hasError());
    QCOMPARE(opened.dialog->focusWidget(), opened.edit(u"identity"_s));
    QCOMPARE(opened.edit(u"displayName"_s)->text(), u"Ada Lovelace"_s);
    QCOMPARE(opened.edit(u"secret"_s)->text(), u"long enough"_s);
}

void NewAccountTest::ownWordsForRefusals_data()
{
    QTest::addColumn<Outcome>("kind");
    QTest::addColumn<bool>("maybeDelivered");
    QTest::addColumn<QString>("said");
    QTest::newRow("taken") << Outcome::Conflict << false << u"has one of these already"_s;
    QTest::newRow("refused") << Outcome::Invalid << false << u"too common"_s;
    QTest::newRow("not there") << Outcome::NotOffered << false << u"makes no accounts"_s;
    QTest::newRow("no answer") << Outcome::TimedOut << true << u"may have been made"_s;
}

void NewAccountTest::ownWordsForRefusals()
{
    QFETCH(Outcome, kind);
    QFETCH(bool, maybeDelivered);
    QFETCH(QString, said);
    Making opened;
    ApiError error = refused(kind);
    error.maybeDelivered = maybeDelivered;
    error.serverText = u"The password is too common"_s;
    Q_EMIT opened.port.failed(error, SignInField::General);
    QVERIFY2(opened.general()->text().contains(said), qPrintable(opened.general()->text()));
}

void NewAccountTest::isMadeOnce()
{
    Making opened;
    opened.submit();
    QCOMPARE(opened.port.started.size(), 1);
    Q_EMIT opened.port.accountMade();
    Q_EMIT opened.port.failed(refused(Outcome::SignInRefused), SignInField::Secret);
    QVERIFY(opened.find<QRadioButton>(u"signInWayPassword"_s)->isChecked());
    QVERIFY(opened.find<FieldLine>(u"signInError_secret"_s)->hasError());
    QVERIFY(opened.find<FieldLine>(u"generalError"_s)->text().contains("was made"_L1));
    QCOMPARE(opened.edit(u"identity"_s)->text(), u"ada.example"_s);
    QCOMPARE(opened.edit(u"secret"_s)->text(), u"long enough"_s);
    opened.edit(u"appKey"_s)->setText(u"key"_s);
    QVERIFY(opened.find<FieldLine>(u"generalError"_s)->text().contains("was made"_L1));
    opened.submit();
    QCOMPARE(opened.port.started.size(), 2);
    QCOMPARE(opened.port.started.last().way, SignInWay::Password);
    Q_EMIT opened.port.failed(refused(Outcome::Unreachable), SignInField::General);
    const QString general = opened.find<FieldLine>(u"generalError"_s)->text();
    QVERIFY(general.contains("was made"_L1) && general.contains("reached"_L1));
}

void NewAccountTest::stoppedAfterItWasMade()
{
    Making opened;
    opened.submit();
    Q_EMIT opened.port.accountMade();
    opened.find<QPushButton>(u"addAccountCancel"_s)->click();
    QVERIFY(opened.find<QRadioButton>(u"signInWayPassword"_s)->isChecked());
    QVERIFY(opened.find<FieldLine>(u"generalError"_s)->text().contains("was made"_L1));
    opened.way(u"NewAccount"_s); // another one
    QVERIFY(opened.find<FieldLine>(u"generalError"_s)->text().isEmpty());
}

void NewAccountTest::stoppedWhileItWasMade_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::addColumn<bool>("wasMade");
    QTest::addColumn<bool>("noKeyring");
    QTest::addRow("stop") << false << false << false;
    QTest::addRow("escape") << true << false << false;
    QTest::addRow("escape, made") << true << true << false;
    QTest::addRow("escape at the keyring") << true << true << true;
}

/// Whoever stops it is told, keeps what was typed, and signs in with it next.
void NewAccountTest::stoppedWhileItWasMade()
{
    QFETCH(bool, byKey);
    QFETCH(bool, wasMade);
    QFETCH(bool, noKeyring);
    Making opened;
    QSignalSpy announced(opened.dialog, &AddAccountDialog::announced);
    opened.submit();
    Q_EMIT opened.port.stepChanged(SignInStep::MakingAccount);
    if (wasMade) {
        Q_EMIT opened.port.accountMade();
        Q_EMIT opened.port.stepChanged(SignInStep::SigningIn);
    }
    if (noKeyring)
        Q_EMIT opened.port.keyringUnusable({});
    const QString expected = wasMade ? u"was made"_s : u"may have been made"_s;
    if (byKey)
        QTest::keyClick(opened.dialog, Qt::Key_Escape);
    else
        opened.find<QPushButton>(u"addAccountCancel"_s)->click();
    QCOMPARE(opened.port.cancelled, 1);
    QVERIFY(opened.dialog && opened.dialog->isVisible());
    QVERIFY(opened.general()->isVisible());
    QVERIFY2(opened.general()->text().contains(expected), qPrintable(opened.general()->text()));
    QVERIFY(announced.last().at(0).toString().contains(expected));
    QVERIFY(opened.find<QRadioButton>(u"signInWayPassword"_s)->isChecked());
    QCOMPARE(opened.edit(u"identity"_s)->text(), u"ada.example"_s);
    QCOMPARE(opened.edit(u"secret"_s)->text(), u"long enough"_s);
    opened.edit(u"appKey"_s)->setText(u"key"_s);
    opened.submit();
    QCOMPARE(opened.port.started.size(), 2);
    QCOMPARE(opened.port.started.last().way, SignInWay::Password);
    QCOMPARE(opened.port.started.last().secret, u"long enough"_s);
    Q_EMIT opened.port.failed(refused(Outcome::SignInRefused), SignInField::Secret);
    QVERIFY(opened.general()->text().contains(expected));
    opened.way(u"NewAccount"_s); // it was not made: once more, with the rest that was typed
    QVERIFY(opened.general()->text().isEmpty());
    QCOMPARE(opened.edit(u"displayName"_s)->text(), u"Ada Lovelace"_s);
    QTest::keyClick(opened.dialog, Qt::Key_Escape); // nothing runs: now it closes
    QVERIFY(!opened.dialog || !opened.dialog->isVisible());
}

void NewAccountTest::noAnswerCameSignsInFirst()
{
    Making opened;
    opened.submit();
    Q_EMIT opened.port.stepChanged(SignInStep::MakingAccount);
    ApiError error = refused(Outcome::TimedOut);
    error.maybeDelivered = true;
    Q_EMIT opened.port.failed(error, SignInField::General);
    QVERIFY(opened.find<QRadioButton>(u"signInWayPassword"_s)->isChecked());
    QCOMPARE(opened.general()->text().count(u"may have been made"_s), 1);
    QCOMPARE(opened.edit(u"identity"_s)->text(), u"ada.example"_s);
    QCOMPARE(opened.edit(u"secret"_s)->text(), u"long enough"_s);
}

void NewAccountTest::stoppedBeforeNothingIsSaid()
{
    Making opened;
    opened.submit();
    Q_EMIT opened.port.stepChanged(SignInStep::Probing);
    opened.find<QPushButton>(u"addAccountCancel"_s)->click();
    QVERIFY(opened.general()->text().isEmpty());
    QVERIFY(opened.find<QRadioButton>(u"signInWayNewAccount"_s)->isChecked());
    opened.submit();
    Q_EMIT opened.port.stepChanged(SignInStep::Probing);
    QTest::keyClick(opened.dialog, Qt::Key_Escape);
    QVERIFY(!opened.dialog || !opened.dialog->isVisible());
}

void NewAccountTest::whoHasAnAccountMakesNone()
{
    OpenedRich opened({service(), makingService()});
    QVERIFY(opened.find<QRadioButton>(u"signInWayNewAccount"_s)->isVisible());
    Account account;
    account.id = AccountId{u"a"_s};
    account.service = u"rich"_s;
    account.handle = u"ada"_s;
    opened.dialog->signInAgain(account);
    QVERIFY(!opened.find<QRadioButton>(u"signInWayNewAccount"_s)->isVisible());
    QVERIFY(opened.find<QRadioButton>(u"signInWayPassword"_s)->isVisible());
}

void NewAccountTest::browserTroubleStays()
{
    QObject nobody; // has no such slot: no browser comes up
    QDesktopServices::setUrlHandler(u"https"_s, &nobody, "take");
    OpenedRich opened;
    opened.way(u"Browser"_s);
    opened.find<QLineEdit>(u"signInProviderArgument"_s)->setText(u"fosstodon.org"_s);
    opened.submit();
    Q_EMIT opened.port.stepChanged(SignInStep::Browsing);
    Q_EMIT opened.port.browserWanted(QUrl(u"https://rich.example/authorize"_s));
    QDesktopServices::unsetUrlHandler(u"https"_s);
    auto *problem = opened.find<QLabel>(u"browserProblem"_s);
    QVERIFY(problem->isVisible());
    const QString first = opened.find<QLabel>(u"browserTimeLeft"_s)->text();
    QTRY_VERIFY(opened.find<QLabel>(u"browserTimeLeft"_s)->text() != first);
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains("Copy the address"_L1));
    OpenedAddresses browser;
    opened.find<QPushButton>(u"browserOpenAgain"_s)->click();
    QCOMPARE(browser.taken.size(), 1);
    QVERIFY(!problem->isVisible());
}

void NewAccountTest::waysAreReachedByKeyboard()
{
    ServiceInfo few = richService();
    few.id = u"few"_s;
    few.signInWays = {SignInWay::Password, SignInWay::NewAccount};
    OpenedRich opened({richService(), few});
    QVERIFY(QTest::qWaitForWindowActive(opened.dialog));
    opened.choose(0);
    opened.edit(u"identity"_s)->setFocus();
    QTest::keyClick(opened.dialog->focusWidget(), Qt::Key_Backtab);
    QCOMPARE(opened.dialog->focusWidget(), opened.find<QRadioButton>(u"signInWayPassword"_s));
    opened.choose(1); // offers others
    opened.find<QComboBox>(u"signInService"_s)->setFocus();
    QTest::keyClick(opened.dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(opened.dialog->focusWidget(), opened.find<QRadioButton>(u"signInWayPassword"_s));
    const auto *making = opened.find<QRadioButton>(u"signInWayNewAccount"_s);
    QTRY_VERIFY(making->x() > opened.find<QRadioButton>(u"signInWayPassword"_s)->x()); // laid out
    QTest::keyClick(opened.dialog->focusWidget(), Qt::Key_Right);
    QVERIFY(making->isChecked());
}

void NewAccountTest::nothingIsCutWithLargeText()
{
    const QFont before = QApplication::font();
    const auto restore = qScopeGuard([&] { QApplication::setFont(before); });
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 3);
    QApplication::setFont(large);
    OpenedRich opened;
    QVERIFY(QTest::qWaitForWindowExposed(opened.dialog));
    const auto *ways = opened.find<QRadioButton>(u"signInWayBrowser"_s);
    QTRY_VERIFY(ways->parentWidget()->rect().contains(ways->geometry()));
    const QRect screen = opened.dialog->screen()->availableGeometry();
    QVERIFY(screen.height() >= opened.dialog->height());
    opened.edit(u"appKey"_s)->setFocus();
    const auto inSight = [](const QWidget &part) {
        return part.visibleRegion().boundingRect().height() == part.height();
    };
    QTRY_VERIFY(inSight(*opened.edit(u"appKey"_s)));
    QVERIFY(inSight(*opened.find<QPushButton>(u"addAccountSignIn"_s)));
    opened.edit(u"identity"_s)->setFocus();
    QTRY_VERIFY(inSight(*opened.edit(u"identity"_s)));
}

QTEST_MAIN(NewAccountTest)
#include "newaccount_test.moc"
