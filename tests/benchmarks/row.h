// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace personae::benchmark {

/// One measured thing against the bare part that does the same work: ratio 1 would be perfect.
struct Row
{
    QString name;
    double ours = 0;
    double limit = 0; ///< the bare part, measured in the same run in the same way
    QString unit;     ///< "ms", "MiB"
};

/// Writes one line of JSON to standard output: name, ours, limit, ratio, unit.
void print(const Row &row);

} // namespace personae::benchmark
