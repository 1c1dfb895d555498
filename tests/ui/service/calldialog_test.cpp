// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/service/shownpage.h"
#include "ui/profile/calmcombobox.h"
#include "ui/service/callform.h"
#include "ui/service/callwords.h"

#include <QCheckBox>
#include <QSignalSpy>

using namespace personae;
using namespace personae::testservice;

/// What a call asks, guards and says, with the network played.
class CallDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme().choose(Theme::Choice::Light); }

    void confirmedVerb();
    void editBeginsWithTheRow();
    void wrongFieldsAreMarked();
    void twoSteps();
    void wrongCodeKeepsTheDialogOpen();
    void accountEndsOnlyWhenRetyped();
    void profileReadLateIsComparedToo();
    void boxesStartAsTheServiceTakesThem();
    void accountNeverEndsOffline();
    void enterNeverThrowsAwayWhatWasTyped();
    void enterNeverStopsWhatIsOnItsWay();
    void failureGivesTheKeyboardBack();
    void wheelChangesNothing();
    void rowsOwnWordIsKept();
    void unknownFateIsSaid_data();
    void unknownFateIsSaid();
    void browserOpensAndThePageIsReadOnReturn();
    void browserOpensFromElsewhereToo();
    void noAddressIsSaid();
    void endIsToldWhereNobodyElseDoes();
    void stoppedIsToldWhereNobodyElseDoes();
    void passwordIsAskedInTheDialog();
};

void CallDialogTest::confirmedVerb()
{
    Shown shown(u"identities"_s);
    shown.house.service.rows({identity(u"github"_s, u"ada"_s)});
    shown.button(u"call-unlink-identity"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    QVERIFY(dialog->accessibleDescription().contains(u"You can no longer sign in"_s));
    auto *go = find<QPushButton>(*dialog, u"callGo"_s);
    QVERIFY(!go->isDefault()); // Return leaves things as they are
    QVERIFY(find<QPushButton>(*dialog, u"callCancel"_s)->isDefault());
    const qsizetype before = shown.house.service.asked.size();
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!shown.dialog());
    QCOMPARE(shown.house.service.asked.size(), before);
    shown.button(u"call-unlink-identity"_s)->click();
    find<QPushButton>(*shown.dialog(), u"callGo"_s)->click();
    QCOMPARE(shown.house.service.asked.last().id, u"unlink-identity"_s);
    shown.house.service.answer({});
    QVERIFY(said(shown.page()).startsWith(u"The identity is unlinked."_s));
    QTRY_VERIFY(!shown.dialog());
}

void CallDialogTest::editBeginsWithTheRow()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({{{u"id"_s, u"1"_s},
                               {u"name"_s, u"Clocks"_s},
                               {u"description"_s, u"Tick"_s},
                               {u"isPublic"_s, true},
                               {u"isSystem"_s, false}}});
    shown.button(u"call-edit-organization"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    QCOMPARE(find<QLineEdit>(*dialog, u"ask-name"_s)->text(), u"Clocks"_s);
    QVERIFY(find<QCheckBox>(*dialog, u"ask-isPublic"_s)->isChecked());
    QVERIFY(!find<QLineEdit>(*dialog, u"ask-id"_s));
    type(*dialog, u"description"_s, {});
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    const FieldMap sent = shown.house.service.asked.last().arguments;
    QCOMPARE(sent.value(u"id"_s).toString(), u"1"_s);
    QVERIFY(sent.value(u"description"_s).isString()); // emptied, not left out
    QCOMPARE(sent.value(u"description"_s).toString(), QString());
}

