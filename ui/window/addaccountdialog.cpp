// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/addaccountdialog.h"

#include "models/values/foreigntext.h"
#include "ui/theme/growingscroll.h"
#include "ui/window/signinwording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

AddAccountDialog::AddAccountDialog(SignInPort &port, Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_port(port)
    , m_pages(new QStackedWidget(this))
    , m_form(new SignInForm(port, theme))
{
    setObjectName(u"addAccountDialog"_s);
    setWindowTitle(tr("Add account"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    m_pages->addWidget(buildFormPage(theme));
    m_pages->addWidget(buildKeyringPage(theme));
    setMinimumWidth(480);
    connect(m_form, &SignInForm::submitted, this, &AddAccountDialog::start);
    connect(&port, &SignInPort::stepChanged, this, &AddAccountDialog::showStep);
    connect(&port, &SignInPort::browserWanted, this, [this](const QUrl &address) {
        if (m_running)
            m_browser->start(address);
    });
    connect(&port, &SignInPort::accountMade, this, [this] {
        if (m_running)
            m_form->takeAccountMade();
    });
    connect(m_form, &SignInForm::wayChanged, this, &AddAccountDialog::nameSubmit);
    connect(&port, &SignInPort::keyringUnusable, this, &AddAccountDialog::showKeyring);
    connect(&port, &SignInPort::failed, this, [this](const ApiError &error, SignInField field) {
        setRunning(false);
        m_pages->setCurrentIndex(0);
        m_form->showError(error, field);
    });
    connect(&port, &SignInPort::succeeded, this, [this](const AccountId &account) {
        m_running = false;
        Q_EMIT finishedWith(account);
        accept();
    });
    m_form->focusFirst();
}

QWidget *AddAccountDialog::buildFormPage(Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::panePadding);
    m_title = new QLabel(tr("Add an account of yours"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    theme.setType(m_title, Theme::Type::NameTitle);
    column->addWidget(m_title);
    column->addWidget(new GrowingScroll(*m_form), 1);

    m_step = new QLabel;
    m_step->setObjectName(u"signInStep"_s);
    m_step->setTextFormat(Qt::PlainText);
    m_step->setWordWrap(true);
    m_browser = new BrowserWait(theme);
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"signInProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, static_cast<int>(SignInStep::Reading));
    m_progress->setTextVisible(false);
    theme.setTextColor(m_step, Theme::Token::Muted);
    column->addWidget(m_step);
    column->addWidget(m_progress);
    column->addWidget(m_browser);
    m_step->hide();
    m_progress->hide();

    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(u"addAccountCancel"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setAutoDefault(false);
    m_submit = new QPushButton;
    m_submit->setObjectName(u"addAccountSignIn"_s);
    nameSubmit(m_form->way());
    m_submit->setAutoDefault(false);
    Theme::setLook(m_submit, Theme::ButtonLook::Main);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_submit);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_running)
            stop();
        else
            reject();
    });
    connect(m_submit, &QPushButton::clicked, this, &AddAccountDialog::start);
    return page;
}

QWidget *AddAccountDialog::buildKeyringPage(Theme &theme)
{
    auto *page = new QWidget;
    page->setObjectName(u"keyringPage"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::panePadding);
    auto *title = new QLabel(tr("No usable keyring"));
    theme.setType(title, Theme::Type::NameTitle);
    column->addWidget(title);
    auto *text = new QLabel(
        tr("Staying signed in needs the system keyring, and it cannot be used now. You can sign "
           "in for this run only; nothing secret is written down then, and you sign in again "
           "next time."));
    text->setWordWrap(true);
    column->addWidget(text);
    m_keyringReason = new QLabel;
    m_keyringReason->setObjectName(u"keyringReason"_s);
    m_keyringReason->setTextFormat(Qt::PlainText);
    m_keyringReason->setWordWrap(true);
    theme.setTextColor(m_keyringReason, Theme::Token::Muted);
    column->addWidget(m_keyringReason);
    column->addStretch(1);
    auto *notNow = new QPushButton(tr("Not now"));
    notNow->setObjectName(u"keyringNotNow"_s);
    notNow->setAccessibleName(notNow->text());
    notNow->setAutoDefault(false);
    m_thisRun = new QPushButton(tr("This run only"));
    m_thisRun->setObjectName(u"keyringThisRun"_s);
    m_thisRun->setAccessibleName(m_thisRun->text());
    Theme::setLook(m_thisRun, Theme::ButtonLook::Main);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(notNow);
    buttons->addWidget(m_thisRun);
    column->addLayout(buttons);
    connect(notNow, &QPushButton::clicked, this, [this] { answerKeyring(KeyringChoice::NotNow); });
    connect(m_thisRun, &QPushButton::clicked, this,
            [this] { answerKeyring(KeyringChoice::ThisRunOnly); });
    return page;
}

void AddAccountDialog::signInAgain(const Account &account)
{
    setWindowTitle(tr("Sign in again"));
    m_title->setText(tr("Sign in again as %1").arg(isolatedLine(account.handle, 120)));
    m_form->setExisting(account);
    m_form->focusFirst();
}

void AddAccountDialog::nameSubmit(SignInWay way)
{
    m_submit->setText(SignInWording::verb(way));
    m_submit->setAccessibleName(m_submit->text());
}

void AddAccountDialog::start()
{
    if (m_running || !m_form->check())
        return;
    setRunning(true);
    m_port.start(m_form->request());
}

void AddAccountDialog::setRunning(bool running)
{
    m_running = running;
    m_form->setRunning(running);
    m_submit->setEnabled(!running);
    m_step->setVisible(running);
    m_progress->setVisible(running);
    m_cancel->setText(running ? tr("Stop") : tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    showStep(running ? SignInStep::Probing : SignInStep::Idle);
}

void AddAccountDialog::showStep(SignInStep step)
{
    m_at = step;
    if (step != SignInStep::Browsing)
        m_browser->stop();
    m_step->setText(SignInWording::step(step, isolatedLine(m_form->serviceName(), 60)));
    m_progress->setValue(int(step));
    if (!m_step->text().isEmpty())
        Q_EMIT announced(m_step->text());
}

void AddAccountDialog::showKeyring(const QString &reason)
{
    m_keyringReason->setText(reason.isEmpty() ? QString() : tr("Reason: %1").arg(isolated(reason)));
    m_pages->setCurrentIndex(1);
    m_thisRun->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::answerKeyring(KeyringChoice choice)
{
    m_port.chooseWithoutKeyring(choice);
    m_pages->setCurrentIndex(0);
    if (choice == KeyringChoice::NotNow)
        setRunning(false);
}

/// Back to what was typed. Of an account that may have come to be, its person is told.
void AddAccountDialog::stop()
{
    const bool asked = m_at == SignInStep::MakingAccount; // nobody hears the answer any more
    m_port.cancel();
    m_pages->setCurrentIndex(0); // perhaps the question about the keyring stood there
    setRunning(false);
    if (asked)
        m_form->sayMaybeMade();
    if (!m_form->general().isEmpty())
        Q_EMIT announced(m_form->general());
}

void AddAccountDialog::reject()
{
    if (m_running && (m_at == SignInStep::MakingAccount || m_form->wasJustMade())) {
        stop();
        return;
    }
    if (m_running)
        m_port.cancel();
    m_running = false;
    GrowingDialog::reject();
}

} // namespace personae
