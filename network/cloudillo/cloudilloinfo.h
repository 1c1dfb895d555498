// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "network/wire/wish.h"

/// What Cloudillo offers and how much it takes: limits, fields, pictures (Cloudillo 4.2 to 4.4).
namespace personae::cloudillo {

inline constexpr qsizetype longestName = 128;   ///< code points; ours, the server has no rule
inline constexpr qsizetype longestKey = 256;    ///< UTF-8 bytes
inline constexpr qsizetype longestValue = 4096; ///< UTF-8 bytes
inline constexpr qsizetype mostKeysPerRequest = 32;
inline constexpr qsizetype largestUpload = 16 * 1024 * 1024; ///< bytes
inline constexpr qsizetype longestRequestText = 500; ///< code points, of a request to connect
inline constexpr qsizetype mostHandlesPerRequest = 64;
inline constexpr qsizetype longestList = 100;    ///< rows the list of people is cut at
inline constexpr qsizetype shortestPassword = 8; ///< UTF-8 bytes

[[nodiscard]] ServiceInfo describe();

/// Why this change must not be sent: field -> texts, all empty lists. Empty map: it may.
[[nodiscard]] QMap<QString, QStringList> objections(const ProfilePatch &patch);

/// At most 32 keys of x each; a key stays together with its .vis and .title, so that nothing is
/// shown to more people than meant between two requests.
[[nodiscard]] QList<Wish> splitProfile(const wish::SaveProfile &save);

} // namespace personae::cloudillo
