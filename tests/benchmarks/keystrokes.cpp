// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/keystrokes.h"

#include "tests/benchmarks/childrun.h"
#include "tests/benchmarks/paintwatch.h"

#include <QLineEdit>
#include <QList>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace personae::benchmark {
namespace {

constexpr int strokes = 300;
constexpr int longest = 20; // letters, so that no limit is met

std::optional<double> oneKeystroke(QLineEdit &field)
{
    bool painted = false;
    const PaintWatch watch([&field](const QWidget *widget) { return widget == &field; },
                           [&painted] { painted = true; });
    const qint64 before = sharedClock();
    const bool full = field.text().size() >= longest;
    QTest::keyClick(&field, full ? Qt::Key_Backspace : Qt::Key_A);
    if (!comesTrue([&painted] { return painted; }))
        return std::nullopt;
    return double(sharedClock() - before) / 1e6;
}

} // namespace

bool comesTrue(const std::function<bool()> &condition, int milliseconds)
{
    const qint64 end = sharedClock() + qint64(milliseconds) * 1'000'000;
    while (!condition()) {
        if (sharedClock() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
    }
    return true;
}

int reportKeystrokes(QLineEdit &field)
{
    field.window()->activateWindow();
    field.setFocus();
    if (!comesTrue([&field] { return field.isVisible(); }))
        return 1;
    field.clear();
    QList<double> times;
    for (int stroke = 0; stroke < strokes; ++stroke) {
        const auto time = oneKeystroke(field);
        if (!time)
            return 1;
        times.append(*time);
    }
    std::sort(times.begin(), times.end());
    std::printf("%.3f %.3f\n", times.at(times.size() / 2), residentMemory());
    std::fflush(stdout);
    return 0;
}

} // namespace personae::benchmark
