// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replayserver.h"

/// How what came over the socket differs from what was recorded; empty: not at all. Compares what
/// the contract names (method, path, query as a set, body, sign-in, types) and nothing else.
[[nodiscard]] QStringList requestDifferences(const ContractCase &one,
                                             const ReceivedRequest &received);