void CallDialogTest::wrongFieldsAreMarked()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({});
    const qsizetype before = shown.house.service.asked.size();
    shown.button(u"call-create-organization"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    auto *go = find<QPushButton>(*dialog, u"callGo"_s);
    go->click();
    QVERIFY(label(*dialog, u"issue-name"_s)->isVisible());
    type(*dialog, u"name"_s, u"far too long a name"_s);
    go->click();
    QVERIFY(label(*dialog, u"issue-name"_s)->text().contains(u"too long"_s));
    QCOMPARE(shown.house.service.asked.size(), before);
    type(*dialog, u"name"_s, u"Clocks"_s);
    QVERIFY(!label(*dialog, u"issue-name"_s)->isVisible());
    go->click();
    QCOMPARE(shown.house.service.asked.size(), before + 1);
    shown.house.service.fail(Outcome::Conflict, {}, {{u"name"_s, {u"Name taken"_s}}});
    QVERIFY(label(*dialog, u"issue-name"_s)->text().contains(u"Name taken"_s));
    QCOMPARE(find<QLineEdit>(*dialog, u"ask-name"_s)->text(), u"Clocks"_s);
    QVERIFY(
        find<QLineEdit>(*dialog, u"ask-name"_s)->accessibleDescription().contains(u"Name taken"_s));
}

