// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QScrollArea>

namespace personae {

/// As high as what is in it, as long as there is room; then it scrolls, and what has the focus
/// comes into sight. GUI thread.
class GrowingScroll final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GrowingScroll)

public:
    explicit GrowingScroll(QWidget &inside, QWidget *parent = nullptr)
        : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        setWidget(&inside);
        connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
            if (now && widget()->isAncestorOf(now))
                ensureWidgetVisible(now, 0, around);
        });
    }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        const int hint = widget()->sizeHint().height();
        return widget()->hasHeightForWidth()
                   ? qMax(widget()->heightForWidth(width), widget()->minimumSizeHint().height())
                   : hint;
    }
    [[nodiscard]] QSize sizeHint() const override { return widget()->sizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize least = widget()->minimumSizeHint();
        return {least.width(), qMin(least.height(), fontMetrics().lineSpacing() * leastLines)};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }

private:
    static constexpr int leastLines = 6;
    static constexpr int around = 24; ///< pixels that stay in sight above and below
};

} // namespace personae
