// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"

#include <QJsonObject>

#include <optional>

/// A profile of the service and the form's values (M² 3.1, 3.2). Pure.
namespace personae::msquared {

/// Ids of an object inside a datasource; nobody knows what either may look like.
struct ObjectPair
{
    QString datasource;
    QString object;

    [[nodiscard]] QString dotted() const { return datasource + u'.' + object; }
    bool operator==(const ObjectPair &) const = default;
};

/// "datasource.object", split at the first dot, or an object with the two ids; nothing otherwise.
[[nodiscard]] std::optional<ObjectPair> pairOf(const QJsonValue &value);

/// At least one of the documented fields is there.
[[nodiscard]] bool isProfile(const QJsonObject &json);
/// Just id, createdAt and name: the newer, different API (5.5).
[[nodiscard]] bool isOtherApi(const QJsonObject &json);
/// Every field says something: missing, null, "" and a wrong type mean "not set".
[[nodiscard]] PersonFacts factsFrom(const QJsonObject &json);
/// Documented fields that are there with a type they cannot have.
[[nodiscard]] QStringList wrongTypes(const QJsonObject &json);

/// Field keys whose sent value the returned profile does not show. `sent` is the body of the PUT.
[[nodiscard]] QStringList notApplied(const QJsonObject &sent, const PersonFacts &returned);

inline const QString pictureField = QStringLiteral("profilePictureObjectDefinitionId");

} // namespace personae::msquared
