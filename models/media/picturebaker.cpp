// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/picturebaker.h"

#include "models/media/pictureencoder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae::picturebaker {

namespace {

constexpr int bestQuality = 92;
constexpr int lowestQuality = 68;
constexpr int qualityStep = 6;
constexpr double shrinkStep = 0.8;
constexpr int smallestSide = 16;

ApiError failure(Outcome kind, const QString &word)
{
    ApiError error;
    error.kind = kind;
    error.detail = word;
    return error;
}

int normalizedTurns(int turns)
{
    return ((turns % 4) + 4) % 4;
}

/// The aspect in its lowest terms; a rule without one means a square.
QSize aspectOf(const PictureRule &rule)
{
    if (rule.aspect.isEmpty())
        return {1, 1};
    const int divisor = std::gcd(rule.aspect.width(), rule.aspect.height());
    return rule.aspect / divisor;
}

bool isUsable(const QRectF &crop)
{
    return std::isfinite(crop.x()) && std::isfinite(crop.y()) && std::isfinite(crop.width()) &&
           std::isfinite(crop.height()) && crop.width() > 0 && crop.height() > 0;
}

/// Whole pixels nearest to the frame, inside a picture of this size.
QRect wholePixels(const QRectF &frame, const QSize &bounds)
{
    const int width = std::clamp(qRound(frame.width()), 1, bounds.width());
    const int height = std::clamp(qRound(frame.height()), 1, bounds.height());
    const int x = std::clamp(qRound(frame.x()), 0, bounds.width() - width);
    const int y = std::clamp(qRound(frame.y()), 0, bounds.height() - height);
    return {x, y, width, height};
}

/// The frame's pixels, turned and flipped. Only these are copied, not the whole picture.
QImage cut(const QImage &upright, const CropRecipe &recipe, const QRectF &frame)
{
    const QRectF source = toUpright(frame, recipe, upright.size());
    return turned(upright.copy(wholePixels(source, upright.size())), recipe);
}

QImage scaled(const QImage &image, QSize size)
{
    return image.size() == size
               ? image
               : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// One try at one size: the first quality that fits, or nothing.
QByteArray encoded(const QImage &image, bool alpha, qsizetype limit, int variation)
{
    QImage pixels = pictureencoder::bare(image, alpha);
    pictureencoder::vary(pixels, variation);
    if (alpha) {
        const QByteArray bytes = pictureencoder::png(pixels);
        return limit <= 0 || bytes.size() <= limit ? bytes : QByteArray();
    }
    const int nudge = variation > 0 ? 1 + (variation - 1) % 3 : 0;
    for (int quality = bestQuality; quality >= lowestQuality; quality -= qualityStep) {
        const QByteArray bytes = pictureencoder::jpeg(pixels, quality - nudge);
        if (limit <= 0 || bytes.size() <= limit)
            return bytes;
    }
    return {};
}

/// PNG if the alpha is worth it or nothing else is taken; "" if the rule takes neither.
QString formatFor(const QImage &image, const PictureRule &rule)
{
    const bool png = rule.formats.contains("png"_L1);
    const bool jpeg = rule.formats.contains("jpeg"_L1) || rule.formats.isEmpty();
    if (png && (!jpeg || pictureencoder::usesAlpha(image)))
        return u"png"_s;
    return jpeg ? u"jpeg"_s : QString();
}

qsizetype byteLimit(const PictureRule &rule)
{
    return rule.aimBytes > 0 ? rule.aimBytes : rule.maximumBytes;
}

/// The next size to try: smaller, still exactly of the aspect.
QSize shrunk(QSize size, QSize aspect)
{
    const int steps = size.width() / aspect.width();
    return aspect * std::max(1, std::min(steps - 1, int(steps * shrinkStep)));
}

} // namespace

QSize turnedSize(const CropRecipe &recipe, const QSize &upright)
{
    return normalizedTurns(recipe.quarterTurns) % 2 == 0 ? upright : upright.transposed();
}

QTransform transformOf(const CropRecipe &recipe, const QSize &upright)
{
    const QSize size = turnedSize(recipe, upright);
    QTransform transform;
    switch (normalizedTurns(recipe.quarterTurns)) {
    case 1:
        transform = QTransform(0, 1, -1, 0, upright.height(), 0);
        break;
    case 2:
        transform = QTransform(-1, 0, 0, -1, upright.width(), upright.height());
        break;
    case 3:
        transform = QTransform(0, -1, 1, 0, 0, upright.width());
        break;
    default:
        break;
    }
    if (recipe.flippedHorizontally)
        transform *= QTransform(-1, 0, 0, 1, size.width(), 0);
    if (recipe.flippedVertically)
        transform *= QTransform(1, 0, 0, -1, 0, size.height());
    return transform;
}

QRectF toUpright(const QRectF &turnedRect, const CropRecipe &recipe, const QSize &upright)
{
    return transformOf(recipe, upright).inverted().mapRect(turnedRect);
}

QImage turned(const QImage &upright, const CropRecipe &recipe)
{
    QImage image = upright;
    if (const int turns = normalizedTurns(recipe.quarterTurns); turns != 0)
        image = image.transformed(QTransform().rotate(90.0 * turns));
    if (recipe.flippedHorizontally || recipe.flippedVertically)
        image = image.mirrored(recipe.flippedHorizontally, recipe.flippedVertically);
    return image;
}

QRectF frameOf(const CropRecipe &recipe, const QSize &upright, const PictureRule &rule)
{
    const QSize size = turnedSize(recipe, upright);
    if (size.isEmpty())
        return {};
    const QSizeF aspect = aspectOf(rule);
    const QRectF picture({}, QSizeF(size));
    const QRectF wanted = isUsable(recipe.crop) ? recipe.crop : picture;
    // The largest frame of the aspect inside what is wanted; a rectangle from elsewhere may have
    // any shape.
    QSizeF fitted = aspect.scaled(wanted.size(), Qt::KeepAspectRatio);
    const QSizeF largest = aspect.scaled(picture.size(), Qt::KeepAspectRatio);
    if (fitted.width() > largest.width() || fitted.height() > largest.height())
        fitted = largest;
    QRectF frame({}, fitted);
    frame.moveCenter(wanted.center());
    frame.moveLeft(std::clamp(frame.left(), 0.0, std::max(0.0, picture.width() - fitted.width())));
    frame.moveTop(std::clamp(frame.top(), 0.0, std::max(0.0, picture.height() - fitted.height())));
    return frame;
}

QSize bakedSize(const QRectF &frame, const PictureRule &rule)
{
    const QSize aspect = aspectOf(rule);
    const QSizeF limit = rule.maximumPixels.isEmpty() ? frame.size() : QSizeF(rule.maximumPixels);
    const double byFrame =
        std::min(frame.width() / aspect.width(), frame.height() / aspect.height());
    const double byRule =
        std::min(limit.width() / aspect.width(), limit.height() / aspect.height());
    // A hair is added so that 511.9999 from the arithmetic of frames is 512 again.
    return aspect * std::max(1, int(std::floor(std::min(byFrame, byRule) + 0.001)));
}

Result<Baked> bake(const QImage &upright, const CropRecipe &recipe, const PictureRule &rule,
                   int variation)
{
    if (upright.isNull())
        return failure(Outcome::Invalid, u"empty"_s);
    const QRectF frame = frameOf(recipe, upright.size(), rule);
    const QImage region = cut(upright, recipe, frame);
    if (region.isNull())
        return failure(Outcome::TooLarge, u"memory"_s);
    const QString format = formatFor(region, rule);
    if (format.isEmpty())
        return failure(Outcome::Invalid, u"format"_s);
    const bool png = format == "png"_L1;
    const QSize aspect = aspectOf(rule);
    for (QSize size = bakedSize(frame, rule);; size = shrunk(size, aspect)) {
        const QByteArray bytes = encoded(scaled(region, size), png, byteLimit(rule), variation);
        if (!bytes.isEmpty())
            return Baked{bytes, png ? "image/png"_ba : "image/jpeg"_ba, size};
        if (size == aspect || std::min(size.width(), size.height()) <= smallestSide)
            return failure(Outcome::TooLarge, u"no size fits"_s);
    }
}

QImage preview(const QImage &upright, const CropRecipe &recipe, const PictureRule &rule, int edge)
{
    if (upright.isNull() || edge <= 0)
        return {};
    const QSize aspect = aspectOf(rule);
    const int width =
        std::max(1, int(std::lround(double(edge) * aspect.width() / aspect.height())));
    return scaled(cut(upright, recipe, frameOf(recipe, upright.size(), rule)), {width, edge});
}

} // namespace personae::picturebaker
