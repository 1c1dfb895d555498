// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/imageintake.h"
#include "models/media/picturebaker.h"
#include "samplepictures.h"

#include <QColorSpace>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <limits>

using namespace personae;
using namespace Qt::StringLiterals;

class PictureBakerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesStayInThePicture();
    void cornersGoWhereThePixelsGo_data();
    void cornersGoWhereThePixelsGo();
    void bakesWhatTheFrameShows_data();
    void bakesWhatTheFrameShows();
    void emptyRecipeIsTheLargestFrame();
    void keepsTheAspectExactly();
    void staysWithinPixels();
    void staysWithinBytes();
    void saysWhenNothingFits();
    void refusesNothingAndUnknownFormats();
    void carriesNoMetadata_data();
    void carriesNoMetadata();
    void flattensOnWhite();
    void keepsTransparencyAsPng();
    void opaquePicturesBecomeJpeg();
    void convertsToSrgb();
    void isRepeatable();
    void variationsDiffer_data();
    void variationsDiffer();
    void previews();
};

namespace {

PictureRule avatarRule()
{
    PictureRule rule;
    rule.formats = {u"jpeg"_s, u"png"_s};
    rule.aimBytes = 2 * 1024 * 1024;
    return rule;
}

PictureRule coverRule()
{
    PictureRule rule = avatarRule();
    rule.slot = PictureSlot::Cover;
    rule.aspect = {3, 1};
    return rule;
}

CropRecipe randomRecipe(QRandomGenerator &random)
{
    const auto number = [&random] { return random.generateDouble() * 3000 - 1000; };
    CropRecipe recipe;
    recipe.quarterTurns = random.bounded(-3, 7);
    recipe.flippedHorizontally = random.bounded(2) == 1;
    recipe.flippedVertically = random.bounded(2) == 1;
    recipe.crop = {number(), number(), number(), number()};
    return recipe;
}

void addTurns()
{
    QTest::addColumn<CropRecipe>("recipe");
    for (int turns = 0; turns < 4; ++turns) {
        for (int flips = 0; flips < 4; ++flips) {
            QTest::addRow("turns %d flips %d", turns, flips)
                << CropRecipe{turns, (flips & 1) != 0, (flips & 2) != 0, {}};
        }
    }
}

bool near(QColor one, QColor other, int by = 14)
{
    return qAbs(one.red() - other.red()) <= by && qAbs(one.green() - other.green()) <= by &&
           qAbs(one.blue() - other.blue()) <= by;
}

} // namespace

void PictureBakerTest::framesStayInThePicture()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 5000; ++i) {
        const PictureRule rule = i % 2 == 0 ? avatarRule() : coverRule();
        const QSize upright(random.bounded(1, 1500), random.bounded(1, 1500));
        CropRecipe recipe = randomRecipe(random);
        if (i % 50 == 0)
            recipe.crop.setWidth(std::numeric_limits<double>::quiet_NaN());
        if (i % 51 == 0)
            recipe.crop.moveLeft(std::numeric_limits<double>::infinity());
        const QRectF frame = picturebaker::frameOf(recipe, upright, rule);
        const QSizeF picture = picturebaker::turnedSize(recipe, upright);
        QVERIFY(!frame.isEmpty());
        QVERIFY(frame.left() >= 0 && frame.top() >= 0);
        QVERIFY(frame.right() <= picture.width() + 1e-6 &&
                frame.bottom() <= picture.height() + 1e-6);
        const double aspect = double(rule.aspect.width()) / rule.aspect.height();
        QVERIFY(qAbs(frame.width() / frame.height() - aspect) < 1e-6);
    }
    QVERIFY(picturebaker::frameOf({}, {}, avatarRule()).isEmpty());
}

void PictureBakerTest::cornersGoWhereThePixelsGo_data()
{
    addTurns();
}

/// The rectangle arithmetic and the pixels agree: what the frame covers is what the upright
/// rectangle holds.
void PictureBakerTest::cornersGoWhereThePixelsGo()
{
    QFETCH(CropRecipe, recipe);
    const QImage upright = sample::noise(37, 23);
    const QImage turned = picturebaker::turned(upright, recipe);
    QCOMPARE(turned.size(), picturebaker::turnedSize(recipe, upright.size()));
    for (int y = 0; y < turned.height(); ++y) {
        for (int x = 0; x < turned.width(); ++x) {
            const QRectF source =
                picturebaker::toUpright(QRectF(x, y, 1, 1), recipe, upright.size());
            QCOMPARE(source.size(), QSizeF(1, 1));
            QCOMPARE(turned.pixel(x, y), upright.pixel(qRound(source.x()), qRound(source.y())));
        }
    }
}

void PictureBakerTest::bakesWhatTheFrameShows_data()
{
    addTurns();
}

