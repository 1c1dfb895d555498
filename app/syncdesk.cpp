// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/syncdesk.h"

namespace personae {

SyncDesk::SyncDesk(ProfileSync &sync, OutboxRunner &runner, QObject *parent)
    : SyncPort(parent)
    , m_sync(sync)
    , m_runner(runner)
{
    connect(&sync, &ProfileSync::refreshing, this, &SyncPort::refreshing);
    connect(&runner, &OutboxRunner::uploadProgress, this, &SyncPort::uploadProgress);
}

void SyncDesk::refresh(const AccountId &account)
{
    m_sync.refresh(account);
}

void SyncDesk::refreshAll()
{
    m_sync.refreshAll();
}

void SyncDesk::wantPicture(const AccountId &account, const QString &pictureId, int edgePixels)
{
    m_sync.wantPicture(account, pictureId, edgePixels);
}

void SyncDesk::tryNow(qint64 outboxEntry)
{
    m_runner.tryNow(outboxEntry);
}

void SyncDesk::setOutboxPaused(bool paused)
{
    m_runner.setPaused(paused);
}

void SyncDesk::abort(qint64 outboxEntry)
{
    m_runner.abort(outboxEntry);
}

} // namespace personae
