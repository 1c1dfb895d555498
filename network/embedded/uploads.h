// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// The number behind "@", or the refusal (Cloudillo 4.4): sniffed, decoded, limited to 16 MiB.
[[nodiscard]] std::variant<qint64, Reply> takeUpload(Context &context, const Call &call,
                                                     const QString &slot);
/// PATCH /api/me as R3 answers it.
[[nodiscard]] Reply saveMe(Context &context, const Call &call);

} // namespace personae::embedded
