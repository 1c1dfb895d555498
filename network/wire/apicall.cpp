// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/apicall.h"

#include <QTimer>

namespace personae {

ApiCall::ApiCall(QObject *owner)
    : QObject(owner)
{
}

void ApiCall::cancel()
{
    if (m_done)
        return;
    if (m_abort)
        m_abort();
    else
        finishLater(failedReply(Outcome::Cancelled));
}

void ApiCall::finishLater(const HttpReply &reply)
{
    QTimer::singleShot(0, this, [this, reply] {
        if (!m_done)
            finish(reply);
    });
}

void ApiCall::finish(const HttpReply &reply)
{
    Q_ASSERT(!m_done);
    m_done = true;
    m_abort = nullptr;
    Q_EMIT finished(reply);
    deleteLater();
}

} // namespace personae
