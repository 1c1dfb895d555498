// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace personae::worker {

/// Runs `work` on a pool thread and hands its value to `done` on the thread of `context`. Call it
/// on that thread. If the context dies first, `done` is never called and the value is dropped;
/// `work` must own all it uses.
template <typename T>
void run(QObject *context, std::function<T()> work, std::function<void(const T &)> done)
{
    const auto promise = std::make_shared<QPromise<T>>();
    // A child of the context: it dies with it, and the future's own lock settles the race.
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done)] {
                         watcher->deleteLater();
                         done(watcher->future().result());
                     });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace personae::worker
