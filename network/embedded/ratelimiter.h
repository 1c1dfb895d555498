// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/behaviours.h"

#include <QHash>

namespace personae::embedded {

enum class Bucket { None, Auth, Federation, General, Search };

/// One client address (there is only loopback): token buckets and the ban (Cloudillo 9.1). Service
/// thread.
class RateLimiter final
{
public:
    /// False: refuse with 429. Buckets refill per hour as the node's long ones do.
    bool admit(Bucket bucket, const Behaviours &behaviours, qint64 nowMs);

    void loginFailed(const Behaviours &behaviours, qint64 nowMs);
    void loginSucceeded() { m_failedLogins = 0; }
    /// Seconds left of the ban; 0: none.
    [[nodiscard]] int bannedFor(qint64 nowMs) const;
    void reset();

private:
    struct Level
    {
        double left = 0;
        qint64 at = 0;
        int burst = -1;
    };
    QHash<Bucket, Level> m_levels;
    int m_failedLogins = 0;
    qint64 m_bannedUntilMs = 0;
};

} // namespace personae::embedded
