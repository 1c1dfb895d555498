// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/avif.h"
#include "models/media/imageintake.h"
#include "samplepictures.h"

#include <QImageReader>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

using namespace personae;
using namespace Qt::StringLiterals;

class ImageIntakeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); }
    // First: the peak it measures never sinks again.
    void absurdClaimsCostNoMemory_data();
    void absurdClaimsCostNoMemory();
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void readsLargeJpegScaledDown();
    void refusesLargePng();
    void appliesEveryOrientation_data();
    void appliesEveryOrientation();
    void cutAnywhereIsBroken_data();
    void cutAnywhereIsBroken();
    void thumbnailsEndIsNotThePicturesEnd();
    void namesMetadata_data();
    void namesMetadata();
    void seesAnimation();
    void survivesDamage_data();
    void survivesDamage();
    void readsFiles();
    void refusesBadFiles();
    void answersOnTheContextsThread();
    void neverAnswersADeadContext();
};

namespace {

QByteArray animatedGif()
{
    // Two frames of 1 x 1.
    const QByteArray frame("\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    return QByteArray("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19) + frame + frame + ";";
}

QString reason(const Result<TakenImage> &result)
{
    return result.ok() ? u"taken"_s : result.error().detail;
}

} // namespace

void ImageIntakeTest::takes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("format");
    const QImage image = sample::quarters(60, 40);
    for (const char *format : {"jpeg", "png", "webp", "bmp", "tiff"}) {
        if (QImageReader::supportedImageFormats().contains(format))
            QTest::newRow(format) << sample::encoded(image, format) << QByteArray(format);
    }
    QTest::newRow("gif") << animatedGif() << "gif"_ba;
    QTest::newRow("avif") << avif::encode(image, 80) << "avif"_ba;
    QTest::newRow("jpeg with a tail") << sample::encoded(image, "jpeg") + "trailer"
                                      << "jpeg"_ba;
    QTest::newRow("grey jpeg") << sample::encoded(image.convertToFormat(QImage::Format_Grayscale8),
                                                  "jpeg")
                               << "jpeg"_ba;
}

void ImageIntakeTest::takes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, format);
    const auto result = imageintake::take(bytes);
    QVERIFY2(result.ok(), qPrintable(reason(result)));
    QCOMPARE(result.value().format, format);
    QCOMPARE(result.value().original, bytes);
    QCOMPARE(result.value().originalSize, result.value().image.size());
    QCOMPARE(result.value().metadata, QStringList());
    if (format != "gif") {
        QCOMPARE(result.value().image.size(), QSize(60, 40));
        const QColor corner = result.value().image.pixelColor(4, 4);
        if (bytes.size() && QByteArray(QTest::currentDataTag()) != "grey jpeg")
            QVERIFY(corner.red() > 190 && corner.green() < 70);
    }
}

void ImageIntakeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << QByteArray() << u"empty"_s;
    QTest::newRow("text") << "My holiday"_ba << u"not-a-picture"_s;
    QTest::newRow("svg") << "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"_ba << u"not-a-picture"_s;
    QTest::newRow("html") << "<!doctype html><title>Log in</title>"_ba << u"not-a-picture"_s;
    QTest::newRow("pdf") << "%PDF-1.7\n"_ba << u"not-a-picture"_s;
    QTest::newRow("zip") << "PK\x03\x04________________"_ba << u"not-a-picture"_s;
    QTest::newRow("xpm") << "/* XPM */ static char *a[] = {\"1 1 1 1\",\"a c red\",\"a\"};"_ba
                         << u"not-a-picture"_s;
    QTest::newRow("letters BM") << "BMW is a maker of cars"_ba << u"not-a-picture"_s;
    QTest::newRow("png signature only") << "\x89PNG\r\n\x1A\n"_ba << u"broken"_s;
    QTest::newRow("jpeg signature only") << "\xFF\xD8\xFF\xE0"_ba << u"broken"_s;
    QTest::newRow("gif signature only") << "GIF89a"_ba << u"broken"_s;
    QTest::newRow("avif brand only") << QByteArray("\0\0\0\x18"
                                                   "ftypavif\0\0\0\0avifmif1",
                                                   24)
                                     << u"broken"_s;
    QTest::newRow("png of nothing") << sample::pngClaiming(0, 10) << u"broken"_s;
    QTest::newRow("png with too few rows") << sample::pngClaiming(500, 500) << u"broken"_s;
    QTest::newRow("jpeg with too few blocks") << sample::jpegClaiming(9000, 9000) << u"broken"_s;
    QTest::newRow("too many bytes")
        << QByteArray(imageintake::maximumFileBytes + 1, 'x') << u"file-too-large"_s;
}

void ImageIntakeTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const auto result = imageintake::take(bytes);
    QCOMPARE(reason(result), why);
    QVERIFY(result.error().kind == Outcome::Invalid || result.error().kind == Outcome::TooLarge);
}

