// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expectcheck.h"

/// Why this case is not proved by what its replay brought to light; empty: it is.
[[nodiscard]] QStringList judged(const ContractCase &one, const Replay &replay);

/// Words of a proved case that could be changed without anybody noticing: each leaf of `expect` is
/// altered by itself and the case judged again, by the same evidence. Empty: every word counts.
[[nodiscard]] QStringList weakWords(const ContractCase &one, const Replay &replay);
