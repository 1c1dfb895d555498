// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/row.h"

#include <cstdio>

namespace personae::benchmark {

void print(const Row &row)
{
    // By hand, because QJsonObject would sort the keys; names and units are ours and need no
    // escaping.
    std::printf("{\"name\":\"%s\",\"ours\":%.2f,\"limit\":%.2f,\"ratio\":%.3f,\"unit\":\"%s\"}\n",
                qUtf8Printable(row.name), row.ours, row.limit,
                row.limit > 0 ? row.ours / row.limit : 0.0, qUtf8Printable(row.unit));
    std::fflush(stdout);
}

} // namespace personae::benchmark
