// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "network/wire/httpmessage.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

/// The outside of an answer: bodies in their looser forms and what errors say (M² 4, 6). Pure.
namespace personae::msquared {

struct Body
{
    enum class Form { Empty, Json, Markup, Broken, Text };
    Form form = Form::Empty;
    QJsonValue root = QJsonValue::Undefined; ///< of any JSON type
    QString text; ///< of Form::Text; empty where it is of a type nobody reads

    [[nodiscard]] QJsonObject object() const { return root.toObject(); }
};

/// Byte order marks and wrong content types do not matter if the body parses.
[[nodiscard]] Body bodyOf(const HttpReply &reply);
/// A string, or a number as text; nothing for null, "" and other types.
[[nodiscard]] std::optional<QString> textOf(const QJsonValue &value);
/// The server's own texts in the order of section 4; never markup.
[[nodiscard]] QStringList messagesOf(const Body &body);
/// What a reply with a bad status means, whatever was wished.
[[nodiscard]] ApiError failureOf(const HttpReply &reply, const Body &body);

} // namespace personae::msquared
