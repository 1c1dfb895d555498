// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a profile on a service that only declares what it is.
#include "tests/app/playinfo.h"

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

class TestPlaySaves final : public QObject
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
    void goesOnAfterAPartThatDiffers();
    void neverRepeatsACountedChange_data();
    void neverRepeatsACountedChange();
    void findsACountedChangeThatArrived();
    void readsAnOldProfileFirst_data();
    void readsAnOldProfileFirst();
    void writesOverNothingThatMoved();
    void knowsItsOwnTraces();
    void makesAProfileWhereThereIsNone();
    void showsAnEmptyProfileWhereThereIsNone();
    void comparesWhatWasSent();
    void triesTheOtherWay();
    void anEmptyAnswerTakesNothingAway();
    void whatWasDecidedLaterStands();
    void whatWasTakenIsNotSentAgain_data();
    void whatWasTakenIsNotSentAgain();
};

void TestPlaySaves::sendsWhatIsKnownAlong()
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
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    const QJsonObject sent = bench.last("save");
    QCOMPARE(sent.value(u"changes"_s).toObject(), (QJsonObject{{u"name"_s, u"New"_s}}));
    QCOMPARE(sent.value(u"known"_s).toObject().value(u"email"_s).toString(), u"me@example.com"_s);
}

void TestPlaySaves::readsFirstWhereTheServiceWantsMore()
{
    ServiceInfo info = playInfo();
    info.id = u"strict"_s;
    PlayBench bench(info);
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.last("save").value(u"known"_s).toObject().value(u"name"_s).toString(), u"Me"_s);
}

void TestPlaySaves::saysWhatCannotBeChecked()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"name"_s] = u"New"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}, {u"secretNote"_s, u"x"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::CannotBeChecked);
    QCOMPARE(bench.entry(id).proofs.value(u"name"_s), FieldProof::Verified);
    QCOMPARE(bench.entry(id).proofs.value(u"secretNote"_s), FieldProof::Unproved);
    // What can be read says that it was not taken: that counts more.
    bench.on[u"save"_s] = [](const QJsonObject &) { return QJsonObject(); };
    const qint64 other = bench.submit(
        save({{u"name"_s, u"Newer"_s}, {u"secretNote"_s, u"y"_s}}, {{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(other), OutboxState::NotApplied);
}

void TestPlaySaves::provesObjectIdsByThePicture()
{
    PlayBench bench(playInfo());
    CachedProfile cached;
    cached.profile.fields = {{u"name"_s, u"Me"_s}};
    cached.profile.avatar = u"https://x.example/old.png?sig=1"_s;
    cached.seenAt = QDateTime::currentDateTimeUtc();
    bench.parts->profiles.put(bench.me, cached, false);
    bench.own[u"picture"_s] = u"https://x.example/old.png?sig=2"_s;
    const qint64 same = bench.submit(save({{u"pair"_s, u"ds.1"_s}}));
    SOON_COMPARE(bench.state(same), OutboxState::CannotBeChecked);
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"picture"_s] = u"https://x.example/new.png"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"pair"_s, u"ds.2"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
}

void TestPlaySaves::tellsAppliedDifferently()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"name"_s] = u"NEW"_s;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::AppliedDifferently);
    QCOMPARE(bench.entry(id).seen.value(u"name"_s).toString(), u"NEW"_s);
}

void TestPlaySaves::bringsFieldIssues()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [](const QJsonObject &) {
        return QJsonObject{{u"outcome"_s, u"Invalid"_s},
                           {u"issues"_s, QJsonObject{{u"name"_s, u"Too rude."_s}}}};
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Refused);
    QCOMPARE(bench.entry(id).lastError.fieldIssues.value(u"name"_s), QStringList{u"Too rude."_s});
    QCOMPARE(bench.count("save"), 1);
}

void TestPlaySaves::goesOnWithTheNextPart()
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
    SOON_COMPARE(bench.entry(id).waitsFor, WaitReason::SignIn);
    QCOMPARE(bench.entry(id).step, 1);
    bench.begin();
    bench.parts->runner.retry(bench.me);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    int bios = 0;
    for (const auto &[name, in] : bench.seen)
        bios += in.value(u"changes"_s).toObject().contains(u"bio"_s) ? 1 : 0;
    QCOMPARE(bios, 1);
}

