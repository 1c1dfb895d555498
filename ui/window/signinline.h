// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "ui/theme/pastecleaner.h"
#include "ui/window/fieldline.h"

#include <QLineEdit>
#include <QToolButton>
#include <QWidget>

namespace personae {

/// One typed line of "Add account": the edit ("signInField_<id>"), a show button where it is
/// secret, and the line below for hints and errors ("signInError_<id>"). What is pasted is cleaned.
/// GUI thread.
class SignInLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInLine)

public:
    /// `label` names it for screen readers too. `kind`: how pasted text is cleaned.
    SignInLine(const SignInFieldSpec &spec, const QString &label, pastecleaner::Kind kind,
               Theme &theme, QWidget *parent);

    [[nodiscard]] const SignInFieldSpec &spec() const { return m_spec; }
    [[nodiscard]] const QString &label() const { return m_label; }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QToolButton *showButton() const { return m_show; } ///< nullptr: not secret
    [[nodiscard]] QString text() const; ///< as it is sent: outer blanks cut, but in passwords
    void setStart(const QString &text); ///< what stands there before anybody typed
    [[nodiscard]] bool isTyped() const { return m_edit->text() != m_start; }

    /// Stands below instead of the hint, and is owned by this line.
    void setHelp(QWidget *help);
    void setHint(const QString &hint); ///< instead of its own
    void showHint();                   ///< its own hint
    void showError(const QString &sentence, const QString &details = {});
    /// Why it cannot be sent: missing, or an address that is not safe. Empty: it can.
    [[nodiscard]] QString objection() const;
    void setReadOnly(bool readOnly); ///< also hides the secret again

Q_SIGNALS:
    void edited();
    void returnPressed();

private:
    void buildShow(Theme &theme);
    void reveal(bool shown);

    SignInFieldSpec m_spec;
    QString m_label;
    pastecleaner::Kind m_kind;
    QLineEdit *m_edit;
    QToolButton *m_show = nullptr;
    FieldLine *m_line;
    QString m_start;
    QString m_hint;
};

} // namespace personae
