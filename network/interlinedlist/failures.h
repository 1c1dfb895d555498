// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/interlinedlist/envelope.h"
#include "network/wire/serviceapi.h"

namespace personae::interlinedlist {

/// What a status of 400 and more means for this wish: the error, the fields it is about, what was
/// learned, and the other way to try (InterlinedList 2.1, 12.1, 15, 16 row 17).
void readFailure(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const HttpReply &reply, const Body &body, const Endpoint &endpoint);

} // namespace personae::interlinedlist
