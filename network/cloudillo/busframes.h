// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/busnews.h"
#include "network/wire/serviceapi.h"

/// The push channel of a node, /ws/bus (Cloudillo 9.3). Pure.
namespace personae::cloudillo {

inline constexpr int closedForSignIn = 4401; ///< close code: no valid token

/// wss://cl-o.<me>/ws/bus?token=…; secret. Invalid for servers that have no such channel.
[[nodiscard]] QUrl busAddress(const Endpoint &endpoint);

[[nodiscard]] BusNews newsFrom(const QString &frame, const Endpoint &endpoint);

[[nodiscard]] QString pingFrame(const QString &frameId);

} // namespace personae::cloudillo
