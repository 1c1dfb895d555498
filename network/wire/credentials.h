// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/answer.h"
#include "network/wire/httpmessage.h"
#include "network/wire/serviceapi.h"

namespace personae {

/// How a lane addresses an account's server: the account and its whole session. Secret.
[[nodiscard]] Endpoint endpointOf(const Account &account, const ServiceApi &api,
                                  const SessionGrant &grant);
/// With a bare token, for what only needs that.
[[nodiscard]] Endpoint endpointOf(const Account &account, const ServiceApi &api,
                                  const QString &token);
/// When the server sent this reply, by its own clock; invalid: not said.
[[nodiscard]] QDateTime dateOf(const HttpReply &reply);
/// Why this request must not be sent: it carries a credential of any kind to another origin. Ok if
/// there is no reason.
[[nodiscard]] ApiError credentialObjection(const HttpRequest &request, const Endpoint &endpoint);
/// Whether this secret stands in one of the request's headers.
[[nodiscard]] bool carries(const HttpRequest &request, const QString &secret);

} // namespace personae
