// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"
#include "ui/denylist/denystaging.h"

#include <QCoreApplication>

namespace personae {

/// The words of the denylist page. Plain text; foreign names isolated.
class DenyWording final
{
    Q_DECLARE_TR_FUNCTIONS(personae::DenyWording)

public:
    DenyWording() = delete;

    [[nodiscard]] static QString kind(denystaging::StagedName::Kind kind); ///< "+ add"
    [[nodiscard]] static QString problem(denystaging::Problem problem);    ///< empty for None
    /// "Certain as of 12 May (full replace)", "Believed: …"
    [[nodiscard]] static QString certainty(const Denylist &list, bool readable);
    [[nodiscard]] static QString stagedSentence(const denystaging::StagedName &row,
                                                denystaging::Problem problem);
    [[nodiscard]] static QString knownSentence(const DeniedName &row, const QString &by);
    /// How the outbox calls it: "Add 3 names to the denylist".
    [[nodiscard]] static QString what(const DenylistCommand &command);
    /// What came of it, what is kept and what to do; empty while it is under way.
    [[nodiscard]] static QString result(const OutboxEntry &entry, const QString &serviceName);
    [[nodiscard]] static QString underWay(const OutboxEntry &entry);
    [[nodiscard]] static QString names(int count); ///< "1 name", "3 names"
};

} // namespace personae
