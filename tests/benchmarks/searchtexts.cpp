// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/searchtexts.h"

#include "tests/benchmarks/crowd.h"

namespace personae::benchmark {

QStringList searchTexts()
{
    constexpr int texts = 60;
    constexpr int apart = 15'013;
    constexpr int longest = 14;
    QStringList all;
    for (int i = 0; i < texts; ++i) {
        const PersonFacts somebody = inhabitant(i * apart);
        // By turns the whole name, its middle, and the handle.
        const QString name = somebody.name.value_or(QString());
        const QString text = i % 3 == 0   ? name
                             : i % 3 == 1 ? name.section(u' ', 1)
                                          : somebody.handle.value_or(QString());
        all.append(text.left(longest).trimmed());
    }
    return all;
}

} // namespace personae::benchmark
