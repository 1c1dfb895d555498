// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

namespace personae {

class KeyBindings;

/// Ctrl+,: theme, density, and which key does what. Everything applies at once. "settingsDialog",
/// shown by open(). GUI thread.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    /// `themes` and `compact` are the window's own actions: the dialog shows and triggers them.
    SettingsDialog(KeyBindings &keys, QActionGroup &themes, QAction &compact, Theme &theme,
                   QWidget *parent = nullptr);

private:
    QWidget *buildLook(QActionGroup &themes, QAction &compact);
    QWidget *buildKeys();
    void fillKeys();
    void showRow();
    void judge();
    void bindKey();
    void resetKey();
    [[nodiscard]] QAction *current() const;

    KeyBindings &m_keys;
    Theme &m_theme;
    QTableWidget *m_table;
    QKeySequenceEdit *m_edit;
    QLabel *m_verdict;
    QPushButton *m_set;
    QPushButton *m_reset;
};

} // namespace personae
