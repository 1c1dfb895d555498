// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"

namespace personae {

class DenylistStore;

/// Carries a DenylistCommand (M² 3.4 to 3.8): sent once and never again by itself, because nothing
/// can be read back. What the answer says goes into the store of what we know, and into
/// OutboxEntry::seen as "succeeded" and "failed" (JSON arrays of names). Ends as CannotBeChecked
/// where all was taken, AppliedDifferently where some was (lastError Partial), Refused where
/// nothing was, NotApplied where nobody can say (lastError Unverified, or why no answer came).
class DenyRun final : public CommandRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DenyRun)

public:
    DenyRun(const Parts &parts, DenylistStore &denylist, const OutboxEntry &entry, QObject *parent);
    void start() override;
    void abort() override; ///< possible until it is sent

private:
    [[nodiscard]] const DenylistCommand &command() const;
    void answered(const Answer &answer);
    void note(const DenyResult &result);
    void endInDoubt(const ApiError &why);

    DenylistStore &m_denylist;
};

} // namespace personae
