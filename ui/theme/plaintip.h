// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace personae {

/// Foreign text for a tool tip. Widgets take a tool tip that looks like HTML for HTML, and have no
/// setting against it: this one never does, and reads the same.
[[nodiscard]] inline QString plainTip(QString text)
{
    constexpr QChar joiner{0x2060}; // without width; "<" before it begins no tag
    text.replace(u'<', QStringLiteral("<") + joiner);
    return text.replace(QStringLiteral("&lt;"),
                        QStringLiteral("&") + joiner + QStringLiteral("lt;"));
}

} // namespace personae
