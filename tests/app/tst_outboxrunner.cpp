// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/appbench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

const QString alice = u"alice.example.com"_s;
const Script dropped{{}, Script::Then::Close};

bool isWrite(const SeenRequest &request)
{
    return request.method == "PATCH" || request.method == "PUT";
}

} // namespace

class TestOutboxRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesAndProves();
    void saysWhatWasNotApplied();
    void readsBeforeSendingAgain();
    void sendsAgainWhatNeverArrived();
    void waitsForTheNetwork();
    void waitsForSignIn();
    void tellsARefusal();
    void sendsLargeChangesInParts();
    void keepsTheOrder();
    void pauses();
    void followsAPictureToItsFinalId();
    void doesNotSendThePresentPictureAgain();
    void variesAnOlderPicture();
    void aLostUploadThatArrivedIsNotRepeated();
    void aLostUploadThatDidNotArriveIsSentChanged();
    void mendsATakenPicture();
    void putsBackWhatAnotherClientTook();
    void goesOnAfterARestart();
};

void TestOutboxRunner::savesAndProves()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.person(alice).x.insert(u"secret.note"_s, u"kept"_s);
    QSignalSpy stored(&bench.engine->profiles(), &ProfileStore::profileChanged);
    SaveProfileCommand command = rename(u"Alice L."_s);
    command.patch.changes.insert(u"x.bio"_s, u"Hello"_s);
    const qint64 id = bench.submit(account, command);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    const OutboxEntry *entry = bench.engine->outbox().find(id);
    QCOMPARE(entry->proofs.value(u"name"_s), FieldProof::Verified);
    QCOMPARE(entry->proofs.value(u"x.bio"_s), FieldProof::Verified);
    QCOMPARE(bench.node.server.count("PATCH"), 1);
    QCOMPARE(bench.node.person(alice).name, u"Alice L."_s);
    QCOMPARE(bench.node.person(alice).x.value(u"secret.note"_s).toString(), u"kept"_s);
    SOON_VERIFY(!stored.isEmpty());
    SOON_COMPARE(stored.last().at(1).value<CachedProfile>().profile.name(), u"Alice L."_s);
}

void TestOutboxRunner::saysWhatWasNotApplied()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.ignoresWrites = true;
    const qint64 id = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QCOMPARE(bench.node.server.count("PATCH"), 1);
    bench.node.person(alice).name = u"Somebody"_s;
    const qint64 other = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(other), OutboxState::AppliedDifferently);
    QCOMPARE(bench.engine->outbox().find(other)->seen.value(u"name"_s).toString(), u"Somebody"_s);
}

void TestOutboxRunner::readsBeforeSendingAgain()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.after = [](const SeenRequest &request, const QString &) {
        return request.method == "PATCH" ? std::optional(dropped) : std::nullopt;
    };
    const qint64 id = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.node.after = {};
    bench.engine->sync().tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PATCH"), 1);
}

void TestOutboxRunner::sendsAgainWhatNeverArrived()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.before = [](const SeenRequest &request, const QString &) {
        return request.method == "PATCH" ? std::optional(dropped) : std::nullopt;
    };
    const qint64 id = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.node.before = {};
    bench.engine->sync().tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PATCH"), 2);
    QCOMPARE(bench.node.person(alice).nameChanges, 1);
}

void TestOutboxRunner::waitsForTheNetwork()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    const quint16 port = bench.node.server.port();
    bench.engine->client().setRouter([port](const QUrl &) -> std::optional<QUrl> {
        return QUrl(u"http://127.0.0.1:%1"_s.arg(port));
    });
    bench.node.server.stopListening();
    const qint64 id = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(id), OutboxState::Waiting);
    QCOMPARE(bench.engine->outbox().find(id)->waitsFor, WaitReason::Network);
    SOON_COMPARE(bench.engine->accounts().find(account)->reach, Reach::Offline);
    QCOMPARE(bench.engine->accounts().find(account)->waiting, 1);
    QVERIFY(bench.node.server.listenAgain(port));
    SOON_COMPARE_WITHIN(bench.state(id), OutboxState::Verified, 10'000); // by itself
    QCOMPARE(bench.node.server.count("PATCH"), 1);
    SOON_COMPARE(bench.engine->accounts().find(account)->reach, Reach::Online);
}

