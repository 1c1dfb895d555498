// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

#include <QHash>
#include <QSet>
#include <QVariantMap>

namespace personae {

/// Which answers were taken in already, over restarts: each once, in whatever order they came. All
/// up to a number, and some above it, so that it stays short.
class HandledAnswers final
{
public:
    [[nodiscard]] bool contains(const AccountId &account, qint64 entry) const;
    /// `oldestOpen`: no answer of an older entry is outstanding; 0: none at all is.
    void add(const AccountId &account, qint64 entry, qint64 oldestOpen);
    void restore(const QVariantMap &kept);
    [[nodiscard]] QVariantMap save() const;

private:
    struct Known
    {
        qint64 upTo = 0;
        QSet<qint64> above;
    };
    QHash<AccountId, Known> m_known;
};

} // namespace personae
