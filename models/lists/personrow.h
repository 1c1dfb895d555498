// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"
#include "models/values/person.h"

#include <optional>

namespace personae {

/// A row as the window shows it: what the cache knows, with the wishes that are under way laid over
/// it.
struct PersonRow
{
    Person person;       ///< with open commands applied
    bool loaded = false; ///< false: not here yet, shown as a grey row
    bool ticked = false;
    /// The open command about this person that speaks loudest: needs-you first, then the newest.
    std::optional<OutboxEntry> pending;
    bool isMe = false;         ///< the account itself, as a member
    bool amongMembers = false; ///< in the list of a community
    QString serviceName;
    bool operator==(const PersonRow &) const = default;
};

/// Somebody who asks to connect with the account or with a community it looks after.
struct RequestRow
{
    PeopleScope scope;
    IncomingRequest request;
    QDateTime seenAt; ///< UTC
    /// What was decided here and is under way; such a row stays until the node has confirmed.
    std::optional<OutboxEntry> decision;

    /// One node's id of an action says nothing on another node.
    [[nodiscard]] QString key() const
    {
        return scope.account.value + QLatin1Char('\n') + scope.node + QLatin1Char('\n') +
               request.actionId;
    }
    bool operator==(const RequestRow &) const = default;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::PersonRow)
Q_DECLARE_METATYPE(personae::RequestRow)