void TestOutboxRunner::waitsForSignIn()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.revokeTokens();
    const qint64 id = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(id), OutboxState::Waiting);
    QCOMPARE(bench.engine->outbox().find(id)->waitsFor, WaitReason::SignIn);
    SOON_COMPARE(bench.engine->accounts().find(account)->reach, Reach::SignInNeeded);
    // Others go on; this one is not tried again meanwhile.
    const AccountId other = bench.signedIn(u"bob.example.com"_s);
    const qint64 elsewhere = bench.submit(other, rename(u"Robert"_s));
    SOON_COMPARE(bench.state(elsewhere), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PATCH"), 2);
    SignInRequest request;
    request.service = u"cloudillo"_s;
    request.identity = alice;
    request.secret = u"right horse"_s;
    request.staySignedIn = false;
    request.existing = account;
    bench.engine->signIn().start(request);
    SOON_COMPARE(bench.state(id), OutboxState::Verified); // by itself
    QCOMPARE(bench.node.server.count("PATCH"), 3);
    QCOMPARE(bench.node.person(alice).nameChanges, 1);
    QCOMPARE(bench.engine->registry().accounts().size(), 2);
}

void TestOutboxRunner::tellsARefusal()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.before = [](const SeenRequest &request, const QString &) -> std::optional<Script> {
        if (request.method != "PATCH")
            return std::nullopt;
        return json(
            R"j({"error":{"code":"E-VAL-INVALID","message":"x value too long (max 4096)"}})j", 400);
    };
    const qint64 id = bench.submit(account, rename(u"B"_s));
    SOON_COMPARE(bench.state(id), OutboxState::Refused);
    QCOMPARE(bench.engine->outbox().find(id)->lastError.serverText,
             u"x value too long (max 4096)"_s);
    SOON_COMPARE(bench.engine->accounts().find(account)->needsYou, 1);
}

void TestOutboxRunner::sendsLargeChangesInParts()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    int patches = 0;
    bench.node.before = [&patches](const SeenRequest &request,
                                   const QString &) -> std::optional<Script> {
        return request.method == "PATCH" && ++patches == 2 ? std::optional(dropped) : std::nullopt;
    };
    SaveProfileCommand command;
    for (int i = 0; i < 40; ++i)
        command.patch.changes.insert(u"x.key%1"_s.arg(i), u"v"_s);
    const qint64 id = bench.submit(account, command);
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    QCOMPARE(bench.engine->outbox().find(id)->step, 1);
    bench.engine->sync().tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PATCH"), 3); // the first part went out once
    QCOMPARE(bench.node.person(alice).x.size(), 40);
}

void TestOutboxRunner::keepsTheOrder()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    const AccountId other = bench.signedIn(u"bob.example.com"_s);
    bench.node.before = [](const SeenRequest &request,
                           const QString &handle) -> std::optional<Script> {
        return request.method == "PUT" && handle == alice
                   ? std::optional(json("{}", 429, "Retry-After: 0\r\n"))
                   : std::nullopt;
    };
    const qint64 picture = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(picture), OutboxState::Waiting);
    const qint64 name = bench.submit(account, rename(u"B"_s));
    const qint64 elsewhere = bench.submit(other, rename(u"B"_s));
    SOON_COMPARE(bench.state(elsewhere), OutboxState::Verified); // accounts run side by side
    QCOMPARE(bench.state(name), OutboxState::Queued);
    bench.node.before = {};
    bench.engine->sync().tryNow(0);
    SOON_COMPARE(bench.state(name), OutboxState::Verified);
    QCOMPARE(bench.state(picture), OutboxState::Verified);
    for (const SeenRequest &request : bench.node.server.requests()) {
        const QByteArray handle = request.headers.value("host").mid(5);
        if (isWrite(request))
            QCOMPARE(request.headers.value("authorization"), "Bearer tok0-" + handle);
    }
}

void TestOutboxRunner::pauses()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.engine->sync().setOutboxPaused(true);
    const qint64 id = bench.submit(account, rename(u"B"_s));
    const int reads = bench.node.server.count("GET");
    bench.engine->sync().refresh(account); // reading goes on
    SOON_VERIFY(bench.node.server.count("GET") > reads);
    SOON_COMPARE(bench.engine->accounts().find(account)->reach, Reach::Online);
    QCOMPARE(bench.state(id), OutboxState::Queued);
    QCOMPARE(bench.node.server.count("PATCH"), 0);
    bench.engine->sync().setOutboxPaused(false);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
}

