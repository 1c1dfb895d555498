// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// The row as a server would send it that behaves as badly as the switches say. The same person is
/// always spoiled in the same way. Nothing of it is stored.
[[nodiscard]] MirrorRow spoiled(MirrorRow row, const Behaviours &behaviours);

/// What one page of a search shows.
struct PageWindow
{
    qsizetype offset = 0;
    qsizetype missing = 0; ///< rows gone from the front since the first page
};
[[nodiscard]] PageWindow pageWindow(int offset, const Behaviours &behaviours, NodeMemory &memory);

} // namespace personae::embedded
