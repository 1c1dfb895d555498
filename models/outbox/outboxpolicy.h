// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"

#include <chrono>
#include <optional>

/// What the outbox decides, as pure functions.
namespace personae::outboxpolicy {

/// What to do with an entry after an attempt.
struct Verdict
{
    OutboxState state = OutboxState::Queued;
    WaitReason waitsFor = WaitReason::None;
    QDateTime nextTryAt; ///< UTC; invalid: at once, or when what it waits for comes
    bool operator==(const Verdict &) const = default;
};

/// Offline, timeout, 5xx, 429: wait, longer each time (Retry-After wins; never under 1 s). 401:
/// wait for sign-in. 4xx that name the values: Refused. Lost mid-write: Unknown, to be read before
/// anything is sent again; so is a 5xx after picture bytes, because a picture sent twice is taken
/// away (Cloudillo 4.4), and after a relationship, because a request would be made twice. An answer
/// that leaves open what was taken: Checking. `tries` counts the attempt that failed. `readsFirst`:
/// every change that may have been taken is read before anything else, fields too, because the
/// service counts changes (ServiceInfo::throttlesWrites, Epixel 4.2).
[[nodiscard]] Verdict afterFailure(const Command &command, const ApiError &error, int tries,
                                   const QDateTime &now, bool readsFirst = false);

/// Pause before the given try (1-based): 2 s doubling to 15 min.
[[nodiscard]] std::chrono::seconds pauseBefore(int tries);

/// Compares what was asked with what reading back showed. An empty text and "not set" are the same.
[[nodiscard]] QMap<QString, FieldProof> prove(const FieldMap &asked, const FieldMap &before,
                                              const FieldMap &seen);

/// Verified, NotApplied or AppliedDifferently for the whole entry: the worst of its parts. Checking
/// while one part is not proved.
[[nodiscard]] OutboxState stateOf(const QMap<QString, FieldProof> &proofs);

/// No byte of this entry ever went out, as far as can be known: it may be joined, changed or
/// cancelled freely.
[[nodiscard]] bool isUnsent(const OutboxEntry &entry);

/// Whether a newer command takes the place of this one in the list or joins it: of changes of a
/// denylist none, of pictures the one of the same slot, of relationships and memberships whatever
/// is about the same identity.
[[nodiscard]] bool isNeighbour(const Command &older, const Command &newer);

/// Whether a newer command may be folded into this entry: unsent, same kind, for pictures the same
/// slot, for relationships the same identity and aspect, for members the same one. The answer to
/// somebody's request is never folded.
[[nodiscard]] bool mayJoin(const OutboxEntry &entry, const Command &newer);

/// The command that says both. Of fields changed twice the newer value is kept and the older
/// `before`; of two relationship verbs the newer. Only where mayJoin().
[[nodiscard]] Command joined(const Command &older, const Command &newer);

/// Whether the newer command takes back what the older, unsent one asked for, so that nothing needs
/// to be sent. Only where mayJoin(), and only where the state before is known.
[[nodiscard]] bool isTakenBack(const Command &older, const Command &newer);

/// True where a person has to decide or to act: refused, not applied, applied differently, waiting
/// for sign-in.
[[nodiscard]] bool needsPerson(const OutboxEntry &entry);

} // namespace personae::outboxpolicy
