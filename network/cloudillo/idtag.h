// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

#include <QString>
#include <QUrl>

/// Identity names, the hosts they live on, and the addresses people paste (Cloudillo 1.1, 1.2).
/// Pure.
namespace personae::cloudillo {

/// Canonical form of an idTag: trimmed, lower case, NFC, Unicode labels, no trailing dot, no
/// invisible characters. Empty if it is no domain name of at least two labels.
[[nodiscard]] QString canonicalIdTag(const QString &typed);

/// Canonical where it can be; else as it came: a handle from a server is an opaque key (10, row 2).
[[nodiscard]] QString canonicalOrOpaque(const QString &handle);

/// https://cl-o.<A-label>; an invalid address for something that is no domain name.
[[nodiscard]] QUrl apiBaseOf(const QString &idTag);

/// The identity a host of the API belongs to; empty if it is not a cl-o. host.
[[nodiscard]] QString tenantOf(const QUrl &url);

/// What was typed or pasted as an identity.
[[nodiscard]] IdentityHint hintFor(const QString &typed);

} // namespace personae::cloudillo
