// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"
#include "network/wire/serviceapi.h"

namespace personae::msquared {

/// What a reply means (M² 3, 4).
[[nodiscard]] Answer understand(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint);

/// A documented alternative a person should be asked to try: Answer::needs is "setting", values
/// name it ("setting", "value"). Nothing where there is no further one.
void suggest(Answer &answer, const QString &setting, const QString &present);

/// The rest of an answer about the denylist (denyanswers.cpp).
void readDeny(Answer &answer, const wish::Deny &wish, const HttpReply &reply,
              const Endpoint &endpoint);

} // namespace personae::msquared
