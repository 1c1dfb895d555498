// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outboxrunner.h"

#include "app/communitylanes.h"
#include "app/denyrun.h"
#include "app/memberrun.h"
#include "app/picturerun.h"
#include "app/relationrun.h"
#include "app/saverun.h"
#include "models/outbox/outboxpolicy.h"

#include <algorithm>

namespace personae {

namespace {

constexpr int restSeconds = 10;
constexpr int mostRuns = 4;      ///< of one account at a time
constexpr int keptVerified = 20; ///< per account; older ones are in the history only

const PutPictureCommand *pictureOf(const OutboxEntry &entry)
{
    return std::get_if<PutPictureCommand>(&entry.command);
}

/// Sent, and looked at again in rounds: the other node could not be reached.
bool rests(const OutboxEntry &entry)
{
    return !targetOf(entry.account, entry.command).isNull() &&
           entry.state == OutboxState::Checking && entry.waitsFor == WaitReason::Time &&
           entry.lastError.kind == Outcome::Unsynced;
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
    connect(&m_lanes, &Lanes::closing, this, &OutboxRunner::close);
    connect(&m_outbox, &Outbox::submitted, this,
            [this](const QUuid &ticket, const OutboxEntry &entry) {
                if (m_putBackTickets.remove(ticket))
                    m_puttingBack.insert(entry.id);
                if (const qint64 former = m_replaces.take(ticket); former != 0)
                    m_outbox.removeFinal(former);
            });
    connect(&m_outbox, &Outbox::submitFailed, this,
            [this](const QUuid &ticket) { m_replaces.remove(ticket); });
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
    hurryAccounts();
    QSet<Seat> seen;
    const QList<OutboxEntry> entries = m_outbox.entries();
    for (const OutboxEntry &entry : entries) {
        const Seat seat = seatOf(entry);
        if (isFinal(entry.state) || seen.contains(seat))
            continue;
        seen.insert(seat);
        lookAt(entry, now);
    }
    if (m_nextLook.isValid())
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(1, now.msecsTo(m_nextLook))));
}

void OutboxRunner::hurryAccounts()
{
    for (const OutboxEntry &entry : m_outbox.entries()) {
        if (!isFinal(entry.state) && m_hurriedAccounts.contains(entry.account))
            m_hurried.insert(entry.id);
    }
    m_hurriedAccounts.clear();
}

OutboxRunner::Seat OutboxRunner::seatOf(const OutboxEntry &entry)
{
    return {targetOf(entry.account, entry.command),
            std::holds_alternative<DenylistCommand>(entry.command)};
}

/// The oldest open entry about a target: the only one that may run.
void OutboxRunner::lookAt(const OutboxEntry &head, const QDateTime &now)
{
    if (m_runs.contains(seatOf(head)) || !laneFor(head))
        return;
    if (std::holds_alternative<DenylistCommand>(head.command) && !m_denylist)
        return;
    if (const QDateTime until = pausedUntil(head, now); until.isValid()) {
        if (!m_nextLook.isValid() || until < m_nextLook)
            m_nextLook = until;
        showPause(head, until);
        return;
    }
    if (isDue(head, now)) {
        if (runsOf(head.account) < mostRuns) { // else when one of them has ended
            m_hurried.remove(head.id);
            start(head);
        }
        return;
    }
    const QDateTime due = std::max(head.nextTryAt, m_restUntil.value(head.account));
    if (due.isValid() && (!m_nextLook.isValid() || due < m_nextLook))
        m_nextLook = due;
}

/// Nothing of it is sent before the service takes changes again; what only has to be read goes on.
QDateTime OutboxRunner::pausedUntil(const OutboxEntry &entry, const QDateTime &now) const
{
    const ServiceApi *api = m_lanes.api(entry.account);
    const Account *account = m_accounts ? m_accounts->find(entry.account) : nullptr;
    const bool sends = entry.state == OutboxState::Queued || entry.state == OutboxState::Waiting;
    if (!api || !account || !api->info().throttlesWrites || !sends)
        return {};
    const QDateTime until = writesFrom(*account);
    return until > now ? until : QDateTime();
}

void OutboxRunner::showPause(const OutboxEntry &entry, const QDateTime &until)
{
    const bool shown = entry.state == OutboxState::Waiting && entry.waitsFor == WaitReason::Time &&
                       qAbs(entry.nextTryAt.msecsTo(until)) < 1000;
    // Who has to sign in must be told, however long the service rests.
    const bool asks = entry.waitsFor == WaitReason::SignIn && !m_hurried.contains(entry.id);
    if (shown || asks)
        return;
    OutboxEntry waiting = entry;
    waiting.state = OutboxState::Waiting;
    waiting.waitsFor = WaitReason::Time;
    waiting.nextTryAt = until;
    m_outbox.update(waiting);
}

int OutboxRunner::runsOf(const AccountId &account) const
{
    int count = 0;
    for (auto it = m_runs.cbegin(); it != m_runs.cend(); ++it) {
        if (it.key().target.scope.account == account)
            ++count;
    }
    return count;
}

AccountLane *OutboxRunner::laneFor(const OutboxEntry &entry) const
{
    const PeopleScope scope = targetOf(entry.account, entry.command).scope;
    if (scope.isOwn())
        return m_lanes.lane(entry.account);
    return m_communities ? m_communities->lane(scope) : nullptr;
}

bool OutboxRunner::isDue(const OutboxEntry &entry, const QDateTime &now)
{
    // The clock was ahead when this was written: its times say nothing.
    if (entry.changedAt > now.addSecs(60))
        return entry.waitsFor != WaitReason::SignIn || m_hurried.contains(entry.id);
    if (m_restUntil.value(entry.account) > now)
        return false;
    if (m_hurried.contains(entry.id) || isOvertaken(entry))
        return true;
    return entry.waitsFor != WaitReason::SignIn &&
           (!entry.nextTryAt.isValid() || entry.nextTryAt <= now);
}

