// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"

#include <QJsonObject>
#include <QUrl>

/// Users, rows of people, organizations and records in their two spellings: the public page's and
/// the server's (InterlinedList 4, 7, 8, 11 to 13, 16). Absent means: nothing is said. Pure.
namespace personae::interlinedlist {

/// What kind of list a row of people stands in.
enum class Listed { Somewhere, Followers, Followed, Members };

[[nodiscard]] bool isUser(const QJsonObject &json);
/// The user object: under "user", else the root (16 row 1).
[[nodiscard]] QJsonObject userIn(const QJsonObject &root);

/// One's own profile, whole or in part.
[[nodiscard]] PersonFacts personFromUser(const QJsonObject &json, const QUrl &base);
/// A short row, or somebody else's profile.
[[nodiscard]] PersonFacts personFromRow(const QJsonObject &json, Listed listed, const QUrl &base);
/// Handles of organizations begin with this: a person may be called as a slug is.
inline constexpr QLatin1StringView organizationPrefix("org/");
[[nodiscard]] PersonFacts personFromOrganization(const QJsonObject &json, const QUrl &base);
/// Who was added, changed or removed, and the role they have.
[[nodiscard]] PersonFacts personFromMembership(const QJsonObject &json, const QUrl &base);
[[nodiscard]] IncomingRequest requestFromRow(const QJsonObject &json, const QUrl &base);

/// The word of a relation: approved (or active, following), pending (or pendingRequest), null.
[[nodiscard]] Following followingFrom(const QString &status);
/// All spellings of the answer about one relation (12.2).
[[nodiscard]] PersonFacts relationFrom(const QJsonObject &json);

/// "notify.<event>.<channel>" of one event.
[[nodiscard]] FieldMap notificationsFrom(const QJsonObject &event);

[[nodiscard]] FieldMap identityRecord(const QJsonObject &json);
[[nodiscard]] FieldMap organizationRecord(const QJsonObject &json);
[[nodiscard]] FieldMap personRecord(const QJsonObject &json);
[[nodiscard]] FieldMap postRecord(const QJsonObject &json);
[[nodiscard]] FieldMap listRecord(const QJsonObject &json); ///< of lists and documents
[[nodiscard]] FieldMap rowRecord(const QJsonObject &json);  ///< of a list
[[nodiscard]] FieldMap eventRecord(const QJsonObject &json);

} // namespace personae::interlinedlist
