// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relationrun.h"

#include "models/outbox/outboxpolicy.h"
#include "network/wire/sessionkeeper.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int mostPages = 20; ///< of incoming requests

Wish wishOf(const RelationCommand &command)
{
    const QString &handle = command.handle;
    switch (command.verb) {
    case RelationVerb::Follow:
        return wish::Follow{handle, command.id};
    case RelationVerb::Unfollow:
        return wish::Unfollow{handle, command.id};
    case RelationVerb::Connect:
        return wish::Connect{handle, command.text};
    case RelationVerb::Disconnect:
        return wish::Disconnect{handle};
    case RelationVerb::Block:
        return wish::SetStatus{handle, u"blocked"_s};
    case RelationVerb::Mute:
        return wish::SetStatus{handle, u"muted"_s};
    case RelationVerb::Unblock:
    case RelationVerb::Unmute:
        return wish::SetStatus{handle, u"active"_s};
    case RelationVerb::TrustAlways:
        return wish::SetTrust{handle, u"always"_s};
    case RelationVerb::TrustNever:
        return wish::SetTrust{handle, u"never"_s};
    case RelationVerb::TrustAsk:
        return wish::SetTrust{handle, std::nullopt};
    case RelationVerb::HideFromHome:
        return wish::HideFromHome{handle, true};
    case RelationVerb::ShowInHome:
        return wish::HideFromHome{handle, false};
    case RelationVerb::AcceptRequest:
        return wish::AcceptRequest{command.actionId};
    case RelationVerb::RejectRequest:
        return wish::RejectRequest{command.actionId};
    }
    Q_UNREACHABLE();
}

/// Where communities live on the account's own server, what happens in them is done as oneself
/// (InterlinedList 8.5); where there are no connections, the verb ends the other's following.
Wish wishOf(const RelationCommand &command, const ServiceInfo &info)
{
    const bool inCommunity = info.sharesCommunityHost && !command.node.isEmpty();
    if (inCommunity && command.verb == RelationVerb::Disconnect)
        return wish::RemoveMember{command.node, command.id};
    if (inCommunity && command.verb == RelationVerb::Connect)
        return wish::AddMember{command.node, command.id, info.members.roles.value(0)};
    if (info.listsByRelation && command.verb == RelationVerb::Disconnect)
        return wish::RemoveFollower{command.id};
    return wishOf(command);
}

