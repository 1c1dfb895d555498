// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

Command save(const QString &key, const QString &value, const QString &before = u"old"_s)
{
    return SaveProfileCommand{{{{key, value}}}, {{key, before}}};
}

const SaveProfileCommand &saved(const OutboxEntry &entry)
{
    return std::get<SaveProfileCommand>(entry.command);
}

} // namespace

class TestOutbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsOverRestart();
    void joinsPatches();
    void joinsOnlyTheUnsent();
    void joinsNotAcrossAccounts();
    void replacesPictures();
    void joinsRelations();
    void joinsNotAcrossAnotherAspect();
    void takesBackTheUnsent();
    void refusesMissingBlobs();
    void updates();
    void newerEditWinsOverUpdate();
    void cancelWinsOverUpdate();
    void cancelsOnlyTheUnsent();
    void comesBackUnknown();
    void movesToHistory();
    void keepsDrafts();
    void keepsLedger();
    void forgetsAccount();
    void collectsBlobsAtStart();
    void reportsFullDisk();

private:
    void start(qint64 maximumPages = 0);
    OutboxEntry submit(const AccountId &account, const Command &command);
    OutboxEntry update(const OutboxEntry &entry);
    Command picture(PictureSlot slot, const QByteArray &baked);
    Draft draft(const AccountId &account);
    QList<OutboxEntry> history(const AccountId &account);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BlobStore> m_blobs;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<Outbox> m_outbox;
    const AccountId m_alice{u"alice"_s};
    const AccountId m_bob{u"bob"_s};
};

void TestOutbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_blobs = std::make_unique<BlobStore>(m_folder->filePath(u"blobs"_s));
    start();
}

void TestOutbox::cleanup()
{
    m_outbox.reset();
    m_database.reset();
}

void TestOutbox::start(qint64 maximumPages)
{
    cleanup();
    DatabaseSpec spec = DatabaseSpec::outbox(m_folder->filePath(u"outbox.sqlite"_s));
    spec.maximumPages = maximumPages;
    m_database = std::make_unique<DatabaseThread>(spec);
    QVERIFY(m_database->open().ok());
    m_outbox = std::make_unique<Outbox>(*m_database, *m_blobs);
    QSignalSpy loaded(m_outbox.get(), &Outbox::loaded);
    m_outbox->load();
    QVERIFY(loaded.wait());
}

OutboxEntry TestOutbox::submit(const AccountId &account, const Command &command)
{
    QSignalSpy spy(m_outbox.get(), &Outbox::submitted);
    const QUuid ticket = QUuid::createUuid();
    m_outbox->submit(account, command, ticket);
    if (!spy.wait() || spy.at(0).at(0).toUuid() != ticket)
        return {};
    return spy.at(0).at(1).value<OutboxEntry>();
}

OutboxEntry TestOutbox::update(const OutboxEntry &entry)
{
    QSignalSpy spy(m_outbox.get(), &Outbox::entryChanged);
    m_outbox->update(entry);
    return spy.wait() ? spy.at(0).at(0).value<OutboxEntry>() : OutboxEntry();
}

Command TestOutbox::picture(PictureSlot slot, const QByteArray &baked)
{
    PutPictureCommand command;
    command.slot = slot;
    command.original = m_blobs->put("original of " + baked).value();
    command.baked = m_blobs->put(baked).value();
    command.mediaType = u"image/png"_s;
    return command;
}

Draft TestOutbox::draft(const AccountId &account)
{
    QSignalSpy spy(m_outbox.get(), &Outbox::draftLoaded);
    m_outbox->loadDraft(account);
    return spy.wait() ? spy.at(0).at(1).value<Draft>() : Draft();
}

QList<OutboxEntry> TestOutbox::history(const AccountId &account)
{
    QSignalSpy spy(m_outbox.get(), &Outbox::historyLoaded);
    m_outbox->loadHistory(account);
    return spy.wait() ? spy.at(0).at(1).value<QList<OutboxEntry>>() : QList<OutboxEntry>();
}

