// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/actingbench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;
namespace world = personae::embedded::world;

namespace {

constexpr int patience = 15'000;
constexpr int lateFlagMs = 600; ///< before the last of ActingBench::tempo()'s looks

RelationCommand relation(RelationVerb verb, const QString &handle, const QString &before = {})
{
    RelationCommand command;
    command.verb = verb;
    command.handle = handle;
    command.before = before;
    return command;
}

Fault fault(Fault::Kind kind, const QByteArray &method, const QString &path)
{
    Fault made;
    made.kind = kind;
    made.method = method;
    made.pathPrefix = path;
    return made;
}

} // namespace

class TestRelationRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsAndUnfollows();
    void waitsForALateFlag();
    void connectsAndAccepts();
    void rejects();
    void changesRows_data();
    void changesRows();
    void hidesFromHome();
    void neverPatchesTheUnknown_data();
    void neverPatchesTheUnknown();
    void leavesOneselfAlone();
    void saysWhatWasNotApplied();
    void aLostRequestThatArrivedIsNotRepeated();
    void aLostRequestThatNeverArrivedGoesOutAgain();
    void looksFirstAfterADeath();
    void aLostRequestToAMereNameIsNotRepeated();
    void asksTheUnreachableInRounds();
    void aNewerDecisionEndsTheWaiting();
    void runsTargetsSideBySide();
    void takesBackWhatWasNotSent();
    void waitsForSignIn();

private:
    [[nodiscard]] OutboxState ended(qint64 id);
    void connectBobToAlice();

    ActingBench m_bench;
    AccountId m_alice;
    PeopleScope m_own;
};

void TestRelationRun::init()
{
    m_bench.startAfresh();
    m_alice = m_bench.signIn(world::alice());
    m_own = {m_alice, {}};
}

OutboxState TestRelationRun::ended(qint64 id)
{
    (void)waitFor([&] { return isFinal(m_bench.state(id)); }, patience);
    return m_bench.state(id);
}

void TestRelationRun::followsAndUnfollows()
{
    const QString they = ActingBench::somebody(10);
    QCOMPARE(m_bench.person(m_own, they).following, Following::No);
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Follow, they, u"none"_s));
    QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(m_bench.entry(id).proofs.value(u"follow"_s), FieldProof::Verified);
    QCOMPARE(m_bench.person(m_own, they).following, Following::Yes);
    const auto facts = m_bench.seen->last().at(1).value<QList<PersonFacts>>();
    QCOMPARE(m_bench.seen->last().at(0).value<PeopleScope>(), m_own);
    QCOMPARE(facts.first().handle, they);
    QCOMPARE(facts.first().following, Following::Yes);

    const qint64 back =
        m_bench.submit(m_alice, relation(RelationVerb::Unfollow, they, u"following"_s));
    QCOMPARE(ended(back), OutboxState::Verified);
    QCOMPARE(m_bench.person(m_own, they).following, Following::No);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 2);
    QCOMPARE(m_bench.count("PATCH"), 0);
}

void TestRelationRun::waitsForALateFlag()
{
    Behaviours behaviours;
    behaviours.followFlagDelayMs = lateFlagMs;
    m_bench.services.setBehaviours(behaviours);
    const QString they = ActingBench::somebody(13);
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Follow, they, u"none"_s));
    SOON_VERIFY(m_bench.seen->size() >= 2); // looked twice, and both times it was not there yet
    QCOMPARE(m_bench.seen->at(0).at(1).value<QList<PersonFacts>>().first().following,
             Following::No);
    QCOMPARE(m_bench.state(id), OutboxState::Checking);
    QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 1);
}

void TestRelationRun::connectBobToAlice()
{
    const AccountId bob = m_bench.signIn(world::bob());
    const qint64 away =
        m_bench.submit(bob, relation(RelationVerb::Disconnect, world::alice(), u"connected"_s));
    QCOMPARE(ended(away), OutboxState::Verified);
    SOON_COMPARE(m_bench.person(m_own, world::bob()).connected, false);
    RelationCommand wish = relation(RelationVerb::Connect, world::alice(), u"none"_s);
    wish.text = u"Hello Alice, it is Bob."_s;
    const qint64 asked = m_bench.submit(bob, wish);
    QCOMPARE(ended(asked), OutboxState::Verified);
    QCOMPARE(m_bench.entry(asked).seen.value(u"connection"_s).toString(), u"requested"_s);
    const auto facts = m_bench.seen->last().at(1).value<QList<PersonFacts>>();
    QCOMPARE(facts.first().requested, true);
}

