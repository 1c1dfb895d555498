// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profilestore.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int changesKept = 5'000; ///< per account

QDateTime fromMs(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// A single value as text: JSON documents are arrays or objects, so it stands in an array. NULL:
/// not set.
QVariant valueText(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QJsonValue valueOf(const QVariant &text)
{
    if (text.isNull())
        return QJsonValue::Undefined;
    return QJsonDocument::fromJson(text.toString().toUtf8()).array().at(0);
}

/// Everything of a profile a person may see change, the pictures among it.
FieldMap comparable(const Profile &profile)
{
    FieldMap fields = profile.fields;
    if (!profile.avatar.isEmpty())
        fields.insert(u"avatar"_s, profile.avatar);
    if (!profile.cover.isEmpty())
        fields.insert(u"cover"_s, profile.cover);
    return fields;
}

QList<SeenChange> differences(const Profile &before, const CachedProfile &after, bool byUs)
{
    const FieldMap old = comparable(before);
    const FieldMap fresh = comparable(after.profile);
    QSet<QString> keys(old.keyBegin(), old.keyEnd());
    keys.unite(QSet<QString>(fresh.keyBegin(), fresh.keyEnd()));
    QStringList sorted(keys.begin(), keys.end());
    sorted.sort();
    QList<SeenChange> changes;
    for (const QString &key : std::as_const(sorted)) {
        const QJsonValue was = old.value(key, QJsonValue::Undefined);
        const QJsonValue is = fresh.value(key, QJsonValue::Undefined);
        if (was != is)
            changes.append({key, was, is, after.seenAt, byUs});
    }
    return changes;
}

Result<CachedProfile> readProfile(Database &database, const AccountId &account)
{
    Statement read(database, u"SELECT profile, seen_at FROM profiles WHERE account = ?"_s);
    if (!read.bind(account.value).run())
        return read.error();
    CachedProfile cached;
    if (read.next()) {
        cached.profile = Profile::fromJson(jsonObject(read.text(0)));
        cached.seenAt = fromMs(read.number(1));
    }
    if (read.hasError())
        return read.error();
    return cached;
}

Result<bool> writeChanges(Database &database, const AccountId &account,
                          const QList<SeenChange> &changes)
{
    if (changes.isEmpty())
        return true;
    Statement insert(database,
                     u"INSERT INTO seen_changes (account, field, before, after, seen_at, by_us)"
                     " VALUES (?, ?, ?, ?, ?, ?)"_s);
    for (const SeenChange &change : changes) {
        insert.bind(account.value).bind(change.field).bind(valueText(change.before));
        insert.bind(valueText(change.after))
            .bind(change.seenAt.toMSecsSinceEpoch())
            .bind(change.byUs);
        if (!insert.run())
            return insert.error();
    }
    Statement prune(database,
                    u"DELETE FROM seen_changes WHERE account = ? AND id <= (SELECT id FROM"
                    " seen_changes WHERE account = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"_s);
    if (!prune.bind(account.value).bind(account.value).bind(changesKept).run())
        return prune.error();
    return true;
}

Result<bool> writeProfile(Database &database, const AccountId &account,
                          const CachedProfile &profile, bool byUs)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    const Result<CachedProfile> before = readProfile(database, account);
    if (!before)
        return before.error();
    if (before.value().seenAt.isValid()) {
        const QList<SeenChange> changes = differences(before.value().profile, profile, byUs);
        if (Result<bool> done = writeChanges(database, account, changes); !done)
            return done;
    }
    Statement write(database, u"INSERT INTO profiles (account, profile, seen_at) VALUES (?, ?, ?)"
                              " ON CONFLICT (account) DO UPDATE SET profile = excluded.profile,"
                              " seen_at = excluded.seen_at"_s);
    write.bind(account.value).bind(jsonText(profile.profile.toJson()));
    if (!write.bind(profile.seenAt.toMSecsSinceEpoch()).run())
        return write.error();
    return transaction.commit();
}

Result<RawAnswer> readRaw(Database &database, const AccountId &account)
{
    Statement read(database, u"SELECT request, status, request_id, at, body FROM raw_answers"
                             " WHERE account = ?"_s);
    if (!read.bind(account.value).run())
        return read.error();
    RawAnswer raw;
    if (read.next()) {
        raw.request = read.text(0);
        raw.status = int(read.number(1));
        raw.requestId = read.text(2);
        raw.at = fromMs(read.number(3));
        raw.body = read.value(4).toByteArray();
    }
    if (read.hasError())
        return read.error();
    return raw;
}

Result<bool> writeRaw(Database &database, const AccountId &account, const RawAnswer &raw)
{
    Statement write(database,
                    u"INSERT INTO raw_answers (account, request, status, request_id, at, body)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET"
                    " request = excluded.request, status = excluded.status,"
                    " request_id = excluded.request_id, at = excluded.at,"
                    " body = excluded.body"_s);
    write.bind(account.value).bind(raw.request).bind(raw.status).bind(raw.requestId);
    write.bind(raw.at.toMSecsSinceEpoch()).bind(raw.body);
    if (!write.run())
        return write.error();
    return true;
}

Result<QList<SeenChange>> readChanges(Database &database, const AccountId &account, int newest)
{
    Statement read(database, u"SELECT field, before, after, seen_at, by_us FROM seen_changes"
                             " WHERE account = ? ORDER BY id DESC LIMIT ?"_s);
    if (!read.bind(account.value).bind(newest).run())
        return read.error();
    QList<SeenChange> changes;
    while (read.next()) {
        changes.append({read.text(0), valueOf(read.value(1)), valueOf(read.value(2)),
                        fromMs(read.number(3)), read.number(4) != 0});
    }
    if (read.hasError())
        return read.error();
    return changes;
}

Result<bool> forgetAccount(Database &database, const AccountId &account)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    for (const QString &table : {u"profiles"_s, u"raw_answers"_s, u"seen_changes"_s}) {
        Statement remove(database, u"DELETE FROM %1 WHERE account = ?"_s.arg(table));
        if (!remove.bind(account.value).run())
            return remove.error();
    }
    return transaction.commit();
}

} // namespace

