// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "network/wire/busnews.h"

/// What a frame pushed to `me` must have been understood as. The rules are written from the
/// recorded frames and the API document, not from any adapter. Empty: all of it is right.
[[nodiscard]] QStringList newsDifferences(const QString &frame, const personae::BusNews &news,
                                          const QString &me);

/// What a transcript as a whole is known to hold: one line for each news but pongs, in order, and
/// whether it ends in a sign-in. A changed word in a transcript we know shows here. std::nullopt:
/// a transcript we do not know.
struct KnownTranscript
{
    QStringList news; ///< "kind who what"
    bool signIn = false;
};
[[nodiscard]] std::optional<KnownTranscript> knownTranscript(const QString &id);
[[nodiscard]] QString shortOf(const personae::BusNews &news);
