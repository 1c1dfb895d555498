// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/msquared/replytext.h"
#include "network/wire/answer.h"
#include "network/wire/serviceapi.h"

namespace personae::msquared {

/// What a reply means (M² 3, 4).
[[nodiscard]] Answer understand(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint);

/// A documented alternative a person should be asked to try (ApiError::trySetting, tryValue): the
/// value after the present one. False where there is no further one.
bool suggest(Answer &answer, const QString &setting, const Endpoint &endpoint);

/// The rest of an answer with a bad status (badanswers.cpp).
void readBad(Answer &answer, const Wish &wish, const HttpRequest &request, const HttpReply &reply,
             const Endpoint &endpoint);
/// The service said something, if only that it has no such page (5.4).
void readStatus(Answer &answer, const Body &body);

/// The rest of an answer about the denylist (denyanswers.cpp).
void readDeny(Answer &answer, const wish::Deny &wish, const HttpReply &reply,
              const Endpoint &endpoint);

} // namespace personae::msquared
