// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/signinbench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

/// SignInWay::NewAccount: the account is made first, once, and then signed in to.
class TestNewAccount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAndSignsIn();
    void takesATokenThatComes();
    void refusalsStandAtTheirLines();
    void isNotMadeTwice();
    void stopsWhereItWasMade();
    void needsACallOfTheService();

private:
    static void offer(Bench &bench);
    static SignInRequest request(const Bench &bench);
};

void TestNewAccount::offer(Bench &bench)
{
    ServiceInfo &info = bench.api->edit();
    info.signInWays.append(SignInWay::NewAccount);
    info.newAccountCall = u"join"_s;
    CallSpec join;
    join.id = info.newAccountCall;
    join.writes = true;
    for (const QString &key : {u"identity"_s, u"nick"_s, u"secret"_s}) {
        FieldSpec field;
        field.key = key;
        join.asks.append(field);
    }
    info.calls.append(join);
    for (SignInFieldSpec &line : info.signInFields) {
        if (line.id == "identity"_L1 || line.id == "secret"_L1)
            line.ways.append(SignInWay::NewAccount);
    }
    SignInFieldSpec nick;
    nick.id = u"nick"_s;
    nick.ways = {SignInWay::NewAccount};
    info.signInFields.append(nick);
}

SignInRequest TestNewAccount::request(const Bench &bench)
{
    SignInRequest request = bench.request();
    request.way = SignInWay::NewAccount;
    request.settings.insert(u"nick"_s, u" Ada L. "_s);
    return request;
}

void TestNewAccount::makesAndSignsIn()
{
    Bench bench;
    offer(bench);
    QSignalSpy made(bench.flow.get(), &SignInPort::accountMade);
    bench.server.setHandler([service = Service()](const SeenRequest &request) {
        return request.path == "/join" ? json("{}") : service(request);
    });
    const Account account = bench.signIn(request(bench));
    QCOMPARE(account.handle, u"ada"_s);
    QCOMPARE(made.size(), 1);
    const QList<SeenRequest> seen = bench.server.requests();
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen.at(0).body, "ada@example.com|Ada L.|right horse");
    QVERIFY(!seen.at(0).headers.contains("authorization"));
    QCOMPARE(seen.at(1).path, "/login");
    QCOMPARE(account.settings.value(u"signInWay"_s), u"Password"_s);
    QCOMPARE(account.settings.value(u"signInIdentity"_s), u"ada@example.com"_s);
    QVERIFY(!account.settings.contains(u"nick"_s));
    QCOMPARE(SessionGrant::fromSecret(bench.inKeyring(account.id)).token, u"fresh"_s);
    QCOMPARE(bench.accounts.readPassword(account.id),
             (TypedPassword{u"ada@example.com"_s, u"right horse"_s}));
}

void TestNewAccount::takesATokenThatComes()
{
    Bench bench;
    offer(bench);
    bench.server.setHandler([service = Service()](const SeenRequest &request) {
        return request.path == "/join" ? json(R"({"token":"fresh"})") : service(request);
    });
    QCOMPARE(bench.signIn(request(bench)).handle, u"ada"_s);
    QCOMPARE(bench.server.count("POST", "/login"), 0);
}

void TestNewAccount::refusalsStandAtTheirLines()
{
    Bench bench;
    offer(bench);
    QSignalSpy made(bench.flow.get(), &SignInPort::accountMade);
    bench.server.setHandler([](const SeenRequest &) {
        return json(R"({"wrong":{"identity":"taken","nick":"taken"}})", 409);
    });
    QVERIFY(bench.signIn(request(bench)).id.isNull());
    QCOMPARE(bench.error.kind, Outcome::Conflict);
    QCOMPARE(bench.field, SignInField::Setting);
    QCOMPARE(bench.error.fieldIssues.keys(), (QStringList{u"identity"_s, u"nick"_s}));
    QCOMPARE(bench.server.requests().size(), 1);
    QCOMPARE(made.size(), 0);
}

void TestNewAccount::isNotMadeTwice()
{
    Bench bench;
    offer(bench);
    QSignalSpy made(bench.flow.get(), &SignInPort::accountMade);
    bench.server.setHandler([](const SeenRequest &request) {
        return request.path == "/join" ? json("{}") : json("{}", 401);
    });
    QVERIFY(bench.signIn(request(bench)).id.isNull());
    QCOMPARE(made.size(), 1);
    QCOMPARE(bench.error.kind, Outcome::SignInRefused);
    QCOMPARE(bench.field, SignInField::Secret); // as in any sign-in by password
    QCOMPARE(bench.server.count("POST", "/join"), 1);
}

void TestNewAccount::stopsWhereItWasMade()
{
    Bench bench;
    offer(bench);
    bench.server.setHandler([](const SeenRequest &) { return json("{}"); });
    QSignalSpy stopped(bench.flow.get(), &SignInPort::stepChanged);
    connect(bench.flow.get(), &SignInPort::accountMade, bench.flow.get(), &SignInPort::cancel);
    bench.flow->start(request(bench));
    SOON_COMPARE(bench.server.count("POST", "/join"), 1);
    SOON_VERIFY(!stopped.isEmpty() &&
                stopped.last().first().value<SignInStep>() == SignInStep::Idle);
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestNewAccount::needsACallOfTheService()
{
    Bench bench;
    offer(bench);
    bench.api->edit().newAccountCall.clear();
    QVERIFY(bench.signIn(request(bench)).id.isNull());
    QCOMPARE(bench.error.kind, Outcome::NotOffered);
    QCOMPARE(bench.server.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestNewAccount)
#include "tst_newaccount.moc"
