// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"
#include "app/lanes.h"
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace personae {

/// Carries the outbox to the services: one command at a time per account, in order, accounts side
/// by side. What a command does is SaveRun's and PictureRun's business; here is only whose turn it
/// is. GUI thread.
class OutboxRunner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxRunner)

public:
    /// All must outlive this. Starts when the outbox has loaded.
    OutboxRunner(Outbox &outbox, ProfileStore &profiles, const BlobStore &blobs, Lanes &lanes,
                 QObject *parent = nullptr);
    ~OutboxRunner() override;

    void tryNow(qint64 entry);            ///< this entry's account, or all (0)
    void retry(const AccountId &account); ///< the network or the session is back: waiting is over
    /// Breaks off what is being sent; cancels what is not sent yet.
    void abort(qint64 entry);
    void setPaused(bool paused);
    void setTempo(const Tempo &tempo) { m_tempo = tempo; } ///< for what starts from now on
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Something of ours is between being sent and being proved.
    [[nodiscard]] bool isAtWork(const AccountId &account) const { return m_runs.contains(account); }
    /// Another client made the service take this picture away: where we sent it, it is sent again,
    /// changed.
    void putBack(const AccountId &account, PictureSlot slot, const QString &pictureId);

Q_SIGNALS:
    void uploadProgress(qint64 outboxEntry, qint64 sent, qint64 total);
    void mended(const personae::AccountId &account, personae::PictureSlot slot);
    void verified(const personae::AccountId &account);

private:
    void look();
    void lookLater();
    void lookAt(const OutboxEntry &head, const QDateTime &now);
    [[nodiscard]] bool isDue(const OutboxEntry &entry, const QDateTime &now);
    void start(const OutboxEntry &entry);
    void ended(CommandRun *run, const OutboxEntry &before);
    void prune(const AccountId &account);

    Outbox &m_outbox;
    ProfileStore &m_profiles;
    BlobStore m_blobs;
    Lanes &m_lanes;
    QHash<AccountId, CommandRun *> m_runs;
    QSet<AccountId> m_hurried;               ///< waiting times do not count once
    QHash<AccountId, QDateTime> m_restUntil; ///< after a disk that refused
    QSet<qint64> m_puttingBack;
    QSet<QUuid> m_putBackTickets;
    QTimer m_timer;
    Tempo m_tempo;
    QDateTime m_nextLook;
    bool m_loaded = false;
    bool m_paused = false;
};

} // namespace personae
