// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/lanecall.h"

#include <QTimer>

namespace personae {

LaneCall::LaneCall(QObject *owner)
    : QObject(owner)
{
}

void LaneCall::cancel()
{
    if (!m_done && m_abort)
        m_abort();
}

void LaneCall::finishLater(const Answer &answer)
{
    QTimer::singleShot(0, this, [this, answer] {
        if (!m_done)
            finish(answer);
    });
}

void LaneCall::finish(const Answer &answer)
{
    Q_ASSERT(!m_done);
    m_done = true;
    m_abort = nullptr;
    Q_EMIT finished(answer);
    deleteLater();
}

} // namespace personae
