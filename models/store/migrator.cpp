// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrator.h"

#include "models/store/database.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace personae {

QStringList splitStatements(const QString &sql)
{
    QStringList statements;
    QString open;
    for (const QString &line : sql.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith("--"_L1))
            continue;
        open += line + u'\n';
        if (trimmed.endsWith(u';')) {
            statements.append(open);
            open.clear();
        }
    }
    if (!open.isEmpty())
        statements.append(open);
    return statements;
}

Migrator::Migrator(Database &database, const QString &schemaFolder)
    : m_database(database)
{
    const QDir folder(schemaFolder);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
        m_steps.append(folder.filePath(name));
}

Result<int> Migrator::current() const
{
    const Result<qint64> version = m_database.number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    return int(version.value());
}

Result<bool> Migrator::migrate()
{
    const Result<int> version = current();
    if (!version)
        return version.error();
    if (newest() == 0)
        return storageError(u"no schema"_s);
    if (version.value() > newest()) {
        ApiError newer;
        newer.kind = Outcome::Conflict;
        newer.detail = u"newer"_s;
        return newer;
    }
    for (int next = version.value() + 1; next <= newest(); ++next) {
        if (Result<bool> done = runStep(next); !done)
            return done;
    }
    return true;
}

Result<bool> Migrator::runStep(int version)
{
    QFile file(m_steps.at(version - 1));
    if (!file.open(QIODevice::ReadOnly))
        return storageError(file.errorString());
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    for (const QString &statement : splitStatements(QString::fromUtf8(file.readAll()))) {
        if (Result<bool> done = m_database.execute(statement); !done)
            return done;
    }
    // Inside the transaction: a file is never between two versions.
    if (Result<bool> done = m_database.execute(u"PRAGMA user_version = %1"_s.arg(version)); !done)
        return done;
    return transaction.commit();
}

} // namespace personae
