// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/avif.h"
#include "models/store/picturestore.h"

#include <QBuffer>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

QImage drawn(int width, int height, QColor colour = Qt::red)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

QByteArray encoded(const QImage &image, const char *format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// A PNG whose header claims these dimensions.
QByteArray claiming(quint32 width, quint32 height)
{
    QByteArray header(17, '\0');
    header.replace(0, 4, "IHDR");
    qToBigEndian(width, header.data() + 4);
    qToBigEndian(height, header.data() + 8);
    header[12] = 8;
    header[13] = 2;
    quint32 crc = ~0U;
    for (const char byte : std::as_const(header)) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    QByteArray tail(4, '\0');
    qToBigEndian(~crc, tail.data());
    return QByteArray("\x89PNG\r\n\x1a\n\0\0\0\x0d", 12) + header + tail;
}

} // namespace

class TestPictureStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wantsWhatIsNotHere();
    void keepsOverRestart();
    void choosesVariant_data();
    void choosesVariant();
    void wantsLarger();
    void refusesBroken_data();
    void refusesBroken();
    void takesAvif();
    void boundsSize();
    void forgets();
    void ignoresWhatCameAfterForget();
    void keepsAccountsApart();
    void finishesWritingBeforeItGoes();

private:
    QImage fetch(const AccountId &account, const QString &id, int edge);
    int fileCount() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PictureStore> m_store;
    const AccountId m_alice{u"a"_s};
    const AccountId m_bob{u"b"_s};
};

void TestPictureStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<PictureStore>(m_folder->path());
}

void TestPictureStore::cleanup()
{
    m_store.reset();
}

/// Asks until the picture is there; null if it is wanted instead.
QImage TestPictureStore::fetch(const AccountId &account, const QString &id, int edge)
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    QSignalSpy wanted(m_store.get(), &PictureStore::wanted);
    QImage image = m_store->picture(account, id, edge);
    if (image.isNull() && QTest::qWaitFor([&]() { return !ready.isEmpty() || !wanted.isEmpty(); }))
        image = m_store->picture(account, id, edge);
    return image;
}

int TestPictureStore::fileCount() const
{
    int count = 0;
    for (QDirIterator it(m_folder->path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();
         it.next())
        ++count;
    return count;
}

void TestPictureStore::wantsWhatIsNotHere()
{
    QSignalSpy wanted(m_store.get(), &PictureStore::wanted);
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_store->picture(m_alice, u"p"_s, 64).isNull());
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.at(0).at(0).value<AccountId>(), m_alice);
    QCOMPARE(wanted.at(0).at(1).toString(), u"p"_s);
    QCOMPARE(wanted.at(0).at(2).toInt(), 64);
    // Painting goes on while it is being fetched: not asked again.
    QVERIFY(m_store->picture(m_alice, u"p"_s, 64).isNull());
    m_store->askAgain();
    QVERIFY(m_store->picture(m_alice, u"p"_s, 64).isNull());
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.size(), 2);
    QVERIFY(m_store->picture(m_alice, {}, 64).isNull());
    QVERIFY(m_store->picture(m_alice, u"p"_s, 0).isNull());
}

void TestPictureStore::keepsOverRestart()
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    m_store->put(m_alice, u"p/../~1"_s, 64, encoded(drawn(64, 64)));
    QVERIFY(ready.wait());
    QCOMPARE(m_store->picture(m_alice, u"p/../~1"_s, 64).size(), QSize(64, 64));
    m_store = std::make_unique<PictureStore>(m_folder->path());
    const QImage image = fetch(m_alice, u"p/../~1"_s, 64);
    QCOMPARE(image.size(), QSize(64, 64));
    QCOMPARE(image.pixelColor(5, 5), QColor(Qt::red));
}

void TestPictureStore::choosesVariant_data()
{
    QTest::addColumn<int>("edge");
    QTest::addColumn<QColor>("colour");
    QTest::newRow("exact") << 64 << QColor(Qt::red);
    QTest::newRow("next larger") << 100 << QColor(Qt::green);
    QTest::newRow("smaller than all") << 8 << QColor(Qt::red);
    QTest::newRow("largest") << 512 << QColor(Qt::blue);
    QTest::newRow("larger than all") << 2000 << QColor(Qt::blue);
}

