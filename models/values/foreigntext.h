// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace personae {

/// Text from a server, made safe to stand inside our own sentences: wrapped in U+2068/U+2069 so
/// that its direction cannot leak, its own unbalanced direction marks closed or dropped, control
/// characters replaced. The result is plain text; a widget that shows it must be set to
/// Qt::PlainText.
[[nodiscard]] QString isolated(const QString &foreign);

/// The same for one line of a list: line ends become blanks, and the text is cut at a grapheme
/// border after maximumLength UTF-16 units with an ellipsis.
[[nodiscard]] QString isolatedLine(const QString &foreign, qsizetype maximumLength = 512);

} // namespace personae
