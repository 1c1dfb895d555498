// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outboxpolicy.h"

#include <QMetaEnum>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::outboxpolicy;

namespace {

const QDateTime noon = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::utc());

ApiError error(Outcome kind, int retryAfter = 0, bool maybeDelivered = false, int status = 0)
{
    ApiError made;
    made.kind = kind;
    made.retryAfterSeconds = retryAfter;
    made.maybeDelivered = maybeDelivered;
    made.httpStatus = status;
    return made;
}

Command save(const FieldMap &changes = {{u"name"_s, u"New"_s}}, const FieldMap &before = {})
{
    return SaveProfileCommand{{changes}, before};
}

Command put(PictureSlot slot, const QString &baked = u"b"_s)
{
    PutPictureCommand command;
    command.slot = slot;
    command.baked = baked;
    return command;
}

Command relation(RelationVerb verb, const QString &before = {}, const QString &text = {},
                 const QString &handle = u"b.example"_s, const QString &node = {})
{
    return RelationCommand{node, handle, verb, text, {}, before};
}

MemberCommand member(const std::optional<QString> &role, const std::optional<QString> &status)
{
    MemberCommand command;
    command.node = u"club.example"_s;
    command.handle = u"b.example"_s;
    command.role = role;
    command.status = status;
    command.roleBefore = u"follower"_s;
    return command;
}

OutboxEntry entry(const Command &command, OutboxState state = OutboxState::Queued)
{
    OutboxEntry made;
    made.id = 1;
    made.command = command;
    made.state = state;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(personae::outboxpolicy::Verdict)

class TestOutboxPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterFailure_data();
    void afterFailure();
    void readsFirstWhereChangesAreCounted();
    void neverWaitsUnderASecond();
    void answersEveryOutcome();
    void pauses_data();
    void pauses();
    void proves_data();
    void proves();
    void provesOnlyWhatWasAsked();
    void sumsUp_data();
    void sumsUp();
    void mayJoin_data();
    void mayJoin();
    void joinsFieldByField();
    void joinsPicturesByReplacing();
    void joinsRelations_data();
    void joinsRelations();
    void keepsTheOldestBefore();
    void joinsMembersFieldByField();
    void takesBack_data();
    void takesBack();
    void readsBeforeActingAgain();
    void knowsWhoIsNeeded();
};

void TestOutboxPolicy::afterFailure_data()
{
    QTest::addColumn<bool>("picture");
    QTest::addColumn<ApiError>("failure");
    QTest::addColumn<int>("tries");
    QTest::addColumn<OutboxState>("state");
    QTest::addColumn<WaitReason>("waitsFor");
    QTest::addColumn<int>("seconds"); // until the next try; -1: none

    using S = OutboxState;
    using W = WaitReason;
    using O = Outcome;
    const auto row = [](const char *name, bool picture, const ApiError &failure, int tries, S state,
                        W waits, int seconds) {
        QTest::newRow(name) << picture << failure << tries << state << waits << seconds;
    };
    row("offline", false, error(O::HostNotFound), 1, S::Waiting, W::Network, 2);
    row("offline again", false, error(O::Unreachable), 3, S::Waiting, W::Network, 8);
    row("certificate", false, error(O::TlsRefused), 1, S::Waiting, W::Network, 2);
    row("timeout before sending", true, error(O::TimedOut), 1, S::Waiting, W::Network, 2);
    row("timeout mid-write", false, error(O::TimedOut, 0, true), 1, S::Unknown, W::Network, 2);
    row("lost mid-write", true, error(O::ConnectionLost, 0, true), 2, S::Unknown, W::Network, 4);
    row("stopped by us, unsent", false, error(O::Cancelled), 1, S::Queued, W::None, -1);
    row("stopped by us, mid-write", true, error(O::Cancelled, 0, true), 1, S::Unknown, W::Network,
        2);
    row("throttled", false, error(O::Throttled, 3600), 1, S::Waiting, W::Time, 3600);
    row("throttled without a time", false, error(O::Throttled), 4, S::Waiting, W::Time, 16);
    row("server error", false, error(O::ServerError, 0, false, 500), 2, S::Waiting, W::Time, 4);
    row("server error with a time", false, error(O::ServerError, 30, false, 503), 1, S::Waiting,
        W::Time, 30);
    row("server error after a picture", true, error(O::ServerError, 0, false, 500), 1, S::Unknown,
        W::Time, 2);
    row("garbage answer", false, error(O::ProtocolError), 1, S::Unknown, W::Time, 2);
    row("endless answer", false, error(O::TooLarge), 1, S::Unknown, W::Time, 2);
    row("picture too large for them", true, error(O::TooLarge, 0, false, 413), 1, S::Refused,
        W::None, -1);
    row("session over", false, error(O::AuthRequired, 0, false, 401), 1, S::Waiting, W::SignIn, -1);
    row("key refused", true, error(O::SignInRefused), 1, S::Waiting, W::SignIn, -1);
    row("forbidden", false, error(O::Forbidden, 0, false, 403), 1, S::Refused, W::None, -1);
    row("bad values", false, error(O::Invalid, 0, false, 422), 1, S::Refused, W::None, -1);
    row("clash", false, error(O::Conflict, 0, false, 409), 1, S::Refused, W::None, -1);
    row("gone", false, error(O::Retired, 0, false, 410), 1, S::Refused, W::None, -1);
    row("must not be sent", true, error(O::LocalReject), 1, S::Refused, W::None, -1);
    row("not there", true, error(O::NotFound), 1, S::Refused, W::None, -1);
    row("our disk", true, error(O::StorageFailed), 1, S::Waiting, W::Time, 2);
    row("some taken", false, error(O::Partial), 1, S::Checking, W::None, -1);
    row("unclear", false, error(O::Unverified), 1, S::Checking, W::None, -1);
}

