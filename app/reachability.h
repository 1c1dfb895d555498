// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes.h"
#include "models/lists/accountlistmodel.h"

#include <QHash>
#include <QTimer>

namespace personae {

/// How well each account's service could be reached, by its last answer and nothing else; a hint,
/// never the truth. After a failure in transport it asks for another try, later each time. GUI
/// thread.
class Reachability final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reachability)

public:
    struct State
    {
        Reach reach = Reach::Unknown;
        QDateTime lastAnswerAt; ///< UTC
        QDateTime nextTryAt;    ///< UTC; invalid: none planned
        ApiError lastError;
        bool operator==(const State &) const = default;
    };

    Reachability(Lanes &lanes, AccountRegistry &accounts, QObject *parent = nullptr);

    [[nodiscard]] State state(const AccountId &account) const;

    /// Pause after the given number of failures in a row: 2 s doubling to 5 min.
    [[nodiscard]] static std::chrono::seconds pauseAfter(int failures);

Q_SIGNALS:
    void changed(const personae::AccountId &account);
    void tryNow(const personae::AccountId &account);     ///< time for another try
    void backOnline(const personae::AccountId &account); ///< an answer came after failures

private:
    struct Watched
    {
        State state;
        int failures = 0;
        QTimer *timer = nullptr;
    };
    void heard(const AccountId &account, Outcome outcome, const QDateTime &at,
               const QString &requestId);
    void set(const AccountId &account, const State &state);
    Watched &watched(const AccountId &account);

    QHash<AccountId, Watched> m_watched;
};

} // namespace personae
