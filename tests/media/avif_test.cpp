// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/avif.h"
#include "samplepictures.h"

#include <QTest>

using namespace personae;

class AvifTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void keepsTransparency();
    void betterQualityTakesMoreBytes();
    void claimsItsSizeUndecoded();
    void refusesWhatIsTooLarge();
    void refusesWhatIsNoAvif();
    void refusesCutOffBytes();
};

void AvifTest::comesBackAsItWas()
{
    const QImage image = sample::quarters(80, 60);
    const QByteArray bytes = avif::encode(image, 90);
    QVERIFY(avif::looksLikeAvif(bytes));
    const QImage back = avif::decode(bytes);
    QCOMPARE(back.size(), image.size());
    for (const QPoint at : {QPoint(20, 15), QPoint(60, 15), QPoint(20, 45), QPoint(60, 45)}) {
        const QColor is = back.pixelColor(at);
        const QColor should = image.pixelColor(at);
        QVERIFY(qAbs(is.red() - should.red()) < 10 && qAbs(is.green() - should.green()) < 10 &&
                qAbs(is.blue() - should.blue()) < 10);
    }
    QVERIFY(!back.hasAlphaChannel());
}

void AvifTest::keepsTransparency()
{
    QImage image(40, 40, QImage::Format_ARGB32);
    image.fill(QColor(200, 20, 20, 0));
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 40; ++x)
            image.setPixelColor(x, y, QColor(200, 20, 20, 255));
    }
    const QImage back = avif::decode(avif::encode(image, 90));
    QVERIFY(back.hasAlphaChannel());
    QVERIFY(back.pixelColor(20, 5).alpha() > 240);
    QVERIFY(back.pixelColor(20, 35).alpha() < 15);
}

void AvifTest::betterQualityTakesMoreBytes()
{
    const QImage image = sample::noise(64, 64);
    QVERIFY(avif::encode(image, 95).size() > 2 * avif::encode(image, 20).size());
}

void AvifTest::claimsItsSizeUndecoded()
{
    const avif::Claim claim = avif::claim(avif::encode(sample::quarters(70, 50)));
    QCOMPARE(claim.size, QSize(70, 50));
    QVERIFY(!claim.animated);
}

void AvifTest::refusesWhatIsTooLarge()
{
    const QByteArray bytes = avif::encode(sample::quarters(80, 60));
    QVERIFY(avif::decode(bytes, 79).isNull());
    QVERIFY(!avif::decode(bytes, 80).isNull());
}

void AvifTest::refusesWhatIsNoAvif()
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("avif"), sample::encoded(sample::quarters(8, 8), "png")}) {
        QVERIFY(!avif::looksLikeAvif(bytes));
        QVERIFY(avif::decode(bytes).isNull());
        QVERIFY(avif::claim(bytes).size.isEmpty());
    }
    QVERIFY(avif::encode(QImage()).isEmpty());
}

void AvifTest::refusesCutOffBytes()
{
    const QByteArray bytes = avif::encode(sample::noise(64, 64));
    for (qsizetype size = bytes.size() - 1; size > 0; size -= 97)
        QVERIFY(avif::decode(bytes.left(size)).isNull());
}

QTEST_GUILESS_MAIN(AvifTest)
#include "avif_test.moc"