void TestRelationRun::connectsAndAccepts()
{
    connectBobToAlice();
    const auto requests = m_bench.ask(m_own, wish::IncomingRequests{world::alice(), {}}).requests;
    QVERIFY(requests);
    RelationCommand accept = relation(RelationVerb::AcceptRequest, world::bob(), u"none"_s);
    for (const IncomingRequest &request : *requests) {
        if (request.from == world::bob()) {
            QCOMPARE(request.text, u"Hello Alice, it is Bob."_s);
            accept.actionId = request.actionId;
        }
    }
    QVERIFY(!accept.actionId.isEmpty());
    QCOMPARE(ended(m_bench.submit(m_alice, accept)), OutboxState::Verified);
    QCOMPARE(m_bench.person(m_own, world::bob()).connected, true);
    QCOMPARE(ended(m_bench.submit(m_alice, accept)), OutboxState::Verified); // twice does no harm
}

void TestRelationRun::rejects()
{
    const auto requests = m_bench.ask(m_own, wish::IncomingRequests{world::alice(), {}}).requests;
    QVERIFY(requests && !requests->isEmpty());
    const IncomingRequest first = requests->first();
    RelationCommand reject = relation(RelationVerb::RejectRequest, first.from, u"none"_s);
    reject.actionId = first.actionId;
    QCOMPARE(ended(m_bench.submit(m_alice, reject)), OutboxState::Verified);
    const auto after = m_bench.ask(m_own, wish::IncomingRequests{world::alice(), {}}).requests;
    QCOMPARE(after->size(), requests->size() - 1);
    QCOMPARE(m_bench.person(m_own, first.from).connected, false);
}

void TestRelationRun::changesRows_data()
{
    QTest::addColumn<RelationVerb>("verb");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("trust");
    QTest::newRow("block") << RelationVerb::Block << u"blocked"_s << QString();
    QTest::newRow("unblock") << RelationVerb::Unblock << u"active"_s << QString();
    QTest::newRow("mute") << RelationVerb::Mute << u"muted"_s << QString();
    QTest::newRow("unmute") << RelationVerb::Unmute << u"active"_s << QString();
    QTest::newRow("trust always") << RelationVerb::TrustAlways << u"active"_s << u"always"_s;
    QTest::newRow("trust never") << RelationVerb::TrustNever << u"active"_s << u"never"_s;
    QTest::newRow("trust ask") << RelationVerb::TrustAsk << u"active"_s << QString();
}

void TestRelationRun::changesRows()
{
    QFETCH(RelationVerb, verb);
    QFETCH(QString, status);
    QFETCH(QString, trust);
    const QString they = ActingBench::somebody(19);
    QCOMPARE(ended(m_bench.submit(m_alice, relation(verb, they))), OutboxState::Verified);
    const PersonFacts now = m_bench.person(m_own, they);
    QCOMPARE(now.status, status);
    QCOMPARE(now.trust.value_or(QString()), trust);
    QCOMPARE(m_bench.count("PATCH", u"/api/profiles/"_s), 1);
}

void TestRelationRun::hidesFromHome()
{
    for (const RelationVerb verb : {RelationVerb::HideFromHome, RelationVerb::ShowInHome}) {
        const qint64 id = m_bench.submit(m_alice, relation(verb, world::gardenClub()));
        QCOMPARE(ended(id), OutboxState::Verified);
        QCOMPARE(m_bench.row(m_own, world::gardenClub()).hiddenInHome,
                 verb == RelationVerb::HideFromHome);
    }
}

void TestRelationRun::neverPatchesTheUnknown_data()
{
    QTest::addColumn<RelationVerb>("verb");
    for (const RelationVerb verb :
         {RelationVerb::Block, RelationVerb::Mute, RelationVerb::Unblock, RelationVerb::Unmute,
          RelationVerb::TrustAlways, RelationVerb::TrustAsk, RelationVerb::HideFromHome})
        QTest::addRow("%d", int(verb)) << verb;
}

