// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/memberrank.h"

#include <algorithm>

namespace personae::memberrank {

namespace {

/// -1: no role, or none that is known.
qsizetype rankOf(const MemberRules &rules, const QStringList &roles)
{
    qsizetype rank = -1;
    for (const QString &role : roles)
        rank = std::max(rank, rules.roles.indexOf(role));
    return rank;
}

bool isTop(const MemberRules &rules, qsizetype rank)
{
    return rank == rules.roles.size() - 1;
}

/// Whether own roles reach what `lowest` asks for; an empty `lowest`: nobody's do.
bool reaches(const MemberRules &rules, qsizetype mine, const QString &lowest)
{
    const qsizetype needed = rules.roles.indexOf(lowest);
    return needed >= 0 && mine >= needed;
}

/// What forbids touching this member at all, whatever the wish.
Objection aboutTarget(const MemberRules &rules, const QStringList &mine, const QString &myHandle,
                      const Person &target, const QString &lowest)
{
    if (rules.roles.isEmpty())
        return Objection::NoRoles;
    if (mine.isEmpty())
        return Objection::NotKnown;
    const qsizetype own = rankOf(rules, mine);
    if (!reaches(rules, own, lowest))
        return Objection::RankTooLow;
    if (target.handle == myHandle)
        return Objection::Oneself;
    // A stub may not be touched either: the node would answer and spoil its row (Cloudillo 7.4).
    if (target.id == 0 || target.goneAt.isValid() || target.unsynced)
        return Objection::NotListed;
    const bool peersToo = rules.topMayChangePeers && isTop(rules, own);
    const qsizetype theirs = rankOf(rules, target.roles);
    if (peersToo ? theirs > own : theirs >= own)
        return Objection::TargetTooHigh;
    return Objection::None;
}

} // namespace

QString highest(const MemberRules &rules, const QStringList &roles)
{
    const qsizetype rank = rankOf(rules, roles);
    return rank < 0 ? QString() : rules.roles.at(rank);
}

Objection mayGrant(const MemberRules &rules, const QStringList &mine, const QString &myHandle,
                   const Person &target, const QString &role)
{
    const Objection objection = aboutTarget(rules, mine, myHandle, target, rules.mayGrantRoles);
    if (objection != Objection::None || role.isEmpty())
        return objection;
    const qsizetype wanted = rules.roles.indexOf(role);
    if (wanted < 0)
        return Objection::UnknownWord;
    const qsizetype own = rankOf(rules, mine);
    const bool mayGiveOwn = rules.mayGrantOwnRole || (rules.topMayChangePeers && isTop(rules, own));
    return wanted < own || (mayGiveOwn && wanted == own) ? Objection::None
                                                         : Objection::GrantTooHigh;
}

Objection maySetStatus(const MemberRules &rules, const QStringList &mine, const QString &myHandle,
                       const Person &target, const QString &status)
{
    const Objection objection = aboutTarget(rules, mine, myHandle, target, rules.maySetStatus);
    if (objection != Objection::None)
        return objection;
    return rules.statuses.contains(status) ? Objection::None : Objection::UnknownWord;
}

Objection mayRemove(const MemberRules &rules, const QStringList &mine, const QString &myHandle,
                    const Person &target)
{
    return aboutTarget(rules, mine, myHandle, target, rules.mayGrantRoles);
}

QStringList grantable(const MemberRules &rules, const QStringList &mine, const QString &myHandle,
                      const Person &target)
{
    QStringList roles;
    for (const QString &role : rules.roles) {
        if (mayGrant(rules, mine, myHandle, target, role) == Objection::None)
            roles.append(role);
    }
    return roles;
}

} // namespace personae::memberrank
