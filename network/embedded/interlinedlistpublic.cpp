// SPDX-License-Identifier: GPL-3.0-or-later
// What a person publishes, the sessions of one cookie, the calls only the hosted service has
// (InterlinedList 3.2, 12.1, 12.3).
#include "network/embedded/interlinedlistservice.h"

#include <QJsonArray>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

const QString writtenAt = u"2026-04-05T06:07:08.901Z"_s;
constexpr int usualPublic = 100;

QJsonObject listJson(const ListUser &owner, const QString &id, const QString &title,
                     const QString &about)
{
    return {{"id"_L1, id},
            {"userId"_L1, owner.id()},
            {"messageId"_L1, {}},
            {"parentId"_L1, {}},
            {"folderId"_L1, {}},
            {"title"_L1, title},
            {"description"_L1, about},
            {"isPublic"_L1, true},
            {"createdAt"_L1, writtenAt},
            {"updatedAt"_L1, writtenAt},
            {"deletedAt"_L1, {}},
            {"children"_L1, QJsonArray()}};
}

/// Everybody of the demo publishes the same two lists.
QJsonArray listsOf(const ListUser &owner)
{
    return {listJson(owner, owner.id() + u"-books"_s, u"Books to lend"_s, u"Ask before you come"_s),
            listJson(owner, owner.id() + u"-seeds"_s, u"Seeds"_s, {})};
}

QJsonObject rowJson(const QString &list, int number, const QJsonObject &data)
{
    return {{"id"_L1, QString(list + u'-' + QString::number(number))},
            {"listId"_L1, list},
            {"rowData"_L1, data},
            {"rowNumber"_L1, number},
            {"createdAt"_L1, writtenAt},
            {"updatedAt"_L1, writtenAt},
            {"deletedAt"_L1, {}}};
}

QJsonArray rowsOf(const QString &list)
{
    if (!list.endsWith("-books"_L1))
        return {rowJson(list, 1, {{"Plant"_L1, u"Peas"_s}, {"Grams"_L1, 40}})};
    return {rowJson(list, 1, {{"Title"_L1, u"On Clocks"_s}, {"Lent"_L1, false}}),
            rowJson(list, 2, {{"Title"_L1, u"Beans"_s}, {"Lent"_L1, true}})};
}

QJsonArray paged(const QJsonArray &all, int limit, int offset)
{
    QJsonArray page;
    const qsizetype end = std::min(all.size(), qsizetype(offset) + limit);
    for (qsizetype i = offset; i < end; ++i)
        page.append(all.at(i));
    return page;
}

QJsonObject pageJson(const Request &request, const QString &key, const QJsonArray &all)
{
    const int limit = std::max(request.number(u"limit"_s, usualPublic), 0);
    const int offset = std::max(request.number(u"offset"_s, 0), 0);
    return {{key, paged(all, limit, offset)},
            {u"pagination"_s, listreply::paging(all.size(), limit, offset)}};
}

} // namespace

Reply InterlinedListService::publicLists(const Request &request, const Asker &,
                                         const Captured &stars)
{
    const ListUser *owner = m_state.byName(stars.constFirst());
    if (!owner)
        return listreply::error(404, u"User not found"_s);
    return listreply::json(pageJson(request, u"lists"_s, listsOf(*owner)));
}

Reply InterlinedListService::publicList(const Request &request, const Asker &,
                                        const Captured &stars)
{
    const ListUser *owner = m_state.byName(stars.constFirst());
    if (!owner)
        return listreply::error(404, u"User not found"_s);
    const QJsonArray lists = listsOf(*owner);
    for (const QJsonValue &one : lists) {
        if (one["id"_L1].toString() != stars.at(1))
            continue;
        if (request.address.path.endsWith("/data"_L1))
            return listreply::json(pageJson(request, u"rows"_s, rowsOf(stars.at(1))));
        return listreply::json({{"list"_L1, one}, {"ancestors"_L1, QJsonArray()}});
    }
    return listreply::error(404, u"List not found or not public"_s);
}

Reply InterlinedListService::publicDocuments(const Request &, const Asker &, const Captured &stars)
{
    const ListUser *owner = m_state.byName(stars.constFirst());
    if (!owner)
        return listreply::error(404, u"User not found"_s);
    const QJsonObject document{{"id"_L1, QString(owner->id() + u"-notes"_s)},
                               {"title"_L1, u"Garden notes"_s},
                               {"folderId"_L1, {}},
                               {"relativePath"_L1, u"garden/notes.md"_s},
                               {"createdAt"_L1, writtenAt},
                               {"updatedAt"_L1, writtenAt}};
    return listreply::json({{"documents"_L1, QJsonArray{document}}, {"folders"_L1, QJsonArray()}});
}

