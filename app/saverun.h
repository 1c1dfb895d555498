// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"

namespace personae {

/// Carries a SaveProfileCommand: sends its parts (Cloudillo takes 32 keys of x at once), reads
/// back, proves each field. A part whose fate is unknown is read first and sent again only if it
/// did not arrive; setting single keys twice does no harm (Cloudillo 4.3). Where the service counts
/// changes (ServiceInfo::throttlesWrites) it is not sent again: a person decides. Of a field that
/// no answer ever says (FieldSpec::readsBack) nothing is claimed: CannotBeChecked, unless the
/// picture it names shows.
///
/// No service locks. A profile we saw more than a minute ago is read again before anything is sent,
/// and what somebody else changed since the person edited it is not written over: Refused, with
/// Outcome::Conflict and OutboxEntry::seen (Epixel Q20, M² U17).
class SaveRun final : public CommandRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveRun)

public:
    using CommandRun::CommandRun;
    void start() override;

private:
    [[nodiscard]] const SaveProfileCommand &command() const;
    void knownCame(const CachedProfile &known);
    void take(const Profile &present);
    [[nodiscard]] bool wantsMore() const;
    void begin(const Profile &present, bool wasKnown);
    [[nodiscard]] FieldMap movedIn(const Profile &present) const;
    [[nodiscard]] bool isOurs(const QString &key, const QJsonValue &present) const;
    void endMoved(const FieldMap &theirs);
    void sendNext();
    void sent(const Answer &answer);
    void settleUnknown(const Profile &seen);
    void endUnsettled(const Profile &seen);
    void check();
    void compare(const Profile &seen);
    void keepFindings(const QMap<QString, FieldProof> &proofs, const Profile &seen);
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
