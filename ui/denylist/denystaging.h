// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/denylist/denyliststore.h"

#include <QSet>

/// What is being prepared for a list of usernames nobody may take, and what it comes to. Pure.
namespace personae::denystaging {

struct StagedName
{
    enum class Kind { Add, Remove, Exchange };
    Kind kind = Kind::Add;
    QString name;
    QString replacement; ///< Exchange: what its owner is renamed to
    bool operator==(const StagedName &) const = default;
};

enum class Problem {
    None,
    EmptyName,
    NoReplacement,
    SameAsName,        ///< the replacement is the name itself
    ReplacementTwice,  ///< another row has the same one
    ReplacementDenied, ///< it is itself a name of the list
    BreaksRules,       ///< the organization's pattern; a warning, never a refusal
    AlreadyListed,     ///< adding it changes nothing; a warning
    NotListed,         ///< we do not know it: removing it may change nothing; a warning
};
[[nodiscard]] bool isSerious(Problem problem); ///< it cannot be sent like this

/// The stored form (Denylist::staged); what is not of that form is left out.
[[nodiscard]] QList<StagedName> parse(const QStringList &stored);
[[nodiscard]] QStringList stored(const QList<StagedName> &staged);

/// Outer blanks cut, invisible characters of pasted text dropped; letters keep their case.
[[nodiscard]] QString cleanName(const QString &typed);

/// Adds or replaces by name. False: nothing changed.
bool put(QList<StagedName> &staged, const StagedName &name);

[[nodiscard]] QList<Problem> judge(const QList<StagedName> &staged, const QSet<QString> &listed,
                                   const QString &pattern);

/// "ada_1", "ada_2", …: the first that nobody names here and that follows the pattern, if one does.
[[nodiscard]] QString propose(const QString &name, const QSet<QString> &taken,
                              const QString &pattern);

/// Every name that a replacement must not be.
[[nodiscard]] QSet<QString> takenNames(const QList<StagedName> &staged,
                                       const QSet<QString> &listed);

/// The commands for what is staged, removals first. Every added name goes with a replacement: the
/// service renames whoever has it (M² 3.6).
[[nodiscard]] QList<Command> changes(const QList<StagedName> &staged, const QSet<QString> &listed,
                                     const QString &pattern, const QString &reason);
/// The whole list as it would be, in code point order.
[[nodiscard]] QStringList wholeList(const QList<StagedName> &staged, const QSet<QString> &listed);

/// Without what is on its way already: nobody is renamed twice because a button was pressed twice.
/// `open`: sent and not answered yet, oldest first. Empty: there is nothing left to send.
[[nodiscard]] QList<Command> notUnderWay(const QList<Command> &commands,
                                         const QList<DenylistCommand> &open);

/// After an answer: names in use come back as exchanges with another proposal.
[[nodiscard]] QList<StagedName> withNamesInUse(const QList<StagedName> &staged,
                                               const QStringList &inUse,
                                               const QSet<QString> &listed, const QString &pattern);

} // namespace personae::denystaging
