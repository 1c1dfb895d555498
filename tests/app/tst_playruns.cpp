// SPDX-License-Identifier: GPL-3.0-or-later
// Saving, pictures, denylists and declared calls on a service that only declares what it is.
#include "tests/app/playbench.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

FieldSpec line(const QString &key)
{
    FieldSpec spec;
    spec.key = spec.wording = key;
    return spec;
}

FieldSpec unreadable(const QString &key, FieldShape shape)
{
    FieldSpec spec = line(key);
    spec.shape = shape;
    spec.readsBack = false;
    return spec;
}

CallSpec call(const QString &id, bool writes)
{
    CallSpec spec;
    spec.id = id;
    spec.writes = writes;
    return spec;
}

ServiceInfo playInfo()
{
    ServiceInfo info;
    info.id = u"play"_s;
    info.fields = {line(u"name"_s), line(u"bio"_s), unreadable(u"secretNote"_s, FieldShape::Line),
                   unreadable(u"pair"_s, FieldShape::ObjectPair)};
    info.denylist.offered = true;
    PictureRule avatar;
    avatar.maximumBytes = 1'000'000;
    avatar.formats = {u"jpeg"_s, u"png"_s};
    info.pictures = {avatar};
    CallSpec list = call(u"list"_s, false);
    CallSpec change = call(u"change"_s, true);
    change.reread = u"list"_s;
    CallSpec end = call(u"end"_s, true);
    end.endsAccount = true;
    info.calls = {list, change, end};
    return info;
}

ServiceInfo throttledInfo()
{
    ServiceInfo info = playInfo();
    info.throttlesWrites = true;
    info.pictures[0].keepsAddress = true;
    info.pictures[0].sendsOriginal = true;
    info.pictures[0].originalPixels = {100, 100};
    return info;
}

SaveProfileCommand save(const FieldMap &changes, const FieldMap &before = {})
{
    return {{changes}, before};
}

QJsonObject outcome(const QString &word)
{
    return {{u"outcome"_s, word}};
}

QJsonObject bytes(const QByteArray &png)
{
    return {{u"bytes"_s, QString::fromLatin1(png.toBase64())}};
}

DenylistCommand deny(const QStringList &names)
{
    DenylistCommand command;
    command.verb = DenylistVerb::Add;
    for (const QString &name : names)
        command.names.append({name, name + u"-1"_s});
    return command;
}

} // namespace

class TestPlayRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatIsKnownAlong();
    void readsFirstWhereTheServiceWantsMore();
    void saysWhatCannotBeChecked();
    void provesObjectIdsByThePicture();
    void tellsAppliedDifferently();
    void bringsFieldIssues();
    void goesOnWithTheNextPart();
    void putsAPictureFromAnAddress();
    void comparesBytesWhereTheAddressStays();
    void tellsAPictureThatWasIgnored();
    void cannotCheckWithoutBytes();
    void sendsTheOriginalAlong();
    void neverRepeatsALimitedPicture();
    void waitsUntilChangesAreTakenAgain();
    void keepsDenylistAnswers();
    void doesNotRepeatADenylist();
    void answersListingsFromTheCacheFirst();
    void rereadsAfterAChange();
    void forgetsAnEndedAccount();
    void unlocksAndSets();
};

void TestPlayRuns::sendsWhatIsKnownAlong()
{
    PlayBench bench(playInfo());
    CachedProfile cached;
    cached.profile.fields = {{u"name"_s, u"Me"_s}, {u"email"_s, u"me@example.com"_s}};
    cached.seenAt = QDateTime::currentDateTimeUtc();
    bench.parts->profiles.put(bench.me, cached, false);
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
    const QJsonObject sent = bench.last("save");
    QCOMPARE(sent.value(u"changes"_s).toObject(), (QJsonObject{{u"name"_s, u"New"_s}}));
    QCOMPARE(sent.value(u"known"_s).toObject().value(u"email"_s).toString(), u"me@example.com"_s);
}

void TestPlayRuns::readsFirstWhereTheServiceWantsMore()
{
    ServiceInfo info = playInfo();
    info.id = u"strict"_s;
    PlayBench bench(info);
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.last("save").value(u"known"_s).toObject().value(u"name"_s).toString(), u"Me"_s);
}

