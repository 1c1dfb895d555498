// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/tenantstore.h"

#include "network/embedded/jwt.h"

#include <QCryptographicHash>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString tenantColumns =
    u"SELECT id, id_tag, name, type, profile_pic, cover_pic, email, public_key, connection_mode,"
    " admin, created_at FROM tenants "_s;

Tenant readTenant(const QSqlQuery &row)
{
    Tenant tenant;
    tenant.id = row.value(0).toLongLong();
    tenant.idTag = row.value(1).toString();
    tenant.name = row.value(2).toString();
    tenant.type = row.value(3).toString();
    tenant.profilePic = row.value(4).toString();
    tenant.coverPic = row.value(5).toString();
    tenant.email = row.value(6).toString();
    tenant.publicKey = row.value(7).toString();
    tenant.connectionMode = row.value(8).toString();
    tenant.admin = row.value(9).toBool();
    tenant.createdAt = row.value(10).toLongLong();
    return tenant;
}

ApiKey readKey(const QSqlQuery &row)
{
    ApiKey key;
    key.id = row.value(0).toLongLong();
    key.tenant = row.value(1).toLongLong();
    key.prefix = row.value(2).toString();
    key.name = row.value(3).toString();
    key.scopes = row.value(4).toString();
    key.expiresAt = row.value(5).toLongLong();
    key.lastUsedAt = row.value(6).toLongLong();
    key.createdAt = row.value(7).toLongLong();
    return key;
}

const QString keyColumns =
    u"SELECT id, tenant, prefix, name, scopes, expires_at, last_used_at, created_at FROM api_keys "_s;

