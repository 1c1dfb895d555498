// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

// Primary result codes of SQLite; the upper bytes of a code only say more about it.
constexpr int codeError = 1;
constexpr int codeCorrupt = 11;
constexpr int codeNotADatabase = 26;

ApiError notOpen()
{
    return storageError(u"not open"_s);
}

} // namespace

ApiError storageError(const QString &detail)
{
    ApiError error;
    error.kind = Outcome::StorageFailed;
    error.detail = detail;
    return error;
}

Database::Database()
    : m_connection(QSqlDatabase::addDatabase(u"QSQLITE"_s,
                                             QUuid::createUuid().toString(QUuid::WithoutBraces)))
{
}

Database::~Database()
{
    close();
    const QString name = m_connection.connectionName();
    m_connection = {};
    QSqlDatabase::removeDatabase(name);
}

Result<bool> Database::open(const QString &path)
{
    m_metDamage = false;
    m_metStrangeSchema = false;
    m_connection.setDatabaseName(path);
    m_connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!m_connection.open())
        return failure(m_connection.lastError());
    return execute(u"PRAGMA foreign_keys = ON"_s);
}

void Database::close()
{
    m_statements.clear();
    m_connection.close();
}

Result<bool> Database::execute(const QString &sql)
{
    if (!isOpen())
        return notOpen();
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        return failure(query.lastError());
    return true;
}

Result<qint64> Database::number(const QString &sql)
{
    if (!isOpen())
        return notOpen();
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        return failure(query.lastError());
    if (!query.next()) {
        if (query.lastError().isValid())
            return failure(query.lastError());
        return storageError(u"no row"_s);
    }
    return query.value(0).toLongLong();
}

ApiError Database::failure(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == codeCorrupt || code == codeNotADatabase) {
        m_metDamage = true;
        return storageError(u"damaged"_s);
    }
    if (code == codeError)
        m_metStrangeSchema = true;
    const QString reason =
        error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return storageError(reason);
}

std::shared_ptr<QSqlQuery> Database::cached(const QString &sql, ApiError *error)
{
    if (!isOpen()) {
        *error = notOpen();
        return std::make_shared<QSqlQuery>(m_connection);
    }
    const auto it = m_statements.constFind(sql);
    if (it != m_statements.cend())
        return *it;
    auto query = std::make_shared<QSqlQuery>(m_connection);
    query->setForwardOnly(true);
    if (query->prepare(sql))
        m_statements.insert(sql, query);
    else
        *error = failure(query->lastError());
    return query;
}

Transaction::Transaction(Database &database)
    : m_database(database)
    , m_begun(database.execute(u"BEGIN IMMEDIATE"_s))
{
    m_done = !m_begun.ok();
}

Transaction::~Transaction()
{
    // A full disk may have rolled back by itself; a second rollback then fails harmlessly.
    if (!m_done)
        (void)m_database.execute(u"ROLLBACK"_s);
}

Result<bool> Transaction::commit()
{
    if (!m_begun.ok())
        return m_begun;
    Result<bool> committed = m_database.execute(u"COMMIT"_s);
    m_done = committed.ok();
    return committed;
}

} // namespace personae
