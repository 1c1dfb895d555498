// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

/// What can be known about a picture from its structure alone, without decoding a pixel. Pure, any
/// thread.
namespace personae::imageheader {

/// "jpeg", "png", "gif", "webp", "avif", "bmp", "tiff"; empty if the content is none of them. Names
/// and declared types are not asked: only what stands in the bytes.
[[nodiscard]] QByteArray sniff(const QByteArray &bytes);

/// False if the file ends before its picture does. Qt decodes such JPEGs in silence, and Cloudillo
/// takes them and shows half a grey picture (Cloudillo 4.4).
[[nodiscard]] bool isWhole(const QByteArray &bytes, const QByteArray &format);

/// More than one frame. Not for AVIF (see avif::claim).
[[nodiscard]] bool isAnimated(const QByteArray &bytes, const QByteArray &format);

/// A JPEG in several scans: its decoder keeps all coefficients in memory, so that reading it scaled
/// down saves nothing.
[[nodiscard]] bool isMultiScanJpeg(const QByteArray &bytes);

} // namespace personae::imageheader