void TestOutbox::keepsOverRestart()
{
    QSignalSpy added(m_outbox.get(), &Outbox::entryAdded);
    const OutboxEntry first = submit(m_alice, save(u"name"_s, u"\u05D0 \U0001F600"_s));
    const OutboxEntry second = submit(m_alice, picture(PictureSlot::Avatar, "pixels"));
    QCOMPARE(added.size(), 2);
    QVERIFY(first.id > 0 && second.id > first.id);
    QVERIFY(!first.key.isNull() && first.key != second.key);
    QVERIFY(first.createdAt.isValid());
    const QList<OutboxEntry> before = m_outbox->entries();
    start();
    QCOMPARE(m_outbox->entries(), before);
    QCOMPARE(*m_outbox->find(second.id), second);
    QCOMPARE(m_outbox->find(99), nullptr);
}

void TestOutbox::joinsPatches()
{
    const OutboxEntry first = submit(m_alice, save(u"name"_s, u"B"_s, u"A"_s));
    QSignalSpy added(m_outbox.get(), &Outbox::entryAdded);
    submit(m_alice, save(u"x.bio"_s, u"bio"_s, u""_s));
    const OutboxEntry third = submit(m_alice, save(u"name"_s, u"C"_s, u"B"_s));
    QCOMPARE(added.size(), 0);
    QCOMPARE(third.id, first.id);
    QCOMPARE(third.key, first.key);
    const FieldMap changes{{u"name"_s, u"C"_s}, {u"x.bio"_s, u"bio"_s}};
    QCOMPARE(saved(third).patch.changes, changes);
    QCOMPARE(saved(third).before.value(u"name"_s), QJsonValue(u"A"_s));
    QCOMPARE(m_outbox->entries().size(), 1);
    start();
    QCOMPARE(saved(m_outbox->entries().constFirst()).patch.changes, changes);
}

void TestOutbox::joinsOnlyTheUnsent()
{
    OutboxEntry first = submit(m_alice, save(u"name"_s, u"B"_s));
    first.state = OutboxState::Sending;
    QCOMPARE(update(first).state, OutboxState::Sending);
    const OutboxEntry second = submit(m_alice, save(u"name"_s, u"C"_s));
    QVERIFY(second.id != first.id);
    const OutboxEntry third = submit(m_alice, save(u"x.a"_s, u"1"_s));
    QCOMPARE(third.id, second.id);
    QCOMPARE(saved(*m_outbox->find(first.id)).patch.changes.value(u"name"_s), QJsonValue(u"B"_s));
}

void TestOutbox::joinsNotAcrossAccounts()
{
    const OutboxEntry first = submit(m_alice, save(u"name"_s, u"B"_s));
    const OutboxEntry second = submit(m_bob, save(u"name"_s, u"C"_s));
    QVERIFY(first.id != second.id);
}

void TestOutbox::replacesPictures()
{
    const OutboxEntry first = submit(m_alice, picture(PictureSlot::Avatar, "one"));
    const OutboxEntry cover = submit(m_alice, picture(PictureSlot::Cover, "cover"));
    const Command newer = picture(PictureSlot::Avatar, "two");
    const OutboxEntry second = submit(m_alice, newer);
    QCOMPARE(second.id, first.id);
    QVERIFY(second.command == newer);
    QVERIFY(cover.id != first.id);
    QCOMPARE(m_outbox->entries().size(), 2);
}

void TestOutbox::joinsRelations()
{
    const RelationCommand follow{{}, u"b.example"_s, RelationVerb::Follow, {}, {}, u"none"_s};
    RelationCommand block = follow;
    block.verb = RelationVerb::Block;
    block.before = u"active"_s;
    RelationCommand mute = block;
    mute.verb = RelationVerb::Mute;
    mute.before = u"blocked"_s;
    const OutboxEntry first = submit(m_alice, follow);
    const OutboxEntry second = submit(m_alice, block);
    QVERIFY(second.id != first.id);
    const OutboxEntry third = submit(m_alice, mute);
    QCOMPARE(third.id, second.id);
    mute.before = u"active"_s;
    QVERIFY(third.command == Command(mute));
    RelationCommand other = block;
    other.handle = u"c.example"_s;
    QVERIFY(submit(m_alice, other).id != third.id);
    start(); // and so it stays
    QCOMPARE(m_outbox->entries().size(), 3);
    QVERIFY(m_outbox->find(third.id)->command == Command(mute));
}

