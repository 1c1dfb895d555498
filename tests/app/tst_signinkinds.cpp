// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountrows.h"
#include "app/callbackserver.h"
#include "app/commandline.h"
#include "app/demosignin.h"
#include "app/lanes.h"
#include "tests/app/signinbench.h"

#include <QLocalSocket>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

class TestSignInKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheSession();
    void takesPastedCredentials_data();
    void takesPastedCredentials();
    void pointsAtTheLine_data();
    void pointsAtTheLine();
    void theOrganizationStandsIn();
    void onlyAnEmptyProfileIsNobodyYet_data();
    void onlyAnEmptyProfileIsNobodyYet();
    void staysTheSameAccount();
    void keepsWhatChangedMeanwhile();
    void keysStayWithTheirInstallation();
    void tellsInstallationsApart();
    void writesRenewedSessions();
    void warnsWhereNothingRenews();
    void signsOut();
    void waitsForTheBrowser();
    void givesTheBrowserUp();
    void handsCallbacksOver();
    void readsCallbacks();
    void remembersTheWait();
    void oneFailureStopsNoOther();
};

void TestSignInKinds::keepsTheSession()
{
    Bench bench;
    const Account account = bench.signIn(bench.request());
    QCOMPARE(account.handle, u"ada"_s);
    QCOMPARE(account.remoteId, u"u1"_s);
    QCOMPARE(account.displayName, u"Ada"_s);
    QCOMPARE(account.settings.value(u"signInWay"_s), u"Password"_s);
    QCOMPARE(account.settings.value(u"organization"_s), u"acme"_s);
    QCOMPARE(account.apiBase, bench.server.url(QString()));
    QVERIFY(account.staysSignedIn);
    const SessionGrant kept = SessionGrant::fromSecret(bench.inKeyring(account.id));
    QCOMPARE(kept.token, u"fresh"_s);
    QCOMPARE(kept.refresh, u"again"_s);
    QCOMPARE(kept.appKey, u"app-key"_s);
    QCOMPARE(bench.accounts.readPassword(account.id),
             (TypedPassword{u"ada@example.com"_s, u"right horse"_s}));
    QCOMPARE(bench.server.requests().size(), 2); // no probe where there is none
    for (const SeenRequest &request : bench.server.requests())
        QCOMPARE(request.headers.value("apikey"), "app-key");
    QFile file(bench.dir.filePath(u"accounts.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const char *secret : {"right horse", "fresh", "again", "app-key"})
        QVERIFY2(!bytes.contains(secret), secret);
}

void TestSignInKinds::takesPastedCredentials_data()
{
    QTest::addColumn<SignInWay>("way");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("token") << SignInWay::Token << QByteArray("authorization")
                           << QByteArray("Bearer pasted");
    QTest::newRow("key") << SignInWay::ApiKey << QByteArray("x-api-key") << QByteArray("pasted");
}

void TestSignInKinds::takesPastedCredentials()
{
    QFETCH(SignInWay, way);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    Bench bench;
    const Account account = bench.signIn(bench.request(way));
    QCOMPARE(account.handle, u"ada"_s);
    QCOMPARE(bench.server.requests().first().headers.value(header), value);
    QCOMPARE(SessionGrant::fromSecret(bench.inKeyring(account.id)).token, u"pasted"_s);
    SignInRequest wrong = bench.request(way);
    wrong.secret = u"wrong"_s;
    QVERIFY(bench.signIn(wrong).id.isNull());
    QCOMPARE(bench.error.kind, Outcome::SignInRefused);
    QCOMPARE(bench.field, SignInField::Secret);
}

void TestSignInKinds::pointsAtTheLine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<SignInField>("field");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no address") << u"address"_s << u" \u200b"_s << SignInField::Setting
                                << u"empty"_s;
    QTest::newRow("plain http") << u"address"_s << u"http://example.com"_s << SignInField::Setting
                                << u"insecure"_s;
    QTest::newRow("no identity") << u"identity"_s << u" "_s << SignInField::Identity << u"empty"_s;
    QTest::newRow("no password") << u"secret"_s << u"\n"_s << SignInField::Secret << u"empty"_s;
}

void TestSignInKinds::pointsAtTheLine()
{
    QFETCH(QString, line);
    QFETCH(QString, typed);
    QFETCH(SignInField, field);
    QFETCH(QString, detail);
    Bench bench;
    SignInRequest request = bench.request();
    if (line == "identity"_L1)
        request.identity = typed;
    else if (line == "secret"_L1)
        request.secret = typed;
    else
        request.settings.insert(line, typed);
    QVERIFY(bench.signIn(request).id.isNull());
    QCOMPARE(bench.error.kind, Outcome::LocalReject);
    QCOMPARE(bench.error.detail, detail);
    QVERIFY(bench.error.fieldIssues.contains(line));
    QCOMPARE(bench.field, field);
    QCOMPARE(bench.server.requests().size(), 0);
}

void TestSignInKinds::theOrganizationStandsIn()
{
    Service service;
    service.profile = false;
    Bench bench(service);
    const Account account = bench.signIn(bench.request(SignInWay::Token));
    QCOMPARE(account.handle, u"acme"_s);
    // Once there is a profile it is still the same account.
    bench.server.setHandler(Service());
    SignInRequest again = bench.request(SignInWay::Token);
    again.existing = account.id;
    const Account named = bench.signIn(again);
    QCOMPARE(named.id, account.id);
    QCOMPARE(named.handle, u"ada"_s);
}

void TestSignInKinds::staysTheSameAccount()
{
    const Service service;
    Bench bench(service);
    const Account first = bench.signIn(bench.request());
    Account paused = first;
    paused.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(600);
    bench.accounts.put(paused);
    *service.handle = "ada2"; // the service's own id says it is she
    const Account second = bench.signIn(bench.request(SignInWay::Token));
    QCOMPARE(second.id, first.id);
    QCOMPARE(second.handle, u"ada2"_s);
    QCOMPARE(second.writesNotBefore, paused.writesNotBefore);
    QCOMPARE(second.settings.value(u"signInWay"_s), u"Token"_s);
    QCOMPARE(bench.accounts.accounts().size(), 1);
    // Somebody else's credential does not take it over.
    bench.server.setHandler(
        [](const SeenRequest &) { return json(R"({"handle":"bob","id":"u2"})"); });
    SignInRequest other = bench.request(SignInWay::Token);
    other.existing = first.id;
    QVERIFY(bench.signIn(other).id.isNull());
    QCOMPARE(bench.error.kind, Outcome::Conflict);
    QCOMPARE(bench.accounts.find(first.id)->handle, u"ada2"_s);
}

void TestSignInKinds::onlyAnEmptyProfileIsNobodyYet_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("startsUp");
    for (const int status : {401, 405, 500}) {
        for (const bool startsUp : {false, true})
            QTest::addRow("%d%s", status, startsUp ? " when it starts up" : "")
                << status << startsUp;
    }
}

