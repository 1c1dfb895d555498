// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QEvent>
#include <QLayout>

namespace personae {

/// Grows with its texts: Qt asks a window only for its size, not for the height its wrapped lines
/// need at its width. GUI thread.
class GrowingDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GrowingDialog)

public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override
    {
        const bool taken = QDialog::event(event);
        if ((event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) && layout()) {
            const int wide = qMax(width(), layout()->totalMinimumSize().width());
            const int least = layout()->totalMinimumSize().height();
            const int hint = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide)
                                                           : layout()->totalSizeHint().height();
            const int needed = qMax(least, hint);
            if (wide > width() || needed > height())
                resize(wide, qMax(height(), needed));
        }
        return taken;
    }
};

} // namespace personae