void ImageIntakeTest::absurdClaimsCostNoMemory_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png 60000") << sample::pngClaiming(60000, 60000);
    QTest::newRow("png wide") << sample::pngClaiming(2000000, 20);
    QTest::newRow("png largest") << sample::pngClaiming(0x7FFFFFFF, 0x7FFFFFFF);
    QTest::newRow("jpeg 65000") << sample::jpegClaiming(65000, 65000);
    QTest::newRow("jpeg 30000") << sample::jpegClaiming(30000, 30000);
}

void ImageIntakeTest::absurdClaimsCostNoMemory()
{
    QFETCH(QByteArray, bytes);
    const qint64 before = sample::peakMemory();
    const auto result = imageintake::take(bytes);
    const qint64 spent = sample::peakMemory() - before;
    const QStringList reasons{u"absurd-size"_s, u"broken"_s};
    QVERIFY2(reasons.contains(reason(result)), qPrintable(reason(result)));
    QVERIFY2(spent < 16 * 1024 * 1024, qPrintable(QString::number(spent)));
}

void ImageIntakeTest::readsLargeJpegScaledDown()
{
    QImage wide(24000, 40, QImage::Format_RGB32);
    wide.fill(QColor(200, 30, 30));
    const auto result = imageintake::take(sample::encoded(wide, "jpeg"));
    QVERIFY2(result.ok(), qPrintable(reason(result)));
    QCOMPARE(result.value().originalSize, QSize(24000, 40));
    QCOMPARE(result.value().image.width(), imageintake::maximumSide);
    QVERIFY(qAbs(result.value().image.height() - 33) <= 1);
}

void ImageIntakeTest::refusesLargePng()
{
    QImage wide(24000, 4, QImage::Format_RGB32);
    wide.fill(Qt::red);
    QCOMPARE(reason(imageintake::take(sample::encoded(wide, "png"))), u"absurd-size"_s);
}

void ImageIntakeTest::appliesEveryOrientation_data()
{
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation;
}

void ImageIntakeTest::appliesEveryOrientation()
{
    QFETCH(int, orientation);
    const QImage upright = sample::quarters(96, 64);
    // Stored the way the orientation says, so that applying it gives the upright picture back.
    QImage stored = upright;
    switch (orientation) {
    case 2:
        stored = upright.mirrored(true, false);
        break;
    case 3:
        stored = upright.mirrored(true, true);
        break;
    case 4:
        stored = upright.mirrored(false, true);
        break;
    case 5:
        stored = upright.transformed(QTransform(0, 1, 1, 0, 0, 0));
        break;
    case 6:
        stored = upright.transformed(QTransform().rotate(-90));
        break;
    case 7:
        stored = upright.transformed(QTransform(0, -1, -1, 0, 0, 0));
        break;
    case 8:
        stored = upright.transformed(QTransform().rotate(90));
        break;
    default:
        break;
    }
    const auto result =
        imageintake::take(sample::withExif(sample::encoded(stored, "jpeg", 100), orientation));
    QVERIFY2(result.ok(), qPrintable(reason(result)));
    QCOMPARE(result.value().image.size(), upright.size());
    QCOMPARE(result.value().originalSize, upright.size());
    for (const QPoint at : {QPoint(20, 16), QPoint(76, 16), QPoint(20, 48), QPoint(76, 48)}) {
        const QColor is = result.value().image.pixelColor(at);
        const QColor should = upright.pixelColor(at);
        QVERIFY(qAbs(is.red() - should.red()) < 12 && qAbs(is.green() - should.green()) < 12 &&
                qAbs(is.blue() - should.blue()) < 12);
    }
}

void ImageIntakeTest::cutAnywhereIsBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage image = sample::noise(80, 80);
    for (const char *format : {"jpeg", "png", "webp", "bmp", "tiff"}) {
        if (QImageReader::supportedImageFormats().contains(format))
            QTest::newRow(format) << sample::encoded(image, format);
    }
    QTest::newRow("jpeg with exif") << sample::withExif(sample::encoded(image, "jpeg"), 6);
    QTest::newRow("avif") << avif::encode(image);
    QTest::newRow("gif") << animatedGif().left(19 + 15);
}

void ImageIntakeTest::cutAnywhereIsBroken()
{
    QFETCH(QByteArray, bytes);
    for (const double part : {0.2, 0.5, 0.8, 0.95}) {
        const auto result = imageintake::take(bytes.left(qsizetype(double(bytes.size()) * part)));
        QVERIFY2(!result.ok(), qPrintable(QString::number(part)));
        QVERIFY2(reason(result) == "broken"_L1 || reason(result) == "not-a-picture"_L1,
                 qPrintable(reason(result)));
    }
}

void ImageIntakeTest::thumbnailsEndIsNotThePicturesEnd()
{
    const QByteArray thumbnail = sample::encoded(sample::quarters(16, 16), "jpeg");
    const QByteArray whole =
        sample::withSegment(sample::encoded(sample::noise(80, 80), "jpeg"), 0xE2, thumbnail);
    QCOMPARE(reason(imageintake::take(whole)), u"taken"_s);
    QCOMPARE(reason(imageintake::take(whole.left(whole.size() / 2))), u"broken"_s);
}

