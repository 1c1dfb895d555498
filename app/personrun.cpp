// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/personrun.h"

#include "app/peoplesynctools.h"
#include "models/outbox/outboxpolicy.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Whether asking again later can help.
bool isPassing(const ApiError &error)
{
    switch (error.kind) {
    case Outcome::AuthRequired:
    case Outcome::SignInRefused:
    case Outcome::Throttled:
    case Outcome::ServerError:
    case Outcome::Unsynced:
    case Outcome::ProtocolError:
    case Outcome::Unverified:
    case Outcome::TooLarge:
    case Outcome::StorageFailed:
        return true;
    default:
        return isTransportFailure(error.kind);
    }
}

QString reasonOf(memberrank::Objection objection)
{
    using memberrank::Objection;
    switch (objection) {
    case Objection::None:
        return {};
    case Objection::NotKnown:
        return u"rank-not-known"_s;
    case Objection::NoRoles:
        return u"no-roles"_s;
    case Objection::RankTooLow:
        return u"rank-too-low"_s;
    case Objection::TargetTooHigh:
        return u"target-too-high"_s;
    case Objection::GrantTooHigh:
        return u"grant-too-high"_s;
    case Objection::Oneself:
        return u"oneself"_s;
    case Objection::NotListed:
        return u"not-listed"_s;
    case Objection::UnknownWord:
        return u"unknown-word"_s;
    }
    Q_UNREACHABLE();
}

ApiError errorOf(Outcome kind, const QString &reason)
{
    ApiError error;
    error.kind = kind;
    error.detail = reason;
    return error;
}

} // namespace

PersonRun::PersonRun(const Parts &parts, const OutboxEntry &entry, QObject *parent)
    : CommandRun(parts, entry, parent)
    , m_communities(parts.communities)
    , m_target(targetOf(entry.account, entry.command))
{
}

void PersonRun::abort()
{
    if (outboxpolicy::isUnsent(m_entry))
        m_outbox.cancel(m_entry.id);
}

bool PersonRun::isTouched() const
{
    return m_entry.state != OutboxState::Queued && m_entry.state != OutboxState::Waiting;
}

void PersonRun::refuse(Outcome kind, const QString &reason)
{
    endAs(OutboxState::Refused, errorOf(kind, reason));
}

void PersonRun::refuse(memberrank::Objection objection)
{
    if (objection == memberrank::Objection::NotKnown)
        objection = memberrank::Objection::RankTooLow; // the token came, and named no role
    refuse(objection == memberrank::Objection::NotListed ? Outcome::NotFound : Outcome::Forbidden,
           reasonOf(objection));
}

void PersonRun::endUnreadable(const ApiError &error)
{
    if (isPassing(error)) {
        if (m_entry.step > 0)
            ++m_entry.tries; // so that the pauses grow
        endUnread(error);
    } else if (!isTouched()) {
        endAs(OutboxState::Refused, error);
    } else {
        endAs(OutboxState::NotApplied, error); // nothing there will ever prove it
    }
}

void PersonRun::tell(const PersonFacts &facts)
{
    Q_EMIT seen(m_target.scope, {facts}, QDateTime::currentDateTimeUtc(), true);
}

void PersonRun::readPerson(const NextPerson &next)
{
    LaneCall *call = m_lane.perform(wish::ReadPerson{m_target.handle}, this);
    connect(call, &LaneCall::finished, this, [this, next](const Answer &answer) {
        if (hasEnded())
            return;
        if (answer.ok()) {
            tell(answer.person);
            next(Known::Yes, answer.person);
        } else if (answer.outcome() == Outcome::NotFound || answer.outcome() == Outcome::NoData) {
            next(Known::No, {});
        } else if (answer.outcome() == Outcome::Unsynced) {
            Q_EMIT knownByNameOnly(m_target);
            next(Known::ByName, {});
        } else {
            endUnreadable(answer.error);
        }
    });
}

/// Page by page until they are found. Servers that do not know the filter send everybody.
void PersonRun::findRow(const wish::ListPeople &list, const NextRow &next)
{
    LaneCall *call = m_lane.perform(list, this);
    connect(call, &LaneCall::finished, this, [this, list, next](const Answer &answer) {
        if (hasEnded())
            return;
        if (!answer.ok() || !answer.people) {
            endUnreadable(answer.ok() ? errorOf(Outcome::ProtocolError, u"no-list"_s)
                                      : answer.error);
            return;
        }
        for (const PersonFacts &row : answer.people->rows) {
            if (row.handle == m_target.handle) {
                next(row);
                return;
            }
        }
        m_sawWholeList = !answer.more.value_or(answer.people->maybeMore);
        const auto page = list.limit > 0 ? nextPage(list, answer) : std::nullopt;
        if (page)
            findRow(*page, next);
        else
            next(std::nullopt);
    });
}

