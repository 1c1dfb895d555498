// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/coverband.h"

#include "ui/theme/theme.h"

#include <QLinearGradient>
#include <QPainterPath>

namespace personae::coverband {

namespace {

QRectF middle(const QSizeF &picture, const QSizeF &shape)
{
    const QSizeF part = shape.scaled(picture, Qt::KeepAspectRatio);
    return {QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2),
            part};
}

} // namespace

void paint(QPainter &painter, const QRect &rect, const QImage &picture, const QString &handle,
           int radius)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(rect, radius, radius);
    painter.setClipPath(shape);
    if (!picture.isNull()) {
        painter.drawImage(QRectF(rect), picture, middle(picture.size(), rect.size()));
    } else {
        const QColor ground = Theme::initialsGround(handle);
        QLinearGradient gradient(rect.topLeft(), rect.bottomRight());
        gradient.setColorAt(0, ground);
        gradient.setColorAt(1, ground.lighter(150));
        painter.fillRect(rect, gradient);
    }
    painter.restore();
}

} // namespace personae::coverband
