// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>

namespace personae {

class Database;

/// How one SQLite file is opened and cared for.
struct DatabaseSpec
{
    enum class Damage { SetAsideAndRebuild, Refuse };
    enum class Durability {
        Process, ///< a commit survives the program's end (synchronous=NORMAL)
        Power,   ///< a commit survives a power cut (synchronous=FULL)
    };

    QString path;         ///< file; its folder is created
    QString schemaFolder; ///< resource folder of NNN.sql steps, e.g. ":/schema/cache"
    Damage onDamage = Damage::Refuse;
    Durability durability = Durability::Power;
    qint64 maximumPages = 0; ///< 0: as many as fit; tests play a full disk with it

    /// The cache of what services showed: rebuilt where it is damaged.
    [[nodiscard]] static DatabaseSpec cache(const QString &path);
    /// Commands, drafts, ledger: never rebuilt, backed up before it is migrated.
    [[nodiscard]] static DatabaseSpec outbox(const QString &path);
};

/// One thread with one SQLite connection (WAL, foreign keys on, checked migrations by PRAGMA
/// user_version). Jobs run in order on that thread; answers come back to the thread of this object,
/// where the contexts live too, or never if the context is gone. A file made by a newer program is
/// refused: open() says so and touches nothing. Destruction waits for the queued jobs.
class DatabaseThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabaseThread)

public:
    explicit DatabaseThread(DatabaseSpec spec, QObject *parent = nullptr);
    ~DatabaseThread() override;

    struct Opened
    {
        bool rebuilt = false; ///< a damaged file was set aside
        QString setAsideAs;   ///< where it lies now
    };
    /// Opens and migrates; blocks the caller, so before the window is shown only. Errors:
    /// StorageFailed, with detail "damaged" where the file must not be rebuilt, else the system's
    /// reason; Conflict with detail "newer".
    [[nodiscard]] Result<Opened> open();

    /// Runs the job on the thread; `done` gets its result on the context's thread.
    template <typename T>
    void run(QObject *context, std::function<Result<T>(Database &)> job,
             std::function<void(Result<T>)> done);
    /// The same where nobody waits for the result; failures are reported by failed().
    void post(std::function<Result<bool>(Database &)> job);
    /// Waits until every job queued so far is done. For shutdown and tests.
    void drain();

Q_SIGNALS:
    void failed(const personae::ApiError &error);

private:
    void enqueue(std::function<void(Database &)> work);
    void deliver(std::function<void()> call);

    DatabaseSpec m_spec;
    QThread m_thread;
    QObject *m_worker = nullptr;
    std::unique_ptr<Database> m_database; ///< touched on m_thread only
};

template <typename T>
void DatabaseThread::run(QObject *context, std::function<Result<T>(Database &)> job,
                         std::function<void(Result<T>)> done)
{
    enqueue([this, guard = QPointer<QObject>(context), job = std::move(job),
             done = std::move(done)](Database &database) {
        deliver([guard, done, result = job(database)]() {
            if (guard)
                done(result);
        });
    });
}

} // namespace personae
