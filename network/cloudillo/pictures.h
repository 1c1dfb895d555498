// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

/// Picture ids, variants and the bytes behind them (Cloudillo 1.3, 4.4, 10 row 8). Pure.
namespace personae::cloudillo {

/// What a picture field names: a whole address as it is, else the last path segment. Empty: no
/// picture.
[[nodiscard]] QString pictureIdFrom(const QJsonValue &value);

/// "@" + number: the node still works on it.
[[nodiscard]] bool isPassingId(QStringView id);

/// The variant whose box is the smallest that still holds this edge in pixels.
[[nodiscard]] QString variantFor(int edgePixels);

/// "d2,vis.pf:b1~…:f=avif:s=1320:r=80x80;…"; parts that make no sense are left out.
[[nodiscard]] QList<PictureVariant> variantsFrom(const QString &descriptor);

/// image/jpeg, image/png or image/webp by the first bytes; empty for anything else.
[[nodiscard]] QByteArray uploadTypeOf(const QByteArray &bytes);

/// The part of the path after the API origin that leads to a picture, without query,
/// percent-encoded.
[[nodiscard]] QByteArray picturePath(const QString &id, const QString &filesRoot);

/// Only ids that name a set of variants take the parameter `variant`.
[[nodiscard]] bool takesVariant(const QString &id);

} // namespace personae::cloudillo
