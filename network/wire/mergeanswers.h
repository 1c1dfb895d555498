// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"

namespace personae {

/// Two answers to one wish as one. After an error the later one stands in for it; after a success
/// it adds what the first did not say, and its own failure is the failure of the whole.
[[nodiscard]] Answer mergeAnswers(const Answer &first, const Answer &later);

} // namespace personae
