// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/databasethread.h"
#include "models/values/account.h"
#include "models/values/profile.h"

#include <QDateTime>
#include <QObject>

namespace personae {

/// The last answers of the listings a service declares (ServiceInfo::calls), in the cache that may
/// be thrown away, so that their pages can be read without network. Database thread inside, signals
/// on the GUI thread.
class RecordStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordStore)

public:
    explicit RecordStore(DatabaseThread &database, QObject *parent = nullptr);

    /// loaded() follows; without rows and with an invalid time where nothing is kept.
    void load(const AccountId &account, const QString &call, const FieldMap &arguments);
    void store(const AccountId &account, const QString &call, const FieldMap &arguments,
               const QList<FieldMap> &records, bool more, const QDateTime &at);
    void forget(const AccountId &account);

Q_SIGNALS:
    void loaded(const personae::AccountId &account, const QString &call,
                const personae::FieldMap &arguments, const QList<personae::FieldMap> &records,
                bool more, const QDateTime &asOf);
    void failed(const personae::ApiError &error);

private:
    DatabaseThread &m_database;
};

} // namespace personae