void TestRelationRun::neverPatchesTheUnknown()
{
    QFETCH(RelationVerb, verb);
    const qint64 id = m_bench.submit(m_alice, relation(verb, u"nobody-knows.example.org"_s));
    QCOMPARE(ended(id), OutboxState::Refused);
    QCOMPARE(m_bench.entry(id).lastError.kind, Outcome::NotFound);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"not-known"_s);
    QCOMPARE(m_bench.count("PATCH"), 0);
    QCOMPARE(m_bench.ask(m_own, wish::ReadPerson{u"nobody-knows.example.org"_s}).outcome(),
             Outcome::NotFound); // and no nameless row came to be
}

void TestRelationRun::leavesOneselfAlone()
{
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Follow, world::alice()));
    QCOMPARE(ended(id), OutboxState::Refused);
    QCOMPARE(m_bench.entry(id).lastError.kind, Outcome::LocalReject);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"oneself"_s);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 0);
}

void TestRelationRun::saysWhatWasNotApplied()
{
    Behaviours behaviours;
    behaviours.ignoreWrites = true;
    m_bench.services.setBehaviours(behaviours);
    const qint64 id = m_bench.submit(
        m_alice, relation(RelationVerb::Block, ActingBench::somebody(22), u"active"_s));
    QCOMPARE(ended(id), OutboxState::NotApplied); // the 200 was not believed
    QCOMPARE(m_bench.entry(id).lastError.detail, u"not-shown"_s);
    QCOMPARE(m_bench.entry(id).seen.value(u"standing"_s).toString(), u"active"_s);
    QCOMPARE(m_bench.count("PATCH"), 1);
}

void TestRelationRun::aLostRequestThatArrivedIsNotRepeated()
{
    m_bench.services.addFault(fault(Fault::Kind::DropAfterRequest, "POST", u"/api/actions"_s));
    RelationCommand wish = relation(RelationVerb::Connect, ActingBench::somebody(23), u"none"_s);
    wish.text = u"Once."_s;
    const qint64 id = m_bench.submit(m_alice, wish);
    SOON_COMPARE(m_bench.state(id), OutboxState::Unknown);
    m_bench.engine->sync().tryNow(id);
    QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 1);
}

void TestRelationRun::aLostRequestThatNeverArrivedGoesOutAgain()
{
    m_bench.services.addFault(fault(Fault::Kind::DropBefore, "POST", u"/api/actions"_s));
    const qint64 id = m_bench.submit(
        m_alice, relation(RelationVerb::Follow, ActingBench::somebody(25), u"none"_s));
    SOON_COMPARE(m_bench.state(id), OutboxState::Unknown);
    const auto looks = m_bench.count("GET", u"/api/profiles/"_s);
    m_bench.engine->sync().tryNow(id);
    QCOMPARE(ended(id), OutboxState::Verified);
    QVERIFY(m_bench.count("GET", u"/api/profiles/"_s) >= looks + 2);
    QCOMPARE(m_bench.person(m_own, ActingBench::somebody(25)).following, Following::Yes);
}

void TestRelationRun::looksFirstAfterADeath()
{
    Fault slow = fault(Fault::Kind::Delay, "POST", u"/api/actions"_s);
    slow.amount = 20'000;
    m_bench.services.addFault(slow);
    const QString they = ActingBench::somebody(26);
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Follow, they, u"none"_s));
    // It reached the node, and the program dies before the answer.
    SOON_COMPARE(m_bench.person(m_own, they).following, Following::Yes);
    QCOMPARE(m_bench.state(id), OutboxState::Sending);
    m_bench.startProgram();
    QCOMPARE(m_bench.state(id), OutboxState::Unknown);
    m_bench.services.clearLog();
    m_bench.signIn(world::alice(), m_alice);
    QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 0);
}

void TestRelationRun::aLostRequestToAMereNameIsNotRepeated()
{
    m_bench.services.addFault(fault(Fault::Kind::DropAfterRequest, "POST", u"/api/actions"_s));
    const QString they = u"gone-and-lost.example.net"_s;
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Connect, they, u"none"_s));
    SOON_COMPARE(m_bench.state(id), OutboxState::Unknown);
    m_bench.engine->sync().tryNow(id);
    SOON_COMPARE_WITHIN(m_bench.state(id), OutboxState::Checking, patience);
    QCOMPARE(m_bench.entry(id).waitsFor, WaitReason::Time);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"target-unreachable"_s);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 1);
    // It cannot be taken back; the waiting for it can end.
    SOON_VERIFY(!m_bench.engine->runner().isAtWork(m_alice));
    m_bench.engine->runner().abort(id);
    SOON_COMPARE(m_bench.state(id), OutboxState::NotApplied);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"unsynced"_s);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 1);
}

