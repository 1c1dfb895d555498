// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

class QLineEdit;

namespace personae {

/// Asks for the account's password once, where a call needs a session that only the password opens.
/// Nothing is kept here. Deletes itself; ends with passwordGiven(), or rejected. GUI thread.
class PasswordDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordDialog)

public:
    /// `refused` is set where the password before was not taken.
    PasswordDialog(const QString &serviceName, const QString &handle, const ApiError &refused,
                   Theme &theme, QWidget *parent);

Q_SIGNALS:
    void passwordGiven(const QString &password);

private:
    void give();

    QLineEdit *m_edit;
};

} // namespace personae
