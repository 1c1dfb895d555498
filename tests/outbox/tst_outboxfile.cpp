// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// Files written by other versions: data/outbox-vN.sqlite is one as version N left it, each with
/// the same contents.
class TestOutboxFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsEveryVersion_data();
    void readsEveryVersion();
    void leavesForeignRowsAlone();

private:
    void open(const QString &stored);
    QString rawRow(qint64 id);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BlobStore> m_blobs;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<Outbox> m_outbox;
};

void TestOutboxFile::init()
{
    m_outbox.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestOutboxFile::open(const QString &stored)
{
    const QString path = m_folder->filePath(u"outbox.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(PERSONAE_SOURCE_DIR "/tests/outbox/data/") + stored, path));
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    m_database = std::make_unique<DatabaseThread>(DatabaseSpec::outbox(path));
    const Result<DatabaseThread::Opened> opened = m_database->open();
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
    m_blobs = std::make_unique<BlobStore>(m_folder->filePath(u"blobs"_s));
    m_outbox = std::make_unique<Outbox>(*m_database, *m_blobs);
    QSignalSpy loaded(m_outbox.get(), &Outbox::loaded);
    m_outbox->load();
    QVERIFY(loaded.wait());
}

QString TestOutboxFile::rawRow(qint64 id)
{
    QString row;
    m_database->post([&row, id](Database &database) -> Result<bool> {
        Statement read(database,
                       u"SELECT account || '/' || key || '/' || command || '/' || state || '/' ||"
                       " waits_for || '/' || changed_at || '/' || last_error FROM entries"
                       " WHERE id = ?"_s);
        if (!read.bind(id).run() || !read.next())
            return read.error();
        row = read.text(0);
        return true;
    });
    m_database->drain();
    return row;
}

void TestOutboxFile::readsEveryVersion_data()
{
    QTest::addColumn<QString>("stored");
    QTest::newRow("version 1") << u"outbox-v1.sqlite"_s;
}

void TestOutboxFile::readsEveryVersion()
{
    QFETCH(QString, stored);
    open(stored);
    QCOMPARE(m_outbox->entries().size(), 2);
    const OutboxEntry &save = m_outbox->entries().at(0);
    QCOMPARE(save.account, AccountId{u"alice"_s});
    QCOMPARE(save.state, OutboxState::Waiting);
    QCOMPARE(save.waitsFor, WaitReason::Network);
    QCOMPARE(save.createdAt.toMSecsSinceEpoch(), 1'700'000'000'000);
    const FieldMap changes{{u"name"_s, u"\u05D0lice"_s}, {u"x.bio"_s, QJsonValue::Null}};
    QCOMPARE(std::get<SaveProfileCommand>(save.command).patch.changes, changes);
    const OutboxEntry &put = m_outbox->entries().at(1);
    QCOMPARE(put.state, OutboxState::Unknown); // was Sending
    QCOMPARE(put.remoteBefore, u"b1~before"_s);
    QCOMPARE(std::get<PutPictureCommand>(put.command).slot, PictureSlot::Cover);

    QSignalSpy history(m_outbox.get(), &Outbox::historyLoaded);
    QSignalSpy draft(m_outbox.get(), &Outbox::draftLoaded);
    QSignalSpy sent(m_outbox.get(), &Outbox::sentPicturesLoaded);
    m_outbox->loadHistory({u"alice"_s});
    m_outbox->loadDraft({u"alice"_s});
    m_outbox->loadSentPictures({u"alice"_s});
    QVERIFY(sent.wait());
    const auto finished = history.at(0).at(1).value<QList<OutboxEntry>>();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).proofs.value(u"name"_s), FieldProof::Verified);
    const auto typed = draft.at(0).at(1).value<Draft>();
    QCOMPARE(typed.patch.changes.value(u"name"_s), QJsonValue(u"Typed"_s));
    QCOMPARE(typed.pictures.value(PictureSlot::Avatar).second.quarterTurns, 1);
    QCOMPARE(sent.at(0).at(1).value<QList<SentPicture>>().at(0).pictureId, u"b1~a"_s);
}

void TestOutboxFile::leavesForeignRowsAlone()
{
    open(u"outbox-v1.sqlite"_s);
    const QList<ForeignEntry> &foreign = m_outbox->foreignEntries();
    QCOMPARE(foreign.size(), 2);
    QCOMPARE(foreign.at(0).kind, u"setStatus"_s);
    QCOMPARE(foreign.at(0).state, u"Sending"_s);
    QCOMPARE(foreign.at(1).kind, u"saveProfile"_s);
    QCOMPARE(foreign.at(1).state, u"Hovering"_s);
    QCOMPARE(m_outbox->find(foreign.at(0).id), nullptr);
    const QString before = rawRow(foreign.at(0).id);
    QVERIFY(before.contains("setStatus"_L1));

    // Neither cancelled nor removed nor joined nor its picture collected.
    QSignalSpy failed(m_outbox.get(), &Outbox::failed);
    m_outbox->cancel(foreign.at(0).id);
    QVERIFY(failed.wait());
    m_outbox->removeFinal(foreign.at(0).id);
    QSignalSpy submitted(m_outbox.get(), &Outbox::submitted);
    m_outbox->submit(foreign.at(1).account, SaveProfileCommand{{{{u"name"_s, u"Z"_s}}}, {}},
                     QUuid::createUuid());
    QVERIFY(submitted.wait());
    QVERIFY(submitted.at(0).at(1).value<OutboxEntry>().id > foreign.at(1).id);
    QCOMPARE(rawRow(foreign.at(0).id), before);
    QVERIFY(before.contains("/Sending/"_L1));
}

QTEST_GUILESS_MAIN(TestOutboxFile)
#include "tst_outboxfile.moc"
