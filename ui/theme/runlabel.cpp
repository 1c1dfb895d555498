// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/runlabel.h"

#include "ui/theme/plaintip.h"

#include <QFontMetrics>
#include <QPainter>

namespace personae {

RunLabel::RunLabel(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RunLabel::setRuns(const QList<Run> &runs)
{
    if (runs == m_runs)
        return;
    m_runs = runs;
    setAccessibleName(text());
    setToolTip(plainTip(text()));
    updateGeometry();
    update();
}

QString RunLabel::text() const
{
    QString whole;
    for (const Run &run : m_runs)
        whole += run.text;
    return whole;
}

QSize RunLabel::sizeHint() const
{
    QSize size(0, QFontMetrics(m_theme.font(Theme::Type::Body)).height());
    for (const Run &run : m_runs) {
        const QFontMetrics metrics(m_theme.font(run.type));
        size.rwidth() += metrics.horizontalAdvance(run.text) + 1;
        size.setHeight(qMax(size.height(), metrics.height()));
    }
    return size + QSize(1, 2);
}

QSize RunLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 60), sizeHint().height()};
}

void RunLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    // One baseline for all: the marks round foreign text may come from a taller font.
    const QFontMetrics body(m_theme.font(Theme::Type::Body));
    const int baseline = (height() + body.ascent() - body.descent()) / 2;
    int left = 0;
    for (const Run &run : m_runs) {
        const QFont font = m_theme.font(run.type);
        const QFontMetrics metrics(font);
        const int room = width() - left;
        if (room <= 0)
            return;
        const int wanted = metrics.horizontalAdvance(run.text) + 1;
        const int needed = qMin(room, wanted);
        const QPoint place(mirrored ? width() - left - needed : left, baseline);
        painter.setFont(font);
        painter.setPen(m_theme.color(run.color));
        painter.drawText(
            place, wanted <= room ? run.text : metrics.elidedText(run.text, Qt::ElideRight, room));
        left += needed;
    }
}

} // namespace personae
