// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>

QT_BEGIN_NAMESPACE
class QSqlError;
QT_END_NAMESPACE

namespace personae {

/// One open SQLite connection with its prepared statements. Lives and dies on one thread.
class Database final
{
    Q_DISABLE_COPY_MOVE(Database)

public:
    Database();
    ~Database();

    /// Opens the file and sets what every connection needs; does not look at the contents.
    Result<bool> open(const QString &path);
    void close();
    [[nodiscard]] bool isOpen() const { return m_connection.isOpen(); }

    Result<bool> execute(const QString &sql);  ///< one statement without parameters
    Result<qint64> number(const QString &sql); ///< first column of the first row

    /// A SQLite error as a value: StorageFailed, detail "damaged" for a broken file, else the
    /// reason.
    [[nodiscard]] ApiError failure(const QSqlError &error);
    /// A query met a broken page; the file needs care at the next start.
    [[nodiscard]] bool metDamage() const { return m_metDamage; }
    /// A statement did not fit the tables that are there: somebody else's file, or a half one.
    [[nodiscard]] bool metStrangeSchema() const { return m_metStrangeSchema; }

private:
    friend class Statement;
    [[nodiscard]] std::shared_ptr<QSqlQuery> cached(const QString &sql, ApiError *error);

    QSqlDatabase m_connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    bool m_metDamage = false;
    bool m_metStrangeSchema = false;
};

/// Everything until commit(), or nothing. Nesting is not possible.
class Transaction final
{
    Q_DISABLE_COPY_MOVE(Transaction)

public:
    explicit Transaction(Database &database);
    ~Transaction();

    [[nodiscard]] Result<bool> begun() const { return m_begun; }
    Result<bool> commit(); ///< what was not committed is rolled back

private:
    Database &m_database;
    Result<bool> m_begun;
    bool m_done = false;
};

[[nodiscard]] ApiError storageError(const QString &detail);

} // namespace personae
