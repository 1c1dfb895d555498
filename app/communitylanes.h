// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes.h"
#include "models/ports/peopleport.h"

#include <QObject>

#include <memory>

namespace personae {

/// Lanes to the hosts of communities: each carries the community's own token, bought by ActAs on
/// the account's lane (Cloudillo 3.6), kept in memory only, bought anew when it ends. No token ever
/// goes to a host it was not made for. Where communities live on the account's own server
/// (ServiceInfo::sharesCommunityHost) that lane is the account's, and the list of one's communities
/// says how one stands in them. GUI thread.
class CommunityLanes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommunityLanes)

public:
    /// All must outlive this.
    CommunityLanes(Lanes &lanes, AccountRegistry &accounts, HttpClient &client,
                   QObject *parent = nullptr);
    ~CommunityLanes() override;

    /// For one's own list the account's lane. nullptr where the account is not there. A wish to a
    /// community waits for its token; where none can be had it ends with the reason.
    [[nodiscard]] AccountLane *lane(const PeopleScope &scope);

    /// Asks for a token anew; standingChanged() follows, later.
    void enter(const PeopleScope &community);
    [[nodiscard]] CommunityStanding standing(const PeopleScope &community) const;

Q_SIGNALS:
    void standingChanged(const personae::PeopleScope &community);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae
