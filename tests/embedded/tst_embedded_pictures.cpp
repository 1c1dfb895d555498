// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads, variants, passing ids and the repeated-picture trap (Cloudillo 1.3, 4.4).
#include "models/media/avif.h"
#include "serviceclient.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

QImage drawn(int width, int height, const QColor &colour = Qt::darkGreen)
{
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, width, height);
    gradient.setColorAt(0, colour);
    gradient.setColorAt(1, Qt::yellow);
    painter.fillRect(image.rect(), gradient);
    painter.setBrush(Qt::white);
    painter.drawEllipse(width / 4, height / 4, width / 2, height / 2);
    return image;
}

QByteArray encoded(const QImage &image, const char *format = "jpeg", int quality = 80)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

/// A PNG whose header claims these dimensions and holds nothing else of sense.
QByteArray claiming(quint32 side)
{
    QByteArray png = encoded(drawn(4, 4), "png");
    for (int i = 0; i < 4; ++i)
        png[16 + i] = png[20 + i] = char(side >> (8 * (3 - i)));
    return png;
}

} // namespace

class TestEmbeddedPictures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void uploadBecomesFinal();
    void repeatedPictureIsGone();
    void reEncodedIsNew();
    void coverAndAvatarShareTheTrap();
    void refusals_data();
    void refusals();
    void halfJpegIsTaken();
    void sixteenMebibytes();
    void variants();
    void tinyAndCover();
    void ranges();
    void mirrorHoldsOnlyTheSmallest();
    void ignoredUpload();
    void pendingSurvivesRestart();

private:
    HttpAnswer upload(const QByteArray &bytes, const QString &slot = u"image"_s)
    {
        return m->send("PUT", u"/api/me/"_s + slot, bytes, {{"Content-Type", "image/jpeg"}});
    }
    [[nodiscard]] QString avatar()
    {
        return m->get(u"/api/me"_s).data()["profilePic"_L1].toString();
    }
    [[nodiscard]] QString cover()
    {
        return m->get(u"/api/me/full"_s).data()["coverPic"_L1].toString();
    }
    /// Uploads and waits for the final id.
    QString settled(const QByteArray &bytes)
    {
        const QString before = avatar();
        upload(bytes);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(avatar() != before, 20'000); }();
        return avatar();
    }

    std::unique_ptr<ServiceClient> m;
};

void TestEmbeddedPictures::init()
{
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    m->beAlice();
}

void TestEmbeddedPictures::uploadBecomesFinal()
{
    m->change([](Behaviours &b) { b.finalPictureIdDelayMs = 400; });
    const QString before = avatar();
    const HttpAnswer answer = upload(encoded(drawn(640, 640)));
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.json().contains("data"_L1));
    QCOMPARE(answer.json()["type"_L1].toString(), u"profile-pic"_s);
    const QString passing = answer.json()["fileId"_L1].toString();
    QVERIFY(passing.startsWith(u'@'));
    QCOMPARE(avatar(), before); // the old one until the work is done
    const HttpAnswer small = m->get(u"/api/files/%1?variant=vis.pf"_s.arg(passing));
    QCOMPARE(small.status, 200);
    QCOMPARE(small.header("content-type"), QByteArray("image/avif"));
    QVERIFY(avif::looksLikeAvif(small.body));
    QTRY_VERIFY_WITH_TIMEOUT(avatar() != before, 20'000);
    QVERIFY(avatar().startsWith(u"f1~"));
    QCOMPARE(m->get(u"/api/files/%1?variant=vis.sd"_s.arg(passing)).status, 200);
}

void TestEmbeddedPictures::repeatedPictureIsGone()
{
    const QByteArray first = encoded(drawn(300, 300));
    const QByteArray second = encoded(drawn(300, 300, Qt::blue));
    const QString one = settled(first);
    QVERIFY(one.startsWith(u"f1~"));
    QCOMPARE(settled(first), QString()); // the same again: accepted, and the picture is gone
    QCOMPARE(m->get(u"/api/me/full"_s).data()["profilePic"_L1], QJsonValue(u""_s));
    QVERIFY(settled(second).startsWith(u"f1~"));
    QCOMPARE(settled(first), QString()); // an earlier one, too
    m->restart();
    QVERIFY(settled(encoded(drawn(300, 300, Qt::gray))).startsWith(u"f1~"));
    QCOMPARE(settled(second), QString()); // remembered for good
}

