// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/denylist/denyliststore.h"

#include "models/denylist/denylistrows.h"
#include "models/store/database.h"

namespace personae {

DenylistStore::DenylistStore(DatabaseThread &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

void DenylistStore::tell(const AccountId &account, const Result<Denylist> &list)
{
    if (list)
        Q_EMIT listLoaded(account, list.value());
    else
        Q_EMIT failed(list.error());
}

void DenylistStore::load(const AccountId &account)
{
    m_database.run<Denylist>(
        this, [account](Database &file) { return denylistrows::read(file, account); },
        [this, account](const Result<Denylist> &list) { tell(account, list); });
}

void DenylistStore::change(const AccountId &account, std::function<void(Denylist &)> edit)
{
    m_database.run<Denylist>(
        this,
        [account, edit = std::move(edit)](Database &file) -> Result<Denylist> {
            Transaction transaction(file);
            if (!transaction.begun())
                return transaction.begun().error();
            Result<Denylist> read = denylistrows::read(file, account);
            if (!read)
                return read;
            Denylist list = read.take();
            edit(list);
            if (Result<bool> done = denylistrows::write(file, account, list); !done)
                return done.error();
            if (Result<bool> done = transaction.commit(); !done)
                return done.error();
            return list;
        },
        [this, account](const Result<Denylist> &list) { tell(account, list); });
}

void DenylistStore::take(const AccountId &account, const DenylistCommand &command,
                         const QStringList &succeeded, const QStringList &failed, bool listKnown)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    change(account, [command, succeeded, failed, listKnown, now](Denylist &list) {
        list = denylistAfter(list, command, succeeded, failed, listKnown, now);
    });
}

void DenylistStore::setStaged(const AccountId &account, const QStringList &staged)
{
    change(account, [staged](Denylist &list) { list.staged = staged; });
}

void DenylistStore::forget(const AccountId &account)
{
    m_database.run<bool>(
        this,
        [account](Database &file) -> Result<bool> {
            Transaction transaction(file);
            if (!transaction.begun())
                return transaction.begun().error();
            if (Result<bool> done = denylistrows::remove(file, account); !done)
                return done.error();
            return transaction.commit();
        },
        [this](const Result<bool> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

} // namespace personae
