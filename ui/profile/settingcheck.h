// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

#include <QString>

/// What may be typed under an account's Advanced (SettingSpec::shape).
namespace personae::settingcheck {

/// Why this text cannot be kept, in words; empty: it can. An empty text is the default again.
[[nodiscard]] QString problem(const SettingSpec &spec, const QString &text);

} // namespace personae::settingcheck
