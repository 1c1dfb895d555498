// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <vector>

namespace personae {

/// Which short pieces of handles find many people at once, and yet fewer than a list gives at a
/// time (Cloudillo 5.2): counted over everybody, in a table whose size does not grow.
class PeopleCrawlGrams
{
public:
    PeopleCrawlGrams();

    void count(const QString &name, const QString &handle);
    /// A piece of this handle that finds as many as possible, at most `limit`; empty: none does.
    [[nodiscard]] QString best(const QString &handle, int limit) const;
    void exclude(const QString &piece)
    {
        m_excluded.insert(piece);
    } ///< it found too many after all

private:
    std::vector<quint16> m_counts; ///< by hash; pieces that share a place count together
    QSet<QString> m_excluded;
};

} // namespace personae
