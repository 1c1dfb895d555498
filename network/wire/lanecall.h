// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"
#include "network/wire/httpmessage.h"

#include <QObject>

#include <functional>

namespace personae {

/// One wish under way in a lane. finished() exactly once, never from inside AccountLane::perform();
/// then the object deletes itself. Destroying it or its owner ends the wish silently.
class LaneCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneCall)

public:
    explicit LaneCall(QObject *owner);

    void cancel(); ///< finished() follows with Outcome::Cancelled

Q_SIGNALS:
    void uploadProgress(qint64 sent, qint64 total); ///< bytes
    /// Each exchange with the server, for the Raw page; Authorization removed, secrets masked.
    void exchanged(const personae::HttpRequest &request, const personae::HttpReply &reply);
    void finished(const personae::Answer &answer);

private:
    friend class AccountLane;
    void finish(const Answer &answer);
    void finishLater(const Answer &answer);

    std::function<void()> m_abort;
    bool m_done = false;
};

} // namespace personae
