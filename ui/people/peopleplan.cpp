// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopleplan.h"

#include "models/values/foreigntext.h"
#include "ui/people/peoplewords.h"
#include "ui/theme/ages.h"

#include <QCoreApplication>

namespace personae::peopleplan {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("peopleplan", text);
}

QString statusOf(const Person &person)
{
    return relationWord(person, RelationAspect::Standing);
}

Command commandFor(const Wish &wish, const Person &person, const Ground &ground)
{
    if (wish.kind == Wish::Kind::Relation) {
        RelationCommand command;
        command.node = ground.scope.node;
        command.handle = person.handle;
        command.id = person.remoteId;
        command.verb = wish.verb;
        command.text = wish.verb == RelationVerb::Connect ? wish.text : QString();
        command.before = relationWord(person, aspectOf(wish.verb));
        return command;
    }
    MemberCommand command;
    command.node = ground.scope.node;
    command.handle = person.handle;
    command.id = person.remoteId;
    command.roleBefore = memberrank::highest(ground.rules, person.roles);
    command.statusBefore = statusOf(person);
    command.reason = wish.reason;
    (wish.kind == Wish::Kind::Role ? command.role : command.status) = wish.word;
    return command;
}

bool alreadySo(const Wish &wish, const Person &person, const Ground &ground, const Command &command)
{
    switch (wish.kind) {
    case Wish::Kind::Role:
        return memberrank::highest(ground.rules, person.roles) == wish.word;
    case Wish::Kind::Status:
        return statusOf(person) == wish.word;
    case Wish::Kind::Relation:
        break;
    }
    if (wish.verb == RelationVerb::Unblock)
        return statusOf(person) != "blocked"_L1;
    if (wish.verb == RelationVerb::Unmute)
        return statusOf(person) != "muted"_L1;
    return person.relationKnown && isGranted(person, command);
}

/// Standing, trust and home are written into the node's own row of somebody: where it has only the
/// name, that would be a row without content (Cloudillo 6.2).
bool writesTheRow(RelationVerb verb)
{
    const RelationAspect aspect = aspectOf(verb);
    return aspect == RelationAspect::Standing || aspect == RelationAspect::Trust ||
           aspect == RelationAspect::Home;
}

QString ownObjection(RelationVerb verb, const Person &person)
{
    if (writesTheRow(verb) && person.unsynced)
        return tr("only the name is known: read them from their home first");
    if (verb == RelationVerb::HideFromHome && person.kind != PersonKind::Community)
        return tr("only communities can be hidden from home");
    if (verb == RelationVerb::Mute && statusOf(person) == "blocked"_L1)
        return tr("blocked: unblock them first");
    return {};
}

QString objection(const Wish &wish, const Person &person, const Ground &ground)
{
    if (person.goneAt.isValid())
        return tr("gone since %1").arg(ages::shortAge(person.goneAt));
    if (person.handle == ground.me)
        return tr("this is yourself");
    using namespace memberrank;
    if (wish.kind == Wish::Kind::Role)
        return peoplewords::objection(
            mayGrant(ground.rules, ground.mine, ground.me, person, wish.word), ground.rules);
    if (wish.kind == Wish::Kind::Status)
        return peoplewords::objection(
            maySetStatus(ground.rules, ground.mine, ground.me, person, wish.word), ground.rules);
    if (!ground.scope.isOwn() && wish.verb == RelationVerb::Disconnect)
        return peoplewords::objection(mayRemove(ground.rules, ground.mine, ground.me, person),
                                      ground.rules);
    if (!ground.scope.isOwn() && ground.mine.isEmpty())
        return peoplewords::objection(Objection::NotKnown, ground.rules);
    if (ground.scope.isOwn() && ground.sharesHost && person.kind == PersonKind::Community)
        return tr("a community here is joined, not followed");
    return ownObjection(wish.verb, person);
}

} // namespace

Row judge(const Wish &wish, const Person &person, const Ground &ground)
{
    Row row;
    row.person = person;
    row.command = commandFor(wish, person, ground);
    row.reason = objection(wish, person, ground);
    if (!row.reason.isEmpty())
        row.verdict = Verdict::NotAllowed;
    else if (alreadySo(wish, person, ground, row.command))
        row.verdict = Verdict::AlreadySo;
    return row;
}

bool isDestructive(const Wish &wish)
{
    if (wish.kind == Wish::Kind::Status)
        return wish.word != "active"_L1 && wish.word != "muted"_L1;
    return wish.kind == Wish::Kind::Relation &&
           (wish.verb == RelationVerb::Block || wish.verb == RelationVerb::Disconnect ||
            wish.verb == RelationVerb::RejectRequest);
}

bool needsPlan(const Wish &wish)
{
    return isDestructive(wish) || wish.kind != Wish::Kind::Relation ||
           wish.verb == RelationVerb::Connect;
}

QString sentence(const Wish &wish, bool inCommunity, const QString &whom)
{
    if (wish.kind == Wish::Kind::Role)
        return wish.word.isEmpty()
                   ? tr("Take away the role of %1.").arg(whom)
                   : tr("Give %1 the role %2.").arg(whom, peoplewords::roleWord(wish.word));
    if (wish.kind == Wish::Kind::Status)
        return tr("Set the status of %1 to %2.").arg(whom, peoplewords::statusWord(wish.word));
    return peoplewords::verbSentence(wish.verb, inCommunity, whom);
}

QString nameOf(const Person &person)
{
    return isolatedLine(person.name.trimmed().isEmpty() ? person.handle : person.name, 80);
}

Wishes::Wishes(const Outbox &outbox, const PeopleScope &scope)
{
    for (const OutboxEntry &entry : outbox.entries()) {
        if (entry.account != scope.account || isFinal(entry.state))
            continue;
        const PersonRef ref = targetOf(entry.account, entry.command);
        if (!ref.isNull() && ref.scope == scope)
            m_commands[ref.handle].append(entry.command);
    }
}

Person Wishes::over(Person person) const
{
    const QList<Command> commands = m_commands.value(person.handle);
    for (const Command &command : commands)
        person = withWish(std::move(person), command);
    return person;
}

} // namespace personae::peopleplan
