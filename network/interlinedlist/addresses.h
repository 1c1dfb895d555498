// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "network/wire/answer.h"

#include <QMap>
#include <QUrl>

/// Addresses: of the server, of the browser's sign-in, of pictures (InterlinedList 1, 3.4, 6).
/// Pure.
namespace personae::interlinedlist {

inline constexpr char publicAddress[] = "https://interlinedlist.com";
inline constexpr char callbackScheme[] = "interlinedlist";

/// The setting "address", cleaned; the public service where it is empty. Errors: LocalReject with
/// fieldIssues "address" and detail "insecure" or "malformed".
[[nodiscard]] Result<QUrl> baseAddress(const QMap<QString, QString> &settings);

/// Where the browser signs in; empty where the provider is unknown or its argument is missing.
[[nodiscard]] QUrl authorizeAddress(const QString &provider, const QString &argument,
                                    const QUrl &base);

/// Where the browser links a further identity to the account it is signed in to (3.4); empty as
/// above. `instance` is a Mastodon host, `handle` a Bluesky one.
[[nodiscard]] QUrl linkAddress(const QString &provider, const QString &instance,
                               const QString &handle, const QUrl &base);

/// The token in interlinedlist://oauth/callback?token=…; std::nullopt: another address.
[[nodiscard]] std::optional<SessionGrant> grantIn(const QUrl &callback);

/// The token in a pasted link, or what was pasted itself (9).
[[nodiscard]] QString tokenIn(const QString &pasted);

/// The full address of a picture as the service names it; relative ones stand on the server.
[[nodiscard]] QString pictureAddress(const QString &said, const QUrl &base);

/// https anywhere, http on this computer only.
[[nodiscard]] bool isSafe(const QUrl &url);

/// The same for a picture: only a server on this computer may point at this computer.
[[nodiscard]] bool isSafePicture(const QUrl &url, const QUrl &base);

/// The real format by the first bytes: the service serves everything as JPEG (6.1). Empty: none
/// we show; SVG among them.
[[nodiscard]] QByteArray pictureType(const QByteArray &bytes);

} // namespace personae::interlinedlist
