// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/appbench.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

const QString alice = u"alice.example.com"_s;
const QString bob = u"bob.example.com"_s;

SignInRequest requestFor(const QString &identity, const QString &secret = u"right horse"_s,
                         bool stay = true)
{
    SignInRequest request;
    request.service = u"cloudillo"_s;
    request.identity = identity;
    request.secret = secret;
    request.staySignedIn = stay;
    return request;
}

/// What a sign-in came to.
struct Listener
{
    explicit Listener(SignInPort &port)
        : succeeded(&port, &SignInPort::succeeded)
        , failed(&port, &SignInPort::failed)
        , keyring(&port, &SignInPort::keyringUnusable)
    {
    }
    [[nodiscard]] AccountId account() const
    {
        return succeeded.isEmpty() ? AccountId() : succeeded.first().first().value<AccountId>();
    }
    [[nodiscard]] Outcome outcome() const
    {
        return failed.isEmpty() ? Outcome::Ok : failed.first().at(0).value<ApiError>().kind;
    }
    [[nodiscard]] SignInField field() const
    {
        return failed.isEmpty() ? SignInField::General : failed.first().at(1).value<SignInField>();
    }
    QSignalSpy succeeded;
    QSignalSpy failed;
    QSignalSpy keyring;
};

} // namespace

class TestSignInFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInAndStays();
    void canonicalisesTheIdentity();
    void signsInForThisSession();
    void signsInWithAKey();
    void refusesWrongSecrets();
    void refusesUnusableIdentities_data();
    void refusesUnusableIdentities();
    void namesUnknownHosts();
    void tellsStrangeServers_data();
    void tellsStrangeServers();
    void checksCandidates();
    void asksWithoutAKeyring();
    void notNowLeavesNothingBehind();
    void cancels();
    void signsInAgain();
    void refusesAnotherIdentityForAnAccount();
    void neverMixesTokens();
    void signsOut_data();
    void signsOut();
    void signsOutWithoutNetwork();
};

void TestSignInFlow::signsInAndStays()
{
    AppBench bench;
    bench.node.lives(alice);
    Listener listener(bench.engine->signIn());
    QSignalSpy profile(&bench.engine->profiles(), &ProfileStore::profileChanged);
    bench.engine->signIn().start(requestFor(alice));
    SOON_COMPARE(listener.succeeded.size(), 1);
    const Account *account = bench.engine->registry().find(listener.account());
    QVERIFY(account);
    QCOMPARE(account->handle, alice);
    QCOMPARE(account->server.dialect, u"R3"_s);
    QVERIFY(account->staysSignedIn);
    QVERIFY(account->apiBase.isEmpty());
    QString kept;
    bench.keyring->read(account->id, this,
                        [&kept](const SecretAnswer &answer) { kept = answer.secret; });
    SOON_COMPARE(kept, u"cl_key0"_s);
    SOON_COMPARE(profile.size(), 1); // read by itself
    SOON_COMPARE(bench.engine->accounts().find(account->id)->reach, Reach::Online);
    QCOMPARE(listener.failed.size(), 0);
    bench.engine.reset();
    QDirIterator files(bench.dir.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *secret : {"right horse", "cl_key0", "tok0-"})
            QVERIFY2(!bytes.contains(secret), qPrintable(file.fileName()));
    }
}

void TestSignInFlow::canonicalisesTheIdentity()
{
    AppBench bench;
    bench.node.lives(alice);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(u" Alice.Example.COM "_s));
    SOON_COMPARE(listener.succeeded.size(), 1);
    QCOMPARE(bench.engine->registry().find(listener.account())->handle, alice);
    for (const SeenRequest &request : bench.node.server.requests()) {
        if (request.path.startsWith("/api/auth/login"))
            QVERIFY(request.body.contains("\"alice.example.com\""));
    }
}

void TestSignInFlow::signsInForThisSession()
{
    AppBench bench;
    bench.node.lives(alice);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(alice, u"right horse"_s, false));
    SOON_COMPARE(listener.succeeded.size(), 1);
    QVERIFY(!bench.engine->registry().find(listener.account())->staysSignedIn);
    QVERIFY(bench.node.person(alice).keys.isEmpty());
}

