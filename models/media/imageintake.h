// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QStringList>

#include <functional>

namespace personae {

/// A foreign picture, decoded upright and bounded.
struct TakenImage
{
    QImage image;         ///< EXIF orientation applied; at most imageintake::maximumPixels
    QSize originalSize;   ///< upright, before any scaling down
    QByteArray original;  ///< the file's bytes, untouched
    QByteArray format;    ///< "jpeg", "png", "webp", "gif", "avif"
    QStringList metadata; ///< what will be removed: "gps", "camera", "date", "text"; message ids
    bool animated = false;
};

namespace imageintake {

constexpr qint64 maximumFileBytes = 64 * 1024 * 1024;
constexpr qint64 maximumPixels = 100'000'000; ///< larger ones are read scaled down
constexpr int maximumSide = 20'000;

/// Why a picture was refused (ApiError::detail holds this word; kind is Invalid or TooLarge):
/// "not-a-picture", "broken" (also cut off in the middle), "absurd-size", "file-too-large",
/// "empty", "unreadable". Decodes within an allocation limit decided from the header, so absurd
/// claims cost no memory. Worker thread.
[[nodiscard]] Result<TakenImage> take(const QByteArray &bytes);
[[nodiscard]] Result<TakenImage> takeFile(const QString &path);

/// The same on a pool thread; `done` comes on the context's thread, or never if the context is
/// gone.
void takeLater(const QByteArray &bytes, QObject *context,
               std::function<void(Result<TakenImage>)> done);
void takeFileLater(const QString &path, QObject *context,
                   std::function<void(Result<TakenImage>)> done);

} // namespace imageintake
} // namespace personae
