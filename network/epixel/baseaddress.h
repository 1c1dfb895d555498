// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QMap>
#include <QString>
#include <QUrl>

/// The address of one installation (Epixel 1.1). Pure.
namespace personae::epixel {

/// Without the invisible marks and blanks that pasted addresses carry.
[[nodiscard]] QString withoutMarks(QString typed);

/// https://<domain>/<prefix>/<version> without a final slash, from the settings "domain", "prefix",
/// "version", or from "address", which overrides them. Errors: LocalReject under the setting that
/// is wrong, detail "empty", "malformed" or "insecure".
[[nodiscard]] Result<QUrl> baseFrom(const QMap<QString, QString> &settings);

[[nodiscard]] bool isOnThisComputer(const QUrl &url);

/// Scheme, host and port are the same.
[[nodiscard]] bool isSameServer(const QUrl &one, const QUrl &other);

} // namespace personae::epixel
