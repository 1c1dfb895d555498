// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/ratelimiter.h"

#include <algorithm>

namespace personae::embedded {

namespace {

constexpr qint64 banMs = 3'600'000;

struct Limit
{
    int burst;
    double perHour;
};

Limit limitOf(Bucket bucket, const Behaviours &behaviours)
{
    switch (bucket) {
    case Bucket::Auth:
        return {behaviours.authBurst, 60};
    case Bucket::Federation:
        return {behaviours.federationBurst, 1000};
    case Bucket::Search:
        return {behaviours.searchBurst, 600};
    case Bucket::General:
    case Bucket::None:
        break;
    }
    return {behaviours.generalBurst, 5000};
}

} // namespace

bool RateLimiter::admit(Bucket bucket, const Behaviours &behaviours, qint64 nowMs)
{
    if (bucket == Bucket::None || !behaviours.rateLimits)
        return true;
    const Limit limit = limitOf(bucket, behaviours);
    Level &level = m_levels[bucket];
    if (level.burst != limit.burst)
        level = {double(limit.burst), nowMs, limit.burst};
    const double hours = double(nowMs - level.at) / 3'600'000.0;
    level.left = std::min(double(limit.burst), level.left + hours * limit.perHour);
    level.at = nowMs;
    if (level.left < 1)
        return false;
    level.left -= 1;
    return true;
}

void RateLimiter::loginFailed(const Behaviours &behaviours, qint64 nowMs)
{
    if (++m_failedLogins >= behaviours.banAfterFailedLogins)
        m_bannedUntilMs = nowMs + banMs;
}

int RateLimiter::bannedFor(qint64 nowMs) const
{
    return nowMs < m_bannedUntilMs ? int((m_bannedUntilMs - nowMs) / 1000) : 0;
}

void RateLimiter::reset()
{
    m_levels.clear();
    m_failedLogins = 0;
    m_bannedUntilMs = 0;
}

} // namespace personae::embedded
