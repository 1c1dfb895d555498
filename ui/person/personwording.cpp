// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personwording.h"

#include "models/values/foreigntext.h"

using namespace Qt::StringLiterals;

namespace personae {

using Token = Theme::Token;

QString PersonWording::name(const PersonView &view)
{
    return isolatedLine(view.name(), 80);
}

QString PersonWording::node(const PersonView &view)
{
    return isolatedLine(view.nodeName.isEmpty() ? view.ref.scope.node : view.nodeName, 80);
}

namespace {

QString disconnectWords(const PersonView &view)
{
    if (view.endsFollowing())
        return PersonWording::tr("Remove from my followers…");
    if (!view.shown.connected)
        return PersonWording::tr("Take back the request");
    if (view.actsAsCommunity())
        return PersonWording::tr("Remove from the community…");
    return view.isCommunity() ? PersonWording::tr("Leave…") : PersonWording::tr("Disconnect…");
}

} // namespace

QString PersonWording::verb(const PersonView &view, RelationVerb verb)
{
    switch (verb) {
    case RelationVerb::Follow:
        return tr("Follow");
    case RelationVerb::Unfollow:
        return tr("Unfollow");
    case RelationVerb::Connect:
        return view.isCommunity() ? tr("Ask to join…") : tr("Ask to connect…");
    case RelationVerb::Disconnect:
        return disconnectWords(view);
    case RelationVerb::Block:
        return tr("Block…");
    case RelationVerb::Mute:
        return tr("Mute");
    case RelationVerb::Unblock:
        return tr("Unblock");
    case RelationVerb::Unmute:
        return tr("Unmute");
    case RelationVerb::TrustAlways:
        return tr("Always identify myself");
    case RelationVerb::TrustNever:
        return tr("Never identify myself");
    case RelationVerb::TrustAsk:
        return tr("Ask me each time");
    case RelationVerb::HideFromHome:
        return tr("Hide from home");
    case RelationVerb::ShowInHome:
        return tr("Show in home");
    case RelationVerb::AcceptRequest:
        return tr("Accept the request");
    case RelationVerb::RejectRequest:
        return tr("Reject the request");
    }
    Q_UNREACHABLE();
}

QString PersonWording::briefVerb(const PersonView &view, RelationVerb verb)
{
    switch (verb) {
    case RelationVerb::TrustAlways:
        return tr("Always");
    case RelationVerb::TrustNever:
        return tr("Never");
    case RelationVerb::TrustAsk:
        return tr("Ask");
    case RelationVerb::AcceptRequest:
        return tr("Accept");
    case RelationVerb::RejectRequest:
        return tr("Reject");
    case RelationVerb::Disconnect:
        if (view.shown.connected && view.actsAsCommunity())
            return tr("Remove…");
        break;
    default:
        break;
    }
    return PersonWording::verb(view, verb);
}

QString PersonWording::status(const QString &word)
{
    if (word.isEmpty() || word == "active"_L1)
        return tr("active");
    if (word == "muted"_L1)
        return tr("muted");
    if (word == "blocked"_L1)
        return tr("blocked");
    if (word == "suspended"_L1)
        return tr("suspended");
    if (word == "banned"_L1)
        return tr("banned");
    return isolatedLine(word, 40);
}

bool PersonWording::isStatusKnown(const Person &person)
{
    return person.relationKnown || !person.status.isEmpty();
}

QString PersonWording::status(const Person &person)
{
    if (!isStatusKnown(person))
        return u"? "_s + tr("not known");
    return statusMark(person.status) + u' ' + status(person.status);
}

QString PersonWording::statusMark(const QString &word)
{
    if (word.isEmpty() || word == "active"_L1)
        return u"●"_s;
    if (word == "muted"_L1)
        return u"○"_s;
    if (word == "blocked"_L1)
        return u"■"_s;
    if (word == "suspended"_L1)
        return u"▲"_s;
    return word == "banned"_L1 ? u"✕"_s : u"◇"_s;
}

Theme::Token PersonWording::statusColor(const QString &word)
{
    if (word.isEmpty() || word == "active"_L1)
        return Token::Good;
    if (word == "blocked"_L1 || word == "banned"_L1)
        return Token::Bad;
    return word == "suspended"_L1 ? Token::Warn : Token::Muted;
}

QString PersonWording::role(const QString &word)
{
    const QMap<QString, QString> words{
        {u"public"_s, tr("public")},       {u"follower"_s, tr("follower")},
        {u"supporter"_s, tr("supporter")}, {u"contributor"_s, tr("contributor")},
        {u"moderator"_s, tr("moderator")}, {u"leader"_s, tr("leader")},
        {u"member"_s, tr("member")},       {u"admin"_s, tr("admin")},
        {u"owner"_s, tr("owner")}};
    return word.isEmpty() ? tr("no role") : words.value(word, isolatedLine(word, 40));
}

QString PersonWording::roles(const PersonView &view)
{
    QStringList words;
    for (const QString &word : view.shown.roles) {
        if (words.size() == 6) {
            words.append(tr("…"));
            break;
        }
        if (!word.isEmpty())
            words.append(role(word));
    }
    return words.join(u", "_s);
}

QString PersonWording::connection(const PersonView &view)
{
    if (view.endsFollowing())
        return tr("Your follower");
    return view.actsAsCommunity() || view.isCommunity() ? tr("Belonging") : tr("Connection");
}

QString PersonWording::request(const PersonView &view)
{
    if (view.actsAsCommunity())
        return tr("Asks to join");
    return view.service.relationVerbs.contains(RelationVerb::Connect) ? tr("Asks to connect")
                                                                      : tr("Asks to follow you");
}

namespace {

QStringList relationWords(const PersonView &view)
{
    const Person &person = view.shown;
    if (view.isMe)
        return {PersonWording::tr("you")};
    if (!person.relationKnown)
        return {PersonWording::tr("relationship not known")};
    const bool community = view.actsAsCommunity();
    QStringList words;
    if (person.connected)
        words.append(view.isCommunity() || community ? PersonWording::tr("member")
                                                     : PersonWording::tr("connected"));
    else if (person.requested)
        words.append(PersonWording::tr("asked to connect"));
    if (view.hasLeft())
        words.append(PersonWording::tr("left"));
    if (person.following == Following::Yes)
        words.append(community ? PersonWording::tr("followed") : PersonWording::tr("you follow"));
    else if (person.following == Following::Requested)
        words.append(PersonWording::tr("asked to follow"));
    if (person.follower)
        words.append(community ? PersonWording::tr("follows") : PersonWording::tr("follows you"));
    return words;
}

} // namespace

QString PersonWording::relation(const PersonView &view)
{
    return relationWords(view).join(u" · "_s);
}

QString PersonWording::stateLine(const PersonView &view)
{
    if (!view.isListed())
        return view.hasHome() ? tr("not known to your node") : tr("not met yet");
    if (view.shown.unsynced)
        return tr("known by name only");
    QStringList words{isStatusKnown(view.shown) ? status(view.shown)
                                                : u"? "_s + tr("status not known")};
    if (view.isCommunity())
        words.append(tr("community"));
    words.append(roles(view));
    words.append(relationWords(view));
    words.removeAll(QString());
    words.removeDuplicates(); // a service may call a role what a relation is called here
    return words.join(u" · "_s);
}

QString PersonWording::objection(memberrank::Objection objection)
{
    using memberrank::Objection;
    switch (objection) {
    case Objection::None:
        return {};
    case Objection::NotKnown:
        return tr("Your role in this community is not known yet.");
    case Objection::NoRoles:
        return tr("This service has no roles.");
    case Objection::RankTooLow:
        return tr("Only somebody with a higher role than yours may do this.");
    case Objection::TargetTooHigh:
        return tr("They stand as high as you do here, or higher.");
    case Objection::GrantTooHigh:
        return tr("You may only give roles below your own.");
    case Objection::Oneself:
        return tr("Nobody may change their own role or status.");
    case Objection::NotListed:
        return tr("They are not in this community's list, so there is nothing to change.");
    case Objection::UnknownWord:
        return tr("This community does not know that word.");
    }
    Q_UNREACHABLE();
}

QString PersonWording::fact(const QString &id)
{
    const QMap<QString, QString> words{{u"name"_s, tr("Name")},
                                       {u"kind"_s, tr("Kind")},
                                       {u"picture"_s, tr("Picture")},
                                       {u"cover"_s, tr("Cover")},
                                       {u"status"_s, tr("Status")},
                                       {u"roles"_s, tr("Roles")},
                                       {u"following"_s, tr("You follow")},
                                       {u"follower"_s, tr("Follows you")},
                                       {u"connected"_s, tr("Connected")},
                                       {u"requested"_s, tr("Asked to connect")},
                                       {u"trust"_s, tr("Identify myself")},
                                       {u"hiddenInHome"_s, tr("Hidden from home")},
                                       {u"gone"_s, tr("Gone")}};
    return words.value(id, isolatedLine(id, 60));
}

QString PersonWording::factValue(const QString &id, const QString &value)
{
    if (id == "status"_L1)
        return status(value);
    if (id == "trust"_L1 && value.isEmpty())
        return tr("ask");
    if (value.isEmpty())
        return tr("(nothing)");
    const QMap<QString, QString> words{
        {u"true"_s, tr("yes")},      {u"false"_s, tr("no")},
        {u"yes"_s, tr("yes")},       {u"no"_s, tr("no")},
        {u"always"_s, tr("always")}, {u"never"_s, tr("never")},
        {u"none"_s, tr("none")},     {u"requested"_s, tr("asked")},
        {u"person"_s, tr("person")}, {u"community"_s, tr("community")}};
    const bool free = id == "name"_L1 || id == "picture"_L1 || id == "cover"_L1;
    return free ? isolated(value) : words.value(value, isolated(value));
}

} // namespace personae
