// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/blobstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace personae;

class TestBlobStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsBytes_data();
    void keepsBytes();
    void namesByContents();
    void keepsNothingOutside_data();
    void keepsNothingOutside();
    void noticesDamage();
    void mendsDamage();
    void collectsTheUnused();
    void sparesTheYoung();
    void touchesOnPut();
    void removesAtOnce();
    void reportsUnusableFolder();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"blobs"_s); }
    void makeOld(const BlobId &id) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BlobStore> m_store;
};

void TestBlobStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<BlobStore>(folder());
}

void TestBlobStore::makeOld(const BlobId &id) const
{
    QFile file(m_store->path(id));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1),
                             QFileDevice::FileModificationTime));
}

void TestBlobStore::keepsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
}

void TestBlobStore::keepsBytes()
{
    QFETCH(QByteArray, bytes);
    const Result<BlobId> id = m_store->put(bytes);
    QVERIFY(id.ok());
    QVERIFY(m_store->contains(id.value()));
    const Result<QByteArray> back = BlobStore(folder()).get(id.value());
    QVERIFY(back.ok());
    QCOMPARE(back.value(), bytes);
}

void TestBlobStore::namesByContents()
{
    QCOMPARE(m_store->put("abc").value(),
             u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
    QCOMPARE(m_store->put("abc").value(), m_store->put("abc").value());
    QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 1);
}

void TestBlobStore::keepsNothingOutside_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("path") << u"../secret"_s;
    QTest::newRow("long path") << u"../"_s.repeated(20) + u"etc1"_s;
    QTest::newRow("capitals") << QString(64, u'A');
    QTest::newRow("not there") << QString(64, u'a');
}

void TestBlobStore::keepsNothingOutside()
{
    QFETCH(QString, id);
    const Result<QByteArray> bytes = m_store->get(id);
    QVERIFY(!bytes.ok());
    QCOMPARE(bytes.error().kind, Outcome::NotFound);
    QVERIFY(!m_store->contains(id));
    QVERIFY(!m_store->path(id).contains(".."_L1));
}

void TestBlobStore::noticesDamage()
{
    const BlobId id = m_store->put("hello").value();
    QFile file(m_store->path(id));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("jello");
    file.close();
    QCOMPARE(m_store->get(id).error().kind, Outcome::StorageFailed);
}

void TestBlobStore::mendsDamage()
{
    noticesDamage();
    const BlobId id = m_store->put("hello").value();
    QCOMPARE(m_store->get(id).value(), QByteArray("hello"));
}

void TestBlobStore::collectsTheUnused()
{
    const BlobId used = m_store->put("used").value();
    const BlobId unused = m_store->put("unused").value();
    QFile stranger(folder() + u"/readme.txt"_s);
    QVERIFY(stranger.open(QIODevice::WriteOnly));
    stranger.close();
    for (const BlobId &id : {used, unused})
        makeOld(id);
    QCOMPARE(m_store->collect({used}), 1);
    QVERIFY(m_store->contains(used));
    QVERIFY(!m_store->contains(unused));
    QVERIFY(stranger.exists());
}

void TestBlobStore::sparesTheYoung()
{
    const BlobId young = m_store->put("young").value();
    QCOMPARE(m_store->collect({}), 0);
    QVERIFY(m_store->contains(young));
    QCOMPARE(m_store->collect({}, -10s), 1);
}

void TestBlobStore::touchesOnPut()
{
    const BlobId id = m_store->put("again").value();
    makeOld(id);
    QVERIFY(m_store->put("again").ok());
    QCOMPARE(m_store->collect({}), 0);
}

void TestBlobStore::removesAtOnce()
{
    const BlobId id = m_store->put("gone").value();
    m_store->remove({id, u"../x"_s});
    QVERIFY(!m_store->contains(id));
}

void TestBlobStore::reportsUnusableFolder()
{
    QFile blocker(m_folder->filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const BlobStore store(blocker.fileName() + u"/below"_s);
    const Result<BlobId> id = store.put("x");
    QVERIFY(!id.ok());
    QCOMPARE(id.error().kind, Outcome::StorageFailed);
    QVERIFY(!id.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestBlobStore)
#include "tst_blobstore.moc"
