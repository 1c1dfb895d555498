// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outbox.h"

#include <QTimer>

namespace personae {

/// Brings many commands into the outbox, piece by piece, so that the window stays alive: the next
/// piece goes when the one before is kept. GUI thread.
class BulkSending final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkSending)

public:
    explicit BulkSending(Outbox &outbox, QObject *parent = nullptr);

    /// Only while nothing is under way.
    void start(const AccountId &account, QList<Command> commands);
    void resume(); ///< after failed(): the rest
    void stop();   ///< what was kept stays; stopped() follows, once the piece on its way is kept
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] int kept() const { return m_kept; }
    [[nodiscard]] int total() const { return int(m_commands.size()); }

    static constexpr int pieceSize = 200;

Q_SIGNALS:
    void advanced();
    void finished(); ///< all are kept
    void stopped();
    void failed(const personae::ApiError &error); ///< those after kept() are not in the outbox

private:
    void next();

    Outbox &m_outbox;
    AccountId m_account;
    QList<Command> m_commands;
    QTimer m_timer;
    QUuid m_ticket; ///< null: nothing on its way
    int m_asked = 0;
    int m_kept = 0;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace personae