ProfileStore::ProfileStore(DatabaseThread &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

void ProfileStore::load(const AccountId &account)
{
    m_database.run<CachedProfile>(
        this, [account](Database &database) { return readProfile(database, account); },
        [this, account](const Result<CachedProfile> &result) {
            // The window waits for an answer, also where the file cannot be read.
            if (!result)
                Q_EMIT failed(result.error());
            Q_EMIT profileLoaded(account, result.ok() ? result.value() : CachedProfile());
        });
}

void ProfileStore::put(const AccountId &account, const CachedProfile &profile, bool byUs)
{
    m_database.run<bool>(
        this,
        [account, profile, byUs](Database &database) {
            return writeProfile(database, account, profile, byUs);
        },
        [this, account, profile](const Result<bool> &result) {
            // What a service showed is true even where it cannot be kept.
            if (!result)
                Q_EMIT failed(result.error());
            Q_EMIT profileChanged(account, profile);
        });
}

void ProfileStore::putRaw(const AccountId &account, const RawAnswer &raw)
{
    m_database.run<bool>(
        this, [account, raw](Database &database) { return writeRaw(database, account, raw); },
        [this](const Result<bool> &result) {
            if (!result)
                Q_EMIT failed(result.error());
        });
}

void ProfileStore::loadRaw(const AccountId &account)
{
    m_database.run<RawAnswer>(
        this, [account](Database &database) { return readRaw(database, account); },
        [this, account](const Result<RawAnswer> &result) {
            if (!result)
                Q_EMIT failed(result.error());
            Q_EMIT rawLoaded(account, result.ok() ? result.value() : RawAnswer());
        });
}

void ProfileStore::loadChanges(const AccountId &account, int newest)
{
    m_database.run<QList<SeenChange>>(
        this,
        [account, newest](Database &database) { return readChanges(database, account, newest); },
        [this, account](const Result<QList<SeenChange>> &result) {
            if (!result)
                Q_EMIT failed(result.error());
            Q_EMIT changesLoaded(account, result.ok() ? result.value() : QList<SeenChange>());
        });
}

void ProfileStore::forget(const AccountId &account)
{
    m_database.run<bool>(
        this, [account](Database &database) { return forgetAccount(database, account); },
        [this, account](const Result<bool> &result) {
            if (result)
                Q_EMIT forgotten(account);
            else
                Q_EMIT failed(result.error());
        });
}

} // namespace personae
