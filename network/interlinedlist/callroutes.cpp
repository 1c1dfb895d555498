// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/callroutes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

const QStringList pages{u"limit"_s, u"offset"_s};
const QStringList organizationBody{u"name"_s, u"description"_s, u"avatar"_s, u"isPublic"_s};

QList<CallRoute> identityRoutes()
{
    const QString path = u"/api/user/identities"_s;
    const QStringList provider{u"provider"_s};
    return {{.id = u"identities"_s, .path = path, .access = Access::Session},
            {.id = u"unlink-identity"_s,
             .method = "DELETE",
             .path = path,
             .access = Access::Session,
             .query = provider,
             .needs = provider},
            {.id = u"verify-identity"_s,
             .method = "POST",
             .path = path + u"/verify"_s,
             .access = Access::Session,
             .body = provider,
             .needs = provider,
             .slow = true},
            {.id = u"provider-status"_s,
             .path = u"/api/auth/{provider}/status"_s,
             .access = Access::Nobody,
             .needs = provider}};
}

QList<CallRoute> organizationRoutes()
{
    const QString all = u"/api/organizations"_s;
    const QString mine = u"/api/user/organizations"_s;
    const QString one = u"/api/organizations/{id}"_s;
    return {{.id = u"my-organizations"_s,
             .path = mine,
             .access = Access::Session,
             .query = {u"role"_s}},
            {.id = u"join-organization"_s,
             .method = "POST",
             .path = mine,
             .access = Access::Session,
             .body = {u"organizationId"_s},
             .needs = {u"organizationId"_s}},
            {.id = u"leave-organization"_s,
             .method = "DELETE",
             .path = one + u"/members/{self}"_s,
             .access = Access::Session,
             .needs = {u"id"_s}},
            {.id = u"public-organizations"_s,
             .path = all + u"?public=true"_s,
             .access = Access::Visitor,
             .query = pages},
            {.id = u"organization"_s, .path = one, .access = Access::Visitor, .needs = {u"id"_s}},
            {.id = u"create-organization"_s,
             .method = "POST",
             .path = all,
             .access = Access::Session,
             .body = organizationBody,
             .needs = {u"name"_s}},
            {.id = u"edit-organization"_s,
             .method = "PUT",
             .path = one,
             .access = Access::Session,
             .body = organizationBody + QStringList{QLatin1StringView(settingsKey)},
             .needs = {u"id"_s}},
            {.id = u"delete-organization"_s,
             .method = "DELETE",
             .path = one,
             .access = Access::Session,
             .needs = {u"id"_s}},
            {.id = u"organization-users"_s,
             .path = all + u"/{organization}/users"_s,
             .access = Access::Session,
             .query = QStringList{u"search"_s, u"excludeMembers"_s} + pages,
             .needs = {u"organization"_s}},
            {.id = u"add-member"_s,
             .method = "POST",
             .path = all + u"/{organization}/members"_s,
             .access = Access::Session,
             .body = {u"userId"_s, u"role"_s},
             .needs = {u"organization"_s, u"userId"_s}}};
}

/// All of the body is needed.
CallRoute post(const QString &id, const QString &path, Access access, const QStringList &body)
{
    return {
        .id = id, .method = "POST", .path = path, .access = access, .body = body, .needs = body};
}

QList<CallRoute> accountRoutes()
{
    const QString update = u"/api/user/update"_s;
    const QStringList token{u"token"_s};
    const QStringList email{u"email"_s};
    const auto key = [&update](const QString &id, const QString &name, bool needed) {
        return CallRoute{.id = id,
                         .method = "PATCH",
                         .path = update,
                         .body = {name},
                         .needs = needed ? QStringList{name} : QStringList()};
    };
    return {
        post(u"request-email-change"_s, u"/api/user/change-email/request"_s, Access::Account,
             {u"newEmail"_s}),
        post(u"confirm-email-change"_s, u"/api/auth/verify-email-change"_s, Access::Nobody, token),
        post(u"delete-account"_s, u"/api/user/delete"_s, Access::Session,
             {u"username"_s, u"email"_s}),
        post(u"send-verification"_s, u"/api/auth/send-verification-email"_s, Access::Session, {}),
        post(u"verify-email"_s, u"/api/auth/verify-email"_s, Access::Nobody, token),
        post(u"forgot-password"_s, u"/api/auth/forgot-password"_s, Access::Nobody, email),
        post(u"reset-password"_s, u"/api/auth/reset-password"_s, Access::Nobody,
             {u"token"_s, u"password"_s}),
        key(u"change-openai-key"_s, u"openaiApiKey"_s, true),
        key(u"remove-openai-key"_s, u"openaiApiKey"_s, false),
        key(u"change-anthropic-key"_s, u"anthropicApiKey"_s, true),
        key(u"remove-anthropic-key"_s, u"anthropicApiKey"_s, false),
        {.id = u"notifications"_s, .path = u"/api/user/notification-preferences"_s},
        {.id = u"service-limits"_s, .path = u"/api/limits"_s}};
}

