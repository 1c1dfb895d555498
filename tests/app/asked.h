// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"

#include <functional>

/// What every bench asks of the stores, and waits for.
namespace personae::test {

/// `begin` makes the outbox load.
void waitUntilLoaded(const Outbox &outbox, const std::function<void()> &begin);
qint64 submitTo(Outbox &outbox, const AccountId &account, const Command &command);
[[nodiscard]] OutboxEntry entryIn(const Outbox &outbox, qint64 id);
/// Every row of a list, by handle.
[[nodiscard]] QMap<QString, Person> everybodyIn(PeopleStore &people, const PeopleScope &scope);

} // namespace personae::test
