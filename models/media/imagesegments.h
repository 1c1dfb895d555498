// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

/// Walks over the parts of a picture file without decoding them. No length is believed beyond the
/// end of the bytes. Pure, any thread.
namespace personae::imagesegments {

/// Every marker with a length, e.g. 0xE1 for APP1, with what follows its length. True if the end
/// marker was reached: one inside an embedded thumbnail does not count.
bool walkJpeg(const QByteArray &bytes, const std::function<void(int, QByteArrayView)> &visit);

/// Every chunk by name. True if IEND was reached.
bool walkPng(const QByteArray &bytes,
             const std::function<void(const QByteArray &, QByteArrayView)> &visit);

/// Every chunk of the RIFF container by name.
void walkWebp(const QByteArray &bytes,
              const std::function<void(const QByteArray &, QByteArrayView)> &visit);

struct GifShape
{
    int frames = 0;
    bool firstFrameWhole = false;
    bool hasComment = false;
};
[[nodiscard]] GifShape walkGif(const QByteArray &bytes);

} // namespace personae::imagesegments
