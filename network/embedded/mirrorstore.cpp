// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/mirrorstore.h"

#include "network/embedded/jwt.h"
#include "network/embedded/peoplejson.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString columns =
    u"SELECT id_tag, name, type, profile_pic, status, connected, following, follower, trust, roles,"
    " hidden, feed_read_at, created_at, updated_at FROM profiles "_s;

MirrorRow readRow(const QSqlQuery &from)
{
    MirrorRow row;
    row.idTag = from.value(0).toString();
    row.name = from.value(1).toString();
    row.type = from.value(2).toString();
    row.profilePic = from.value(3).toString();
    row.status = from.value(4).toString();
    row.connected = from.value(5).toString();
    row.following = from.value(6).toBool();
    row.follower = from.value(7).toBool();
    row.trust = from.value(8).toString();
    if (!from.value(9).isNull())
        row.roles = from.value(9).toString();
    if (!from.value(10).isNull())
        row.hidden = from.value(10).toBool();
    row.feedReadAt = from.value(11).toLongLong();
    row.createdAt = from.value(12).toLongLong();
    row.updatedAt = from.value(13).toLongLong();
    return row;
}

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

ActionRow readAction(const QSqlQuery &from)
{
    ActionRow row;
    row.id = from.value(0).toLongLong();
    row.actionId = from.value(1).toString();
    row.type = from.value(2).toString();
    row.subType = from.value(3).toString();
    row.issuer = from.value(4).toString();
    row.audience = from.value(5).toString();
    row.content = from.value(6).toString();
    row.status = from.value(7).toString();
    row.createdAt = from.value(8).toLongLong();
    return row;
}

const QString actionColumns =
    u"SELECT id, action_id, type, sub_type, issuer, audience, content, status, created_at"
    " FROM actions "_s;

} // namespace

std::optional<MirrorRow> MirrorStore::row(qint64 tenant, const QString &idTag)
{
    QSqlQuery found = m_database.run(columns + u"WHERE tenant=? AND id_tag=?"_s, {tenant, idTag});
    return found.next() ? std::optional(readRow(found)) : std::nullopt;
}

MirrorStore::Known &MirrorStore::known(qint64 tenant)
{
    Known &known = m_known[tenant];
    const qint64 changes = m_database.value(u"SELECT total_changes()"_s).toLongLong();
    if (known.changes == changes)
        return known;
    known = {changes, {}, {}};
    QSqlQuery found = m_database.run(columns + u"WHERE tenant=? ORDER BY name, id_tag"_s, {tenant});
    while (found.next())
        known.rows.append(readRow(found));
    return known;
}

QList<MirrorRow> MirrorStore::rows(qint64 tenant)
{
    return known(tenant).rows;
}

QStringList MirrorStore::words(qint64 tenant)
{
    Known &all = known(tenant);
    if (all.words.isEmpty()) {
        all.words.reserve(all.rows.size());
        for (const MirrorRow &row : std::as_const(all.rows))
            all.words.append(u' ' + wordsOf(row.name + u' ' + row.idTag).join(u' '));
    }
    return all.words;
}

void MirrorStore::save(qint64 tenant, const MirrorRow &row)
{
    const QVariant roles = row.roles ? QVariant(row.roles->isNull() ? u""_s : *row.roles)
                                     : QVariant(QMetaType::fromType<QString>());
    const QVariant hidden =
        row.hidden ? QVariant(*row.hidden ? 1 : 0) : QVariant(QMetaType::fromType<int>());
    m_database.run(u"INSERT OR REPLACE INTO profiles VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
                   {tenant, row.idTag, row.name, orNull(row.type), orNull(row.profilePic),
                    orNull(row.status), row.connected, row.following ? 1 : 0, row.follower ? 1 : 0,
                    orNull(row.trust), roles, hidden, row.feedReadAt, row.createdAt,
                    row.updatedAt});
}

void MirrorStore::addStub(qint64 tenant, const QString &idTag, qint64 now)
{
    MirrorRow stub;
    stub.idTag = idTag;
    stub.createdAt = stub.updatedAt = now;
    save(tenant, stub);
}

