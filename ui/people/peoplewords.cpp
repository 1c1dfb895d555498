// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplewords.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/statelooks.h"

#include <QCoreApplication>
#include <QLocale>

namespace personae::peoplewords {

using namespace Qt::StringLiterals;
using Field = PeopleFilter::Field;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("people", text);
}

QString number(int value)
{
    return QLocale().toString(value);
}

QString relationValue(const QString &value)
{
    if (value == "following"_L1)
        return tr("you follow");
    if (value == "follower"_L1)
        return tr("follows you");
    if (value == "connected"_L1)
        return tr("connected");
    if (value == "requested"_L1)
        return tr("requested");
    if (value == "none"_L1)
        return tr("none");
    if (value == "trusted"_L1)
        return tr("trusted");
    if (value == "hidden"_L1)
        return tr("hidden from home");
    return isolatedLine(value, 40);
}

} // namespace

QString completeness(const ListingState &listing, int rows)
{
    using C = ListingState::Completeness;
    switch (listing.completeness) {
    case C::Unknown:
        return tr("Not read yet");
    case C::Complete:
        return tr("Complete");
    case C::AtLeast:
        return tr("At least %1").arg(number(rows));
    case C::Partly:
        return listing.total < 0 ? tr("At least %1").arg(number(rows))
                                 : tr("%1 of %2").arg(number(rows), number(listing.total));
    case C::Crawling:
        return tr("Partial crawl, %1 so far").arg(number(rows));
    }
    return {};
}

bool isCutOff(const ListingState &listing)
{
    return listing.completeness != ListingState::Completeness::Unknown &&
           listing.completeness != ListingState::Completeness::Complete;
}

bool isStale(const QDateTime &asOf, const QDateTime &now)
{
    return asOf.isValid() && asOf.secsTo(now) > 24 * 60 * 60;
}

QString field(Field field)
{
    switch (field) {
    case Field::Kind:
        return tr("type");
    case Field::Status:
        return tr("status");
    case Field::Relationship:
        return tr("relationship");
    case Field::Role:
        return tr("role");
    case Field::Tag:
        return tr("tag");
    }
    return {};
}

QString statusWord(const QString &status)
{
    if (status.isEmpty() || status == "active"_L1)
        return tr("active");
    if (status == "muted"_L1)
        return tr("muted");
    if (status == "blocked"_L1)
        return tr("blocked");
    if (status == "suspended"_L1)
        return tr("suspended");
    if (status == "banned"_L1)
        return tr("banned");
    return isolatedLine(status, 40);
}

QString roleWord(const QString &role)
{
    if (role.isEmpty())
        return tr("no role");
    static const QHash<QString, const char *> known{
        {u"public"_s, QT_TRANSLATE_NOOP("people", "public")},
        {u"follower"_s, QT_TRANSLATE_NOOP("people", "follower")},
        {u"supporter"_s, QT_TRANSLATE_NOOP("people", "supporter")},
        {u"contributor"_s, QT_TRANSLATE_NOOP("people", "contributor")},
        {u"moderator"_s, QT_TRANSLATE_NOOP("people", "moderator")},
        {u"leader"_s, QT_TRANSLATE_NOOP("people", "leader")}};
    const auto word = known.constFind(role);
    return word == known.cend() ? isolatedLine(role, 40) : tr(*word);
}

QString value(Field field, const QString &value)
{
    switch (field) {
    case Field::Kind:
        return value == "community"_L1 ? tr("community") : tr("person");
    case Field::Status:
        return statusWord(value);
    case Field::Relationship:
        return relationValue(value);
    case Field::Role:
        return roleWord(value);
    case Field::Tag:
        return value.isEmpty() ? tr("none") : isolatedLine(value, 40);
    }
    return {};
}

QString chip(const PeopleFilter &filter)
{
    const QString word = value(filter.field, filter.value);
    const QString name = field(filter.field);
    return filter.isNot ? tr("%1: any but %2").arg(name, word) : tr("%1: %2").arg(name, word);
}

QString chipSentence(const PeopleFilter &filter)
{
    const QString word = value(filter.field, filter.value);
    const QString name = field(filter.field);
    return filter.isNot ? tr("Filter: %1 is not %2").arg(name, word)
                        : tr("Filter: %1 is %2").arg(name, word);
}

QString verb(RelationVerb verb, bool inCommunity)
{
    switch (verb) {
    case RelationVerb::Follow:
        return tr("Follow");
    case RelationVerb::Unfollow:
        return tr("Unfollow");
    case RelationVerb::Connect:
        return inCommunity ? tr("Invite…") : tr("Ask to connect…");
    case RelationVerb::Disconnect:
        return inCommunity ? tr("Remove from the community…") : tr("Disconnect…");
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
        return tr("Ask before identifying myself");
    case RelationVerb::HideFromHome:
        return tr("Hide from home");
    case RelationVerb::ShowInHome:
        return tr("Show in home again");
    case RelationVerb::AcceptRequest:
        return tr("Accept");
    case RelationVerb::RejectRequest:
        return tr("Reject");
    }
    return {};
}

