// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/people/memberrank.h"
#include "models/people/peoplequery.h"
#include "models/ports/peopleport.h"
#include "ui/theme/theme.h"

#include <QString>

/// The sentences of the list of people that are no cell of a row (those: ListWording). Foreign text
/// in them is isolated.
namespace personae::peoplewords {

/// "Complete", "At least 100", "230 of 730", "Partial crawl, 230 so far" (window.md d3).
[[nodiscard]] QString completeness(const ListingState &listing, int rows);
[[nodiscard]] bool isCutOff(const ListingState &listing);
/// More than a day.
[[nodiscard]] bool isStale(const QDateTime &asOf, const QDateTime &now);

[[nodiscard]] QString field(PeopleFilter::Field field); ///< "status"
[[nodiscard]] QString value(PeopleFilter::Field field, const QString &value);
[[nodiscard]] QString chip(const PeopleFilter &filter); ///< "role: any but leader"
[[nodiscard]] QString chipSentence(const PeopleFilter &filter);

[[nodiscard]] QString statusWord(const QString &status); ///< "" is active
[[nodiscard]] QString roleWord(const QString &role);     ///< "" is no role

/// A verb as an entry of a menu: "Follow", "Ask to connect…".
[[nodiscard]] QString verb(RelationVerb verb, bool inCommunity);
/// What it does with so many: "Block 3 people".
[[nodiscard]] QString verbSentence(RelationVerb verb, bool inCommunity, const QString &whom);
[[nodiscard]] QString objection(memberrank::Objection objection, const MemberRules &rules);

/// What the crawl does or has done, truthfully.
[[nodiscard]] QString crawl(const CrawlProgress &progress, const QString &service);

/// "1 person", "12 people".
[[nodiscard]] QString people(int number);

} // namespace personae::peoplewords
