// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/imageintake.h"

#include "models/media/avif.h"
#include "models/media/imageheader.h"
#include "models/media/imagemetadata.h"
#include "models/media/worker.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace personae::imageintake {

namespace {

/// Beyond this even reading scaled down takes minutes, and no camera makes it.
constexpr qint64 absurdPixels = 1'000'000'000;
constexpr int maximumMegabytes = int(maximumPixels * 8 / (1024 * 1024)) + 1; // 16 bits a channel

ApiError refused(Outcome kind, const QString &word)
{
    ApiError error;
    error.kind = kind;
    error.detail = word;
    return error;
}

ApiError broken()
{
    return refused(Outcome::Invalid, u"broken"_s);
}

ApiError absurd()
{
    return refused(Outcome::TooLarge, u"absurd-size"_s);
}

qint64 pixels(QSize size)
{
    return qint64(size.width()) * size.height();
}

bool isWithinLimits(QSize size)
{
    return pixels(size) <= maximumPixels && std::max(size.width(), size.height()) <= maximumSide;
}

QSize scaledIntoLimits(QSize size)
{
    const double byArea = std::sqrt(double(maximumPixels) / double(pixels(size)));
    const double bySide = double(maximumSide) / std::max(size.width(), size.height());
    const double factor = std::min(byArea, bySide);
    return QSize(int(size.width() * factor), int(size.height() * factor)).expandedTo({1, 1});
}

/// The limit is one for the whole process; ours is decided per picture from its header, this is
/// only the ceiling.
void raiseAllocationLimit()
{
    static const bool once = [] {
        QImageReader::setAllocationLimit(maximumMegabytes);
        return true;
    }();
    Q_UNUSED(once)
}

/// One of two layouts, in sRGB: what painting and baking are quick with.
QImage settled(QImage image)
{
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb)) {
        if (image.depth() < 24)
            image.convertTo(QImage::Format_RGB32);
        image.convertToColorSpace(QColorSpace::SRgb);
    }
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                            : QImage::Format_RGB32);
    image.setColorSpace(QColorSpace::SRgb);
    return image;
}

Result<TakenImage> takeAvif(const QByteArray &bytes)
{
    const avif::Claim claim = avif::claim(bytes);
    if (claim.size.isEmpty())
        return broken();
    if (!isWithinLimits(claim.size))
        return absurd();
    TakenImage taken;
    taken.image = settled(avif::decode(bytes, maximumSide));
    if (taken.image.isNull())
        return broken();
    taken.originalSize = taken.image.size();
    taken.animated = claim.animated;
    taken.metadata = imagemetadata::inBlocks(claim.exif, claim.xmp);
    return taken;
}

/// The size to read at: the claimed one, a smaller one if the format can do that cheaply, or none.
QSize readableSize(const QImageReader &reader, QSize claimed, const QByteArray &bytes,
                   const QByteArray &format)
{
    if (isWithinLimits(claimed))
        return claimed;
    const bool cheap = format == "jpeg" && !imageheader::isMultiScanJpeg(bytes) &&
                       reader.supportsOption(QImageIOHandler::ScaledSize);
    return cheap && pixels(claimed) <= absurdPixels ? scaledIntoLimits(claimed) : QSize();
}

Result<TakenImage> takeByQt(const QByteArray &bytes, const QByteArray &format)
{
    raiseAllocationLimit();
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false); // the sniffed decoder and no other
    reader.setAutoTransform(true);
    const QSize claimed = reader.size();
    if (claimed.isEmpty())
        return broken();
    const QSize size = readableSize(reader, claimed, bytes, format);
    if (size.isEmpty())
        return absurd();
    if (!imageheader::isWhole(bytes, format))
        return broken();
    if (size != claimed)
        reader.setScaledSize(size);
    QImage image;
    if (!reader.read(&image))
        return broken();
    TakenImage taken;
    taken.image = settled(std::move(image));
    const bool sideways = reader.transformation() & QImageIOHandler::TransformationRotate90;
    taken.originalSize = sideways ? claimed.transposed() : claimed;
    taken.animated = imageheader::isAnimated(bytes, format);
    taken.metadata = imagemetadata::find(bytes, format);
    return taken;
}

} // namespace

Result<TakenImage> take(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return refused(Outcome::Invalid, u"empty"_s);
    if (bytes.size() > maximumFileBytes)
        return refused(Outcome::TooLarge, u"file-too-large"_s);
    const QByteArray format = imageheader::sniff(bytes);
    if (format.isEmpty() ||
        (format != "avif" && !QImageReader::supportedImageFormats().contains(format)))
        return refused(Outcome::Invalid, u"not-a-picture"_s);
    Result<TakenImage> result = format == "avif" ? takeAvif(bytes) : takeByQt(bytes, format);
    if (!result)
        return result;
    TakenImage taken = result.take();
    taken.original = bytes;
    taken.format = format;
    return taken;
}

Result<TakenImage> takeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(Outcome::Invalid, u"unreadable"_s);
    if (file.size() > maximumFileBytes)
        return refused(Outcome::TooLarge, u"file-too-large"_s);
    const QByteArray bytes = file.read(maximumFileBytes + 1); // a pipe has no size
    if (file.error() != QFileDevice::NoError)
        return refused(Outcome::Invalid, u"unreadable"_s);
    return take(bytes);
}

void takeLater(const QByteArray &bytes, QObject *context,
               std::function<void(Result<TakenImage>)> done)
{
    worker::run<Result<TakenImage>>(
        context, [bytes] { return take(bytes); }, std::move(done));
}

void takeFileLater(const QString &path, QObject *context,
                   std::function<void(Result<TakenImage>)> done)
{
    worker::run<Result<TakenImage>>(
        context, [path] { return takeFile(path); }, std::move(done));
}

} // namespace personae::imageintake
