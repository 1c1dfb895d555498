// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace personae {

/// Asks for the web address of a picture that the service fetches itself
/// (PictureRule::fromAddress). This computer does not look at it. Shown by open(). GUI thread.
class PictureAddressDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureAddressDialog)

public:
    PictureAddressDialog(const QString &pictureName, const QString &serviceName, Theme &theme,
                         QWidget *parent = nullptr);

    /// Without blanks and line ends; empty where it is no address of the web.
    [[nodiscard]] static QString cleaned(const QString &typed);

Q_SIGNALS:
    void chosen(const QString &address);

private:
    void check();
    void use();

    Theme &m_theme;
    QLineEdit *m_edit;
    QLabel *m_problem;
    QPushButton *m_use;
};

} // namespace personae
