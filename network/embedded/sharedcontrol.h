// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/behaviours.h"

#include <QDateTime>
#include <QMutex>

namespace personae {

/// What the control side (tests, POST /_control) and the serving thread share. Thread-safe.
class SharedControl final
{
    Q_DISABLE_COPY_MOVE(SharedControl)

public:
    SharedControl() = default;

    [[nodiscard]] Behaviours behaviours() const;
    void setBehaviours(const Behaviours &behaviours);

    void addFault(const Fault &fault);
    void clearFaults();
    /// Takes one use of the first fault that matches.
    [[nodiscard]] std::optional<Fault> takeFault(const QByteArray &method, const QString &path,
                                                 const QString &tenant);

    void addLog(const LoggedRequest &entry);
    [[nodiscard]] QList<LoggedRequest> log() const;
    void clearLog();

    /// The server's own clock, UTC: the true one and clockOffsetSeconds.
    [[nodiscard]] QDateTime now() const;

private:
    mutable QMutex m_mutex;
    Behaviours m_behaviours;
    QList<Fault> m_faults;
    QList<LoggedRequest> m_log;
};

} // namespace personae
