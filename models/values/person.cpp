// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/person.h"

using namespace Qt::StringLiterals;

namespace personae {

Profile PersonFacts::toProfile() const
{
    Profile profile;
    profile.handle = handle.value_or(QString());
    profile.kind = kind.value_or(PersonKind::Person);
    profile.avatar = picture.value_or(QString());
    profile.cover = cover.value_or(QString());
    profile.fields = own;
    if (name)
        profile.fields.insert(u"name"_s, *name);
    if (x) {
        for (auto it = x->cbegin(); it != x->cend(); ++it)
            profile.fields.insert(u"x."_s + it.key(), it.value());
    }
    return profile;
}

AccountId pictureHolder(const PeopleScope &scope)
{
    return scope.isOwn() ? scope.account : AccountId{scope.account.value + u'@' + scope.node};
}

PeopleScope scopeOfPictures(const AccountId &holder)
{
    const qsizetype at = holder.value.indexOf(u'@'); // no account's own id has one: see AccountId
    if (at < 0)
        return {holder, {}};
    return {AccountId{holder.value.left(at)}, holder.value.mid(at + 1)};
}

RelationAspect aspectOf(RelationVerb verb)
{
    switch (verb) {
    case RelationVerb::Follow:
    case RelationVerb::Unfollow:
        return RelationAspect::Follow;
    case RelationVerb::Connect:
    case RelationVerb::Disconnect:
        return RelationAspect::Connection;
    case RelationVerb::Block:
    case RelationVerb::Mute:
    case RelationVerb::Unblock:
    case RelationVerb::Unmute:
        return RelationAspect::Standing;
    case RelationVerb::TrustAlways:
    case RelationVerb::TrustNever:
    case RelationVerb::TrustAsk:
        return RelationAspect::Trust;
    case RelationVerb::HideFromHome:
    case RelationVerb::ShowInHome:
        return RelationAspect::Home;
    case RelationVerb::AcceptRequest:
    case RelationVerb::RejectRequest:
        return RelationAspect::Request;
    }
    Q_UNREACHABLE();
}

} // namespace personae
