// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace personae::benchmark {

/// Waits until a widget has painted what counts as content, then calls back once, after that frame
/// has reached the window's backing store.
class PaintWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaintWatch)

public:
    /// `counts` is asked at every painted widget of the application.
    PaintWatch(std::function<bool(const QWidget *)> counts, std::function<void()> painted,
               QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<bool(const QWidget *)> m_counts;
    std::function<void()> m_painted;
    bool m_seen = false;
};

} // namespace personae::benchmark