/// Asking to connect follows as well: an "unfollow" after it must not go out before it.
void TestOutbox::joinsNotAcrossAnotherAspect()
{
    RelationCommand command{{}, u"b.example"_s, RelationVerb::Follow, {}, {}, u"none"_s};
    const OutboxEntry follow = submit(m_alice, command);
    command.verb = RelationVerb::Connect;
    const OutboxEntry connects = submit(m_alice, command);
    command.verb = RelationVerb::Unfollow;
    const OutboxEntry unfollow = submit(m_alice, command);
    QVERIFY(unfollow.id > connects.id && connects.id > follow.id);
    QCOMPARE(m_outbox->find(follow.id)->state, OutboxState::Queued);
}

void TestOutbox::takesBackTheUnsent()
{
    RelationCommand command{{}, u"b.example"_s, RelationVerb::Follow, {}, {}, u"none"_s};
    const OutboxEntry follow = submit(m_alice, command);
    command.verb = RelationVerb::Unfollow;
    command.before = u"following"_s;
    const OutboxEntry both = submit(m_alice, command);
    QCOMPARE(both.id, follow.id);
    QCOMPARE(both.state, OutboxState::Cancelled);
    command.verb = RelationVerb::Follow;
    QVERIFY(submit(m_alice, command).id != follow.id); // what was taken back stays so
}

void TestOutbox::refusesMissingBlobs()
{
    QSignalSpy failed(m_outbox.get(), &Outbox::submitFailed);
    PutPictureCommand command;
    command.baked = QString(64, u'a');
    const QUuid ticket = QUuid::createUuid();
    m_outbox->submit(m_alice, command, ticket);
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).toUuid(), ticket);
    QCOMPARE(failed.at(0).at(1).value<ApiError>().kind, Outcome::StorageFailed);
    QVERIFY(m_outbox->entries().isEmpty());
}

void TestOutbox::updates()
{
    OutboxEntry entry = submit(m_alice, save(u"name"_s, u"B"_s));
    entry.state = OutboxState::Waiting;
    entry.waitsFor = WaitReason::Time;
    entry.step = 1;
    entry.remoteId = u"@17"_s;
    entry.remoteBefore = u"b1~old"_s;
    entry.tries = 3;
    entry.nextTryAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::utc());
    entry.lastError.kind = Outcome::Throttled;
    entry.lastError.retryAfterSeconds = 9;
    entry.proofs = {{u"name"_s, FieldProof::AppliedDifferently}};
    entry.seen = {{u"name"_s, u"b"_s}, {u"x.gone"_s, QJsonValue::Null}};
    OutboxEntry stored = update(entry);
    entry.changedAt = stored.changedAt;
    QCOMPARE(stored, entry);
    start();
    QCOMPARE(*m_outbox->find(entry.id), entry);
}

void TestOutbox::newerEditWinsOverUpdate()
{
    // The runner starts to send what it last saw while the person's next edit is on its way to the
    // disk.
    OutboxEntry entry = submit(m_alice, save(u"name"_s, u"B"_s));
    QSignalSpy changed(m_outbox.get(), &Outbox::entryChanged);
    m_outbox->submit(m_alice, save(u"name"_s, u"C"_s), QUuid::createUuid());
    entry.state = OutboxState::Sending;
    m_outbox->update(entry);
    QTRY_COMPARE(changed.size(), 2);
    for (const QList<QVariant> &arguments : changed) {
        const auto now = arguments.at(0).value<OutboxEntry>();
        QCOMPARE(now.state, OutboxState::Queued);
        QCOMPARE(saved(now).patch.changes.value(u"name"_s), QJsonValue(u"C"_s));
    }
    entry = *m_outbox->find(entry.id);
    entry.state = OutboxState::Sending;
    QCOMPARE(update(entry).state, OutboxState::Sending);
}