void TestPlayRuns::saysWhatCannotBeChecked()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"name"_s] = u"New"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}, {u"secretNote"_s, u"x"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::CannotBeChecked);
    QCOMPARE(bench.entry(id).proofs.value(u"name"_s), FieldProof::Verified);
    QCOMPARE(bench.entry(id).proofs.value(u"secretNote"_s), FieldProof::Unproved);
    // What can be read says that it was not taken: that counts more.
    bench.on[u"save"_s] = [](const QJsonObject &) { return QJsonObject(); };
    const qint64 other = bench.submit(
        save({{u"name"_s, u"Newer"_s}, {u"secretNote"_s, u"y"_s}}, {{u"name"_s, u"New"_s}}));
    QTRY_COMPARE(bench.state(other), OutboxState::NotApplied);
}

void TestPlayRuns::provesObjectIdsByThePicture()
{
    PlayBench bench(playInfo());
    CachedProfile cached;
    cached.profile.fields = {{u"name"_s, u"Me"_s}};
    cached.profile.avatar = u"https://x.example/old.png?sig=1"_s;
    cached.seenAt = QDateTime::currentDateTimeUtc();
    bench.parts->profiles.put(bench.me, cached, false);
    bench.own[u"picture"_s] = u"https://x.example/old.png?sig=2"_s;
    const qint64 same = bench.submit(save({{u"pair"_s, u"ds.1"_s}}));
    QTRY_COMPARE(bench.state(same), OutboxState::CannotBeChecked);
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"picture"_s] = u"https://x.example/new.png"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"pair"_s, u"ds.2"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
}

void TestPlayRuns::tellsAppliedDifferently()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"name"_s] = u"NEW"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::AppliedDifferently);
    QCOMPARE(bench.entry(id).seen.value(u"name"_s).toString(), u"NEW"_s);
}

void TestPlayRuns::bringsFieldIssues()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Invalid"_s},
                           {u"issues"_s, QJsonObject{{u"name"_s, u"Too rude."_s}}}};
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::Refused);
    QCOMPARE(bench.entry(id).lastError.fieldIssues.value(u"name"_s), QStringList{u"Too rude."_s});
    QCOMPARE(bench.count("save"), 1);
}

void TestPlayRuns::goesOnWithTheNextPart()
{
    PlayBench bench(playInfo());
    bench.api->splits = true;
    int refusals = 1;
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        const QJsonObject changes = in.value(u"changes"_s).toObject();
        if (changes.contains(u"name"_s) && refusals-- > 0)
            return QJsonObject{{u"outcome"_s, u"AuthRequired"_s}};
        if (changes.contains(u"name"_s))
            bench.own[u"name"_s] = changes.value(u"name"_s);
        else
            bench.own[u"fields"_s] = changes;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"bio"_s, u"b"_s}, {u"name"_s, u"New"_s}}));
    QTRY_COMPARE(bench.entry(id).waitsFor, WaitReason::SignIn);
    QCOMPARE(bench.entry(id).step, 1);
    bench.begin();
    bench.parts->runner.retry(bench.me);
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
    int bios = 0;
    for (const auto &[name, in] : bench.seen)
        bios += in.value(u"changes"_s).toObject().contains(u"bio"_s) ? 1 : 0;
    QCOMPARE(bios, 1);
}

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
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
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
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
    // The same picture once more changes no byte, and is right all the same.
    const qint64 again = bench.submit(bench.picture(Qt::blue));
    QTRY_COMPARE(bench.state(again), OutboxState::Verified);
    QCOMPARE(bench.count("put"), 2);
}

void TestPlayRuns::tellsAPictureThatWasIgnored()
{
    PlayBench bench(throttledInfo());
    bench.own[u"picture"_s] = u"https://x.example/me.png"_s;
    bench.on[u"picture"_s] = [](const QJsonObject &) { return bytes(pngOf(Qt::red)); };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    QTRY_COMPARE(bench.state(id), OutboxState::NotApplied);
    QCOMPARE(bench.count("put"), 1);
}

