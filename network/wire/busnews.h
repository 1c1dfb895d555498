// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"

namespace personae {

/// One frame pushed by a service, understood (Cloudillo 9.3).
struct BusNews
{
    enum class Kind {
        Nothing, ///< an acknowledgement, or news we have no use for; with `person`: we did
                 ///< something about them elsewhere
        Pong,
        PictureFinal, ///< tempId became finalId
        Followed,     ///< person follows us
        Unfollowed,
        Requested, ///< request: somebody asks to connect
        Accepted,  ///< our request was accepted by person
        Disconnected,
        NotUnderstood, ///< not a frame of this service; logged once, else ignored
    };
    Kind kind = Kind::Nothing;
    QString frameId;
    QString tempId;
    QString finalId;
    QString actionId;
    PersonFacts person; ///< who caused it
    IncomingRequest request;
};

/// What it means that a service closed the connection.
enum class BusEnd { Retry, SignIn };

} // namespace personae
