// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

/// What InterlinedList offers, declared. Pure.
namespace personae::interlinedlist {

[[nodiscard]] ServiceInfo describe();
[[nodiscard]] QList<CallSpec> callSpecs();
[[nodiscard]] QList<PageSpec> pageSpecs();

/// Lowest first (InterlinedList 8).
[[nodiscard]] const QStringList &roles();

} // namespace personae::interlinedlist
