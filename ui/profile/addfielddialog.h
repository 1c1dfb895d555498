// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace personae {

/// Adds one of the service's fields that is not shown yet, or a field of the person's own; also
/// renames one. Opened by open(); changes the form on acceptance.
class AddFieldDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddFieldDialog)

public:
    /// `renamed` empty: add; else the key to rename.
    AddFieldDialog(ProfileForm &form, const QString &renamed, Theme &theme, QWidget *parent);

Q_SIGNALS:
    void keyChosen(const QString &key); ///< the new key, once it is in the form

private:
    void fillChoices();
    [[nodiscard]] bool isOwn() const;
    [[nodiscard]] QString key() const;
    void check();
    void apply();

    QPointer<ProfileForm> m_form;
    QString m_renamed;
    QComboBox *m_choice;
    QLineEdit *m_name;
    QLabel *m_nameLabel;
    QLabel *m_problem;
    QLabel *m_counter;
    QPushButton *m_accept = nullptr;
    Theme &m_theme;
};

} // namespace personae
