// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/personrun.h"

namespace personae {

/// Carries a RelationCommand (Cloudillo 6): looks first whether the node knows them where a call
/// would create a nameless row, sends once, and believes only what reading shows, for as long as
/// the flags may take. A wish whose fate is unknown is looked for before it is sent again. A
/// request to somebody whose node cannot be reached is looked at again in rounds.
class RelationRun final : public PersonRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelationRun)

public:
    using PersonRun::PersonRun;
    void start() override;
    /// Also ends the waiting between rounds: NotApplied.
    void abort() override;

private:
    [[nodiscard]] const RelationCommand &command() const;
    void guard();
    [[nodiscard]] bool needsRow() const;
    void guardMember();
    void send();
    void sent(const Answer &answer);

    void look();
    void lookByRelation();
    void requestGone(bool isGone);
    void lookAtConnection(const Person &person);
    void lookForRequest(const QString &cursor);
    void judge(const Person &person, bool granted);
    void unshown(const Person &person);
    void waitForRound();
    [[nodiscard]] bool reachesOut() const;
    [[nodiscard]] bool mayComeLate() const;
    [[nodiscard]] bool isOvertaken() const;
    void prove(const Person &person, bool granted);

    Known m_known = Known::No;
    int m_looks = 0;
    int m_pages = 0;
};

} // namespace personae
