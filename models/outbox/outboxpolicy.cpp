// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outboxpolicy.h"

#include <algorithm>

namespace personae::outboxpolicy {

namespace {

constexpr std::chrono::seconds firstPause{2};
constexpr std::chrono::seconds longestPause{15 * 60};
constexpr int payloadTooLarge = 413;

/// Whether two values look the same to a person.
bool sameValue(const QJsonValue &a, const QJsonValue &b)
{
    const auto isNothing = [](const QJsonValue &value) {
        return value.isNull() || value.isUndefined() ||
               (value.isString() && value.toString().isEmpty());
    };
    return isNothing(a) ? isNothing(b) : a == b;
}

Verdict waitFor(WaitReason reason, std::chrono::seconds pause, const QDateTime &now)
{
    return {OutboxState::Waiting, reason, now.addSecs(pause.count())};
}

std::chrono::seconds serversPause(const ApiError &error, int tries)
{
    const std::chrono::seconds own = pauseBefore(tries);
    return error.retryAfterSeconds > 0 ? std::chrono::seconds(error.retryAfterSeconds) : own;
}

Verdict afterTransportFailure(const ApiError &error, int tries, const QDateTime &now)
{
    if (error.maybeDelivered)
        return {OutboxState::Unknown, WaitReason::Network, now.addSecs(pauseBefore(tries).count())};
    if (error.kind == Outcome::Cancelled)
        return {};
    return waitFor(WaitReason::Network, pauseBefore(tries), now);
}

} // namespace

Verdict afterFailure(const Command &command, const ApiError &error, int tries, const QDateTime &now)
{
    const bool isPicture = std::holds_alternative<PutPictureCommand>(command);
    const Verdict readFirst{OutboxState::Unknown, WaitReason::Time,
                            now.addSecs(serversPause(error, tries).count())};
    switch (error.kind) {
    case Outcome::Throttled:
        return waitFor(WaitReason::Time, serversPause(error, tries), now);
    case Outcome::ServerError:
    case Outcome::Unsynced:
        return isPicture ? readFirst : waitFor(WaitReason::Time, serversPause(error, tries), now);
    case Outcome::ProtocolError:
        return readFirst; // whatever it was, it came after our bytes
    case Outcome::AuthRequired:
    case Outcome::SignInRefused:
        return {OutboxState::Waiting, WaitReason::SignIn, {}};
    case Outcome::StorageFailed:
        return waitFor(WaitReason::Time, pauseBefore(tries), now);
    case Outcome::Ok:
    case Outcome::Unchanged:
    case Outcome::NoData:
    case Outcome::Partial:
    case Outcome::Unverified:
        return {OutboxState::Checking, WaitReason::None, {}};
    case Outcome::NotFound:
    case Outcome::NotOffered:
    case Outcome::Retired:
    case Outcome::Forbidden:
    case Outcome::Invalid:
    case Outcome::Conflict:
    case Outcome::Refused:
    case Outcome::LocalReject:
        return {OutboxState::Refused, WaitReason::None, {}};
    case Outcome::TooLarge:
        if (error.httpStatus == payloadTooLarge)
            return {OutboxState::Refused, WaitReason::None, {}};
        return readFirst; // the answer was too long; the request arrived
    case Outcome::HostNotFound:
    case Outcome::Unreachable:
    case Outcome::TlsRefused:
    case Outcome::TimedOut:
    case Outcome::ConnectionLost:
    case Outcome::Cancelled:
        return afterTransportFailure(error, tries, now);
    }
    Q_UNREACHABLE();
}

std::chrono::seconds pauseBefore(int tries)
{
    constexpr int doublingsToLongest = 9;
    const int doublings = std::clamp(tries - 1, 0, doublingsToLongest);
    return std::min(firstPause * (1 << doublings), longestPause);
}

QMap<QString, FieldProof> prove(const FieldMap &asked, const FieldMap &before, const FieldMap &seen)
{
    QMap<QString, FieldProof> proofs;
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        const QJsonValue now = seen.value(it.key(), QJsonValue::Undefined);
        FieldProof proof = FieldProof::AppliedDifferently;
        if (sameValue(now, it.value()))
            proof = FieldProof::Verified;
        else if (sameValue(now, before.value(it.key(), QJsonValue::Undefined)))
            proof = FieldProof::NotApplied;
        proofs.insert(it.key(), proof);
    }
    return proofs;
}

OutboxState stateOf(const QMap<QString, FieldProof> &proofs)
{
    const auto has = [&proofs](FieldProof proof) {
        return std::find(proofs.cbegin(), proofs.cend(), proof) != proofs.cend();
    };
    if (has(FieldProof::Unproved))
        return OutboxState::Checking;
    if (has(FieldProof::AppliedDifferently))
        return OutboxState::AppliedDifferently;
    if (has(FieldProof::NotApplied))
        return OutboxState::NotApplied;
    return OutboxState::Verified;
}

bool isUnsent(const OutboxEntry &entry)
{
    const bool rests = entry.state == OutboxState::Queued || entry.state == OutboxState::Waiting;
    return rests && entry.step == 0 && entry.remoteId.isEmpty() && !entry.lastError.maybeDelivered;
}

bool mayJoin(const OutboxEntry &entry, const Command &newer)
{
    if (!isUnsent(entry) || entry.command.index() != newer.index())
        return false;
    const auto *older = std::get_if<PutPictureCommand>(&entry.command);
    return !older || older->slot == std::get_if<PutPictureCommand>(&newer)->slot;
}

Command joined(const Command &older, const Command &newer)
{
    const auto *first = std::get_if<SaveProfileCommand>(&older);
    const auto *second = std::get_if<SaveProfileCommand>(&newer);
    if (!first || !second)
        return newer;
    SaveProfileCommand both = *first;
    for (auto it = second->before.cbegin(); it != second->before.cend(); ++it) {
        // A field the older command changes has its "before" there, even where that is "not set".
        if (!first->patch.changes.contains(it.key()))
            both.before.insert(it.key(), it.value());
    }
    both.patch.merge(second->patch);
    return both;
}

bool needsPerson(const OutboxEntry &entry)
{
    switch (entry.state) {
    case OutboxState::Refused:
    case OutboxState::NotApplied:
    case OutboxState::AppliedDifferently:
        return true;
    case OutboxState::Waiting:
        return entry.waitsFor == WaitReason::SignIn;
    case OutboxState::Queued:
    case OutboxState::Sending:
    case OutboxState::Checking:
    case OutboxState::PendingFinalId:
    case OutboxState::Verified:
    case OutboxState::Unknown:
    case OutboxState::Cancelled:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace personae::outboxpolicy
