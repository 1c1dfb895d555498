// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QScreen>

namespace personae {

/// Grows with its texts: Qt asks a window only for its size, not for the height its wrapped lines
/// need at its width. Not beyond the screen: what may be higher has to scroll. GUI thread.
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
            const int room = screen()->availableGeometry().height() - titleBar;
            const int needed = qMax(least, qMin(hint, room));
            if (wide > width() || needed > height())
                resize(wide, qMax(height(), needed));
            const int below = frameGeometry().bottom() - screen()->availableGeometry().bottom();
            if (isVisible() && below > 0 && testAttribute(Qt::WA_Moved))
                move(pos().x(), qMax(screen()->availableGeometry().top(), pos().y() - below));
        }
        if (event->type() == QEvent::Show && !event->spontaneous())
            standOverParent();
        return taken;
    }

private:
    static constexpr int titleBar = 40; ///< at most

    /// Said before it is mapped: a window that grows while its place is still being found would be
    /// put into the corner of the screen, its title outside of it.
    void standOverParent()
    {
        const QWidget *over = parentWidget() ? parentWidget()->window() : nullptr;
        if (!over || testAttribute(Qt::WA_Moved))
            return;
        QRect place({}, size());
        place.moveCenter(over->geometry().center());
        const QRect room = over->screen()->availableGeometry();
        place.moveRight(qMin(place.right(), room.right()));
        place.moveBottom(qMin(place.bottom(), room.bottom()));
        place.moveLeft(qMax(place.left(), room.left()));
        place.moveTop(qMax(place.top(), room.top()));
        move(place.topLeft());
    }
};

} // namespace personae
