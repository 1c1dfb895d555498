// SPDX-License-Identifier: GPL-3.0-or-later
// The words of WindowWording about other people, and about what one does to them.
#include "models/people/memberrank.h"
#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/window/looks.h"
#include "ui/window/windowwording.h"

#include <QLocale>

namespace personae {

using namespace Qt::StringLiterals;

QString WindowWording::roleWord(const QString &role)
{
    const QHash<QString, QString> words{
        {u"public"_s, tr("public")},       {u"follower"_s, tr("follower")},
        {u"supporter"_s, tr("supporter")}, {u"contributor"_s, tr("contributor")},
        {u"moderator"_s, tr("moderator")}, {u"leader"_s, tr("leader")},
        {u"member"_s, tr("member")},       {u"admin"_s, tr("admin")},
        {u"owner"_s, tr("owner")},
    };
    return words.value(role, isolatedLine(role, 40));
}

QString WindowWording::statusWord(const QString &status)
{
    const QHash<QString, QString> words{
        {u"active"_s, tr("active")},   {u"muted"_s, tr("muted")},
        {u"blocked"_s, tr("blocked")}, {u"suspended"_s, tr("suspended")},
        {u"banned"_s, tr("banned")},
    };
    return words.value(status, isolatedLine(status, 40));
}

QString WindowWording::highestRole(const QStringList &roles) const
{
    for (const ServiceInfo &service : m_services) {
        const QString highest = memberrank::highest(service.members, roles);
        if (!highest.isEmpty())
            return roleWord(highest);
    }
    QStringList words;
    for (const QString &role : roles.mid(0, 3))
        words.append(roleWord(role));
    return words.join(u", "_s);
}

void WindowWording::nameCommunity(const QString &node, const QString &name)
{
    if (name.trimmed().isEmpty())
        m_communities.remove(node);
    else
        m_communities.insert(node, name);
}

QString WindowWording::communityName(const QString &node) const
{
    return isolatedLine(m_communities.value(node, node), 80);
}

QString WindowWording::personTitle(const Person &person) const
{
    return isolatedLine(person.name.trimmed().isEmpty() ? person.handle : person.name, 120);
}

QString WindowWording::personKind(const Person &person) const
{
    return person.kind == PersonKind::Community ? tr("community") : tr("person");
}

QString WindowWording::personRole(const Person &person) const
{
    return highestRole(person.roles);
}

QString WindowWording::personStatus(const Person &person) const
{
    if (person.status.isEmpty())
        return person.relationKnown ? statusWord(u"active"_s) : tr("not known");
    return statusWord(person.status);
}

QString WindowWording::personRelation(const Person &person, bool amongMembers) const
{
    if (!person.relationKnown)
        return tr("not known yet");
    const bool community = person.kind == PersonKind::Community || amongMembers;
    if (person.connected)
        return community ? tr("member") : tr("connected");
    if (person.requested)
        return community ? tr("asked to join") : tr("requested");
    if (person.following == Following::Requested)
        return tr("asked to follow");
    if (person.following == Following::Yes)
        return person.follower ? tr("follow each other") : tr("you follow");
    return person.follower ? tr("follows you") : u"–"_s;
}

QString WindowWording::personTags(const Person &person) const
{
    QStringList tags;
    for (const QString &tag : person.tags.mid(0, 12))
        tags.append(isolatedLine(tag, 40));
    if (person.tags.size() > tags.size())
        tags.append(tr("%1 more").arg(QLocale().toString(int(person.tags.size() - tags.size()))));
    return tags.join(u", "_s);
}

QString WindowWording::personTime(const QDateTime &at) const
{
    return at.isValid() ? ages::shortAge(at) : QString();
}

QString WindowWording::personFullTime(const QDateTime &at) const
{
    return at.isValid() ? ages::fullDate(at) : QString();
}

QString WindowWording::personPending(const OutboxEntry &entry) const
{
    const QString word = outboxState(entry);
    return word.left(1).toLower() + word.mid(1);
}

QString WindowWording::personSentence(const PersonRow &row) const
{
    if (!row.loaded)
        return tr("Loading");
    const Person &person = row.person;
    QStringList parts{personTitle(person)};
    if (!person.name.trimmed().isEmpty() && person.name != person.handle)
        parts.append(isolatedLine(person.handle, 120));
    if (row.isMe)
        parts.append(tr("this is you"));
    if (person.kind == PersonKind::Community)
        parts.append(personKind(person));
    parts.append(personRole(person));
    parts.append(person.status.isEmpty() && !person.relationKnown ? tr("status not known")
                                                                  : personStatus(person));
    const QString relation = personRelation(person, row.amongMembers);
    parts.append(relation == u"–"_s ? tr("no relationship") : relation);
    if (person.trust == "always"_L1)
        parts.append(tr("always trusted"));
    else if (person.trust == "never"_L1)
        parts.append(tr("never trusted"));
    if (person.hiddenInHome)
        parts.append(tr("hidden from home"));
    if (!person.tags.isEmpty())
        parts.append(tr("tagged %1").arg(personTags(person)));
    if (person.noted)
        parts.append(tr("with notes"));
    if (row.pending)
        parts.append(
            tr("%1: %2").arg(outboxWhat(row.pending->command), personPending(*row.pending)));
    if (person.unsynced)
        parts.append(tr("known by name only"));
    if (person.goneAt.isValid())
        parts.append(tr("gone since %1").arg(ages::shortAge(person.goneAt)));
    if (row.ticked)
        parts.append(tr("ticked"));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString WindowWording::requestFor(const RequestRow &row) const
{
    return row.scope.isOwn() ? tr("you") : communityName(row.scope.node);
}

QString WindowWording::requestDecision(const RequestRow &row) const
{
    if (!row.decision)
        return {};
    const auto *decided = std::get_if<RelationCommand>(&row.decision->command);
    const bool accepted = decided && decided->verb == RelationVerb::AcceptRequest;
    return tr("%1: %2").arg(accepted ? tr("accepted") : tr("rejected"),
                            personPending(*row.decision));
}

/// Where nobody can ask to connect, what is asked is to follow.
bool WindowWording::connects(const AccountId &account) const
{
    const AccountRow *row = m_accounts ? m_accounts->find(account) : nullptr;
    for (const ServiceInfo &service : m_services) {
        if (row && service.id == row->account.service)
            return service.relationVerbs.contains(RelationVerb::Connect);
    }
    return true;
}

QString WindowWording::requestSentence(const RequestRow &row) const
{
    const IncomingRequest &request = row.request;
    QStringList parts;
    if (!request.name.trimmed().isEmpty())
        parts.append(isolatedLine(request.name, 120));
    parts.append(isolatedLine(request.from, 120));
    if (!row.scope.isOwn())
        parts.append(tr("asks to join %1").arg(communityName(row.scope.node)));
    else
        parts.append(connects(row.scope.account) ? tr("asks to connect with you")
                                                 : tr("asks to follow you"));
    if (!request.text.trimmed().isEmpty())
        parts.append(tr("and writes: %1").arg(isolatedLine(request.text, 400)));
    if (request.createdAt.isValid())
        parts.append(tr("since %1").arg(ages::shortAge(request.createdAt)));
    parts.append(requestDecision(row));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString WindowWording::relationWhat(const RelationCommand &command) const
{
    const auto sentence = [&]() -> QString {
        switch (command.verb) {
        case RelationVerb::Follow:
            return tr("Follow %1");
        case RelationVerb::Unfollow:
            return tr("Unfollow %1");
        case RelationVerb::Connect:
            return tr("Ask %1 to connect");
        case RelationVerb::Disconnect:
            return tr("Disconnect from %1");
        case RelationVerb::Block:
            return tr("Block %1");
        case RelationVerb::Unblock:
            return tr("Unblock %1");
        case RelationVerb::Mute:
            return tr("Mute %1");
        case RelationVerb::Unmute:
            return tr("Unmute %1");
        case RelationVerb::TrustAlways:
            return tr("Always trust %1");
        case RelationVerb::TrustNever:
            return tr("Never trust %1");
        case RelationVerb::TrustAsk:
            return tr("Ask each time before trusting %1");
        case RelationVerb::HideFromHome:
            return tr("Hide %1 from home");
        case RelationVerb::ShowInHome:
            return tr("Show %1 in home");
        case RelationVerb::AcceptRequest:
            return tr("Accept the request of %1");
        case RelationVerb::RejectRequest:
            return tr("Reject the request of %1");
        }
        return {};
    }();
    const QString what = sentence.arg(isolatedLine(command.handle, 120));
    return command.node.isEmpty() ? what : tr("%1, as %2").arg(what, communityName(command.node));
}

QString WindowWording::memberWhat(const MemberCommand &command) const
{
    const QString who = isolatedLine(command.handle, 120);
    const QString where = communityName(command.node);
    QStringList parts;
    if (command.role) {
        parts.append(command.role->isEmpty()
                         ? tr("Take the role of %1 in %2 away").arg(who, where)
                         : tr("Make %1 a %2 of %3").arg(who, roleWord(*command.role), where));
    }
    if (command.status) {
        const QHash<QString, QString> sentences{
            {u"active"_s, tr("Make %1 active in %2")}, {u"muted"_s, tr("Mute %1 in %2")},
            {u"blocked"_s, tr("Block %1 in %2")},      {u"suspended"_s, tr("Suspend %1 in %2")},
            {u"banned"_s, tr("Ban %1 from %2")},
        };
        const QString known = sentences.value(*command.status);
        parts.append(known.isEmpty() ? tr("Set the status of %1 in %2 to %3")
                                           .arg(who, where, statusWord(*command.status))
                                     : known.arg(who, where));
    }
    return parts.join(u"; "_s);
}

} // namespace personae
