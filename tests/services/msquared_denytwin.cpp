// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_twinhouse.h"

#include <QTest>

using namespace msquaredtest;

/// The list of forbidden usernames, against the played service.
class MSquaredDenyTwinTest final : public TwinHouse
{
    Q_OBJECT

private Q_SLOTS:
    void replacesTheDenylist();
    void addsWithReplacements();
    void removesFromTheDenylist();
    void fallsBackToTheOtherPath();
    void readsEveryDenyAnswer_data();
    void readsEveryDenyAnswer();
    void needsTheRightEncoding_data();
    void needsTheRightEncoding();
    void noticesIgnoredLists();
    void onlyAdministratorsDeny();
};

namespace {

const Wish readOwn = wish::ReadOwn{};

} // namespace

void MSquaredDenyTwinTest::replacesTheDenylist()
{
    const Answer refused = perform(deny(DenylistVerb::Replace, {u"spam"_s, u"bob"_s, u"grace"_s}));
    QCOMPARE(refused.outcome(), Outcome::Refused);
    QCOMPARE(refused.deny->failed, (QStringList{u"bob"_s, u"grace"_s}));
    // The documented way out: free the names, then once more.
    const Answer freed =
        perform(denyPairs(DenylistVerb::Add, {{u"bob"_s, u"bob_1"_s}, {u"grace"_s, u"grace_1"_s}}));
    QVERIFY(freed.ok());
    const Answer taken = perform(deny(DenylistVerb::Replace, {u"spam"_s, u"bob"_s, u"grace"_s}));
    QVERIFY(taken.ok() && taken.deny->listKnown);
    QCOMPARE(perform(save({{u"username"_s, u"spam"_s}})).outcome(), Outcome::Invalid);
    QVERIFY(perform(save({{u"username"_s, u"admin"_s}})).ok()); // no longer listed
}

void MSquaredDenyTwinTest::addsWithReplacements()
{
    const Answer partial = perform(denyPairs(DenylistVerb::Add, {{u"bob"_s, u"linus"_s},
                                                                 {u"grace"_s, u"grace_1"_s},
                                                                 {u"unused"_s, u"unused_1"_s},
                                                                 {u"root"_s, u"root_1"_s}}));
    QCOMPARE(partial.outcome(), Outcome::Partial);
    QCOMPARE(partial.deny->failed, QStringList{u"bob"_s}); // the replacement is taken
    QCOMPARE(partial.deny->succeeded, (QStringList{u"grace"_s, u"unused"_s, u"root"_s}));
    be(u"demo-user-token-bob"_s);
    QCOMPARE(perform(readOwn).person.handle, u"bob"_s);
}

void MSquaredDenyTwinTest::removesFromTheDenylist()
{
    const Answer partial =
        perform(deny(DenylistVerb::Remove, {u"root"_s, u"bob"_s, u"never_listed"_s}));
    QCOMPARE(partial.outcome(), Outcome::Partial);
    QCOMPARE(partial.deny->failed, QStringList{u"bob"_s}); // in use: skipped
    QVERIFY(perform(save({{u"username"_s, u"root"_s}})).ok());
    set(u"deleteBodies"_s, u"dropped"_s);
    const Answer lost = perform(deny(DenylistVerb::Remove, {u"admin"_s}));
    QCOMPARE(lost.outcome(), Outcome::Invalid);
    QCOMPARE(lost.error.detail, u"delete-body-dropped"_s);
}

void MSquaredDenyTwinTest::fallsBackToTheOtherPath()
{
    for (const int status : {404, 405}) {
        m_endpoint.server = {};
        set(u"denyPath"_s, u"deny"_s);
        set(u"denyPathStatus"_s, status);
        services->clearLog();
        QVERIFY(perform(deny(DenylistVerb::Replace, {u"spam"_s})).ok());
        QCOMPARE(services->log().size(), 2);
        QVERIFY(perform(deny(DenylistVerb::Replace, {u"spam"_s})).ok());
        QCOMPARE(services->log().size(), 3); // the winner is tried first
        set(u"denyPath"_s, u"none"_s);
        QVERIFY(!perform(deny(DenylistVerb::Replace, {u"spam"_s})).ok());
    }
}