void TestOutbox::cancelWinsOverUpdate()
{
    OutboxEntry entry = submit(m_alice, save(u"name"_s, u"B"_s));
    QSignalSpy changed(m_outbox.get(), &Outbox::entryChanged);
    m_outbox->cancel(entry.id);
    entry.state = OutboxState::Sending;
    m_outbox->update(entry);
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(m_outbox->find(entry.id)->state, OutboxState::Cancelled);
}

void TestOutbox::cancelsOnlyTheUnsent()
{
    OutboxEntry entry = submit(m_alice, save(u"name"_s, u"B"_s));
    entry.state = OutboxState::Sending;
    update(entry);
    QSignalSpy changed(m_outbox.get(), &Outbox::entryChanged);
    m_outbox->cancel(entry.id);
    QVERIFY(changed.wait());
    QCOMPARE(changed.at(0).at(0).value<OutboxEntry>().state, OutboxState::Sending);
    QSignalSpy failed(m_outbox.get(), &Outbox::failed);
    m_outbox->cancel(4711);
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).value<ApiError>().kind, Outcome::NotFound);
}

void TestOutbox::comesBackUnknown()
{
    OutboxEntry sending = submit(m_alice, save(u"name"_s, u"B"_s));
    sending.state = OutboxState::Sending;
    sending.tries = 1;
    update(sending);
    OutboxEntry checking = submit(m_bob, save(u"name"_s, u"B"_s));
    checking.state = OutboxState::Checking;
    update(checking);
    for (int starts = 0; starts < 2; ++starts) {
        start();
        QCOMPARE(m_outbox->find(sending.id)->state, OutboxState::Unknown);
        QVERIFY(m_outbox->find(sending.id)->lastError.maybeDelivered);
        QCOMPARE(m_outbox->find(sending.id)->tries, 1);
        QCOMPARE(m_outbox->find(checking.id)->state, OutboxState::Checking);
    }
    // What may have arrived is not joined.
    QVERIFY(submit(m_alice, save(u"name"_s, u"C"_s)).id != sending.id);
}

void TestOutbox::movesToHistory()
{
    OutboxEntry done = submit(m_alice, save(u"name"_s, u"B"_s));
    QSignalSpy removed(m_outbox.get(), &Outbox::entryRemoved);
    m_outbox->removeFinal(done.id); // still queued: stays
    done.state = OutboxState::Verified;
    done = update(done);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(history(m_alice), QList<OutboxEntry>{done}); // listed and finished
    m_outbox->removeFinal(done.id);
    QVERIFY(removed.wait());
    QCOMPARE(removed.at(0).at(0).toLongLong(), done.id);
    QVERIFY(m_outbox->entries().isEmpty());
    OutboxEntry refused = submit(m_alice, save(u"name"_s, u"C"_s));
    QVERIFY(refused.id > done.id);
    refused.state = OutboxState::Refused;
    refused = update(refused);
    start();
    const QList<OutboxEntry> wanted{refused, done};
    QCOMPARE(history(m_alice), wanted);
    QVERIFY(history(m_bob).isEmpty());
}

void TestOutbox::keepsDrafts()
{
    QSignalSpy kept(m_outbox.get(), &Outbox::draftSaved);
    Draft typed;
    typed.patch.changes = {{u"name"_s, u"Typed"_s}, {u"x.bio"_s, QJsonValue::Null}};
    typed.base = {{u"name"_s, u"Old"_s}};
    typed.pictures.insert(PictureSlot::Cover,
                          {m_blobs->put("c").value(), {1, false, true, QRectF(0, 1, 2, 3)}});
    m_outbox->saveDraft(m_alice, typed);
    QVERIFY(kept.wait());
    start();
    QCOMPARE(draft(m_alice), typed);
    QVERIFY(draft(m_bob).isEmpty());
    m_outbox->saveDraft(m_alice, {});
    QVERIFY(draft(m_alice).isEmpty());
}

