// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/handledanswers.h"

#include <algorithm>

namespace personae {

bool HandledAnswers::contains(const AccountId &account, qint64 entry) const
{
    const auto known = m_known.constFind(account);
    return known != m_known.cend() && (entry <= known->upTo || known->above.contains(entry));
}

void HandledAnswers::add(const AccountId &account, qint64 entry, qint64 oldestOpen)
{
    Known &known = m_known[account];
    known.above.insert(entry);
    known.above.removeIf([&known, oldestOpen](qint64 one) {
        const bool settled = oldestOpen == 0 || one < oldestOpen;
        if (settled)
            known.upTo = std::max(known.upTo, one);
        return settled;
    });
}

void HandledAnswers::restore(const QVariantMap &kept)
{
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        Known known;
        const QVariantList parts = it->toList(); // a bare number: all up to it
        known.upTo = parts.isEmpty() ? it->toLongLong() : parts.first().toLongLong();
        for (const QVariant &one : parts.mid(1))
            known.above.insert(one.toLongLong());
        m_known.insert({it.key()}, known);
    }
}

QVariantMap HandledAnswers::save() const
{
    QVariantMap kept;
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        QVariantList parts{it->upTo};
        for (const qint64 one : it->above)
            parts.append(one);
        kept.insert(it.key().value, parts.size() == 1 ? parts.first() : QVariant(parts));
    }
    return kept;
}

} // namespace personae
