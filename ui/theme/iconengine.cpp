// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/iconengine.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

/// The drawing, with its colour as `currentColor`; read once.
const QByteArray &source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    auto found = sources.find(name);
    if (found == sources.end()) {
        QFile file(u":/icons/"_s + name + u".svg"_s);
        found =
            sources.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *found;
}

} // namespace

IconEngine::IconEngine(const QString &name, std::function<QColor()> color)
    : m_name(name)
    , m_color(std::move(color))
{
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    QByteArray drawing = source(m_name);
    drawing.replace("currentColor", m_color().name().toLatin1());
    QSvgRenderer renderer(drawing);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (mode == QIcon::Disabled)
        painter->setOpacity(painter->opacity() * 0.45);
    const int side = qMin(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    renderer.render(painter, square);
    painter->restore();
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(m_name, m_color);
}

QString IconEngine::key() const
{
    return u"personae-icon"_s;
}

bool IconEngine::isNull()
{
    return source(m_name).isEmpty();
}

} // namespace personae
