// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

/// Through the very bytes that are stored.
QJsonObject throughText(const QJsonObject &json)
{
    return QJsonDocument::fromJson(QJsonDocument(json).toJson(QJsonDocument::Compact)).object();
}

SaveProfileCommand save()
{
    SaveProfileCommand command;
    command.patch.changes = {{u"name"_s, u"Bob \U0001F600 \u05D1\u05D5\u05D1"_s},
                             {u"x.bio"_s, QJsonValue::Null},
                             {u"x.empty"_s, u""_s},
                             {u"n"_s, 12.5}};
    command.before = {{u"name"_s, u"Old"_s}, {u"x.bio"_s, u"line\nline"_s}};
    return command;
}

PutPictureCommand put(PictureSlot slot)
{
    PutPictureCommand command;
    command.slot = slot;
    command.original = QString(64, u'a');
    command.baked = QString(64, u'b');
    command.mediaType = u"image/jpeg"_s;
    command.recipe = {3, true, false, QRectF(1.5, 2, 30, 40)};
    return command;
}

} // namespace

class TestCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void refusesUnknownKinds_data();
    void refusesUnknownKinds();
    void mendsTurns();
    void namesItsTarget();
    void everyVerbGrantsItself();
    void showsAWish();
    void knowsWhatIsFinal();
    void errorRoundTrip();
};

void TestCommand::roundTrip_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("save") << 0;
    QTest::newRow("avatar") << 1;
    QTest::newRow("cover") << 2;
    QTest::newRow("empty save") << 3;
    QTest::newRow("relation") << 4;
    QTest::newRow("relation as a community") << 5;
    QTest::newRow("role") << 6;
    QTest::newRow("role cleared, status") << 7;
}

void TestCommand::roundTrip()
{
    QFETCH(int, which);
    const QList<Command> commands{
        save(),
        put(PictureSlot::Avatar),
        put(PictureSlot::Cover),
        SaveProfileCommand(),
        RelationCommand{
            {}, u"b.example"_s, RelationVerb::Connect, u"Grüße \U0001F600"_s, {}, u"none"_s},
        RelationCommand{
            u"club.example"_s, u"b.example"_s, RelationVerb::AcceptRequest, {}, u"a1~x"_s, {}},
        MemberCommand{
            u"club.example"_s, u"b.example"_s, u"leader"_s, {}, u"moderator"_s, {}, u"why"_s},
        MemberCommand{u"club.example"_s,
                      u"b.example"_s,
                      QString(),
                      u"muted"_s,
                      u"follower"_s,
                      u"active"_s,
                      {}}};
    const Command &command = commands.at(which);
    const std::optional<Command> back = commandFromJson(throughText(toJson(command)));
    QVERIFY(back);
    QVERIFY(*back == command);
}

void TestCommand::refusesUnknownKinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("newer") << QByteArray(R"({"kind":"setStatus","status":"muted"})");
    QTest::newRow("none") << QByteArray("{}");
    QTest::newRow("newer verb") << QByteArray(
        R"({"kind":"relation","handle":"b.example","verb":"Applaud"})");
    QTest::newRow("number") << QByteArray(R"({"kind":1})");
}

void TestCommand::refusesUnknownKinds()
{
    QFETCH(QByteArray, text);
    QVERIFY(!commandFromJson(QJsonDocument::fromJson(text).object()));
}

void TestCommand::mendsTurns()
{
    QCOMPARE(CropRecipe::fromJson({{u"turns"_s, -1}}).quarterTurns, 3);
    QCOMPARE(CropRecipe::fromJson({{u"turns"_s, 6}}).quarterTurns, 2);
}

void TestCommand::namesItsTarget()
{
    const AccountId account{u"a"_s};
    QVERIFY(targetOf(account, save()).isNull());
    QVERIFY(targetOf(account, put(PictureSlot::Cover)) == targetOf(account, save()));
    RelationCommand relation;
    relation.node = u"club.example"_s;
    relation.handle = u"b.example"_s;
    MemberCommand member;
    member.node = relation.node;
    member.handle = relation.handle;
    const PersonRef there{{account, u"club.example"_s}, u"b.example"_s};
    QVERIFY(targetOf(account, relation) == there);
    QVERIFY(targetOf(account, member) == there);
}

void TestCommand::everyVerbGrantsItself()
{
    Person stranger;
    stranger.handle = u"b.example"_s;
    Person friendly = stranger;
    friendly.following = Following::Yes;
    friendly.connected = true;
    friendly.trust = u"always"_s;
    friendly.status = u"blocked"_s;
    friendly.hiddenInHome = true;
    const QMetaEnum verbs = QMetaEnum::fromType<RelationVerb>();
    for (int i = 0; i < verbs.keyCount(); ++i) {
        RelationCommand command;
        command.handle = stranger.handle;
        command.verb = RelationVerb(verbs.value(i));
        QVERIFY2(isGranted(withWish(stranger, command), command), verbs.key(i));
        QVERIFY2(isGranted(withWish(friendly, command), command), verbs.key(i));
        // One who differs from the other in every aspect: each verb is open with one of them.
        QVERIFY2(!isGranted(stranger, command) || !isGranted(friendly, command), verbs.key(i));
    }
}

void TestCommand::showsAWish()
{
    Person person;
    person.connected = true;
    RelationCommand connects;
    QVERIFY(!withWish(person, save()).requested);
    connects.verb = RelationVerb::Connect;
    QVERIFY(isGranted(person, connects)); // accepted at once
    QCOMPARE(relationWord(withWish(Person(), connects), RelationAspect::Connection),
             u"requested"_s);
    MemberCommand member;
    member.role = u"moderator"_s;
    QCOMPARE(withWish(person, member).roles, QStringList{u"moderator"_s});
    member.role = QString();
    QVERIFY(withWish(person, member).roles.isEmpty());
    QVERIFY(
        !isGranted(withWish(person, MemberCommand{{}, {}, u"leader"_s, {}, {}, {}, {}}), member));
}

void TestCommand::knowsWhatIsFinal()
{
    const QSet<OutboxState> ends{OutboxState::Verified,           OutboxState::NotApplied,
                                 OutboxState::AppliedDifferently, OutboxState::Refused,
                                 OutboxState::Cancelled,          OutboxState::CannotBeChecked};
    const QMetaEnum states = QMetaEnum::fromType<OutboxState>();
    for (int i = 0; i < states.keyCount(); ++i) {
        const auto state = OutboxState(states.value(i));
        QVERIFY2(isFinal(state) == ends.contains(state), states.key(i));
    }
}

void TestCommand::errorRoundTrip()
{
    ApiError error;
    error.kind = Outcome::Invalid;
    error.httpStatus = 422;
    error.serverText = u"too long"_s;
    error.fieldIssues = {{u"name"_s, {u"a"_s, u"b"_s}}, {u"x.bio"_s, {}}};
    error.retryAfterSeconds = 7;
    error.retryEstimated = true;
    error.banned = true;
    error.maybeDelivered = true;
    error.requestId = u"r-1"_s;
    error.detail = u"d"_s;
    QCOMPARE(ApiError::fromJson(throughText(error.toJson())), error);
    QCOMPARE(ApiError::fromJson({}), ApiError());
}

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
