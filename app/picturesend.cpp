// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturesend.h"

#include "models/media/imageintake.h"
#include "models/media/picturebaker.h"
#include "models/media/pictureencoder.h"

#include <QCryptographicHash>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace personae::picturesend {

namespace {

constexpr int maximumVariation = 24;
constexpr int comparedEdge = 16; ///< pixels: what is left is the picture, not its encoding
constexpr int alikeBelow = 8;    ///< mean difference of 256 levels
constexpr qsizetype largestOriginal = 5 * 1024 * 1024; ///< where the rule names no limit

ApiError invalid(const QString &detail)
{
    ApiError error;
    error.kind = Outcome::Invalid;
    error.detail = detail;
    return error;
}

QImage within(const QImage &image, const QSize &bounds)
{
    const bool larger = image.width() > bounds.width() || image.height() > bounds.height();
    return larger && !bounds.isEmpty()
               ? image.scaled(bounds, Qt::KeepAspectRatio, Qt::SmoothTransformation)
               : image;
}

/// The whole picture, upright, with nothing but its pixels (Epixel 3.4).
Parcel withOriginal(Parcel parcel, const QImage &upright, const PictureRule &rule)
{
    const qsizetype limit = rule.maximumBytes > 0 ? rule.maximumBytes : largestOriginal;
    QImage image = within(upright, rule.originalPixels);
    const bool keepsAlpha = pictureencoder::usesAlpha(image) && rule.formats.contains("png"_L1);
    for (int attempt = 0; attempt < 12 && image.width() > 1 && image.height() > 1; ++attempt) {
        const QImage bare = pictureencoder::bare(image, keepsAlpha);
        parcel.original = keepsAlpha
                              ? pictureencoder::png(bare)
                              : pictureencoder::jpeg(bare, attempt < 2 ? 92 - 10 * attempt : 80);
        parcel.originalType = keepsAlpha ? "image/png" : "image/jpeg";
        if (!parcel.original.isEmpty() && parcel.original.size() <= limit)
            return parcel;
        if (keepsAlpha || attempt > 0)
            image = within(image, image.size() * 0.75);
    }
    parcel.error = invalid(u"original-too-large"_s);
    return parcel;
}

QImage small(const QByteArray &bytes)
{
    const Result<TakenImage> taken = imageintake::take(bytes);
    if (!taken)
        return {};
    return pictureencoder::bare(taken.value().image, false)
        .scaled(comparedEdge, comparedEdge, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

} // namespace

Variation vary(const BlobStore &blobs, const PutPictureCommand &put, const PictureRule &rule,
               const QSet<QString> &usedDigests)
{
    const Result<QByteArray> original = blobs.get(put.original);
    if (!original)
        return {.blob = {}, .mediaType = {}, .error = original.error()};
    const Result<TakenImage> taken = imageintake::take(original.value());
    if (!taken)
        return {.blob = {}, .mediaType = {}, .error = taken.error()};
    for (int number = 1; number <= maximumVariation; ++number) {
        const auto baked = picturebaker::bake(taken.value().image, put.recipe, rule, number);
        if (!baked)
            return {.blob = {}, .mediaType = {}, .error = baked.error()};
        const QByteArray hash =
            QCryptographicHash::hash(baked.value().bytes, QCryptographicHash::Sha256);
        if (usedDigests.contains(QString::fromLatin1(hash.toHex())))
            continue;
        const Result<BlobId> blob = blobs.put(baked.value().bytes);
        if (!blob)
            return {.blob = {}, .mediaType = {}, .error = blob.error()};
        return {.blob = blob.value(),
                .mediaType = QString::fromLatin1(baked.value().mediaType),
                .error = {}};
    }
    return {.blob = {}, .mediaType = {}, .error = invalid(u"no variation left"_s)};
}

Parcel pack(const BlobStore &blobs, const PutPictureCommand &put, const PictureRule &rule)
{
    Parcel parcel;
    const Result<QByteArray> baked = blobs.get(put.baked);
    if (!baked) {
        parcel.error = invalid(baked.error().detail);
        return parcel;
    }
    parcel.bytes = baked.value();
    if (!rule.sendsOriginal)
        return parcel;
    const Result<QByteArray> original = blobs.get(put.original);
    const Result<TakenImage> taken =
        original ? imageintake::take(original.value()) : Result<TakenImage>(original.error());
    if (!taken) {
        parcel.error = invalid(taken.error().detail);
        return parcel;
    }
    return withOriginal(parcel, taken.value().image, rule);
}

std::optional<bool> looksLike(const QByteArray &shown, const QByteArray &sent)
{
    const QImage one = small(shown);
    const QImage other = small(sent);
    if (one.isNull() || other.isNull())
        return std::nullopt;
    qint64 sum = 0;
    for (int y = 0; y < comparedEdge; ++y) {
        for (int x = 0; x < comparedEdge; ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            sum += std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) +
                   std::abs(qBlue(a) - qBlue(b));
        }
    }
    return sum < qint64(alikeBelow) * 3 * comparedEdge * comparedEdge;
}

} // namespace personae::picturesend