/// A page that is not there, or that nobody may see, proves no credential that was pasted.
void TestSignInKinds::onlyAnEmptyProfileIsNobodyYet()
{
    QFETCH(int, status);
    QFETCH(bool, startsUp);
    Bench bench;
    bench.api->offerStartUp(startsUp);
    bench.server.setHandler([status](const SeenRequest &) { return json("{}", status); });
    QVERIFY(bench.signIn(bench.request(SignInWay::Token)).id.isNull());
    QVERIFY(bench.error.isError());
    QVERIFY(bench.accounts.accounts().isEmpty());
    bench.server.setHandler([](const SeenRequest &) { return json("{}", 404); });
    QCOMPARE(bench.signIn(bench.request(SignInWay::Token)).handle, u"acme"_s);
}

/// Somebody may wait for the browser for minutes: what was chosen and learned then is no older than
/// the sign-in.
void TestSignInKinds::keepsWhatChangedMeanwhile()
{
    Bench bench;
    Account account = bench.signIn(bench.request());
    QSignalSpy wanted(bench.flow.get(), &SignInPort::browserWanted);
    QSignalSpy succeeded(bench.flow.get(), &SignInPort::succeeded);
    SignInRequest request = bench.request(SignInWay::Browser);
    request.provider = u"web"_s;
    request.secret.clear();
    request.existing = account.id;
    bench.flow->start(request);
    SOON_COMPARE(wanted.size(), 1);
    account.settings.insert(u"kept.choice"_s, u"second"_s);
    account.server.remembered.insert(u"update"_s, u"POST"_s);
    bench.accounts.put(account);
    bench.flow->takeCallback(QUrl(u"kept://oauth/callback?token=pasted"_s));
    SOON_COMPARE(succeeded.size(), 1);
    const Account *now = bench.accounts.find(account.id);
    QCOMPARE(now->settings.value(u"kept.choice"_s), u"second"_s);
    QCOMPARE(now->server.remembered.value(u"update"_s), u"POST"_s);
    QCOMPARE(now->settings.value(u"signInWay"_s), u"Browser"_s);
}

