// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"

#include <QObject>

namespace personae {

/// One declared call on its way, with the password it may need on the way. One at a time; start()
/// drops what is still running. A listing that is read again by itself, after a change, comes as a
/// further finished(). GUI thread.
class CallRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallRun)

public:
    CallRun(ServicePort &port, const AccountId &account, QObject *parent = nullptr);
    ~CallRun() override;

    void start(const QString &call, const FieldMap &arguments);
    /// finished() does not follow.
    void cancel();
    /// Answers passwordWanted(). An empty password ends the call.
    void givePassword(const QString &password);
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const FieldMap &arguments() const { return m_arguments; }

Q_SIGNALS:
    void kept(const personae::CallResult &result);     ///< from this computer, first
    void finished(const personae::CallResult &result); ///< the service's answer
    /// `error` is set where a password was refused.
    void passwordWanted(const personae::ApiError &error);

private:
    void send();
    void take(quint64 ticket, const CallResult &result);
    void takeUnlocked(const AccountId &account, const ApiError &error);

    ServicePort &m_port;
    AccountId m_account;
    QString m_call;
    FieldMap m_arguments;
    CallResult m_refused; ///< the answer that asked for a password
    quint64 m_ticket = 0; ///< stays after the answer: it may be answered again
    bool m_running = false;
    bool m_asking = false;
    bool m_unlocking = false;
    bool m_unlockedOnce = false;
};

} // namespace personae
