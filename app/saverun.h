// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"

namespace personae {

/// Carries a SaveProfileCommand: sends its parts (Cloudillo takes 32 keys of x at once), reads
/// back, proves each field. A part whose fate is unknown is read first and sent again only if it
/// did not arrive; setting single keys twice does no harm (Cloudillo 4.3).
class SaveRun final : public CommandRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveRun)

public:
    using CommandRun::CommandRun;
    void start() override;

private:
    [[nodiscard]] const SaveProfileCommand &command() const;
    void sendNext();
    void sent(const Answer &answer);
    void settleUnknown(const Profile &seen);
    void check();
    void compare(const Profile &seen);
    [[nodiscard]] QMap<QString, FieldProof> proofsOf(const FieldMap &asked,
                                                     const Profile &seen) const;

    QList<ProfilePatch> m_parts;
    int m_reads = 0;
};

} // namespace personae
