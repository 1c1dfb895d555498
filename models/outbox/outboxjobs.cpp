// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outboxjobs.h"

#include "models/outbox/blobstore.h"
#include "models/outbox/outboxpolicy.h"
#include "models/store/database.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace personae::outboxjobs {

namespace {

using Found = Result<std::optional<OutboxEntry>>;

ApiError goneError()
{
    ApiError error;
    error.kind = Outcome::NotFound;
    error.detail = u"no such entry"_s;
    return error;
}

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

/// The program died while the request was on its way: nobody knows whether it arrived.
void markInterrupted(OutboxEntry &entry)
{
    entry.state = OutboxState::Unknown;
    entry.waitsFor = WaitReason::None;
    entry.changedAt = now();
    entry.nextTryAt = {};
    entry.lastError = {};
    entry.lastError.kind = Outcome::ConnectionLost;
    entry.lastError.maybeDelivered = true;
    entry.lastError.detail = u"interrupted"_s;
}

Result<bool> rewriteAll(Database &database, const QList<OutboxEntry> &entries)
{
    if (entries.isEmpty())
        return true;
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    for (const OutboxEntry &entry : entries) {
        if (Result<bool> done = outboxrows::rewrite(database, entry); !done)
            return done;
    }
    return transaction.commit();
}

/// A row may only speak of files that are there.
Result<bool> checkBlobs(const BlobStore &blobs, const Command &command)
{
    const auto *put = std::get_if<PutPictureCommand>(&command);
    if (!put)
        return true;
    for (const BlobId &id : {put->original, put->baked}) {
        if (!id.isEmpty() && !blobs.contains(id))
            return storageError(u"the picture's file is missing"_s);
    }
    return true;
}

/// The newest open entry this command would follow, if it may be joined. Joining an older one would
/// overtake what was decided in between.
Result<std::optional<OutboxEntry>> joinable(Database &database, const AccountId &account,
                                            const Command &command)
{
    const Result<QList<OutboxEntry>> entries = outboxrows::readOfAccount(database, account);
    if (!entries)
        return entries.error();
    for (auto it = entries.value().crbegin(); it != entries.value().crend(); ++it) {
        if (isFinal(it->state) || !outboxpolicy::isNeighbour(it->command, command))
            continue;
        if (outboxpolicy::mayJoin(*it, command))
            return std::optional<OutboxEntry>(*it);
        break;
    }
    return std::optional<OutboxEntry>();
}

/// The entries of one account by whom they are about, for many commands at once: only those about
/// the same identity can be joined.
class Open
{
public:
    explicit Open(QList<OutboxEntry> entries)
        : m_entries(std::move(entries))
    {
        for (qsizetype i = 0; i < m_entries.size(); ++i)
            m_places[targetOf(m_entries.at(i).account, m_entries.at(i).command)].append(i);
    }

    [[nodiscard]] std::optional<OutboxEntry> joinable(const AccountId &account,
                                                      const Command &command) const
    {
        const QList<qsizetype> places = m_places.value(targetOf(account, command));
        for (auto it = places.crbegin(); it != places.crend(); ++it) {
            const OutboxEntry &entry = m_entries.at(*it);
            if (isFinal(entry.state) || !outboxpolicy::isNeighbour(entry.command, command))
                continue;
            return outboxpolicy::mayJoin(entry, command) ? std::optional(entry) : std::nullopt;
        }
        return std::nullopt;
    }

    void take(const OutboxEntry &entry, bool joined)
    {
        QList<qsizetype> &places = m_places[targetOf(entry.account, entry.command)];
        for (auto it = places.cbegin(); joined && it != places.cend(); ++it) {
            if (m_entries.at(*it).id == entry.id) {
                m_entries[*it] = entry;
                return;
            }
        }
        places.append(m_entries.size());
        m_entries.append(entry);
    }

private:
    QList<OutboxEntry> m_entries;
    QHash<PersonRef, QList<qsizetype>> m_places;
};

/// Unsent, and never to be sent.
void cancelNow(OutboxEntry &entry)
{
    entry.state = OutboxState::Cancelled;
    entry.waitsFor = WaitReason::None;
    entry.nextTryAt = {};
}

Result<Kept> joinTo(Database &database, OutboxEntry entry, const Command &command)
{
    const bool takenBack = outboxpolicy::isTakenBack(entry.command, command);
    entry.command = outboxpolicy::joined(entry.command, command);
    if (takenBack)
        cancelNow(entry);
    entry.changedAt = now();
    if (const Result<bool> done = outboxrows::rewrite(database, entry); !done)
        return done.error();
    return Kept{entry, true};
}

Result<Kept> insertNew(Database &database, const AccountId &account, const Command &command)
{
    OutboxEntry entry;
    entry.account = account;
    entry.key = QUuid::createUuid();
    entry.command = command;
    entry.createdAt = now();
    entry.changedAt = entry.createdAt;
    const Result<qint64> id = outboxrows::insert(database, entry);
    if (!id)
        return id.error();
    entry.id = id.value();
    return Kept{entry, false};
}

} // namespace

