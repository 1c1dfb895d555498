// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, denylists and whose turn it is, on a service that only declares what it is.
#include "tests/app/playinfo.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

class TestPlayRuns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsAPictureFromAnAddress();
    void comparesBytesWhereTheAddressStays();
    void tellsAPictureThatWasIgnored();
    void cannotCheckWithoutBytes();
    void sendsTheOriginalAlong();
    void neverRepeatsALimitedPicture();
    void leavesALostPictureToThePerson();
    void neverRepeatsAnIgnoredPicture();
    void waitsUntilChangesAreTakenAgain();
    void asksToSignInThroughAPause();
    void denylistAndProfileDoNotWaitForEachOther();
    void asksForAFreshAddressOnce();
    void endsWhereEveryAddressIsRefused();
    void keepsDenylistAnswers();
    void doesNotRepeatADenylist();
};

void TestPlayRuns::putsAPictureFromAnAddress()
{
    PlayBench bench(playInfo());
    bench.on[u"from"_s] = [&](const QJsonObject &) {
        bench.own[u"picture"_s] = u"https://store.example/copy.jpg"_s;
        return QJsonObject{{u"upload"_s, u"https://store.example/copy.jpg"_s}};
    };
    PutPictureCommand put;
    put.address = u"https://www.example.com/me.png"_s;
    const qint64 id = bench.submit(put);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.last("from").value(u"url"_s).toString(), put.address);
    QCOMPARE(bench.count("put"), 0);
    QCOMPARE(bench.entry(id).remoteId, u"https://store.example/copy.jpg"_s);
}

void TestPlayRuns::comparesBytesWhereTheAddressStays()
{
    PlayBench bench(throttledInfo());
    QByteArray shown = pngOf(Qt::red);
    bench.own[u"picture"_s] = u"https://x.example/me.png"_s;
    bench.on[u"picture"_s] = [&](const QJsonObject &) { return bytes(shown); };
    bench.on[u"put"_s] = [&](const QJsonObject &) {
        shown = pngOf(Qt::blue);
        return QJsonObject();
    };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    // The same picture once more changes no byte, and is right all the same.
    const qint64 again = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(again), OutboxState::Verified);
    QCOMPARE(bench.count("put"), 2);
}

void TestPlayRuns::tellsAPictureThatWasIgnored()
{
    PlayBench bench(throttledInfo());
    bench.own[u"picture"_s] = u"https://x.example/me.png"_s;
    bench.on[u"picture"_s] = [](const QJsonObject &) { return bytes(pngOf(Qt::red)); };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QCOMPARE(bench.count("put"), 1);
}

void TestPlayRuns::cannotCheckWithoutBytes()
{
    PlayBench bench(throttledInfo());
    bench.own[u"picture"_s] = u"https://x.example/me.png"_s;
    bench.on[u"picture"_s] = [](const QJsonObject &) { return outcome(u"Forbidden"_s); };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(id), OutboxState::CannotBeChecked);
    QCOMPARE(bench.entry(id).proofs.value(u"avatar"_s), FieldProof::Unproved);
}

void TestPlayRuns::sendsTheOriginalAlong()
{
    PlayBench bench(throttledInfo());
    bench.on[u"put"_s] = [&](const QJsonObject &) {
        bench.own[u"picture"_s] = u"https://x.example/first.png"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(bench.picture(Qt::blue, 300));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    const QByteArray original =
        QByteArray::fromBase64(bench.last("put").value(u"original"_s).toString().toLatin1());
    QVERIFY(original.startsWith("\xff\xd8"));
    QCOMPARE(QImage::fromData(original).size(), QSize(100, 100));
}

void TestPlayRuns::neverRepeatsALimitedPicture()
{
    PlayBench bench(throttledInfo());
    bench.own[u"picture"_s] = u"https://x.example/me.png"_s;
    bench.on[u"picture"_s] = [](const QJsonObject &) { return bytes(pngOf(Qt::red)); };
    bench.on[u"put"_s] = [](const QJsonObject &) { return QJsonObject{{u"drop"_s, true}}; };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.parts->runner.tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QVERIFY(bench.entry(id).lastError.isError());
    QCOMPARE(bench.count("put"), 1);
}

/// No ledger makes a second copy harmless there.
void TestPlayRuns::leavesALostPictureToThePerson()
{
    PlayBench bench(playInfo());
    bench.on[u"put"_s] = [](const QJsonObject &) { return QJsonObject{{u"drop"_s, true}}; };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.parts->runner.tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QVERIFY(bench.entry(id).lastError.maybeDelivered);
    QCOMPARE(bench.count("put"), 1);
}

void TestPlayRuns::neverRepeatsAnIgnoredPicture()
{
    PlayBench bench(playInfo());
    bench.on[u"put"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Unverified"_s},
                           {u"trySetting"_s, u"m.part"_s},
                           {u"tryValue"_s, u"avatar"_s}};
    };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QCOMPARE(bench.count("put"), 1);
    QCOMPARE(bench.entry(id).lastError.tryValue, u"avatar"_s);
}