void TestPictureStore::choosesVariant()
{
    QFETCH(int, edge);
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    m_store->put(m_alice, u"p"_s, 512, encoded(drawn(512, 512, Qt::blue)));
    m_store->put(m_alice, u"p"_s, 64, encoded(drawn(64, 64, Qt::red)));
    m_store->put(m_alice, u"p"_s, 256, encoded(drawn(256, 256, Qt::green)));
    QTRY_COMPARE(ready.size(), 3);
    m_store = std::make_unique<PictureStore>(m_folder->path());
    const QImage image = fetch(m_alice, u"p"_s, edge);
    QVERIFY(!image.isNull());
    QTEST(image.pixelColor(1, 1), "colour");
    QCOMPARE(image.width(), std::min(edge, 512));
}

void TestPictureStore::wantsLarger()
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    QSignalSpy wanted(m_store.get(), &PictureStore::wanted);
    m_store->put(m_alice, u"p"_s, 64, encoded(drawn(64, 64)));
    QVERIFY(ready.wait());
    QVERIFY(m_store->picture(m_alice, u"p"_s, 256).isNull());
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(m_store->picture(m_alice, u"p"_s, 256).size(), QSize(64, 64)); // meanwhile
    m_store->put(m_alice, u"p"_s, 256, encoded(drawn(256, 256)));
    QTRY_COMPARE(m_store->picture(m_alice, u"p"_s, 256).size(), QSize(256, 256));
    QCOMPARE(wanted.size(), 1);
}

void TestPictureStore::refusesBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("html") << QByteArray("<html><body>sign in</body></html>");
    QTest::newRow("svg") << QByteArray(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QTest::newRow("cut off") << encoded(drawn(300, 300)).left(60);
    QTest::newRow("absurd") << claiming(60'000, 60'000);
    QTest::newRow("absurd product") << claiming(19'000, 19'000);
    QTest::newRow("header only") << claiming(64, 64);
}

void TestPictureStore::refusesBroken()
{
    QFETCH(QByteArray, bytes);
    QSignalSpy broken(m_store.get(), &PictureStore::pictureBroken);
    m_store->put(m_alice, u"p"_s, 64, bytes);
    QVERIFY(broken.wait());
    QCOMPARE(broken.at(0).at(1).toString(), u"p"_s);
    QCOMPARE(fileCount(), 0);
}

void TestPictureStore::takesAvif()
{
    const QByteArray bytes = avif::encode(drawn(96, 96));
    QVERIFY(!bytes.isEmpty());
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    m_store->put(m_alice, u"p"_s, 96, bytes);
    QVERIFY(ready.wait());
    QCOMPARE(fetch(m_alice, u"p"_s, 48).size(), QSize(48, 48));
}

void TestPictureStore::boundsSize()
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    m_store->put(m_alice, u"p"_s, 100, encoded(drawn(1200, 400), "JPG"));
    QVERIFY(ready.wait());
    QCOMPARE(m_store->picture(m_alice, u"p"_s, 100).size(), QSize(100, 33));
}

void TestPictureStore::forgets()
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    m_store->put(m_alice, u"p"_s, 64, encoded(drawn(64, 64)));
    m_store->put(m_bob, u"p"_s, 64, encoded(drawn(64, 64)));
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(fileCount(), 2);
    m_store->forget(m_alice);
    QTRY_COMPARE(fileCount(), 1);
    QVERIFY(fetch(m_alice, u"p"_s, 64).isNull());
    QVERIFY(!fetch(m_bob, u"p"_s, 64).isNull());
}

void TestPictureStore::ignoresWhatCameAfterForget()
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    for (int i = 0; i < 20; ++i)
        m_store->put(m_alice, u"p%1"_s.arg(i), 64, encoded(drawn(500, 500)));
    m_store->forget(m_alice);
    m_store.reset(); // waits for the workers
    QCOMPARE(fileCount(), 0);
    QCOMPARE(ready.size(), 0);
}

void TestPictureStore::keepsAccountsApart()
{
    QSignalSpy ready(m_store.get(), &PictureStore::pictureReady);
    m_store->put(m_alice, u"p"_s, 64, encoded(drawn(64, 64)));
    QVERIFY(ready.wait());
    QVERIFY(fetch(m_bob, u"p"_s, 64).isNull());
}

void TestPictureStore::finishesWritingBeforeItGoes()
{
    for (int i = 0; i < 10; ++i)
        m_store->put(m_alice, u"p%1"_s.arg(i), 64, encoded(drawn(64, 64)));
    m_store.reset();
    QCOMPARE(fileCount(), 10);
}

QTEST_GUILESS_MAIN(TestPictureStore)
#include "tst_picturestore.moc"
