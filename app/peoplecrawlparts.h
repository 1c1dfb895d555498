// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/wish.h"

#include <QJsonArray>
#include <QList>

#include <optional>

namespace personae {

/// One part of a list that is too long for one answer: everything the list can be narrowed by
/// (Cloudillo 5.2). Parts of one split do not overlap, except those by text.
struct CrawlPart
{
    std::optional<PersonKind> kind;
    std::optional<bool> following;
    std::optional<bool> follower;
    std::optional<wish::Connected> connected;
    int status = -1; ///< place in everyStatus(); -1: every one
    std::optional<bool> trustSet;
    QString text;

    bool operator==(const CrawlPart &) const = default;
    [[nodiscard]] wish::ListPeople wish() const;
    /// Smaller parts that together hold all of this one; empty: cannot be split further. Split by
    /// letters of names and handles only where there is no other way to find people.
    [[nodiscard]] QList<CrawlPart> split(bool byText) const;
    [[nodiscard]] QJsonArray toJson() const;
    [[nodiscard]] static CrawlPart fromJson(const QJsonArray &json);
};

/// Where the reading of a list begins: those who have not answered, persons, communities.
[[nodiscard]] QList<CrawlPart> firstParts();

} // namespace personae
