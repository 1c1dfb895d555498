// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outboxrunner.h"

#include "app/picturerun.h"
#include "app/saverun.h"

#include <algorithm>

namespace personae {

namespace {

constexpr int restSeconds = 10;
constexpr int keptVerified = 20; ///< per account; older ones are in the history only

const PutPictureCommand *pictureOf(const OutboxEntry &entry)
{
    return std::get_if<PutPictureCommand>(&entry.command);
}

} // namespace

OutboxRunner::OutboxRunner(Outbox &outbox, ProfileStore &profiles, const BlobStore &blobs,
                           Lanes &lanes, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_profiles(profiles)
    , m_blobs(blobs)
    , m_lanes(lanes)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OutboxRunner::look);
    connect(&m_outbox, &Outbox::loaded, this, [this] {
        m_loaded = true;
        look();
    });
    connect(&m_outbox, &Outbox::entryAdded, this, &OutboxRunner::lookLater);
    connect(&m_outbox, &Outbox::entryChanged, this, &OutboxRunner::lookLater);
    connect(&m_lanes, &Lanes::closing, this,
            [this](const AccountId &account) { delete m_runs.take(account); });
    connect(&m_outbox, &Outbox::submitted, this,
            [this](const QUuid &ticket, const OutboxEntry &entry) {
                if (m_putBackTickets.remove(ticket))
                    m_puttingBack.insert(entry.id);
            });
}

OutboxRunner::~OutboxRunner() = default;

void OutboxRunner::lookLater()
{
    if (!m_timer.isActive() || m_timer.remainingTime() > 0)
        m_timer.start(0);
}

void OutboxRunner::look()
{
    if (!m_loaded || m_paused)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_nextLook = {};
    QSet<AccountId> seen;
    const QList<OutboxEntry> entries = m_outbox.entries();
    for (const OutboxEntry &entry : entries) {
        if (isFinal(entry.state) || seen.contains(entry.account))
            continue;
        seen.insert(entry.account);
        lookAt(entry, now);
    }
    if (m_nextLook.isValid())
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(1, now.msecsTo(m_nextLook))));
}

/// The oldest open entry of an account: the only one that may run.
void OutboxRunner::lookAt(const OutboxEntry &head, const QDateTime &now)
{
    if (m_runs.contains(head.account) || !m_lanes.lane(head.account))
        return;
    if (isDue(head, now)) {
        m_hurried.remove(head.account);
        start(head);
        return;
    }
    const QDateTime due = std::max(head.nextTryAt, m_restUntil.value(head.account));
    if (due.isValid() && (!m_nextLook.isValid() || due < m_nextLook))
        m_nextLook = due;
}

bool OutboxRunner::isDue(const OutboxEntry &entry, const QDateTime &now)
{
    // The clock was ahead when this was written: its times say nothing.
    if (entry.changedAt > now.addSecs(60))
        return entry.waitsFor != WaitReason::SignIn || m_hurried.contains(entry.account);
    if (m_restUntil.value(entry.account) > now)
        return false;
    if (m_hurried.contains(entry.account))
        return true;
    return entry.waitsFor != WaitReason::SignIn &&
           (!entry.nextTryAt.isValid() || entry.nextTryAt <= now);
}

void OutboxRunner::start(const OutboxEntry &entry)
{
    OutboxEntry present = entry;
    if (present.state == OutboxState::Sending)
        present.state = OutboxState::Unknown; // nobody is at it: its end could not be kept
    const CommandRun::Parts parts{m_outbox, m_profiles, *m_lanes.lane(entry.account), m_tempo};
    CommandRun *run = nullptr;
    if (pictureOf(entry)) {
        auto *picture = new PictureRun(parts, m_blobs, present, this);
        connect(
            picture, &PictureRun::mended, this,
            [this, account = entry.account](PictureSlot slot) { Q_EMIT mended(account, slot); });
        run = picture;
    } else {
        run = new SaveRun(parts, present, this);
    }
    m_runs.insert(entry.account, run);
    connect(run, &CommandRun::uploadProgress, this, &OutboxRunner::uploadProgress);
    connect(run, &CommandRun::ended, this, [this, run, entry] { ended(run, entry); });
    run->start();
}

void OutboxRunner::ended(CommandRun *run, const OutboxEntry &before)
{
    m_runs.remove(before.account);
    run->deleteLater();
    const OutboxEntry *after = m_outbox.find(before.id);
    if (after && *after == before)
        m_restUntil.insert(before.account, QDateTime::currentDateTimeUtc().addSecs(restSeconds));
    if (after && after->state == OutboxState::Verified) {
        const PutPictureCommand *put = pictureOf(*after);
        if (m_puttingBack.remove(before.id) && put)
            Q_EMIT mended(before.account, put->slot);
        Q_EMIT verified(before.account);
        prune(before.account);
    }
    lookLater();
}

void OutboxRunner::tryNow(qint64 entry)
{
    for (const OutboxEntry &each : m_outbox.entries()) {
        if (entry == 0 || each.id == entry)
            retry(each.account);
    }
}

void OutboxRunner::retry(const AccountId &account)
{
    m_hurried.insert(account);
    m_restUntil.remove(account);
    lookLater();
}

void OutboxRunner::abort(qint64 entry)
{
    for (CommandRun *run : std::as_const(m_runs)) {
        if (run->entry().id == entry) {
            run->abort();
            return;
        }
    }
    m_outbox.cancel(entry);
}

void OutboxRunner::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        lookLater();
}

void OutboxRunner::putBack(const AccountId &account, PictureSlot slot, const QString &pictureId)
{
    const QList<OutboxEntry> entries = m_outbox.entries();
    const auto isIt = [&](const OutboxEntry &entry) {
        const PutPictureCommand *put = pictureOf(entry);
        return put && entry.account == account && put->slot == slot &&
               entry.state == OutboxState::Verified && entry.remoteId == pictureId;
    };
    const auto ours = std::find_if(entries.crbegin(), entries.crend(), isIt);
    if (ours == entries.crend())
        return; // never ours: nothing to put back
    const QUuid ticket = QUuid::createUuid();
    m_putBackTickets.insert(ticket);
    m_outbox.submit(account, ours->command, ticket);
}

/// The newest picture of each slot stays: its file is needed to put it back.
void OutboxRunner::prune(const AccountId &account)
{
    QSet<PictureSlot> slotsSeen;
    int verifiedSeen = 0;
    const QList<OutboxEntry> entries = m_outbox.entries();
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        if (it->account != account || it->state != OutboxState::Verified)
            continue;
        const PutPictureCommand *put = pictureOf(*it);
        const bool newest = put && !slotsSeen.contains(put->slot);
        if (put)
            slotsSeen.insert(put->slot);
        if (++verifiedSeen > keptVerified && !newest)
            m_outbox.removeFinal(it->id);
    }
}

} // namespace personae
