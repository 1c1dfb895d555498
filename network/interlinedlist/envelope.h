// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "network/wire/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

/// The outside of an answer: body, errors, paging (InterlinedList 1, 15). Pure.
namespace personae::interlinedlist {

struct Body
{
    enum class Form { Empty, Json, Markup, Text };
    Form form = Form::Empty;
    QJsonValue root;

    [[nodiscard]] QJsonObject object() const { return root.toObject(); }
    /// The list under the first of these keys that is there, else under "data", else the body
    /// itself (16 rows 8 and 23).
    [[nodiscard]] std::optional<QJsonArray>
    list(std::initializer_list<QLatin1StringView> keys) const;
};

[[nodiscard]] Body bodyOf(const HttpReply &reply);

/// What a status of 400 and more means for any call.
[[nodiscard]] ApiError failureOf(const HttpReply &reply, const Body &body);

/// The server's own words where they are fit to be shown: of 4xx only, in one line, not internal;
/// else empty (15).
[[nodiscard]] QString shownText(int status, const Body &body);

/// True where a 500 says in the database's words that a name is taken (8.3).
[[nodiscard]] bool saysTaken(const Body &body);

struct Paging
{
    std::optional<int> total;
    std::optional<bool> more; ///< an empty page has no next one, whatever it says (11)
};
[[nodiscard]] Paging pagingOf(const Body &body, qsizetype rows);

/// Text as text, a number as its digits, anything else as nothing.
[[nodiscard]] QString textOf(const QJsonValue &value);

} // namespace personae::interlinedlist