void MSquaredDenyTwinTest::readsEveryDenyAnswer_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("status");
    QTest::addColumn<Outcome>("outcome");
    for (const int status : {200, 400, 409, 422}) {
        for (const char *shape : {"array", "named", "both"})
            QTest::addRow("%s %d", shape, status)
                << QString::fromLatin1(shape) << status << Outcome::Refused;
    }
    QTest::addRow("empty") << u"empty"_s << 409 << Outcome::Conflict;
}

void MSquaredDenyTwinTest::readsEveryDenyAnswer()
{
    QFETCH(const QString, shape);
    QFETCH(const int, status);
    set(u"denyAnswer"_s, shape);
    set(u"denyStatus"_s, status);
    QTEST(perform(deny(DenylistVerb::Replace, {u"bob"_s, u"spam"_s})).outcome(), "outcome");
    if (shape != "empty"_L1) {
        const Answer partial = perform(deny(DenylistVerb::Remove, {u"bob"_s, u"spam"_s}));
        QCOMPARE(partial.outcome(), Outcome::Partial);
        QCOMPARE(partial.deny->succeeded, QStringList{u"spam"_s});
        QCOMPARE(perform(denyPairs(DenylistVerb::Add, {{u"bob"_s, u"grace"_s}})).deny->failed,
                 QStringList{u"bob"_s});
    }
    set(u"denyAnswer"_s, u"unclear"_s);
    QCOMPARE(perform(deny(DenylistVerb::Remove, {u"bob"_s, u"spam"_s})).outcome(),
             Outcome::Unverified);
}

void MSquaredDenyTwinTest::needsTheRightEncoding_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<Wish>("wish");
    QTest::addColumn<int>("proposals");
    const Wish add = denyPairs(DenylistVerb::Add, {{u"bob"_s, u"bob_1"_s}});
    const Wish replace = deny(DenylistVerb::Replace, {u"spam"_s});
    const Wish remove = deny(DenylistVerb::Remove, {u"root"_s});
    QTest::addRow("bare map") << u"Post"_s << u"bareMap"_s << add << 1;
    QTest::addRow("objects") << u"Post"_s << u"objects"_s << add << 2;
    QTest::addRow("pairs") << u"Post"_s << u"pairs"_s << add << 3;
    QTest::addRow("replace") << u"Put"_s << u"array"_s << replace << 1;
    QTest::addRow("remove") << u"Delete"_s << u"array"_s << remove << 1;
}

void MSquaredDenyTwinTest::needsTheRightEncoding()
{
    QFETCH(const QString, operation);
    QFETCH(const QString, encoding);
    QFETCH(const Wish, wish);
    QFETCH(const int, proposals);
    set(u"denyEncoding"_s + operation, encoding);
    int asked = 0;
    for (Answer answer = perform(wish); !answer.ok(); answer = perform(wish)) {
        QCOMPARE(answer.outcome(), Outcome::Invalid);
        QVERIFY(++asked < 5);
        follow(answer);
    }
    QCOMPARE(asked, proposals);
    QCOMPARE(m_endpoint.server.remembered.value(u"m2.denyEncoding."_s + operation.toLower()),
             encoding);
}

void MSquaredDenyTwinTest::noticesIgnoredLists()
{
    Behaviours behaviours;
    behaviours.ignoreWrites = true;
    services->setBehaviours(behaviours);
    // Nothing can be read back (U8): that it was ignored shows only where a name is taken.
    QVERIFY(perform(deny(DenylistVerb::Remove, {u"root"_s})).ok());
    behaviours.ignoreWrites = false;
    services->setBehaviours(behaviours);
    QCOMPARE(perform(save({{u"username"_s, u"root"_s}})).outcome(), Outcome::Invalid);
}

void MSquaredDenyTwinTest::onlyAdministratorsDeny()
{
    be(u"demo-user-token-bob"_s);
    const Answer refused = perform(deny(DenylistVerb::Replace, {u"spam"_s}));
    QCOMPARE(refused.outcome(), Outcome::Forbidden);
    QVERIFY(!refused.error.serverText.isEmpty());
    m_endpoint.settings[u"signInWay"_s] = u"ApiKey"_s;
    be(u"demo-api-key-acme-park"_s);
    QVERIFY(perform(deny(DenylistVerb::Replace, {u"spam"_s})).ok());
}

std::unique_ptr<QObject> makeMSquaredDenyTwinTest()
{
    return std::make_unique<MSquaredDenyTwinTest>();
}

#include "msquared_denytwin.moc"
