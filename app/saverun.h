// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"

namespace personae {

/// Carries a SaveProfileCommand: sends its parts (Cloudillo takes 32 keys of x at once), reads
/// back, proves each field. A part whose fate is unknown is read first and sent again only if it
/// did not arrive; setting single keys twice does no harm (Cloudillo 4.3). Of a field that no
/// answer ever says (FieldSpec::readsBack) nothing is claimed: CannotBeChecked, unless the picture
/// it names shows.
class SaveRun final : public CommandRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveRun)

public:
    using CommandRun::CommandRun;
    void start() override;

private:
    [[nodiscard]] const SaveProfileCommand &command() const;
    void loadKnown();
    void knownCame(const Profile &known);
    void begin();
    void sendNext();
    void sent(const Answer &answer);
    void settleUnknown(const Profile &seen);
    void check();
    void compare(const Profile &seen);
    [[nodiscard]] bool readsBack(const QString &key) const;
    [[nodiscard]] bool namesPicture(const QString &key) const;
    [[nodiscard]] bool mayStillShow(const QMap<QString, FieldProof> &proofs) const;
    [[nodiscard]] FieldProof proofByPicture(const QJsonValue &asked, const Profile &seen) const;
    [[nodiscard]] QMap<QString, FieldProof> proofsOf(const FieldMap &asked,
                                                     const Profile &seen) const;

    FieldMap m_present; ///< the profile as the cache has it, for services that want more
    QList<ProfilePatch> m_parts;
    bool m_asksCache = false;
    int m_reads = 0;
};

} // namespace personae
