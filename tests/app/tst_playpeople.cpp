// SPDX-License-Identifier: GPL-3.0-or-later
// People of a service that has no list of everybody, and communities on its own server.
#include "tests/app/playbench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

ServiceInfo relationInfo()
{
    ServiceInfo info;
    info.id = u"play"_s;
    info.hasPeople = true;
    info.listsByRelation = true;
    info.sharesCommunityHost = true;
    info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow, RelationVerb::AcceptRequest,
                          RelationVerb::RejectRequest};
    info.members.roles = {u"member"_s, u"admin"_s, u"owner"_s};
    info.members.mayGrantRoles = u"admin"_s;
    return info;
}

QJsonObject page(const QStringList &handles, const QJsonObject &in, const QString &role = {},
                 int size = 2)
{
    const int offset = std::max(0, in.value(u"offset"_s).toInt());
    QJsonArray people;
    for (const QString &handle : handles.mid(offset, size)) {
        QJsonObject row{{u"handle"_s, handle}};
        if (!role.isEmpty())
            row.insert(u"role"_s, role);
        people.append(row);
    }
    return {{u"people"_s, people}, {u"more"_s, offset + size < handles.size()}};
}

RelationCommand removalOfFay()
{
    RelationCommand command;
    command.node = u"org-1"_s;
    command.handle = u"fay"_s;
    command.id = u"id-fay"_s;
    command.verb = RelationVerb::Disconnect;
    return command;
}

} // namespace

class TestPlayPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void collectsRelationsPageByPage();
    void forgetsRelationsThatAreOver();
    void keepsRelationsOfAnUnreadList();
    void readsMembersOnTheOwnLane();
    void followsById();
    void changesARole();
    void marksARemovedMemberAtOnce();
    void keepsAMemberWhoStayed();
    void decidesRequests();

private:
    QStringList m_followers{u"ann"_s, u"bea"_s, u"cid"_s};
    QStringList m_followed{u"cid"_s, u"dan"_s};
    QStringList m_members{u"ann"_s, u"eve"_s, u"fay"_s};
    QString m_role = u"admin"_s;
    std::unique_ptr<PlayBench> m_bench;
    PeopleScope m_own;
};

void TestPlayPeople::init()
{
    m_followers = {u"ann"_s, u"bea"_s, u"cid"_s};
    m_followed = {u"cid"_s, u"dan"_s};
    m_members = {u"ann"_s, u"eve"_s, u"fay"_s};
    m_role = u"admin"_s;
    m_bench = std::make_unique<PlayBench>(relationInfo());
    m_own = {m_bench->me, {}};
    m_bench->on[u"people"_s] = [this](const QJsonObject &in) {
        if (!in.value(u"node"_s).toString().isEmpty())
            return page(m_members, in, u"member"_s);
        if (in.value(u"follower"_s).toBool())
            return page(m_followers, in);
        if (in.value(u"following"_s).toBool())
            return page(m_followed, in);
        return page({u"org-1"_s}, in, m_role);
    };
}

void TestPlayPeople::collectsRelationsPageByPage()
{
    m_bench->refresh(m_own);
    const auto rows = m_bench->rows(m_own);
    QCOMPARE(rows.keys(), (QStringList{u"ann"_s, u"bea"_s, u"cid"_s, u"dan"_s, u"org-1"_s}));
    QVERIFY(rows.value(u"cid"_s).follower);
    QCOMPARE(rows.value(u"cid"_s).following, Following::Yes);
    QCOMPARE(rows.value(u"dan"_s).following, Following::Yes);
    QVERIFY(!rows.value(u"dan"_s).follower);
    QCOMPARE(rows.value(u"ann"_s).remoteId, u"id-ann"_s);
    QCOMPARE(rows.value(u"org-1"_s).kind, PersonKind::Community);
    QVERIFY(rows.value(u"org-1"_s).connected);
    QSignalSpy listing(&m_bench->parts->people, &PeopleSource::listingChanged);
    m_bench->parts->people.loadListing(m_own);
    QVERIFY(listing.wait(5000));
    const auto state = listing.last().at(1).value<ListingState>();
    QCOMPARE(state.completeness, ListingState::Completeness::Complete);
    QCOMPARE(state.total, 5);
}