void TestPlayRuns::waitsUntilChangesAreTakenAgain()
{
    PlayBench bench(throttledInfo());
    bench.on[u"put"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Throttled"_s}, {u"wait"_s, 3600}};
    };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    SOON_COMPARE(bench.entry(id).waitsFor, WaitReason::Time);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    SOON_VERIFY(bench.parts->accounts.find(bench.me)->writesNotBefore > now.addSecs(3590));

    bench.begin(); // a restart changes nothing about it
    bench.on[u"put"_s] = {};
    const qint64 other = bench.submit(save({{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Waiting);
    QCOMPARE(bench.entry(id).waitsFor, WaitReason::Time);
    QVERIFY(bench.entry(id).nextTryAt > now.addSecs(3590));
    bench.parts->runner.tryNow(0); // also where somebody cannot wait
    QSignalSpy read(&bench.parts->profiles, &ProfileStore::profileChanged);
    bench.parts->profileSync.refresh(bench.me); // reading goes on
    QVERIFY(read.wait(5000));
    QCOMPARE(bench.count("save"), 0);
    QCOMPARE(bench.count("put"), 1);

    bench.on[u"put"_s] = [&](const QJsonObject &) {
        bench.own[u"picture"_s] = u"https://x.example/first.png"_s;
        return QJsonObject();
    };
    bench.parts->desk.forgetWait(bench.me);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    SOON_COMPARE(bench.state(other), OutboxState::Verified);
}

void TestPlayRuns::asksToSignInThroughAPause()
{
    PlayBench bench(throttledInfo());
    bench.on[u"save"_s] = [](const QJsonObject &) { return outcome(u"AuthRequired"_s); };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.entry(id).waitsFor, WaitReason::SignIn);
    const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(3600);
    bench.parts->accounts.setWritesNotBefore(bench.me, until, false);
    bench.begin(); // every entry is looked at
    const qint64 other = bench.submit(deny({u"a"_s}));
    SOON_COMPARE(bench.entry(other).waitsFor, WaitReason::Time);
    QCOMPARE(bench.entry(id).waitsFor, WaitReason::SignIn);
    bench.parts->runner.retry(bench.me); // signed in again
    SOON_COMPARE(bench.entry(id).waitsFor, WaitReason::Time);
}

void TestPlayRuns::denylistAndProfileDoNotWaitForEachOther()
{
    PlayBench bench(playInfo());
    bench.on[u"deny"_s] = [](const QJsonObject &) { return outcome(u"StorageFailed"_s); };
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject();
    };
    const qint64 list = bench.submit(deny({u"a"_s}));
    SOON_COMPARE(bench.state(list), OutboxState::Waiting);
    const qint64 name = bench.submit(save({{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(name), OutboxState::Verified);
    QCOMPARE(bench.state(list), OutboxState::Waiting);
}

/// Signed addresses end; every reading of the profile names another one (M² 3.1).
class SignedPictures final
{
public:
    SignedPictures()
        : m_bench(playInfo())
    {
        m_bench.on[u"own"_s] = [this](const QJsonObject &) {
            const QString address = u"https://x.example/me.png?sig=%1"_s.arg(++m_signed);
            return QJsonObject{{u"own"_s, QJsonObject{{u"picture"_s, address}}}};
        };
        m_bench.on[u"picture"_s] = [this](const QJsonObject &in) {
            const bool good = in.value(u"id"_s).toString().section(u'=', 1).toInt() >= goodFrom;
            return good ? bytes(pngOf(Qt::blue))
                        : QJsonObject{{u"outcome"_s, u"NotFound"_s}, {u"ranOut"_s, true}};
        };
        // What the window does: it shows what the profile names.
        QObject::connect(
            &m_bench.parts->profiles, &ProfileStore::profileChanged, &m_bench.parts->profiles,
            [this](const AccountId &account, const CachedProfile &seen) {
                (void)m_bench.parts->pictures.picture(account, seen.profile.avatar, 64);
            });
    }
    void look(const QString &address)
    {
        (void)m_bench.parts->pictures.picture(m_bench.me, address, 64);
    }
    PlayBench &bench() { return m_bench; }

    int goodFrom = 1; ///< signatures before this one have run out

private:
    PlayBench m_bench;
    int m_signed = 0;
};

void TestPlayRuns::asksForAFreshAddressOnce()
{
    SignedPictures house;
    PlayBench &bench = house.bench();
    QSignalSpy ready(&bench.parts->pictures, &PictureStore::pictureReady);
    house.goodFrom = 2;
    bench.parts->profileSync.refresh(bench.me);
    SOON_VERIFY(!ready.isEmpty());
    QCOMPARE(ready.first().at(1).toString(), u"https://x.example/me.png?sig=2"_s);
    QCOMPARE(bench.count("own"), 2);
    QCOMPARE(bench.count("picture"), 2);
    // It came: should the next one run out, it is asked for again.
    house.goodFrom = 4;
    bench.parts->profileSync.refresh(bench.me);
    SOON_COMPARE(ready.last().at(1).toString(), u"https://x.example/me.png?sig=4"_s);
    QCOMPARE(bench.count("own"), 4);
}

void TestPlayRuns::endsWhereEveryAddressIsRefused()
{
    SignedPictures house;
    PlayBench &bench = house.bench();
    QSignalSpy ready(&bench.parts->pictures, &PictureStore::pictureReady);
    house.goodFrom = 100;
    bench.parts->profileSync.refresh(bench.me);
    SOON_COMPARE(bench.count("picture"), 2);
    house.look(u"https://x.example/other.png?sig=100"_s); // answered after the refusals
    SOON_VERIFY(!ready.isEmpty());
    QCOMPARE(bench.count("own"), 2);
    // Nor for a picture the profile does not show any more.
    house.look(u"https://x.example/old.png?sig=1"_s);
    SOON_COMPARE(bench.count("picture"), 4);
    house.look(u"https://x.example/third.png?sig=101"_s);
    SOON_COMPARE(ready.size(), 2);
    QCOMPARE(bench.count("own"), 2);
}

void TestPlayRuns::keepsDenylistAnswers()
{
    PlayBench bench(playInfo());
    Denylist list;
    connect(&bench.parts->denylist, &DenylistStore::listLoaded, this,
            [&list](const AccountId &, const Denylist &now) { list = now; });
    bench.on[u"deny"_s] = [](const QJsonObject &in) {
        return QJsonObject{{u"deny"_s, QJsonObject{{u"succeeded"_s, in.value(u"names"_s)}}}};
    };
    const qint64 whole = bench.submit(deny({u"a"_s, u"b"_s}));
    const qint64 second = bench.submit(deny({u"c"_s}));
    QVERIFY(whole != second); // never joined: each has an answer of its own
    SOON_COMPARE(bench.state(whole), OutboxState::CannotBeChecked);
    SOON_COMPARE(bench.state(second), OutboxState::CannotBeChecked);
    SOON_COMPARE(list.names.size(), 3);

    bench.on[u"deny"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Partial"_s},
                           {u"deny"_s, QJsonObject{{u"succeeded"_s, QJsonArray{u"d"_s}},
                                                   {u"failed"_s, QJsonArray{u"e"_s}}}}};
    };
    const qint64 partly = bench.submit(deny({u"d"_s, u"e"_s}));
    SOON_COMPARE(bench.state(partly), OutboxState::AppliedDifferently);
    QCOMPARE(bench.entry(partly).seen.value(u"failed"_s).toArray(), QJsonArray{u"e"_s});
    QCOMPARE(bench.entry(partly).lastError.kind, Outcome::Partial);
    SOON_COMPARE(list.names.size(), 4);

    bench.on[u"deny"_s] = [](const QJsonObject &) { return outcome(u"Unverified"_s); };
    const qint64 unclear = bench.submit(deny({u"f"_s}));
    SOON_COMPARE(bench.state(unclear), OutboxState::NotApplied);
    QCOMPARE(bench.entry(unclear).lastError.kind, Outcome::Unverified);
    QCOMPARE(bench.count("deny"), 4);
}

void TestPlayRuns::doesNotRepeatADenylist()
{
    PlayBench bench(playInfo());
    bench.on[u"deny"_s] = [](const QJsonObject &) { return QJsonObject{{u"drop"_s, true}}; };
    const qint64 id = bench.submit(deny({u"a"_s}));
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QVERIFY(bench.entry(id).lastError.maybeDelivered);
    bench.begin();
    bench.parts->runner.tryNow(0);
    const qint64 next = bench.submit(save({{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(next), OutboxState::Verified);
    QCOMPARE(bench.count("deny"), 1);
}

QTEST_GUILESS_MAIN(TestPlayRuns)
#include "tst_playruns.moc"