void TestPlayRuns::cannotCheckWithoutBytes()
{
    PlayBench bench(throttledInfo());
    bench.own[u"picture"_s] = u"https://x.example/me.png"_s;
    bench.on[u"picture"_s] = [](const QJsonObject &) { return outcome(u"Forbidden"_s); };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    QTRY_COMPARE(bench.state(id), OutboxState::CannotBeChecked);
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
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
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
    QTRY_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.parts->runner.tryNow(id);
    QTRY_COMPARE(bench.state(id), OutboxState::NotApplied);
    QVERIFY(bench.entry(id).lastError.isError());
    QCOMPARE(bench.count("put"), 1);
}

void TestPlayRuns::waitsUntilChangesAreTakenAgain()
{
    PlayBench bench(throttledInfo());
    bench.on[u"put"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Throttled"_s}, {u"wait"_s, 3600}};
    };
    const qint64 id = bench.submit(bench.picture(Qt::blue));
    QTRY_COMPARE(bench.entry(id).waitsFor, WaitReason::Time);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTRY_VERIFY(bench.parts->accounts.find(bench.me)->writesNotBefore > now.addSecs(3590));

    bench.begin(); // a restart changes nothing about it
    bench.on[u"put"_s] = {};
    const qint64 other = bench.submit(save({{u"name"_s, u"Me"_s}}));
    QTRY_COMPARE(bench.state(id), OutboxState::Waiting);
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
    QTRY_COMPARE(bench.state(id), OutboxState::Verified);
    QTRY_COMPARE(bench.state(other), OutboxState::Verified);
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
    QTRY_COMPARE(bench.state(whole), OutboxState::CannotBeChecked);
    QTRY_COMPARE(bench.state(second), OutboxState::CannotBeChecked);
    QTRY_COMPARE(list.names.size(), 3);

    bench.on[u"deny"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Partial"_s},
                           {u"deny"_s, QJsonObject{{u"succeeded"_s, QJsonArray{u"d"_s}},
                                                   {u"failed"_s, QJsonArray{u"e"_s}}}}};
    };
    const qint64 partly = bench.submit(deny({u"d"_s, u"e"_s}));
    QTRY_COMPARE(bench.state(partly), OutboxState::AppliedDifferently);
    QCOMPARE(bench.entry(partly).seen.value(u"failed"_s).toArray(), QJsonArray{u"e"_s});
    QCOMPARE(bench.entry(partly).lastError.kind, Outcome::Partial);
    QTRY_COMPARE(list.names.size(), 4);

    bench.on[u"deny"_s] = [](const QJsonObject &) { return outcome(u"Unverified"_s); };
    const qint64 unclear = bench.submit(deny({u"f"_s}));
    QTRY_COMPARE(bench.state(unclear), OutboxState::NotApplied);
    QCOMPARE(bench.entry(unclear).lastError.kind, Outcome::Unverified);
    QCOMPARE(bench.count("deny"), 4);
}

void TestPlayRuns::doesNotRepeatADenylist()
{
    PlayBench bench(playInfo());
    bench.on[u"deny"_s] = [](const QJsonObject &) { return QJsonObject{{u"drop"_s, true}}; };
    const qint64 id = bench.submit(deny({u"a"_s}));
    QTRY_COMPARE(bench.state(id), OutboxState::NotApplied);
    QVERIFY(bench.entry(id).lastError.maybeDelivered);
    bench.begin();
    bench.parts->runner.tryNow(0);
    const qint64 next = bench.submit(save({{u"name"_s, u"Me"_s}}));
    QTRY_COMPARE(bench.state(next), OutboxState::Verified);
    QCOMPARE(bench.count("deny"), 1);
}

void TestPlayRuns::answersListingsFromTheCacheFirst()
{
    PlayBench bench(playInfo());
    bench.on[u"call-list"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"records"_s, QJsonArray{QJsonObject{{u"id"_s, u"1"_s}}}}};
    };
    QSignalSpy first(&bench.parts->desk, &ServicePort::answered);
    bench.parts->desk.call(bench.me, u"list"_s, {});
    QTRY_COMPARE(first.size(), 1);
    QVERIFY(!first.first().at(1).value<CallResult>().cached);

    bench.begin();
    bench.on[u"call-list"_s] = [](const QJsonObject &) { return outcome(u"ServerError"_s); };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    const quint64 ticket = bench.parts->desk.call(bench.me, u"list"_s, {});
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(spy.at(0).at(0).toULongLong(), ticket);
    const auto kept = spy.at(0).at(1).value<CallResult>();
    QVERIFY(kept.cached && kept.asOf.isValid());
    QCOMPARE(kept.records.value(0).value(u"id"_s).toString(), u"1"_s);
    QCOMPARE(spy.at(1).at(1).value<CallResult>().error.kind, Outcome::ServerError);

    bench.parts->desk.call(bench.me, u"nothing"_s, {});
    QTRY_COMPARE(spy.size(), 3);
    QCOMPARE(spy.at(2).at(1).value<CallResult>().error.kind, Outcome::NotOffered);
}

