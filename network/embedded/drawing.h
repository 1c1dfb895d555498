// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

/// The demo's pictures, drawn by us: the same seed always gives the same picture. Any thread.
namespace personae::embedded::drawing {

/// Head and shoulders on a coloured ground; square.
[[nodiscard]] QImage portrait(const QString &seed, int side);
/// A leaf or two on a coloured ground, for communities; square.
[[nodiscard]] QImage emblem(const QString &seed, int side);
/// Hills below a sky, 3:1.
[[nodiscard]] QImage landscape(const QString &seed, int width);

} // namespace personae::embedded::drawing
