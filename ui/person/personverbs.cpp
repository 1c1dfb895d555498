// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/memberrank.h"
#include "ui/person/personview.h"
#include "ui/person/personwording.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Whether the verb would change anything, as things stand.
bool wouldChange(const PersonView &view, RelationVerb verb)
{
    const Person &person = view.shown;
    const bool linked = person.connected || person.requested;
    const bool blocked = person.status == "blocked"_L1;
    const bool muted = person.status == "muted"_L1;
    switch (verb) {
    case RelationVerb::Follow:
        return person.following == Following::No;
    case RelationVerb::Unfollow:
        return person.following != Following::No;
    case RelationVerb::Connect:
        return !linked;
    case RelationVerb::Disconnect:
        return view.endsFollowing() ? person.follower && !view.isCommunity() : linked;
    case RelationVerb::Block:
        return !blocked;
    case RelationVerb::Unblock:
        return blocked;
    case RelationVerb::Mute:
        return !muted && !blocked;
    case RelationVerb::Unmute:
        return muted;
    case RelationVerb::HideFromHome:
        return view.isCommunity() && !person.hiddenInHome;
    case RelationVerb::ShowInHome:
        return view.isCommunity() && person.hiddenInHome;
    case RelationVerb::AcceptRequest:
    case RelationVerb::RejectRequest:
        return view.request.has_value();
    case RelationVerb::TrustAlways:
    case RelationVerb::TrustNever:
    case RelationVerb::TrustAsk:
        return true; // three faces of one choice: all stand there
    }
    Q_UNREACHABLE();
}

/// These three write into the node's own row of the person, so that row has to be there: asking
/// for it by an unknown name would create a nameless one (Cloudillo 6.2).
bool writesTheRow(RelationVerb verb)
{
    const RelationAspect aspect = aspectOf(verb);
    return aspect == RelationAspect::Standing || aspect == RelationAspect::Trust ||
           aspect == RelationAspect::Home;
}

QString whyNotTheRow(const PersonView &view)
{
    if (!view.isListed() || view.isGone())
        return PersonWording::tr("Your node does not know them, so there is nothing to set there. "
                                 "Follow them or ask to connect first.");
    if (view.shown.unsynced)
        return PersonWording::tr("Your node knows only the name. Read them from their home first.");
    return {};
}

QString whyNotAsCommunity(const PersonView &view, RelationVerb verb)
{
    if (!view.standing.known)
        return PersonWording::objection(memberrank::Objection::NotKnown);
    // Taking back what the community itself asked for needs no rank over anybody.
    if (verb != RelationVerb::Disconnect || !view.shown.connected)
        return {};
    return PersonWording::objection(memberrank::mayRemove(view.service.members, view.standing.roles,
                                                          view.standing.myHandle, view.shown));
}

QString trustWord(RelationVerb verb)
{
    switch (verb) {
    case RelationVerb::TrustAlways:
        return u"always"_s;
    case RelationVerb::TrustNever:
        return u"never"_s;
    default:
        return {};
    }
}

bool isNow(const PersonView &view, RelationVerb verb)
{
    return aspectOf(verb) == RelationAspect::Trust && view.shown.trust == trustWord(verb);
}

QString whyNot(const PersonView &view, RelationVerb verb)
{
    if (view.isNull())
        return PersonWording::tr("Nobody is chosen.");
    if (view.isMe)
        return PersonWording::tr("This is you.");
    const RelationAspect aspect = aspectOf(verb);
    if (const OutboxEntry *entry = view.entryAbout(aspect); entry && isInFlight(*entry))
        return PersonWording::tr("It is being sent just now.");
    if (writesTheRow(verb)) {
        if (QString why = whyNotTheRow(view); !why.isEmpty())
            return why;
    }
    if (isNow(view, verb))
        return PersonWording::tr("That is how it is now.");
    return view.actsAsCommunity() ? whyNotAsCommunity(view, verb) : QString();
}

} // namespace

VerbState verbState(const PersonView &view, RelationVerb verb)
{
    VerbState state;
    state.label = PersonWording::verb(view, verb);
    state.brief = PersonWording::briefVerb(view, verb);
    state.reason = whyNot(view, verb);
    state.enabled = state.reason.isEmpty();
    state.isNow = isNow(view, verb);
    state.shown = (view.isNull() || view.service.relationVerbs.contains(verb)) &&
                  !view.isNoIdentity() && wouldChange(view, verb) &&
                  !(view.actsAsCommunity() && writesTheRow(verb)) && // MemberBox has those
                  (!view.isSharedCommunity() || verb == RelationVerb::Disconnect);
    return state;
}

const QList<RelationVerb> &allVerbs()
{
    static const QList<RelationVerb> verbs{
        RelationVerb::AcceptRequest, RelationVerb::RejectRequest, RelationVerb::Follow,
        RelationVerb::Unfollow,      RelationVerb::Connect,       RelationVerb::Disconnect,
        RelationVerb::Mute,          RelationVerb::Unmute,        RelationVerb::Block,
        RelationVerb::Unblock,       RelationVerb::TrustAsk,      RelationVerb::TrustAlways,
        RelationVerb::TrustNever,    RelationVerb::HideFromHome,  RelationVerb::ShowInHome};
    return verbs;
}

} // namespace personae
