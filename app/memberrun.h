// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/personrun.h"

namespace personae {

/// Carries a MemberCommand on the community's own lane (Cloudillo 7.4): own rank and the target's
/// row first, then one write, then the row of the list again; what the server replies to the write
/// says nothing.
class MemberRun final : public PersonRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemberRun)

public:
    using PersonRun::PersonRun;
    void start() override;

private:
    [[nodiscard]] const MemberCommand &command() const;
    void guard();
    void guardTarget(const CommunityStanding &standing);
    [[nodiscard]] memberrank::Objection objection(const CommunityStanding &standing,
                                                  const Person &person) const;
    void send();
    void sent(const Answer &answer);
    void look();
    void judge(const std::optional<PersonFacts> &row);
    [[nodiscard]] QMap<QString, FieldProof> proofsOf(const FieldMap &seen) const;
    [[nodiscard]] FieldMap seenIn(const PersonFacts &row) const;

    int m_looks = 0;
};

} // namespace personae
