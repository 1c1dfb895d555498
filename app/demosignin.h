// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signinflow.h"

#include <QList>
#include <QObject>

namespace personae {

/// Signs in to one identity of every service of the demo, one after the other; one that fails does
/// not stop the others. On a flow of its own, so that the dialog's is free. GUI thread.
class DemoSignIn final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoSignIn)

public:
    explicit DemoSignIn(const SignInFlow::Parts &parts, QObject *parent = nullptr);

    void start(const QList<SignInRequest> &requests); ///< finished() follows

Q_SIGNALS:
    void succeeded(const personae::AccountId &account);
    void failed(const QString &service, const personae::ApiError &error);
    void finished();

private:
    void next();

    SignInFlow m_flow;
    QList<SignInRequest> m_requests; ///< the first is under way
};

} // namespace personae
