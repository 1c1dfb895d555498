// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/database.h"

#include <QLoggingCategory>
#include <QSqlError>
#include <QUuid>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcEmbedded, "personae.embedded")

// A stand-in may lose its last second when the machine loses power, but not when the program is
// killed.
constexpr const char *statements[] = {
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=OFF",
    "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE IF NOT EXISTS tenants(id INTEGER PRIMARY KEY, id_tag TEXT UNIQUE, name TEXT,"
    " type TEXT, profile_pic TEXT NOT NULL DEFAULT '', cover_pic TEXT NOT NULL DEFAULT '',"
    " email TEXT, salt TEXT, password TEXT, public_key TEXT, admin INTEGER NOT NULL DEFAULT 0,"
    " connection_mode TEXT NOT NULL DEFAULT 'M', created_at INTEGER)",
    "CREATE TABLE IF NOT EXISTS x(tenant INTEGER, key TEXT, value TEXT, PRIMARY KEY(tenant, key))",
    "CREATE TABLE IF NOT EXISTS people(id_tag TEXT PRIMARY KEY, name TEXT, type TEXT,"
    " picture TEXT NOT NULL DEFAULT '', reachable INTEGER NOT NULL DEFAULT 1)",
    "CREATE TABLE IF NOT EXISTS profiles(tenant INTEGER, id_tag TEXT, name TEXT, type TEXT,"
    " profile_pic TEXT, status TEXT, connected TEXT NOT NULL DEFAULT '0',"
    " following INTEGER NOT NULL DEFAULT 0, follower INTEGER NOT NULL DEFAULT 0, trust TEXT,"
    " roles TEXT, hidden INTEGER, feed_read_at INTEGER, created_at INTEGER, updated_at INTEGER,"
    " PRIMARY KEY(tenant, id_tag))",
    "CREATE TABLE IF NOT EXISTS files(id INTEGER PRIMARY KEY AUTOINCREMENT, tenant INTEGER,"
    " slot TEXT, final_id TEXT, state TEXT, due INTEGER NOT NULL DEFAULT 0, seed TEXT)",
    "CREATE INDEX IF NOT EXISTS files_final ON files(final_id)",
    "CREATE TABLE IF NOT EXISTS variants(file INTEGER, name TEXT, blob TEXT, format TEXT,"
    " bytes INTEGER, width INTEGER, height INTEGER, PRIMARY KEY(file, name))",
    "CREATE TABLE IF NOT EXISTS api_keys(id INTEGER PRIMARY KEY AUTOINCREMENT, tenant INTEGER,"
    " prefix TEXT, digest TEXT, name TEXT, scopes TEXT, expires_at INTEGER, last_used_at INTEGER,"
    " created_at INTEGER)",
    "CREATE TABLE IF NOT EXISTS actions(id INTEGER PRIMARY KEY AUTOINCREMENT, action_id TEXT,"
    " tenant INTEGER, type TEXT, sub_type TEXT, issuer TEXT, audience TEXT, content TEXT,"
    " status TEXT, created_at INTEGER)",
    "CREATE TABLE IF NOT EXISTS settings(tenant INTEGER, name TEXT, value TEXT,"
    " PRIMARY KEY(tenant, name))",
    "CREATE TABLE IF NOT EXISTS jobs(id INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER,"
    " tenant INTEGER, id_tag TEXT, changes TEXT)",
};

} // namespace

Database::Database()
    : m_connection(u"embedded-"_s + QUuid::createUuid().toString())
{
}

Database::~Database()
{
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlDatabase Database::handle() const
{
    return QSqlDatabase::database(m_connection, false);
}

bool Database::open(const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    if (!database.open()) {
        m_error = database.lastError().text();
        return false;
    }
    for (const char *statement : statements) {
        QSqlQuery query(database);
        if (!query.exec(QString::fromLatin1(statement))) {
            m_error = query.lastError().text();
            return false;
        }
    }
    return true;
}

QSqlQuery Database::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(handle());
    query.setForwardOnly(true);
    query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        qCWarning(lcEmbedded) << query.lastError().text() << sql;
    return query;
}

QVariant Database::value(const QString &sql, const QVariantList &values)
{
    QSqlQuery query = run(sql, values);
    return query.next() ? query.value(0) : QVariant();
}

QString Database::meta(const QString &key)
{
    return value(u"SELECT value FROM meta WHERE key=?"_s, {key}).toString();
}

void Database::setMeta(const QString &key, const QString &text)
{
    run(u"INSERT OR REPLACE INTO meta VALUES(?,?)"_s, {key, text});
}

} // namespace personae::embedded
