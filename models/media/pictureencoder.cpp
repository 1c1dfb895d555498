// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/pictureencoder.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

namespace personae::pictureencoder {

namespace {

constexpr int block = 8;
constexpr int maximumShift = 8;

QByteArray written(const QImage &image, const QByteArray &format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    return writer.write(image) ? bytes : QByteArray();
}

/// The corner for a variation; on a transparent picture the first block towards the middle that can
/// be seen.
QRect varied(const QImage &image, int corner)
{
    const QSize size = QSize(block, block).boundedTo(image.size());
    QRect rect({}, size);
    for (int step = 0; step * 2 * block < std::min(image.width(), image.height()); ++step) {
        const int in = step * block;
        rect.moveTo((corner & 1) != 0 ? in : image.width() - size.width() - in,
                    (corner & 2) != 0 ? in : image.height() - size.height() - in);
        if (qAlpha(image.pixel(rect.center())) == 255)
            return rect;
    }
    return rect;
}

int shifted(int value, int shift)
{
    return value > 127 ? value - shift : value + shift;
}

} // namespace

bool usesAlpha(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        if (std::any_of(line, line + pixels.width(),
                        [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return true;
    }
    return false;
}

QImage bare(const QImage &image, bool keepAlpha)
{
    QImage source = image;
    const QColorSpace space = source.colorSpace();
    if (space.isValid() && space != QColorSpace(QColorSpace::SRgb))
        source.convertToColorSpace(QColorSpace::SRgb);
    source.setColorSpace({});
    source.setDevicePixelRatio(1);
    QImage target(image.size(), keepAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    target.fill(keepAlpha ? Qt::transparent : Qt::white);
    QPainter painter(&target);
    if (keepAlpha)
        painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(0, 0, source);
    return target;
}

void vary(QImage &image, int variation)
{
    if (variation <= 0 || image.isNull())
        return;
    // Two levels at least: one could be lost in rounding.
    const int shift = 2 + (variation - 1) % (maximumShift - 1);
    const QRect rect = varied(image, (variation - 1) / (maximumShift - 1) % 4);
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const QRgb was = image.pixel(x, y);
            // A picture that is transparent all over has no colour to change.
            const int alpha = qAlpha(was) == 0 ? shift : qAlpha(was);
            image.setPixel(x, y,
                           qRgba(shifted(qRed(was), shift), shifted(qGreen(was), shift),
                                 shifted(qBlue(was), shift), alpha));
        }
    }
}

QByteArray jpeg(const QImage &bare, int quality)
{
    return written(bare, "jpeg", quality);
}

QByteArray png(const QImage &bare)
{
    return written(bare, "png", -1);
}

} // namespace personae::pictureencoder
