// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QString>

#include <functional>

namespace personae::pastecleaner {

/// Words keep the blanks and joiners inside (passwords, names). In a Token (keys, addresses, ids)
/// no blank and no unseen character means anything, wherever it stands.
enum class Kind { Words, Token };

/// Without outer blanks and unseen characters, and without line ends anywhere.
[[nodiscard]] QString cleaned(const QString &pasted, Kind kind = Kind::Words);

/// Cleans whatever is inserted in one go (paste, drop, by any way) into this edit; typing stays as
/// typed. `kind` is asked each time.
void install(
    QLineEdit &edit, std::function<Kind()> kind = [] { return Kind::Words; });

} // namespace personae::pastecleaner
