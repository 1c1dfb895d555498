// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"
#include "models/values/serviceinfo.h"

/// Who may change whom inside a community (Cloudillo 7.4): pure rules, shown before anything is
/// sent; the server has the last word.
namespace personae::memberrank {

enum class Objection {
    None,
    NotKnown,      ///< own roles there are not known yet
    NoRoles,       ///< the service has no such thing
    RankTooLow,    ///< only holders of a higher role may do this
    TargetTooHigh, ///< they stand as high as oneself, or higher
    GrantTooHigh,  ///< a role not below one's own
    Oneself,
    NotListed, ///< not a row of this list: asking would create a nameless one
    UnknownWord,
};

/// The highest known role of several; empty: none known. Words nobody knows do not count.
[[nodiscard]] QString highest(const MemberRules &rules, const QStringList &roles);

[[nodiscard]] Objection mayGrant(const MemberRules &rules, const QStringList &mine,
                                 const QString &myHandle, const Person &target,
                                 const QString &role);
[[nodiscard]] Objection maySetStatus(const MemberRules &rules, const QStringList &mine,
                                     const QString &myHandle, const Person &target,
                                     const QString &status);
/// Taking somebody out of the community.
[[nodiscard]] Objection mayRemove(const MemberRules &rules, const QStringList &mine,
                                  const QString &myHandle, const Person &target);
/// Roles one may give to this member, lowest first.
[[nodiscard]] QStringList grantable(const MemberRules &rules, const QStringList &mine,
                                    const QString &myHandle, const Person &target);

} // namespace personae::memberrank
