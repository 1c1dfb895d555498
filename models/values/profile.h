// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/vocabulary.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QMetaType>
#include <QString>

namespace personae {
/// Field key -> value, by the service's own names ("name", "x.bio", "email"). A missing key means:
/// not set. A Null value inside a ProfilePatch means: remove.
using FieldMap = QMap<QString, QJsonValue>;

/// One's own profile as a service last showed it. Plain data; foreign text throughout.
struct Profile
{
    QString handle;
    PersonKind kind = PersonKind::Person;
    QString avatar; ///< the service's id or address of the picture; empty: none
    QString cover;
    FieldMap fields; ///< includes "name"

    [[nodiscard]] QString name() const;
    [[nodiscard]] const QString &picture(PictureSlot slot) const
    {
        return slot == PictureSlot::Avatar ? avatar : cover;
    }
    bool operator==(const Profile &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Profile fromJson(const QJsonObject &json);
};

/// The changed fields only, each with its new value (Null removes it).
struct ProfilePatch
{
    FieldMap changes;

    [[nodiscard]] bool isEmpty() const { return changes.isEmpty(); }
    /// Later changes win, field by field.
    void merge(const ProfilePatch &later) { changes.insert(later.changes); }
    [[nodiscard]] Profile appliedTo(Profile profile) const;
    bool operator==(const ProfilePatch &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static ProfilePatch fromJson(const QJsonObject &json);
};

} // namespace personae

Q_DECLARE_METATYPE(personae::Profile)
