// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "models/values/serviceinfo.h"
#include "network/wire/httpmessage.h"

#include <chrono>
#include <optional>

/// How long to wait when a service asked for it, or is not well.
namespace personae::throttle {

/// What Retry-After (seconds, or a date by the server's own clock) or retry-after-ms say; not below
/// zero. std::nullopt: nothing that can be used.
[[nodiscard]] std::optional<std::chrono::milliseconds> said(const HttpReply &reply);

/// How long a lane rests after that many refusals in a row before this one.
[[nodiscard]] std::chrono::seconds rest(const ApiError &throttled, int before);

/// Before a read goes out once more, where ServiceInfo::readRetries allow it; std::nullopt: it does
/// not, or the wait would be above ten minutes. `tried`: how often it went out again already.
[[nodiscard]] std::optional<std::chrono::milliseconds>
beforeNextTry(int tried, const ServiceInfo &info, const ApiError &error, const HttpReply &reply);

} // namespace personae::throttle
