// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personview.h"

#include "models/outbox/outboxpolicy.h"
#include "models/people/memberrank.h"

namespace personae {

bool PersonView::hasLeft() const
{
    const bool stale =
        !shown.connected && !memberrank::highest(service.members, shown.roles).isEmpty();
    return actsAsCommunity() && isListed() && shown.relationKnown && stale && !isCommunity();
}

QString PersonView::name() const
{
    if (!shown.name.isEmpty())
        return shown.name;
    const QString own = sheet.profile.name();
    return own.isEmpty() ? ref.handle : own;
}

const OutboxEntry *PersonView::entryAbout(RelationAspect aspect) const
{
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        const auto *relation = std::get_if<RelationCommand>(&it->command);
        if (relation && aspectOf(relation->verb) == aspect)
            return &*it;
    }
    return nullptr;
}

const OutboxEntry *PersonView::memberEntry() const
{
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        if (std::holds_alternative<MemberCommand>(it->command))
            return &*it;
    }
    return nullptr;
}

const OutboxEntry *PersonView::loudest() const
{
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        if (outboxpolicy::needsPerson(*it))
            return &*it;
    }
    return entries.isEmpty() ? nullptr : &entries.last();
}

bool isInFlight(const OutboxEntry &entry)
{
    switch (entry.state) {
    case OutboxState::Sending:
    case OutboxState::Checking:
    case OutboxState::PendingFinalId:
    case OutboxState::Unknown:
        return true;
    default:
        return entry.id == 0;
    }
}

} // namespace personae
