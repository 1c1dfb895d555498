// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplefacts.h"
#include "models/values/result.h"

#include <QStringList>

#include <vector>

namespace personae {

class Database;

/// Finding rows by SQL in small pieces, so that the thread is never held for long. The database's
/// thread.
namespace peoplesearch {

using Ids = std::vector<quint32>;

/// Goes through the text index in the order of ids.
class TextHits final
{
public:
    explicit TextHits(const QStringList &words);

    /// The next piece; false: there is no more.
    [[nodiscard]] Result<bool> more(Database &database);
    [[nodiscard]] const Ids &ids() const { return m_ids; }

private:
    QString m_expression;
    Ids m_ids;
    quint32 m_last = 0;
};

/// What the first screenfuls show, by the index of names alone. Approximate: long names are
/// compared by their beginning, so that rows may be missing, but none is wrong.
struct Screenful
{
    qint64 scope = 0;
    QStringList words; ///< folded; at most `mostWords`
    bool byHandle = false;
    bool descending = false;
    int rowsLookedAt = 0; ///< and no more
    static constexpr qsizetype mostWords = 6;
    static constexpr size_t size = 400;
};
[[nodiscard]] Result<Ids> firstRows(Database &database, const Screenful &screenful,
                                    const peoplefacts::Filter &filter);

/// Numbers that SQLite wrote in one row, with commas between: many times faster than a row each.
template <typename Take> void eachNumber(const QByteArray &text, Take take)
{
    quint64 number = 0;
    for (const char c : text) {
        if (c == ',') {
            take(number);
            number = 0;
        } else {
            number = number * 10 + quint64(c - '0');
        }
    }
    if (!text.isEmpty())
        take(number);
}

} // namespace peoplesearch
} // namespace personae