bool PersonRun::isInSharedCommunity() const
{
    return !m_target.scope.isOwn() && m_lane.api().info().sharesCommunityHost;
}

void PersonRun::readRow(const NextRow &next)
{
    wish::ListPeople list;
    list.handle = m_target.handle;
    list.status = everyStatus();
    if (isInSharedCommunity()) {
        list.node = m_target.scope.node;
        list.limit = peoplePerPage;
        list.offset = 0;
    }
    findRow(list, [this, next](const std::optional<PersonFacts> &row) {
        if (row)
            tell(*row);
        else if (isInSharedCommunity() && m_sawWholeList) // of members and nobody else
            Q_EMIT gone(m_target, QDateTime::currentDateTimeUtc());
        next(row);
    });
}

void PersonRun::readFollower(const NextRow &next)
{
    wish::ListPeople list;
    list.handle = m_target.handle;
    list.follower = true;
    list.limit = peoplePerPage;
    list.offset = 0;
    findRow(list, [this, next](const std::optional<PersonFacts> &row) {
        PersonFacts facts = row.value_or(PersonFacts());
        facts.handle = m_target.handle;
        facts.follower = row.has_value();
        tell(facts);
        next(row);
    });
}

void PersonRun::readFollowing(const QString &id, const NextPerson &next)
{
    LaneCall *call = m_lane.perform(wish::FollowState{id}, this);
    connect(call, &LaneCall::finished, this, [this, id, next](const Answer &answer) {
        if (hasEnded())
            return;
        const std::optional<Following> following = followingIn(answer);
        if (!following) {
            endUnreadable(answer.ok() ? errorOf(Outcome::ProtocolError, u"no-state"_s)
                                      : answer.error);
            return;
        }
        PersonFacts facts;
        facts.handle = m_target.handle;
        facts.id = id;
        facts.following = following;
        tell(facts);
        next(Known::Yes, facts);
    });
}

void PersonRun::readRequested(bool isKnown, const std::function<void(bool)> &next)
{
    wish::ListPeople list;
    list.handle = m_target.handle;
    list.status = everyStatus();
    list.connected = wish::Connected::Requested;
    findRow(list, [this, isKnown, next](const std::optional<PersonFacts> &row) {
        PersonFacts facts = row.value_or(PersonFacts());
        facts.handle = m_target.handle;
        facts.requested = row.has_value();
        if (row || isKnown) // else it would become a row of the cache
            tell(facts);
        next(row.has_value());
    });
}

void PersonRun::needStanding(const NextStanding &next)
{
    if (!m_communities) {
        refuse(Outcome::NotOffered, u"no-community"_s);
        return;
    }
    const CommunityStanding standing = m_communities->standing(m_target.scope);
    if (standing.known) {
        next(standing);
        return;
    }
    auto *once = new QObject(this);
    connect(m_communities, &CommunityLanes::standingChanged, once,
            [this, once, next](const PeopleScope &community) {
                if (community != m_target.scope)
                    return;
                once->deleteLater();
                disconnect(m_communities, nullptr, once, nullptr);
                if (hasEnded())
                    return;
                const CommunityStanding now = m_communities->standing(community);
                if (now.known)
                    next(now);
                else // nobody said why where one was signed out meanwhile
                    endUnreadable(now.error.isError()
                                      ? now.error
                                      : errorOf(Outcome::AuthRequired, u"no-standing"_s));
            });
    m_communities->enter(m_target.scope);
}

Person PersonRun::personOf(const PersonFacts &facts) const
{
    Person person;
    person.handle = m_target.handle;
    person.kind = facts.kind.value_or(PersonKind::Person);
    person.status = facts.status.value_or(QString());
    person.roles = facts.roles.value_or(QStringList());
    person.following = facts.following.value_or(Following::No);
    person.follower = facts.follower.value_or(false);
    person.connected = facts.connected.value_or(false);
    person.requested = facts.requested.value_or(false);
    person.trust = facts.trust.value_or(QString());
    person.hiddenInHome = facts.hiddenInHome.value_or(false);
    return person;
}

} // namespace personae
