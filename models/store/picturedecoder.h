// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace personae::picturedecoder {

/// Bytes from a service as an upright picture whose longer side is at most `edgePixels`; smaller
/// ones are not blown up. Null where they are no picture, are broken, or claim absurd dimensions:
/// nothing is decoded before the header was judged. Any thread.
[[nodiscard]] QImage decode(const QByteArray &bytes, int edgePixels);

constexpr int maximumSide = 20'000;
constexpr qint64 maximumPixels = 100'000'000;

} // namespace personae::picturedecoder
