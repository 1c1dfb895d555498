// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denystaging.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae::denystaging {

namespace {

constexpr int mostProposals = 99;

/// Undefined rules follow everything.
bool follows(const QString &name, const QString &pattern)
{
    if (pattern.isEmpty())
        return true;
    const QRegularExpression rule(QRegularExpression::anchoredPattern(pattern));
    return !rule.isValid() || rule.match(name).hasMatch();
}

QChar markOf(StagedName::Kind kind)
{
    switch (kind) {
    case StagedName::Kind::Add:
        return u'+';
    case StagedName::Kind::Remove:
        return u'-';
    case StagedName::Kind::Exchange:
        return u'=';
    }
    Q_UNREACHABLE();
}

bool byCodePoints(const QString &one, const QString &other)
{
    return one.toUtf8() < other.toUtf8();
}

Problem ofReplacement(const StagedName &row, const QHash<QString, int> &uses,
                      const QSet<QString> &names, const QSet<QString> &listed,
                      const QString &pattern)
{
    if (row.replacement.isEmpty())
        return Problem::NoReplacement;
    if (row.replacement == row.name)
        return Problem::SameAsName;
    if (uses.value(row.replacement) > 1)
        return Problem::ReplacementTwice;
    if (names.contains(row.replacement) || listed.contains(row.replacement))
        return Problem::ReplacementDenied;
    return follows(row.replacement, pattern) ? Problem::None : Problem::BreaksRules;
}

} // namespace

bool isSerious(Problem problem)
{
    switch (problem) {
    case Problem::EmptyName:
    case Problem::NoReplacement:
    case Problem::SameAsName:
    case Problem::ReplacementTwice:
    case Problem::ReplacementDenied:
        return true;
    case Problem::None:
    case Problem::BreaksRules:
    case Problem::AlreadyListed:
    case Problem::NotListed:
        return false;
    }
    Q_UNREACHABLE();
}

QList<StagedName> parse(const QStringList &stored)
{
    QList<StagedName> result;
    for (const QString &entry : stored) {
        if (entry.size() < 2)
            continue;
        const QString rest = entry.mid(1);
        if (entry.at(0) == u'+')
            result.append({StagedName::Kind::Add, rest, {}});
        else if (entry.at(0) == u'-')
            result.append({StagedName::Kind::Remove, rest, {}});
        else if (entry.at(0) == u'=')
            result.append(
                {StagedName::Kind::Exchange, rest.section(u'\t', 0, 0), rest.section(u'\t', 1)});
    }
    return result;
}

QStringList stored(const QList<StagedName> &staged)
{
    QStringList result;
    for (const StagedName &row : staged) {
        const QString entry = markOf(row.kind) + row.name;
        result.append(row.kind == StagedName::Kind::Exchange ? entry + u'\t' + row.replacement
                                                             : entry);
    }
    return result;
}

QString cleanName(const QString &typed)
{
    QString name;
    for (const QChar letter : typed) {
        const ushort code = letter.unicode();
        const bool invisible = (code >= 0x200B && code <= 0x200F) || code == 0xFEFF ||
                               code == 0x2060 || (code >= 0x2066 && code <= 0x2069) ||
                               letter.category() == QChar::Other_Control;
        if (!invisible || letter.isSpace())
            name.append(letter.category() == QChar::Other_Control ? QChar(u' ') : letter);
    }
    return name.trimmed();
}

bool put(QList<StagedName> &staged, const StagedName &name)
{
    for (StagedName &row : staged) {
        if (row.name != name.name)
            continue;
        if (row == name)
            return false;
        row = name;
        return true;
    }
    staged.append(name);
    return true;
}

QList<Problem> judge(const QList<StagedName> &staged, const QSet<QString> &listed,
                     const QString &pattern)
{
    QHash<QString, int> uses;
    QSet<QString> names;
    for (const StagedName &row : staged) {
        if (row.kind == StagedName::Kind::Exchange)
            ++uses[row.replacement];
        if (row.kind != StagedName::Kind::Remove)
            names.insert(row.name);
    }
    QList<Problem> result;
    for (const StagedName &row : staged) {
        Problem problem = Problem::None;
        if (row.name.isEmpty())
            problem = Problem::EmptyName;
        else if (row.kind == StagedName::Kind::Exchange)
            problem = ofReplacement(row, uses, names, listed, pattern);
        else if (row.kind == StagedName::Kind::Add && listed.contains(row.name))
            problem = Problem::AlreadyListed;
        else if (row.kind == StagedName::Kind::Remove && !listed.contains(row.name))
            problem = Problem::NotListed;
        result.append(problem);
    }
    return result;
}