void TestPlayRuns::rereadsAfterAChange()
{
    PlayBench bench(playInfo());
    int rows = 1;
    bench.on[u"call-list"_s] = [&](const QJsonObject &) {
        QJsonArray records;
        for (int i = 0; i < rows; ++i)
            records.append(QJsonObject{{u"id"_s, i}});
        return QJsonObject{{u"records"_s, records}};
    };
    bench.on[u"call-change"_s] = [&](const QJsonObject &) {
        ++rows;
        return QJsonObject{{u"values"_s, QJsonObject{{u"checksum"_s, u"c"_s}}}};
    };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    const quint64 listing = bench.parts->desk.call(bench.me, u"list"_s, {});
    QTRY_COMPARE(spy.size(), 1);
    const quint64 change = bench.parts->desk.call(bench.me, u"change"_s, {});
    QTRY_COMPARE(spy.size(), 3);
    QCOMPARE(spy.at(1).at(0).toULongLong(), change);
    QCOMPARE(spy.at(1).at(1).value<CallResult>().values.value(u"checksum"_s).toString(), u"c"_s);
    QCOMPARE(spy.at(2).at(0).toULongLong(), listing);
    QCOMPARE(spy.at(2).at(1).value<CallResult>().records.size(), 2);
    // Nobody looks any more.
    bench.parts->desk.cancel(listing);
    bench.parts->desk.call(bench.me, u"change"_s, {});
    QTRY_COMPARE(spy.size(), 4);
    QCOMPARE(bench.count("call-list"), 2);
}

void TestPlayRuns::forgetsAnEndedAccount()
{
    PlayBench bench(playInfo());
    bench.on[u"call-end"_s] = [](const QJsonObject &) { return outcome(u"Forbidden"_s); };
    QSignalSpy spy(&bench.parts->desk, &ServicePort::answered);
    bench.parts->desk.call(bench.me, u"end"_s, {});
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(bench.parts->accounts.find(bench.me));
    bench.on[u"call-end"_s] = {};
    bench.parts->desk.call(bench.me, u"end"_s, {});
    QTRY_COMPARE(spy.size(), 2);
    QTRY_VERIFY(!bench.parts->accounts.find(bench.me));
    QVERIFY(bench.parts->accounts.session(bench.me).token.isEmpty());
}

void TestPlayRuns::unlocksAndSets()
{
    PlayBench bench(playInfo());
    ServiceDesk &desk = bench.parts->desk;
    bench.on[u"open"_s] = [](const QJsonObject &) { return QJsonObject{{u"cookie"_s, u"a=b"_s}}; };
    QSignalSpy unlocked(&desk, &ServicePort::unlocked);
    desk.unlock(bench.me, u"pass word"_s);
    QTRY_COMPARE(unlocked.size(), 1);
    QCOMPARE(unlocked.first().at(1).value<ApiError>().kind, Outcome::Ok);
    QCOMPARE(bench.last("open").value(u"password"_s).toString(), u"pass word"_s);
    QSignalSpy changed(&desk, &ServicePort::accountChanged);
    desk.setSetting(bench.me, u"m.way"_s, u"second"_s);
    QCOMPARE(desk.account(bench.me).settings.value(u"m.way"_s), u"second"_s);
    desk.setSetting(bench.me, u"m.way"_s, {});
    QVERIFY(desk.account(bench.me).settings.isEmpty());
    QCOMPARE(changed.size(), 2);
}

QTEST_GUILESS_MAIN(TestPlayRuns)
#include "tst_playruns.moc"
