// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reachability.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace personae {

namespace {

Reach reachOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::AuthRequired:
    case Outcome::SignInRefused:
        return Reach::SignInNeeded;
    case Outcome::Throttled:
        return Reach::Throttled;
    case Outcome::ServerError:
    case Outcome::ProtocolError:
    case Outcome::Retired:
    case Outcome::TlsRefused:
    case Outcome::TooLarge:
        return Reach::Trouble;
    default:
        return isTransportFailure(outcome) ? Reach::Offline : Reach::Online;
    }
}

} // namespace

Reachability::Reachability(Lanes &lanes, AccountRegistry &accounts, QObject *parent)
    : QObject(parent)
{
    connect(&lanes, &Lanes::heard, this, &Reachability::heard);
    connect(&lanes, &Lanes::signInNeeded, this,
            [this](const AccountId &account, const ApiError &error) {
                State next = state(account);
                next.reach = Reach::SignInNeeded;
                next.lastError = error;
                next.nextTryAt = {};
                watched(account).timer->stop();
                set(account, next);
            });
    connect(&lanes, &Lanes::pausedUntil, this,
            [this](const AccountId &account, const QDateTime &until) {
                State next = state(account);
                next.reach = Reach::Throttled;
                next.nextTryAt = until;
                watched(account).timer->start(std::chrono::milliseconds(
                    std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(until))));
                set(account, next);
            });
    connect(&accounts, &AccountRegistry::removed, this,
            [this](const AccountId &account) { delete m_watched.take(account).timer; });
}

std::chrono::seconds Reachability::pauseAfter(int failures)
{
    return std::min<std::chrono::seconds>(2s * (1 << std::clamp(failures - 1, 0, 8)), 5min);
}

Reachability::State Reachability::state(const AccountId &account) const
{
    return m_watched.value(account).state;
}

Reachability::Watched &Reachability::watched(const AccountId &account)
{
    Watched &entry = m_watched[account];
    if (!entry.timer) {
        entry.timer = new QTimer(this);
        entry.timer->setSingleShot(true);
        connect(entry.timer, &QTimer::timeout, this, [this, account] { Q_EMIT tryNow(account); });
    }
    return entry;
}

void Reachability::heard(const AccountId &account, Outcome outcome, const QDateTime &at,
                         const QString &requestId)
{
    Watched &entry = watched(account);
    State next = entry.state;
    next.reach = reachOf(outcome);
    next.lastError = {};
    if (next.reach == Reach::Online || next.reach == Reach::SignInNeeded) {
        const bool wasAway = entry.failures > 0;
        entry.failures = 0;
        entry.timer->stop();
        next.lastAnswerAt = at;
        next.nextTryAt = {};
        set(account, next);
        if (wasAway && next.reach == Reach::Online)
            Q_EMIT backOnline(account);
        return;
    }
    next.lastError.kind = outcome;
    next.lastError.requestId = requestId;
    if (!isTransportFailure(outcome))
        next.lastAnswerAt = at;
    if (next.reach != Reach::Throttled) { // its time came with pausedUntil()
        const auto pause = pauseAfter(++entry.failures);
        next.nextTryAt = at.addSecs(pause.count());
        entry.timer->start(pause);
    }
    set(account, next);
}

void Reachability::set(const AccountId &account, const State &state)
{
    State &known = watched(account).state;
    if (known == state)
        return;
    known = state;
    Q_EMIT changed(account);
}

} // namespace personae