void TestOutboxPolicy::afterFailure()
{
    QFETCH(bool, picture);
    QFETCH(ApiError, failure);
    QFETCH(int, tries);
    QFETCH(int, seconds);
    const Command command = picture ? put(PictureSlot::Avatar) : save();
    const Verdict verdict = outboxpolicy::afterFailure(command, failure, tries, noon);
    QTEST(verdict.state, "state");
    QTEST(verdict.waitsFor, "waitsFor");
    QCOMPARE(verdict.nextTryAt.isValid() ? noon.secsTo(verdict.nextTryAt) : -1, seconds);
}

void TestOutboxPolicy::readsFirstWhereChangesAreCounted()
{
    for (const Outcome kind : {Outcome::ServerError, Outcome::Unsynced, Outcome::ProtocolError}) {
        const Verdict verdict = outboxpolicy::afterFailure(save(), error(kind), 1, noon, true);
        QCOMPARE(verdict.state, OutboxState::Unknown);
        QVERIFY(verdict.nextTryAt > noon);
    }
    // It said itself that nothing was taken, or nothing went out.
    for (const Outcome kind : {Outcome::Throttled, Outcome::Unreachable, Outcome::AuthRequired})
        QCOMPARE(outboxpolicy::afterFailure(save(), error(kind), 1, noon, true).state,
                 OutboxState::Waiting);
}

void TestOutboxPolicy::neverWaitsUnderASecond()
{
    for (int retryAfter : {-5, 0, 1}) {
        const Verdict verdict =
            outboxpolicy::afterFailure(save(), error(Outcome::Throttled, retryAfter), 1, noon);
        QVERIFY(noon.secsTo(verdict.nextTryAt) >= 1);
    }
}

void TestOutboxPolicy::answersEveryOutcome()
{
    // Nothing may be lost or sent in a hurry: whatever happened, an entry rests, ends, or is looked
    // at.
    const QMetaEnum outcomes = QMetaEnum::fromType<Outcome>();
    for (int i = 0; i < outcomes.keyCount(); ++i) {
        for (const bool delivered : {false, true}) {
            const Verdict verdict = outboxpolicy::afterFailure(
                put(PictureSlot::Cover), error(Outcome(outcomes.value(i)), 0, delivered), 1, noon);
            QVERIFY2(verdict.state != OutboxState::Sending, outcomes.key(i));
            if (delivered && isTransportFailure(Outcome(outcomes.value(i))))
                QVERIFY2(verdict.state == OutboxState::Unknown, outcomes.key(i));
        }
    }
}

void TestOutboxPolicy::pauses_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<int>("seconds");
    QTest::newRow("none") << 0 << 2;
    QTest::newRow("first") << 1 << 2;
    QTest::newRow("second") << 2 << 4;
    QTest::newRow("eighth") << 8 << 256;
    QTest::newRow("ninth") << 9 << 512;
    QTest::newRow("tenth") << 10 << 900;
    QTest::newRow("for ever") << 1'000'000 << 900;
}

