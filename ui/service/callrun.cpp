// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callrun.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

CallRun::CallRun(ServicePort &port, const AccountId &account, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_account(account)
{
    connect(&port, &ServicePort::answered, this, &CallRun::take);
    connect(&port, &ServicePort::unlocked, this, &CallRun::takeUnlocked);
}

CallRun::~CallRun()
{
    cancel();
}

void CallRun::start(const QString &call, const FieldMap &arguments)
{
    cancel();
    m_call = call;
    m_arguments = arguments;
    m_unlockedOnce = false;
    send();
}

void CallRun::send()
{
    m_running = true;
    m_ticket = m_port.call(m_account, m_call, m_arguments);
}

void CallRun::cancel()
{
    m_asking = false;
    m_unlocking = false;
    m_running = false;
    if (const quint64 ticket = std::exchange(m_ticket, 0); ticket != 0)
        m_port.cancel(ticket);
}

void CallRun::take(quint64 ticket, const CallResult &result)
{
    if (ticket == 0 || ticket != m_ticket)
        return;
    if (result.cached) {
        Q_EMIT kept(result);
        return;
    }
    if (result.needs == "password"_L1 && !m_unlockedOnce) {
        m_refused = result;
        m_asking = true;
        Q_EMIT passwordWanted({});
        return;
    }
    m_running = false;
    Q_EMIT finished(result);
}

void CallRun::givePassword(const QString &password)
{
    if (!m_asking)
        return;
    m_asking = false;
    if (password.isEmpty()) {
        m_running = false;
        Q_EMIT finished(m_refused);
        return;
    }
    m_unlocking = true;
    m_port.unlock(m_account, password);
}

void CallRun::takeUnlocked(const AccountId &account, const ApiError &error)
{
    if (!m_unlocking || account != m_account)
        return;
    m_unlocking = false;
    if (!error.isError()) {
        m_unlockedOnce = true;
        send();
        return;
    }
    const bool refused = error.kind == Outcome::SignInRefused ||
                         error.kind == Outcome::AuthRequired || error.kind == Outcome::Invalid;
    if (refused) {
        m_asking = true;
        Q_EMIT passwordWanted(error);
        return;
    }
    m_running = false;
    CallResult result = m_refused;
    result.needs.clear();
    result.error = error;
    Q_EMIT finished(result);
}

} // namespace personae
