// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/requestsync.h"

#include "models/people/memberrank.h"

namespace personae {

RequestSync::RequestSync(const PeopleTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
    connect(&tools.lanes, &CommunityLanes::standingChanged, this, &RequestSync::standingChanged);
    connect(&tools.accounts, &AccountRegistry::removed, this, &RequestSync::forget);
    connect(&tools.accounts, &AccountRegistry::sessionChanged, this,
            [this](const AccountId &account) {
                const bool signedIn = !m_tools.accounts.session(account).token.isEmpty();
                if (signedIn && !m_live.contains(account))
                    refresh(PeopleScope{account, {}});
            });
    connect(&m_timer, &QTimer::timeout, this, &RequestSync::poll);
    m_timer.start(PeopleTempo().requests);
}

void RequestSync::setTempo(const PeopleTempo &tempo)
{
    m_timer.start(tempo.requests);
}

void RequestSync::poll()
{
    for (const Account &account : m_tools.accounts.accounts()) {
        if (!m_live.contains(account.id))
            refresh(PeopleScope{account.id, {}});
    }
    const QSet<PeopleScope> communities = m_communities; // their news is pushed to nobody here
    for (const PeopleScope &community : communities)
        refresh(community);
}

void RequestSync::refresh(const AccountId &account)
{
    const PeopleScope own{account, {}};
    if (const ApiError objection = objectionTo(m_tools, own); objection.isError()) {
        QMetaObject::invokeMethod(
            this, [this, account, objection] { Q_EMIT failed(account, objection); },
            Qt::QueuedConnection);
        return;
    }
    refresh(own);
    const QSet<PeopleScope> communities = m_communities;
    for (const PeopleScope &community : communities) {
        if (community.account == account)
            refresh(community);
    }
}

void RequestSync::refresh(const PeopleScope &scope)
{
    if (const auto known = m_readings.find(scope); known != m_readings.end()) {
        known->again = true;
        return;
    }
    if (objectionTo(m_tools, scope).isError())
        return;
    m_readings.insert(scope, {{}, {}, new QObject(this), false});
    ask(scope, {});
}

void RequestSync::ask(const PeopleScope &scope, const QString &cursor)
{
    AccountLane *lane = m_tools.lanes.lane(scope);
    const Account *account = m_tools.accounts.find(scope.account);
    if (!lane || !account)
        return end(scope, errorOf(Outcome::Cancelled));
    const wish::IncomingRequests wish{scope.isOwn() ? account->handle : scope.node, cursor};
    LaneCall *call = lane->perform(wish, m_readings.value(scope).owner);
    connect(call, &LaneCall::finished, this,
            [this, scope](const Answer &answer) { arrived(scope, answer); });
}

void RequestSync::arrived(const PeopleScope &scope, const Answer &answer)
{
    const auto reading = m_readings.find(scope);
    if (reading == m_readings.end())
        return;
    if (!answer.ok() || !answer.requests)
        return end(scope, answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error);
    for (const IncomingRequest &request : *answer.requests) {
        const auto isSame = [&request](const IncomingRequest &known) {
            return known.actionId == request.actionId;
        };
        if (!std::any_of(reading->requests.cbegin(), reading->requests.cend(), isSame))
            reading->requests.append(request);
    }
    const QString cursor = answer.cursor;
    if (!answer.more.value_or(false) || cursor.isEmpty())
        return end(scope, {});
    // Not the whole queue; or this server gives the same page again and again.
    if (reading->cursors.contains(cursor) || reading->cursors.size() >= mostPages)
        return end(scope, errorOf(Outcome::TooLarge));
    reading->cursors.insert(cursor);
    ask(scope, cursor);
}

void RequestSync::end(const PeopleScope &scope, const ApiError &error)
{
    const Reading reading = m_readings.take(scope);
    if (reading.owner)
        reading.owner->deleteLater();
    const bool whole = !error.isError();
    const bool some = whole || error.kind == Outcome::TooLarge;
    if (some && m_tools.accounts.maySignIn(scope.account)) // else it stays forgotten
        m_tools.people.setRequests(scope, reading.requests, QDateTime::currentDateTimeUtc(), whole);
    if (!whole)
        Q_EMIT failed(scope.account, error);
    if (reading.again)
        refresh(scope);
}

void RequestSync::standingChanged(const PeopleScope &community)
{
    AccountLane *lane = m_tools.lanes.lane(community);
    const CommunityStanding standing = m_tools.lanes.standing(community);
    bool mayDecide = false;
    // One queue for all where communities live on the account's own server.
    if (lane && standing.known && !lane->api().info().sharesCommunityHost) {
        const MemberRules &rules = lane->api().info().members;
        const qsizetype mine = rules.roles.indexOf(memberrank::highest(rules, standing.roles));
        const qsizetype needed = rules.roles.indexOf(rules.mayGrantRoles);
        mayDecide = needed >= 0 && mine >= needed;
    }
    if (!mayDecide) {
        m_communities.remove(community);
    } else if (!m_communities.contains(community)) {
        m_communities.insert(community);
        refresh(community);
    }
}

void RequestSync::setLive(const AccountId &account, bool live)
{
    if (!live) {
        m_live.remove(account);
        return;
    }
    m_live.insert(account);
    refresh(PeopleScope{account, {}}); // what came before it was live
}

void RequestSync::forget(const AccountId &account)
{
    m_readings.removeIf([&account](const auto &it) {
        if (it.key().account != account)
            return false;
        delete it.value().owner;
        return true;
    });
    m_communities.removeIf(
        [&account](const PeopleScope &scope) { return scope.account == account; });
    m_live.remove(account);
}

} // namespace personae