void TestSignInFlow::signsInWithAKey()
{
    AppBench bench;
    bench.node.lives(alice);
    bench.node.person(alice).keys = {u"cl_mine"_s};
    Listener listener(bench.engine->signIn());
    SignInRequest request = requestFor(alice, u" cl_mine\n"_s);
    request.way = SignInWay::ApiKey;
    bench.engine->signIn().start(request);
    SOON_COMPARE(listener.succeeded.size(), 1);
    QVERIFY(bench.engine->registry().find(listener.account())->staysSignedIn);
    // A token that ends is bought anew, without the person.
    bench.node.revokeTokens();
    QSignalSpy profile(&bench.engine->profiles(), &ProfileStore::profileChanged);
    SOON_VERIFY(!bench.engine->accounts().find(listener.account())->refreshing);
    profile.clear();
    bench.engine->sync().refresh(listener.account());
    SOON_VERIFY(!bench.engine->accounts().find(listener.account())->refreshing);
    QCOMPARE(bench.engine->accounts().find(listener.account())->reach, Reach::Online);
}

void TestSignInFlow::refusesWrongSecrets()
{
    AppBench bench;
    bench.node.lives(alice);
    for (const SignInWay way : {SignInWay::Password, SignInWay::ApiKey}) {
        Listener listener(bench.engine->signIn());
        SignInRequest request = requestFor(alice, u"cl_wrong"_s);
        request.way = way;
        bench.engine->signIn().start(request);
        SOON_COMPARE(listener.failed.size(), 1);
        QCOMPARE(listener.outcome(), Outcome::SignInRefused);
        QCOMPARE(listener.field(), SignInField::Secret);
        QCOMPARE(listener.succeeded.size(), 0);
    }
    QVERIFY(bench.engine->registry().accounts().isEmpty());
    QCOMPARE(bench.node.server.count("POST", "/api/auth/login"), 1); // never repeated by itself
}

void TestSignInFlow::refusesUnusableIdentities_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u"  "_s;
    QTest::newRow("mail address") << u"alice@example.com"_s;
    QTest::newRow("plain http") << u"http://alice.example.com"_s;
}

void TestSignInFlow::refusesUnusableIdentities()
{
    QFETCH(QString, typed);
    AppBench bench;
    bench.node.lives(alice);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(typed));
    QCOMPARE(listener.failed.size(), 0);
    SOON_COMPARE(listener.failed.size(), 1);
    QCOMPARE(listener.outcome(), Outcome::LocalReject);
    QCOMPARE(listener.field(), SignInField::Identity);
    QCOMPARE(bench.node.server.requests().size(), 0);
}

void TestSignInFlow::namesUnknownHosts()
{
    AppBench bench;
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(u"nobody.invalid"_s));
    SOON_COMPARE_WITHIN(listener.failed.size(), 1, 20'000);
    QCOMPARE(listener.outcome(), Outcome::HostNotFound);
    QCOMPARE(listener.field(), SignInField::Identity);
}

void TestSignInFlow::tellsStrangeServers_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray html = "<!DOCTYPE html><html><body>Welcome to Hotel WiFi</body></html>";
    QTest::newRow("captive portal") << framed(200, html, "Content-Type: text/html\r\n");
    QTest::newRow("redirected") << framed(302, {}, "Location: http://portal.example/login\r\n");
    QTest::newRow("truncated JSON") << json(R"({"data":{"idTag":"alice.exa)").bytes;
    QTest::newRow("other JSON") << json(R"({"hello":"world"})").bytes;
    QTest::newRow("numbers for text")
        << json(R"({"data":{"idTag":17,"name":3,"type":4,"keys":[]},"time":5})").bytes;
    QTest::newRow("5 MB of JSON") << json("[" + QByteArray(5'000'000, ' ') + "1]").bytes;
}

void TestSignInFlow::tellsStrangeServers()
{
    QFETCH(QByteArray, answer);
    AppBench bench;
    bench.node.lives(alice);
    bench.node.before = [&answer](const SeenRequest &, const QString &) { return Script{answer}; };
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(alice));
    SOON_COMPARE(listener.failed.size(), 1);
    QVERIFY(listener.outcome() == Outcome::ProtocolError ||
            listener.outcome() == Outcome::NotFound);
    QCOMPARE(bench.node.server.count("POST"), 0); // the password stays here
    QVERIFY(bench.engine->registry().accounts().isEmpty());
}