void TestOutboxRunner::followsAPictureToItsFinalId()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.readsUntilFinal = 3;
    QSignalSpy changes(&bench.engine->outbox(), &Outbox::entryChanged);
    const qint64 id = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QList<OutboxState> states;
    for (const auto &change : changes)
        states.append(change.first().value<OutboxEntry>().state);
    QCOMPARE(states,
             (QList{OutboxState::Sending, OutboxState::PendingFinalId, OutboxState::Verified}));
    QCOMPARE(changes.at(1).first().value<OutboxEntry>().remoteId, u"@17"_s);
    QCOMPARE(bench.engine->outbox().find(id)->remoteId, bench.node.person(alice).picture);
    QCOMPARE(bench.engine->outbox().find(id)->proofs.value(u"avatar"_s), FieldProof::Verified);
    SOON_COMPARE(bench.engine->accounts().find(account)->avatar, bench.node.person(alice).picture);
}

void TestOutboxRunner::doesNotSendThePresentPictureAgain()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    const qint64 first = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(first), OutboxState::Verified);
    const qint64 second = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(second), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PUT"), 1);
}

void TestOutboxRunner::variesAnOlderPicture()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    for (const QColor &colour : {QColor(Qt::red), QColor(Qt::blue), QColor(Qt::red)}) {
        const qint64 id = bench.submit(account, bench.picture(colour));
        SOON_COMPARE(bench.state(id), OutboxState::Verified);
    }
    QCOMPARE(bench.node.server.count("PUT"), 3);
    QCOMPARE(bench.node.person(alice).trapsSprung, 0);
    QCOMPARE(bench.node.person(alice).pictureChanges, 3);
}

void TestOutboxRunner::aLostUploadThatArrivedIsNotRepeated()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.after = [](const SeenRequest &request, const QString &) {
        return request.method == "PUT" ? std::optional(dropped) : std::nullopt;
    };
    const qint64 id = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.engine->sync().tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PUT"), 1);
    QVERIFY(!bench.node.person(alice).picture.isEmpty());
}

void TestOutboxRunner::aLostUploadThatDidNotArriveIsSentChanged()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    bench.node.before = [](const SeenRequest &request, const QString &) {
        return request.method == "PUT" ? std::optional(dropped) : std::nullopt;
    };
    const qint64 id = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.node.before = {};
    bench.engine->sync().tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.server.count("PUT"), 2);
    QSet<QByteArray> bodies;
    for (const SeenRequest &request : bench.node.server.requests()) {
        if (request.method == "PUT")
            bodies.insert(request.body);
    }
    QCOMPARE(bodies.size(), 2);
    QCOMPARE(bench.node.person(alice).pictureChanges, 1);
}

void TestOutboxRunner::mendsATakenPicture()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    const PutPictureCommand red = bench.picture(Qt::red);
    // Another client sent the very same bytes long ago: the ledger cannot know.
    bench.node.person(alice).picture = u"f1~blue"_s;
    bench.node.person(alice).everHad.insert(QByteArray::fromHex(red.baked.toLatin1()));
    QSignalSpy mended(bench.engine.get(), &Engine::pictureMended);
    const qint64 id = bench.submit(account, red);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.person(alice).trapsSprung, 1);
    QVERIFY(bench.node.person(alice).picture.startsWith("f1~"_L1));
    QCOMPARE(mended.size(), 1);
}

void TestOutboxRunner::putsBackWhatAnotherClientTook()
{
    AppBench bench;
    const AccountId account = bench.signedIn(alice);
    const qint64 id = bench.submit(account, bench.picture(Qt::red));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    SOON_COMPARE(bench.engine->accounts().find(account)->avatar, bench.node.person(alice).picture);
    bench.node.person(alice).picture.clear();
    QSignalSpy mended(bench.engine.get(), &Engine::pictureMended);
    bench.engine->sync().refresh(account);
    SOON_COMPARE(mended.size(), 1);
    QVERIFY(bench.node.person(alice).picture.startsWith("f1~"_L1));
    QCOMPARE(bench.node.person(alice).trapsSprung, 0);
}

void TestOutboxRunner::goesOnAfterARestart()
{
    AppBench bench;
    AccountId account = bench.signedIn(alice);
    bench.engine->sync().setOutboxPaused(true);
    const qint64 id = bench.submit(account, rename(u"B"_s));
    bench.startProgram();
    QCOMPARE(bench.state(id), OutboxState::Queued);
    SessionGrant grant;
    grant.token = QString::fromLatin1(bench.node.tokenOf(alice));
    bench.engine->registry().storeSession(account, grant);
    bench.engine->sync().tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.node.person(alice).nameChanges, 1);
}

QTEST_MAIN(TestOutboxRunner)
#include "tst_outboxrunner.moc"
