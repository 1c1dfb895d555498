// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "network/wire/httpmessage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <optional>

/// The outside of an answer: envelope, errors, and values in their looser forms (Cloudillo 2).
/// Pure.
namespace personae::cloudillo {

/// A body, unwrapped leniently: `data`, else `profile` or `profiles`, else the body itself (0, rule
/// 2).
struct Body
{
    enum class Form { Empty, Json, Markup, Text };
    Form form = Form::Empty;
    QJsonValue root;
    QJsonValue data;
    bool inProfile = false; ///< wrapped as {"profile": …}: R3's own form of a reply to PATCH

    [[nodiscard]] QJsonObject object() const { return data.toObject(); }
};

[[nodiscard]] Body bodyOf(const HttpReply &reply);

/// What a status of 400 and more means for any call. Only fit server texts become serverText (2.3).
[[nodiscard]] ApiError failureOf(const HttpRequest &request, const HttpReply &reply,
                                 const Body &body);

/// True where a token was sent in the one form the node takes (2.3: exactly "Bearer").
[[nodiscard]] bool sentToken(const HttpRequest &request);

/// Text as text; a number where text belongs as its digits; nothing for anything else.
[[nodiscard]] std::optional<QString> textOf(const QJsonValue &value);
/// Null and missing as empty text.
[[nodiscard]] QString textOrEmpty(const QJsonValue &value);
/// Lists and comma-joined texts; empty words dropped.
[[nodiscard]] QStringList wordsOf(const QJsonValue &value);
/// Both forms of time: epoch seconds and ISO text. Invalid where there is none.
[[nodiscard]] QDateTime timeOf(const QJsonValue &value);

} // namespace personae::cloudillo
