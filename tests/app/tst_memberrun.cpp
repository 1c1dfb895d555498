// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/actingbench.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;
namespace world = personae::embedded::world;

namespace {

constexpr int patience = 15'000;

MemberCommand member(const QString &node, const QString &handle)
{
    MemberCommand command;
    command.node = node;
    command.handle = handle;
    return command;
}

QByteArray tokenOf(const QString &issuer)
{
    const auto part = [](const QJsonObject &json) {
        return QJsonDocument(json)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part({{u"alg"_s, u"none"_s}}) + '.' +
           part({{u"iss"_s, issuer}, {u"sub"_s, world::alice()}, {u"exp"_s, 4'000'000'000.0}}) +
           ".x";
}

} // namespace

class TestMemberRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void entersACommunity();
    void promotes();
    void clearsARole();
    void suspendsAndLifts();
    void changesBothAtOnce();
    void refusesByRank_data();
    void refusesByRank();
    void refusesTheUnlisted();
    void doesNotBelieveTheReply();
    void aLostChangeIsLookedForFirst();
    void removesAMember();
    void removesNobodyHigher();
    void actsAsTheCommunity();
    void buysANewTokenAfterARefusal();
    void keepsTokensToTheirHosts();
    void leavesOnSignOut();

private:
    [[nodiscard]] OutboxState ended(qint64 id);
    /// PATCHes that reached a community's host.
    [[nodiscard]] int changes() const { return m_bench.count("PATCH", u"/api/admin/"_s); }

    ActingBench m_bench;
    AccountId m_alice;
    PeopleScope m_garden; ///< Alice leads it
};

void TestMemberRun::init()
{
    m_bench.startAfresh();
    m_alice = m_bench.signIn(world::alice());
    m_garden = {m_alice, world::gardenClub()};
}

OutboxState TestMemberRun::ended(qint64 id)
{
    (void)waitFor([&] { return isFinal(m_bench.state(id)); }, patience);
    return m_bench.state(id);
}

void TestMemberRun::entersACommunity()
{
    CommunityLanes &lanes = m_bench.engine->communityLanes();
    QSignalSpy changed(&lanes, &CommunityLanes::standingChanged);
    QVERIFY(!lanes.standing(m_garden).known);
    lanes.enter(m_garden);
    QVERIFY(changed.wait(patience));
    QVERIFY(lanes.standing(m_garden).known);
    QVERIFY(lanes.standing(m_garden).roles.contains(u"leader"_s));
    QCOMPARE(lanes.standing(m_garden).myHandle, world::alice());
    const PeopleScope none{m_alice, u"no-such-club.example.net"_s};
    lanes.enter(none);
    SOON_VERIFY(lanes.standing(none).error.isError());
    QVERIFY(!lanes.standing(none).known);
}

void TestMemberRun::promotes()
{
    MemberCommand command = member(world::gardenClub(), ActingBench::somebody(1));
    command.role = u"contributor"_s;
    command.roleBefore = u"follower"_s;
    const qint64 id = m_bench.submit(m_alice, command);
    QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(m_bench.entry(id).proofs.value(u"role"_s), FieldProof::Verified);
    QCOMPARE(m_bench.row(m_garden, command.handle).roles, QStringList{u"contributor"_s});
    QCOMPARE(changes(), 1);
    QCOMPARE(m_bench.seen->last().at(0).value<PeopleScope>(), m_garden);
    QCOMPARE(m_bench.person({m_alice, {}}, command.handle).roles.value_or(QStringList()),
             QStringList()); // nothing happened on one's own node
}

void TestMemberRun::clearsARole()
{
    MemberCommand command = member(world::gardenClub(), ActingBench::somebody(5));
    command.role = QString();
    command.roleBefore = u"supporter"_s;
    QCOMPARE(ended(m_bench.submit(m_alice, command)), OutboxState::Verified);
    QCOMPARE(m_bench.row(m_garden, command.handle).roles, QStringList());
}

void TestMemberRun::suspendsAndLifts()
{
    MemberCommand command = member(world::gardenClub(), ActingBench::somebody(2));
    for (const QString &status : {u"suspended"_s, u"active"_s}) {
        command.status = status;
        QCOMPARE(ended(m_bench.submit(m_alice, command)), OutboxState::Verified);
        QCOMPARE(m_bench.row(m_garden, command.handle).status, status);
        command.statusBefore = status;
    }
    QCOMPARE(changes(), 2);
}

void TestMemberRun::changesBothAtOnce()
{
    MemberCommand command = member(world::gardenClub(), ActingBench::somebody(3));
    command.role = u"moderator"_s;
    command.status = u"muted"_s;
    QCOMPARE(ended(m_bench.submit(m_alice, command)), OutboxState::Verified);
    QCOMPARE(m_bench.row(m_garden, command.handle).status, u"muted"_s);
    QCOMPARE(m_bench.row(m_garden, command.handle).roles, QStringList{u"moderator"_s});
    QCOMPARE(changes(), 1);
}

void TestMemberRun::refusesByRank_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<MemberCommand>("command");
    QTest::addColumn<QString>("reason");
    MemberCommand role = member(world::bookClub(), ActingBench::somebody(1));
    role.role = u"supporter"_s;
    QTest::newRow("a contributor gives no roles") << world::bob() << role << u"rank-too-low"_s;
    role.node = world::choir();
    QTest::newRow("no member at all") << world::alice() << role << u"rank-too-low"_s;
    role.node = world::bookClub();
    role.role = u"moderator"_s;
    QTest::newRow("a moderator makes no moderators")
        << world::alice() << role << u"grant-too-high"_s;
    role.role = u"king"_s;
    QTest::newRow("a word nobody knows") << world::alice() << role << u"unknown-word"_s;
    role.role = u"supporter"_s;
    role.node = world::gardenClub();
    role.handle = world::alice();
    QTest::newRow("a leader stands higher") << world::bob() << role << u"target-too-high"_s;
    QTest::newRow("oneself") << world::alice() << role << u"oneself"_s;
    MemberCommand status = member(world::bookClub(), ActingBench::somebody(1));
    status.status = u"suspended"_s;
    QTest::newRow("a moderator suspends nobody") << world::alice() << status << u"rank-too-low"_s;
}

void TestMemberRun::refusesByRank()
{
    QFETCH(QString, who);
    QFETCH(MemberCommand, command);
    QFETCH(QString, reason);
    const AccountId account = who == world::alice() ? m_alice : m_bench.signIn(who);
    const qint64 id = m_bench.submit(account, command);
    QCOMPARE(ended(id), OutboxState::Refused);
    QCOMPARE(m_bench.entry(id).lastError.kind, Outcome::Forbidden);
    QCOMPARE(m_bench.entry(id).lastError.detail, reason);
    QCOMPARE(changes(), 0);
    QVERIFY(!m_bench.entry(id).lastError.maybeDelivered);
}

void TestMemberRun::refusesTheUnlisted()
{
    MemberCommand command = member(world::gardenClub(), u"nobody-knows.example.org"_s);
    command.role = u"supporter"_s;
    const qint64 id = m_bench.submit(m_alice, command);
    QCOMPARE(ended(id), OutboxState::Refused);
    QCOMPARE(m_bench.entry(id).lastError.kind, Outcome::NotFound);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"not-listed"_s);
    QCOMPARE(changes(), 0);
}

void TestMemberRun::doesNotBelieveTheReply()
{
    Behaviours behaviours;
    behaviours.ignoreWrites = true;
    m_bench.services.setBehaviours(behaviours);
    MemberCommand command = member(world::gardenClub(), ActingBench::somebody(6));
    command.role = u"contributor"_s;
    command.roleBefore = u"follower"_s;
    const qint64 id = m_bench.submit(m_alice, command);
    QCOMPARE(ended(id), OutboxState::NotApplied); // the reply repeats what was sent
    QCOMPARE(m_bench.entry(id).seen.value(u"role"_s).toString(), u"follower"_s);
    QCOMPARE(changes(), 1);
}

void TestMemberRun::aLostChangeIsLookedForFirst()
{
    Fault cut;
    cut.kind = Fault::Kind::DropAfterRequest;
    cut.method = "PATCH";
    m_bench.services.addFault(cut);
    MemberCommand command = member(world::gardenClub(), ActingBench::somebody(8));
    command.role = u"contributor"_s;
    const qint64 id = m_bench.submit(m_alice, command);
    SOON_COMPARE(m_bench.state(id), OutboxState::Unknown);
    m_bench.engine->sync().tryNow(id);
    QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(changes(), 1);
}

void TestMemberRun::removesAMember()
{
    RelationCommand command;
    command.node = world::gardenClub();
    command.handle = ActingBench::somebody(11);
    command.verb = RelationVerb::Disconnect;
    QCOMPARE(m_bench.row(m_garden, command.handle).connected, true);
    QCOMPARE(ended(m_bench.submit(m_alice, command)), OutboxState::Verified);
    QCOMPARE(m_bench.row(m_garden, command.handle).connected, false);
}

void TestMemberRun::removesNobodyHigher()
{
    const AccountId bob = m_bench.signIn(world::bob()); // a moderator there
    RelationCommand command;
    command.node = world::gardenClub();
    command.handle = world::alice();
    command.verb = RelationVerb::Disconnect;
    const qint64 id = m_bench.submit(bob, command);
    QCOMPARE(ended(id), OutboxState::Refused);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"target-too-high"_s);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 0);
}

