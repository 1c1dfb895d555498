// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/interlinedlistservice.h"

#include <QJsonArray>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

QJsonObject tieJson(const ListFollow &tie)
{
    return {{"id"_L1, tie.id},
            {"followerId"_L1, tie.follower},
            {"followingId"_L1, tie.followed},
            {"status"_L1, tie.approved ? u"approved"_s : u"pending"_s},
            {"createdAt"_L1, tie.createdAt},
            {"updatedAt"_L1, tie.createdAt}};
}

constexpr int usualPeople = 50;
constexpr int largestPeople = 100;

} // namespace

Reply InterlinedListService::follow(const Request &, const Asker &asker, const Captured &stars)
{
    if (stars.constFirst() == asker.user->id())
        return listreply::error(400, u"Cannot follow yourself"_s);
    const ListUser *other = m_state.byId(stars.constFirst());
    if (!other)
        return listreply::error(404, u"User not found"_s);
    if (!m_state.follow(asker.user->id(), other->id())) {
        const bool open = !other->shown.value("isPrivateAccount"_L1).toBool();
        m_state.follows.append(
            {ListState::newId(), asker.user->id(), other->id(), open, ListState::now()});
    }
    return saved(listreply::json(
        {{"follow"_L1, tieJson(*m_state.follow(asker.user->id(), other->id()))}}, 201));
}

Reply InterlinedListService::unfollow(const Request &, const Asker &asker, const Captured &stars)
{
    const QString me = asker.user->id();
    if (!m_state.follow(me, stars.constFirst()))
        return listreply::error(404, u"Follow relationship not found"_s);
    m_state.follows.removeIf([&](const ListFollow &tie) {
        return tie.follower == me && tie.followed == stars.constFirst();
    });
    return saved(listreply::json({{"message"_L1, u"Unfollowed successfully"_s}}));
}

Reply InterlinedListService::followState(const Request &, const Asker &asker, const Captured &stars)
{
    const ListFollow *tie = m_state.follow(asker.user->id(), stars.constFirst());
    QJsonObject json{{"status"_L1, {}},
                     {"isFollowing"_L1, tie && tie->approved},
                     {"isPending"_L1, tie && !tie->approved}};
    if (tie)
        json.insert("status"_L1, tie->approved ? u"approved"_s : u"pending"_s);
    return listreply::json(json);
}

Reply InterlinedListService::followCounts(const Request &, const Asker &, const Captured &stars)
{
    int followers = 0;
    int following = 0;
    int pending = 0;
    for (const ListFollow &tie : std::as_const(m_state.follows)) {
        followers += tie.followed == stars.constFirst() && tie.approved ? 1 : 0;
        following += tie.follower == stars.constFirst() && tie.approved ? 1 : 0;
        pending += tie.followed == stars.constFirst() && !tie.approved ? 1 : 0;
    }
    return listreply::json({{"followers"_L1, followers},
                            {"following"_L1, following},
                            {"pendingRequests"_L1, pending}});
}

Reply InterlinedListService::followList(const Request &request, const Asker &,
                                        const Captured &stars)
{
    const bool followers = request.address.path.endsWith("/followers"_L1);
    const QString status = request.parameter(u"status"_s).value_or(QString());
    const int limit = request.number(u"limit"_s, usualPeople);
    const int offset = request.number(u"offset"_s, 0);
    if (limit < 1 || limit > largestPeople || offset < 0)
        return listreply::error(400, u"Limit must be between 1 and 100"_s);
    QJsonArray rows;
    for (const ListFollow &tie : std::as_const(m_state.follows)) {
        if ((followers ? tie.followed : tie.follower) != stars.constFirst())
            continue;
        if (!status.isEmpty() && (status == "approved"_L1) != tie.approved)
            continue;
        const ListUser *other = m_state.byId(followers ? tie.follower : tie.followed);
        if (!other)
            continue;
        QJsonObject row = listreply::compact(*other);
        row.insert("followId"_L1, tie.id);
        row.insert("status"_L1, tie.approved ? u"approved"_s : u"pending"_s);
        row.insert("createdAt"_L1, tie.createdAt);
        rows.append(row);
    }
    QJsonArray shown;
    for (qsizetype i = offset; i < std::min(rows.size(), qsizetype(offset) + limit); ++i)
        shown.append(rows.at(i));
    return listreply::json({{followers ? u"followers"_s : u"following"_s, shown},
                            {u"pagination"_s, listreply::paging(rows.size(), limit, offset)}});
}

Reply InterlinedListService::requests(const Request &, const Asker &asker, const Captured &)
{
    QJsonArray rows;
    for (const ListFollow &tie : std::as_const(m_state.follows)) {
        const ListUser *other = m_state.byId(tie.follower);
        if (tie.followed != asker.user->id() || tie.approved || !other)
            continue;
        QJsonObject row = listreply::compact(*other);
        row.insert("followId"_L1, tie.id);
        row.insert("createdAt"_L1, tie.createdAt);
        rows.append(row);
    }
    return listreply::json({{"requests"_L1, rows}});
}

Reply InterlinedListService::decide(const Request &request, const Asker &asker,
                                    const Captured &stars)
{
    ListFollow *tie = m_state.follow(stars.constFirst(), asker.user->id());
    if (!tie)
        return listreply::error(404, u"Follow request not found"_s);
    if (tie->approved)
        return listreply::error(400, u"Follow request is not pending"_s);
    if (request.address.path.endsWith("/approve"_L1)) {
        tie->approved = true;
        return saved(listreply::json({{"follow"_L1, tieJson(*tie)}}));
    }
    const QString gone = tie->id;
    m_state.follows.removeIf([&](const ListFollow &one) { return one.id == gone; });
    return saved(listreply::json({{"message"_L1, u"Follow request rejected"_s}}));
}

Reply InterlinedListService::removeFollower(const Request &, const Asker &asker,
                                            const Captured &stars)
{
    const ListFollow *tie = m_state.follow(stars.constFirst(), asker.user->id());
    if (!tie)
        return listreply::error(404, u"Follower not found"_s);
    const QString gone = tie->id;
    m_state.follows.removeIf([&](const ListFollow &one) { return one.id == gone; });
    return saved(listreply::json({{"message"_L1, u"Follower removed"_s}}));
}

/// Only the hosted service has it (12.1); the recorded one shows its web site's 404.
Reply InterlinedListService::publicUser(const Request &, const Asker &asker, const Captured &stars)
{
    const ListUser *user = m_state.byName(stars.constFirst());
    if (!isOn(u"userPages"_s) || !asker.user)
        return listreply::page();
    if (!user)
        return listreply::error(404, u"User not found"_s);
    QJsonObject json = listreply::compact(*user);
    json.insert("bio"_L1, user->shown.value("bio"_L1));
    json.insert("joinedAt"_L1, user->shown.value("createdAt"_L1));
    json.insert("isPrivate"_L1, user->shown.value("isPrivateAccount"_L1));
    return listreply::json(json);
}

} // namespace personae::embedded
