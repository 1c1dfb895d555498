// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandrun.h"

#include "models/outbox/outboxpolicy.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace personae {

CommandRun::CommandRun(const Parts &parts, const OutboxEntry &entry, QObject *parent)
    : QObject(parent)
    , m_outbox(parts.outbox)
    , m_profiles(parts.profiles)
    , m_lane(parts.lane)
    , m_entry(entry)
    , m_tempo(parts.tempo)
    , m_known(entry.command)
{
    connect(&m_outbox, &Outbox::entryChanged, this, [this](const OutboxEntry &kept) {
        if (kept.id != m_entry.id)
            return;
        if (!m_kept) {
            overtaken(kept);
            return;
        }
        const Next next = std::exchange(m_kept, nullptr);
        m_known = kept.command;
        const bool asWanted = kept.state == m_entry.state && kept.command == m_entry.command;
        m_entry = kept;
        if (asWanted)
            next();
        else
            end();
    });
    connect(&m_outbox, &Outbox::updateFailed, this, [this](const OutboxEntry &wanted) {
        if (wanted.id == m_entry.id && std::exchange(m_kept, nullptr))
            end();
    });
    connect(&m_outbox, &Outbox::entryRemoved, this, [this](qint64 id) {
        if (id == m_entry.id)
            end();
    });
}

/// While nothing of ours is being kept, the person may have cancelled it or joined a newer edit to
/// it.
void CommandRun::overtaken(const OutboxEntry &kept)
{
    if (kept.command == m_known && !isFinal(kept.state))
        return;
    m_entry = kept;
    end();
}

void CommandRun::keep(OutboxState state, const Next &next)
{
    if (m_ended)
        return;
    m_entry.state = state;
    m_entry.waitsFor = WaitReason::None;
    m_entry.nextTryAt = {};
    m_entry.changedAt = QDateTime::currentDateTimeUtc();
    m_kept = next;
    m_outbox.update(m_entry);
}

void CommandRun::endAs(OutboxState state, WaitReason waitsFor, const QDateTime &nextTryAt)
{
    if (m_ended)
        return;
    if (isFinal(state) && state != OutboxState::Refused)
        m_entry.lastError = {};
    keepAndEnd(state, waitsFor, nextTryAt);
}

void CommandRun::endAs(OutboxState state, const ApiError &why)
{
    if (m_ended)
        return;
    m_entry.lastError = why;
    keepAndEnd(state, WaitReason::None, {});
}

void CommandRun::keepAndEnd(OutboxState state, WaitReason waitsFor, const QDateTime &nextTryAt)
{
    m_entry.state = state;
    m_entry.waitsFor = waitsFor;
    m_entry.nextTryAt = nextTryAt;
    m_entry.changedAt = QDateTime::currentDateTimeUtc();
    m_kept = [this] { end(); };
    m_outbox.update(m_entry);
}

void CommandRun::endByPolicy(const ApiError &error)
{
    ++m_entry.tries;
    m_entry.lastError = error;
    const auto verdict = outboxpolicy::afterFailure(m_entry.command, error, m_entry.tries,
                                                    QDateTime::currentDateTimeUtc(),
                                                    m_lane.api().info().throttlesWrites);
    // It may have been taken, whatever the service said: that is looked at first.
    m_entry.lastError.maybeDelivered =
        error.maybeDelivered || verdict.state == OutboxState::Unknown;
    endAs(verdict.state, verdict.waitsFor, verdict.nextTryAt);
}

void CommandRun::endUnread(const ApiError &error)
{
    if (m_entry.step == 0)
        ++m_entry.tries; // later steps count how often something was sent
    if (m_entry.lastError.kind != Outcome::Cancelled) { // the mark that the person stopped it stays
        m_entry.lastError = error;
        // A read changes nothing; what went out before it may have.
        m_entry.lastError.maybeDelivered = m_entry.state == OutboxState::Unknown;
    }
    const bool untouched =
        m_entry.state == OutboxState::Queued || m_entry.state == OutboxState::Waiting;
    const OutboxState state = untouched ? OutboxState::Waiting : m_entry.state;
    if (error.kind == Outcome::AuthRequired || error.kind == Outcome::SignInRefused) {
        endAs(state, WaitReason::SignIn);
        return;
    }
    const qint64 pause =
        std::max<qint64>(error.retryAfterSeconds, outboxpolicy::pauseBefore(m_entry.tries).count());
    endAs(state, isTransportFailure(error.kind) ? WaitReason::Network : WaitReason::Time,
          QDateTime::currentDateTimeUtc().addSecs(pause));
}

void CommandRun::end()
{
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT ended();
}

void CommandRun::readOwn(const std::function<void(const Profile &)> &next)
{
    LaneCall *call = m_lane.perform(wish::ReadOwn(), this);
    connect(call, &LaneCall::finished, this, [this, next](const Answer &answer) {
        if (m_ended)
            return;
        if (!answer.ok()) {
            if (answer.outcome() == Outcome::NoData)
                readNothing(next, answer.error);
            else
                endUnread(answer.error);
            return;
        }
        Profile profile = answer.person.toProfile();
        if (profile.handle.isEmpty())
            profile.handle = m_lane.account().handle;
        m_profiles.put(m_entry.account, {profile, QDateTime::currentDateTimeUtc()}, true);
        next(profile);
    });
}

/// Nothing there yet is an answer where nothing was ever seen: the first save makes it. Else it is
/// the service's trouble, and takes away nothing that is known.
void CommandRun::readNothing(const std::function<void(const Profile &)> &next,
                             const ApiError &error)
{
    auto *once = new QObject(this);
    connect(&m_profiles, &ProfileStore::profileLoaded, once,
            [this, once, next, error](const AccountId &account, const CachedProfile &known) {
                if (account != m_entry.account)
                    return;
                QObject::disconnect(&m_profiles, nullptr, once, nullptr);
                once->deleteLater();
                if (m_ended)
                    return;
                if (!known.profile.fields.isEmpty()) {
                    endUnread(error);
                    return;
                }
                Profile nothing;
                nothing.handle = m_lane.account().handle;
                next(nothing);
            });
    m_profiles.load(m_entry.account);
}

void CommandRun::later(std::chrono::milliseconds pause, const Next &next)
{
    QTimer::singleShot(pause, this, [this, next] {
        if (!m_ended)
            next();
    });
}

} // namespace personae
