// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/columnstrip.h"

#include <QPainter>
#include <QStyle>

namespace personae {

ColumnStrip::ColumnStrip(const AccountDelegate &delegate, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_delegate(delegate)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize ColumnStrip::sizeHint() const
{
    return {200, qMax(28, QFontMetrics(m_theme.font(Theme::Type::Small)).height() + 10)};
}

void ColumnStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Token::Base));
    painter.fillRect(0, 0, width(), 1, m_theme.color(Theme::Token::Border));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Theme::Token::Border));
    const AccountDelegate::Columns columns = m_delegate.columns(rect());
    painter.setFont(m_theme.font(Theme::Type::Small));
    painter.setPen(m_theme.color(Theme::Token::Muted));
    const int side = int(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    const auto title = [&](const QRect &place, const QString &text) {
        if (place.width() > 0)
            painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place),
                             side | int(Qt::AlignVCenter | Qt::AlignAbsolute), text);
    };
    title(columns.name, tr("Name"));
    title(columns.service, tr("Service"));
    title(columns.state, tr("State"));
}

} // namespace personae
