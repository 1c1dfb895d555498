// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace personae::taborder {

/// Tab meets what was made later where it stands: behind what `place` held before, not behind the
/// whole window. `made` is inside of `place` already.
inline void takeIn(QWidget &place, QWidget &made)
{
    QWidget *last = nullptr;
    QList<QWidget *> parts;
    for (QWidget *at = place.nextInFocusChain(); at && at != &place; at = at->nextInFocusChain()) {
        if (at->focusPolicy() == Qt::NoFocus)
            continue;
        if (at == &made || made.isAncestorOf(at))
            parts.append(at);
        else if (place.isAncestorOf(at))
            last = at;
    }
    for (QWidget *part : parts) {
        if (last)
            QWidget::setTabOrder(last, part);
        last = part;
    }
}

} // namespace personae::taborder
