// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"

#include <memory>
#include <vector>

namespace personae {

enum class PeopleColumn { Name, Handle, Kind, Role, Status, Relationship, Tags, Changed, Seen };

/// One chip above the list. Several of one field mean "any of them" (for `is`), different fields
/// all apply.
struct PeopleFilter
{
    enum class Field { Kind, Status, Relationship, Role, Tag };
    Field field = Field::Status;
    bool isNot = false;
    /// Kind: person, community. Status: active, muted, ... Relationship: following, follower,
    /// connected, requested, none, trusted, hidden. Role, Tag: the word itself; empty: none.
    QString value;
    bool operator==(const PeopleFilter &) const = default;
};

/// What a list shows: everything of a scope, narrowed and ordered.
struct PeopleQuery
{
    PeopleScope scope;
    std::optional<PersonKind> kind; ///< the page's own restriction, no chip
    QString text;                   ///< what was typed; every word must be found in name or handle
    QList<PeopleFilter> filters;
    PeopleColumn sort = PeopleColumn::Name; ///< ties by name, then handle
    bool descending = false;

    /// Narrowed by the person, so that "empty" may mean "by filter".
    [[nodiscard]] bool isNarrowed() const
    {
        return !text.trimmed().isEmpty() || !filters.isEmpty();
    }
    bool operator==(const PeopleQuery &) const = default;
};

/// Row ids (Person::id) in the order of a query. Shared, never changed once given out.
using PersonIds = std::shared_ptr<const std::vector<quint32>>;

struct PeopleResult
{
    PersonIds ids;      ///< never null
    bool whole = true;  ///< false: the first screenfuls only, found quickly; the rest follows
    int unnarrowed = 0; ///< rows of the same page without text and filters
};

/// What a change of the cache did to one list.
struct PeopleChange
{
    QList<quint32> inserted;
    QList<quint32> updated;
    QList<quint32> removed;
    bool everything = false; ///< too many to name
    [[nodiscard]] bool isEmpty() const
    {
        return inserted.isEmpty() && updated.isEmpty() && removed.isEmpty() && !everything;
    }
};

/// How old and how complete a list is (the fixed words of window.md d3).
struct ListingState
{
    enum class Completeness {
        Unknown, ///< never read
        Complete,
        AtLeast, ///< the server's cap was reached: there may be more
        Partly,  ///< `count` of `total`
        Crawling ///< a crawl is under way, or was left: "Partial crawl, N so far"
    };
    Completeness completeness = Completeness::Unknown;
    QDateTime asOf; ///< UTC: when the node last said; invalid: never
    int total = -1; ///< as the server says; -1: unknown
    bool operator==(const ListingState &) const = default;
};

/// Where a list model gets its rows from. Answers come later, on the GUI thread, and carry the
/// ticket of their question; nothing here waits.
class PeopleSource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleSource)

public:
    using QObject::QObject;

    /// found() follows: once, or first with whole == false and then with the whole. A newer find()
    /// of the same asker (`asker` names it) makes older answers superfluous: they may be left out.
    virtual void find(const personae::PeopleQuery &query, int asker, quint64 ticket) = 0;
    /// loaded() follows, with those that are still there, in any order.
    virtual void load(const QList<quint32> &ids, quint64 ticket) = 0;

Q_SIGNALS:
    void found(quint64 ticket, const personae::PeopleResult &result);
    void loaded(quint64 ticket, const QList<personae::Person> &people);
    void peopleChanged(const personae::PeopleScope &scope, const personae::PeopleChange &change);
    void listingChanged(const personae::PeopleScope &scope, const personae::ListingState &state);
};

} // namespace personae

Q_DECLARE_METATYPE(personae::PeopleQuery)
Q_DECLARE_METATYPE(personae::PeopleResult)
Q_DECLARE_METATYPE(personae::PeopleChange)
Q_DECLARE_METATYPE(personae::ListingState)
