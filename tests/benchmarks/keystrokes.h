// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QLineEdit;

namespace personae::benchmark {

/// Lets events run until the condition holds; false when that takes longer than it may.
[[nodiscard]] bool comesTrue(const std::function<bool()> &condition, int milliseconds = 30'000);

/// Types a few hundred letters, each time until the field and all that follows it is painted; says
/// the median in milliseconds, and the memory. Returns the exit code.
int reportKeystrokes(QLineEdit &field);

} // namespace personae::benchmark
