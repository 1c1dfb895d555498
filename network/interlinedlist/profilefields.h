// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "network/wire/wish.h"

#include <QJsonObject>

/// One's own profile and its pages: what it has, what may be sent (InterlinedList 4, 5, 13). Pure.
namespace personae::interlinedlist {

inline constexpr qsizetype largestUpload = 1'468'006; ///< bytes: 1.4 MB of 1024 x 1024 (6.1)

[[nodiscard]] QList<FieldSpec> profileFields();
[[nodiscard]] PictureRule avatarRule();

/// The fields of a user that are kept. Raw API keys and the billing id never are (4).
[[nodiscard]] const QStringList &keptFields();

/// Fields with values the server would turn into something else or choke on.
[[nodiscard]] QMap<QString, QStringList> objections(const FieldMap &changes);
/// The body of the change; numbers as JSON numbers.
[[nodiscard]] QJsonObject changeBody(const FieldMap &changes);

/// The profile in one request, each event of the notifications in one of its own (13).
[[nodiscard]] QList<Wish> splitProfile(const wish::SaveProfile &save);

/// "notify.<event>.<channel>"
[[nodiscard]] bool isNotification(const QString &key);
[[nodiscard]] QString notificationKey(const QString &event, const QString &channel);
[[nodiscard]] QString eventOf(const QString &key);
[[nodiscard]] QString channelOf(const QString &key);

} // namespace personae::interlinedlist
