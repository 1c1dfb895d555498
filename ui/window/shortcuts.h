// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QList>

namespace personae {

namespace shortcuts {

/// Every action with a key below this window, each once.
[[nodiscard]] QList<QAction *> actions(const QWidget &window);
/// Every action that has a name, words and a place below this window, with or without a key.
[[nodiscard]] QList<QAction *> named(const QWidget &window);
/// Whether one key press could reach both.
[[nodiscard]] bool heardTogether(const QAction &one, const QAction &other);
/// The action's words without mnemonic and dots.
[[nodiscard]] QString words(const QAction &action);
/// Two actions with one key in the same context: "F5: Refresh / Reload". Empty is right.
[[nodiscard]] QStringList clashes(const QWidget &window);

} // namespace shortcuts

/// Ctrl+/: all keys in one table. Shown by open(). GUI thread.
class ShortcutSheet final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutSheet)

public:
    ShortcutSheet(const QList<QAction *> &actions, Theme &theme, QWidget *parent = nullptr);
};

} // namespace personae
