// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace personae {

/// The plan of a change to a denylist (window.md d8): what will happen row by row, why (kept here),
/// and what has to be typed before it goes. Opened by open(); deletes itself. GUI thread.
class DenySendDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DenySendDialog)

public:
    struct Plan
    {
        QList<Command> commands; ///< DenylistCommand each
        QStringList vanishing;   ///< names we know that a full replace takes off the list
        QString accountName;     ///< whose list, in words
        QString phraseService;   ///< the last word of what is typed: "msquared"
        QStringList warnings;    ///< sentences
        bool offline = false;
    };
    DenySendDialog(const Plan &plan, Theme &theme, QWidget *parent);

    /// What must be typed; empty: nothing.
    [[nodiscard]] static QString phrase(const Plan &plan);

Q_SIGNALS:
    void sendWanted(const QList<personae::Command> &commands); ///< with the reason in them

private:
    void addRows(QVBoxLayout &column);
    void addConfirmation(QVBoxLayout &column);
    void refresh();
    void send();
    [[nodiscard]] bool emptiesList() const;

    Plan m_plan;
    Theme &m_theme;
    QLineEdit *m_reason = nullptr;
    QLineEdit *m_typed = nullptr;   ///< nullptr: nothing has to be typed
    QCheckBox *m_empties = nullptr; ///< nullptr: the list is not emptied
    QPushButton *m_go = nullptr;
};

} // namespace personae
