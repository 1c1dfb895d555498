// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/behaviours.h"

#include <QByteArray>

#include <optional>

namespace personae::embedded {

struct PlayedAnswer
{
    int status = 200;
    QByteArray type;
    QByteArray body;
};

/// Faults that answer by themselves, so that the true server never hears of the request.
[[nodiscard]] bool playedInstead(Fault::Kind kind);
[[nodiscard]] PlayedAnswer playedAnswer(const Fault &fault);
/// What is left of a true answer before the connection closes; nothing: not even one byte.
[[nodiscard]] std::optional<QByteArray> cutAnswer(const Fault &fault, const QByteArray &head,
                                                  const QByteArray &body);

} // namespace personae::embedded
