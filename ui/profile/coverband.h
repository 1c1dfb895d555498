// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>

/// A cover picture as a band: cropped to the middle, or a quiet ground in the handle's colour where
/// there is none.
namespace personae::coverband {

void paint(QPainter &painter, const QRect &rect, const QImage &picture, const QString &handle,
           int radius);

} // namespace personae::coverband