void TestSignInFlow::checksCandidates()
{
    AppBench bench;
    bench.node.lives(alice);
    const IdentityHint hint = bench.engine->signIn().hint(u"cloudillo"_s, u"alice@example.com"_s);
    QCOMPARE(hint.problem, IdentityHint::Problem::LooksLikeEmail);
    QVERIFY(hint.candidates.contains(alice));
    QSignalSpy checked(&bench.engine->signIn(), &SignInPort::candidatesChecked);
    bench.engine->signIn().checkCandidates(u"cloudillo"_s, {u"example.com"_s, alice});
    SOON_COMPARE_WITHIN(checked.size(), 1, 20'000);
    QCOMPARE(checked.first().first().toStringList(), QStringList{alice});
    bench.engine->signIn().checkCandidates(u"cloudillo"_s, {});
    SOON_COMPARE(checked.size(), 2);
}

void TestSignInFlow::asksWithoutAKeyring()
{
    AppBench bench;
    bench.node.lives(alice);
    bench.keyring->pretend(SecretAnswer::State::NoStore);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(alice));
    SOON_COMPARE(listener.keyring.size(), 1);
    QVERIFY(bench.engine->registry().accounts().isEmpty());
    bench.engine->signIn().chooseWithoutKeyring(KeyringChoice::ThisRunOnly);
    SOON_COMPARE(listener.succeeded.size(), 1);
    QVERIFY(!bench.engine->registry().find(listener.account())->staysSignedIn);
    SOON_COMPARE(bench.engine->accounts().find(listener.account())->reach, Reach::Online);
    // The key serves as long as the program runs.
    bench.node.revokeTokens();
    SOON_VERIFY(!bench.engine->accounts().find(listener.account())->refreshing);
    bench.engine->sync().refresh(listener.account());
    SOON_VERIFY(!bench.engine->accounts().find(listener.account())->refreshing);
    QCOMPARE(bench.engine->accounts().find(listener.account())->reach, Reach::Online);
}

void TestSignInFlow::notNowLeavesNothingBehind()
{
    AppBench bench;
    bench.node.lives(alice);
    bench.keyring->pretend(SecretAnswer::State::Locked);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(alice));
    SOON_COMPARE(listener.keyring.size(), 1);
    QCOMPARE(bench.node.person(alice).keys.size(), 1);
    bench.engine->signIn().chooseWithoutKeyring(KeyringChoice::NotNow);
    SOON_COMPARE(listener.failed.size(), 1);
    QCOMPARE(listener.outcome(), Outcome::Cancelled);
    QVERIFY(bench.engine->registry().accounts().isEmpty());
    SOON_VERIFY(bench.node.person(alice).keys.isEmpty()); // deleted on the node
}

void TestSignInFlow::cancels()
{
    AppBench bench;
    bench.node.lives(alice);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(alice));
    SOON_VERIFY(!bench.node.server.requests().isEmpty());
    bench.engine->signIn().cancel();
    // Somebody else's sign-in takes longer than whatever is left of the first.
    bench.node.lives(bob);
    bench.engine->signIn().start(requestFor(bob));
    SOON_COMPARE(listener.succeeded.size(), 1);
    QCOMPARE(listener.failed.size() + listener.keyring.size(), 0);
    QCOMPARE(bench.engine->registry().accounts().size(), 1);
    QCOMPARE(bench.engine->registry().find(listener.account())->handle, bob);
}

void TestSignInFlow::signsInAgain()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.engine->registry().forgetSecrets(account);
    SOON_COMPARE(bench.engine->accounts().find(account)->reach, Reach::SignInNeeded);
    Listener listener(bench.engine->signIn());
    bench.engine->signIn().start(requestFor(alice)); // not even told that it is a known one
    SOON_COMPARE(listener.succeeded.size(), 1);
    QCOMPARE(listener.account(), account);
    QCOMPARE(bench.engine->registry().accounts().size(), 1);
    SOON_COMPARE(bench.engine->accounts().find(account)->reach, Reach::Online);
}