void TestPlaySaves::goesOnAfterAPartThatDiffers()
{
    PlayBench bench(playInfo());
    bench.api->splits = true;
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        const QJsonObject changes = in.value(u"changes"_s).toObject();
        if (changes.contains(u"bio"_s))
            return QJsonObject{{u"outcome"_s, u"Unverified"_s},
                               {u"trySetting"_s, u"m.way"_s},
                               {u"tryValue"_s, u"second"_s}};
        bench.own[u"name"_s] = changes.value(u"name"_s);
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"bio"_s, u"b"_s}, {u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QCOMPARE(bench.count("save"), 2);
    QCOMPARE(bench.entry(id).proofs.value(u"name"_s), FieldProof::Verified);
    QCOMPARE(bench.entry(id).proofs.value(u"bio"_s), FieldProof::NotApplied);
    QCOMPARE(bench.entry(id).lastError.trySetting, u"m.way"_s);
    QCOMPARE(bench.entry(id).lastError.tryValue, u"second"_s);
}

void TestPlaySaves::neverRepeatsACountedChange_data()
{
    QTest::addColumn<QJsonObject>("said");
    QTest::newRow("lost") << QJsonObject{{u"drop"_s, true}};
    QTest::newRow("broken server") << outcome(u"ServerError"_s);
    QTest::newRow("no words of ours") << outcome(u"ProtocolError"_s);
}

void TestPlaySaves::neverRepeatsACountedChange()
{
    QFETCH(QJsonObject, said);
    PlayBench bench(throttledInfo());
    bench.on[u"save"_s] = [&said](const QJsonObject &) { return said; };
    const qint64 id =
        bench.submit(save({{u"bio"_s, u"b"_s}, {u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    QVERIFY(bench.entry(id).lastError.maybeDelivered); // whatever was answered
    bench.parts->runner.tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::NotApplied);
    QVERIFY(bench.entry(id).lastError.isError());
    QVERIFY(bench.entry(id).lastError.maybeDelivered); // nothing promises to send it again
    QCOMPARE(bench.entry(id).seen.value(u"name"_s).toString(), u"Me"_s);
    QCOMPARE(bench.count("save"), 1);
    QVERIFY(bench.count("own") > 1); // it may show a moment later
}

void TestPlaySaves::findsACountedChangeThatArrived()
{
    PlayBench bench(throttledInfo());
    bench.on[u"save"_s] = [&](const QJsonObject &) {
        bench.own[u"name"_s] = u"New"_s;
        return QJsonObject{{u"drop"_s, true}};
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Unknown);
    bench.parts->runner.tryNow(id);
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.count("save"), 1);
}

void TestPlaySaves::readsAnOldProfileFirst_data()
{
    QTest::addColumn<int>("secondsAgo");
    QTest::addColumn<bool>("readsFirst");
    QTest::newRow("just seen") << 5 << false;
    QTest::newRow("seen two minutes ago") << 120 << true;
    QTest::newRow("the clock was ahead") << -4000 << true;
}

void TestPlaySaves::readsAnOldProfileFirst()
{
    QFETCH(int, secondsAgo);
    QFETCH(bool, readsFirst);
    PlayBench bench(playInfo());
    bench.hasSeen({{u"name"_s, u"Me"_s}}, secondsAgo);
    bench.own[u"fields"_s] = QJsonObject{{u"bio"_s, u"newer"_s}};
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.seen.first().first, readsFirst ? u"own"_s : u"save"_s);
    // What goes along is what was read last.
    QCOMPARE(bench.last("save").value(u"known"_s).toObject().contains(u"bio"_s), readsFirst);
}

void TestPlaySaves::writesOverNothingThatMoved()
{
    PlayBench bench(playInfo());
    bench.hasSeen({{u"name"_s, u"Me"_s}}, 3600);
    bench.own[u"name"_s] = u"Theirs"_s;
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject();
    };
    const SaveProfileCommand mine = save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}});
    const qint64 id = bench.submit(mine);
    SOON_COMPARE(bench.state(id), OutboxState::Refused);
    QCOMPARE(bench.entry(id).lastError.kind, Outcome::Conflict);
    QCOMPARE(bench.entry(id).seen.value(u"name"_s).toString(), u"Theirs"_s);
    QCOMPARE(bench.count("save"), 0);
    // A refresh in between changes nothing about it: not what we saw counts, but what was edited.
    const qint64 fresh = bench.submit(mine);
    SOON_COMPARE(bench.state(fresh), OutboxState::Refused);
    QCOMPARE(bench.count("save"), 0);
    // Seen and wanted all the same.
    QSignalSpy added(&bench.parts->outbox, &Outbox::entryAdded);
    bench.parts->runner.tryNow(id);
    SOON_COMPARE(added.size(), 1);
    const qint64 again = added.first().first().value<OutboxEntry>().id;
    SOON_COMPARE(bench.state(again), OutboxState::Verified);
    SOON_VERIFY(!bench.parts->outbox.find(id));
    QCOMPARE(bench.count("save"), 1);
}