void TestMemberRun::actsAsTheCommunity()
{
    RelationCommand command;
    command.node = world::gardenClub();
    command.handle = ActingBench::somebody(1);
    command.verb = RelationVerb::Follow;
    QCOMPARE(ended(m_bench.submit(m_alice, command)), OutboxState::Verified);
    QCOMPARE(m_bench.person(m_garden, command.handle).following, Following::Yes);
    QCOMPARE(m_bench.person({m_alice, {}}, command.handle).following, Following::No);
    for (const LoggedRequest &request : m_bench.services.log()) {
        if (request.method == "POST" && request.path == u"/api/actions"_s)
            QCOMPARE(request.tenant, world::gardenClub());
    }
}

void TestMemberRun::buysANewTokenAfterARefusal()
{
    (void)m_bench.row(m_garden, ActingBench::somebody(1));
    QCOMPARE(m_bench.count("GET", u"/api/auth/proxy-token"_s), 1);
    Behaviours behaviours;
    behaviours.clockOffsetSeconds = 5; // else the new token would be the old one, letter by letter
    m_bench.services.setBehaviours(behaviours);
    Fault stale;
    stale.kind = Fault::Kind::Status;
    stale.tenant = world::gardenClub();
    stale.pathPrefix = u"/api/profiles"_s;
    stale.status = 401;
    stale.body = R"({"error":{"code":"E-AUTH-UNAUTH","message":"No."}})";
    m_bench.services.addFault(stale);
    QVERIFY(m_bench.row(m_garden, ActingBench::somebody(1)).handle);
    QCOMPARE(m_bench.count("GET", u"/api/auth/proxy-token"_s), 2);
}

