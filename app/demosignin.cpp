// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demosignin.h"

namespace personae {

DemoSignIn::DemoSignIn(const SignInFlow::Parts &parts, QObject *parent)
    : QObject(parent)
    , m_flow(parts)
{
    connect(&m_flow, &SignInPort::succeeded, this, [this](const AccountId &account) {
        Q_EMIT succeeded(account);
        m_requests.removeFirst();
        next();
    });
    connect(&m_flow, &SignInPort::failed, this, [this](const ApiError &error) {
        Q_EMIT failed(m_requests.constFirst().service, error);
        m_requests.removeFirst();
        next();
    });
}

void DemoSignIn::start(const QList<SignInRequest> &requests)
{
    m_requests = requests;
    next();
}

/// Later: a flow is done with its last answer only once that has returned.
void DemoSignIn::next()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_requests.isEmpty())
                Q_EMIT finished();
            else
                m_flow.start(m_requests.constFirst());
        },
        Qt::QueuedConnection);
}

} // namespace personae