void TestRelationRun::asksTheUnreachableInRounds()
{
    Tempo tempo = ActingBench::tempo();
    tempo.roundPause = std::chrono::seconds(1);
    tempo.rounds = 1;
    m_bench.engine->runner().setTempo(tempo);
    const QString they = u"gone-for-good.example.net"_s;
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Connect, they, u"none"_s));
    SOON_COMPARE_WITHIN(m_bench.entry(id).waitsFor, WaitReason::Time, patience);
    QCOMPARE(m_bench.state(id), OutboxState::Checking); // not given up: their node may come back
    QCOMPARE(m_bench.entry(id).lastError.detail, u"target-unreachable"_s);
    QVERIFY(!m_bench.engine->runner().isAtWork(m_alice));
    QCOMPARE(ended(id), OutboxState::NotApplied);
    QCOMPARE(m_bench.entry(id).lastError.detail, u"unsynced"_s);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 1);
}

void TestRelationRun::aNewerDecisionEndsTheWaiting()
{
    const QString they = u"gone-too.example.net"_s;
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Connect, they, u"none"_s));
    SOON_COMPARE_WITHIN(m_bench.entry(id).waitsFor, WaitReason::Time, patience);
    const qint64 back =
        m_bench.submit(m_alice, relation(RelationVerb::Disconnect, they, u"requested"_s));
    QVERIFY(back != id);
    QCOMPARE(ended(id), OutboxState::NotApplied);   // long before its next round
    QCOMPARE(ended(back), OutboxState::NotApplied); // of a stub nothing can be shown
    QCOMPARE(m_bench.entry(back).lastError.detail, u"unsynced"_s);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 2);
}

void TestRelationRun::runsTargetsSideBySide()
{
    Behaviours behaviours;
    behaviours.followFlagDelayMs = lateFlagMs;
    m_bench.services.setBehaviours(behaviours);
    QList<qint64> ids;
    for (const int number : {31, 34, 37, 38, 40, 43})
        ids.append(m_bench.submit(
            m_alice, relation(RelationVerb::Follow, ActingBench::somebody(number), u"none"_s)));
    const qint64 name = m_bench.submit(m_alice, rename(u"Alice L."_s, u"Alice Liddell"_s));
    const auto atWork = [&] {
        return std::count_if(ids.cbegin(), ids.cend(),
                             [&](qint64 id) { return m_bench.state(id) == OutboxState::Checking; });
    };
    SOON_VERIFY(atWork() == 4); // four at a time
    QCOMPARE(m_bench.state(ids.last()), OutboxState::Queued);
    for (const qint64 id : std::as_const(ids))
        QCOMPARE(ended(id), OutboxState::Verified);
    QCOMPARE(ended(name), OutboxState::Verified);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 6);
}

void TestRelationRun::takesBackWhatWasNotSent()
{
    m_bench.engine->sync().setOutboxPaused(true);
    const QString they = ActingBench::somebody(46);
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Follow, they, u"none"_s));
    QCOMPARE(m_bench.submit(m_alice, relation(RelationVerb::Unfollow, they, u"following"_s)), id);
    QCOMPARE(m_bench.state(id), OutboxState::Cancelled);
    m_bench.engine->sync().setOutboxPaused(false);
    const qint64 other = m_bench.submit(m_alice, relation(RelationVerb::Mute, they, u"active"_s));
    QCOMPARE(ended(other), OutboxState::Verified);
    QCOMPARE(m_bench.count("POST", u"/api/actions"_s), 0);
}

void TestRelationRun::waitsForSignIn()
{
    m_bench.engine->registry().forgetSecrets(m_alice);
    const QString they = ActingBench::somebody(47);
    const qint64 id = m_bench.submit(m_alice, relation(RelationVerb::Follow, they, u"none"_s));
    SOON_COMPARE(m_bench.state(id), OutboxState::Waiting);
    QCOMPARE(m_bench.entry(id).waitsFor, WaitReason::SignIn);
    m_bench.signIn(world::alice(), m_alice);
    QCOMPARE(ended(id), OutboxState::Verified);
}

QTEST_MAIN(TestRelationRun)
#include "tst_relationrun.moc"
