// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace personae::benchmark {

/// What a child process said about itself at its first painted content.
struct Sample
{
    double milliseconds = 0; ///< since just before the process was started
    double mebibytes = 0;    ///< VmRSS
};

/// Nanoseconds of the clock that all processes of this computer share.
[[nodiscard]] qint64 sharedClock();

/// Starts this program again `runs` times with these arguments and takes the median of each
/// measure. The first start only warms the file cache. Nothing, and a reason on standard error,
/// when a child fails.
[[nodiscard]] std::optional<Sample> medianOfChildren(const QStringList &arguments, int runs);

/// Starts this program again and waits; true if it ended well.
[[nodiscard]] bool runOnce(const QStringList &arguments);

/// The child's side: says the sample to the parent.
void report(qint64 startedAt);

/// VmRSS of this process in MiB.
[[nodiscard]] double residentMemory();

} // namespace personae::benchmark