void ImageIntakeTest::namesMetadata_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("words");
    const QByteArray jpeg = sample::encoded(sample::quarters(32, 32), "jpeg");
    const QByteArray png = sample::encoded(sample::quarters(32, 32), "png");
    const QStringList camera{u"gps"_s, u"camera"_s, u"date"_s};
    const QByteArray xmp = "http://ns.adobe.com/xap/1.0/"_ba + '\0' + "<x exif:GPSLatitude='1'/>";
    QTest::newRow("jpeg exif") << sample::withExif(jpeg, 1) << camera;
    QTest::newRow("jpeg xmp") << sample::withSegment(jpeg, 0xE1, xmp)
                              << QStringList{u"gps"_s, u"text"_s};
    QTest::newRow("jpeg comment") << sample::withSegment(jpeg, 0xFE, "hello")
                                  << QStringList{u"text"_s};
    QTest::newRow("png exif") << sample::withChunk(png, "eXIf", sample::exifBlock(1)) << camera;
    QTest::newRow("png text") << sample::withChunk(png, "tEXt", QByteArray("Author\0Bob", 10))
                              << QStringList{u"text"_s};
    QTest::newRow("png time") << sample::withChunk(png, "tIME", QByteArray(7, '\1'))
                              << QStringList{u"date"_s};
    QByteArray loop = sample::exifBlock(1); // an EXIF directory that points at itself
    loop.replace(8 + 2 + 3 * 12 + 8, 4, QByteArray("\x08\0\0\0", 4));
    QTest::newRow("loop") << sample::withSegment(jpeg, 0xE1, QByteArray("Exif\0\0", 6) + loop)
                          << camera;
}

void ImageIntakeTest::namesMetadata()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, words);
    const auto result = imageintake::take(bytes);
    QVERIFY2(result.ok(), qPrintable(reason(result)));
    QCOMPARE(result.value().metadata, words);
}

void ImageIntakeTest::seesAnimation()
{
    QVERIFY(imageintake::take(animatedGif()).value().animated);
    QVERIFY(!imageintake::take(sample::encoded(sample::quarters(8, 8), "png")).value().animated);
}

void ImageIntakeTest::survivesDamage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage image = sample::noise(24, 24);
    for (const char *format : {"jpeg", "png", "webp", "bmp", "tiff"})
        QTest::newRow(format) << sample::encoded(image, format);
    QTest::newRow("exif") << sample::withExif(sample::encoded(image, "jpeg"), 3);
    QTest::newRow("gif") << animatedGif();
    QTest::newRow("avif") << avif::encode(image);
}

/// Every byte of the header and some behind it, turned over: any answer will do, but there must be
/// one.
void ImageIntakeTest::survivesDamage()
{
    QFETCH(QByteArray, bytes);
    int answers = 0;
    const qsizetype last = qMin<qsizetype>(bytes.size(), 400);
    for (qsizetype at = 0; at < last; at += 3) {
        QByteArray damaged = bytes;
        damaged[at] = char(~damaged[at]);
        const auto result = imageintake::take(damaged);
        answers += result.ok() ? !result.value().image.isNull() : !result.error().detail.isEmpty();
    }
    QCOMPARE(answers, int((last + 2) / 3));
}

void ImageIntakeTest::readsFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"picture.txt"_s); // names are not believed
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sample::encoded(sample::quarters(30, 20), "png"));
    file.close();
    const auto result = imageintake::takeFile(path);
    QVERIFY(result.ok());
    QCOMPARE(result.value().format, "png"_ba);
}

void ImageIntakeTest::refusesBadFiles()
{
    QTemporaryDir folder;
    QCOMPARE(reason(imageintake::takeFile(folder.filePath(u"missing.png"_s))), u"unreadable"_s);
    QCOMPARE(reason(imageintake::takeFile(folder.path())), u"unreadable"_s);
    QFile large(folder.filePath(u"large.png"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(imageintake::maximumFileBytes + 1)); // sparse
    QCOMPARE(reason(imageintake::takeFile(large.fileName())), u"file-too-large"_s);
}

void ImageIntakeTest::answersOnTheContextsThread()
{
    QObject context;
    QThread *answered = nullptr;
    QSize size;
    imageintake::takeLater(sample::encoded(sample::quarters(30, 20), "png"), &context,
                           [&](const Result<TakenImage> &result) {
                               answered = QThread::currentThread();
                               size = result.value().image.size();
                           });
    QVERIFY(!answered);
    QTRY_VERIFY(answered);
    QCOMPARE(answered, thread());
    QCOMPARE(size, QSize(30, 20));
}

void ImageIntakeTest::neverAnswersADeadContext()
{
    bool answered = false;
    for (int i = 0; i < 20; ++i) {
        QObject context;
        imageintake::takeLater(sample::encoded(sample::quarters(30, 20), "png"), &context,
                               [&](const Result<TakenImage> &) { answered = true; });
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(ImageIntakeTest)
#include "imageintake_test.moc"
