// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

/// Pictures made on the spot, whole and broken, so that no test needs files of strangers.
namespace sample {

/// Four quarters of different colours with a smooth slope over them: every turn and flip looks
/// different.
[[nodiscard]] QImage quarters(int width, int height);
[[nodiscard]] QImage noise(int width, int height, quint32 seed = 1);
[[nodiscard]] QByteArray encoded(const QImage &image, const char *format, int quality = 90);

/// EXIF with this orientation, maker, date, and a GPS directory, as a bare TIFF block.
[[nodiscard]] QByteArray exifBlock(int orientation);
/// A JPEG with an extra segment right behind its start.
[[nodiscard]] QByteArray withSegment(const QByteArray &jpeg, int marker, const QByteArray &body);
[[nodiscard]] QByteArray withExif(const QByteArray &jpeg, int orientation);
/// A PNG with an extra chunk behind its header.
[[nodiscard]] QByteArray withChunk(const QByteArray &png, const QByteArray &name,
                                   const QByteArray &body);

/// Headers that claim a size, with next to nothing behind them.
[[nodiscard]] QByteArray pngClaiming(quint32 width, quint32 height);
[[nodiscard]] QByteArray jpegClaiming(quint16 width, quint16 height);

/// The most memory this process ever had in RAM, in bytes.
[[nodiscard]] qint64 peakMemory();

} // namespace sample