/// Made without a session, about sessions (3.2, 3.3).
QList<CallRoute> sessionRoutes()
{
    const QStringList user{u"userId"_s};
    return {
        {.id = u"register"_s,
         .method = "POST",
         .path = u"/api/auth/register"_s,
         .access = Access::Nobody,
         .body = {u"email"_s, u"username"_s, u"password"_s, u"displayName"_s},
         .needs = {u"email"_s, u"username"_s, u"password"_s}},
        {.id = u"session-accounts"_s, .path = u"/api/auth/accounts"_s, .access = Access::Session},
        post(u"switch-account"_s, u"/api/auth/switch"_s, Access::Session, user),
        post(u"remove-account"_s, u"/api/auth/remove-account"_s, Access::Session, user),
        {.id = u"close-session"_s,
         .method = "POST",
         .path = u"/api/auth/logout"_s,
         .access = Access::Visitor},
        {.id = u"close-all-sessions"_s,
         .method = "POST",
         .path = u"/api/auth/logout?all=true"_s,
         .access = Access::Visitor}};
}

QList<CallRoute> peopleRoutes()
{
    const QString person = u"/api/users/{handle}"_s;
    const QString follows = u"/api/follow/{id}"_s;
    const QStringList handle{u"handle"_s};
    const QStringList number{u"id"_s};
    const auto about = [&](const QString &id, const QByteArray &method, const QString &what) {
        return CallRoute{.id = id, .method = method, .path = person + what, .needs = handle};
    };
    return {{.id = u"follow-counts"_s, .path = u"/api/follow/{self}/counts"_s},
            {.id = u"mutual-follows"_s, .path = follows + u"/mutual"_s, .needs = number},
            {.id = u"person-counts"_s, .path = follows + u"/counts"_s, .needs = number},
            {.id = u"person-followers"_s,
             .path = follows + u"/followers"_s,
             .query = pages,
             .needs = number},
            {.id = u"person-following"_s,
             .path = follows + u"/following"_s,
             .query = pages,
             .needs = number},
            {.id = u"blocked-people"_s, .path = u"/api/user/blocks"_s, .query = pages},
            {.id = u"muted-people"_s, .path = u"/api/user/mutes"_s, .query = pages},
            about(u"block-person"_s, "POST", u"/block"_s),
            about(u"unblock-person"_s, "DELETE", u"/block"_s),
            about(u"mute-person"_s, "POST", u"/mute"_s),
            about(u"unmute-person"_s, "DELETE", u"/mute"_s),
            {.id = u"report-person"_s,
             .method = "POST",
             .path = person + u"/report"_s,
             .body = {u"reason"_s, u"detail"_s},
             .needs = {u"handle"_s, u"reason"_s}},
            {.id = u"lookup-person"_s,
             .path = u"/api/users/lookup"_s,
             .query = handle,
             .needs = handle}};
}

QList<CallRoute> publicRoutes()
{
    const QString posts = u"/api/user/{me}/messages"_s;
    const QString person = u"/api/users/{me}"_s;
    const auto open = Access::Nobody;
    return {
        {.id = u"posts"_s, .path = posts, .access = open, .query = pages},
        {.id = u"my-posts"_s, .path = posts, .access = Access::Session, .query = pages},
        {.id = u"lists"_s, .path = person + u"/lists"_s, .access = open, .query = pages},
        {.id = u"list"_s, .path = person + u"/lists/{id}"_s, .access = open, .needs = {u"id"_s}},
        {.id = u"list-rows"_s,
         .path = person + u"/lists/{id}/data"_s,
         .access = open,
         .query = pages,
         .needs = {u"id"_s}},
        {.id = u"my-lists"_s, .path = person + u"/lists"_s, .access = open, .query = pages},
        {.id = u"documents"_s, .path = person + u"/documents"_s, .access = open},
        {.id = u"my-documents"_s, .path = person + u"/documents"_s, .access = open}};
}

const QList<CallRoute> &routes()
{
    static const QList<CallRoute> all = identityRoutes() + organizationRoutes() + accountRoutes() +
                                        sessionRoutes() + peopleRoutes() + publicRoutes();
    return all;
}

} // namespace

const CallRoute *routeOf(const QString &callId)
{
    const QList<CallRoute> &all = routes();
    const auto it = std::find_if(all.cbegin(), all.cend(),
                                 [&callId](const CallRoute &route) { return route.id == callId; });
    return it == all.cend() ? nullptr : &*it;
}

} // namespace personae::interlinedlist