void TestOutboxPolicy::pauses()
{
    QFETCH(int, tries);
    QFETCH(int, seconds);
    QCOMPARE(int(pauseBefore(tries).count()), seconds);
}

void TestOutboxPolicy::proves_data()
{
    QTest::addColumn<QJsonValue>("asked");
    QTest::addColumn<QJsonValue>("before");
    QTest::addColumn<QJsonValue>("seen");
    QTest::addColumn<FieldProof>("proof");
    const QJsonValue none = QJsonValue::Undefined;
    const QJsonValue null = QJsonValue::Null;
    QTest::newRow("taken") << QJsonValue(u"b"_s) << QJsonValue(u"a"_s) << QJsonValue(u"b"_s)
                           << FieldProof::Verified;
    QTest::newRow("ignored") << QJsonValue(u"b"_s) << QJsonValue(u"a"_s) << QJsonValue(u"a"_s)
                             << FieldProof::NotApplied;
    QTest::newRow("changed") << QJsonValue(u"b "_s) << QJsonValue(u"a"_s) << QJsonValue(u"b"_s)
                             << FieldProof::AppliedDifferently;
    QTest::newRow("lost") << QJsonValue(u"b"_s) << QJsonValue(u"a"_s) << none
                          << FieldProof::AppliedDifferently;
    QTest::newRow("never came") << QJsonValue(u"b"_s) << none << none << FieldProof::NotApplied;
    QTest::newRow("removed") << null << QJsonValue(u"a"_s) << none << FieldProof::Verified;
    QTest::newRow("removed as null") << null << QJsonValue(u"a"_s) << null << FieldProof::Verified;
    QTest::newRow("emptied") << QJsonValue(u""_s) << QJsonValue(u"a"_s) << none
                             << FieldProof::Verified;
    QTest::newRow("not removed") << null << QJsonValue(u"a"_s) << QJsonValue(u"a"_s)
                                 << FieldProof::NotApplied;
    QTest::newRow("same as before")
        << QJsonValue(u"a"_s) << QJsonValue(u"a"_s) << QJsonValue(u"a"_s) << FieldProof::Verified;
}

void TestOutboxPolicy::proves()
{
    QFETCH(QJsonValue, asked);
    QFETCH(QJsonValue, before);
    QFETCH(QJsonValue, seen);
    const auto map = [](const QJsonValue &value) {
        return value.isUndefined() ? FieldMap() : FieldMap{{u"k"_s, value}};
    };
    const QMap<QString, FieldProof> proofs = prove(map(asked), map(before), map(seen));
    QCOMPARE(proofs.size(), 1);
    QTEST(proofs.value(u"k"_s), "proof");
}

void TestOutboxPolicy::provesOnlyWhatWasAsked()
{
    const FieldMap seen{{u"name"_s, u"x"_s}, {u"other"_s, u"y"_s}};
    QVERIFY(prove({}, {}, seen).isEmpty());
    QCOMPARE(prove({{u"name"_s, u"x"_s}}, {}, seen).keys(), QStringList(u"name"_s));
}

void TestOutboxPolicy::sumsUp_data()
{
    QTest::addColumn<QList<FieldProof>>("proofs");
    QTest::addColumn<OutboxState>("state");
    using P = FieldProof;
    QTest::newRow("nothing to prove") << QList<P>() << OutboxState::Verified;
    QTest::newRow("all") << QList<P>{P::Verified, P::Verified} << OutboxState::Verified;
    QTest::newRow("one not") << QList<P>{P::Verified, P::NotApplied} << OutboxState::NotApplied;
    QTest::newRow("one differs") << QList<P>{P::NotApplied, P::AppliedDifferently, P::Verified}
                                 << OutboxState::AppliedDifferently;
    QTest::newRow("one open") << QList<P>{P::AppliedDifferently, P::Unproved}
                              << OutboxState::Checking;
}

void TestOutboxPolicy::sumsUp()
{
    QFETCH(QList<FieldProof>, proofs);
    QMap<QString, FieldProof> byField;
    for (const FieldProof proof : proofs)
        byField.insert(QString::number(byField.size()), proof);
    QTEST(stateOf(byField), "state");
}

void TestOutboxPolicy::mayJoin_data()
{
    QTest::addColumn<int>("touch");
    QTest::addColumn<bool>("joins");
    QTest::newRow("queued") << 0 << true;
    QTest::newRow("waiting") << 1 << true;
    QTest::newRow("sending") << 2 << false;
    QTest::newRow("step done") << 3 << false;
    QTest::newRow("remote id") << 4 << false;
    QTest::newRow("maybe delivered") << 5 << false;
    QTest::newRow("refused") << 6 << false;
    QTest::newRow("unknown") << 7 << false;
}

