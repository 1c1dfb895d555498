// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outboxpolicy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

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

/// A member's state as the person knew it, and as this wish leaves it.
struct Membership
{
    QString role;
    QString status;
    bool operator==(const Membership &) const = default;
};

QString statusWord(const QString &status)
{
    return status.isEmpty() ? u"active"_s : status; // none said means that (Cloudillo 5.1)
}

Membership before(const MemberCommand &wish)
{
    return {wish.role ? wish.roleBefore : QString(),
            wish.status ? statusWord(wish.statusBefore) : QString()};
}

Membership after(const MemberCommand &wish)
{
    return {wish.role.value_or(QString()), wish.status ? statusWord(*wish.status) : QString()};
}

Command joinedProfiles(const SaveProfileCommand &first, const SaveProfileCommand &second)
{
    SaveProfileCommand both = first;
    for (auto it = second.before.cbegin(); it != second.before.cend(); ++it) {
        // A field the older command changes has its "before" there, even where that is "not set".
        if (!first.patch.changes.contains(it.key()))
            both.before.insert(it.key(), it.value());
    }
    both.patch.merge(second.patch);
    return both;
}

MemberCommand joinedMembers(const MemberCommand &first, const MemberCommand &second)
{
    MemberCommand both = second;
    if (first.role) {
        both.role = second.role ? second.role : first.role;
        both.roleBefore = first.roleBefore;
    }
    if (first.status) {
        both.status = second.status ? second.status : first.status;
        both.statusBefore = first.statusBefore;
    }
    if (second.reason.isEmpty())
        both.reason = first.reason;
    return both;
}

bool isAnswer(const RelationCommand &wish)
{
    return aspectOf(wish.verb) == RelationAspect::Request;
}

bool mayJoinRelations(const RelationCommand &older, const RelationCommand &newer)
{
    return older.node == newer.node && older.handle == newer.handle && !isAnswer(older) &&
           aspectOf(older.verb) == aspectOf(newer.verb);
}

} // namespace

Verdict afterFailure(const Command &command, const ApiError &error, int tries, const QDateTime &now,
                     bool readsFirst)
{
    // Setting a field of one's own profile twice does no harm, unless it is counted.
    const bool mayRepeat = !readsFirst && std::holds_alternative<SaveProfileCommand>(command);
    const Verdict readFirst{OutboxState::Unknown, WaitReason::Time,
                            now.addSecs(serversPause(error, tries).count())};
    switch (error.kind) {
    case Outcome::Throttled:
        return waitFor(WaitReason::Time, serversPause(error, tries), now);
    case Outcome::ServerError:
    case Outcome::Unsynced:
        return mayRepeat ? waitFor(WaitReason::Time, serversPause(error, tries), now) : readFirst;
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

bool isNeighbour(const Command &older, const Command &newer)
{
    const PersonRef target = targetOf({}, newer);
    if (!target.isNull())
        return targetOf({}, older) == target;
    if (older.index() != newer.index() || std::holds_alternative<DenylistCommand>(older))
        return false; // each change of that list has an answer of its own
    const auto *put = std::get_if<PutPictureCommand>(&older);
    return !put || put->slot == std::get<PutPictureCommand>(newer).slot;
}

bool mayJoin(const OutboxEntry &entry, const Command &newer)
{
    const Command &older = entry.command;
    if (!isUnsent(entry) || older.index() != newer.index() || !isNeighbour(older, newer))
        return false;
    const auto *relation = std::get_if<RelationCommand>(&older);
    return !relation || mayJoinRelations(*relation, std::get<RelationCommand>(newer));
}

Command joined(const Command &older, const Command &newer)
{
    if (older.index() != newer.index())
        return newer;
    if (const auto *save = std::get_if<SaveProfileCommand>(&older))
        return joinedProfiles(*save, std::get<SaveProfileCommand>(newer));
    if (const auto *member = std::get_if<MemberCommand>(&older))
        return joinedMembers(*member, std::get<MemberCommand>(newer));
    if (const auto *relation = std::get_if<RelationCommand>(&older)) {
        RelationCommand both = std::get<RelationCommand>(newer);
        both.before = relation->before;
        return both;
    }
    return newer;
}

bool isTakenBack(const Command &older, const Command &newer)
{
    if (const auto *member = std::get_if<MemberCommand>(&older)) {
        const MemberCommand both = joinedMembers(*member, std::get<MemberCommand>(newer));
        return before(both) == after(both);
    }
    const auto *relation = std::get_if<RelationCommand>(&older);
    if (!relation || relation->before.isEmpty())
        return false;
    const auto &wish = std::get<RelationCommand>(newer);
    // A request with another text is a new one, also where one waits already.
    return wish.text.isEmpty() &&
           relationWord(withWish(Person(), newer), aspectOf(wish.verb)) == relation->before;
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
    case OutboxState::CannotBeChecked:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace personae::outboxpolicy
