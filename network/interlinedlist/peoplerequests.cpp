// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/interlinedlistinfo.h"
#include "network/interlinedlist/parsers.h"
#include "network/interlinedlist/requestmaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

constexpr int mostFollows = 100; ///< per page; more is refused (12.2)
constexpr int mostMembers = 50;  ///< per page: the server's own default (8.5)

QList<std::pair<QString, QString>> paged(int limit, int offset, int most)
{
    return {{u"limit"_s, QString::number(limit < 1 ? most : std::min(limit, most))},
            {u"offset"_s, QString::number(std::max(offset, 0))}};
}

} // namespace

RequestMaker::Made RequestMaker::operator()(const wish::ListPeople &wish) const
{
    if (!wish.node.isEmpty())
        return listMembers(wish);
    if (wish.kind == PersonKind::Community)
        return call("GET", u"/api/user/organizations"_s, Access::Session);
    if (wish.following.value_or(false))
        return listFollows(u"following"_s, wish);
    if (wish.follower.value_or(false))
        return listFollows(u"followers"_s, wish);
    return notOffered(); // there is no list of everybody known
}

RequestMaker::Made RequestMaker::listFollows(const QString &what,
                                             const wish::ListPeople &wish) const
{
    if (!isNameable(m_endpoint.remoteId))
        return localReject(u"one's own id is not known yet"_s);
    Query query = paged(wish.limit, wish.offset, mostFollows);
    // Of those one follows the waiting ones count too; of followers they are requests.
    if (what == "followers"_L1)
        query.append({u"status"_s, u"approved"_s});
    return call("GET", u"/api/follow/"_s + segment(m_endpoint.remoteId) + u'/' + what,
                Access::Account, query);
}

RequestMaker::Made RequestMaker::listMembers(const wish::ListPeople &wish) const
{
    if (!isNameable(wish.node))
        return localReject(u"no organization named"_s);
    return call("GET",
                u"/api/organizations/"_s + segment(organizationId(wish.node)) + u"/members"_s,
                Access::Session, paged(wish.limit, wish.offset, mostMembers));
}

/// Of a slug the id it was seen with (8.5: slugs are not taken everywhere).
QString RequestMaker::organizationId(const QString &node) const
{
    const QString id = m_endpoint.server.remembered.value(node);
    if (!id.isEmpty())
        return id;
    return node.startsWith(organizationPrefix) ? node.sliced(organizationPrefix.size()) : node;
}

/// Only the hosted service has profiles of others as JSON; elsewhere a public message tells a
/// little (12.1).
RequestMaker::Made RequestMaker::operator()(const wish::ReadPerson &wish) const
{
    if (!isNameable(wish.handle))
        return localReject(u"nobody named"_s);
    if (wish.handle.startsWith(organizationPrefix))
        return call("GET", u"/api/organizations/"_s + segment(organizationId(wish.handle)),
                    Access::Visitor);
    const QString name = segment(wish.handle);
    if (m_endpoint.server.lacks.contains(QLatin1StringView(personCall)))
        return call("GET", u"/api/user/"_s + name + u"/messages"_s, accessToPosts(m_endpoint),
                    {{u"limit"_s, u"1"_s}});
    return call("GET", u"/api/users/"_s + name, Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::RefreshPerson &wish) const
{
    return (*this)(wish::ReadPerson{wish.handle});
}

RequestMaker::Made RequestMaker::operator()(const wish::SearchPeople &wish) const
{
    if (m_endpoint.server.lacks.contains(QLatin1StringView(searchCall)))
        return notOffered();
    if (wish.text.trimmed().isEmpty())
        return localReject(u"nothing to search for"_s);
    Query query{{u"q"_s, wish.text.trimmed()}};
    if (wish.limit > 0)
        query.append({u"limit"_s, QString::number(wish.limit)});
    if (wish.offset > 0)
        query.append({u"offset"_s, QString::number(wish.offset)});
    return call("GET", QLatin1StringView(searchCall), Access::Account, query);
}

/// The path takes an id, never a name (12.2).
RequestMaker::Made RequestMaker::follow(const QByteArray &method, const QString &id,
                                        const QString &what) const
{
    if (!isNameable(id))
        return localReject(u"no id of this person is known"_s);
    return call(method, u"/api/follow/"_s + segment(id) + what, Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::Follow &wish) const
{
    return follow("POST", wish.id);
}

RequestMaker::Made RequestMaker::operator()(const wish::Unfollow &wish) const
{
    return follow("DELETE", wish.id);
}

RequestMaker::Made RequestMaker::operator()(const wish::FollowState &wish) const
{
    return follow("GET", wish.id, u"/status"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::RemoveFollower &wish) const
{
    return follow("DELETE", wish.id, u"/remove"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::IncomingRequests &) const
{
    return call("GET", u"/api/follow/requests"_s, Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::AcceptRequest &wish) const
{
    return follow("POST", wish.actionId, u"/approve"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::RejectRequest &wish) const
{
    return follow("POST", wish.actionId, u"/reject"_s);
}

/// Hosted, reported (12.1). Back to active: from which of the two, nobody says; the graver one.
RequestMaker::Made RequestMaker::operator()(const wish::SetStatus &wish) const
{
    const bool mutes = wish.status == "muted"_L1;
    const bool lifts = wish.status == "active"_L1;
    if (!isNameable(wish.handle) || (!mutes && !lifts && wish.status != "blocked"_L1))
        return localReject(u"unknown status"_s);
    return call(lifts ? "DELETE" : "POST",
                u"/api/users/"_s + segment(wish.handle) + (mutes ? u"/mute"_s : u"/block"_s),
                Access::Account);
}

RequestMaker::Made RequestMaker::operator()(const wish::AddMember &wish) const
{
    if (!isNameable(wish.node) || !isNameable(wish.id))
        return localReject(u"nobody named"_s);
    if (!wish.role.isEmpty() && !roles().contains(wish.role))
        return localReject(u"unknown role"_s, {u"role"_s});
    QJsonObject json{{u"userId"_s, wish.id}};
    if (!wish.role.isEmpty())
        json.insert(u"role"_s, wish.role);
    return sending("POST",
                   u"/api/organizations/"_s + segment(organizationId(wish.node)) + u"/members"_s,
                   json, Access::Session);
}

/// The role is always required (8.5).
RequestMaker::Made RequestMaker::operator()(const wish::EditMember &wish) const
{
    if (!isNameable(wish.node) || !isNameable(wish.id))
        return localReject(u"nobody named"_s);
    const QString role = wish.role ? wish.role->value_or(roles().constFirst()) : QString();
    if (!roles().contains(role))
        return localReject(u"unknown role"_s, {u"role"_s});
    QJsonObject json{{u"role"_s, role}};
    if (wish.status)
        json.insert(u"active"_s, *wish.status == "active"_L1);
    return sending("PUT",
                   u"/api/organizations/"_s + segment(organizationId(wish.node)) + u"/members/"_s +
                       segment(wish.id),
                   json, Access::Session);
}

RequestMaker::Made RequestMaker::operator()(const wish::RemoveMember &wish) const
{
    if (!isNameable(wish.node) || !isNameable(wish.id))
        return localReject(u"nobody named"_s);
    return call("DELETE",
                u"/api/organizations/"_s + segment(organizationId(wish.node)) + u"/members/"_s +
                    segment(wish.id),
                Access::Session);
}

} // namespace personae::interlinedlist
