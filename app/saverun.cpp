// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/saverun.h"

#include "models/outbox/outboxpolicy.h"

namespace personae {

const SaveProfileCommand &SaveRun::command() const
{
    return std::get<SaveProfileCommand>(m_entry.command);
}

void SaveRun::start()
{
    for (const Wish &wish : m_lane.api().split(wish::SaveProfile{command().patch})) {
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
        LaneCall *call = m_lane.perform(wish::SaveProfile{m_parts.at(m_entry.step)}, this);
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
    const OutboxState state = outboxpolicy::stateOf(proofs);
    if (state != OutboxState::Verified && m_reads < m_tempo.rereads.size()) {
        later(m_tempo.rereads.at(m_reads++), [this] { check(); });
        return;
    }
    m_entry.proofs = proofs;
    m_entry.seen.clear();
    for (auto it = proofs.cbegin(); it != proofs.cend(); ++it) {
        if (seen.fields.contains(it.key()))
            m_entry.seen.insert(it.key(), seen.fields.value(it.key()));
    }
    endAs(state);
}

QMap<QString, FieldProof> SaveRun::proofsOf(const FieldMap &asked, const Profile &seen) const
{
    return outboxpolicy::prove(asked, command().before, seen.fields);
}

} // namespace personae
