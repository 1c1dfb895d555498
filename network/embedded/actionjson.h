// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// An action as a tenant's node shows it in lists, replies and pushes (Cloudillo 6.1, 9.3).
[[nodiscard]] QByteArray actionJson(Context &context, const Tenant &tenant, const ActionRow &action,
                                    const QString &tempId = {});

/// Pushes an action to whoever listens as this tenant, at the time when its flags flip.
void pushAction(Context &context, const Tenant &tenant, const ActionRow &action, qint64 dueMs,
                const QString &tempId = {});

} // namespace personae::embedded
