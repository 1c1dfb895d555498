// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/picturedecoder.h"

#include "models/media/avif.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace personae::picturedecoder {

namespace {

QImage bounded(const QImage &image, int edge)
{
    if (image.isNull() || std::max(image.width(), image.height()) <= edge)
        return image;
    return image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

bool isSane(const QSize &size)
{
    return size.isValid() && size.width() > 0 && size.height() > 0 && size.width() <= maximumSide &&
           size.height() <= maximumSide && qint64(size.width()) * size.height() <= maximumPixels;
}

} // namespace

QImage decode(const QByteArray &bytes, int edgePixels)
{
    const int edge = std::clamp(edgePixels, 1, maximumSide);
    if (avif::looksLikeAvif(bytes))
        return bounded(avif::decode(bytes), edge);
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!isSane(size))
        return {};
    if (std::max(size.width(), size.height()) > edge)
        reader.setScaledSize(size.scaled(edge, edge, Qt::KeepAspectRatio).expandedTo({1, 1}));
    // SVG and other formats that are programs rather than pixels are not pictures of a service.
    const QByteArray format = reader.format();
    if (format.startsWith("svg") || format == "pdf")
        return {};
    return bounded(reader.read(), edge);
}

} // namespace personae::picturedecoder
