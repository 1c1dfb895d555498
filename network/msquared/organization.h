// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/msquared/replytext.h"
#include "network/wire/answer.h"

/// The organization's settings (M² 5.1). Pure.
namespace personae::msquared {

/// The entry of this organization, from the array of newer servers or the single object of older
/// ones; empty: it is not there.
[[nodiscard]] QJsonObject organizationIn(const Body &body, const QString &id);
/// What it allows and how names must look; only what it says.
[[nodiscard]] ServerFacts rulesFrom(const QJsonObject &organization);
/// A row for the page that shows it.
[[nodiscard]] FieldMap recordFrom(const QJsonObject &organization);

/// The datasources as rows (5.2), from a bare list or the first one inside an object; std::nullopt:
/// there is no list. Only `permissionVerb` is a documented name.
[[nodiscard]] std::optional<QList<FieldMap>> sourcesIn(const Body &body);

} // namespace personae::msquared
