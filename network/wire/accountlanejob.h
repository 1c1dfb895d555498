// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/accountlane.h"
#include "network/wire/apicall.h"

#include <QPointer>

#include <optional>

namespace personae {

/// One wish inside a lane, with all that follows from it. Private to AccountLane.
struct AccountLane::Job
{
    QPointer<LaneCall> call;
    QList<Wish> wishes; ///< first: the present one
    Answer soFar;
    QPointer<ApiCall> under; ///< the exchange under way
    QString token;           ///< the one the present exchange went out with; secret
    QByteArray cookie;       ///< likewise
    bool isRead = false;
    bool isPicture = false;
    bool isChange = false; ///< of what ServiceInfo::throttlesWrites is about
    bool needsToken = false;
    bool running = false;
    bool renewed = false; ///< a 401 was answered with a new token already
    bool waitsForCookie = false;
    int cookies = 0; ///< how often it went out again with another cookie
    int failures = 0;
    int tries = 0; ///< further ones, after 429 or 502 to 504
    int chained = 0;
    std::optional<Answer> refusal; ///< the 401 that made it ask for a new token
};

/// These make, renew or end sessions: a refusal is their answer and no reason to renew.
[[nodiscard]] inline bool managesSession(const Wish &wish)
{
    return std::holds_alternative<wish::SignIn>(wish) ||
           std::holds_alternative<wish::Renew>(wish) ||
           std::holds_alternative<wish::ExchangeKey>(wish) ||
           std::holds_alternative<wish::SignOut>(wish) ||
           std::holds_alternative<wish::OpenSession>(wish) ||
           std::holds_alternative<wish::CloseSession>(wish);
}

[[nodiscard]] inline Answer failedAnswer(const ApiError &error)
{
    Answer answer;
    answer.error = error;
    return answer;
}

[[nodiscard]] inline Answer failedAnswer(Outcome kind)
{
    Answer answer;
    answer.error.kind = kind;
    return answer;
}

} // namespace personae
