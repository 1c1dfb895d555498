// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>
#include <QTimer>

namespace personae::test {

/// Runs the event loop until `predicate` holds or the time is over; says whether it holds.
/// QTest::qWaitFor() and the QTRY macros sleep 10 to 50 ms between two looks, which a crawl of
/// hundreds of requests pays hundreds of times; this looks again after every event, and in any case
/// every 10 ms for what happens in other threads.
template <typename Predicate> [[nodiscard]] bool waitFor(Predicate predicate, int timeout = 5000)
{
    const QDeadlineTimer deadline(timeout);
    QTimer beat;
    beat.start(10);
    while (!predicate()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace personae::test

// Like QTRY_VERIFY and QTRY_COMPARE, but at once when it is so.
#define SOON_VERIFY_WITHIN(expr, timeout)                                                          \
    do {                                                                                           \
        (void)personae::test::waitFor([&] { return static_cast<bool>(expr); }, timeout);           \
        QVERIFY(expr);                                                                             \
    } while (false)
#define SOON_VERIFY(expr) SOON_VERIFY_WITHIN(expr, 5000)

#define SOON_COMPARE_WITHIN(expr, expected, timeout)                                               \
    do {                                                                                           \
        (void)personae::test::waitFor([&] { return (expr) == (expected); }, timeout);              \
        QCOMPARE(expr, expected);                                                                  \
    } while (false)
#define SOON_COMPARE(expr, expected) SOON_COMPARE_WITHIN(expr, expected, 5000)
