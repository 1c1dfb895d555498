// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QStringList>

#include <optional>

/// What an answer says, by the names cases use.
struct NamedValue
{
    bool known = false;              ///< false: no such name
    std::optional<QJsonValue> value; ///< nothing: the answer says nothing about it
};

[[nodiscard]] NamedValue valueNamed(const QString &name, const personae::Answer &answer);
[[nodiscard]] NamedValue valueNamed(const QString &name, const personae::PersonFacts &person);

/// Expected against said: null is "known to be empty"; for name, handle, pictures and, where the
/// service's rules say so, its further fields "says nothing" too.
[[nodiscard]] bool agrees(const QString &name, const QJsonValue &expected, const NamedValue &said,
                          bool emptyIsNothing);

/// Where their order means nothing.
[[nodiscard]] QJsonArray sortedTexts(QStringList texts);

/// For the report of a difference.
[[nodiscard]] QString shown(const QJsonValue &value);
