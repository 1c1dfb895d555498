// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/paintwatch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace personae::benchmark {

PaintWatch::PaintWatch(std::function<bool(const QWidget *)> counts, std::function<void()> painted,
                       QObject *parent)
    : QObject(parent)
    , m_counts(std::move(counts))
    , m_painted(std::move(painted))
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (m_seen || event->type() != QEvent::Paint || !watched->isWidgetType())
        return false;
    if (m_counts(static_cast<const QWidget *>(watched))) {
        m_seen = true;
        // Queued: the whole frame is painted and flushed before the event loop comes round again.
        QMetaObject::invokeMethod(
            this, [this] { m_painted(); }, Qt::QueuedConnection);
    }
    return false;
}

} // namespace personae::benchmark
