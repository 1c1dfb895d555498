// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/saverun.h"

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
                    knownCame(cached.profile);
            });
    m_asksCache = true;
    m_profiles.load(m_entry.account);
}

void SaveRun::knownCame(const Profile &known)
{
    if (hasEnded())
        return;
    m_present = known.fields;
    if (m_entry.step == 0 && outboxpolicy::isUnsent(m_entry))
        m_entry.remoteBefore = bareAddress(known.avatar);
    // With an empty cache a service that wants more than the changes cannot be asked yet.
    const Result<HttpRequest> whole =
        m_lane.api().request(wish::SaveProfile{command().patch, m_present},
                             endpointOf(m_lane.account(), m_lane.api(), u"-"_s));
    if (whole.ok() || !known.fields.isEmpty() || m_entry.state == OutboxState::Unknown ||
        m_entry.state == OutboxState::Checking) {
        begin();
        return;
    }
    readOwn([this](const Profile &seen) {
        m_present = seen.fields;
        m_entry.remoteBefore = bareAddress(seen.avatar);
        begin();
    });
}

void SaveRun::begin()
{
    for (const Wish &wish : m_lane.api().split(wish::SaveProfile{command().patch, m_present})) {
        if (const auto *save = std::get_if<wish::SaveProfile>(&wish))
            m_parts.append(save->patch);
    }
    if (m_entry.state == OutboxState::Unknown)
        readOwn([this](const Profile &seen) { settleUnknown(seen); });
    else if (m_entry.state == OutboxState::Checking)
        check();
    else
        sendNext();
}

void SaveRun::settleUnknown(const Profile &seen)
{
    m_present = seen.fields;
    if (m_entry.step < m_parts.size()) {
        const auto proofs = proofsOf(m_parts.at(m_entry.step).changes, seen);
        if (outboxpolicy::stateOf(proofs) == OutboxState::Verified)
            ++m_entry.step;
    }
    sendNext();
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
    if (!answer.ok()) {
        endByPolicy(answer.error);
        return;
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
    m_entry.proofs = proofs;
    m_entry.seen.clear();
    for (auto it = proofs.cbegin(); it != proofs.cend(); ++it) {
        if (seen.fields.contains(it.key()))
            m_entry.seen.insert(it.key(), seen.fields.value(it.key()));
    }
    if (state == OutboxState::Verified && hasUnproved(proofs))
        state = OutboxState::CannotBeChecked;
    endAs(state);
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
    auto proofs = outboxpolicy::prove(asked, command().before, seen.fields);
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        if (namesPicture(it.key()))
            proofs[it.key()] = proofByPicture(it.value(), seen);
        else if (!readsBack(it.key()))
            proofs[it.key()] = FieldProof::Unproved;
    }
    return proofs;
}

} // namespace personae
