// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memberrun.h"

#include "models/outbox/outboxpolicy.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString statusWord(const QString &status)
{
    return status.isEmpty() ? u"active"_s : status; // none said means that (Cloudillo 5.1)
}

} // namespace

const MemberCommand &MemberRun::command() const
{
    return std::get<MemberCommand>(m_entry.command);
}

void MemberRun::start()
{
    if (m_entry.state == OutboxState::Unknown || m_entry.state == OutboxState::Checking)
        look();
    else
        guard();
}

void MemberRun::guard()
{
    if (command().node.isEmpty() || (!command().role && !command().status)) {
        refuse(Outcome::LocalReject, u"nothing-to-change"_s);
        return;
    }
    needStanding([this](const CommunityStanding &standing) {
        // Somebody without any role stands lowest: what is not allowed for them never is.
        Person lowest;
        lowest.id = 1;
        lowest.handle = command().handle;
        const auto problem = objection(standing, lowest);
        if (problem == memberrank::Objection::None)
            guardTarget(standing);
        else
            refuse(problem);
    });
}

/// An unknown one would become a nameless row by the call itself.
void MemberRun::guardTarget(const CommunityStanding &standing)
{
    readRow([this, standing](const std::optional<PersonFacts> &row) {
        if (!row) {
            refuse(memberrank::Objection::NotListed);
            return;
        }
        Person person = personOf(*row);
        person.id = 1; // it is a row of the list
        const auto problem = objection(standing, person);
        if (problem == memberrank::Objection::None)
            send();
        else
            refuse(problem);
    });
}

memberrank::Objection MemberRun::objection(const CommunityStanding &standing,
                                           const Person &person) const
{
    const MemberRules &rules = m_lane.api().info().members;
    auto problem = memberrank::Objection::None;
    if (command().role)
        problem =
            memberrank::mayGrant(rules, standing.roles, standing.myHandle, person, *command().role);
    if (problem == memberrank::Objection::None && command().status)
        problem = memberrank::maySetStatus(rules, standing.roles, standing.myHandle, person,
                                           *command().status);
    return problem;
}

void MemberRun::send()
{
    keep(OutboxState::Sending, [this] {
        wish::EditMember edit;
        edit.handle = command().handle;
        edit.status = command().status;
        edit.id = command().id;
        if (m_lane.api().info().sharesCommunityHost)
            edit.node = command().node;
        if (command().role) {
            const QString &role = *command().role;
            edit.role.emplace(role.isEmpty() ? std::optional<QString>() : role);
        }
        LaneCall *call = m_lane.perform(edit, this);
        connect(call, &LaneCall::finished, this, &MemberRun::sent);
    });
}

void MemberRun::sent(const Answer &answer)
{
    if (!answer.ok()) {
        endByPolicy(answer.error);
        return;
    }
    m_entry.step = 1;
    m_looks = 0;
    keep(OutboxState::Checking, [this] { look(); });
}

void MemberRun::look()
{
    readRow([this](const std::optional<PersonFacts> &row) { judge(row); });
}

void MemberRun::judge(const std::optional<PersonFacts> &row)
{
    const FieldMap seen = seenIn(row.value_or(PersonFacts()));
    const auto proofs = proofsOf(seen);
    const OutboxState state = row ? outboxpolicy::stateOf(proofs) : OutboxState::NotApplied;
    if (state != OutboxState::Verified && m_looks < m_tempo.relations.size()) {
        later(m_tempo.relations.at(m_looks++), [this] { look(); });
        return;
    }
    if (state != OutboxState::Verified && m_entry.state == OutboxState::Unknown) {
        guard(); // it never arrived
        return;
    }
    m_entry.proofs = proofs;
    m_entry.seen = seen;
    if (state == OutboxState::Verified) {
        endAs(state);
        return;
    }
    ApiError why;
    why.kind = Outcome::Unverified;
    why.detail = row ? u"not-shown"_s : u"not-listed"_s;
    endAs(state, why);
}

FieldMap MemberRun::seenIn(const PersonFacts &row) const
{
    FieldMap seen;
    const MemberRules &rules = m_lane.api().info().members;
    const QStringList roles = row.roles.value_or(QStringList());
    const QString known = memberrank::highest(rules, roles);
    if (command().role)
        seen.insert(u"role"_s, known.isEmpty() ? roles.value(0) : known);
    if (command().status)
        seen.insert(u"status"_s, statusWord(row.status.value_or(QString())));
    return seen;
}

QMap<QString, FieldProof> MemberRun::proofsOf(const FieldMap &seen) const
{
    FieldMap asked;
    if (command().role)
        asked.insert(u"role"_s, *command().role);
    if (command().status)
        asked.insert(u"status"_s, statusWord(*command().status));
    return outboxpolicy::prove(
        asked,
        {{u"role"_s, command().roleBefore}, {u"status"_s, statusWord(command().statusBefore)}},
        seen);
}

} // namespace personae