void TestSignInKinds::keysStayWithTheirInstallation()
{
    Bench bench;
    Account account = bench.signIn(bench.request());
    account.server.remembered.insert(u"update"_s, u"POST"_s);
    bench.accounts.put(account);
    SignInRequest again = bench.request();
    again.existing = account.id;
    again.appKey.clear();
    bench.server.forgetRequests();
    QCOMPARE(bench.signIn(again).id, account.id);
    QCOMPARE(bench.server.requests().first().headers.value("apikey"), "app-key");
    ScriptedServer elsewhere{Service()};
    again.settings.insert(u"address"_s, elsewhere.url(QString()).toString());
    const Account moved = bench.signIn(again);
    QCOMPARE(moved.id, account.id);
    QVERIFY(!elsewhere.requests().isEmpty());
    for (const SeenRequest &request : elsewhere.requests())
        QVERIFY(!request.headers.contains("apikey"));
    QVERIFY(moved.server.remembered.isEmpty()); // that was the other server's way
}

void TestSignInKinds::tellsInstallationsApart()
{
    Bench bench;
    ScriptedServer elsewhere{Service()};
    const Account here = bench.signIn(bench.request());
    SignInRequest request = bench.request();
    request.settings.insert(u"address"_s, elsewhere.url(QString()).toString());
    const Account there = bench.signIn(request);
    QCOMPARE(there.handle, here.handle);
    QVERIFY(there.id != here.id);
    QCOMPARE(bench.accounts.accounts().size(), 2);
    // Found again after it was removed: what was kept for it is there.
    bench.accounts.remove(here.id);
    QCOMPARE(bench.signIn(bench.request()).id, here.id);
}

void TestSignInKinds::writesRenewedSessions()
{
    const Service service;
    Bench bench(service);
    const Account account = bench.signIn(bench.request());
    Lanes lanes(bench.accounts, bench.services, bench.client);
    *service.expired = true;
    QObject owner;
    QSignalSpy read(lanes.lane(account.id)->perform(wish::ReadOwn(), &owner), &LaneCall::finished);
    QVERIFY(read.wait());
    QVERIFY(read.first().first().value<Answer>().ok());
    const SessionGrant kept = SessionGrant::fromSecret(bench.inKeyring(account.id));
    QCOMPARE(kept.token, u"newer"_s);
    QCOMPARE(kept.refresh, u"next"_s);
    QCOMPARE(kept.appKey, u"app-key"_s);
}

void TestSignInKinds::warnsWhereNothingRenews()
{
    Bench bench;
    const Account account = bench.signIn(bench.request(SignInWay::Token));
    Lanes lanes(bench.accounts, bench.services, bench.client);
    ProfileSync sync({lanes, bench.accounts, bench.profiles, bench.pictures, bench.outbox});
    Reachability reach(lanes, bench.accounts);
    AccountListModel model;
    const AccountRows rows({bench.accounts, bench.services, reach, bench.profiles, sync, bench.desk,
                            bench.outbox, model});
    QVERIFY(!model.find(account.id)->signInEndsAt.isValid());
    SessionGrant grant = bench.accounts.session(account.id);
    grant.expiresAt = QDateTime::currentDateTimeUtc().addSecs(3600);
    bench.accounts.storeSession(account.id, grant);
    QCOMPARE(model.find(account.id)->signInEndsAt, grant.expiresAt);
    grant.refresh = u"again"_s; // the end of this token is nobody's business
    bench.accounts.storeSession(account.id, grant);
    QVERIFY(!model.find(account.id)->signInEndsAt.isValid());
}

