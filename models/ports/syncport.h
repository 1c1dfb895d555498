// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/command.h"
#include "models/values/profile.h"

#include <QObject>

namespace personae {

/// What the window asks of the rest of the program besides signing in: "show me newer", "I would
/// like this picture". Requests are hints: answers arrive through the stores and lists. GUI thread;
/// app/ implements it.
class SyncPort : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SyncPort)

public:
    using QObject::QObject;

    virtual void refresh(const personae::AccountId &account) = 0;
    virtual void refreshAll() = 0;
    /// A picture that is not in the PictureStore: it is fetched from the account's own node and
    /// stored.
    virtual void wantPicture(const personae::AccountId &account, const QString &pictureId,
                             int edgePixels) = 0;
    /// Try this entry, or every waiting entry (0), now.
    virtual void tryNow(qint64 outboxEntry) = 0;
    virtual void setOutboxPaused(bool paused) = 0;
    /// Breaks off an upload that is being sent. What arrived is found out by reading; the entry
    /// says so.
    virtual void abort(qint64 outboxEntry) = 0;

Q_SIGNALS:
    void refreshing(const personae::AccountId &account, bool running);
    void uploadProgress(qint64 outboxEntry, qint64 sent, qint64 total);
};

} // namespace personae