/// Of the sessions in the cookie; one account has one (3.2).
Reply InterlinedListService::sessionAccounts(const Request &, const Asker &asker, const Captured &)
{
    return listreply::json({{"accounts"_L1, QJsonArray{listreply::compact(*asker.user)}},
                            {"currentUserId"_L1, asker.user->id()}});
}

Reply InterlinedListService::switchAccount(const Request &request, const Asker &asker,
                                           const Captured &)
{
    if (listreply::body(request).value("userId"_L1).toString() != asker.user->id())
        return listreply::error(401, u"Account not found in active sessions"_s);
    return listreply::json({{"message"_L1, u"Switched account"_s}});
}

Reply InterlinedListService::providerStatus(const Request &request, const Asker &, const Captured &)
{
    const QString provider = request.address.path.section(u'/', 3, 3);
    return listreply::json({{"configured"_L1, provider == "linkedin"_L1},
                            {"redirectUri"_L1, QString(originFor(request) + u"/api/auth/"_s +
                                                       provider + u"/callback"_s)}});
}

Reply InterlinedListService::mutual(const Request &, const Asker &asker, const Captured &stars)
{
    int followers = 0;
    int following = 0;
    for (const ListUser &user : std::as_const(m_state.users)) {
        const auto both = [this, &user](const QString &one, const QString &other, bool follows) {
            return follows ? m_state.follow(user.id(), one) && m_state.follow(user.id(), other)
                           : m_state.follow(one, user.id()) && m_state.follow(other, user.id());
        };
        followers += both(asker.user->id(), stars.constFirst(), true) ? 1 : 0;
        following += both(asker.user->id(), stars.constFirst(), false) ? 1 : 0;
    }
    return listreply::json({{"mutualFollowers"_L1, followers}, {"mutualFollowing"_L1, following}});
}

Reply InterlinedListService::hostedLimits(const Request &, const Asker &, const Captured &)
{
    if (!isOn(u"userPages"_s))
        return listreply::page();
    const QJsonObject image{{"maxBytes"_L1, 1'468'006}, {"maxPixels"_L1, 1200}};
    return listreply::json({{"media"_L1, QJsonObject{{"image"_L1, image}}},
                            {"message"_L1, QJsonObject{{"maxContentLength"_L1, 5000}}}});
}

/// "lookup" is the name of nobody in the demo.
Reply InterlinedListService::lookUp(const Request &request, const Asker &, const Captured &)
{
    if (!isOn(u"userPages"_s))
        return listreply::page();
    const ListUser *user = m_state.byName(request.parameter(u"handle"_s).value_or(QString()));
    return user ? listreply::json(listreply::compact(*user))
                : listreply::error(404, u"User not found"_s);
}

Reply InterlinedListService::searchUsers(const Request &request, const Asker &, const Captured &)
{
    if (!isOn(u"userPages"_s))
        return listreply::page();
    const QString text = request.parameter(u"q"_s).value_or(QString());
    QJsonArray found;
    for (const ListUser &user : std::as_const(m_state.users)) {
        const QString name = user.shown.value("displayName"_L1).toString();
        if (user.name().contains(text, Qt::CaseInsensitive) ||
            name.contains(text, Qt::CaseInsensitive))
            found.append(listreply::compact(user));
    }
    return listreply::json({{"users"_L1, found}, {"total"_L1, found.size()}});
}

/// Blocks and mutes are kept with the switches: "block:bob".
Reply InterlinedListService::shunned(const Request &request, const Asker &asker, const Captured &)
{
    if (!isOn(u"userPages"_s))
        return listreply::page();
    const bool blocks = request.address.path.endsWith("/blocks"_L1);
    const QString mark = blocks ? u"block:"_s : u"mute:"_s;
    QJsonArray rows;
    for (const ListUser &user : std::as_const(m_state.users)) {
        if (asker.user->switches.contains(mark + user.name()))
            rows.append(listreply::compact(user));
    }
    return listreply::json(pageJson(request, blocks ? u"blockedUsers"_s : u"mutedUsers"_s, rows));
}

Reply InterlinedListService::shun(const Request &request, const Asker &asker, const Captured &stars)
{
    if (!isOn(u"userPages"_s))
        return listreply::page();
    if (!m_state.byName(stars.constFirst()))
        return listreply::error(404, u"User not found"_s);
    if (request.address.path.endsWith("/report"_L1))
        return listreply::json({{"message"_L1, u"Reported"_s}}, 201);
    const bool blocks = request.address.path.endsWith("/block"_L1);
    const QString mark = (blocks ? u"block:"_s : u"mute:"_s) + stars.constFirst();
    if (request.method == "POST")
        asker.user->switches.insert(mark, true);
    else
        asker.user->switches.remove(mark);
    return saved(listreply::json({{"success"_L1, true}}));
}

} // namespace personae::embedded
