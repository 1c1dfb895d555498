// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"

#include <QJsonObject>

namespace personae::cloudillo {

/// Which call a record came from: the same missing key means "none" in one reply and nothing in
/// another (5.1).
enum class Origin {
    Short,   ///< GET /api/me
    Full,    ///< GET /api/me/full
    Changed, ///< PATCH /api/me as R3 answers it, {"profile": …}
    Echo,    ///< what other servers answer to a change
    Row,     ///< GET /api/profiles
    Single,  ///< GET /api/profiles/{idTag}
    Brief,   ///< batch
    Reduced, ///< refresh, and R3's reply to a change of a member
    Login,
    Party, ///< issuer and audience of an action
};

[[nodiscard]] PersonFacts personFrom(const QJsonObject &json, Origin origin);
[[nodiscard]] PersonFacts personFromHit(const QJsonObject &json);    ///< /api/search
[[nodiscard]] PersonFacts personFromTenant(const QJsonObject &json); ///< /api/admin/tenants

/// A wish to connect, from the view of its action (6.1).
[[nodiscard]] IncomingRequest requestFrom(const QJsonObject &action);

/// x as text by text; numbers as digits, anything structured as the JSON text it would be (4.2).
[[nodiscard]] QMap<QString, QString> openMapFrom(const QJsonObject &json);

} // namespace personae::cloudillo