void TestMemberRun::keepsTokensToTheirHosts()
{
    Fault wrong;
    wrong.kind = Fault::Kind::Status;
    wrong.pathPrefix = u"/api/auth/proxy-token"_s;
    wrong.status = 200;
    wrong.body = R"({"data":{"token":")" + tokenOf(world::alice()) + R"(","roles":["leader"]}})";
    wrong.times = -1;
    m_bench.services.addFault(wrong);
    const Answer answer = m_bench.ask(m_garden, wish::ListPeople());
    QCOMPARE(answer.outcome(), Outcome::ProtocolError);
    QVERIFY(!m_bench.engine->communityLanes().standing(m_garden).known);
    for (const LoggedRequest &request : m_bench.services.log())
        QVERIFY(request.tenant != world::gardenClub() || !request.authorized);
}

void TestMemberRun::leavesOnSignOut()
{
    (void)m_bench.row(m_garden, ActingBench::somebody(1));
    CommunityLanes &lanes = m_bench.engine->communityLanes();
    QVERIFY(lanes.standing(m_garden).known);
    m_bench.engine->registry().forgetSecrets(m_alice);
    QVERIFY(!lanes.standing(m_garden).known);
    m_bench.services.clearLog();
    QCOMPARE(m_bench.ask(m_garden, wish::ListPeople()).outcome(), Outcome::AuthRequired);
    for (const LoggedRequest &request : m_bench.services.log())
        QVERIFY(!request.authorized);
    m_bench.engine->registry().remove(m_alice);
    QVERIFY(!lanes.lane(m_garden));
}

QTEST_MAIN(TestMemberRun)
#include "tst_memberrun.moc"
