// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

/// Labels of plain text that wrap, in the theme's type. Owned by the parent.
namespace personae::labels {

QLabel *body(const QString &text, Theme &theme, QWidget *parent);
QLabel *muted(const QString &text, Theme &theme, QWidget *parent); ///< second lines and hints
QLabel *heading(const QString &text, Theme &theme, QWidget *parent);

/// Shows text of a service that may hold words longer than any line: they may break anywhere, and
/// "Copy" in the context menu gives the text as it is.
void setForeign(QLabel *label, const QString &text);

/// Lays out a strip that warns: the words, and below them what can be done.
void layOutWarning(QWidget *strip, QLabel *words, const QList<QPushButton *> &buttons,
                   Theme &theme);

/// A small button with an icon only; the name is its tooltip and its accessible name.
QToolButton *iconButton(const QString &icon, const QString &name, Theme &theme, QWidget *parent);

} // namespace personae::labels
