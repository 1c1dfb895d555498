// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/databasethread.h"

#include "models/store/database.h"
#include "models/store/databasefile.h"

using namespace Qt::StringLiterals;

namespace personae {

DatabaseSpec DatabaseSpec::cache(const QString &path)
{
    DatabaseSpec spec;
    spec.path = path;
    spec.schemaFolder = u":/schema/cache"_s;
    spec.onDamage = Damage::SetAsideAndRebuild;
    spec.durability = Durability::Process;
    return spec;
}

DatabaseSpec DatabaseSpec::outbox(const QString &path)
{
    DatabaseSpec spec;
    spec.path = path;
    spec.schemaFolder = u":/schema/outbox"_s;
    return spec;
}

DatabaseThread::DatabaseThread(DatabaseSpec spec, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_worker(new QObject)
{
    m_thread.setObjectName(u"database"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

DatabaseThread::~DatabaseThread()
{
    // Blocking, hence after every job that was queued: what was asked to be kept is committed.
    QMetaObject::invokeMethod(
        m_worker, [this]() { m_database.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_worker;
}

Result<DatabaseThread::Opened> DatabaseThread::open()
{
    Result<Opened> opened = Opened();
    QMetaObject::invokeMethod(
        m_worker,
        [this, &opened]() {
            m_database = std::make_unique<Database>();
            opened = databasefile::open(*m_database, m_spec);
            if (!opened)
                m_database->close();
        },
        Qt::BlockingQueuedConnection);
    return opened;
}

void DatabaseThread::post(std::function<Result<bool>(Database &)> job)
{
    enqueue([this, job = std::move(job)](Database &database) {
        const Result<bool> result = job(database);
        if (!result)
            deliver([this, error = result.error()]() { Q_EMIT failed(error); });
    });
}

void DatabaseThread::drain()
{
    QMetaObject::invokeMethod(
        m_worker, []() {}, Qt::BlockingQueuedConnection);
}

void DatabaseThread::enqueue(std::function<void(Database &)> work)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, work = std::move(work)]() {
            if (!m_database)
                m_database =
                    std::make_unique<Database>(); // never opened: every job fails with a reason
            const bool wasSound = !m_database->metDamage();
            work(*m_database);
            if (wasSound && m_database->metDamage())
                databasefile::markDamaged(m_spec);
        },
        Qt::QueuedConnection);
}

void DatabaseThread::deliver(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

} // namespace personae
