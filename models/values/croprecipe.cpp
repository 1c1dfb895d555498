// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/croprecipe.h"

using namespace Qt::StringLiterals;

namespace personae {

QJsonObject CropRecipe::toJson() const
{
    return {{u"turns"_s, quarterTurns},
            {u"flipH"_s, flippedHorizontally},
            {u"flipV"_s, flippedVertically},
            {u"x"_s, crop.x()},
            {u"y"_s, crop.y()},
            {u"w"_s, crop.width()},
            {u"h"_s, crop.height()}};
}

CropRecipe CropRecipe::fromJson(const QJsonObject &json)
{
    CropRecipe recipe;
    recipe.quarterTurns = ((json.value(u"turns"_s).toInt() % 4) + 4) % 4;
    recipe.flippedHorizontally = json.value(u"flipH"_s).toBool();
    recipe.flippedVertically = json.value(u"flipV"_s).toBool();
    recipe.crop = {json.value(u"x"_s).toDouble(), json.value(u"y"_s).toDouble(),
                   json.value(u"w"_s).toDouble(), json.value(u"h"_s).toDouble()};
    return recipe;
}

} // namespace personae