void MirrorStore::later(qint64 dueMs, qint64 tenant, const QString &idTag,
                        const QJsonObject &changes)
{
    const QString json = QString::fromUtf8(QJsonDocument(changes).toJson(QJsonDocument::Compact));
    m_database.run(u"INSERT INTO jobs(due, tenant, id_tag, changes) VALUES(?,?,?,?)"_s,
                   {dueMs, tenant, idTag, json});
}

bool MirrorStore::settle(qint64 nowMs)
{
    struct Job
    {
        qint64 id;
        qint64 tenant;
        QString idTag;
        QJsonObject changes;
    };
    QList<Job> due;
    QSqlQuery found = m_database.run(
        u"SELECT id, tenant, id_tag, changes FROM jobs WHERE due<=? ORDER BY due, id"_s, {nowMs});
    while (found.next()) {
        const QByteArray json = found.value(3).toString().toUtf8();
        due.append({found.value(0).toLongLong(), found.value(1).toLongLong(),
                    found.value(2).toString(), QJsonDocument::fromJson(json).object()});
    }
    found.finish();
    for (const Job &job : std::as_const(due)) {
        apply(job.tenant, job.idTag, job.changes);
        m_database.run(u"DELETE FROM jobs WHERE id=?"_s, {job.id});
    }
    return !due.isEmpty();
}

void MirrorStore::apply(qint64 tenant, const QString &idTag, const QJsonObject &changes)
{
    MirrorRow changed = row(tenant, idTag).value_or(MirrorRow());
    const auto text = [&](QLatin1StringView key, QString &member) {
        if (changes.contains(key))
            member = changes.value(key).toString();
    };
    changed.idTag = idTag;
    text("name"_L1, changed.name);
    text("type"_L1, changed.type);
    text("profilePic"_L1, changed.profilePic);
    text("connected"_L1, changed.connected);
    changed.following = changes.value("following"_L1).toBool(changed.following);
    changed.follower = changes.value("follower"_L1).toBool(changed.follower);
    if (changes.contains("roles"_L1)) {
        const QJsonValue roles = changes.value("roles"_L1);
        changed.roles = roles.isString() ? std::optional(roles.toString()) : std::nullopt;
    }
    changed.updatedAt = changes.value("at"_L1).toInteger(changed.updatedAt);
    if (changed.createdAt == 0)
        changed.createdAt = changed.updatedAt;
    save(tenant, changed);
}

qint64 MirrorStore::addAction(qint64 tenant, ActionRow &row)
{
    QSqlQuery insert = m_database.run(u"INSERT INTO actions(tenant, type, sub_type, issuer, "
                                      u"audience, content, status, created_at)"
                                      " VALUES(?,?,?,?,?,?,?,?)"_s,
                                      {tenant, row.type, row.subType, row.issuer, row.audience,
                                       row.content, row.status, row.createdAt});
    row.id = insert.lastInsertId().toLongLong();
    if (row.actionId.isEmpty()) {
        const QByteArray seed = QByteArray::number(row.id) + '/' + QByteArray::number(tenant) +
                                '/' + row.issuer.toUtf8() + '/' + row.type.toUtf8();
        row.actionId = u"a1~"_s + QString::fromLatin1(base64url(
                                      QCryptographicHash::hash(seed, QCryptographicHash::Sha256)));
    }
    m_database.run(u"UPDATE actions SET action_id=? WHERE id=?"_s, {row.actionId, row.id});
    return row.id;
}

QList<ActionRow> MirrorStore::actions(qint64 tenant)
{
    QList<ActionRow> all;
    QSqlQuery found =
        m_database.run(actionColumns + u"WHERE tenant=? ORDER BY id DESC"_s, {tenant});
    while (found.next())
        all.append(readAction(found));
    return all;
}

std::optional<ActionRow> MirrorStore::action(qint64 tenant, const QString &actionId)
{
    QSqlQuery found =
        m_database.run(actionColumns + u"WHERE tenant=? AND action_id=?"_s, {tenant, actionId});
    return found.next() ? std::optional(readAction(found)) : std::nullopt;
}

void MirrorStore::setActionStatus(qint64 tenant, const QString &actionId, const QString &status)
{
    m_database.run(u"UPDATE actions SET status=? WHERE tenant=? AND action_id=?"_s,
                   {status, tenant, actionId});
}

} // namespace personae::embedded
