// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/drawing.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace personae::embedded::drawing {

namespace {

/// Numbers 0..1 that depend on the seed alone.
class Dice final
{
public:
    explicit Dice(const QString &seed)
        : m_bytes(QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256))
    {
    }
    double next()
    {
        const auto byte = static_cast<unsigned char>(m_bytes.at(m_at++ % m_bytes.size()));
        return byte / 255.0;
    }
    float between(double low, double high) { return float(low + (high - low) * next()); }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

QColor hsl(float hue, float saturation, float lightness)
{
    return QColor::fromHslF(hue - std::floor(hue), saturation, lightness);
}

QLinearGradient ground(Dice &dice, double side)
{
    const float hue = dice.between(0, 1);
    QLinearGradient gradient(0, 0, side * 0.7, side);
    gradient.setColorAt(0, hsl(hue, dice.between(0.35, 0.6), 0.55f));
    gradient.setColorAt(1, hsl(hue + dice.between(0.08, 0.3), dice.between(0.35, 0.6), 0.36f));
    return gradient;
}

void paintHair(QPainter &painter, Dice &dice, const QRectF &head)
{
    painter.setBrush(hsl(dice.between(0.02, 0.12), 0.35f, dice.between(0.12, 0.5)));
    const bool isLong = dice.next() > 0.55;
    const double extra = head.width() * 0.09;
    QRectF cap = head.adjusted(-extra, -extra, extra, isLong ? head.height() * 0.45 : 0);
    painter.drawRoundedRect(cap, cap.width() / 2, cap.width() / 2);
}

} // namespace

QImage portrait(const QString &seed, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    Dice dice(seed);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.fillRect(image.rect(), ground(dice, side));

    const double s = side;
    const double width = dice.between(0.28, 0.34) * s;
    const QRectF head((s - width) / 2, 0.22 * s, width, width * 1.15);
    paintHair(painter, dice, head);
    const QColor skin =
        hsl(dice.between(0.04, 0.09), dice.between(0.25, 0.5), dice.between(0.35, 0.85));
    painter.setBrush(skin.darker(112));
    painter.drawRect(QRectF(s / 2 - width * 0.19, head.center().y(), width * 0.38, width * 0.9));
    painter.setBrush(skin);
    painter.drawEllipse(head.adjusted(0, head.height() * 0.12, 0, 0));
    painter.setBrush(hsl(dice.between(0, 1), dice.between(0.15, 0.5), dice.between(0.3, 0.85)));
    painter.drawEllipse(QRectF(s * 0.14, s * 0.69, s * 0.72, s * 0.66));
    return image;
}

QImage emblem(const QString &seed, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    Dice dice(seed);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.fillRect(image.rect(), ground(dice, side));
    painter.translate(side / 2.0, side * 0.62);
    const int leaves = 3 + int(dice.next() * 5);
    painter.setBrush(QColor(255, 255, 255, 215));
    for (int i = 0; i < leaves; ++i) {
        painter.save();
        painter.rotate(-80.0 + 160.0 * i / (leaves - 1));
        QPainterPath leaf;
        const double length = side * 0.42;
        leaf.quadTo(-side * 0.13, -length * 0.55, 0, -length);
        leaf.quadTo(side * 0.13, -length * 0.55, 0, 0);
        painter.drawPath(leaf);
        painter.restore();
    }
    return image;
}

QImage landscape(const QString &seed, int width)
{
    const int height = width / 3;
    QImage image(width, height, QImage::Format_RGB32);
    Dice dice(seed);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const float hue = dice.between(0.5, 0.72);
    QLinearGradient sky(0, 0, 0, height);
    sky.setColorAt(0, hsl(hue, 0.5f, 0.5f));
    sky.setColorAt(1, hsl(hue - 0.42f, 0.6f, 0.78f));
    painter.fillRect(image.rect(), sky);
    painter.setBrush(QColor(255, 244, 214, 220));
    painter.drawEllipse(QPointF(double(dice.between(0.15, 0.85)) * width, height * 0.34),
                        height * 0.11, height * 0.11);
    const float green = dice.between(0.26, 0.46);
    for (int layer = 0; layer < 4; ++layer) {
        const double base = height * (0.52 + 0.13 * layer);
        const double phase = dice.between(0, 6.28);
        QPainterPath hill(QPointF(0, height));
        for (int step = 0; step <= 60; ++step) {
            const double at = step / 60.0;
            const double wave = std::sin(phase + at * (5.0 + layer)) * height * 0.08;
            hill.lineTo(at * width, base + wave);
        }
        hill.lineTo(width, height);
        painter.setBrush(hsl(green + 0.02F * float(layer), 0.38f, 0.5f - 0.09f * float(layer)));
        painter.drawPath(hill);
    }
    return image;
}

} // namespace personae::embedded::drawing