QString proofKey(RelationAspect aspect)
{
    switch (aspect) {
    case RelationAspect::Follow:
        return u"follow"_s;
    case RelationAspect::Connection:
        return u"connection"_s;
    case RelationAspect::Standing:
        return u"standing"_s;
    case RelationAspect::Trust:
        return u"trust"_s;
    case RelationAspect::Home:
        return u"home"_s;
    case RelationAspect::Request:
        return u"request"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

const RelationCommand &RelationRun::command() const
{
    return std::get<RelationCommand>(m_entry.command);
}

void RelationRun::start()
{
    if (m_entry.state == OutboxState::Unknown || m_entry.state == OutboxState::Checking) {
        if (m_entry.step > 1) // a later round: one look
            m_looks = int(m_tempo.relations.size());
        look();
    } else {
        guard();
    }
}

/// Cloudillo changes some in one row, older servers all of them, and creates a nameless row where
/// there is none (6.2, 10 row 13).
bool RelationRun::needsRow() const
{
    const RelationAspect aspect = aspectOf(command().verb);
    if (aspect == RelationAspect::Standing || aspect == RelationAspect::Trust ||
        aspect == RelationAspect::Home)
        return true;
    const auto request = m_lane.api().request(wishOf(command(), m_lane.api().info()),
                                              endpointOf(m_lane.account(), m_lane.api(), u"-"_s));
    return request.ok() && request.value().method == "PATCH";
}

void RelationRun::guard()
{
    if (command().handle == m_lane.account().handle) {
        refuse(Outcome::LocalReject, u"oneself"_s);
    } else if (needsRow()) {
        readPerson([this](Known known, const PersonFacts &) {
            if (known == Known::No)
                refuse(Outcome::NotFound, u"not-known"_s);
            else
                send();
        });
    } else if (!command().node.isEmpty() && command().verb == RelationVerb::Disconnect) {
        guardMember();
    } else {
        send();
    }
}

/// Taking somebody out of a community: the server does not look at the target's rank (Cloudillo
/// 7.3).
void RelationRun::guardMember()
{
    needStanding([this](const CommunityStanding &standing) {
        readRow([this, standing](const std::optional<PersonFacts> &row) {
            if (!row) {
                refuse(memberrank::Objection::NotListed);
                return;
            }
            Person person = personOf(*row);
            person.id = 1; // it is a row of the list
            const auto objection = memberrank::mayRemove(m_lane.api().info().members,
                                                         standing.roles, standing.myHandle, person);
            if (objection == memberrank::Objection::None)
                send();
            else
                refuse(objection);
        });
    });
}

void RelationRun::send()
{
    keep(OutboxState::Sending, [this] {
        LaneCall *call = m_lane.perform(wishOf(command(), m_lane.api().info()), this);
        connect(call, &LaneCall::finished, this, &RelationRun::sent);
    });
}

void RelationRun::sent(const Answer &answer)
{
    if (!answer.ok()) {
        endByPolicy(answer.error);
        return;
    }
    m_entry.step = 1;
    m_entry.remoteId = answer.actionId;
    m_looks = 0;
    keep(OutboxState::Checking, [this] { look(); });
}

void RelationRun::look()
{
    if (m_lane.api().info().listsByRelation) {
        lookByRelation();
        return;
    }
    if (command().verb == RelationVerb::RejectRequest) {
        m_pages = 0;
        lookForRequest({});
        return;
    }
    if (aspectOf(command().verb) == RelationAspect::Home) {
        readRow([this](const std::optional<PersonFacts> &row) {
            m_known = row ? Known::Yes : Known::No;
            const Person person = personOf(row.value_or(PersonFacts()));
            judge(person, row && isGranted(person, m_entry.command));
        });
        return;
    }
    readPerson([this](Known known, const PersonFacts &facts) {
        m_known = known;
        const Person person = personOf(facts);
        if (aspectOf(command().verb) == RelationAspect::Connection && !person.connected)
            lookAtConnection(person);
        else
            judge(person, isGranted(person, m_entry.command) && known != Known::ByName);
    });
}

/// A service that has no list of everybody is asked for the one thing the wish was about.
void RelationRun::lookByRelation()
{
    const RelationAspect aspect = aspectOf(command().verb);
    m_known = Known::Yes;
    if (aspect == RelationAspect::Request) {
        m_pages = 0;
        lookForRequest({});
    } else if (aspect == RelationAspect::Follow) {
        readFollowing(command().id, [this](Known, const PersonFacts &facts) {
            const Person person = personOf(facts);
            const bool follows = person.following != Following::No; // a request is all one can do
            judge(person, follows == (command().verb == RelationVerb::Follow));
        });
    } else if (aspect == RelationAspect::Connection && isInSharedCommunity()) {
        readRow([this](const std::optional<PersonFacts> &row) {
            Person person = personOf(row.value_or(PersonFacts()));
            person.connected = row.has_value();
            judge(person, person.connected == (command().verb == RelationVerb::Connect));
        });
    } else if (command().verb == RelationVerb::Disconnect) {
        readFollower([this](const std::optional<PersonFacts> &row) {
            const Person person = personOf(row.value_or(PersonFacts()));
            judge(person, !row);
        });
    } else {
        refuse(Outcome::NotOffered, u"no-such-relation"_s);
    }
}

/// Decided: it waits no longer. Whom one let in follows.
void RelationRun::requestGone(bool isGone)
{
    PersonFacts facts;
    facts.handle = command().handle;
    if (!command().id.isEmpty() || !command().actionId.isEmpty())
        facts.id = command().id.isEmpty() ? command().actionId : command().id;
    facts.follower = command().verb == RelationVerb::AcceptRequest;
    if (isGone && *facts.follower)
        tell(facts);
    judge(personOf(facts), isGone);
}

/// A request that waits shows only in the list of such (Cloudillo 5.2).
void RelationRun::lookAtConnection(const Person &person)
{
    readRequested(m_known == Known::Yes, [this, person](bool requested) {
        Person whole = person;
        whole.requested = requested;
        // Of somebody known by name only no list says anything.
        judge(whole, isGranted(whole, m_entry.command) && (m_known != Known::ByName || requested));
    });
}

/// A rejected request leaves the queue; flags alone would prove nothing.
void RelationRun::lookForRequest(const QString &cursor)
{
    LaneCall *call = m_lane.perform(wish::IncomingRequests{m_lane.account().handle, cursor}, this);
    connect(call, &LaneCall::finished, this, [this](const Answer &answer) {
        if (hasEnded())
            return;
        if (!answer.ok() || !answer.requests) {
            endUnreadable(answer.error);
            return;
        }
        const auto isIt = [this](const IncomingRequest &request) {
            return request.actionId == command().actionId;
        };
        const bool waits = std::any_of(answer.requests->cbegin(), answer.requests->cend(), isIt);
        const bool more = answer.more.value_or(false) && !answer.cursor.isEmpty();
        if (!waits && more && ++m_pages < mostPages) {
            lookForRequest(answer.cursor);
            return;
        }
        const bool isGone = !waits && !more; // of what was not read nothing is known
        if (m_lane.api().info().listsByRelation) {
            requestGone(isGone);
            return;
        }
        readPerson([this, isGone](Known known, const PersonFacts &facts) {
            m_known = known;
            judge(personOf(facts), isGone);
        });
    });
}

void RelationRun::judge(const Person &person, bool granted)
{
    if (granted)
        prove(person, true);
    else if (m_looks < m_tempo.relations.size())
        later(m_tempo.relations.at(m_looks++), [this] { look(); });
    else
        unshown(person);
}

/// It had its time and does not show.
void RelationRun::unshown(const Person &person)
{
    // A mere name may be there because it did arrive: it never goes out twice.
    const bool mayHaveArrived = reachesOut() && m_known == Known::ByName;
    if (m_entry.state == OutboxState::Unknown && !mayHaveArrived)
        guard(); // it never arrived
    else if (mayComeLate())
        waitForRound();
    else
        prove(person, false);
}

bool RelationRun::reachesOut() const
{
    return command().verb == RelationVerb::Connect || command().verb == RelationVerb::Follow;
}

/// The other node could not be reached yet: ours goes on trying (Cloudillo 6.1).
bool RelationRun::mayComeLate() const
{
    return reachesOut() && m_known != Known::Yes && m_entry.step <= m_tempo.rounds &&
           !isOvertaken();
}

/// The person decided something newer about the same identity: no reason to wait any longer.
bool RelationRun::isOvertaken() const
{
    const QList<OutboxEntry> &entries = m_outbox.entries();
    return std::any_of(entries.cbegin(), entries.cend(), [this](const OutboxEntry &entry) {
        return entry.id > m_entry.id && !isFinal(entry.state) &&
               targetOf(entry.account, entry.command) == target();
    });
}

void RelationRun::waitForRound()
{
    m_entry.step = std::max(m_entry.step, 1);
    m_entry.lastError = {};
    m_entry.lastError.kind = Outcome::Unsynced;
    m_entry.lastError.detail = u"target-unreachable"_s;
    const qint64 pause = m_tempo.roundPause.count() * (qint64(1) << (m_entry.step - 1));
    ++m_entry.step;
    endAs(OutboxState::Checking, WaitReason::Time, QDateTime::currentDateTimeUtc().addSecs(pause));
}

/// It was sent and cannot be stopped; only the waiting for it can.
void RelationRun::abort()
{
    if (m_entry.state == OutboxState::Checking && m_entry.step > 1) {
        m_known = Known::ByName;
        prove(personOf({}), false);
    } else {
        PersonRun::abort();
    }
}

void RelationRun::prove(const Person &person, bool granted)
{
    const RelationAspect aspect = aspectOf(command().verb);
    const QString key = proofKey(aspect);
    const QString now = relationWord(person, aspect);
    const bool shows = granted || m_known != Known::ByName; // of a mere name nothing is shown
    m_entry.seen = shows ? FieldMap{{key, now}} : FieldMap();
    if (granted) {
        m_entry.proofs = {{key, FieldProof::Verified}};
        endAs(OutboxState::Verified);
        return;
    }
    const bool unchanged = !shows || command().before.isEmpty() || now == command().before;
    m_entry.proofs = {{key, unchanged ? FieldProof::NotApplied : FieldProof::AppliedDifferently}};
    ApiError why;
    why.kind = Outcome::Unverified;
    why.detail = m_known == Known::ByName ? u"unsynced"_s : u"not-shown"_s;
    endAs(outboxpolicy::stateOf(m_entry.proofs), why);
}

} // namespace personae
