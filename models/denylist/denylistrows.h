// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/denylist/denyliststore.h"

namespace personae {
class Database;
}

/// The rows of denylists in the outbox file. Database thread; who calls holds the transaction.
namespace personae::denylistrows {

[[nodiscard]] Result<Denylist> read(Database &database, const AccountId &account);
/// What is there for this account is replaced.
[[nodiscard]] Result<bool> write(Database &database, const AccountId &account,
                                 const Denylist &list);
[[nodiscard]] Result<bool> remove(Database &database, const AccountId &account);

} // namespace personae::denylistrows
