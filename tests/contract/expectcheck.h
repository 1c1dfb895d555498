// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lanerun.h"
#include "network/wire/serviceapi.h"
#include "replayserver.h"

/// Everything one replay brought to light.
struct Replay
{
    const personae::ServiceApi *api = nullptr;
    ContractCase one;
    personae::Endpoint endpoint;
    personae::Wish wish;
    personae::HttpRequest request;
    QList<ReceivedRequest> received;
    personae::HttpReply reply;
    personae::Answer answer;
    LaneEvidence lane; ///< where a word asks for it: see needsLane()
    bool hadSession = false;
};

/// Every word of `expect` that does not hold, and every word nobody taught us; empty: proved.
[[nodiscard]] QStringList unmetExpectations(const QJsonObject &expect, const Replay &replay);

/// Some word is about what happens by itself: the wish must go through a lane, too.
[[nodiscard]] bool needsLane(const QJsonObject &expect);
