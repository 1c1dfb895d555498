// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/epixel/envelope.h"
#include "network/epixel/paths.h"

namespace personae::epixel {

/// What a reply means for the wish it answers. The whole of EpixelApi::answer().
[[nodiscard]] Answer understand(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint);

/// A good reply (failures.cpp reads the others).
void readGood(Answer &answer, Kind kind, const Wish &wish, const Body &body,
              const Endpoint &endpoint);

/// An error status, of HTTP or of the envelope (Epixel 4.2), and what follows from it.
void readFailure(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                 const HttpReply &reply, const Body &body, const Endpoint &endpoint);

/// A redirect that was not followed.
void readRedirect(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                  const HttpReply &reply, const Endpoint &endpoint);

} // namespace personae::epixel
