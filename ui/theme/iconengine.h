// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

#include <functional>

namespace personae {

/// Draws one of our one-colour SVG icons in a colour that is asked for at paint time, at any scale.
/// GUI thread.
class IconEngine final : public QIconEngine
{
public:
    IconEngine(const QString &name, std::function<QColor()> color);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] QString key() const override;
    bool isNull() override;

private:
    QString m_name;
    std::function<QColor()> m_color;
};

} // namespace personae
