// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/sharedcontrol.h"

#include <algorithm>

namespace personae {

Behaviours SharedControl::behaviours() const
{
    const QMutexLocker lock(&m_mutex);
    return m_behaviours;
}

void SharedControl::setBehaviours(const Behaviours &behaviours)
{
    const QMutexLocker lock(&m_mutex);
    m_behaviours = behaviours;
}

void SharedControl::addFault(const Fault &fault)
{
    const QMutexLocker lock(&m_mutex);
    m_faults.append(fault);
}

void SharedControl::clearFaults()
{
    const QMutexLocker lock(&m_mutex);
    m_faults.clear();
}

std::optional<Fault> SharedControl::takeFault(const QByteArray &method, const QString &path,
                                              const QString &tenant)
{
    const QMutexLocker lock(&m_mutex);
    const auto matches = [&](const Fault &fault) {
        return (fault.method.isEmpty() || fault.method == method) &&
               (fault.pathPrefix.isEmpty() || path.startsWith(fault.pathPrefix)) &&
               (fault.tenant.isEmpty() || fault.tenant == tenant);
    };
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), matches);
    if (found == m_faults.end())
        return {};
    const Fault taken = *found;
    if (found->times > 0 && --found->times == 0)
        m_faults.erase(found);
    return taken;
}

void SharedControl::addLog(const LoggedRequest &entry)
{
    const QMutexLocker lock(&m_mutex);
    m_log.append(entry);
}

QList<LoggedRequest> SharedControl::log() const
{
    const QMutexLocker lock(&m_mutex);
    return m_log;
}

void SharedControl::clearLog()
{
    const QMutexLocker lock(&m_mutex);
    m_log.clear();
}

QDateTime SharedControl::now() const
{
    const QMutexLocker lock(&m_mutex);
    return QDateTime::currentDateTimeUtc().addSecs(m_behaviours.clockOffsetSeconds);
}

} // namespace personae
