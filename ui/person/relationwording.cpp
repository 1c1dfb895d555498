// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/foreigntext.h"
#include "ui/person/personwording.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/statelooks.h"

using namespace Qt::StringLiterals;

namespace personae {

using Token = Theme::Token;
using Line = PersonWording::Line;

namespace {

Line yes(const QString &text)
{
    return {u"check"_s, Token::Good, text};
}

Line no(const QString &text)
{
    return {u"remove"_s, Token::Muted, text};
}

Line asked(const QString &text)
{
    return {u"clock"_s, Token::Warn, text};
}

QString waitWords(const OutboxEntry &entry)
{
    switch (entry.waitsFor) {
    case WaitReason::Network:
        return PersonWording::tr("queued; goes out when you are online");
    case WaitReason::SignIn:
        return PersonWording::tr("waits until you sign in again");
    case WaitReason::Time:
        return entry.nextTryAt.isValid()
                   ? PersonWording::tr("next try at %1").arg(ages::shortAge(entry.nextTryAt))
                   : PersonWording::tr("waits for its time");
    case WaitReason::Turn:
    case WaitReason::None:
        break;
    }
    return PersonWording::tr("waits for its turn");
}

QString refusedWords(const OutboxEntry &entry, const AccountRow &account)
{
    return PersonWording::tr("refused. %1")
        .arg(errorpresenter::present(entry.lastError, account.serviceName,
                                     errorpresenter::Place::Saving)
                 .sentence);
}

QString memberWhat(const MemberCommand &member)
{
    QStringList words;
    if (member.role)
        words.append(PersonWording::tr("Role: %1").arg(PersonWording::role(*member.role)));
    if (member.status)
        words.append(PersonWording::tr("Status: %1").arg(PersonWording::status(*member.status)));
    return words.join(u" · "_s);
}

} // namespace

QList<Line> PersonWording::followingLines(const PersonView &view)
{
    const Person &person = view.shown;
    if (!person.relationKnown && view.isListed())
        return {{u"info"_s, Token::Muted, tr("Not known: a search found them.")}};
    const bool community = view.actsAsCommunity();
    QList<Line> lines;
    if (person.following == Following::Requested)
        lines.append(asked(tr("You asked to follow them; no answer yet.")));
    else if (person.following == Following::Yes)
        lines.append(
            yes(community ? tr("%1 follows them.").arg(node(view)) : tr("You follow them.")));
    else
        lines.append(no(community ? tr("%1 does not follow them.").arg(node(view))
                                  : tr("You do not follow them.")));
    if (person.follower)
        lines.append(
            yes(community ? tr("They follow %1.").arg(node(view)) : tr("They follow you.")));
    else
        lines.append(no(community ? tr("They do not follow %1.").arg(node(view))
                                  : tr("They do not follow you.")));
    return lines;
}

QList<Line> PersonWording::connectionLines(const PersonView &view)
{
    const Person &person = view.shown;
    if (!person.relationKnown && view.isListed())
        return {{u"info"_s, Token::Muted, tr("Not known: a search found them.")}};
    if (view.hasLeft())
        return {no(tr("They have left %1.").arg(node(view)))};
    if (view.endsFollowing())
        return {}; // the box above says it
    if (view.actsAsCommunity())
        return {person.connected   ? yes(tr("Member of %1.").arg(node(view)))
                : person.requested ? asked(tr("%1 asked them; no answer yet.").arg(node(view)))
                                   : no(tr("Not a member of %1.").arg(node(view)))};
    if (view.isCommunity())
        return {person.connected   ? yes(tr("You are a member."))
                : person.requested ? asked(tr("You asked to join; no answer yet."))
                                   : no(tr("You are not a member."))};
    return {person.connected   ? yes(tr("You are connected."))
            : person.requested ? asked(tr("You asked to connect; no answer yet."))
                               : no(tr("You are not connected."))};
}

QList<Line> PersonWording::standingLines(const PersonView &view)
{
    if (!isStatusKnown(view.shown))
        return {{u"info"_s, Token::Muted, tr("Not known: a search found them.")}};
    const QString &word = view.shown.status;
    const QString shown = statusMark(word) + u' ';
    const Token color = statusColor(word);
    if (word == "muted"_L1)
        return {{{}, color, shown + tr("Muted: what they send still arrives, but is not shown.")}};
    if (word == "blocked"_L1)
        return {{{},
                 color,
                 shown + tr("Blocked: nothing they send is taken, and they get nothing "
                            "that goes to all.")}};
    if (word == "suspended"_L1)
        return {{{}, color, shown + tr("Suspended: nothing they send is taken.")},
                {u"info"_s, Token::Muted,
                 tr("A node suspends somebody by itself when it could not read them for a day, and "
                    "lifts it when that works again. Nobody need have decided this.")}};
    if (word == "banned"_L1)
        return {{{}, color, shown + tr("Banned: nothing they send is taken.")}};
    if (word.isEmpty() || word == "active"_L1)
        return {{{}, color, shown + tr("Active: nothing is held back.")}};
    return {{{}, color, shown + status(word)}};
}

QList<Line> PersonWording::trustLines(const PersonView &view)
{
    if (view.shown.trust == "always"_L1)
        return {{u"key"_s, Token::Good, tr("Always: their host learns that it is you who reads.")}};
    if (view.shown.trust == "never"_L1)
        return {{u"lock"_s, Token::Muted, tr("Never: you read their host as a stranger.")}};
    return {{u"info"_s, Token::Muted,
             tr("Ask: you read their host as a stranger, unless you choose otherwise.")}};
}

QList<Line> PersonWording::homeLines(const PersonView &view)
{
    return {view.shown.hiddenInHome ? Line{u"eye-off"_s, Token::Muted,
                                           tr("Hidden: what is posted there does not "
                                              "appear on your home page.")}
                                    : Line{u"eye"_s, Token::Good, tr("Shown on your home page.")}};
}

QString PersonWording::entryState(const OutboxEntry &entry, const AccountRow &account,
                                  Length length)
{
    const bool brief = length == Length::Brief;
    if (entry.id == 0)
        return tr("being kept…");
    switch (entry.state) {
    case OutboxState::Queued:
        return account.reach == Reach::Offline ? tr("queued; goes out when you are online")
                                               : tr("queued");
    case OutboxState::Waiting:
        return waitWords(entry);
    case OutboxState::Sending:
        return tr("sending…");
    case OutboxState::Checking:
    case OutboxState::PendingFinalId:
        return tr("checking…");
    case OutboxState::Verified:
        return tr("verified %1").arg(ages::shortAge(entry.changedAt));
    case OutboxState::NotApplied:
        return brief ? tr("not applied")
                     : tr("not applied: the service answered well, but nothing changed");
    case OutboxState::AppliedDifferently:
        return brief ? tr("applied differently")
                     : tr("applied differently: something else came of it");
    case OutboxState::Unknown:
        return brief ? tr("not known yet whether it arrived")
                     : tr("not known yet whether it arrived; it is looked up before anything is "
                          "sent again");
    case OutboxState::Refused:
        return brief ? tr("refused") : refusedWords(entry, account);
    case OutboxState::Cancelled:
        return tr("cancelled");
    case OutboxState::CannotBeChecked:
        return brief ? tr("cannot be checked")
                     : tr("the service took it; it has no call to read it back");
    }
    Q_UNREACHABLE();
}

QString PersonWording::entryWhat(const PersonView &view, const OutboxEntry &entry)
{
    if (const auto *member = std::get_if<MemberCommand>(&entry.command))
        return memberWhat(*member);
    const auto *relation = std::get_if<RelationCommand>(&entry.command);
    if (!relation)
        return {};
    QString words;
    if (relation->verb == RelationVerb::Disconnect) {
        words = view.endsFollowing()                 ? tr("Remove from my followers")
                : relation->before != "connected"_L1 ? tr("Take back the request")
                : !relation->node.isEmpty()          ? tr("Remove from the community")
                : view.isCommunity()                 ? tr("Leave")
                                                     : tr("Disconnect");
    } else {
        words = verb(view, relation->verb);
    }
    return words.endsWith(u'…') ? words.chopped(1) : words;
}

Line PersonWording::entryLine(const PersonView &view, const OutboxEntry &entry, Length length)
{
    const looks::Look look = looks::of(entry.state);
    return {look.icon, look.color,
            tr("%1: %2", "what, state")
                .arg(entryWhat(view, entry), entryState(entry, view.account, length))};
}

} // namespace personae
