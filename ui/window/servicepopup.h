// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace personae {

/// What is known about reaching one service, account by account; opened from the status bar. Esc
/// closes. GUI thread.
class ServicePopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServicePopup)

public:
    /// `rows`: the accounts there, the one that needs a person most first.
    ServicePopup(const QList<AccountRow> &rows, Theme &theme, QWidget *parent);

    void openAbove(const QWidget &button);

Q_SIGNALS:
    void tryNow(const personae::AccountId &account);
    void signInAgain(const personae::AccountId &account);

private:
    void addAccount(const AccountRow &row, bool alone, QVBoxLayout &into);
    void addFacts(const AccountRow &row, QFormLayout &form);
    [[nodiscard]] QPushButton *makeButton(const AccountRow &row, bool alone);
    void addFact(QFormLayout &form, const QString &label, const QString &value,
                 const QString &tip = {});

    Theme &m_theme;
    QWidget *m_content; ///< scrolls where there are many accounts
};

} // namespace personae
