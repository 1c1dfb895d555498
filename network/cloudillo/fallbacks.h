// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"
#include "network/wire/serviceapi.h"

namespace personae::cloudillo {

/// After a refusal that may only mean another dialect: writes into the answer what was learned and
/// the same wish as the next one, which then takes another form (Cloudillo 10). Leaves the answer
/// alone otherwise.
void addFallback(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const Endpoint &endpoint);

} // namespace personae::cloudillo
