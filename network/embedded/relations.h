// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

namespace personae::embedded {

/// What follow and connect actions do on both sides, late (Cloudillo 6.1): rows appear, flags flip,
/// requests arrive.
void spread(Context &context, const Tenant &issuer, const ActionRow &action);
/// A request was answered: both connected, or the answerer's follow taken back.
void settleRequest(Context &context, const Tenant &answerer, const ActionRow &action,
                   bool accepted);
/// Somebody of the wide world, or another tenant, does this by themselves: for the control side.
/// "CONN" with "ACC" accepts what the audience asked for. False: nobody of that name.
[[nodiscard]] bool act(Context &context, ActionRow action);

} // namespace personae::embedded