void TestOutboxPolicy::mayJoin()
{
    QFETCH(int, touch);
    QFETCH(bool, joins);
    OutboxEntry older = entry(save());
    if (touch == 1)
        older.state = OutboxState::Waiting;
    else if (touch == 2)
        older.state = OutboxState::Sending;
    else if (touch == 3)
        older.step = 1;
    else if (touch == 4)
        older.remoteId = u"@17"_s;
    else if (touch == 5)
        older.lastError.maybeDelivered = true;
    else if (touch == 6)
        older.state = OutboxState::Refused;
    else if (touch == 7)
        older.state = OutboxState::Unknown;
    QCOMPARE(isUnsent(older), joins);
    QCOMPARE(outboxpolicy::mayJoin(older, save()), joins);
    QVERIFY(!outboxpolicy::mayJoin(older, put(PictureSlot::Avatar)));
    older.command = put(PictureSlot::Cover);
    QCOMPARE(outboxpolicy::mayJoin(older, put(PictureSlot::Cover)), joins);
    QVERIFY(!outboxpolicy::mayJoin(older, put(PictureSlot::Avatar)));
}

void TestOutboxPolicy::joinsFieldByField()
{
    // "tagline" was not set before the first edit: the second must not make the first edit its
    // "before".
    const Command first =
        save({{u"name"_s, u"B"_s}, {u"tagline"_s, u"t1"_s}}, {{u"name"_s, u"A"_s}});
    const Command second =
        save({{u"name"_s, u"C"_s}, {u"tagline"_s, u"t2"_s}, {u"bio"_s, QJsonValue::Null}},
             {{u"name"_s, u"B"_s}, {u"tagline"_s, u"t1"_s}, {u"bio"_s, u"old"_s}});
    const Command wanted =
        save({{u"name"_s, u"C"_s}, {u"tagline"_s, u"t2"_s}, {u"bio"_s, QJsonValue::Null}},
             {{u"name"_s, u"A"_s}, {u"bio"_s, u"old"_s}});
    QVERIFY(joined(first, second) == wanted);
}

void TestOutboxPolicy::joinsPicturesByReplacing()
{
    const Command newer = put(PictureSlot::Avatar, u"newer"_s);
    QVERIFY(joined(put(PictureSlot::Avatar, u"older"_s), newer) == newer);
}

void TestOutboxPolicy::joinsRelations_data()
{
    QTest::addColumn<Command>("newer");
    QTest::addColumn<bool>("joins");
    using V = RelationVerb;
    QTest::newRow("the opposite") << relation(V::Unfollow) << true;
    QTest::newRow("the same") << relation(V::Follow) << true;
    QTest::newRow("another aspect") << relation(V::Block) << false;
    QTest::newRow("somebody else") << relation(V::Unfollow, {}, {}, u"c.example"_s) << false;
    QTest::newRow("as a community")
        << relation(V::Unfollow, {}, {}, u"b.example"_s, u"club.example"_s) << false;
    QTest::newRow("member") << Command(member(u"leader"_s, {})) << false;
    QTest::newRow("profile") << save() << false;
}

void TestOutboxPolicy::joinsRelations()
{
    QFETCH(Command, newer);
    QFETCH(bool, joins);
    const Command follow = relation(RelationVerb::Follow);
    QCOMPARE(outboxpolicy::mayJoin(entry(follow), newer), joins);
    QVERIFY(!outboxpolicy::mayJoin(entry(follow, OutboxState::Checking), newer));
    const Command accept = relation(RelationVerb::AcceptRequest);
    QVERIFY(!outboxpolicy::mayJoin(entry(accept), accept));
    QVERIFY(!outboxpolicy::mayJoin(entry(accept), relation(RelationVerb::RejectRequest)));
}

void TestOutboxPolicy::keepsTheOldestBefore()
{
    const Command both = joined(relation(RelationVerb::Mute, u"active"_s),
                                relation(RelationVerb::Block, u"muted"_s));
    QVERIFY(both == relation(RelationVerb::Block, u"active"_s));
}

