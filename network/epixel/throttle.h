// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "network/wire/httpmessage.h"

#include <QStringList>

#include <optional>

/// How long a 429 asks to wait (Epixel 3.5). Pure but for the clock, where no Date came along.
namespace personae::epixel {

/// Seconds named in one text; std::nullopt: none, or nonsense.
[[nodiscard]] std::optional<double> secondsIn(QString text);

/// Sets retryAfterSeconds (1 to 172800) and retryEstimated. `texts`: every string of the body.
void addWait(ApiError &error, const HttpReply &reply, const QStringList &texts);

} // namespace personae::epixel
