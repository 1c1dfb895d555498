// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

namespace personae::msquared {

[[nodiscard]] ServiceInfo describe();

inline constexpr int longestSide = 2048; ///< pixels; our own default, the service says none (3.3)

/// ServerFacts::can and ::limits, learned from the organization's settings (5.1).
inline const QString mayUpload = QStringLiteral("uploadPicture");
inline const QString uniqueNames = QStringLiteral("uniqueNames");
inline const QString namePattern = QStringLiteral("username.pattern");
inline const QString rulesCall = QStringLiteral("organization-rules");
inline const QString sourcesCall = QStringLiteral("datasources");
inline const QString statusCall = QStringLiteral("status");

} // namespace personae::msquared
