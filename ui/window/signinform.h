// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/signinport.h"
#include "ui/window/fieldline.h"
#include "ui/window/identityhelp.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHash>
#include <QPushButton>
#include <QWidget>

namespace personae {

class ProviderChoice;
class SignInLine;

/// The fields of "Add account" and "Sign in again", built from what the chosen service declares.
/// Holds what was typed until it is gone. GUI thread.
class SignInForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInForm)

public:
    SignInForm(SignInPort &port, Theme &theme, QWidget *parent = nullptr);

    void setExisting(const Account &account); ///< signing in again: the service is given
    [[nodiscard]] SignInRequest request() const;
    [[nodiscard]] QString serviceName() const;
    [[nodiscard]] SignInWay way() const;
    /// True if it may be sent; otherwise says so at the first field and goes there.
    bool check();
    void showError(const ApiError &error, SignInField field);
    void clearErrors();
    /// SignInWay::NewAccount: it was; what is left, now or at the next try, is signing in to it.
    void takeAccountMade() { m_made = Made::Yes; }
    /// Nobody heard whether it was: signing in comes first from here on.
    void sayMaybeMade();
    /// By the sign-in that runs: what comes next is a sign-in by password.
    [[nodiscard]] bool wasJustMade() const
    {
        return way() == SignInWay::NewAccount && m_made == Made::Yes;
    }
    [[nodiscard]] QString general() const { return m_general->text(); } ///< of no line
    void setRunning(bool running);                                      ///< read-only meanwhile
    void focusFirst();

Q_SIGNALS:
    void submitted(); ///< Enter in a field
    void wayChanged(personae::SignInWay way);

private:
    enum class Made { No, Maybe, Yes };

    void buildFrame();
    void buildWays();
    void offerWays();
    void takeService();
    void takeWay();
    void rebuildLines();
    void addLine(const SignInFieldSpec &spec, const QString &label);
    void addIdentityHelp(SignInLine &line);
    void keepTyped();
    void fillFromExisting();
    void showAdvanced(bool shown);
    void orderTabs();
    void refreshHelp();
    void goTo(SignInLine &line);
    void showAt(SignInLine &line, const QString &sentence, const QString &details = {});
    void showSettingIssues(const ApiError &error, const QString &sentence, const QString &details);
    void showGeneral(const QString &sentence, const QString &details);
    void clearGeneral();
    void signInInstead();
    [[nodiscard]] QString saidOfMade() const;
    void restoreTyped();
    [[nodiscard]] QString typedKey(const SignInLine &line) const;
    [[nodiscard]] const FieldSpec *asked(const QString &id) const;
    [[nodiscard]] QString objectionTo(const SignInLine &line) const;
    [[nodiscard]] QList<SignInWay> ways() const;
    [[nodiscard]] const ServiceInfo &service() const;
    [[nodiscard]] QList<SignInFieldSpec> specs() const;
    [[nodiscard]] SignInLine *line(const QString &id) const;
    [[nodiscard]] bool identityIsGiven() const;
    [[nodiscard]] QLabel *makeLabel(const QString &text, QWidget *buddy);

    SignInPort &m_port;
    Theme &m_theme;
    QList<ServiceInfo> m_services;
    Account m_existing;
    FieldLine *m_general;
    QFormLayout *m_form;
    QComboBox *m_service;
    QWidget *m_ways;
    QButtonGroup *m_wayGroup; ///< ids are SignInWay
    ProviderChoice *m_provider;
    QPushButton *m_advanced;
    QCheckBox *m_stay;
    QList<SignInLine *> m_lines;            ///< in order, advanced ones last
    IdentityHelp *m_help = nullptr;         ///< below the identity line; owned by it
    QString m_linesOf;                      ///< id of the service whose lines stand there
    Made m_made = Made::No;                 ///< an account that is not signed in to yet
    QHash<QString, QString> m_typed;        ///< service, id and wording -> text, while it is open
    QHash<QString, SignInWay> m_chosenWays; ///< by service
};

} // namespace personae