QString verbSentence(RelationVerb verb, bool inCommunity, const QString &whom)
{
    switch (verb) {
    case RelationVerb::Follow:
        return tr("Follow %1.").arg(whom);
    case RelationVerb::Unfollow:
        return tr("Stop following %1.").arg(whom);
    case RelationVerb::Connect:
        return inCommunity ? tr("Invite %1 into the community.").arg(whom)
                           : tr("Ask %1 to connect.").arg(whom);
    case RelationVerb::Disconnect:
        return inCommunity ? tr("Remove %1 from the community.").arg(whom)
                           : tr("End the connection with %1, or take back the request.").arg(whom);
    case RelationVerb::Block:
        return tr("Block %1. What they send no longer reaches you.").arg(whom);
    case RelationVerb::Mute:
        return tr("Mute %1.").arg(whom);
    case RelationVerb::Unblock:
        return tr("Unblock %1.").arg(whom);
    case RelationVerb::Unmute:
        return tr("Unmute %1.").arg(whom);
    case RelationVerb::TrustAlways:
        return tr("Always identify yourself to %1.").arg(whom);
    case RelationVerb::TrustNever:
        return tr("Never identify yourself to %1.").arg(whom);
    case RelationVerb::TrustAsk:
        return tr("Ask each time before identifying yourself to %1.").arg(whom);
    case RelationVerb::HideFromHome:
        return tr("Hide what %1 write from home.").arg(whom);
    case RelationVerb::ShowInHome:
        return tr("Show what %1 write in home again.").arg(whom);
    case RelationVerb::AcceptRequest:
        return tr("Accept the request of %1.").arg(whom);
    case RelationVerb::RejectRequest:
        return tr("Reject the request of %1.").arg(whom);
    }
    return {};
}

QString objection(memberrank::Objection objection, const MemberRules &rules)
{
    using O = memberrank::Objection;
    switch (objection) {
    case O::None:
        return {};
    case O::NotKnown:
        return tr("your role in this community is not known yet");
    case O::NoRoles:
        return tr("this service has no such thing");
    case O::RankTooLow:
        return tr("only from %1 upwards")
            .arg(roleWord(rules.maySetStatus.isEmpty() ? rules.mayGrantRoles : rules.maySetStatus));
    case O::TargetTooHigh:
        return tr("they stand as high as you, or higher");
    case O::GrantTooHigh:
        return tr("this role is not below your own");
    case O::Oneself:
        return tr("this is yourself");
    case O::NotListed:
        return tr("not in the list of this community");
    case O::UnknownWord:
        return tr("the service does not know this word");
    }
    return {};
}

static QString finishedCrawl(const CrawlProgress &progress)
{
    QString words =
        progress.total > progress.found
            ? tr("Collected %1 of %2.").arg(number(progress.found), number(progress.total))
            : tr("Collected all %1.").arg(number(progress.found));
    if (progress.missing > 0)
        words +=
            u' ' + tr("The server counted %1 more than it gave.").arg(number(progress.missing));
    if (progress.withoutRelation > 0)
        words +=
            u' ' +
            tr("Of %1 the relationship could not be read.").arg(number(progress.withoutRelation));
    return words;
}

QString crawl(const CrawlProgress &progress, const QString &service)
{
    using State = CrawlProgress::State;
    const QString got = progress.total >= 0
                            ? tr("%1 of %2").arg(number(progress.found), number(progress.total))
                            : number(progress.found);
    switch (progress.state) {
    case State::None:
        return {};
    case State::Running:
        return tr("Collecting everybody: %1").arg(got);
    case State::Paused:
        return tr("Collecting is paused: %1").arg(got);
    case State::Waiting:
        return progress.waitsUntil.isValid() ? tr("The service asked to wait until %1: %2 so far")
                                                   .arg(ages::shortAge(progress.waitsUntil), got)
                                             : tr("The service asked to wait: %1 so far").arg(got);
    case State::Finished:
        return finishedCrawl(progress);
    case State::Failed:
        return tr("Collecting stopped at %1.").arg(got) + u' ' +
               errorpresenter::present(progress.error, service, errorpresenter::Place::Reading)
                   .sentence;
    }
    return {};
}

QString people(int number)
{
    return looks::counted(number, tr("1 person"), tr("%1 people"));
}

} // namespace personae::peoplewords
