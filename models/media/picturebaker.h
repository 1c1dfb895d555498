// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/croprecipe.h"
#include "models/values/result.h"
#include "models/values/serviceinfo.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>
#include <QSize>
#include <QTransform>

namespace personae::picturebaker {

struct Baked
{
    QByteArray bytes;     ///< no metadata: no EXIF, XMP, GPS, text keys
    QByteArray mediaType; ///< "image/jpeg", "image/png"
    QSize size;
};

/// The one place where pixels change: turn, flip, crop, scale down to the rule's pixels, encode
/// within its bytes. Pure; takes long, so on a worker. `upright` is TakenImage::image, whose pixels
/// the recipe counts. `variation` 0 is the best encoding; 1, 2, … are others that look the same but
/// whose decoded pixels differ (Cloudillo 4.4: a picture sent twice is taken away). Errors: Invalid
/// (no picture, or no format we write), TooLarge (no size fits the rule's bytes).
Result<Baked> bake(const QImage &upright, const CropRecipe &recipe, const PictureRule &rule,
                   int variation = 0);

/// The size of the picture once the recipe has turned it: the space its crop and every frame live
/// in.
[[nodiscard]] QSize turnedSize(const CropRecipe &recipe, const QSize &upright);

/// The frame the recipe means on an upright picture of this size, in the turned picture's pixels:
/// inside it, of the rule's aspect, whatever the recipe says. Empty only if the picture is.
[[nodiscard]] QRectF frameOf(const CropRecipe &recipe, const QSize &upright,
                             const PictureRule &rule);

/// From the pixels of the upright picture to those of the turned and flipped one.
[[nodiscard]] QTransform transformOf(const CropRecipe &recipe, const QSize &upright);

/// A rectangle of the turned picture where it was in the upright one.
[[nodiscard]] QRectF toUpright(const QRectF &turned, const CropRecipe &recipe,
                               const QSize &upright);

/// Turn, then flip, of a whole picture.
[[nodiscard]] QImage turned(const QImage &upright, const CropRecipe &recipe);

/// What bake() will make of the frame: exactly of the rule's aspect, never scaled up (but at least
/// one step of it).
[[nodiscard]] QSize bakedSize(const QRectF &frame, const PictureRule &rule);

/// A quick preview of the recipe, `edge` pixels high, for the size strip. Transparent parts stay
/// so.
[[nodiscard]] QImage preview(const QImage &upright, const CropRecipe &recipe,
                             const PictureRule &rule, int edge);

} // namespace personae::picturebaker
