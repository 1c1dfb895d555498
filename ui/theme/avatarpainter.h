// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/vocabulary.h"

#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>

namespace personae::avatarpainter {

/// A round picture, or initials on a ground where there is none; communities carry a small notch
/// mark (look.md).
void paint(QPainter &painter, const QRect &rect, const QImage &picture, const QString &name,
           const QString &handle, PersonKind kind);
/// First grapheme of the first and of the last word, any script; of the handle where the name is
/// empty.
[[nodiscard]] QString initials(const QString &name, const QString &handle);

} // namespace personae::avatarpainter
