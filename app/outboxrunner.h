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

class DenylistStore;

/// Carries the outbox to the services: one command at a time per account and target, in order;
/// accounts side by side, and a few targets of one account too. What a command does is the runs'
/// business; here is only whose turn it is. GUI thread.
class OutboxRunner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxRunner)

public:
    /// All must outlive this. Starts when the outbox has loaded.
    OutboxRunner(Outbox &outbox, ProfileStore &profiles, const BlobStore &blobs, Lanes &lanes,
                 QObject *parent = nullptr);
    ~OutboxRunner() override;

    /// What happens inside communities goes through these; they must outlive this. Before the
    /// outbox has loaded. Without them such commands wait.
    void setCommunities(CommunityLanes &communities) { m_communities = &communities; }

    /// What is known of lists that cannot be read; pictures whose address may stay the same; who
    /// was asked to wait with changes. All must outlive this. Before the outbox has loaded.
    void setStores(DenylistStore &denylist, PictureStore &pictures, AccountRegistry &accounts)
    {
        m_denylist = &denylist;
        m_pictures = &pictures;
        m_accounts = &accounts;
    }

    /// This entry's account, or all (0). One that a person has to decide about goes out once more,
    /// as a new entry in its place.
    void tryNow(qint64 entry);
    void retry(const AccountId &account); ///< the network or the session is back: waiting is over
    /// Breaks off what is being sent; cancels what is not sent yet.
    void abort(qint64 entry);
    void setPaused(bool paused);
    void setTempo(const Tempo &tempo) { m_tempo = tempo; } ///< for what starts from now on
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Something of ours is between being sent and being proved.
    [[nodiscard]] bool isAtWork(const AccountId &account) const { return runsOf(account) > 0; }
    /// Another client made the service take this picture away: where we sent it, it is sent again,
    /// changed.
    void putBack(const AccountId &account, PictureSlot slot, const QString &pictureId);

Q_SIGNALS:
    void uploadProgress(qint64 outboxEntry, qint64 sent, qint64 total);
    void mended(const personae::AccountId &account, personae::PictureSlot slot);
    void verified(const personae::AccountId &account);
    /// What looking at somebody acted on showed: for PeopleStore::take(), as our doing.
    void seen(const personae::PeopleScope &scope, const QList<personae::PersonFacts> &facts,
              const QDateTime &at, bool withRelation);
    void knownByNameOnly(const personae::PersonRef &ref); ///< for PeopleStore::markUnsynced()
    void gone(const personae::PersonRef &ref, const QDateTime &at); ///< PeopleStore::markGone()

private:
    /// What must go out in order: all about one target. A list of forbidden usernames is no part of
    /// the profile, and neither waits for the other.
    struct Seat
    {
        PersonRef target;
        bool isDenylist = false;
        bool operator==(const Seat &) const = default;
        friend size_t qHash(const Seat &seat, size_t seed = 0)
        {
            return qHashMulti(seed, seat.target, seat.isDenylist);
        }
    };
    [[nodiscard]] static Seat seatOf(const OutboxEntry &entry);

    void look();
    void lookLater();
    void lookAt(const OutboxEntry &head, const QDateTime &now);
    void hurryAccounts();
    [[nodiscard]] int runsOf(const AccountId &account) const;
    [[nodiscard]] AccountLane *laneFor(const OutboxEntry &entry) const;
    void giveUp(OutboxEntry entry);
    void sendAgain(const OutboxEntry &entry);
    [[nodiscard]] bool isOvertaken(const OutboxEntry &entry, Command &command) const;
    [[nodiscard]] bool isOvertaken(const OutboxEntry &entry) const;
    [[nodiscard]] CommandRun *runFor(const OutboxEntry &entry);
    void close(const AccountId &account);
    [[nodiscard]] bool isDue(const OutboxEntry &entry, const QDateTime &now);
    [[nodiscard]] QDateTime pausedUntil(const OutboxEntry &entry, const QDateTime &now) const;
    void showPause(const OutboxEntry &entry, const QDateTime &until);
    void start(const OutboxEntry &entry);
    void ended(CommandRun *run, const OutboxEntry &before);
    void prune(const AccountId &account);

    Outbox &m_outbox;
    ProfileStore &m_profiles;
    BlobStore m_blobs;
    Lanes &m_lanes;
    CommunityLanes *m_communities = nullptr;
    DenylistStore *m_denylist = nullptr;
    PictureStore *m_pictures = nullptr;
    AccountRegistry *m_accounts = nullptr;
    QHash<Seat, CommandRun *> m_runs;
    QSet<AccountId> m_hurriedAccounts;       ///< all that is open there
    QSet<qint64> m_hurried;                  ///< entries whose waiting times do not count once
    QHash<AccountId, QDateTime> m_restUntil; ///< after a disk that refused
    QSet<qint64> m_puttingBack;
    QSet<QUuid> m_putBackTickets;
    QHash<QUuid, qint64> m_replaces; ///< ticket -> the entry that goes out once more
    QTimer m_timer;
    Tempo m_tempo;
    QDateTime m_nextLook;
    bool m_loaded = false;
    bool m_paused = false;
};

} // namespace personae
