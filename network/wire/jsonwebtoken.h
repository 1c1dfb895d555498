// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>

namespace personae::jsonwebtoken {

/// The claims, read without verifying anything; empty where it is no JWT.
[[nodiscard]] QJsonObject claims(const QString &token);
/// UTC; invalid: it says none.
[[nodiscard]] QDateTime expiry(const QString &token);

} // namespace personae::jsonwebtoken
