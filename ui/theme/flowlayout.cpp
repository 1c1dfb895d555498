// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace personae {

FlowLayout::FlowLayout(QWidget *parent, Qt::Alignment alignment, int gap)
    : QLayout(parent)
    , m_alignment(alignment)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index, nullptr);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return place({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size.rwidth() += hint.width() + (size.width() > 0 ? m_gap : 0);
        size.setHeight(std::max(size.height(), hint.height()));
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    QList<QLayoutItem *> line;
    int y = area.y();
    int used = 0;
    int height = 0;
    const auto finish = [&] {
        if (apply)
            placeLine(line, area, y, height);
        y += height;
        line.clear();
        used = height = 0;
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        if (!line.isEmpty() && used + m_gap + hint.width() > area.width()) {
            finish();
            y += m_gap;
        }
        used += std::min(hint.width(), area.width()) + (line.isEmpty() ? 0 : m_gap);
        height = std::max(height, hint.height());
        line.append(item);
    }
    finish();
    return y - rect.y() + contentsMargins().bottom();
}

void FlowLayout::placeLine(const QList<QLayoutItem *> &line, const QRect &area, int y,
                           int height) const
{
    int width = 0;
    for (const QLayoutItem *item : line)
        width += std::min(item->sizeHint().width(), area.width()) + (width > 0 ? m_gap : 0);
    int x = m_alignment.testFlag(Qt::AlignRight) ? area.right() + 1 - width : area.x();
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (QLayoutItem *item : line) {
        const QSize hint = item->sizeHint();
        const int w = std::min(hint.width(), area.width());
        const QRect logical(x, y + (height - hint.height()) / 2, w, hint.height());
        item->setGeometry(QStyle::visualRect(direction, area, logical));
        x += w + m_gap;
    }
}

} // namespace personae
