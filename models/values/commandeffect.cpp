// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/command.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString followingWord(Following following)
{
    switch (following) {
    case Following::Yes:
        return u"following"_s;
    case Following::Requested:
        return u"requested"_s;
    case Following::No:
        return u"none"_s;
    }
    Q_UNREACHABLE();
}

/// Accepting makes both sides connected and following (Cloudillo 6.1).
void accept(Person &person)
{
    person.connected = true;
    person.requested = false;
    person.following = Following::Yes;
    person.follower = true;
}

Person withRelation(Person person, const RelationCommand &wish)
{
    switch (wish.verb) {
    case RelationVerb::Follow:
        person.following = Following::Yes;
        break;
    case RelationVerb::Unfollow:
    case RelationVerb::RejectRequest: // clears one's own following too (Cloudillo 6.1)
        person.following = Following::No;
        break;
    case RelationVerb::Connect:
        person.requested = !person.connected;
        break;
    case RelationVerb::Disconnect:
        person.connected = false;
        person.requested = false;
        break;
    case RelationVerb::Block:
        person.status = u"blocked"_s;
        break;
    case RelationVerb::Mute:
        person.status = u"muted"_s;
        break;
    case RelationVerb::Unblock:
    case RelationVerb::Unmute:
        person.status = u"active"_s;
        break;
    case RelationVerb::TrustAlways:
        person.trust = u"always"_s;
        break;
    case RelationVerb::TrustNever:
        person.trust = u"never"_s;
        break;
    case RelationVerb::TrustAsk:
        person.trust.clear();
        break;
    case RelationVerb::HideFromHome:
        person.hiddenInHome = true;
        break;
    case RelationVerb::ShowInHome:
        person.hiddenInHome = false;
        break;
    case RelationVerb::AcceptRequest:
        accept(person);
        break;
    }
    return person;
}

Person withMembership(Person person, const MemberCommand &wish)
{
    if (wish.role)
        person.roles = wish.role->isEmpty() ? QStringList() : QStringList{*wish.role};
    if (wish.status)
        person.status = *wish.status;
    return person;
}

} // namespace

PersonRef targetOf(const AccountId &account, const Command &command)
{
    if (const auto *relation = std::get_if<RelationCommand>(&command))
        return {{account, relation->node}, relation->handle};
    if (const auto *member = std::get_if<MemberCommand>(&command))
        return {{account, member->node}, member->handle};
    return {{account, {}}, {}};
}

Person withWish(Person person, const Command &command)
{
    if (const auto *relation = std::get_if<RelationCommand>(&command))
        return withRelation(std::move(person), *relation);
    if (const auto *member = std::get_if<MemberCommand>(&command))
        return withMembership(std::move(person), *member);
    return person;
}

bool isGranted(const Person &person, const Command &command)
{
    if (const auto *relation = std::get_if<RelationCommand>(&command)) {
        // An asked connection that was accepted at once is what was wanted, and more.
        if (relation->verb == RelationVerb::Connect)
            return person.connected || person.requested;
        const RelationAspect aspect =
            aspectOf(relation->verb) == RelationAspect::Request
                ? (relation->verb == RelationVerb::AcceptRequest ? RelationAspect::Connection
                                                                 : RelationAspect::Follow)
                : aspectOf(relation->verb);
        return relationWord(person, aspect) ==
               relationWord(withRelation(person, *relation), aspect);
    }
    return withWish(person, command) == person;
}

QString relationWord(const Person &person, RelationAspect aspect)
{
    switch (aspect) {
    case RelationAspect::Follow:
        return followingWord(person.following);
    case RelationAspect::Connection:
    case RelationAspect::Request:
        return person.connected ? u"connected"_s : person.requested ? u"requested"_s : u"none"_s;
    case RelationAspect::Standing:
        return person.status.isEmpty() ? u"active"_s : person.status;
    case RelationAspect::Trust:
        return person.trust.isEmpty() ? u"none"_s : person.trust;
    case RelationAspect::Home:
        return person.hiddenInHome ? u"hidden"_s : u"none"_s;
    }
    Q_UNREACHABLE();
}

} // namespace personae
