// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace personae::architecture {

/// The paths a Markdown document names: between backquotes, as link targets, and as pictures.
/// Placeholders
/// (`network/<service>/`), addresses, commands' options and what a build makes (`build/`) are left
/// out.
[[nodiscard]] QStringList pathsNamedIn(const QString &markdown);

} // namespace personae::architecture