/// It rests between two looks, but the person decided something newer about the same target.
bool OutboxRunner::isOvertaken(const OutboxEntry &entry) const
{
    const PersonRef target = targetOf(entry.account, entry.command);
    if (!rests(entry))
        return false;
    const QList<OutboxEntry> &entries = m_outbox.entries();
    return std::any_of(entries.cbegin(), entries.cend(), [&](const OutboxEntry &other) {
        return other.id > entry.id && !isFinal(other.state) &&
               targetOf(other.account, other.command) == target;
    });
}

void OutboxRunner::start(const OutboxEntry &entry)
{
    OutboxEntry present = entry;
    if (present.state == OutboxState::Sending)
        present.state = OutboxState::Unknown; // nobody is at it: its end could not be kept
    CommandRun *run = runFor(present);
    m_runs.insert(seatOf(entry), run);
    connect(run, &CommandRun::uploadProgress, this, &OutboxRunner::uploadProgress);
    connect(run, &CommandRun::ended, this, [this, run, entry] { ended(run, entry); });
    run->start();
}

CommandRun *OutboxRunner::runFor(const OutboxEntry &entry)
{
    const CommandRun::Parts parts{m_outbox, m_profiles,    *laneFor(entry),
                                  m_tempo,  m_communities, m_pictures};
    if (pictureOf(entry)) {
        auto *picture = new PictureRun(parts, m_blobs, entry, this);
        connect(
            picture, &PictureRun::mended, this,
            [this, account = entry.account](PictureSlot slot) { Q_EMIT mended(account, slot); });
        return picture;
    }
    if (std::holds_alternative<SaveProfileCommand>(entry.command))
        return new SaveRun(parts, entry, this);
    if (std::holds_alternative<DenylistCommand>(entry.command))
        return new DenyRun(parts, *m_denylist, entry, this);
    PersonRun *person = nullptr;
    if (std::holds_alternative<RelationCommand>(entry.command))
        person = new RelationRun(parts, entry, this);
    else
        person = new MemberRun(parts, entry, this);
    connect(person, &PersonRun::seen, this, &OutboxRunner::seen);
    connect(person, &PersonRun::knownByNameOnly, this, &OutboxRunner::knownByNameOnly);
    connect(person, &PersonRun::gone, this, &OutboxRunner::gone);
    return person;
}

void OutboxRunner::close(const AccountId &account)
{
    for (auto it = m_runs.begin(); it != m_runs.end();) {
        if (it.key().target.scope.account == account) {
            delete it.value();
            it = m_runs.erase(it);
        } else {
            ++it;
        }
    }
}

void OutboxRunner::ended(CommandRun *run, const OutboxEntry &before)
{
    m_runs.remove(seatOf(before));
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
    if (const OutboxEntry *known = m_outbox.find(entry); known && isFinal(known->state)) {
        sendAgain(*known);
        return;
    }
    for (const OutboxEntry &each : m_outbox.entries()) {
        if (entry == 0 || each.id == entry)
            retry(each.account);
    }
}

/// What was decided later stands: takes out of `command` what a younger entry changes too; true
/// where nothing is left.
bool OutboxRunner::isOvertaken(const OutboxEntry &entry, Command &command) const
{
    auto *save = std::get_if<SaveProfileCommand>(&command);
    const auto *put = std::get_if<PutPictureCommand>(&command);
    for (const OutboxEntry &other : m_outbox.entries()) {
        if (other.account != entry.account || other.id <= entry.id ||
            outboxpolicy::needsPerson(other) || other.state == OutboxState::Cancelled)
            continue;
        const auto *later = std::get_if<SaveProfileCommand>(&other.command);
        for (const QString &key : save &&later ? later->patch.changes.keys() : QStringList()) {
            save->patch.changes.remove(key);
            save->before.remove(key);
        }
        const auto *laterPut = std::get_if<PutPictureCommand>(&other.command);
        if (put && laterPut && laterPut->slot == put->slot)
            return true;
    }
    return save && save->patch.isEmpty();
}

/// By whatever way is chosen now (ApiError::trySetting).
void OutboxRunner::sendAgain(const OutboxEntry &entry)
{
    if (!outboxpolicy::needsPerson(entry) ||
        std::find(m_replaces.cbegin(), m_replaces.cend(), entry.id) != m_replaces.cend())
        return;
    Command command = entry.command;
    if (isOvertaken(entry, command)) {
        m_outbox.removeFinal(entry.id);
        return;
    }
    auto *save = std::get_if<SaveProfileCommand>(&command);
    if (save && entry.lastError.kind == Outcome::Conflict)
        save->before.insert(entry.seen); // what was changed elsewhere has been shown
    const QUuid ticket = QUuid::createUuid();
    m_replaces.insert(ticket, entry.id);
    m_outbox.submit(entry.account, command, ticket);
}

void OutboxRunner::retry(const AccountId &account)
{
    m_hurriedAccounts.insert(account);
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
    const OutboxEntry *known = m_outbox.find(entry);
    if (known && rests(*known))
        giveUp(*known);
    else
        m_outbox.cancel(entry);
}

/// Nobody waits for it any longer.
void OutboxRunner::giveUp(OutboxEntry entry)
{
    entry.state = OutboxState::NotApplied;
    entry.waitsFor = WaitReason::None;
    entry.nextTryAt = {};
    entry.changedAt = QDateTime::currentDateTimeUtc();
    entry.lastError.kind = Outcome::Unverified;
    entry.lastError.detail = QStringLiteral("unsynced");
    m_outbox.update(entry);
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
