// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/message.h"

namespace personae {
class SharedControl;
}

namespace personae::embedded {

class Server;

/// The test side, on loopback only:
/// POST /_control: {any switch of Behaviours,
/// "faults":[{"kind","method","path","tenant","times","amount","status", "body","headers"}],
/// "clearFaults":true, "clearLog":true, "reset":true (switches, faults, log, bans),
/// "dropBus":true (every push connection is cut), "act":[{"type":"FLLW" or "CONN","subType",
/// "issuer","audience","content"}] (somebody acts by themselves)}; GET /_control:
/// the switches; GET /_control/log: every request in order of arrival.
[[nodiscard]] Reply control(SharedControl &control, Server &server, const Request &request);

} // namespace personae::embedded
