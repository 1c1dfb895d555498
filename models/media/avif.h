// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

/// AVIF through libavif: Debian 12's Qt has no plugin for it, and Cloudillo's smallest variant is
/// always AVIF (Cloudillo 1.3). Callable from any thread.
namespace personae::avif {

/// What the header claims; nothing was decoded for it.
struct Claim
{
    QSize size; ///< as stored, before turning
    bool animated = false;
    QByteArray exif; ///< the TIFF block, empty if there is none
    QByteArray xmp;
};

[[nodiscard]] bool looksLikeAvif(const QByteArray &bytes);
/// A null size if it is no AVIF or its header is broken.
[[nodiscard]] Claim claim(const QByteArray &bytes);
/// Upright. Null if it is no AVIF, is broken or cut off, or is larger than this on a side.
[[nodiscard]] QImage decode(const QByteArray &bytes, int maximumSide = 4096);
/// Quality 0..100. Empty on failure.
[[nodiscard]] QByteArray encode(const QImage &image, int quality = 60);

} // namespace personae::avif
