// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"
#include "ui/service/callasks.h"
#include "ui/service/serviceparts.h"
#include "ui/theme/growingdialog.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace personae {

struct CachedProfile;

class CallForm;
class CallRun;

/// One declared call, and those that follow it (CallSpec::then), with everything a person has to
/// fill in, confirm or repeat. Stays open where something is wrong, with what was typed. Opened by
/// open(); deletes itself. GUI thread.
class CallDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallDialog)

public:
    struct Context
    {
        AccountId account;
        CallSpec call;
        CallAbout about;
        QString subject;       ///< what it is about, in words; may be empty
        FieldMap profile;      ///< one's own, for CallGuard::Retype
        bool tellsEnd = false; ///< says itself what came of it: nobody around has a place for that
    };
    CallDialog(const ServiceParts &parts, const Context &context, QWidget *parent);

    /// As if the person had agreed: where there is nothing to fill in or to confirm.
    void goOn() { go(); }

Q_SIGNALS:
    /// The call, or one that followed it, was answered well. The dialog closes after the last.
    /// `asked` is what it was asked with: taken and, in `prefilled`, typed; no secrets.
    void taken(const personae::CallSpec &call, const personae::CallResult &result,
               const personae::CallAsks &asked);
    void stopped(const personae::CallSpec &call); ///< by the person, while it was on its way
    void announced(const QString &sentence);

protected:
    void done(int result) override;

private:
    void takeProfile(const AccountId &account, const CachedProfile &profile);
    void build();
    void showStep(const CallSpec &call);
    void buildStep();
    void focusStart();
    void go();
    void openBrowser(const FieldMap &arguments);
    void back();
    void end(const QString &sentence);
    [[nodiscard]] FieldMap arguments() const; ///< typed and taken
    [[nodiscard]] CallAsks askedWith() const;
    void answered(const CallResult &result);
    void failed(const CallResult &result);
    void askPassword(const ApiError &refused);
    void setBusy(bool busy);
    void say(const QString &sentence, const QString &details);
    void refreshReach();
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] QString serviceName() const;

    ServiceParts m_parts;
    Context m_context;
    CallSpec m_call; ///< the step shown
    CallAsks m_asks;
    QList<FieldSpec> m_retyped;
    FieldMap m_carried; ///< what earlier steps gave, and what was typed in them
    CallRun *m_run;
    QVBoxLayout *m_body = nullptr;
    QWidget *m_step = nullptr;
    CallForm *m_form = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_progressWords = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_ended = false;
};

} // namespace personae
