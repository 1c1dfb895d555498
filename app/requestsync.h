// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace personae {

/// Keeps the queue of incoming requests true: for every account, and for those communities entered
/// in this run in which one may decide. Asks every minute where no news is pushed. GUI thread.
class RequestSync final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestSync)

public:
    RequestSync(const PeopleTools &tools, QObject *parent = nullptr);

    void refresh(const AccountId &account); ///< its own queue and its communities'
    void refresh(const PeopleScope &scope); ///< once more afterwards, if it is being read just now
    /// Whether news of this account's own queue is pushed.
    void setLive(const AccountId &account, bool live);
    void setTempo(const PeopleTempo &tempo);
    void forget(const AccountId &account); ///< what is under way is not kept any more

    static constexpr int mostPages = 25;

Q_SIGNALS:
    void failed(const personae::AccountId &account, const personae::ApiError &error);

private:
    struct Reading
    {
        QList<IncomingRequest> requests;
        QSet<QString> cursors;
        QObject *owner = nullptr;
        bool again = false;
    };

    void poll();
    void ask(const PeopleScope &scope, const QString &cursor);
    void arrived(const PeopleScope &scope, const Answer &answer);
    /// Ok: everything was read.
    void end(const PeopleScope &scope, const ApiError &error);
    void standingChanged(const PeopleScope &community);

    PeopleTools m_tools;
    QHash<PeopleScope, Reading> m_readings;
    QSet<PeopleScope> m_communities; ///< where one may decide
    QSet<AccountId> m_live;
    QTimer m_timer;
};

} // namespace personae