/// The service writes names in its own way; meanwhile the person went on from what they had typed.
void TestPlaySaves::knowsItsOwnTraces()
{
    PlayBench bench(playInfo());
    bench.hasSeen({{u"name"_s, u"Me"_s}});
    QSignalSpy submitted(&bench.parts->outbox, &Outbox::submitted);
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        const QString name = in.value(u"changes"_s).toObject().value(u"name"_s).toString();
        bench.own[u"name"_s] = name.toLower();
        if (name == u"ONE"_s)
            bench.parts->outbox.submit(bench.me,
                                       save({{u"name"_s, u"two"_s}}, {{u"name"_s, u"ONE"_s}}),
                                       QUuid::createUuid());
        return QJsonObject();
    };
    const qint64 first = bench.submit(save({{u"name"_s, u"ONE"_s}}, {{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(submitted.size(), 2);
    const qint64 second = submitted.last().at(1).value<OutboxEntry>().id;
    QVERIFY(first != second);
    SOON_COMPARE(bench.state(first), OutboxState::AppliedDifferently);
    SOON_COMPARE(bench.state(second), OutboxState::Verified);
}

void TestPlaySaves::makesAProfileWhereThereIsNone()
{
    PlayBench bench(playInfo());
    bench.hasSeen({}, 3600); // read again first: still none
    const auto there = bench.on.value(u"own"_s);
    bench.on[u"own"_s] = [](const QJsonObject &) { return outcome(u"NoData"_s); };
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        bench.on[u"own"_s] = there;
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.seen.first().first, u"own"_s);
}

void TestPlaySaves::showsAnEmptyProfileWhereThereIsNone()
{
    PlayBench bench(playInfo());
    const auto there = bench.on.value(u"own"_s);
    const auto refresh = [&bench] {
        QSignalSpy running(&bench.parts->profileSync, &ProfileSync::refreshing);
        bench.parts->profileSync.refresh(bench.me);
        SOON_COMPARE(running.size(), 2);
    };
    QSignalSpy shown(&bench.parts->profiles, &ProfileStore::profileChanged);
    bench.on[u"own"_s] = [](const QJsonObject &) { return outcome(u"NoData"_s); };
    refresh();
    SOON_COMPARE(shown.size(), 1); // an empty form to fill in
    const auto empty = shown.first().at(1).value<CachedProfile>();
    QVERIFY(empty.seenAt.isValid() && empty.profile.fields.isEmpty());
    // Later an empty answer takes away nothing that was seen.
    const auto none = std::exchange(bench.on[u"own"_s], there);
    refresh();
    SOON_COMPARE(shown.size(), 2);
    QCOMPARE(shown.last().at(1).value<CachedProfile>().profile.name(), u"Me"_s);
    bench.on[u"own"_s] = none;
    refresh();
    bench.on[u"own"_s] = there;
    bench.own[u"name"_s] = u"Newer"_s;
    refresh();
    SOON_COMPARE(shown.size(), 3);
    QCOMPARE(shown.last().at(1).value<CachedProfile>().profile.name(), u"Newer"_s);
}

void TestPlaySaves::comparesWhatWasSent()
{
    PlayBench bench(playInfo());
    bench.api->cleans = true;
    bench.hasSeen({{u"bio"_s, u"03 0"_s}});
    bench.own[u"fields"_s] = QJsonObject{{u"bio"_s, u"030"_s}};
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"fields"_s] = in.value(u"changes"_s);
        return QJsonObject();
    };
    const qint64 id = bench.submit(save({{u"bio"_s, u"12 34"_s}}, {{u"bio"_s, u"030"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Verified);
    QCOMPARE(bench.own.value(u"fields"_s).toObject().value(u"bio"_s).toString(), u"1234"_s);
    bench.on[u"save"_s] = {};
    const qint64 ignored = bench.submit(save({{u"bio"_s, u"5 6"_s}}, {{u"bio"_s, u"12 34"_s}}));
    SOON_COMPARE(bench.state(ignored), OutboxState::NotApplied);
}

void TestPlaySaves::anEmptyAnswerTakesNothingAway()
{
    PlayBench bench(playInfo());
    bench.hasSeen({{u"name"_s, u"Me"_s}}, 3600); // read again first
    bench.on[u"own"_s] = [](const QJsonObject &) { return outcome(u"NoData"_s); };
    QSignalSpy shown(&bench.parts->profiles, &ProfileStore::profileChanged);
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}, {{u"name"_s, u"Me"_s}}));
    SOON_COMPARE(bench.state(id), OutboxState::Waiting);
    QCOMPARE(bench.entry(id).lastError.kind, Outcome::NoData);
    QCOMPARE(bench.count("save"), 0);
    for (const QList<QVariant> &change : std::as_const(shown))
        QVERIFY(!change.at(1).value<CachedProfile>().profile.fields.isEmpty());
}

