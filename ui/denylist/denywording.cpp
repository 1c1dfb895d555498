// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denywording.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/statelooks.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae {

using denystaging::Problem;
using Kind = denystaging::StagedName::Kind;

QString DenyWording::names(int count)
{
    return looks::counted(count, tr("1 name"), tr("%1 names"));
}

QString DenyWording::kind(Kind kind)
{
    switch (kind) {
    case Kind::Add:
        return tr("+ add");
    case Kind::Remove:
        return tr("− remove");
    case Kind::Exchange:
        return tr("⇄ replace");
    }
    Q_UNREACHABLE();
}

QString DenyWording::problem(Problem problem)
{
    switch (problem) {
    case Problem::None:
        return {};
    case Problem::EmptyName:
        return tr("A name is missing");
    case Problem::NoReplacement:
        return tr("Its owner needs a new name");
    case Problem::SameAsName:
        return tr("The new name is the forbidden one");
    case Problem::ReplacementTwice:
        return tr("Two people would get this name");
    case Problem::ReplacementDenied:
        return tr("The new name is forbidden itself");
    case Problem::BreaksRules:
        return tr("Does not follow the organization’s rules; it may be refused");
    case Problem::AlreadyListed:
        return tr("Is on the list already");
    case Problem::NotListed:
        return tr("Is not on the list as we know it");
    }
    Q_UNREACHABLE();
}

QString DenyWording::certainty(const Denylist &list, bool readable)
{
    if (list.certainAsOf.isValid())
        return tr("Certain as of %1 (full replace)").arg(ages::shortAge(list.certainAsOf));
    return readable ? tr("Believed: not read yet")
                    : tr("Believed: service offers no way to read the list");
}

QString DenyWording::stagedSentence(const denystaging::StagedName &row, Problem problem)
{
    const QString name = isolatedLine(row.name, 120);
    QString sentence;
    switch (row.kind) {
    case Kind::Add:
        sentence = tr("Add %1").arg(name);
        break;
    case Kind::Remove:
        sentence = tr("Remove %1").arg(name);
        break;
    case Kind::Exchange:
        sentence = row.replacement.isEmpty() ? tr("Add %1, whose owner needs a new name").arg(name)
                                             : tr("Add %1 and rename its owner to %2")
                                                   .arg(name, isolatedLine(row.replacement, 120));
        break;
    }
    const QString words = DenyWording::problem(problem);
    return words.isEmpty() ? sentence : tr("%1. %2", "row, problem").arg(sentence, words);
}

QString DenyWording::knownSentence(const DeniedName &row, const QString &by)
{
    QStringList parts{isolatedLine(row.name, 120), row.certain ? tr("certain") : tr("believed")};
    if (row.since.isValid())
        parts.append(tr("since %1 by %2").arg(ages::shortAge(row.since), isolatedLine(by, 80)));
    if (!row.reason.isEmpty())
        parts.append(tr("because: %1").arg(isolatedLine(row.reason, 200)));
    if (!row.replacement.isEmpty())
        parts.append(tr("its owner became %1").arg(isolatedLine(row.replacement, 120)));
    return parts.join(u", "_s);
}

QString DenyWording::what(const DenylistCommand &command)
{
    const int count = int(command.names.size());
    switch (command.verb) {
    case DenylistVerb::Replace:
        return count == 0 ? tr("Empty the denylist")
                          : tr("Replace the denylist by %1").arg(names(count));
    case DenylistVerb::Add:
        return tr("Add %1 to the denylist").arg(names(count));
    case DenylistVerb::Remove:
        return tr("Remove %1 from the denylist").arg(names(count));
    }
    Q_UNREACHABLE();
}

QString DenyWording::underWay(const OutboxEntry &entry)
{
    const auto *deny = std::get_if<DenylistCommand>(&entry.command);
    return deny ? tr("%1: %2", "what, state").arg(what(*deny), looks::words(entry)) : QString();
}

QString DenyWording::result(const OutboxEntry &entry, const QString &serviceName)
{
    const auto *deny = std::get_if<DenylistCommand>(&entry.command);
    if (!deny || !isFinal(entry.state))
        return {};
    const int failed = int(entry.seen.value(u"failed"_s).toArray().size());
    const int taken = int(entry.seen.value(u"succeeded"_s).toArray().size());
    const QString service = isolatedLine(serviceName, 40);
    const QString head = what(*deny);
    if (entry.state == OutboxState::Cancelled)
        return tr("%1: cancelled. What is staged is kept.").arg(head);
    if (entry.state == OutboxState::Refused && failed > 0)
        return tr("%1: refused, nothing was changed. %2 in use; they stand under Staged as ⇄ with "
                  "a proposed new name. Send the changes, then replace the list again.")
            .arg(head, names(failed));
    if (entry.state == OutboxState::Refused)
        return tr("%1: %2 What is staged is kept.")
            .arg(head, errorpresenter::present(entry.lastError, serviceName,
                                               errorpresenter::Place::Calling)
                           .sentence);
    if (entry.state == OutboxState::NotApplied)
        return tr("%1: nobody can say what came of it. The names are only believed now, and what "
                  "is staged is kept; sending it again does no harm.")
            .arg(head);
    if (failed > 0 && deny->verb == DenylistVerb::Remove)
        return tr("%1: %2 removed, %3 in use and left on the list. They stay staged.")
            .arg(head, names(taken), names(failed));
    if (failed > 0)
        return tr("%1: %2 taken, %3 not taken. Those stand under Staged as ⇄ with another proposed "
                  "new name. Send again until none is left.")
            .arg(head, names(taken), names(failed));
    return tr("%1: %2 took it. It has no call to read the list, so this cannot be checked.")
        .arg(head, service);
}

} // namespace personae
