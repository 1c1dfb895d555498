// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/ports/signinport.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>

class QVBoxLayout;

namespace personae {

/// Signing out: what shall stay on this computer. Shown by open(). GUI thread.
class SignOutDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignOutDialog)

public:
    SignOutDialog(const AccountRow &row, Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const personae::AccountId &account, personae::KeepAfterSignOut keep);

private:
    void addChoice(QVBoxLayout &column, KeepAfterSignOut keep, const QString &name,
                   const QString &title, const QString &meaning);

    Theme &m_theme;
    QButtonGroup *m_choices;
};

} // namespace personae