Result<Loaded> load(Database &database)
{
    Result<outboxrows::Rows> rows = outboxrows::readAll(database);
    if (!rows)
        return rows.error();
    Loaded loaded;
    loaded.rows = rows.take();
    QList<OutboxEntry> interrupted;
    for (OutboxEntry &entry : loaded.rows.entries) {
        if (entry.state != OutboxState::Sending)
            continue;
        markInterrupted(entry);
        interrupted.append(entry);
    }
    // On a full disk they are Unknown all the same, and will be again at the next start.
    if (const Result<bool> done = rewriteAll(database, interrupted); !done)
        loaded.warning = done.error();
    const Result<QSet<BlobId>> blobs = outboxrows::blobsInUse(database);
    if (!blobs)
        return blobs.error();
    loaded.blobsInUse = blobs.value();
    return loaded;
}

Result<Kept> submit(Database &database, const BlobStore &blobs, const AccountId &account,
                    const Command &command)
{
    if (const Result<bool> there = checkBlobs(blobs, command); !there)
        return there.error();
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const Result<std::optional<OutboxEntry>> open = joinable(database, account, command);
    if (!open)
        return open.error();
    Result<Kept> kept = open.value() ? joinTo(database, *open.value(), command)
                                     : insertNew(database, account, command);
    if (!kept)
        return kept;
    if (const Result<bool> done = transaction.commit(); !done)
        return done.error();
    return kept;
}

Result<QList<OutboxEntry>> submitAll(Database &database, const BlobStore &blobs,
                                     const AccountId &account, const QList<Command> &commands)
{
    for (const Command &command : commands) {
        if (const Result<bool> there = checkBlobs(blobs, command); !there)
            return there.error();
    }
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const Result<QList<OutboxEntry>> known = outboxrows::readOfAccount(database, account);
    if (!known)
        return known.error();
    Open open(known.value());
    QList<OutboxEntry> all;
    for (const Command &command : commands) {
        const std::optional<OutboxEntry> older = open.joinable(account, command);
        const Result<Kept> kept =
            older ? joinTo(database, *older, command) : insertNew(database, account, command);
        if (!kept)
            return kept.error();
        open.take(kept.value().entry, kept.value().joined);
        all.append(kept.value().entry);
    }
    if (const Result<bool> done = transaction.commit(); !done)
        return done.error();
    return all;
}

Result<OutboxEntry> update(Database &database, const OutboxEntry &wanted, const OutboxEntry &seen)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const Found found = outboxrows::read(database, wanted.id);
    if (!found)
        return found.error();
    if (!found.value())
        return goneError();
    const OutboxEntry &stored = *found.value();
    const bool endedMeanwhile = isFinal(stored.state) && !isFinal(seen.state);
    if (stored.command != seen.command || endedMeanwhile)
        return stored;
    OutboxEntry entry = wanted;
    entry.changedAt = now();
    if (const Result<bool> done = outboxrows::rewrite(database, entry); !done)
        return done.error();
    if (const Result<bool> done = transaction.commit(); !done)
        return done.error();
    return entry;
}

Result<OutboxEntry> cancel(Database &database, qint64 id)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const Found found = outboxrows::read(database, id);
    if (!found)
        return found.error();
    if (!found.value())
        return goneError();
    OutboxEntry entry = *found.value();
    if (!outboxpolicy::isUnsent(entry))
        return entry;
    cancelNow(entry);
    entry.changedAt = now();
    if (const Result<bool> done = outboxrows::rewrite(database, entry); !done)
        return done.error();
    if (const Result<bool> done = transaction.commit(); !done)
        return done.error();
    return entry;
}

Result<bool> removeFinal(Database &database, qint64 id)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    const Found found = outboxrows::read(database, id);
    if (!found)
        return found.error();
    if (!found.value() || !isFinal(found.value()->state))
        return false;
    if (Result<bool> done = outboxrows::moveToHistory(database, id); !done)
        return done;
    return transaction.commit();
}

Result<bool> forget(Database &database, const BlobStore &blobs, const AccountId &account)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    Result<QSet<BlobId>> theirs = outboxrows::blobsOf(database, account);
    if (!theirs)
        return theirs.error();
    if (Result<bool> done = outboxrows::forget(database, account); !done)
        return done;
    const Result<QSet<BlobId>> others = outboxrows::blobsInUse(database);
    if (!others)
        return others.error();
    if (Result<bool> done = transaction.commit(); !done)
        return done;
    blobs.remove(theirs.take().subtract(others.value()));
    return true;
}

} // namespace personae::outboxjobs
