// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/saverun.h"

#include "app/sentform.h"
#include "models/outbox/outboxpolicy.h"
#include "network/wire/credentials.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Signed links differ each time they are read (M² 3.1): the rest of them is the picture.
QString bareAddress(const QString &picture)
{
    const QUrl url(picture);
    if (url.scheme().isEmpty())
        return picture;
    return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
}

/// Of those that could be proved: the state of the whole entry.
OutboxState provedState(QMap<QString, FieldProof> proofs)
{
    proofs.removeIf([](const auto &it) { return it.value() == FieldProof::Unproved; });
    return outboxpolicy::stateOf(proofs);
}

/// ApiError::detail: the change was taken, but fields it emptied could not be given back.
const QString othersLost = u"other fields were emptied"_s;

/// Seen longer ago than the documents let one write over without looking.
bool isOld(const CachedProfile &known)
{
    constexpr qint64 freshSeconds = 60;
    return known.seenAt.isValid() &&
           qAbs(known.seenAt.secsTo(QDateTime::currentDateTimeUtc())) > freshSeconds;
}

bool hasUnproved(const QMap<QString, FieldProof> &proofs)
{
    return std::find(proofs.cbegin(), proofs.cend(), FieldProof::Unproved) != proofs.cend();
}

} // namespace

const SaveProfileCommand &SaveRun::command() const
{
    return std::get<SaveProfileCommand>(m_entry.command);
}

void SaveRun::start()
{
    connect(&m_profiles, &ProfileStore::profileLoaded, this,
            [this](const AccountId &account, const CachedProfile &cached) {
                if (account == m_entry.account && std::exchange(m_asksCache, false))
                    knownCame(cached);
            });
    m_asksCache = true;
    m_profiles.load(m_entry.account);
}

void SaveRun::knownCame(const CachedProfile &known)
{
    if (hasEnded())
        return;
    take(known.profile);
    const bool wasKnown = known.seenAt.isValid();
    const bool readsAnyway =
        m_entry.state == OutboxState::Unknown || m_entry.state == OutboxState::Checking;
    // With an empty cache a service that wants more than the changes cannot be asked yet.
    const bool isEmpty = known.profile.fields.isEmpty() && wantsMore();
    if (readsAnyway || !(isOld(known) || isEmpty)) {
        begin(known.profile, wasKnown);
        return;
    }
    readOwn([this, wasKnown](const Profile &seen) {
        take(seen);
        begin(seen, wasKnown);
    });
}

void SaveRun::take(const Profile &present)
{
    m_present = present.fields;
    if (m_entry.step == 0 && outboxpolicy::isUnsent(m_entry))
        m_entry.remoteBefore = bareAddress(present.avatar);
}

bool SaveRun::wantsMore() const
{
    return !m_lane.api()
                .request(wish::SaveProfile{command().patch, m_present},
                         endpointOf(m_lane.account(), m_lane.api(), u"-"_s))
                .ok();
}

void SaveRun::begin(const Profile &present, bool wasKnown)
{
    for (const Wish &wish : m_lane.api().split(wish::SaveProfile{command().patch, m_present})) {
        if (const auto *save = std::get_if<wish::SaveProfile>(&wish))
            m_parts.append(save->patch);
    }
    if (m_entry.state == OutboxState::Unknown) {
        readOwn([this](const Profile &seen) { settleUnknown(seen); });
    } else if (m_entry.state == OutboxState::Checking) {
        check();
    } else if (const FieldMap theirs = wasKnown ? movedIn(present) : FieldMap();
               !theirs.isEmpty()) {
        endMoved(theirs);
    } else {
        sendNext();
    }
}

/// What is there now and is neither what the person started from nor what they want.
FieldMap SaveRun::movedIn(const Profile &present) const
{
    FieldMap theirs;
    // A broken server may have taken a part of it, in its own way.
    if (!outboxpolicy::isUnsent(m_entry) || m_entry.lastError.kind == Outcome::ServerError)
        return theirs;
    const auto proofs = proofsOf(command().patch.changes, present);
    for (auto it = proofs.cbegin(); it != proofs.cend(); ++it) {
        const FieldSpec *spec = m_lane.api().info().field(it.key());
        // Further pages come by reads of their own, which may fail and say nothing then.
        if (spec && !spec->page.isEmpty() && !present.fields.contains(it.key()))
            continue;
        const QJsonValue now = present.fields.value(it.key(), QJsonValue::Null);
        if (it.value() == FieldProof::AppliedDifferently && !isOurs(it.key(), now))
            theirs.insert(it.key(), now);
    }
    return theirs;
}

/// A save of ours that was still under way when this one was decided left it so, or found it so and
/// was refused: nobody else was here.
bool SaveRun::isOurs(const QString &key, const QJsonValue &present) const
{
    const QList<OutboxEntry> &entries = m_outbox.entries();
    return std::any_of(entries.cbegin(), entries.cend(), [&](const OutboxEntry &other) {
        const auto *save = std::get_if<SaveProfileCommand>(&other.command);
        return save && other.account == m_entry.account && other.id < m_entry.id &&
               other.changedAt > m_entry.createdAt && save->patch.changes.contains(key) &&
               (other.seen.value(key, QJsonValue::Undefined) == present ||
                save->before.value(key, QJsonValue::Null) == present);
    });
}

void SaveRun::endMoved(const FieldMap &theirs)
{
    m_entry.seen = theirs;
    m_entry.proofs.clear();
    for (auto it = theirs.cbegin(); it != theirs.cend(); ++it)
        m_entry.proofs.insert(it.key(), FieldProof::AppliedDifferently);
    ApiError error;
    error.kind = Outcome::Conflict;
    error.detail = u"changed elsewhere: "_s + theirs.keys().join(u", "_s);
    endAs(OutboxState::Refused, error);
}