void PictureBakerTest::bakesWhatTheFrameShows()
{
    QFETCH(CropRecipe, recipe);
    const QImage upright = sample::quarters(300, 200);
    const QImage turned = picturebaker::turned(upright, recipe);
    recipe.crop = {20, 30, 120, 120};
    const auto baked = picturebaker::bake(upright, recipe, avatarRule());
    QVERIFY(baked.ok());
    QCOMPARE(baked.value().size, QSize(120, 120));
    const QImage image = QImage::fromData(baked.value().bytes);
    QCOMPARE(image.size(), QSize(120, 120));
    for (const QPoint at : {QPoint(5, 5), QPoint(114, 5), QPoint(5, 114), QPoint(114, 114)})
        QVERIFY(near(image.pixelColor(at), turned.pixelColor(at + QPoint(20, 30))));
}

void PictureBakerTest::emptyRecipeIsTheLargestFrame()
{
    QCOMPARE(picturebaker::frameOf({}, {400, 300}, avatarRule()), QRectF(50, 0, 300, 300));
    QCOMPARE(picturebaker::frameOf({}, {900, 500}, coverRule()), QRectF(0, 100, 900, 300));
    CropRecipe quarter;
    quarter.quarterTurns = 1;
    QCOMPARE(picturebaker::frameOf(quarter, {400, 300}, avatarRule()), QRectF(0, 50, 300, 300));
}

void PictureBakerTest::keepsTheAspectExactly()
{
    QRandomGenerator random(11);
    const QImage image = sample::quarters(211, 157);
    for (int i = 0; i < 60; ++i) {
        const auto baked = picturebaker::bake(image, randomRecipe(random), coverRule());
        QVERIFY(baked.ok());
        QCOMPARE(baked.value().size.width(), 3 * baked.value().size.height());
        QCOMPARE(QImage::fromData(baked.value().bytes).size(), baked.value().size);
    }
}

void PictureBakerTest::staysWithinPixels()
{
    PictureRule rule = coverRule();
    rule.maximumPixels = {500, 500};
    const auto baked = picturebaker::bake(sample::quarters(1600, 900), {}, rule);
    QCOMPARE(baked.value().size, QSize(498, 166));
    const auto small = picturebaker::bake(sample::quarters(40, 40), {}, avatarRule());
    QCOMPARE(small.value().size, QSize(40, 40)); // never scaled up
}

void PictureBakerTest::staysWithinBytes()
{
    const QImage image = sample::noise(900, 900);
    qsizetype previous = std::numeric_limits<qsizetype>::max();
    for (const qsizetype aim : {800'000, 200'000, 50'000, 8'000}) {
        PictureRule rule = avatarRule();
        rule.aimBytes = aim;
        const auto baked = picturebaker::bake(image, {}, rule);
        QVERIFY(baked.ok());
        QVERIFY(baked.value().bytes.size() <= aim);
        QVERIFY(baked.value().bytes.size() < previous);
        previous = baked.value().bytes.size();
    }
    PictureRule onlyHard = avatarRule();
    onlyHard.aimBytes = 0;
    onlyHard.maximumBytes = 60'000;
    QVERIFY(picturebaker::bake(image, {}, onlyHard).value().bytes.size() <= 60'000);
}

void PictureBakerTest::saysWhenNothingFits()
{
    PictureRule rule = avatarRule();
    rule.aimBytes = 100;
    const auto baked = picturebaker::bake(sample::noise(300, 300), {}, rule);
    QVERIFY(!baked.ok());
    QCOMPARE(baked.error().kind, Outcome::TooLarge);
}

void PictureBakerTest::refusesNothingAndUnknownFormats()
{
    QCOMPARE(picturebaker::bake(QImage(), {}, avatarRule()).error().kind, Outcome::Invalid);
    PictureRule rule = avatarRule();
    rule.formats = {u"jxl"_s};
    QCOMPARE(picturebaker::bake(sample::quarters(10, 10), {}, rule).error().kind, Outcome::Invalid);
}

void PictureBakerTest::carriesNoMetadata_data()
{
    QTest::addColumn<bool>("alpha");
    QTest::newRow("jpeg") << false;
    QTest::newRow("png") << true;
}

void PictureBakerTest::carriesNoMetadata()
{
    QFETCH(bool, alpha);
    QImage image = sample::quarters(64, 64);
    if (alpha) {
        image.convertTo(QImage::Format_ARGB32);
        image.setPixelColor(3, 3, Qt::transparent);
    }
    image.setText(u"Author"_s, u"Bob Stone"_s);
    image.setText(u"Description"_s, u"GPS 47.1 11.2"_s);
    const auto baked = picturebaker::bake(image, {}, avatarRule());
    QCOMPARE(baked.value().mediaType, alpha ? "image/png"_ba : "image/jpeg"_ba);
    for (const char *word : {"Exif", "xmp", "XMP", "adobe", "GPS", "Bob", "Author", "tEXt", "iTXt",
                             "zTXt", "eXIf", "tIME", "ICC_PROFILE", "iCCP", "Photoshop"})
        QVERIFY2(!baked.value().bytes.contains(word), word);
    QVERIFY(QImage::fromData(baked.value().bytes).textKeys().isEmpty());

    const auto taken =
        imageintake::take(sample::withExif(sample::encoded(sample::quarters(64, 64), "jpeg"), 6));
    const auto again = picturebaker::bake(taken.value().image, {}, avatarRule());
    QCOMPARE(imageintake::take(again.value().bytes).value().metadata, QStringList());
}

void PictureBakerTest::flattensOnWhite()
{
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    PictureRule rule = avatarRule();
    rule.formats = {u"jpeg"_s};
    const QImage back = QImage::fromData(picturebaker::bake(image, {}, rule).value().bytes);
    QVERIFY(near(back.pixelColor(20, 20), Qt::white, 2));
}

void PictureBakerTest::keepsTransparencyAsPng()
{
    QImage image(60, 60, QImage::Format_ARGB32);
    image.fill(QColor(10, 120, 200));
    image.setPixelColor(30, 30, QColor(10, 120, 200, 128));
    const auto baked = picturebaker::bake(image, {}, avatarRule());
    QCOMPARE(baked.value().mediaType, "image/png"_ba);
    QCOMPARE(QImage::fromData(baked.value().bytes).pixelColor(30, 30).alpha(), 128);
}

void PictureBakerTest::opaquePicturesBecomeJpeg()
{
    QImage image(60, 60, QImage::Format_ARGB32);
    image.fill(QColor(10, 120, 200));
    image.setPixelColor(0, 30, Qt::transparent); // outside the frame
    CropRecipe recipe;
    recipe.crop = {10, 10, 40, 40};
    QCOMPARE(picturebaker::bake(image, recipe, avatarRule()).value().mediaType, "image/jpeg"_ba);
}

void PictureBakerTest::convertsToSrgb()
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(QColor(200, 60, 60));
    image.setColorSpace(QColorSpace::AdobeRgb);
    QImage should = image;
    should.convertToColorSpace(QColorSpace::SRgb);
    QVERIFY(!near(should.pixelColor(20, 20), image.pixelColor(20, 20), 8));
    const QImage back = QImage::fromData(picturebaker::bake(image, {}, avatarRule()).value().bytes);
    QVERIFY(near(back.pixelColor(20, 20), should.pixelColor(20, 20), 4));
}