void TestOutbox::keepsLedger()
{
    const auto at = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()); };
    const SentPicture first{PictureSlot::Avatar, QByteArray("\x00\x01", 2), {}, at(1)};
    const SentPicture other{PictureSlot::Cover, QByteArray("\x00\x01", 2), u"b1~c"_s, at(2)};
    const SentPicture final{PictureSlot::Avatar, QByteArray("\x00\x01", 2), u"b1~a"_s, at(3)};
    for (const SentPicture &picture : {first, other, final})
        m_outbox->noteSentPicture(m_alice, picture);
    m_outbox->noteSentPicture(m_bob, first);
    start();
    QSignalSpy spy(m_outbox.get(), &Outbox::sentPicturesLoaded);
    m_outbox->loadSentPictures(m_alice);
    QVERIFY(spy.wait());
    const QList<SentPicture> wanted{other, final};
    QCOMPARE(spy.at(0).at(1).value<QList<SentPicture>>(), wanted);
}

void TestOutbox::forgetsAccount()
{
    const Command mine = picture(PictureSlot::Avatar, "mine");
    const Command shared = picture(PictureSlot::Cover, "shared");
    submit(m_alice, mine);
    submit(m_alice, shared);
    submit(m_bob, shared);
    Draft typed;
    typed.patch.changes = {{u"name"_s, u"x"_s}};
    m_outbox->saveDraft(m_alice, typed);
    QSignalSpy removed(m_outbox.get(), &Outbox::entryRemoved);
    m_outbox->forget(m_alice);
    QTRY_COMPARE(removed.size(), 2);
    QCOMPARE(m_outbox->entries().size(), 1);
    QVERIFY(draft(m_alice).isEmpty());
    QVERIFY(!m_blobs->contains(std::get<PutPictureCommand>(mine).baked));
    QVERIFY(m_blobs->contains(std::get<PutPictureCommand>(shared).baked));
    start();
    QCOMPARE(m_outbox->entries().size(), 1);
    QCOMPARE(m_outbox->entries().constFirst().account, m_bob);
}

void TestOutbox::collectsBlobsAtStart()
{
    const Command kept = picture(PictureSlot::Avatar, "kept");
    submit(m_alice, kept);
    const BlobId unused = m_blobs->put("unused").value();
    const BlobId young = m_blobs->put("young").value();
    for (const BlobId &id : {unused, std::get<PutPictureCommand>(kept).baked}) {
        QFile file(m_blobs->path(id));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1),
                                 QFileDevice::FileModificationTime));
    }
    start();
    QTRY_VERIFY(!m_blobs->contains(unused));
    QVERIFY(m_blobs->contains(young));
    QVERIFY(m_blobs->contains(std::get<PutPictureCommand>(kept).baked));
}

void TestOutbox::reportsFullDisk()
{
    const OutboxEntry first = submit(m_alice, save(u"name"_s, u"small"_s));
    start(24);
    QSignalSpy submitFailed(m_outbox.get(), &Outbox::submitFailed);
    QSignalSpy updateFailed(m_outbox.get(), &Outbox::updateFailed);
    QSignalSpy failed(m_outbox.get(), &Outbox::failed);
    const QString huge(500'000, u'x');
    m_outbox->submit(m_alice, save(u"x.bio"_s, huge), QUuid::createUuid());
    QVERIFY(submitFailed.wait());
    const auto error = submitFailed.at(0).at(1).value<ApiError>();
    QCOMPARE(error.kind, Outcome::StorageFailed);
    QVERIFY2(error.detail.contains("full"_L1), qPrintable(error.detail));
    QCOMPARE(m_outbox->entries(), QList<OutboxEntry>{first});

    OutboxEntry wanted = first;
    wanted.state = OutboxState::Checking;
    wanted.seen = {{u"x.bio"_s, huge}};
    m_outbox->update(wanted);
    QVERIFY(updateFailed.wait());
    QCOMPARE(updateFailed.at(0).at(0).value<OutboxEntry>(), wanted);
    QCOMPARE(*m_outbox->find(first.id), first);

    Draft typed;
    typed.patch.changes = {{u"x.bio"_s, huge}};
    failed.clear();
    m_outbox->saveDraft(m_alice, typed);
    QVERIFY(failed.wait());
    start();
    QCOMPARE(m_outbox->entries(), QList<OutboxEntry>{first});
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
