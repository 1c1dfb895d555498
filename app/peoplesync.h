// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace personae {

class PeopleRefresh;

/// Reads the lists of people: on demand, and the acting account's own now and then. What an answer
/// does not say stays as it was; what a complete listing no longer holds is marked, not erased. GUI
/// thread.
class PeopleSync final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleSync)

public:
    PeopleSync(const PeopleTools &tools, QObject *parent = nullptr);
    ~PeopleSync() override;

    void refresh(const PeopleScope &scope); ///< nothing if it is being read already
    void cancel(const PeopleScope &scope);  ///< what came stays
    void forget(const AccountId &account);
    [[nodiscard]] bool isRefreshing(const PeopleScope &scope) const;
    /// Whose own list is kept fresh: read at once if that was long ago, then from time to time.
    void setActing(const AccountId &account);
    void setTempo(const PeopleTempo &tempo);
    /// What the store says about a list, as far as it was asked.
    [[nodiscard]] ListingState listing(const PeopleScope &scope) const;

Q_SIGNALS:
    void refreshing(const personae::PeopleScope &scope, bool running);
    void refreshFailed(const personae::PeopleScope &scope, const personae::ApiError &error);

private:
    void finished(const PeopleScope &scope, PeopleRefresh *refresh, const ApiError &error);
    void keepListing(const PeopleScope &scope, const PeopleRefresh &refresh);

    PeopleTools m_tools;
    QHash<PeopleScope, PeopleRefresh *> m_refreshes;
    QHash<PeopleScope, QObject *> m_settling; ///< what follows from the last one; children
    QHash<PeopleScope, ListingState> m_listings;
    QHash<PeopleScope, QDateTime> m_readAt;
    AccountId m_acting;
    PeopleTempo m_tempo;
    QTimer m_timer;
};

} // namespace personae
