// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"
#include "models/store/databasethread.h"
#include "models/store/profilestore.h"

#include <memory>

namespace personae {

/// A change of one fact about somebody that was seen on the node.
struct PersonChange
{
    QString fact; ///< name, picture, status, roles, following, follower, connected, trust, ...
    QString before;
    QString after;
    QDateTime seenAt;  ///< UTC
    bool byUs = false; ///< an action of ours was under way
    bool operator==(const PersonChange &) const = default;
};

/// Everything the cache knows about one person, for the inspector.
struct PersonSheet
{
    PersonRef ref;
    Person person;   ///< id 0: this list does not hold them
    Profile profile; ///< their own page, read from their host; empty handle: never read
    QDateTime profileSeenAt;
    RawAnswer raw;               ///< last answer about them alone; invalid `at`: none
    QList<PersonChange> changes; ///< newest first, at most 500
    QList<PersonRef> alsoIn;     ///< other lists of this account that hold them
};

/// How many there are, for the sidebar.
struct PeopleCounts
{
    int people = 0; ///< all kinds
    int communities = 0;
    bool operator==(const PeopleCounts &) const = default;
};

/// All lists of people in the cache that may be thrown away (table `people` and its FTS5 index).
/// A million rows: nothing is held per row on the GUI thread. GUI thread outside, SQL and the
/// search index on the DatabaseThread.
///
/// How it finds. `people.folded` holds name and handle folded (searchfolding.h) and is indexed by
/// trigrams; an in-memory index of a few bytes per row (order by name, and the facts that chips ask
/// for) answers filters and other orders without SQL. Its first screenful comes by keyset, before
/// that index is built.
class PeopleStore final : public PeopleSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleStore)

public:
    explicit PeopleStore(DatabaseThread &database, QObject *parent = nullptr);
    ~PeopleStore() override;

    void find(const PeopleQuery &query, int asker, quint64 ticket) override;
    void load(const QList<quint32> &ids, quint64 ticket) override;

    /// Takes in what a node said, in one transaction: rows that are new, facts that changed (each
    /// remembered as a PersonChange). Unset facts stay as known. The same handle twice: merged, the
    /// later wins. `withRelation`: the answer spoke of relationships (a list does, a search does
    /// not). peopleChanged() follows where something changed.
    void take(const PeopleScope &scope, const QList<PersonFacts> &facts, const QDateTime &seenAt,
              bool withRelation, bool byUs = false);
    /// The node said who asked to connect and waits: of all others the mark is taken away where
    /// `handles` is the whole answer.
    void takeRequested(const PeopleScope &scope, const QStringList &handles, bool whole);
    void markUnsynced(const PersonRef &ref);
    /// The node knows nobody of that name any more; the row stays readable.
    void markGone(const PersonRef &ref, const QDateTime &at);
    /// The same of many, in one transaction.
    void markGone(const PeopleScope &scope, const QStringList &handles, const QDateTime &at);
    /// Their own page, as their host shows it.
    void putProfile(const PersonRef &ref, const CachedProfile &profile);
    void putRaw(const PersonRef &ref, const RawAnswer &raw);

    void setListing(const PeopleScope &scope, const ListingState &state);
    void loadListing(const PeopleScope &scope); ///< listingChanged() follows
    /// A crawl's own notes, to go on after a restart; empty removes. The store does not read them.
    void saveCrawl(const PeopleScope &scope, const QByteArray &notes);
    void loadCrawls(); ///< crawlsLoaded() follows

    void loadPerson(const PersonRef &ref);     ///< personLoaded() follows
    void loadCounts(const AccountId &account); ///< countsLoaded() follows, also after
                                               ///< changes, of a community's name too
    /// Communities one is connected with, by name; communitiesLoaded() follows.
    void loadCommunities(const AccountId &account);
    /// Words that filters can offer: roles, statuses, tags in use. wordsLoaded() follows.
    void loadFilterWords(const PeopleScope &scope);

    /// `whole` false: there are more; those known and not among these stay.
    void setRequests(const PeopleScope &scope, const QList<IncomingRequest> &requests,
                     const QDateTime &seenAt, bool whole = true);
    void loadRequests(const AccountId &account); ///< requestsChanged() follows per scope

    /// Mirrors of what NoteStore keeps, so that lists can filter by them. The cache may be new:
    /// then all of an account's come again. `tags` by handle; whole: others have none.
    void mirrorTags(const AccountId &account, const QMap<QString, QStringList> &tags, bool whole);
    void mirrorNoted(const AccountId &account, const QStringList &handles, bool whole);

    void forget(const AccountId &account);

Q_SIGNALS:
    void personLoaded(const personae::PersonSheet &sheet);
    /// Something about this person alone changed (page, raw answer): load again if shown.
    void personChanged(const personae::PersonRef &ref);
    void countsLoaded(const personae::AccountId &account, const personae::PeopleCounts &counts);
    void communitiesLoaded(const personae::AccountId &account,
                           const QList<personae::Person> &communities);
    void wordsLoaded(const personae::PeopleScope &scope, const QStringList &roles,
                     const QStringList &statuses, const QStringList &tags);
    void requestsChanged(const personae::PeopleScope &scope,
                         const QList<personae::IncomingRequest> &requests, const QDateTime &seenAt);
    void crawlsLoaded(const QMap<personae::PeopleScope, QByteArray> &crawls);
    void failed(const personae::ApiError &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::PersonSheet)
Q_DECLARE_METATYPE(personae::PeopleCounts)
