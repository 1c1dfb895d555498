// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

/// Pixels into bytes that carry nothing but pixels. Pure, any thread.
namespace personae::pictureencoder {

/// True if any pixel is not opaque.
[[nodiscard]] bool usesAlpha(const QImage &image);

/// A fresh sRGB picture: no text keys, no colour profile, no alpha (on white) unless kept.
[[nodiscard]] QImage bare(const QImage &image, bool keepAlpha);

/// Changes an 8 x 8 corner by a few levels, differently for each variation; 0 changes nothing. The
/// eye does not see it, a server that compares pictures does (Cloudillo 4.4).
void vary(QImage &image, int variation);

[[nodiscard]] QByteArray jpeg(const QImage &bare, int quality);
[[nodiscard]] QByteArray png(const QImage &bare);

} // namespace personae::pictureencoder
