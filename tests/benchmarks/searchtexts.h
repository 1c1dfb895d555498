// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace personae::benchmark {

/// What people type to find somebody of the crowd: frequent and rare, in many scripts.
[[nodiscard]] QStringList searchTexts();

} // namespace personae::benchmark
