// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <array>

namespace personae {

/// One value per Theme::Token, in its order.
using Colors = std::array<QColor, 15>;

namespace tokens {

[[nodiscard]] Colors written(bool dark);
/// For "System colours": what comes closest in the platform's palette; the signal colours stay
/// ours.
[[nodiscard]] Colors fromPalette(const QPalette &palette);
[[nodiscard]] QPalette toPalette(const Colors &colors);
/// Replaces the accent and what stands on it, if every contrast we promise still holds; else
/// returns them unchanged.
[[nodiscard]] Colors withAccent(const Colors &colors, const QColor &accent);

[[nodiscard]] inline QColor at(const Colors &colors, Theme::Token token)
{
    return colors[static_cast<std::size_t>(token)];
}
/// WCAG contrast of two opaque colours, 1..21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);
/// `share` of the first, the rest of the second.
[[nodiscard]] QColor mixed(const QColor &one, const QColor &other, double share);

} // namespace tokens
} // namespace personae
