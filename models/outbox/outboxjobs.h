// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outboxrows.h"

/// What the outbox does to its file: each function is one whole transaction, decided on the rows as
/// they are there and not on what the window saw last. The database's thread.
namespace personae::outboxjobs {

struct Loaded
{
    outboxrows::Rows rows;
    QSet<BlobId> blobsInUse;
    ApiError warning; ///< read well, but could not be marked Unknown on the disk
};
[[nodiscard]] Result<Loaded> load(Database &database);

struct Kept
{
    OutboxEntry entry;
    bool joined = false; ///< it was there already
};
/// Inserts the command or joins it to the newest open entry of its kind. One that takes an unsent
/// one back makes it Cancelled: nothing is sent.
[[nodiscard]] Result<Kept> submit(Database &database, const BlobStore &blobs,
                                  const AccountId &account, const Command &command);

/// The same for each of them, in their order; what is open is read once.
[[nodiscard]] Result<QList<OutboxEntry>> submitAll(Database &database, const BlobStore &blobs,
                                                   const AccountId &account,
                                                   const QList<Command> &commands);

/// Writes `wanted`, unless the row changed in a way that `seen`, on which the wish is based, does
/// not know: a command that was joined, or an end. Gives the row as it is now.
[[nodiscard]] Result<OutboxEntry> update(Database &database, const OutboxEntry &wanted,
                                         const OutboxEntry &seen);

/// Cancels an unsent entry; another stays as it is. Gives the row as it is now.
[[nodiscard]] Result<OutboxEntry> cancel(Database &database, qint64 id);

/// Moves a finished entry to the history. False: it is not finished, or gone.
[[nodiscard]] Result<bool> removeFinal(Database &database, qint64 id);

/// Everything of this account, its pictures' files included.
[[nodiscard]] Result<bool> forget(Database &database, const BlobStore &blobs,
                                  const AccountId &account);

} // namespace personae::outboxjobs