void TestSignInFlow::refusesAnotherIdentityForAnAccount()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.lives(bob);
    Listener listener(bench.engine->signIn());
    SignInRequest request = requestFor(bob);
    request.existing = account;
    bench.engine->signIn().start(request);
    SOON_COMPARE(listener.failed.size(), 1);
    QCOMPARE(listener.outcome(), Outcome::Conflict);
    QCOMPARE(listener.field(), SignInField::Identity);
}

void TestSignInFlow::neverMixesTokens()
{
    AppBench bench;
    const AccountId first = bench.signedIn(alice);
    const AccountId second = bench.signedIn(bob);
    bench.engine->sync().refreshAll();
    bench.engine->sync().wantPicture(first, u"f1~x"_s, 80);
    SOON_COMPARE(bench.engine->accounts().find(first)->reach, Reach::Online);
    SOON_COMPARE(bench.engine->accounts().find(second)->reach, Reach::Online);
    int withToken = 0;
    for (const SeenRequest &request : bench.node.server.requests()) {
        if (!request.headers.contains("authorization"))
            continue;
        ++withToken;
        QCOMPARE(request.headers.value("authorization"),
                 "Bearer tok0-" + request.headers.value("host").mid(5));
    }
    QVERIFY(withToken >= 2);
}

void TestSignInFlow::signsOut_data()
{
    QTest::addColumn<KeepAfterSignOut>("keep");
    QTest::addColumn<bool>("listed");
    QTest::addColumn<bool>("cached");
    QTest::addColumn<bool>("unsent");
    QTest::newRow("offline copy") << KeepAfterSignOut::OfflineCopy << true << true << true;
    QTest::newRow("drop cache") << KeepAfterSignOut::DropCache << true << false << true;
    QTest::newRow("drop everything") << KeepAfterSignOut::DropEverything << false << false << false;
}

void TestSignInFlow::signsOut()
{
    QFETCH(KeepAfterSignOut, keep);
    QFETCH(bool, listed);
    QFETCH(bool, cached);
    QFETCH(bool, unsent);
    AppBench bench;
    bench.node.lives(alice);
    Listener listener(bench.engine->signIn());
    QSignalSpy profile(&bench.engine->profiles(), &ProfileStore::profileChanged);
    bench.engine->signIn().start(requestFor(alice));
    SOON_COMPARE(profile.size(), 1);
    const AccountId account = listener.account();
    bench.engine->sync().setOutboxPaused(true);
    bench.submit(account, rename(u"B"_s));

    QSignalSpy signedOut(&bench.engine->signIn(), &SignInPort::signedOut);
    bench.engine->signIn().signOut(account, keep);
    SOON_COMPARE(signedOut.size(), 1);
    SOON_VERIFY(bench.node.person(alice).keys.isEmpty()); // deleted on the node
    QVERIFY(!bench.engine->registry().maySignIn(account));
    QCOMPARE(bench.engine->registry().find(account) != nullptr, listed);
    QCOMPARE(bench.engine->accounts().find(account) != nullptr, listed);
    if (listed)
        QCOMPARE(bench.engine->accounts().find(account)->reach, Reach::SignInNeeded);
    QSignalSpy loaded(&bench.engine->profiles(), &ProfileStore::profileLoaded);
    bench.engine->profiles().load(account);
    SOON_COMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().at(1).value<CachedProfile>().seenAt.isValid(), cached);
    SOON_COMPARE(bench.engine->outbox().entries().isEmpty(), !unsent);
}

void TestSignInFlow::signsOutWithoutNetwork()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.engine->client().setRouter([](const QUrl &) { return QUrl(u"http://127.0.0.1:9"_s); });
    QSignalSpy signedOut(&bench.engine->signIn(), &SignInPort::signedOut);
    bench.engine->signIn().signOut(account, KeepAfterSignOut::DropEverything);
    SOON_COMPARE(signedOut.size(), 1);
    QVERIFY(bench.engine->registry().accounts().isEmpty());
}

QTEST_MAIN(TestSignInFlow)
#include "tst_signinflow.moc"
