// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What is checked before anything is sent (Epixel 3.2). Pure.
namespace personae::epixel {

inline constexpr qsizetype longestName = 255;                ///< code points
inline constexpr qsizetype longestPhone = 15;                ///< digits
inline constexpr qsizetype largestPicture = 5 * 1024 * 1024; ///< bytes, each of the two files

/// One @ and a domain with a dot in it, no blanks.
[[nodiscard]] bool isEmail(const QString &text);
/// Trimmed; the domain does not mind capitals (3.3).
[[nodiscard]] bool isSameEmail(const QString &one, const QString &other);
/// Without blanks, dashes and parentheses.
[[nodiscard]] QString phoneDigits(QString typed);
/// Nothing at all, or 1 to 15 digits.
[[nodiscard]] bool isPhone(const QString &digits);
[[nodiscard]] bool isName(const QString &text);

} // namespace personae::epixel