void TestPlaySaves::whatWasDecidedLaterStands()
{
    PlayBench bench(playInfo());
    bench.on[u"save"_s] = [](const QJsonObject &) { return outcome(u"Invalid"_s); };
    const qint64 refused = bench.submit(save({{u"name"_s, u"First"_s}}));
    SOON_COMPARE(bench.state(refused), OutboxState::Refused);
    bench.on[u"save"_s] = [](const QJsonObject &) { return outcome(u"ServerError"_s); };
    const qint64 later = bench.submit(save({{u"name"_s, u"Second"_s}}));
    SOON_COMPARE(bench.state(later), OutboxState::Waiting);
    bench.parts->runner.tryNow(refused);
    SOON_VERIFY(!bench.parts->outbox.find(refused));
    const auto command = std::get<SaveProfileCommand>(bench.entry(later).command);
    QCOMPARE(command.patch.changes.value(u"name"_s).toString(), u"Second"_s);
}

void TestPlaySaves::whatWasTakenIsNotSentAgain_data()
{
    QTest::addColumn<bool>("counted");
    QTest::addColumn<OutboxState>("state");
    QTest::newRow("a read that followed failed") << false << OutboxState::Verified;
    // There only a change can have failed: other fields stay as the service left them.
    QTest::newRow("changes are counted") << true << OutboxState::AppliedDifferently;
}

void TestPlaySaves::whatWasTakenIsNotSentAgain()
{
    QFETCH(bool, counted);
    ServiceInfo info = playInfo();
    info.throttlesWrites = counted;
    PlayBench bench(info);
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return QJsonObject{{u"readBack"_s, true}, {u"next"_s, u"extra"_s}};
    };
    bench.on[u"call-extra"_s] = [](const QJsonObject &) { return outcome(u"ServerError"_s); };
    const qint64 id = bench.submit(save({{u"name"_s, u"New"_s}}));
    SOON_VERIFY(isFinal(bench.state(id)));
    QTEST(bench.state(id), "state");
    QCOMPARE(bench.count("save"), 1);
    QCOMPARE(bench.count("call-extra"), 1);
}

void TestPlaySaves::triesTheOtherWay()
{
    PlayBench bench(playInfo());
    const auto refuses = [](const QJsonObject &in) {
        if (in.value(u"way"_s).toString() == u"second"_s)
            return QJsonObject();
        return QJsonObject{{u"outcome"_s, u"Refused"_s},
                           {u"trySetting"_s, u"m.way"_s},
                           {u"tryValue"_s, u"second"_s}};
    };
    bench.on[u"save"_s] = [&](const QJsonObject &in) {
        const QJsonObject said = refuses(in);
        if (said.isEmpty())
            bench.own[u"name"_s] = in.value(u"changes"_s).toObject().value(u"name"_s);
        return said;
    };
    bench.on[u"deny"_s] = refuses;
    const qint64 saved = bench.submit(save({{u"name"_s, u"New"_s}}));
    const qint64 denied = bench.submit(deny({u"a"_s}));
    SOON_COMPARE(bench.state(saved), OutboxState::Refused);
    SOON_COMPARE(bench.state(denied), OutboxState::Refused);
    const ApiError error = bench.entry(denied).lastError;
    QCOMPARE(bench.entry(saved).lastError.trySetting, error.trySetting);

    QSignalSpy added(&bench.parts->outbox, &Outbox::entryAdded);
    bench.parts->desk.setSetting(bench.me, error.trySetting, error.tryValue);
    for (const qint64 id : {saved, denied, saved}) // pressed twice: once is enough
        bench.parts->runner.tryNow(id);
    SOON_COMPARE(added.size(), 2);
    SOON_COMPARE(bench.state(added.at(0).first().value<OutboxEntry>().id), OutboxState::Verified);
    SOON_COMPARE(bench.state(added.at(1).first().value<OutboxEntry>().id),
                 OutboxState::CannotBeChecked);
    SOON_VERIFY(!bench.parts->outbox.find(saved) && !bench.parts->outbox.find(denied));
    // What is proved needs nobody and is not sent once more.
    const qint64 proved = added.at(0).first().value<OutboxEntry>().id;
    bench.parts->runner.tryNow(proved);
    const qint64 last = bench.submit(save({{u"name"_s, u"Last"_s}}, {{u"name"_s, u"New"_s}}));
    SOON_COMPARE(bench.state(last), OutboxState::Verified);
    QCOMPARE(bench.count("save"), 3);
}

QTEST_GUILESS_MAIN(TestPlaySaves)
#include "tst_playsaves.moc"
