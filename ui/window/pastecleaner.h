// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QString>

namespace personae::pastecleaner {

/// Without outer blanks and unseen characters, and without line ends anywhere.
[[nodiscard]] QString cleaned(const QString &pasted);

/// Cleans whatever is inserted in one go (paste, drop, by any way) into this edit; typing stays as
/// typed.
void install(QLineEdit &edit);

} // namespace personae::pastecleaner
