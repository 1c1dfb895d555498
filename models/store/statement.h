// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace personae {

class Database;

/// A prepared statement borrowed from the connection's cache and reset when this object goes, so
/// that no read keeps the write-ahead log open. One use at a time per text. The connection's
/// thread.
class Statement final
{
    Q_DISABLE_COPY_MOVE(Statement)

public:
    Statement(Database &database, const QString &sql);
    ~Statement();

    Statement &bind(const QVariant &value); ///< the next "?"; an invalid one is NULL
    [[nodiscard]] bool run();               ///< false: see error()
    [[nodiscard]] bool next();              ///< false: no more rows, or an error
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] int rowsChanged() const { return m_query->numRowsAffected(); }
    [[nodiscard]] qint64 insertedId() const { return m_query->lastInsertId().toLongLong(); }
    [[nodiscard]] bool hasError() const { return m_error.isError(); }
    [[nodiscard]] ApiError error() const { return m_error; }

private:
    void noteError();

    Database &m_database;
    ApiError m_error;                   ///< before m_query: preparing may fail
    std::shared_ptr<QSqlQuery> m_query; ///< shared with the cache
    int m_bound = 0;
};

} // namespace personae
