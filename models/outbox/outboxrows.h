// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outbox.h"

#include <QSet>

#include <optional>

namespace personae {
class Database;
class Statement;
} // namespace personae

/// Rows of the outbox file to values and back. No transactions: the caller has one. The database's
/// thread.
namespace personae::outboxrows {

struct Rows
{
    QList<OutboxEntry> entries;  ///< oldest first
    QList<ForeignEntry> foreign; ///< what this version does not understand
};

[[nodiscard]] Result<Rows> readAll(Database &database);
/// std::nullopt inside: no such row, or a foreign one.
[[nodiscard]] Result<std::optional<OutboxEntry>> read(Database &database, qint64 id);
[[nodiscard]] Result<QList<OutboxEntry>> readOfAccount(Database &database,
                                                       const AccountId &account);
/// Finished entries of the list and of the history, newest first.
[[nodiscard]] Result<QList<OutboxEntry>> readFinished(Database &database, const AccountId &account,
                                                      int newest);

[[nodiscard]] Result<qint64> insert(Database &database, const OutboxEntry &entry);
[[nodiscard]] Result<bool> rewrite(Database &database, const OutboxEntry &entry);
[[nodiscard]] Result<bool> moveToHistory(Database &database, qint64 id);
[[nodiscard]] Result<bool> forget(Database &database, const AccountId &account);

[[nodiscard]] Result<bool> writeDraft(Database &database, const AccountId &account,
                                      const Draft &draft);
[[nodiscard]] Result<Draft> readDraft(Database &database, const AccountId &account);

[[nodiscard]] Result<bool> writeSent(Database &database, const AccountId &account,
                                     const SentPicture &picture);
[[nodiscard]] Result<QList<SentPicture>> readSent(Database &database, const AccountId &account);

/// Blobs that entries and drafts speak of, foreign ones included.
[[nodiscard]] Result<QSet<BlobId>> blobsInUse(Database &database);
/// The same for one account, with its history.
[[nodiscard]] Result<QSet<BlobId>> blobsOf(Database &database, const AccountId &account);

} // namespace personae::outboxrows
