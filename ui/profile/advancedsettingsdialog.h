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
/// with its documented default marked and with what was found to work. Takes effect on Save. Shown
/// by open(). GUI thread.
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
        QLabel *found = nullptr; ///< what was found to work
        QPushButton *reset = nullptr;
    };

    void build(const ServiceInfo &service, const Account &account);
    void addLine(const SettingSpec &spec, const Account &account, QVBoxLayout &into);
    QWidget *makeEditor(Line &line, const QString &chosen);
    void showFound(const Line &line, const Account &account);
    void addButtons(QVBoxLayout &into);
    void followReset(const Line &line);
    void save();
    static void toDefault(const Line &line);
    [[nodiscard]] static QString chosenIn(const Line &line); ///< empty: the default

    ServicePort &m_port;
    AccountId m_account;
    Theme &m_theme;
    QList<Line> m_lines;
};

} // namespace personae
