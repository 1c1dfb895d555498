// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outboxrunner.h"
#include "app/profilesync.h"
#include "models/ports/syncport.h"

namespace personae {

/// The window's door to reading and sending: hands its wishes to ProfileSync and OutboxRunner. GUI
/// thread.
class SyncDesk final : public SyncPort
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SyncDesk)

public:
    SyncDesk(ProfileSync &sync, OutboxRunner &runner, QObject *parent = nullptr);

    void refresh(const AccountId &account) override;
    void refreshAll() override;
    void wantPicture(const AccountId &account, const QString &pictureId, int edgePixels) override;
    void tryNow(qint64 outboxEntry) override;
    void setOutboxPaused(bool paused) override;
    void abort(qint64 outboxEntry) override;

private:
    ProfileSync &m_sync;
    OutboxRunner &m_runner;
};

} // namespace personae
