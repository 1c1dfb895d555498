// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QFormLayout;

namespace personae {

/// What is known about reaching one account's service; opened from the status bar. Esc closes. GUI
/// thread.
class ServicePopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServicePopup)

public:
    ServicePopup(const AccountRow &row, Theme &theme, QWidget *parent);

    void openAbove(const QWidget &button);

Q_SIGNALS:
    void tryNow(const personae::AccountId &account);
    void signInAgain(const personae::AccountId &account);

private:
    void addFact(QFormLayout &form, const QString &label, const QString &value,
                 const QString &tip = {});

    Theme &m_theme;
};

} // namespace personae