void TestEmbeddedPictures::reEncodedIsNew()
{
    const QImage image = drawn(300, 300, Qt::red);
    const QString first = settled(encoded(image, "jpeg", 90));
    QCOMPARE(settled(encoded(image, "jpeg", 90)), QString());
    const QString mended = settled(encoded(image, "jpeg", 60));
    QVERIFY(mended.startsWith(u"f1~"));
    QVERIFY(mended != first);
}

void TestEmbeddedPictures::coverAndAvatarShareTheTrap()
{
    const QByteArray bytes = encoded(drawn(600, 200));
    const QString before = cover();
    QCOMPARE(upload(bytes, u"cover"_s).json()["type"_L1].toString(), u"cover"_s);
    QTRY_VERIFY_WITH_TIMEOUT(cover() != before, 20'000);
    QVERIFY(cover().startsWith(u"f1~"));
    const QString settledCover = cover();
    upload(bytes, u"cover"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cover(), QString(), 20'000);
    QVERIFY(!settledCover.isEmpty());
}

void TestEmbeddedPictures::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << 400 << u"E-VAL-INVALID"_s;
    QTest::newRow("text") << QByteArray("this is not a picture") << 400 << u"E-VAL-INVALID"_s;
    QTest::newRow("gif") << QByteArray("GIF89a\x01\x01\x01\x01") << 400 << u"E-VAL-INVALID"_s;
    QTest::newRow("bmp") << encoded(drawn(8, 8), "bmp") << 400 << u"E-VAL-INVALID"_s;
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << 400
                         << u"E-VAL-INVALID"_s;
    QTest::newRow("multipart") << QByteArray("--b\r\nContent-Disposition: form-data\r\n\r\n" +
                                             encoded(drawn(8, 8)))
                               << 400 << u"E-VAL-INVALID"_s;
    QTest::newRow("avif") << avif::encode(drawn(64, 64)) << 500 << u"E-IMG-PROCFAIL"_s;
    QTest::newRow("header only") << encoded(drawn(64, 64)).left(20) << 500 << u"E-IMG-PROCFAIL"_s;
    QTest::newRow("claims 60000") << claiming(60'000) << 500 << u"E-IMG-PROCFAIL"_s;
}

void TestEmbeddedPictures::refusals()
{
    QFETCH(QByteArray, bytes);
    const QString before = avatar();
    const HttpAnswer answer = upload(bytes);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
    QCOMPARE(avatar(), before);
}

void TestEmbeddedPictures::halfJpegIsTaken()
{
    const QByteArray whole = encoded(drawn(400, 400, Qt::magenta));
    QVERIFY(settled(whole.left(whole.size() / 2)).startsWith(u"f1~"));
}

void TestEmbeddedPictures::sixteenMebibytes()
{
    QByteArray bytes = encoded(drawn(64, 64, Qt::cyan));
    bytes.append(16 * 1024 * 1024 - bytes.size(), '\0'); // decoders stop at the end mark
    QCOMPARE(upload(bytes).status, 200);
    bytes.append('\0');
    const HttpAnswer refused = upload(bytes);
    QCOMPARE(refused.status, 413);
    QCOMPARE(refused.header("content-type"), QByteArray("text/plain; charset=utf-8"));
}

void TestEmbeddedPictures::variants()
{
    const QString id = settled(encoded(drawn(900, 900)));
    const QString descriptor = m->get(u"/api/files/%1/descriptor"_s.arg(id)).data().toString();
    QVERIFY(descriptor.startsWith(u"d2,"));
    for (const char *part :
         {"vis.pf:", ":r=80x80", "vis.tn:", ":r=256x256", ":r=720x720", "vis.md:", ":r=900x900"})
        QVERIFY2(descriptor.contains(QLatin1StringView(part)), part);
    QVERIFY(!descriptor.contains(u"vis.hd"));
    const auto sizeOf = [&](const QString &variant) {
        const HttpAnswer answer = m->get(u"/api/files/%1?variant=%2"_s.arg(id, variant));
        return QImage::fromData(answer.body).width();
    };
    QCOMPARE(sizeOf(u"vis.tn"_s), 256);
    QCOMPARE(sizeOf(u"tn"_s), 256);
    QCOMPARE(sizeOf(u"vis.xd"_s), 900);
    QCOMPARE(sizeOf(u"vis.huge"_s), 900);
    QCOMPARE(QImage::fromData(m->get(u"/api/files/"_s + id).body).width(), 900);
    QCOMPARE(m->get(u"/api/files/%1?variant=orig"_s.arg(id)).status, 404);
    const HttpAnswer one = m->get(u"/api/files/%1?variant=vis.tn"_s.arg(id));
    QCOMPARE(one.header("content-type"), QByteArray("image/webp"));
    QVERIFY(one.header("x-cloudillo-variants").contains(one.header("x-cloudillo-variant")));
    QVERIFY(one.header("cache-control").contains("immutable"));
    const QString blob = QString::fromLatin1(one.header("x-cloudillo-variant"));
    QCOMPARE(m->get(u"/api/files/variant/"_s + blob).body, one.body);
    for (const QString &unknown : {u"@999999"_s, u"hello"_s, u"f1~nothing"_s})
        QCOMPARE(m->get(u"/api/files/"_s + unknown).code(), u"E-CORE-NOTFOUND"_s);
}

void TestEmbeddedPictures::tinyAndCover()
{
    const QString id = settled(encoded(drawn(4, 4), "png"));
    const QString tiny = m->get(u"/api/files/%1/descriptor"_s.arg(id)).data().toString();
    QCOMPARE(tiny.count(u"vis."), 1);
    QVERIFY(tiny.contains(u"r=80x80"));
    const QString wide = m->get(u"/api/files/%1/descriptor"_s.arg(cover())).data().toString();
    QVERIFY(!wide.contains(u"vis.pf"));
    QVERIFY(wide.contains(u"r=256x85"));
}

void TestEmbeddedPictures::ranges()
{
    const QString target = u"/api/files/%1?variant=vis.tn"_s.arg(avatar());
    const QByteArray whole = m->get(target).body;
    const auto ranged = [&](const QByteArray &range) {
        return m->send("GET", target, {}, {{"Range", range}});
    };
    const HttpAnswer part = ranged("bytes=10-19");
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, whole.mid(10, 10));
    QCOMPARE(ranged("bytes=-5").body, whole.right(5));
    const HttpAnswer beyond = ranged("bytes=99999999-");
    QCOMPARE(beyond.status, 416);
    QCOMPARE(beyond.header("content-range"), "bytes */" + QByteArray::number(whole.size()));
}

void TestEmbeddedPictures::mirrorHoldsOnlyTheSmallest()
{
    const QString target = u"/api/files/%1?variant=vis.sd"_s.arg(avatar());
    QCOMPARE(m->get(target).header("content-type"), QByteArray("image/webp"));
    m->tenant = bob;
    QCOMPARE(m->get(target).header("content-type"), QByteArray("image/avif"));
}

void TestEmbeddedPictures::ignoredUpload()
{
    m->change([](Behaviours &b) { b.ignoreWrites = true; });
    const QString before = avatar();
    QVERIFY(upload(encoded(drawn(200, 200))).json()["fileId"_L1].toString().startsWith(u'@'));
    m->change([](Behaviours &b) { b.ignoreWrites = false; });
    const QString next = settled(encoded(drawn(220, 220)));
    QVERIFY(next != before && next.startsWith(u"f1~"));
    // Never stored, so the same picture later is no repetition.
    QVERIFY(settled(encoded(drawn(200, 200))).startsWith(u"f1~"));
}

void TestEmbeddedPictures::pendingSurvivesRestart()
{
    const QString before = avatar();
    QCOMPARE(upload(encoded(drawn(1400, 1400))).status, 200);
    m->restart();
    QTRY_VERIFY_WITH_TIMEOUT(avatar() != before, 20'000);
    QVERIFY(avatar().startsWith(u"f1~"));
}

QTEST_GUILESS_MAIN(TestEmbeddedPictures)
#include "tst_embedded_pictures.moc"
