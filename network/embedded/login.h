// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// A signed token of this tenant; `subject` empty: its owner.
[[nodiscard]] QString makeToken(const Context &context, const QString &issuer,
                                const QString &subject, const QStringList &roles);
/// Everything up to leader, and SADM for the node's first tenant (Cloudillo 3.7).
[[nodiscard]] QStringList ownerRoles(const Tenant &tenant);
/// What this person may do in this tenant, expanded; empty: nothing.
[[nodiscard]] QStringList rolesIn(Context &context, const Tenant &tenant, const QString &who);
/// The Login object (Cloudillo 3.2); `shownTag` is echoed and becomes the token's issuer.
[[nodiscard]] QByteArray loginObject(Context &context, const Tenant &tenant,
                                     const QString &shownTag);
/// A new QR session as the object `{sessionId, secret}`.
[[nodiscard]] QByteArray newQrSession(Context &context, const Request &request);

} // namespace personae::embedded
