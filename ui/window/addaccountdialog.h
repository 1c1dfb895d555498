// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/signinport.h"
#include "ui/theme/growingdialog.h"
#include "ui/window/browserwait.h"
#include "ui/window/signinform.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace personae {

/// "Add account" and "Sign in again". Shown by open(); closing it while it works cancels, and stays
/// where an account is being made: it says what may have come of that. GUI thread.
class AddAccountDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddAccountDialog)

public:
    AddAccountDialog(SignInPort &port, Theme &theme, QWidget *parent = nullptr);

    void signInAgain(const Account &account); ///< before open()
    void reject() override;

Q_SIGNALS:
    void finishedWith(const personae::AccountId &account);
    void announced(const QString &sentence);

private:
    QWidget *buildFormPage(Theme &theme);
    QWidget *buildKeyringPage(Theme &theme);
    void start();
    void stop();
    void nameSubmit(SignInWay way);
    void setRunning(bool running);
    void showStep(SignInStep step);
    void showKeyring(const QString &reason);
    void answerKeyring(KeyringChoice choice);

    SignInPort &m_port;
    QStackedWidget *m_pages;
    SignInForm *m_form;
    QLabel *m_title = nullptr;
    QLabel *m_step = nullptr;
    QProgressBar *m_progress = nullptr;
    BrowserWait *m_browser = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_keyringReason = nullptr;
    QPushButton *m_thisRun = nullptr;
    bool m_running = false;
    SignInStep m_at = SignInStep::Idle;
};

} // namespace personae
