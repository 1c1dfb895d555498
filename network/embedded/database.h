// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

namespace personae::embedded {

/// The one SQLite file of the embedded Cloudillo node. Used on the thread that made it.
class Database final
{
    Q_DISABLE_COPY_MOVE(Database)

public:
    Database();
    ~Database();

    /// Opens or makes the file and its tables. False: see error().
    bool open(const QString &path);
    [[nodiscard]] QString error() const { return m_error; }

    /// Runs one statement with positional values. Errors are programming errors and are logged.
    QSqlQuery run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] QVariant value(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] QSqlDatabase handle() const;

    [[nodiscard]] QString meta(const QString &key);
    void setMeta(const QString &key, const QString &value);

private:
    QString m_connection;
    QString m_error;
};

} // namespace personae::embedded
