// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

/// The demo world: two persons and four communities with accounts, 730 people around them, in many
/// scripts. The same every time. Pictures are only promised here and drawn when first asked for,
/// because the demo's start waits.
namespace personae::embedded::world {

inline constexpr int peopleAround = 729; ///< and bob: 730

void fill(Context &context);
/// Who may do what in the communities, for worlds of an earlier version.
void setDemoRoles(Context &context);
/// So many people beyond the 730, known to the first demo identity.
void addCrowd(Context &context, int count);

[[nodiscard]] QStringList demoIdentities(); ///< canonical idTags, the first demo person first
[[nodiscard]] QString demoPassword(const QString &idTag);
/// What a person of the wide world tells everybody.
[[nodiscard]] QMap<QString, QString> openMapOf(const Tenant &shadow);

} // namespace personae::embedded::world