void PictureBakerTest::isRepeatable()
{
    const QImage image = sample::noise(128, 128);
    QCOMPARE(picturebaker::bake(image, {}, avatarRule(), 3).value().bytes,
             picturebaker::bake(image, {}, avatarRule(), 3).value().bytes);
}

void PictureBakerTest::variationsDiffer_data()
{
    QTest::addColumn<QImage>("image");
    QImage flat(200, 200, QImage::Format_RGB32);
    flat.fill(Qt::white);
    QImage clear(200, 200, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    QImage badge = clear;
    for (int i = 60; i < 140; ++i) {
        for (int j = 60; j < 140; ++j)
            badge.setPixelColor(i, j, QColor(30, 90, 200));
    }
    QTest::newRow("photograph") << sample::noise(200, 200);
    QTest::newRow("colours") << sample::quarters(200, 200);
    QTest::newRow("white") << flat;
    QTest::newRow("transparent") << clear;
    QTest::newRow("badge") << badge;
    QTest::newRow("tiny") << sample::quarters(5, 5);
}

void PictureBakerTest::variationsDiffer()
{
    QFETCH(QImage, image);
    const QImage best = QImage::fromData(picturebaker::bake(image, {}, avatarRule()).value().bytes)
                            .convertToFormat(QImage::Format_ARGB32);
    QList<QImage> seen{best};
    for (int variation = 1; variation <= 6; ++variation) {
        const auto baked = picturebaker::bake(image, {}, avatarRule(), variation);
        QVERIFY(baked.ok());
        const QImage pixels =
            QImage::fromData(baked.value().bytes).convertToFormat(QImage::Format_ARGB32);
        QVERIFY2(!seen.contains(pixels), qPrintable(QString::number(variation)));
        seen.append(pixels);
        QCOMPARE(pixels.size(), best.size());
        double difference = 0;
        for (int y = 0; y < pixels.height(); ++y) {
            for (int x = 0; x < pixels.width(); ++x)
                difference += qAbs(qGreen(pixels.pixel(x, y)) - qGreen(best.pixel(x, y)));
        }
        QVERIFY(difference / (pixels.width() * pixels.height()) < 12); // imperceptible
    }
}

void PictureBakerTest::previews()
{
    const QImage image = sample::quarters(400, 300);
    QCOMPARE(picturebaker::preview(image, {}, avatarRule(), 80).size(), QSize(80, 80));
    QCOMPARE(picturebaker::preview(image, {}, coverRule(), 50).size(), QSize(150, 50));
    QVERIFY(picturebaker::preview(QImage(), {}, avatarRule(), 80).isNull());
    const QImage preview = picturebaker::preview(image, {}, avatarRule(), 80);
    QVERIFY(near(preview.pixelColor(10, 10), image.pixelColor(60, 40)));
    QVERIFY(near(preview.pixelColor(70, 70), image.pixelColor(340, 260)));
}

QTEST_GUILESS_MAIN(PictureBakerTest)
#include "picturebaker_test.moc"
