// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

/// The outside of an answer (Epixel 1.3). Pure.
namespace personae::epixel {

struct Body
{
    enum class Form { Empty, Json, Markup, Text };
    Form form = Form::Empty;
    QJsonValue root;
    QJsonValue data;         ///< `data`, else the root itself
    bool hasData = false;    ///< there is a member `data`
    bool isEnvelope = false; ///< any of `data`, `errors`, `status_code` is there
    QByteArray text;         ///< without the mark of UTF-8

    [[nodiscard]] QJsonObject object() const { return root.toObject(); }
};

[[nodiscard]] Body bodyOf(const HttpReply &reply);

/// The status that counts: HTTP's where it is an error, else what the envelope says; 400 where it
/// only shows errors; 0 where it says something that is no status.
[[nodiscard]] int effectiveStatus(const HttpReply &reply, const Body &body);

/// Missing, null, {}, [] or "".
[[nodiscard]] bool isNothing(const QJsonValue &value);

/// Text as it is, a number as its digits without exponent or grouping; anything else is empty.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// The object itself, or the first one in a list of objects.
[[nodiscard]] QJsonObject onlyObject(const QJsonValue &value);

} // namespace personae::epixel
