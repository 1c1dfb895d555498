// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// The open map as this caller may see it (Cloudillo 4.2): the owner all of it, others without what
/// a `.vis` mark hides from them. A key without a mark is public; a word the node does not know
/// shows it to nobody else.
[[nodiscard]] QMap<QString, QString> visibleTo(Context &context, const Call &call,
                                               const QMap<QString, QString> &x);

} // namespace personae::embedded
