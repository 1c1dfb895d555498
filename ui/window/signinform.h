// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/signinport.h"
#include "ui/window/fieldline.h"
#include "ui/window/identityhelp.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QWidget>

namespace personae {

/// The fields of "Add account" and "Sign in again". Holds what was typed until it is gone. GUI
/// thread.
class SignInForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInForm)

public:
    SignInForm(SignInPort &port, Theme &theme, QWidget *parent = nullptr);

    void setExisting(const Account &account); ///< signing in again: service and identity are given
    [[nodiscard]] SignInRequest request() const;
    [[nodiscard]] QString serviceName() const;
    /// True if it may be sent; otherwise says so at the first field and goes there.
    bool check();
    void showError(const ApiError &error, SignInField field);
    void clearErrors();
    void setRunning(bool running); ///< read-only meanwhile
    void focusFirst();

Q_SIGNALS:
    void submitted(); ///< Enter in a field

private:
    void buildFields(QFormLayout &form);
    void takeService();
    void takeWay();
    void refreshHelp();
    [[nodiscard]] const ServiceInfo &service() const;

    SignInPort &m_port;
    Theme &m_theme;
    QList<ServiceInfo> m_services;
    AccountId m_existing;
    FieldLine *m_general;
    QComboBox *m_service;
    QLabel *m_identityLabel;
    QLineEdit *m_identity;
    IdentityHelp *m_help;
    QWidget *m_ways;
    QRadioButton *m_password;
    QRadioButton *m_key;
    QLabel *m_secretLabel;
    QLineEdit *m_secret;
    FieldLine *m_secretLine;
    QCheckBox *m_stay;
};

} // namespace personae
