// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpmessage.h"

#include <QObject>

#include <functional>

namespace personae {

/// One exchange under way. finished() is emitted exactly once, never from inside
/// HttpClient::send(); the object deletes itself afterwards. Destroying it, or its owner, aborts
/// the exchange silently. GUI thread.
class ApiCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApiCall)

public:
    explicit ApiCall(QObject *owner);

    /// Ends the exchange; finished() follows with Outcome::Cancelled.
    void cancel();

Q_SIGNALS:
    void uploadProgress(qint64 sent, qint64 total); ///< bytes
    void finished(const personae::HttpReply &reply);

private:
    friend class HttpClient;
    void finish(const HttpReply &reply);
    void finishLater(const HttpReply &reply);

    std::function<void()> m_abort; ///< set while an exchange runs; leads to finish()
    bool m_done = false;
};

} // namespace personae
