// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

/// Where an organization's API lives and what is made of pasted text (M² 1.1). Pure.
namespace personae::msquared {

inline const QString addressTemplate = QStringLiteral("https://{organizationId}.m2worlds.io");

/// Without blanks, line ends and invisible characters, wherever they stand.
[[nodiscard]] QString cleaned(const QString &pasted);
/// The organization's id as its header carries it; empty: not known.
[[nodiscard]] QString organizationOf(const Endpoint &endpoint);
/// ServiceApi::address(): the template filled in, or the override under "address", which may hold
/// {organizationId} too.
[[nodiscard]] Result<QUrl> baseFrom(const QMap<QString, QString> &settings);

} // namespace personae::msquared