void TestPlayPeople::forgetsRelationsThatAreOver()
{
    m_bench->refresh(m_own);
    m_followers = {u"bea"_s};
    m_followed = {u"dan"_s, u"bea"_s};
    m_bench->refresh(m_own);
    SOON_VERIFY(!m_bench->rows(m_own).value(u"ann"_s).follower);
    const auto rows = m_bench->rows(m_own);
    QCOMPARE(rows.value(u"cid"_s).following, Following::No);
    QVERIFY(!rows.value(u"cid"_s).follower);
    QVERIFY(!rows.value(u"cid"_s).goneAt.isValid()); // still there, only no relation any more
    QVERIFY(rows.value(u"bea"_s).follower);
    QCOMPARE(rows.value(u"bea"_s).following, Following::Yes);
}

void TestPlayPeople::keepsRelationsOfAnUnreadList()
{
    m_bench->refresh(m_own);
    m_followers.clear();
    m_bench->on[u"people"_s] = [this](const QJsonObject &in) {
        if (in.value(u"following"_s).toBool())
            return QJsonObject{{u"outcome"_s, u"ServerError"_s}};
        return page(in.value(u"follower"_s).toBool() ? m_followers : QStringList(), in);
    };
    m_bench->refresh(m_own);
    QCOMPARE(m_bench->rows(m_own).value(u"cid"_s).following, Following::Yes);
}

void TestPlayPeople::readsMembersOnTheOwnLane()
{
    const PeopleScope club{m_bench->me, u"org-1"_s};
    QCOMPARE(m_bench->parts->communities.lane(club), m_bench->parts->lanes.lane(m_bench->me));
    m_bench->refresh(club);
    const auto rows = m_bench->rows(club);
    QCOMPARE(rows.keys(), m_members);
    QCOMPARE(rows.value(u"eve"_s).roles, QStringList{u"member"_s});
    QSignalSpy told(&m_bench->parts->communities, &CommunityLanes::standingChanged);
    m_bench->parts->communities.enter(club);
    QVERIFY(told.wait(5000));
    const CommunityStanding standing = m_bench->parts->communities.standing(club);
    QVERIFY(standing.known);
    QCOMPARE(standing.roles, QStringList{u"admin"_s});
    QCOMPARE(standing.myHandle, u"me"_s);
    QCOMPARE(m_bench->count("requests"), 0); // communities have no queue of their own
    const PeopleScope strange{m_bench->me, u"org-9"_s};
    m_bench->parts->communities.enter(strange);
    QVERIFY(told.wait(5000));
    QVERIFY(!m_bench->parts->communities.standing(strange).known);
}

void TestPlayPeople::followsById()
{
    QString state = u"none"_s;
    m_bench->on[u"follow"_s] = [&](const QJsonObject &) {
        state = u"pending"_s;
        return QJsonObject();
    };
    m_bench->on[u"unfollow"_s] = [&](const QJsonObject &) {
        state = u"none"_s;
        return QJsonObject();
    };
    m_bench->on[u"state"_s] = [&](const QJsonObject &) {
        return QJsonObject{{u"values"_s, QJsonObject{{u"state"_s, state}}}};
    };
    RelationCommand command;
    command.handle = u"ann"_s;
    command.id = u"id-ann"_s;
    command.verb = RelationVerb::Follow;
    const qint64 id = m_bench->submit(command);
    SOON_COMPARE(m_bench->state(id), OutboxState::Verified);
    QCOMPARE(m_bench->last("follow").value(u"id"_s).toString(), u"id-ann"_s);
    QCOMPARE(m_bench->entry(id).seen.value(u"follow"_s).toString(), u"requested"_s);
    SOON_COMPARE(m_bench->rows(m_own).value(u"ann"_s).following, Following::Requested);
    command.verb = RelationVerb::Unfollow;
    const qint64 back = m_bench->submit(command);
    SOON_COMPARE(m_bench->state(back), OutboxState::Verified);
    SOON_COMPARE(m_bench->rows(m_own).value(u"ann"_s).following, Following::No);
}

