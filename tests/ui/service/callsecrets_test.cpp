// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callform.h"
#include "ui/service/passworddialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// Secrets come out of mails and pages with blanks and line ends around them; they are cleaned
/// wherever they may be pasted.
class CallSecretsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(u"\u200B right horse \r\n"_s); }
    void inTheFormOfACall();
    void inThePasswordDialog();

private:
    Theme m_theme{*qApp};
};

void CallSecretsTest::inTheFormOfACall()
{
    FieldSpec secret;
    secret.key = u"currentPassword"_s;
    secret.shape = FieldShape::Secret;
    FieldSpec plain;
    plain.key = u"note"_s;
    CallForm form({secret, plain}, {}, {}, m_theme, nullptr);
    for (auto *edit : form.findChildren<QLineEdit *>())
        edit->paste();
    QCOMPARE(form.values().value(secret.key).toString(), u"right horse"_s);
    auto *edit = form.findChild<QLineEdit *>(u"ask-currentPassword"_s);
    QTest::keyClicks(edit, u" "_s); // typed on purpose
    QCOMPARE(form.values().value(secret.key).toString(), u"right horse "_s);
}

void CallSecretsTest::inThePasswordDialog()
{
    QPointer<PasswordDialog> dialog =
        new PasswordDialog(u"Service"_s, u"ada"_s, {}, m_theme, nullptr);
    QSignalSpy given(dialog, &PasswordDialog::passwordGiven);
    dialog->open();
    auto *edit = dialog->findChild<QLineEdit *>(u"passwordEdit"_s);
    edit->paste();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(given.size(), 1);
    QCOMPARE(given.first().first().toString(), u"right horse"_s);
}

QTEST_MAIN(CallSecretsTest)
#include "callsecrets_test.moc"
