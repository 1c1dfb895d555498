// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/denyrun.h"

#include "models/denylist/denyliststore.h"
#include "models/outbox/outboxpolicy.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae {

DenyRun::DenyRun(const Parts &parts, DenylistStore &denylist, const OutboxEntry &entry,
                 QObject *parent)
    : CommandRun(parts, entry, parent)
    , m_denylist(denylist)
{
}

const DenylistCommand &DenyRun::command() const
{
    return std::get<DenylistCommand>(m_entry.command);
}

void DenyRun::abort()
{
    if (outboxpolicy::isUnsent(m_entry))
        m_outbox.cancel(m_entry.id);
}

void DenyRun::start()
{
    const bool sent = m_entry.state != OutboxState::Queued && m_entry.state != OutboxState::Waiting;
    if (sent) { // the program ended meanwhile: no call tells what came of it
        endInDoubt(m_entry.lastError);
        return;
    }
    keep(OutboxState::Sending, [this] {
        LaneCall *call = m_lane.perform(wish::Deny{command().verb, command().names}, this);
        connect(call, &LaneCall::finished, this, &DenyRun::answered);
    });
}

void DenyRun::answered(const Answer &answer)
{
    if (hasEnded())
        return;
    const DenyResult result = answer.deny.value_or(DenyResult());
    switch (answer.outcome()) {
    case Outcome::Ok:
    case Outcome::Unchanged:
    case Outcome::NoData:
        note(result);
        endAs(OutboxState::CannotBeChecked);
        return;
    case Outcome::Partial:
        note(result);
        endAs(OutboxState::AppliedDifferently, answer.error);
        return;
    case Outcome::Refused:
    case Outcome::Conflict:
    case Outcome::Invalid:
        if (answer.deny)
            note(result);
        endAs(OutboxState::Refused, answer.error);
        return;
    case Outcome::Unverified:
        endInDoubt(answer.error);
        return;
    default:
        break;
    }
    const auto verdict = outboxpolicy::afterFailure(
        m_entry.command, answer.error, m_entry.tries + 1, QDateTime::currentDateTimeUtc());
    if (verdict.state == OutboxState::Unknown || verdict.state == OutboxState::Checking)
        endInDoubt(answer.error);
    else
        endByPolicy(answer.error);
}

void DenyRun::note(const DenyResult &result)
{
    m_entry.seen = {{u"succeeded"_s, QJsonArray::fromStringList(result.succeeded)},
                    {u"failed"_s, QJsonArray::fromStringList(result.failed)}};
    m_denylist.take(m_entry.account, command(), result.succeeded, result.failed, result.listKnown);
}

/// Nobody can say what it did: what it names is only believed from now on, and a person decides.
void DenyRun::endInDoubt(const ApiError &why)
{
    m_entry.seen.clear();
    m_denylist.take(m_entry.account, command(), {}, {}, false);
    ApiError error = why;
    if (!error.isError()) {
        error.kind = Outcome::Unverified;
        error.detail = u"fate-unknown"_s;
    }
    endAs(OutboxState::NotApplied, error);
}

} // namespace personae