void TestSignInKinds::signsOut()
{
    Bench bench;
    const Account account = bench.signIn(bench.request());
    SessionGrant grant = bench.accounts.session(account.id);
    grant.cookie = "il=s1";
    bench.accounts.storeSession(account.id, grant);
    QSignalSpy out(bench.flow.get(), &SignInPort::signedOut);
    bench.flow->signOut(account.id, KeepAfterSignOut::OfflineCopy);
    SOON_COMPARE(out.size(), 1);
    SOON_COMPARE(bench.server.count("POST", "/out"), 1); // what can be taken back
    QVERIFY(!bench.accounts.maySignIn(account.id));
    QVERIFY(bench.accounts.readPassword(account.id).password.isEmpty());
    QCOMPARE(bench.inKeyring(account.id), QString());
    // A renewal that comes too late brings nothing back.
    bench.accounts.storeSession(account.id, grant);
    bench.accounts.storeKey(account.id, grant.toSecret());
    QCOMPARE(bench.inKeyring(account.id), QString());
    QVERIFY(bench.accounts.session(account.id).isEmpty());
}

void TestSignInKinds::waitsForTheBrowser()
{
    Bench bench;
    QSignalSpy wanted(bench.flow.get(), &SignInPort::browserWanted);
    QSignalSpy succeeded(bench.flow.get(), &SignInPort::succeeded);
    const QUrl callback(u"kept://oauth/callback?token=pasted"_s);
    bench.flow->takeCallback(callback); // nobody waits
    SignInRequest request = bench.request(SignInWay::Browser);
    request.provider = u"web"_s;
    request.secret.clear();
    bench.flow->start(request);
    SOON_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toUrl(), bench.server.url(u"/browser/web"_s));
    bench.flow->takeCallback(QUrl(u"other://oauth/callback?token=pasted"_s));
    bench.flow->takeCallback(QUrl(u"kept://oauth/callback?error=x"_s));
    QCOMPARE(bench.server.requests().size(), 0);
    bench.flow->takeCallback(callback);
    bench.flow->takeCallback(callback);
    SOON_COMPARE(succeeded.size(), 1);
    const Account *account = bench.accounts.find(succeeded.first().first().value<AccountId>());
    QCOMPARE(account->handle, u"ada"_s);
    QCOMPARE(account->settings.value(u"signInWay"_s), u"Browser"_s);
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestSignInKinds::givesTheBrowserUp()
{
    Bench bench;
    QSignalSpy failed(bench.flow.get(), &SignInPort::failed);
    SignInRequest request = bench.request(SignInWay::Browser);
    request.provider = u"site"_s; // signs in on its web site only
    bench.flow->start(request);
    SOON_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<ApiError>().kind, Outcome::NotOffered);
    bench.flow->setBrowserPatience(std::chrono::milliseconds(1));
    request.provider = u"web"_s;
    bench.flow->start(request);
    SOON_COMPARE(failed.size(), 2);
    QCOMPARE(failed.last().first().value<ApiError>().kind, Outcome::TimedOut);
    bench.flow->setBrowserPatience(std::chrono::minutes(10));
    bench.flow->start(request);
    bench.flow->cancel();
    bench.flow->takeCallback(QUrl(u"kept://oauth/callback?token=pasted"_s));
    QVERIFY(!bench.signIn(bench.request()).id.isNull()); // the way is free
    QCOMPARE(failed.size(), 2);
    QCOMPARE(bench.accounts.accounts().size(), 1);
}

