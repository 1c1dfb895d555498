// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/avif.h"

#include <QColorSpace>
#include <QTransform>

#include <algorithm>
#include <avif/avif.h>
#include <memory>

namespace personae::avif {

namespace {

struct DecoderDeleter
{
    void operator()(avifDecoder *decoder) const { avifDecoderDestroy(decoder); }
};
struct EncoderDeleter
{
    void operator()(avifEncoder *encoder) const { avifEncoderDestroy(encoder); }
};
struct ImageDeleter
{
    void operator()(avifImage *image) const { avifImageDestroy(image); }
};
using Decoder = std::unique_ptr<avifDecoder, DecoderDeleter>;
using Encoder = std::unique_ptr<avifEncoder, EncoderDeleter>;
using Image = std::unique_ptr<avifImage, ImageDeleter>;

constexpr qint64 maximumPixels = 100'000'000;

const uint8_t *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes.constData());
}

QByteArray copied(const avifRWData &data)
{
    return {reinterpret_cast<const char *>(data.data), qsizetype(data.size)};
}

/// Reads the boxes only. Null if they are broken. The bytes must outlive the decoder.
Decoder parsed(const QByteArray &bytes, bool keepMetadata)
{
    if (!looksLikeAvif(bytes))
        return {};
    Decoder decoder(avifDecoderCreate());
    if (!decoder)
        return {};
    decoder->ignoreExif = keepMetadata ? AVIF_FALSE : AVIF_TRUE;
    decoder->ignoreXMP = decoder->ignoreExif;
    decoder->imageSizeLimit = uint32_t(maximumPixels);
    // Pictures of other programs often lack "pixi" or carry a loose crop; they are fine to look at.
    decoder->strictFlags = AVIF_STRICT_DISABLED;
    if (avifDecoderSetIOMemory(decoder.get(), raw(bytes), size_t(bytes.size())) != AVIF_RESULT_OK ||
        avifDecoderParse(decoder.get()) != AVIF_RESULT_OK) {
        return {};
    }
    return decoder;
}

bool mirrorsLeftRight(const avifImage &image)
{
#if AVIF_VERSION >= 1000000
    return image.imir.axis == 1;
#else
    return image.imir.mode == 1;
#endif
}

/// The boxes "irot" (anticlockwise) and then "imir": libavif reports them and leaves the work to
/// us.
QImage turnedUpright(QImage picture, const avifImage &image)
{
    if ((image.transformFlags & AVIF_TRANSFORM_IROT) && image.irot.angle % 4 != 0)
        picture = picture.transformed(QTransform().rotate(-90.0 * image.irot.angle));
    if (image.transformFlags & AVIF_TRANSFORM_IMIR) {
        const bool leftRight = mirrorsLeftRight(image);
        picture = picture.mirrored(leftRight, !leftRight);
    }
    return picture;
}

QImage toQImage(const avifImage &image)
{
    const bool alpha = image.alphaPlane != nullptr;
    QImage picture(int(image.width), int(image.height),
                   alpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888);
    if (picture.isNull())
        return {};
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, &image);
    rgb.depth = 8;
    rgb.format = AVIF_RGB_FORMAT_RGBA;
    rgb.ignoreAlpha = alpha ? AVIF_FALSE : AVIF_TRUE;
    rgb.pixels = picture.bits();
    rgb.rowBytes = uint32_t(picture.bytesPerLine());
    if (avifImageYUVToRGB(&image, &rgb) != AVIF_RESULT_OK)
        return {};
    picture.setColorSpace(image.icc.size > 0 ? QColorSpace::fromIccProfile(copied(image.icc))
                                             : QColorSpace(QColorSpace::SRgb));
    return picture;
}

void setQuality(avifEncoder &encoder, int quality)
{
    const int bounded = std::clamp(quality, 0, 100);
#if AVIF_VERSION >= 1000000
    encoder.quality = bounded;
    encoder.qualityAlpha = bounded;
#else
    const int quantizer = (100 - bounded) * AVIF_QUANTIZER_WORST_QUALITY / 100;
    encoder.minQuantizer = std::max(0, quantizer - 4);
    encoder.maxQuantizer = std::min(AVIF_QUANTIZER_WORST_QUALITY, quantizer + 4);
    encoder.minQuantizerAlpha = encoder.minQuantizer;
    encoder.maxQuantizerAlpha = encoder.maxQuantizer;
#endif
}

Image toAvifImage(const QImage &picture)
{
    Image image(avifImageCreate(uint32_t(picture.width()), uint32_t(picture.height()), 8,
                                AVIF_PIXEL_FORMAT_YUV420));
    if (!image)
        return {};
    image->colorPrimaries = AVIF_COLOR_PRIMARIES_BT709;
    image->transferCharacteristics = AVIF_TRANSFER_CHARACTERISTICS_SRGB;
    image->matrixCoefficients = AVIF_MATRIX_COEFFICIENTS_BT601;
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, image.get());
    rgb.depth = 8;
    rgb.format = AVIF_RGB_FORMAT_RGBA;
    rgb.ignoreAlpha = picture.hasAlphaChannel() ? AVIF_FALSE : AVIF_TRUE;
    rgb.pixels = const_cast<uint8_t *>(picture.constBits()); // libavif only reads it here
    rgb.rowBytes = uint32_t(picture.bytesPerLine());
    if (avifImageRGBToYUV(image.get(), &rgb) != AVIF_RESULT_OK)
        return {};
    return image;
}

} // namespace

bool looksLikeAvif(const QByteArray &bytes)
{
    const avifROData data{raw(bytes), size_t(bytes.size())};
    return bytes.size() >= 12 && avifPeekCompatibleFileType(&data) == AVIF_TRUE;
}

Claim claim(const QByteArray &bytes)
{
    const Decoder decoder = parsed(bytes, true);
    if (!decoder)
        return {};
    const avifImage &image = *decoder->image;
    return {QSize(int(image.width), int(image.height)), decoder->imageCount > 1, copied(image.exif),
            copied(image.xmp)};
}

QImage decode(const QByteArray &bytes, int maximumSide)
{
    const Decoder decoder = parsed(bytes, false);
    if (!decoder)
        return {};
    const auto side = uint32_t(std::max(0, maximumSide));
    if (decoder->image->width > side || decoder->image->height > side)
        return {};
    if (avifDecoderNextImage(decoder.get()) != AVIF_RESULT_OK)
        return {};
    return turnedUpright(toQImage(*decoder->image), *decoder->image);
}

QByteArray encode(const QImage &image, int quality)
{
    if (image.isNull())
        return {};
    const QImage picture = image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_RGBA8888
                                                                         : QImage::Format_RGBX8888);
    const Image source = toAvifImage(picture);
    const Encoder encoder(avifEncoderCreate());
    if (!source || !encoder)
        return {};
    encoder->speed = 8;
    setQuality(*encoder, quality);
    avifRWData output = AVIF_DATA_EMPTY;
    const bool written = avifEncoderWrite(encoder.get(), source.get(), &output) == AVIF_RESULT_OK;
    QByteArray bytes = written ? copied(output) : QByteArray();
    avifRWDataFree(&output);
    return bytes;
}

} // namespace personae::avif
