// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outboxrows.h"

#include "models/outbox/outboxjson.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae::outboxrows {

namespace {

const QString columns =
    u"id, account, key, command, state, waits_for, step, remote_id, remote_before, tries,"
    " created_at, changed_at, next_try_at, last_error, proofs, seen"_s;

QDateTime fromMs(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

QVariant optionalMs(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

/// Column order as in `columns`. std::nullopt: foreign.
std::optional<OutboxEntry> entryOf(const Statement &row)
{
    const std::optional<Command> command = commandFromJson(outboxjson::object(row.text(3)));
    const std::optional<OutboxState> state = outboxjson::state(row.text(4));
    const std::optional<WaitReason> waitsFor = outboxjson::waitReason(row.text(5));
    if (!command || !state || !waitsFor)
        return std::nullopt;
    OutboxEntry entry;
    entry.id = row.number(0);
    entry.account = {row.text(1)};
    entry.key = QUuid::fromString(row.text(2));
    entry.command = *command;
    entry.state = *state;
    entry.waitsFor = *waitsFor;
    entry.step = int(row.number(6));
    entry.remoteId = row.text(7);
    entry.remoteBefore = row.text(8);
    entry.tries = int(row.number(9));
    entry.createdAt = fromMs(row.number(10));
    entry.changedAt = fromMs(row.number(11));
    if (!row.value(12).isNull())
        entry.nextTryAt = fromMs(row.number(12));
    entry.lastError = ApiError::fromJson(outboxjson::object(row.text(13)));
    entry.proofs = outboxjson::proofs(row.text(14));
    entry.seen = ProfilePatch::fromJson(outboxjson::object(row.text(15))).changes;
    return entry;
}

ForeignEntry foreignOf(const Statement &row)
{
    return {row.number(0),
            {row.text(1)},
            outboxjson::object(row.text(3)).value(u"kind"_s).toString(),
            row.text(4),
            fromMs(row.number(10))};
}

/// Binds all columns but the id, in their order.
void bindEntry(Statement &statement, const OutboxEntry &entry)
{
    statement.bind(entry.account.value).bind(entry.key.toString(QUuid::WithoutBraces));
    statement.bind(outboxjson::text(toJson(entry.command))).bind(outboxjson::word(entry.state));
    statement.bind(outboxjson::word(entry.waitsFor)).bind(entry.step).bind(entry.remoteId);
    statement.bind(entry.remoteBefore).bind(entry.tries).bind(entry.createdAt.toMSecsSinceEpoch());
    statement.bind(entry.changedAt.toMSecsSinceEpoch()).bind(optionalMs(entry.nextTryAt));
    statement.bind(outboxjson::text(entry.lastError.toJson())).bind(outboxjson::text(entry.proofs));
    statement.bind(outboxjson::text(ProfilePatch{entry.seen}.toJson()));
}

Result<Rows> collectRows(Statement &statement)
{
    if (!statement.run())
        return statement.error();
    Rows rows;
    while (statement.next()) {
        if (const std::optional<OutboxEntry> entry = entryOf(statement))
            rows.entries.append(*entry);
        else
            rows.foreign.append(foreignOf(statement));
    }
    if (statement.hasError())
        return statement.error();
    return rows;
}

/// By their look, wherever they stand: a command of a newer version may keep them under other
/// names.
Result<QSet<BlobId>> collectBlobs(Statement &statement)
{
    static const QRegularExpression blob(u"\"([0-9a-f]{64})\""_s);
    if (!statement.run())
        return statement.error();
    QSet<BlobId> blobs;
    while (statement.next()) {
        const QString text = statement.text(0);
        for (auto it = blob.globalMatch(text); it.hasNext();)
            blobs.insert(it.next().captured(1));
    }
    if (statement.hasError())
        return statement.error();
    return blobs;
}

Result<bool> finish(Statement &statement)
{
    if (!statement.run())
        return statement.error();
    return true;
}

} // namespace

Result<Rows> readAll(Database &database)
{
    Statement statement(database, u"SELECT %1 FROM entries ORDER BY id"_s.arg(columns));
    return collectRows(statement);
}

Result<std::optional<OutboxEntry>> read(Database &database, qint64 id)
{
    Statement statement(database, u"SELECT %1 FROM entries WHERE id = ?"_s.arg(columns));
    statement.bind(id);
    const Result<Rows> rows = collectRows(statement);
    if (!rows)
        return rows.error();
    if (rows.value().entries.isEmpty())
        return std::optional<OutboxEntry>();
    return std::optional<OutboxEntry>(rows.value().entries.constFirst());
}

Result<QList<OutboxEntry>> readOfAccount(Database &database, const AccountId &account)
{
    Statement statement(database,
                        u"SELECT %1 FROM entries WHERE account = ? ORDER BY id"_s.arg(columns));
    statement.bind(account.value);
    const Result<Rows> rows = collectRows(statement);
    if (!rows)
        return rows.error();
    return rows.value().entries;
}

Result<QList<OutboxEntry>> readFinished(Database &database, const AccountId &account, int newest)
{
    Statement statement(
        database, u"SELECT %1 FROM (SELECT %1 FROM history UNION ALL SELECT %1 FROM entries"
                  " WHERE state IN ('Verified', 'NotApplied', 'AppliedDifferently',"
                  " 'Refused', 'Cancelled'))"
                  " WHERE account = ? ORDER BY changed_at DESC, id DESC LIMIT ?"_s.arg(columns));
    statement.bind(account.value).bind(newest);
    const Result<Rows> rows = collectRows(statement);
    if (!rows)
        return rows.error();
    return rows.value().entries;
}

Result<qint64> insert(Database &database, const OutboxEntry &entry)
{
    Statement statement(
        database, u"INSERT INTO entries (%1) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                  " ?, ?, ?)"_s.arg(columns));
    bindEntry(statement, entry);
    if (!statement.run())
        return statement.error();
    return database.number(u"SELECT last_insert_rowid()"_s);
}

Result<bool> rewrite(Database &database, const OutboxEntry &entry)
{
    Statement statement(database,
                        u"UPDATE entries SET account = ?, key = ?, command = ?, state = ?,"
                        " waits_for = ?, step = ?, remote_id = ?, remote_before = ?, tries = ?,"
                        " created_at = ?, changed_at = ?, next_try_at = ?, last_error = ?,"
                        " proofs = ?, seen = ? WHERE id = ?"_s);
    bindEntry(statement, entry);
    statement.bind(entry.id);
    return finish(statement);
}

Result<bool> moveToHistory(Database &database, qint64 id)
{
    Statement copy(database,
                   u"INSERT INTO history (%1) SELECT %1 FROM entries WHERE id = ?"_s.arg(columns));
    copy.bind(id);
    if (Result<bool> done = finish(copy); !done)
        return done;
    Statement remove(database, u"DELETE FROM entries WHERE id = ?"_s);
    remove.bind(id);
    return finish(remove);
}

Result<bool> forget(Database &database, const AccountId &account)
{
    // The digests of sent pictures stay: they say nothing about the person, and the identity may
    // come back, where the service still remembers what it had (Cloudillo 4.4).
    for (const QString &table : {u"entries"_s, u"history"_s, u"drafts"_s}) {
        Statement statement(database, u"DELETE FROM %1 WHERE account = ?"_s.arg(table));
        statement.bind(account.value);
        if (Result<bool> done = finish(statement); !done)
            return done;
    }
    return true;
}

Result<bool> writeDraft(Database &database, const AccountId &account, const Draft &draft)
{
    if (draft.isEmpty()) {
        Statement statement(database, u"DELETE FROM drafts WHERE account = ?"_s);
        statement.bind(account.value);
        return finish(statement);
    }
    Statement statement(database,
                        u"INSERT INTO drafts (account, draft, changed_at) VALUES (?, ?, ?)"
                        " ON CONFLICT (account) DO UPDATE SET draft = excluded.draft,"
                        " changed_at = excluded.changed_at"_s);
    statement.bind(account.value).bind(outboxjson::text(draft));
    statement.bind(QDateTime::currentMSecsSinceEpoch());
    return finish(statement);
}

Result<Draft> readDraft(Database &database, const AccountId &account)
{
    Statement statement(database, u"SELECT draft FROM drafts WHERE account = ?"_s);
    if (!statement.bind(account.value).run())
        return statement.error();
    if (statement.next())
        return outboxjson::draft(statement.text(0));
    if (statement.hasError())
        return statement.error();
    return Draft();
}

Result<bool> writeSent(Database &database, const AccountId &account, const SentPicture &picture)
{
    Statement statement(database,
                        u"INSERT INTO sent_pictures (account, slot, digest, picture_id, sent_at)"
                        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, slot, digest) DO UPDATE SET"
                        " picture_id = excluded.picture_id, sent_at = excluded.sent_at"_s);
    statement.bind(account.value).bind(outboxjson::word(picture.slot)).bind(picture.digest);
    statement.bind(picture.pictureId).bind(picture.sentAt.toMSecsSinceEpoch());
    return finish(statement);
}

Result<QList<SentPicture>> readSent(Database &database, const AccountId &account)
{
    Statement statement(database, u"SELECT slot, digest, picture_id, sent_at FROM sent_pictures"
                                  " WHERE account = ? ORDER BY sent_at"_s);
    if (!statement.bind(account.value).run())
        return statement.error();
    QList<SentPicture> pictures;
    while (statement.next()) {
        pictures.append({outboxjson::slot(statement.text(0)), statement.value(1).toByteArray(),
                         statement.text(2), fromMs(statement.number(3))});
    }
    if (statement.hasError())
        return statement.error();
    return pictures;
}

Result<QSet<BlobId>> blobsInUse(Database &database)
{
    Statement statement(database,
                        u"SELECT command FROM entries UNION ALL SELECT draft FROM drafts"_s);
    return collectBlobs(statement);
}

Result<QSet<BlobId>> blobsOf(Database &database, const AccountId &account)
{
    Statement statement(database, u"SELECT command FROM entries WHERE account = ?"
                                  " UNION ALL SELECT command FROM history WHERE account = ?"
                                  " UNION ALL SELECT draft FROM drafts WHERE account = ?"_s);
    statement.bind(account.value).bind(account.value).bind(account.value);
    return collectBlobs(statement);
}

} // namespace personae::outboxrows
