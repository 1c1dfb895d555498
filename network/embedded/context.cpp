// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/context.h"

namespace personae::embedded {

using namespace Qt::StringLiterals;

QString isoTime(qint64 epochSeconds)
{
    return QDateTime::fromSecsSinceEpoch(epochSeconds, Qt::UTC).toString(Qt::ISODate);
}

const QStringList &roleOrder()
{
    static const QStringList order = {u"public"_s,      u"follower"_s,  u"supporter"_s,
                                      u"contributor"_s, u"moderator"_s, u"leader"_s};
    return order;
}

QStringList rolesUpTo(const QString &highest)
{
    return roleOrder().mid(0, roleOrder().indexOf(highest) + 1);
}

int rankOf(const QStringList &roles)
{
    int rank = -1;
    for (const QString &role : roles)
        rank = std::max(rank, int(roleOrder().indexOf(role)));
    return rank;
}

void holdBack(Context &context, const Tenant &tenant)
{
    const int late = context.control.behaviours().lateReadMs;
    if (late <= 0)
        return;
    NodeMemory::StaleRead &stale = context.memory.staleReads[tenant.id];
    const qint64 now = Context::trueMs();
    if (stale.untilMs < now) {
        stale.tenant = tenant;
        stale.x = context.tenants.x(tenant.id);
    }
    stale.untilMs = now + late;
}

} // namespace personae::embedded