void CallDialogTest::twoSteps()
{
    Shown shown(u"account"_s);
    shown.button(u"call-request-email-change"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    type(*dialog, u"newEmail"_s, u"new@example.com"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    CallResult first;
    first.values = {{u"checksum"_s, u"c-1"_s}};
    shown.house.service.answer(first);
    QVERIFY(shown.dialog());
    QVERIFY(!find<QLineEdit>(*dialog, u"ask-newEmail"_s));
    type(*dialog, u"token"_s, u"  tok  "_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QCOMPARE(shown.house.service.asked.last().id, u"confirm-email-change"_s);
    QCOMPARE(shown.house.service.asked.last().arguments,
             (FieldMap{{u"checksum"_s, u"c-1"_s},
                       {u"newEmail"_s, u"new@example.com"_s},
                       {u"token"_s, u"tok"_s}}));
    shown.house.service.answer({});
    QCOMPARE(said(shown.page()), u"Your e-mail address was changed."_s);
    QTRY_VERIFY(!shown.dialog());
}

void CallDialogTest::wrongCodeKeepsTheDialogOpen()
{
    Shown shown(u"account"_s);
    shown.button(u"call-request-email-change"_s)->click();
    CallDialog *dialog = shown.dialog();
    type(*dialog, u"newEmail"_s, u"new@example.com"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    CallResult first;
    first.values = {{u"checksum"_s, u"c-1"_s}};
    shown.house.service.answer(first);
    type(*dialog, u"token"_s, u"wrong"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    CallResult refused;
    refused.error.kind = Outcome::Invalid;
    refused.error.fieldIssues = {{u"token"_s, {u"Wrong code"_s}}};
    refused.needs = u"email-code"_s;
    shown.house.service.answer(refused);
    QVERIFY(shown.dialog());
    QVERIFY(label(*dialog, u"issue-token"_s)->text().contains(u"Wrong code"_s));
    type(*dialog, u"token"_s, u"right"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QCOMPARE(shown.house.service.asked.last().arguments.value(u"checksum"_s).toString(), u"c-1"_s);
    find<QPushButton>(*dialog, u"callCancel"_s)->click(); // stops
    QTRY_VERIFY(!shown.dialog());
    shown.button(u"call-request-email-change"_s)->click();
    QVERIFY(find<QLineEdit>(*shown.dialog(), u"ask-newEmail"_s)->text().isEmpty());
}

void CallDialogTest::accountEndsOnlyWhenRetyped()
{
    Shown shown(u"account"_s);
    shown.button(u"call-delete-account"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    const qsizetype before = shown.house.service.asked.size();
    auto *go = find<QPushButton>(*dialog, u"callGo"_s);
    type(*dialog, u"username"_s, u"Ada"_s);
    type(*dialog, u"email"_s, u"ada@example.com"_s);
    go->click();
    QCOMPARE(shown.house.service.asked.size(), before);
    QVERIFY(label(*dialog, u"issue-username"_s)->isVisible());
    type(*dialog, u"username"_s, u"ada"_s);
    go->click();
    QCOMPARE(shown.house.service.asked.last().arguments,
             (FieldMap{{u"username"_s, u"ada"_s}, {u"email"_s, u"ada@example.com"_s}}));
    shown.house.service.answer({});
    QVERIFY(said(shown.page()).startsWith(u"The account was deleted"_s));
}

void CallDialogTest::profileReadLateIsComparedToo()
{
    Shown shown(u"account"_s);
    House &house = shown.house;
    const CallSpec *call = house.service.service(house.id)->call(u"delete-account"_s);
    QVERIFY(call);
    CallDialog::Context context;
    context.account = house.id;
    context.call = *call;
    QSignalSpy read(&house.profiles, &ProfileStore::profileLoaded);
    const QPointer<CallDialog> dialog = new CallDialog(house.parts(), context, &shown.tab);
    dialog->open();
    QTRY_COMPARE(read.size(), 1);
    const qsizetype before = house.service.asked.size();
    type(*dialog, u"username"_s, u"ada"_s);
    type(*dialog, u"email"_s, u"ada@example.com"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QCOMPARE(house.service.asked.size(), before + 1);
}

void CallDialogTest::boxesStartAsTheServiceTakesThem()
{
    FieldSpec box;
    box.key = box.wording = u"isPublic"_s;
    box.shape = FieldShape::YesNo;
    box.startsOn = true;
    CallForm fresh({box}, {}, {}, theme(), nullptr);
    QCOMPARE(fresh.values(), (FieldMap{{u"isPublic"_s, true}}));
    CallForm known({box}, {{u"isPublic"_s, false}}, {}, theme(), nullptr);
    QCOMPARE(known.values(), (FieldMap{{u"isPublic"_s, false}}));
}

void CallDialogTest::accountNeverEndsOffline()
{
    Shown shown(u"account"_s);
    shown.button(u"call-delete-account"_s)->click();
    auto *go = find<QPushButton>(*shown.dialog(), u"callGo"_s);
    QVERIFY(go->isEnabled());
    shown.house.setReach(Reach::Offline);
    QVERIFY(!go->isEnabled());
    QVERIFY(go->accessibleDescription().contains(u"never queued"_s));
    auto *verb = shown.button(u"call-delete-account"_s);
    QVERIFY(!verb->isEnabled());
    QVERIFY(verb->accessibleDescription().contains(u"never queued"_s));
}

void CallDialogTest::enterNeverThrowsAwayWhatWasTyped()
{
    Shown shown(u"account"_s);
    shown.button(u"call-delete-account"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    const qsizetype before = shown.house.service.asked.size();
    type(*dialog, u"username"_s, u"ada"_s);
    QTest::keyClick(find<QLineEdit>(*dialog, u"ask-username"_s), Qt::Key_Return);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(shown.dialog(), dialog);
    QVERIFY(dialog->isVisible());
    QCOMPARE(find<QLineEdit>(*dialog, u"ask-username"_s)->text(), u"ada"_s);
    QVERIFY(!find<QPushButton>(*dialog, u"callCancel"_s)->isDefault());
    QCOMPARE(shown.house.service.asked.size(), before);
}

void CallDialogTest::enterNeverStopsWhatIsOnItsWay()
{
    Shown shown(u"account"_s);
    shown.button(u"call-request-email-change"_s)->click();
    CallDialog *dialog = shown.dialog();
    const qsizetype before = shown.house.service.asked.size();
    type(*dialog, u"newEmail"_s, u"new@example.com"_s);
    QTest::keyClick(find<QLineEdit>(*dialog, u"ask-newEmail"_s), Qt::Key_Return);
    QCOMPARE(shown.house.service.asked.size(), before + 1);
    auto *stop = find<QPushButton>(*dialog, u"callCancel"_s);
    QCOMPARE(stop->text(), u"Stop"_s);
    QVERIFY(!stop->hasFocus());
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QCOMPARE(shown.house.service.asked.size(), before + 1);
    QVERIFY(!shown.house.service.cancelled.contains(shown.house.service.asked.last().ticket));
}

void CallDialogTest::failureGivesTheKeyboardBack()
{
    Shown shown(u"account"_s);
    shown.button(u"call-request-email-change"_s)->click();
    CallDialog *dialog = shown.dialog();
    dialog->activateWindow();
    type(*dialog, u"newEmail"_s, u"new@example.com"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    shown.house.service.fail(Outcome::Refused, u"not today"_s);
    QVERIFY(label(*dialog, u"callProblem"_s)->text().contains(u"not today"_s));
    QTRY_VERIFY(find<QLineEdit>(*dialog, u"ask-newEmail"_s)->hasFocus());
}

void CallDialogTest::wheelChangesNothing()
{
    FieldSpec role = ask(u"role"_s, true, FieldShape::Choice);
    role.choices = {u"member"_s, u"admin"_s};
    CallForm form({role}, {}, {}, theme());
    QVERIFY(dynamic_cast<CalmComboBox *>(find<QComboBox>(form, u"ask-role"_s)));
}

void CallDialogTest::rowsOwnWordIsKept()
{
    FieldSpec role = ask(u"role"_s, true, FieldShape::Choice);
    role.choices = {u"member"_s, u"admin"_s};
    CallForm form({role}, {{u"role"_s, u"keeper"_s}}, {}, theme());
    QCOMPARE(form.values().value(u"role"_s).toString(), u"keeper"_s);
}

void CallDialogTest::unknownFateIsSaid_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("trouble") << int(Outcome::ServerError) << QString();
    QTest::newRow("trouble in words") << int(Outcome::ServerError) << u"boom"_s;
    QTest::newRow("a page") << int(Outcome::ProtocolError) << QString();
    QTest::newRow("a part") << int(Outcome::Partial) << u"half"_s;
}

void CallDialogTest::unknownFateIsSaid()
{
    QFETCH(int, kind);
    QFETCH(QString, text);
    CallResult result;
    result.error.kind = Outcome(kind);
    result.error.serverText = text;
    const QString words = callwords::present(result, u"Example"_s, true).sentence;
    QVERIFY2(!words.contains(u"Nothing was changed"_s), qPrintable(words));
    QVERIFY2(words.contains(u"before you try again"_s), qPrintable(words));
    result.error.kind = Outcome::Invalid;
    QVERIFY(
        callwords::present(result, u"Example"_s, true).sentence.contains(u"Nothing was changed"_s));
}

void CallDialogTest::browserOpensAndThePageIsReadOnReturn()
{
    Browser browser;
    Shown shown(u"identities"_s);
    shown.house.service.rows({});
    const qsizetype before = shown.house.service.asked.size();
    shown.button(u"call-link-identity"_s)->click();
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    type(*dialog, u"instance"_s, u"a.example"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(u"https://service.example/link-identity"_s)});
    QCOMPARE(shown.house.service.asked.size(), before); // nothing is sent from here
    QVERIFY(said(shown.page()).contains(u"browser is open"_s));
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationInactive);
    QCOMPARE(shown.house.service.asked.size(), before);
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    QCOMPARE(shown.house.service.asked.size(), before + 1);
    QCOMPARE(shown.house.service.asked.last().id, u"identities"_s);
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive); // once
    QCOMPARE(shown.house.service.asked.size(), before + 1);
}

void CallDialogTest::browserOpensFromElsewhereToo()
{
    Browser browser;
    Shown shown(u"identities"_s);
    shown.house.service.rows({});
    const qsizetype before = shown.house.service.asked.size();
    shown.tab.perform(u"link-identity"_s);
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    type(*dialog, u"instance"_s, u"a.example"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QCOMPARE(browser.opened.size(), 1);
    QVERIFY(label(*dialog, u"callProblem"_s)->text().contains(u"browser is open"_s));
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    QCOMPARE(shown.house.service.asked.size(), before + 1);
    QCOMPARE(shown.house.service.asked.last().id, u"identities"_s);
}

void CallDialogTest::noAddressIsSaid()
{
    Browser browser;
    Shown shown(u"identities"_s);
    shown.house.service.rows({});
    shown.house.service.addresses = u"javascript:"_s;
    shown.button(u"call-link-identity"_s)->click();
    CallDialog *dialog = shown.dialog();
    type(*dialog, u"instance"_s, u"a.example"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    QVERIFY(label(*dialog, u"callProblem"_s)->text().contains(u"no web address"_s));
    QVERIFY(browser.opened.isEmpty());
    QVERIFY(dialog->isVisible());
}

void CallDialogTest::endIsToldWhereNobodyElseDoes()
{
    Shown shown(u"account"_s);
    QSignalSpy spoken(&shown.tab, &AccountTab::announced);
    shown.tab.perform(u"confirm-email-change"_s);
    CallDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    for (const QString &field : {u"checksum"_s, u"token"_s})
        type(*dialog, field, u"t"_s);
    type(*dialog, u"newEmail"_s, u"new@example.com"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    shown.house.service.answer({});
    QCOMPARE(shown.dialog(), dialog);
    QCOMPARE(label(*dialog, u"callProblem"_s)->text(), u"Your e-mail address was changed."_s);
    auto *close = find<QPushButton>(*dialog, u"callCancel"_s);
    QCOMPARE(close->text(), u"Close"_s);
    QVERIFY(!find<QPushButton>(*dialog, u"callGo"_s)->isVisible());
    close->click();
    QTRY_VERIFY(!shown.dialog());
}

void CallDialogTest::stoppedIsToldWhereNobodyElseDoes()
{
    Shown shown(u"account"_s);
    shown.tab.perform(u"request-email-change"_s);
    CallDialog *dialog = shown.dialog();
    type(*dialog, u"newEmail"_s, u"new@example.com"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    const quint64 ticket = shown.house.service.asked.last().ticket;
    find<QPushButton>(*dialog, u"callCancel"_s)->click();
    QVERIFY(shown.house.service.cancelled.contains(ticket));
    QCOMPARE(shown.dialog(), dialog);
    QVERIFY(label(*dialog, u"callProblem"_s)->text().contains(u"may have done it"_s));
    QCOMPARE(find<QLineEdit>(*dialog, u"ask-newEmail"_s)->text(), u"new@example.com"_s);
}

void CallDialogTest::passwordIsAskedInTheDialog()
{
    Shown shown(u"organizations"_s);
    shown.house.service.rows({});
    shown.button(u"call-create-organization"_s)->click();
    CallDialog *dialog = shown.dialog();
    type(*dialog, u"name"_s, u"Clocks"_s);
    find<QPushButton>(*dialog, u"callGo"_s)->click();
    CallResult needs;
    needs.error.kind = Outcome::AuthRequired;
    needs.needs = u"password"_s;
    shown.house.service.answer(needs);
    auto *password = dialog->findChild<QDialog *>(u"passwordDialog"_s);
    QVERIFY(password);
    QTest::keyClicks(find<QLineEdit>(*password, u"passwordEdit"_s), u"secret"_s);
    find<QPushButton>(*password, u"passwordGo"_s)->click();
    Q_EMIT shown.house.service.unlocked(shown.house.id, {});
    QCOMPARE(shown.house.service.asked.last().id, u"create-organization"_s);
    shown.house.service.answer({});
    QVERIFY(said(shown.page()).contains(u"The organization is there"_s));
    QTRY_VERIFY(!shown.dialog());
}

QTEST_MAIN(CallDialogTest)
#include "calldialog_test.moc"