void TestOutboxPolicy::joinsMembersFieldByField()
{
    MemberCommand second = member(u"leader"_s, u"muted"_s);
    second.roleBefore = u"moderator"_s;
    second.statusBefore = u"active"_s;
    MemberCommand wanted = second;
    wanted.roleBefore = u"follower"_s;
    QVERIFY(joined(member(u"moderator"_s, {}), second) == Command(wanted));
    const auto both =
        std::get<MemberCommand>(joined(member(u"moderator"_s, {}), member({}, u"muted"_s)));
    QCOMPARE(both.role, u"moderator"_s);
    QCOMPARE(both.status, u"muted"_s);
}

void TestOutboxPolicy::takesBack_data()
{
    QTest::addColumn<Command>("older");
    QTest::addColumn<Command>("newer");
    QTest::addColumn<bool>("gone");
    using V = RelationVerb;
    const auto row = [](const char *name, const Command &older, const Command &newer, bool gone) {
        QTest::newRow(name) << older << newer << gone;
    };
    row("follow, unfollow", relation(V::Follow, u"none"_s), relation(V::Unfollow), true);
    row("unfollow, follow", relation(V::Unfollow, u"following"_s), relation(V::Follow), true);
    row("before not known", relation(V::Follow), relation(V::Unfollow), false);
    row("block, mute", relation(V::Block, u"active"_s), relation(V::Mute), false);
    row("block, unblock", relation(V::Block, u"active"_s), relation(V::Unblock), true);
    row("block a muted one, unblock", relation(V::Block, u"muted"_s), relation(V::Unblock), false);
    row("ask, cancel", relation(V::Connect, u"none"_s), relation(V::Disconnect), true);
    row("cancel, ask", relation(V::Disconnect, u"requested"_s), relation(V::Connect), true);
    row("cancel, ask with a text", relation(V::Disconnect, u"requested"_s),
        relation(V::Connect, {}, u"Please"_s), false);
    row("hide, show", relation(V::HideFromHome, u"none"_s), relation(V::ShowInHome), true);
    row("trust, ask", relation(V::TrustAlways, u"none"_s), relation(V::TrustAsk), true);
    row("role and back", member(u"moderator"_s, {}), member(u"follower"_s, {}), true);
    row("role and another", member(u"moderator"_s, {}), member(u"leader"_s, {}), false);
    row("one of two", member(u"moderator"_s, u"muted"_s), member({}, u"active"_s), false);
    row("both", member(u"moderator"_s, u"muted"_s), member(u"follower"_s, u"active"_s), true);
    row("profile", save(), save(), false);
}

void TestOutboxPolicy::takesBack()
{
    QFETCH(Command, older);
    QFETCH(Command, newer);
    QFETCH(bool, gone);
    QCOMPARE(isTakenBack(older, newer), gone);
}

void TestOutboxPolicy::readsBeforeActingAgain()
{
    for (const Command &command :
         {relation(RelationVerb::Connect), Command(member(u"leader"_s, {}))}) {
        const auto after = [&command](Outcome kind, bool delivered = false) {
            return outboxpolicy::afterFailure(command, error(kind, 0, delivered), 1, noon);
        };
        QCOMPARE(after(Outcome::ServerError).state, OutboxState::Unknown);
        QCOMPARE(after(Outcome::ConnectionLost, true).state, OutboxState::Unknown);
        QCOMPARE(after(Outcome::Unreachable).state, OutboxState::Waiting);
        QCOMPARE(after(Outcome::Unreachable).waitsFor, WaitReason::Network);
        QCOMPARE(after(Outcome::AuthRequired).waitsFor, WaitReason::SignIn);
        QCOMPARE(after(Outcome::Forbidden).state, OutboxState::Refused);
        QCOMPARE(after(Outcome::LocalReject).state, OutboxState::Refused);
    }
}

void TestOutboxPolicy::knowsWhoIsNeeded()
{
    const QSet<OutboxState> decisions{OutboxState::Refused, OutboxState::NotApplied,
                                      OutboxState::AppliedDifferently};
    const QMetaEnum states = QMetaEnum::fromType<OutboxState>();
    for (int i = 0; i < states.keyCount(); ++i) {
        const auto state = OutboxState(states.value(i));
        QVERIFY2(needsPerson(entry(save(), state)) == decisions.contains(state), states.key(i));
    }
    OutboxEntry signedOut = entry(save(), OutboxState::Waiting);
    signedOut.waitsFor = WaitReason::SignIn;
    QVERIFY(needsPerson(signedOut));
}

QTEST_GUILESS_MAIN(TestOutboxPolicy)
#include "tst_outboxpolicy.moc"