QString propose(const QString &name, const QSet<QString> &taken, const QString &pattern)
{
    QString first;
    for (int number = 1; number <= mostProposals; ++number) {
        for (const QString &joint : {u"_"_s, QString(), u"-"_s}) {
            const QString proposal = name + joint + QString::number(number);
            if (taken.contains(proposal))
                continue;
            if (follows(proposal, pattern))
                return proposal;
            if (first.isEmpty())
                first = proposal;
        }
    }
    return first;
}

QSet<QString> takenNames(const QList<StagedName> &staged, const QSet<QString> &listed)
{
    QSet<QString> taken = listed;
    for (const StagedName &row : staged) {
        taken.insert(row.name);
        if (!row.replacement.isEmpty())
            taken.insert(row.replacement);
    }
    return taken;
}

QList<Command> changes(const QList<StagedName> &staged, const QSet<QString> &listed,
                       const QString &pattern, const QString &reason)
{
    DenylistCommand remove{DenylistVerb::Remove, {}, reason};
    DenylistCommand add{DenylistVerb::Add, {}, reason};
    QSet<QString> taken = takenNames(staged, listed);
    for (const StagedName &row : staged) {
        if (row.kind == StagedName::Kind::Remove) {
            remove.names.append({row.name, {}});
            continue;
        }
        QString replacement = row.replacement;
        if (row.kind == StagedName::Kind::Add) {
            replacement = propose(row.name, taken, pattern);
            taken.insert(replacement);
        }
        add.names.append({row.name, replacement});
    }
    QList<Command> commands;
    if (!remove.names.isEmpty())
        commands.append(remove);
    if (!add.names.isEmpty())
        commands.append(add);
    return commands;
}

QStringList wholeList(const QList<StagedName> &staged, const QSet<QString> &listed)
{
    QSet<QString> whole = listed;
    for (const StagedName &row : staged) {
        if (row.kind == StagedName::Kind::Remove)
            whole.remove(row.name);
        else
            whole.insert(row.name);
    }
    QStringList result(whole.cbegin(), whole.cend());
    std::sort(result.begin(), result.end(), byCodePoints);
    return result;
}

QList<Command> notUnderWay(const QList<Command> &commands, const QList<DenylistCommand> &open)
{
    using Fate = std::pair<DenylistVerb, QString>; // and the new name
    QHash<QString, Fate> last;                     // what comes of a name by what was sent
    for (const DenylistCommand &one : open) {
        if (one.verb == DenylistVerb::Replace)
            last.clear();
        for (const auto &[name, replacement] : one.names)
            last.insert(name, {one.verb, replacement});
    }
    QList<Command> result;
    for (const Command &command : commands) {
        DenylistCommand left = std::get<DenylistCommand>(command);
        if (left.verb == DenylistVerb::Replace) {
            const bool same = !open.isEmpty() && open.constLast().verb == left.verb &&
                              open.constLast().names == left.names;
            if (!same)
                result.append(command);
            continue;
        }
        left.names.removeIf([&last, verb = left.verb](const auto &pair) {
            const auto known = last.constFind(pair.first);
            return known != last.cend() && *known == Fate(verb, pair.second);
        });
        if (!left.names.isEmpty())
            result.append(left);
    }
    return result;
}

QList<StagedName> withNamesInUse(const QList<StagedName> &staged, const QStringList &inUse,
                                 const QSet<QString> &listed, const QString &pattern)
{
    QList<StagedName> result = staged;
    QSet<QString> taken = takenNames(staged, listed);
    for (const QString &name : inUse) {
        if (name.isEmpty())
            continue;
        // The former replacement stays among the taken: it did not help.
        const QString replacement = propose(name, taken, pattern);
        taken.insert(replacement);
        put(result, {StagedName::Kind::Exchange, name, replacement});
    }
    return result;
}

} // namespace personae::denystaging
