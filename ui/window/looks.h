// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "ui/theme/statelooks.h"

/// How the reach of a service is drawn; states of the outbox: ui/theme/statelooks.h.
namespace personae::looks {

[[nodiscard]] Look of(Reach reach);

} // namespace personae::looks
