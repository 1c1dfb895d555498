// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"
#include "replayserver.h"

/// Everything one replay brought to light.
struct Replay
{
    const personae::ServiceApi *api = nullptr;
    personae::Endpoint endpoint;
    personae::HttpRequest request;
    QList<ReceivedRequest> received;
    personae::Answer answer;
    QJsonObject given;
    bool hadToken = false;
};

/// Every word of `expect` that does not hold, and every word nobody taught us; empty: proved.
[[nodiscard]] QStringList unmetExpectations(const QJsonObject &expect, const Replay &replay);
