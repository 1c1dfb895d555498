// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// Which columns of a mirror row a reply carries (Cloudillo 5.1).
enum class RowShape { List, Single, Batch, Reduced };

[[nodiscard]] QByteArray rowJson(const MirrorRow &row, RowShape shape,
                                 const std::optional<QStringList> &rolesSent = {});

/// Text in a form in which the paged search compares (full folding).
[[nodiscard]] QString folded(const QString &text);
/// Cut into such words.
[[nodiscard]] QStringList wordsOf(const QString &text);

} // namespace personae::embedded
