// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "network/msquared/replytext.h"
#include "network/wire/answer.h"
#include "network/wire/wish.h"

#include <QByteArray>

/// The list of forbidden usernames (M² 3.4 to 3.8). Pure.
namespace personae::msquared {

/// Trimmed, without empty lines and exact repetitions; case and order stay. LocalReject where it
/// must not be sent: nothing to add or remove, replacements that are missing, repeated, or names
/// of the same request; fieldIssues then name the names.
[[nodiscard]] Result<wish::Deny> tidied(const wish::Deny &deny);
/// The JSON of a tidied wish in one of the documented encodings.
[[nodiscard]] QByteArray denyBody(const wish::Deny &deny, const QString &encoding);

/// How the rules of 3.8 read an answer.
struct DenyReading
{
    enum class Kind {
        Success,
        Failures,  ///< `failed` is not empty
        Unclear,   ///< rule 7
        NotAboutIt ///< none of the submitted names is said to have failed
    };
    Kind kind = Kind::Success;
    QStringList failed; ///< submitted names only, in the order they were sent
};
/// Of an answer with a good status, or, `isError`, with 4xx (rule 6).
[[nodiscard]] DenyReading denyReading(const Body &body, const QStringList &submitted, bool isError);
/// One of the names stands in the text, as a word.
[[nodiscard]] bool namesAny(const QString &text, const QStringList &names);
/// The refusal is about the shape of the body and names none of the names (3.4).
[[nodiscard]] bool isAboutShape(const ApiError &error, const QStringList &submitted);

} // namespace personae::msquared
