// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncreader.h"

#include "app/triallane.h"

#include <utility>

namespace personae {

PeopleReader::PeopleReader(const PeopleTools &tools, HttpClient &client, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_client(client)
{
    connect(&tools.people, &PeopleStore::personLoaded, this, [this](const PersonSheet &sheet) {
        const auto reading = m_reading.find(sheet.ref);
        if (reading == m_reading.end() || !std::exchange(reading->asksCache, false))
            return;
        const QString id = sheet.person.remoteId;
        if (id.isEmpty())
            return readRow(sheet.ref);
        if (LaneCall *call = perform(sheet.ref, wish::FollowState{id}))
            connect(call, &LaneCall::finished, this,
                    [this, ref = sheet.ref, id](const Answer &answer) {
                        relationArrived(ref, id, answer);
                    });
    });
}

bool PeopleReader::listsByRelation(const PersonRef &ref) const
{
    const AccountLane *lane = m_tools.lanes.lane(ref.scope);
    return lane && lane->api().info().listsByRelation;
}

/// How one follows them is asked for by the service's own id, which the lists brought.
void PeopleReader::readByRelation(const PersonRef &ref)
{
    m_reading[ref].asksCache = true;
    m_tools.people.loadPerson(ref);
}

void PeopleReader::relationArrived(const PersonRef &ref, const QString &id, const Answer &answer)
{
    if (const auto following = followingIn(answer)) {
        PersonFacts facts;
        facts.handle = ref.handle;
        facts.id = id;
        facts.following = following;
        takeIn(m_tools, ref.scope, {facts}, true);
    } else if (!answer.ok() && answer.outcome() != Outcome::NotFound &&
               answer.outcome() != Outcome::NotOffered) {
        return end(ref, answer.error);
    }
    readRow(ref);
}

bool PeopleReader::begins(const PersonRef &ref, bool mayAskHome)
{
    if (ref.isNull() || m_reading.contains(ref))
        return false;
    AccountLane *lane = m_tools.lanes.lane(ref.scope);
    const ApiError objection =
        lane && lane->api().info().hasPeople ? ApiError() : errorOf(Outcome::NotOffered);
    if (objection.isError()) {
        QMetaObject::invokeMethod(
            this, [this, ref, objection] { Q_EMIT personRead(ref, objection); },
            Qt::QueuedConnection);
        return false;
    }
    // Nobody there has a host of their own where all live on one server.
    const bool hasHome = mayAskHome && !lane->api().info().listsByRelation;
    m_reading.insert(ref, {new QObject(this), hasHome, false, false});
    return true;
}

void PeopleReader::end(const PersonRef &ref, const ApiError &error)
{
    const Reading reading = m_reading.take(ref);
    if (reading.owner)
        reading.owner->deleteLater();
    Q_EMIT personRead(ref, error);
    if (reading.again)
        readFromNode(ref);
}

void PeopleReader::forget(const AccountId &account)
{
    QList<PersonRef> left;
    for (auto it = m_reading.begin(); it != m_reading.end();) {
        if (it.key().scope.account == account) {
            left.append(it.key());
            delete it->owner;
            it = m_reading.erase(it);
        } else {
            ++it;
        }
    }
    for (const PersonRef &ref : std::as_const(left))
        Q_EMIT personRead(ref, errorOf(Outcome::Cancelled));
}

LaneCall *PeopleReader::perform(const PersonRef &ref, const Wish &wish)
{
    AccountLane *lane = m_tools.lanes.lane(ref.scope);
    if (!lane) {
        end(ref, errorOf(Outcome::Cancelled));
        return nullptr;
    }
    return lane->perform(wish, m_reading.value(ref).owner);
}

void PeopleReader::keepRaw(LaneCall *call, const PersonRef &ref)
{
    connect(call, &LaneCall::exchanged, this,
            [this, ref](const HttpRequest &request, const HttpReply &reply) {
                if (reply.transport == Outcome::Ok && m_tools.accounts.maySignIn(ref.scope.account))
                    m_tools.people.putRaw(ref, rawOf(request, reply));
            });
}

void PeopleReader::read(const PersonRef &ref)
{
    if (!begins(ref))
        return;
    if (listsByRelation(ref))
        readByRelation(ref);
    else
        readRow(ref);
}

void PeopleReader::readFromNode(const PersonRef &ref)
{
    if (const auto reading = m_reading.find(ref); reading != m_reading.end())
        reading->again = true;
    else if (begins(ref, false))
        listsByRelation(ref) ? readByRelation(ref) : readRow(ref);
}

void PeopleReader::readRow(const PersonRef &ref)
{
    LaneCall *call = perform(ref, wish::ReadPerson{ref.handle});
    if (!call)
        return;
    keepRaw(call, ref);
    connect(call, &LaneCall::finished, this,
            [this, ref](const Answer &answer) { rowArrived(ref, answer); });
}

void PeopleReader::rowArrived(const PersonRef &ref, const Answer &answer)
{
    switch (answer.outcome()) {
    case Outcome::Ok:
        if (listsByRelation(ref)) { // their page says nothing about how one stands with them
            takeIn(m_tools, ref.scope, {answer.person}, false);
            return end(ref, {});
        }
        takeIn(m_tools, ref.scope, {answer.person}, true);
        readListed(ref, answer.person.connected.value_or(false));
        break;
    case Outcome::NotOffered: // no page of others there: what the lists told is all there is
        end(ref, listsByRelation(ref) ? ApiError() : answer.error);
        break;
    case Outcome::NoData:
    case Outcome::NotFound:
        if (m_tools.accounts.maySignIn(ref.scope.account))
            m_tools.people.markGone(ref, QDateTime::currentDateTimeUtc());
        strangerArrived(ref);
        break;
    case Outcome::Unsynced: {
        PersonFacts nameOnly; // no list ever holds them (Cloudillo 5.2)
        nameOnly.handle = ref.handle;
        takeIn(m_tools, ref.scope, {nameOnly}, false);
        if (m_tools.accounts.maySignIn(ref.scope.account))
            m_tools.people.markUnsynced(ref);
        end(ref, {}); // an answer, too; their own host is asked when the person says so
        break;
    }
    default:
        end(ref, answer.error);
    }
}

/// Whoever opens somebody the node does not know wants to see them; news and proofs want nothing.
void PeopleReader::strangerArrived(const PersonRef &ref)
{
    if (m_reading.value(ref).mayAskHome)
        askHome(ref);
    else
        end(ref, {});
}

/// Roles and hiding are told by the list only (Cloudillo 5.1).
void PeopleReader::readListed(const PersonRef &ref, bool connected)
{
    wish::ListPeople wish;
    wish.handle = ref.handle;
    wish.status = everyStatus();
    LaneCall *call = perform(ref, wish);
    if (!call)
        return;
    connect(call, &LaneCall::finished, this, [this, ref, connected](const Answer &answer) {
        if (answer.ok() && answer.people)
            takeIn(m_tools, ref.scope, answer.people->rows, true);
        if (connected)
            end(ref, {});
        else
            readRequested(ref);
    });
}

/// Whether an answer is awaited can only be asked for all at once (Cloudillo 5.2).
void PeopleReader::readRequested(const PersonRef &ref)
{
    wish::ListPeople wish;
    wish.connected = wish::Connected::Requested;
    wish.status = everyStatus();
    LaneCall *call = perform(ref, wish);
    if (!call)
        return;
    connect(call, &LaneCall::finished, this, [this, ref](const Answer &answer) {
        if (answer.ok() && answer.people && m_tools.accounts.maySignIn(ref.scope.account)) {
            QStringList handles;
            for (const PersonFacts &facts : answer.people->rows)
                handles.append(facts.handle.value_or(QString()));
            m_tools.people.takeRequested(ref.scope, handles, !answer.people->maybeMore);
        }
        end(ref, {});
    });
}

void PeopleReader::refreshFromHome(const PersonRef &ref)
{
    if (!begins(ref))
        return;
    LaneCall *call = perform(ref, wish::RefreshPerson{ref.handle});
    if (!call)
        return;
    connect(call, &LaneCall::finished, this, [this, ref](const Answer &answer) {
        // Stubs and strangers are 404 here (Cloudillo 5.5): reading tells which, and goes on.
        if (answer.ok() || answer.outcome() == Outcome::NotFound)
            readRow(ref);
        else
            end(ref, answer.error);
    });
}

void PeopleReader::readHome(const PersonRef &ref)
{
    if (begins(ref))
        askHome(ref);
}

void PeopleReader::askHome(const PersonRef &ref)
{
    const AccountLane *lane = m_tools.lanes.lane(ref.scope);
    if (!lane)
        return end(ref, errorOf(Outcome::Cancelled));
    // A lane of its own has no token to give away, and another host's troubles stay its own.
    Account stranger;
    stranger.service = lane->api().info().id;
    stranger.handle = ref.handle;
    auto *trial = new TrialLane(stranger, lane->api(), m_client, m_reading.value(ref).owner);
    const auto askShort = [this, ref, trial] {
        LaneCall *call = trial->perform(wish::ReadPublic{ref.handle, {}});
        keepRaw(call, ref);
        connect(call, &LaneCall::finished, trial, [this, ref, trial](const Answer &answer) {
            trial->deleteLater();
            homeArrived(ref, answer);
        });
    };
    LaneCall *call = trial->perform(wish::ReadHome{ref.handle});
    keepRaw(call, ref);
    connect(call, &LaneCall::finished, trial, [this, ref, trial, askShort](const Answer &answer) {
        const Outcome outcome = answer.outcome();
        if (outcome == Outcome::NotFound || outcome == Outcome::NotOffered ||
            outcome == Outcome::Forbidden)
            return askShort(); // a server without the long answer
        trial->deleteLater();
        homeArrived(ref, answer);
    });
}

void PeopleReader::homeArrived(const PersonRef &ref, const Answer &answer)
{
    if (answer.ok() && m_tools.accounts.maySignIn(ref.scope.account)) {
        Profile profile = answer.person.toProfile();
        if (profile.handle.isEmpty())
            profile.handle = ref.handle;
        m_tools.people.putProfile(ref, {profile, QDateTime::currentDateTimeUtc()});
    }
    end(ref, answer.error);
}

} // namespace personae
