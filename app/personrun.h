// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"
#include "models/people/memberrank.h"
#include "models/ports/peopleport.h"

namespace personae {

/// The common half of the commands about somebody else: what is read goes to the cache too, so that
/// lists show what the node shows. GUI thread.
class PersonRun : public CommandRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonRun)

public:
    PersonRun(const Parts &parts, const OutboxEntry &entry, QObject *parent);
    void abort() override; ///< possible until it is sent

Q_SIGNALS:
    /// What a read of ours showed; for PeopleStore::take().
    void seen(const personae::PeopleScope &scope, const QList<personae::PersonFacts> &facts,
              const QDateTime &at, bool withRelation);
    void knownByNameOnly(const personae::PersonRef &ref); ///< for PeopleStore::markUnsynced()
    /// The whole list was read, and they are not in it: for PeopleStore::markGone().
    void gone(const personae::PersonRef &ref, const QDateTime &at);

protected:
    enum class Known { Yes, No, ByName };
    using NextPerson = std::function<void(Known known, const PersonFacts &facts)>;
    using NextRow = std::function<void(const std::optional<PersonFacts> &row)>;
    using NextStanding = std::function<void(const CommunityStanding &standing)>;

    /// Where the reads below cannot be had the attempt ends: refused where nothing was sent and the
    /// reason will not pass by itself, else to be looked at later.
    void readPerson(const NextPerson &next);
    void readRow(const NextRow &next); ///< of the list: roles and hidden are in no other answer
    /// The same of one's followers, where a service lists by relation.
    void readFollower(const NextRow &next);
    /// How one follows somebody with this id, asked for alone (InterlinedList 12.2).
    void readFollowing(const QString &id, const NextPerson &next);
    /// Whether a request of ours waits there. `isKnown`: the node has a row of them.
    void readRequested(bool isKnown, const std::function<void(bool)> &next);
    void needStanding(const NextStanding &next); ///< one's own roles in the community

    void refuse(Outcome kind, const QString &reason); ///< nothing was sent
    void refuse(memberrank::Objection objection);
    void endUnreadable(const ApiError &error);

    void tell(const PersonFacts &facts); ///< to the cache
    [[nodiscard]] const PersonRef &target() const { return m_target; }
    /// The target is a member of a community on the account's own server.
    [[nodiscard]] bool isInSharedCommunity() const;
    /// What an answer says, as lists would hold it.
    [[nodiscard]] Person personOf(const PersonFacts &facts) const;
    [[nodiscard]] bool isTouched() const; ///< something went out, or may have

private:
    void findRow(const wish::ListPeople &list, const NextRow &next);

    CommunityLanes *m_communities = nullptr;
    PersonRef m_target;
    bool m_sawWholeList = false; ///< nothing follows the last page findRow() read
};

} // namespace personae