void TestPlayPeople::changesARole()
{
    m_role = u"owner"_s;
    QString role = u"member"_s;
    m_bench->on[u"people"_s] = [&](const QJsonObject &in) {
        if (in.value(u"node"_s).toString() == u"org-1"_s)
            return page(m_members, in, role);
        return page({u"org-1"_s}, in, m_role);
    };
    m_bench->on[u"member"_s] = [&](const QJsonObject &in) {
        role = in.value(u"role"_s).toString();
        return QJsonObject();
    };
    MemberCommand command;
    command.node = u"org-1"_s;
    command.handle = u"fay"_s; // on the second page
    command.id = u"id-fay"_s;
    command.role = u"admin"_s;
    command.roleBefore = u"member"_s;
    const qint64 id = m_bench->submit(command);
    SOON_COMPARE(m_bench->state(id), OutboxState::Verified);
    const QJsonObject sent = m_bench->last("member");
    QCOMPARE(sent.value(u"node"_s).toString(), u"org-1"_s);
    QCOMPARE(sent.value(u"id"_s).toString(), u"id-fay"_s);
    // Nobody gives as much as they have.
    command.role = u"owner"_s;
    const qint64 tooHigh = m_bench->submit(command);
    SOON_COMPARE(m_bench->state(tooHigh), OutboxState::Refused);
    QCOMPARE(m_bench->count("member"), 1);
}

void TestPlayPeople::marksARemovedMemberAtOnce()
{
    m_role = u"owner"_s;
    m_bench->on[u"remove"_s] = [this](const QJsonObject &in) {
        m_members.removeOne(in.value(u"id"_s).toString().mid(3));
        return QJsonObject();
    };
    const PeopleScope club{m_bench->me, u"org-1"_s};
    m_bench->refresh(club);
    const qint64 id = m_bench->submit(removalOfFay());
    SOON_COMPARE(m_bench->state(id), OutboxState::Verified);
    SOON_VERIFY(m_bench->rows(club).value(u"fay"_s).goneAt.isValid()); // without any refresh
    QVERIFY(!m_bench->rows(club).value(u"eve"_s).goneAt.isValid());
    m_members.append(u"fay"_s); // taken in again
    m_bench->refresh(club);
    SOON_VERIFY(!m_bench->rows(club).value(u"fay"_s).goneAt.isValid());
}

void TestPlayPeople::keepsAMemberWhoStayed()
{
    m_role = u"owner"_s;
    const PeopleScope club{m_bench->me, u"org-1"_s};
    m_bench->refresh(club);
    const qint64 id = m_bench->submit(removalOfFay()); // answered well, and nothing done
    SOON_COMPARE(m_bench->state(id), OutboxState::NotApplied);
    QCOMPARE(m_bench->count("remove"), 1);
    QVERIFY(!m_bench->rows(club).value(u"fay"_s).goneAt.isValid());
}

void TestPlayPeople::decidesRequests()
{
    QJsonArray waiting{u"gus"_s};
    m_bench->on[u"requests"_s] = [&](const QJsonObject &) {
        return QJsonObject{{u"requests"_s, waiting}};
    };
    m_bench->on[u"accept"_s] = [&](const QJsonObject &) {
        waiting = {};
        return QJsonObject();
    };
    QSignalSpy changed(&m_bench->parts->people, &PeopleStore::requestsChanged);
    m_bench->parts->requestSync.refresh(m_bench->me);
    SOON_VERIFY(!changed.isEmpty());
    QCOMPARE(changed.last().at(1).value<QList<IncomingRequest>>().size(), 1);
    RelationCommand command;
    command.handle = u"handle-gus"_s;
    command.actionId = u"gus"_s;
    command.verb = RelationVerb::AcceptRequest;
    const qint64 id = m_bench->submit(command);
    SOON_COMPARE(m_bench->state(id), OutboxState::Verified);
    QCOMPARE(m_bench->last("accept").value(u"id"_s).toString(), u"gus"_s);
    SOON_VERIFY(m_bench->rows(m_own).value(u"handle-gus"_s).follower);
}

QTEST_GUILESS_MAIN(TestPlayPeople)
#include "tst_playpeople.moc"
