// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outbox.h"

#include "models/outbox/blobstore.h"
#include "models/outbox/outboxjobs.h"
#include "models/store/database.h"

#include <algorithm>

namespace personae {

namespace {

template <typename Entries> auto byId(Entries &entries, qint64 id)
{
    return std::find_if(entries.begin(), entries.end(),
                        [id](const OutboxEntry &entry) { return entry.id == id; });
}

} // namespace

Outbox::Outbox(DatabaseThread &database, BlobStore &blobs, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_blobs(blobs)
{
}

template <typename T> bool Outbox::reported(const Result<T> &result)
{
    if (result.ok())
        return false;
    Q_EMIT failed(result.error());
    return true;
}

void Outbox::load()
{
    m_database.run<outboxjobs::Loaded>(
        this, outboxjobs::load, [this](const Result<outboxjobs::Loaded> &result) {
            if (reported(result))
                return;
            m_entries = result.value().rows.entries;
            m_foreign = result.value().rows.foreign;
            if (result.value().warning.isError())
                Q_EMIT failed(result.value().warning);
            // Only now, and not while anything is being submitted: collect() also leaves young
            // files alone.
            m_database.post(
                [blobs = m_blobs, inUse = result.value().blobsInUse](Database &) -> Result<bool> {
                    blobs.collect(inUse);
                    return true;
                });
            Q_EMIT loaded();
        });
}

const OutboxEntry *Outbox::find(qint64 id) const
{
    const auto it = byId(m_entries, id);
    return it == m_entries.cend() ? nullptr : &*it;
}

void Outbox::keep(const OutboxEntry &entry)
{
    const bool newest = m_entries.isEmpty() || m_entries.constLast().id < entry.id;
    const auto it = newest ? m_entries.end() : byId(m_entries, entry.id);
    if (it == m_entries.end()) {
        m_entries.append(entry);
        Q_EMIT entryAdded(entry);
    } else {
        *it = entry;
        Q_EMIT entryChanged(entry); // also where nothing changed: whoever asked waits for an answer
    }
}

void Outbox::submit(const AccountId &account, const Command &command, const QUuid &ticket)
{
    m_database.run<outboxjobs::Kept>(
        this,
        [blobs = m_blobs, account, command](Database &database) {
            return outboxjobs::submit(database, blobs, account, command);
        },
        [this, ticket](const Result<outboxjobs::Kept> &result) {
            if (!result) {
                Q_EMIT submitFailed(ticket, result.error());
                return;
            }
            keep(result.value().entry);
            Q_EMIT submitted(ticket, result.value().entry);
        });
}

void Outbox::submitAll(const AccountId &account, const QList<Command> &commands,
                       const QUuid &ticket)
{
    m_database.run<QList<OutboxEntry>>(
        this,
        [blobs = m_blobs, account, commands](Database &database) {
            return outboxjobs::submitAll(database, blobs, account, commands);
        },
        [this, ticket](const Result<QList<OutboxEntry>> &result) {
            if (!result) {
                Q_EMIT submitFailed(ticket, result.error());
                return;
            }
            for (const OutboxEntry &entry : result.value())
                keep(entry);
            Q_EMIT submittedAll(ticket, result.value());
        });
}

void Outbox::update(const OutboxEntry &entry)
{
    const OutboxEntry *known = find(entry.id);
    const OutboxEntry seen = known ? *known : entry;
    m_database.run<OutboxEntry>(
        this,
        [entry, seen](Database &database) { return outboxjobs::update(database, entry, seen); },
        [this, entry](const Result<OutboxEntry> &result) {
            if (reported(result))
                Q_EMIT updateFailed(entry, result.error());
            else
                keep(result.value());
        });
}

void Outbox::cancel(qint64 id)
{
    m_database.run<OutboxEntry>(
        this, [id](Database &database) { return outboxjobs::cancel(database, id); },
        [this](const Result<OutboxEntry> &result) {
            if (!reported(result))
                keep(result.value());
        });
}

void Outbox::removeFinal(qint64 id)
{
    m_database.run<bool>(
        this, [id](Database &database) { return outboxjobs::removeFinal(database, id); },
        [this, id](const Result<bool> &result) {
            if (reported(result) || !result.value())
                return;
            const auto it = byId(m_entries, id);
            if (it == m_entries.end())
                return;
            m_entries.erase(it);
            Q_EMIT entryRemoved(id);
        });
}

void Outbox::forget(const AccountId &account)
{
    m_database.run<bool>(
        this,
        [blobs = m_blobs, account](Database &database) {
            return outboxjobs::forget(database, blobs, account);
        },
        [this, account](const Result<bool> &result) {
            if (!reported(result))
                dropAccount(account);
        });
}

void Outbox::dropAccount(const AccountId &account)
{
    QList<qint64> gone;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        if (entry.account == account)
            gone.append(entry.id);
    }
    for (const ForeignEntry &entry : std::as_const(m_foreign)) {
        if (entry.account == account)
            gone.append(entry.id);
    }
    m_entries.removeIf([&account](const OutboxEntry &entry) { return entry.account == account; });
    m_foreign.removeIf([&account](const ForeignEntry &entry) { return entry.account == account; });
    for (const qint64 id : std::as_const(gone))
        Q_EMIT entryRemoved(id);
}

void Outbox::saveDraft(const AccountId &account, const Draft &draft)
{
    m_database.run<bool>(
        this,
        [account, draft](Database &database) {
            return outboxrows::writeDraft(database, account, draft);
        },
        [this, account](const Result<bool> &result) {
            if (!reported(result))
                Q_EMIT draftSaved(account);
        });
}

void Outbox::loadDraft(const AccountId &account)
{
    m_database.run<Draft>(
        this, [account](Database &database) { return outboxrows::readDraft(database, account); },
        [this, account](const Result<Draft> &result) {
            // Also where it could not be read: whoever asked waits for an answer.
            Q_EMIT draftLoaded(account, reported(result) ? Draft() : result.value());
        });
}

void Outbox::noteSentPicture(const AccountId &account, const SentPicture &picture)
{
    m_database.run<bool>(
        this,
        [account, picture](Database &database) {
            return outboxrows::writeSent(database, account, picture);
        },
        [this, account](const Result<bool> &result) {
            if (!reported(result))
                Q_EMIT sentPictureNoted(account);
        });
}

void Outbox::loadSentPictures(const AccountId &account)
{
    m_database.run<QList<SentPicture>>(
        this, [account](Database &database) { return outboxrows::readSent(database, account); },
        [this, account](const Result<QList<SentPicture>> &result) {
            if (!reported(result))
                Q_EMIT sentPicturesLoaded(account, result.value());
        });
}

void Outbox::loadHistory(const AccountId &account, int newest)
{
    m_database.run<QList<OutboxEntry>>(
        this,
        [account, newest](Database &database) {
            return outboxrows::readFinished(database, account, newest);
        },
        [this, account](const Result<QList<OutboxEntry>> &result) {
            if (!reported(result))
                Q_EMIT historyLoaded(account, result.value());
        });
}

} // namespace personae
