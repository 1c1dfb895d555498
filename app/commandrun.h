// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"
#include "network/wire/accountlane.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace personae {

class CommunityLanes;
class PictureStore;

/// How long to wait before looking again. The defaults suit real services; tests hurry.
struct Tempo
{
    /// Before each further look at a saved profile: some servers show a change late.
    QList<std::chrono::milliseconds> rereads{
        std::chrono::milliseconds(500), std::chrono::milliseconds(1000),
        std::chrono::milliseconds(2000), std::chrono::milliseconds(4000)};
    /// Before each look for a picture's final id: about 30 s in all (Cloudillo 4.4).
    QList<std::chrono::milliseconds> looks{
        std::chrono::milliseconds(500),  std::chrono::milliseconds(1000),
        std::chrono::milliseconds(2000), std::chrono::milliseconds(4000),
        std::chrono::milliseconds(8000), std::chrono::milliseconds(15000)};
    std::chrono::seconds roundPause{60}; ///< between rounds of looks at a slow node
    /// Before each further look at somebody acted on: flags change late, above 10 s where another
    /// node must be contacted first (Cloudillo 6.1). About 22 s in all.
    QList<std::chrono::milliseconds> relations{
        std::chrono::milliseconds(300),  std::chrono::milliseconds(700),
        std::chrono::milliseconds(1000), std::chrono::milliseconds(2000),
        std::chrono::milliseconds(3000), std::chrono::milliseconds(4000),
        std::chrono::milliseconds(5000), std::chrono::milliseconds(6000)};
    int rounds = 6; ///< later looks at somebody whose node cannot be reached, then it is given up
};

/// One attempt to bring one outbox entry further: the common half. Every state is committed before
/// what follows from it happens, so that whenever the program dies the entry tells how far it came.
/// Ends with one ended(); destroying it abandons the attempt (what was sent stays sent; the entry
/// says Sending). GUI thread.
class CommandRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandRun)

public:
    struct Parts
    {
        Outbox &outbox;
        ProfileStore &profiles;
        AccountLane &lane; ///< of the account, or of the community acted for
        Tempo tempo;
        CommunityLanes *communities = nullptr; ///< needed for what happens inside a community
        PictureStore *pictures = nullptr;      ///< told of a picture whose address stayed the same
    };

    CommandRun(const Parts &parts, const OutboxEntry &entry, QObject *parent);

    virtual void start() = 0;
    /// The person wants it stopped. What cannot be stopped any more goes on to its proof.
    virtual void abort() {}
    [[nodiscard]] const OutboxEntry &entry() const { return m_entry; }

Q_SIGNALS:
    void uploadProgress(qint64 outboxEntry, qint64 sent, qint64 total);
    void ended();

protected:
    using Next = std::function<void()>;

    /// Commits m_entry in this state, then goes on. Where a newer edit joined the entry meanwhile,
    /// or the disk refused, the attempt ends and the runner looks again.
    void keep(OutboxState state, const Next &next);
    /// Commits the final or waiting state and ends.
    void endAs(OutboxState state, WaitReason waitsFor = WaitReason::None,
               const QDateTime &nextTryAt = {});
    void endAs(OutboxState state, const ApiError &why); ///< the same, and the reason stays
    void endByPolicy(const ApiError &error);            ///< after a write
    /// A read that was needed failed: the state stays, tried again later.
    void endUnread(const ApiError &error);
    void end();
    [[nodiscard]] bool hasEnded() const { return m_ended; }

    /// Reads the own profile and shows it to everybody. `next` only if it could be read, else the
    /// attempt ends.
    void readOwn(const std::function<void(const Profile &)> &next);
    void later(std::chrono::milliseconds pause, const Next &next);

    Outbox &m_outbox;
    ProfileStore &m_profiles;
    AccountLane &m_lane;
    OutboxEntry m_entry;
    const Tempo m_tempo;

private:
    void readNothing(const std::function<void(const Profile &)> &next, const ApiError &error);
    void overtaken(const OutboxEntry &kept);
    void keepAndEnd(OutboxState state, WaitReason waitsFor, const QDateTime &nextTryAt);

    bool m_ended = false;
    Command m_known; ///< as it is in the outbox, as far as this attempt knows
    Next m_kept;
};

} // namespace personae
