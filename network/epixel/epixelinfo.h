// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

namespace personae::epixel {

/// What Epixel installations offer, and every open point of their document as a setting (Epixel 5).
[[nodiscard]] ServiceInfo describe();

} // namespace personae::epixel
