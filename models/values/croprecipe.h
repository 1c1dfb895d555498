// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMetaType>
#include <QRectF>

namespace personae {

/// An edit of a picture as a recipe: pixels change once, when it is baked. Order: turn, then flip,
/// then crop. The crop is in pixels of the upright, turned and flipped original.
struct CropRecipe
{
    int quarterTurns = 0; ///< clockwise, 0..3
    bool flippedHorizontally = false;
    bool flippedVertically = false;
    QRectF crop; ///< empty: the largest centred frame of the slot's aspect

    bool operator==(const CropRecipe &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static CropRecipe fromJson(const QJsonObject &json);
};

} // namespace personae

Q_DECLARE_METATYPE(personae::CropRecipe)
