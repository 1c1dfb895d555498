// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace personae {

/// "Advanced" of one account: what the service's document leaves open (ServiceInfo::settings), each
/// with its documented default marked and with what was found to work. Where something else than
/// the default was found, the default can be chosen all the same, and then counts. Takes effect on
/// Save. Shown by open(). GUI thread.
class AdvancedSettingsDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdvancedSettingsDialog)

public:
    AdvancedSettingsDialog(ServicePort &port, const AccountId &account, Theme &theme,
                           QWidget *parent = nullptr);

private:
    struct Line
    {
        SettingSpec spec;
        QComboBox *combo = nullptr; ///< or
        QLineEdit *edit = nullptr;
        QLabel *found = nullptr;   ///< what was found to work
        QLabel *problem = nullptr; ///< why this text cannot be kept
        QPushButton *reset = nullptr;
        bool foundOther = false; ///< something else than the default worked, or was chosen against
    };

    void build(const ServiceInfo &service, const Account &account);
    void addLine(const SettingSpec &spec, const Account &account, QVBoxLayout &into);
    QWidget *makeEditor(Line &line, const Account &account);
    void fillCombo(const Line &line, const QString &chosen, const QString &found);
    void showFound(const Line &line, const Account &account);
    void addButtons(QVBoxLayout &into);
    void followReset(const Line &line);
    void save();
    [[nodiscard]] bool isRight(const Line &line) const; ///< else it says so
    static void toDefault(const Line &line);
    [[nodiscard]] static QString documented(const Line &line);
    /// Empty: no choice of one's own.
    [[nodiscard]] static QString chosenIn(const Line &line);
    [[nodiscard]] static QWidget *editorOf(const Line &line);

    ServicePort &m_port;
    AccountId m_account;
    Theme &m_theme;
    QList<Line> m_lines;
};

} // namespace personae