QString digest(const QString &salt, const QString &secret)
{
    const QByteArray bytes = salt.toUtf8() + secret.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

std::optional<Tenant> TenantStore::tenant(const QString &idTag)
{
    QSqlQuery row = m_database.run(tenantColumns + u"WHERE id_tag=?"_s, {idTag});
    return row.next() ? std::optional(readTenant(row)) : std::nullopt;
}

std::optional<Tenant> TenantStore::tenantById(qint64 id)
{
    QSqlQuery row = m_database.run(tenantColumns + u"WHERE id=?"_s, {id});
    return row.next() ? std::optional(readTenant(row)) : std::nullopt;
}

std::optional<Tenant> TenantStore::anyone(const QString &idTag)
{
    if (auto known = tenant(idTag))
        return known;
    QSqlQuery row = m_database.run(
        u"SELECT name, type, picture FROM people WHERE id_tag=? AND reachable=1"_s, {idTag});
    if (!row.next())
        return {};
    Tenant shadow;
    shadow.idTag = idTag;
    shadow.name = row.value(0).toString();
    shadow.type = row.value(1).toString();
    shadow.profilePic = row.value(2).toString();
    shadow.publicKey = QString::fromLatin1(
        QCryptographicHash::hash(idTag.toUtf8(), QCryptographicHash::Sha512).toBase64());
    return shadow;
}

QList<Tenant> TenantStore::tenants()
{
    QList<Tenant> all;
    QSqlQuery row = m_database.run(tenantColumns + u"ORDER BY created_at DESC, id DESC"_s);
    while (row.next())
        all.append(readTenant(row));
    return all;
}

QString TenantStore::firstTenant()
{
    return m_database.value(u"SELECT id_tag FROM tenants ORDER BY id LIMIT 1"_s).toString();
}

void TenantStore::setName(qint64 tenant, const QString &name)
{
    m_database.run(u"UPDATE tenants SET name=? WHERE id=?"_s, {name, tenant});
    // The own row of the mirror follows (Cloudillo 5.2: one's own row is in the list).
    m_database.run(u"UPDATE profiles SET name=? WHERE tenant=?"
                   " AND id_tag=(SELECT id_tag FROM tenants WHERE id=?)"_s,
                   {name, tenant, tenant});
}

void TenantStore::setPicture(qint64 tenant, const QString &slot, const QString &id)
{
    if (slot == "cover"_L1) {
        m_database.run(u"UPDATE tenants SET cover_pic=? WHERE id=?"_s, {id, tenant});
        return;
    }
    m_database.run(u"UPDATE tenants SET profile_pic=? WHERE id=?"_s, {id, tenant});
    m_database.run(u"UPDATE profiles SET profile_pic=? WHERE tenant=?"
                   " AND id_tag=(SELECT id_tag FROM tenants WHERE id=?)"_s,
                   {id, tenant, tenant});
}

QMap<QString, QString> TenantStore::x(qint64 tenant)
{
    QMap<QString, QString> map;
    QSqlQuery row = m_database.run(u"SELECT key, value FROM x WHERE tenant=?"_s, {tenant});
    while (row.next())
        map.insert(row.value(0).toString(), row.value(1).toString());
    return map;
}

void TenantStore::setX(qint64 tenant, const QString &key, const std::optional<QString> &value)
{
    // A null QString would be bound as NULL: keys and values may be empty texts.
    const QString name = key.isNull() ? u""_s : key;
    if (value)
        m_database.run(u"INSERT OR REPLACE INTO x VALUES(?,?,?)"_s,
                       {tenant, name, value->isNull() ? u""_s : *value});
    else
        m_database.run(u"DELETE FROM x WHERE tenant=? AND key=?"_s, {tenant, name});
}

bool TenantStore::checkPassword(qint64 tenant, const QString &password)
{
    QSqlQuery row = m_database.run(u"SELECT salt, password FROM tenants WHERE id=?"_s, {tenant});
    return row.next() && digest(row.value(0).toString(), password) == row.value(1).toString();
}

void TenantStore::setPassword(qint64 tenant, const QString &password)
{
    const QString salt = randomWord(16);
    m_database.run(u"UPDATE tenants SET salt=?, password=? WHERE id=?"_s,
                   {salt, digest(salt, password), tenant});
}

QString TenantStore::addKey(ApiKey &key)
{
    const QString text = u"cl_"_s + randomWord(43);
    key.prefix = text.left(11);
    QSqlQuery insert = m_database.run(
        u"INSERT INTO api_keys(tenant, prefix, digest, name, scopes, expires_at, last_used_at,"
        " created_at) VALUES(?,?,?,?,?,?,0,?)"_s,
        {key.tenant, key.prefix, digest({}, text), key.name, key.scopes, key.expiresAt,
         key.createdAt});
    key.id = insert.lastInsertId().toLongLong();
    return text;
}

std::optional<ApiKey> TenantStore::keyByText(const QString &text)
{
    QSqlQuery row = m_database.run(keyColumns + u"WHERE digest=?"_s, {digest({}, text)});
    return row.next() ? std::optional(readKey(row)) : std::nullopt;
}

QList<ApiKey> TenantStore::keys(qint64 tenant, qint64 id)
{
    QList<ApiKey> all;
    QSqlQuery row = m_database.run(keyColumns + u"WHERE tenant=? AND (?=0 OR id=?) ORDER BY id"_s,
                                   {tenant, id, id});
    while (row.next())
        all.append(readKey(row));
    return all;
}

void TenantStore::replaceKey(const ApiKey &key)
{
    m_database.run(u"UPDATE api_keys SET name=?, scopes=?, expires_at=? WHERE id=? AND tenant=?"_s,
                   {key.name, key.scopes, key.expiresAt, key.id, key.tenant});
}

void TenantStore::touchKey(qint64 id, qint64 now)
{
    m_database.run(u"UPDATE api_keys SET last_used_at=? WHERE id=?"_s, {now, id});
}

bool TenantStore::removeKey(qint64 tenant, qint64 id)
{
    return m_database.run(u"DELETE FROM api_keys WHERE tenant=? AND id=?"_s, {tenant, id})
               .numRowsAffected() > 0;
}

QMap<QString, QString> TenantStore::settings(qint64 tenant, const QString &prefix)
{
    QMap<QString, QString> map;
    QSqlQuery row = m_database.run(
        u"SELECT name, value FROM settings WHERE tenant=? AND substr(name, 1, ?)=?"_s,
        {tenant, prefix.size(), prefix.isNull() ? u""_s : prefix});
    while (row.next())
        map.insert(row.value(0).toString(), row.value(1).toString());
    return map;
}

void TenantStore::setSetting(qint64 tenant, const QString &name, const QString &json)
{
    m_database.run(u"INSERT OR REPLACE INTO settings VALUES(?,?,?)"_s, {tenant, name, json});
    if (name == "profile.connection_mode"_L1)
        m_database.run(u"UPDATE tenants SET connection_mode=? WHERE id=?"_s,
                       {QString(json).remove(u'"'), tenant});
}

} // namespace personae::embedded
