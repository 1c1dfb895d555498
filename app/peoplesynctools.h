// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/communitylanes.h"
#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"

namespace personae {

/// What everybody who reads people needs. All outlive their users.
struct PeopleTools
{
    CommunityLanes &lanes;
    AccountRegistry &accounts;
    PeopleStore &people;
    Outbox &outbox;
};

/// How often and how long is waited. The defaults suit real services; tests hurry.
struct PeopleTempo
{
    std::chrono::milliseconds refresh{std::chrono::minutes(15)};  ///< of the acting account's list
    std::chrono::milliseconds requests{std::chrono::seconds(60)}; ///< where no news is pushed
    std::chrono::milliseconds shortest{std::chrono::seconds(2)};  ///< a crawl's first wait
    std::chrono::milliseconds longest{std::chrono::minutes(5)};   ///< and its longest
    std::chrono::milliseconds slowest{std::chrono::seconds(10)};  ///< between two searches at most
};

/// Every word of Person::status, so that nobody is left out (Cloudillo 6.3: the default is two).
[[nodiscard]] const QStringList &everyStatus();

/// Handles of this list that one of our commands is about just now.
[[nodiscard]] QSet<QString> handlesAtWork(const Outbox &outbox, const PeopleScope &scope);

/// Hands rows to the store; changes of those at work count as ours.
void takeIn(const PeopleTools &tools, const PeopleScope &scope, const QList<PersonFacts> &rows,
            bool withRelation);

[[nodiscard]] RawAnswer rawOf(const HttpRequest &request, const HttpReply &reply);

/// For questions to the store that no list model asks.
[[nodiscard]] quint64 newPeopleTicket();

[[nodiscard]] ApiError errorOf(Outcome kind);

/// What an answer to wish::FollowState says (InterlinedList 12.2); std::nullopt: nothing.
[[nodiscard]] std::optional<Following> followingIn(const Answer &answer);

/// Whether another page follows these rows, and the wish for it. `rows`: how many came.
[[nodiscard]] std::optional<wish::ListPeople> nextPage(const wish::ListPeople &asked,
                                                       const Answer &answer);
constexpr int peoplePerPage = 100; ///< where lists are read page by page
constexpr int mostPeoplePages = 2000;

/// Whether this list can be read now; the reason where not.
[[nodiscard]] ApiError objectionTo(const PeopleTools &tools, const PeopleScope &scope);

} // namespace personae