void TestSignInKinds::handsCallbacksOver()
{
    QTemporaryDir dir;
    const QString name = dir.filePath(u"callback"_s);
    const QUrl address(u"kept://oauth/callback?token=hush"_s);
    QVERIFY(!CallbackServer::handOver(address, name)); // nobody waits
    CallbackServer server({u"kept"_s}, name);
    QVERIFY(server.listen());
    QSignalSpy arrived(&server, &CallbackServer::arrived);
    for (const QByteArray &line :
         {QByteArray("other://x?token=hush\n"), QByteArray("kept://oauth/callback?token=hush\n")}) {
        QLocalSocket socket;
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.connectToServer(name);
        QVERIFY(socket.waitForConnected());
        socket.write(line);
        QVERIFY(gone.wait());
        QCOMPARE(socket.readAll().size(), line.startsWith("kept") ? 1 : 0);
    }
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().first().toUrl(), address);
    server.close();
    QVERIFY(!CallbackServer::handOver(address, name));
}

void TestSignInKinds::readsCallbacks()
{
    const QString address = u"kept://oauth/callback?token=hush"_s;
    const CommandLine taken = readCommandLine({u"personae"_s, address}, {u"kept"_s});
    QCOMPARE(taken.wish, CommandLine::Wish::Run);
    QCOMPARE(taken.callback, QUrl(address));
    for (const QStringList &arguments : {QStringList{u"personae"_s, u"other://oauth?token=hush"_s},
                                         QStringList{u"personae"_s, address, address}}) {
        const CommandLine refused = readCommandLine(arguments, {u"kept"_s});
        QCOMPARE(refused.wish, CommandLine::Wish::Refuse);
        QVERIFY(refused.callback.isEmpty());
        QVERIFY(!refused.problem.contains("hush"_L1));
    }
}

void TestSignInKinds::remembersTheWait()
{
    Bench bench;
    const Account account = bench.signIn(bench.request());
    bench.server.setHandler([](const SeenRequest &) { return json(R"({"wait":3600})", 429); });
    QObject owner;
    const wish::SaveProfile save{{{{u"name"_s, u"A"_s}}}};
    {
        Lanes lanes(bench.accounts, bench.services, bench.client);
        QSignalSpy saved(lanes.lane(account.id)->perform(save, &owner), &LaneCall::finished);
        QVERIFY(saved.wait());
    }
    AccountRegistry again(bench.dir.filePath(u"accounts.json"_s), bench.keyring);
    QVERIFY(again.load().ok());
    const QDateTime until = again.find(account.id)->writesNotBefore;
    QVERIFY(qAbs(QDateTime::currentDateTimeUtc().secsTo(until) - 3601) < 10);
    bench.server.forgetRequests();
    Lanes lanes(again, bench.services, bench.client);
    QSignalSpy waits(lanes.lane(account.id)->perform(save, &owner), &LaneCall::finished);
    QVERIFY(waits.wait());
    QCOMPARE(bench.server.requests().size(), 0);
    again.setWritesNotBefore(account.id, {}, false); // "try anyway"
    QSignalSpy tried(lanes.lane(account.id)->perform(save, &owner), &LaneCall::finished);
    QVERIFY(tried.wait());
    QCOMPARE(bench.server.count("PATCH"), 1);
}

void TestSignInKinds::oneFailureStopsNoOther()
{
    Bench bench;
    DemoSignIn demo(bench.parts());
    QSignalSpy succeeded(&demo, &DemoSignIn::succeeded);
    QSignalSpy failed(&demo, &DemoSignIn::failed);
    QSignalSpy finished(&demo, &DemoSignIn::finished);
    SignInRequest nobody = bench.request();
    nobody.service = u"nothing"_s;
    SignInRequest wrong = bench.request();
    wrong.secret = u"wrong"_s;
    demo.start({nobody, wrong, bench.request()});
    SOON_COMPARE(finished.size(), 1);
    QCOMPARE(failed.size(), 2);
    QCOMPARE(succeeded.size(), 1);
}

QTEST_GUILESS_MAIN(TestSignInKinds)
#include "tst_signinkinds.moc"
