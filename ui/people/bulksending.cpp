// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/bulksending.h"

namespace personae {

BulkSending::BulkSending(Outbox &outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &BulkSending::next);
    connect(&outbox, &Outbox::submittedAll, this, [this](const QUuid &ticket) {
        if (ticket.isNull() || ticket != m_ticket)
            return;
        m_ticket = {};
        m_kept += m_asked;
        Q_EMIT advanced();
        m_timer.start();
    });
    connect(&outbox, &Outbox::submitFailed, this,
            [this](const QUuid &ticket, const ApiError &error) {
                if (ticket.isNull() || ticket != m_ticket)
                    return;
                m_ticket = {};
                m_running = m_stopping = false;
                Q_EMIT failed(error);
            });
}

void BulkSending::start(const AccountId &account, QList<Command> commands)
{
    m_account = account;
    m_commands = std::move(commands);
    m_kept = 0;
    resume();
}

void BulkSending::resume()
{
    if (m_running)
        return;
    m_running = true;
    m_stopping = false;
    m_timer.start();
}

void BulkSending::stop()
{
    m_stopping = m_running;
}

void BulkSending::next()
{
    if (m_kept >= total()) {
        m_running = false;
        Q_EMIT finished();
        return;
    }
    if (m_stopping) {
        m_running = m_stopping = false;
        Q_EMIT stopped();
        return;
    }
    const QList<Command> piece = m_commands.mid(m_kept, pieceSize);
    m_asked = int(piece.size());
    m_ticket = QUuid::createUuid();
    m_outbox.submitAll(m_account, piece, m_ticket);
}

} // namespace personae
