// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/statement.h"

#include "models/store/database.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace personae {

Statement::Statement(Database &database, const QString &sql)
    : m_database(database)
    , m_query(database.cached(sql, &m_error))
{
}

Statement::~Statement()
{
    m_query->finish();
}

Statement &Statement::bind(const QVariant &value)
{
    // A null QString is an empty text to us; only an invalid variant is SQL's NULL.
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        m_query->bindValue(m_bound++, u""_s);
    else if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        m_query->bindValue(m_bound++, QByteArray(""));
    else
        m_query->bindValue(m_bound++, value);
    return *this;
}

bool Statement::run()
{
    m_bound = 0;
    if (hasError())
        return false;
    if (!m_query->exec())
        noteError();
    return !hasError();
}

bool Statement::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        noteError();
    return false;
}

void Statement::noteError()
{
    m_error = m_database.failure(m_query->lastError());
}

} // namespace personae