void SaveRun::settleUnknown(const Profile &seen)
{
    m_present = seen.fields;
    if (m_entry.step < m_parts.size()) {
        const auto proofs = proofsOf(m_parts.at(m_entry.step).changes, seen);
        const bool arrived = outboxpolicy::stateOf(proofs) == OutboxState::Verified;
        if (!arrived && m_lane.api().info().throttlesWrites) {
            endUnsettled(seen);
            return;
        }
        m_entry.step += arrived ? 1 : 0;
    }
    m_reads = 0;
    sendNext();
}

/// It may have cost a change already, and would cost another one: whether it goes out again is for
/// a person to say (Epixel 4.2).
void SaveRun::endUnsettled(const Profile &seen)
{
    if (m_reads < m_tempo.rereads.size()) {
        later(m_tempo.rereads.at(m_reads++),
              [this] { readOwn([this](const Profile &again) { settleUnknown(again); }); });
        return;
    }
    keepFindings(proofsOf(command().patch.changes, seen), seen);
    const OutboxState proved = provedState(m_entry.proofs);
    endAs(proved == OutboxState::Verified ? OutboxState::NotApplied : proved, m_entry.lastError);
}

void SaveRun::sendNext()
{
    if (m_entry.step >= m_parts.size()) {
        keep(OutboxState::Checking, [this] { check(); });
        return;
    }
    keep(OutboxState::Sending, [this] {
        LaneCall *call =
            m_lane.perform(wish::SaveProfile{m_parts.at(m_entry.step), m_present}, this);
        connect(call, &LaneCall::finished, this, &SaveRun::sent);
    });
}

void SaveRun::sent(const Answer &answer)
{
    // What was answered well but differs is proved or not by reading; the other parts go out.
    const bool wasTaken = answer.readBack; // only what followed by itself failed
    if (!answer.ok() && answer.outcome() != Outcome::Unverified && !wasTaken) {
        endByPolicy(answer.error);
        return;
    }
    if (!answer.ok())
        m_entry.lastError = answer.error; // it may name another way to try
    if (!answer.ok() && answer.outcome() != Outcome::Unverified) {
        m_entry.lastError.kind = Outcome::Unverified;
        // Where changes are counted the reads that follow are forgiven: this was a change.
        if (m_lane.api().info().throttlesWrites)
            m_entry.lastError.detail = othersLost;
    }
    ++m_entry.step;
    sendNext();
}

void SaveRun::check()
{
    readOwn([this](const Profile &seen) { compare(seen); });
}

void SaveRun::compare(const Profile &seen)
{
    const auto proofs = proofsOf(command().patch.changes, seen);
    OutboxState state = provedState(proofs);
    const bool maySettle = state == OutboxState::Verified && !mayStillShow(proofs);
    if (!maySettle && m_reads < m_tempo.rereads.size()) {
        later(m_tempo.rereads.at(m_reads++), [this] { check(); });
        return;
    }
    keepFindings(proofs, seen);
    if (state == OutboxState::Verified && hasUnproved(proofs))
        state = OutboxState::CannotBeChecked;
    const bool differed = m_entry.lastError.kind == Outcome::Unverified;
    if (differed && m_entry.lastError.detail == othersLost && state == OutboxState::Verified)
        state = OutboxState::AppliedDifferently;
    if (differed && state != OutboxState::Verified)
        endAs(state, m_entry.lastError);
    else
        endAs(state);
}

void SaveRun::keepFindings(const QMap<QString, FieldProof> &proofs, const Profile &seen)
{
    m_entry.proofs = proofs;
    m_entry.seen.clear();
    for (auto it = proofs.cbegin(); it != proofs.cend(); ++it) {
        if (seen.fields.contains(it.key()))
            m_entry.seen.insert(it.key(), seen.fields.value(it.key()));
    }
}

bool SaveRun::readsBack(const QString &key) const
{
    const FieldSpec *spec = m_lane.api().info().field(key);
    return !spec || spec->readsBack;
}

/// The one thing about it that does show is the address of the own picture (M² 3.2).
bool SaveRun::namesPicture(const QString &key) const
{
    const FieldSpec *spec = m_lane.api().info().field(key);
    return spec && !spec->readsBack && spec->shape == FieldShape::ObjectPair;
}

bool SaveRun::mayStillShow(const QMap<QString, FieldProof> &proofs) const
{
    for (auto it = proofs.cbegin(); it != proofs.cend(); ++it) {
        if (it.value() == FieldProof::Unproved && namesPicture(it.key()))
            return true;
    }
    return false;
}

FieldProof SaveRun::proofByPicture(const QJsonValue &asked, const Profile &seen) const
{
    const QString now = bareAddress(seen.avatar);
    if (asked.isNull())
        return now.isEmpty() ? FieldProof::Verified : FieldProof::Unproved;
    const bool isNew = !now.isEmpty() && now != m_entry.remoteBefore;
    return isNew ? FieldProof::Verified : FieldProof::Unproved;
}

QMap<QString, FieldProof> SaveRun::proofsOf(const FieldMap &asked, const Profile &seen) const
{
    auto proofs = sentform::prove(m_lane.api(), asked, command().before, seen.fields);
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        if (namesPicture(it.key()))
            proofs[it.key()] = proofByPicture(it.value(), seen);
        else if (!readsBack(it.key()))
            proofs[it.key()] = FieldProof::Unproved;
    }
    return proofs;
}

} // namespace personae
