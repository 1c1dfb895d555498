// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/interlinedliststate.h"
#include "network/embedded/playedservice.h"

#include <QHash>

#include <functional>

namespace personae::embedded {

/// InterlinedList as the recordings show it: a token and a cookie session beside each other, an
/// avatar that is stored and not set, a join that is documented as "create". What the hosted
/// service does otherwise is a switch of Behaviours::services["interlinedlist"]; the recorded
/// default stands first:
///
/// bearerEverywhere false|true (section 2.1, hosted), updateMethod "PATCH"|"POST" (16.17), bareUser
/// false|true, documentedNames false|true (16.1 to 16.4: bare user, avatarUrl, defaultVisibility),
/// dropSessions false|true (cookies die at once), userPages false|true (12.1, hosted), throttled
/// "none"|"login"|"all" (429 with Retry-After), databaseDown false|true (401 for cookies, 500 for
/// tokens). Behaviours::ignoreWrites and alterWrites count here too.
class InterlinedListService final : public PlayedService
{
public:
    explicit InterlinedListService(SharedControl &control);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString open(const QString &folder) override;
    [[nodiscard]] QStringList hosts() const override;
    [[nodiscard]] QList<EmbeddedServices::Identity> identities() const override;
    [[nodiscard]] Reply handle(const Request &request) override;

private:
    /// Who asks, and by what.
    struct Asker
    {
        ListUser *user = nullptr; ///< null: nobody
        ListUser *byCookie = nullptr;
    };
    using Captured = QStringList;
    using Handler = Reply (InterlinedListService::*)(const Request &, const Asker &,
                                                     const Captured &);
    enum class Needs { Nothing, Anyone, Cookie };
    struct Path
    {
        QByteArray method;
        QString pattern; ///< a star captures one segment, decoded
        Needs needs;
        Handler handler;
    };

    [[nodiscard]] static const QList<Path> &paths();
    [[nodiscard]] bool isOn(const QString &name) const;
    [[nodiscard]] Reply saved(Reply reply);
    [[nodiscard]] Asker askerOf(const Request &request);
    [[nodiscard]] Reply route(const Request &request);
    [[nodiscard]] std::optional<Reply> outage(const Request &request, const Asker &asker) const;
    [[nodiscard]] Reply withSession(ListUser &user, Reply reply);
    [[nodiscard]] QJsonObject userJson(const ListUser &user, bool afterUpdate) const;

    // interlinedlistservice.cpp: sessions
    Reply syncToken(const Request &, const Asker &, const Captured &);
    Reply login(const Request &, const Asker &, const Captured &);
    Reply logout(const Request &, const Asker &, const Captured &);
    Reply registerUser(const Request &, const Asker &, const Captured &);
    Reply mailFlow(const Request &, const Asker &, const Captured &);
    Reply mailedToken(const Request &, const Asker &, const Captured &);
    Reply sendVerification(const Request &, const Asker &, const Captured &);

    // interlinedlistprofile.cpp
    Reply user(const Request &, const Asker &, const Captured &);
    Reply update(const Request &, const Asker &, const Captured &);
    Reply upload(const Request &, const Asker &, const Captured &);
    Reply fromAddress(const Request &, const Asker &, const Captured &);
    Reply picture(const Request &, const Asker &, const Captured &);
    Reply notifications(const Request &, const Asker &, const Captured &);
    Reply setNotification(const Request &, const Asker &, const Captured &);
    Reply requestEmail(const Request &, const Asker &, const Captured &);
    Reply confirmEmail(const Request &, const Asker &, const Captured &);
    Reply deleteUser(const Request &, const Asker &, const Captured &);
    Reply listIdentities(const Request &, const Asker &, const Captured &);
    Reply unlink(const Request &, const Asker &, const Captured &);
    Reply verify(const Request &, const Asker &, const Captured &);
    Reply messages(const Request &, const Asker &, const Captured &);

    // interlinedlistpeople.cpp
    Reply follow(const Request &, const Asker &, const Captured &);
    Reply unfollow(const Request &, const Asker &, const Captured &);
    Reply followState(const Request &, const Asker &, const Captured &);
    Reply followCounts(const Request &, const Asker &, const Captured &);
    Reply followList(const Request &, const Asker &, const Captured &);
    Reply requests(const Request &, const Asker &, const Captured &);
    Reply decide(const Request &, const Asker &, const Captured &);
    Reply removeFollower(const Request &, const Asker &, const Captured &);
    Reply publicUser(const Request &, const Asker &, const Captured &);

    // interlinedlistpublic.cpp
    Reply publicLists(const Request &, const Asker &, const Captured &);
    Reply publicList(const Request &, const Asker &, const Captured &);
    Reply publicDocuments(const Request &, const Asker &, const Captured &);
    Reply sessionAccounts(const Request &, const Asker &, const Captured &);
    Reply switchAccount(const Request &, const Asker &, const Captured &);
    Reply providerStatus(const Request &, const Asker &, const Captured &);
    Reply mutual(const Request &, const Asker &, const Captured &);
    Reply hostedLimits(const Request &, const Asker &, const Captured &);
    Reply lookUp(const Request &, const Asker &, const Captured &);
    Reply searchUsers(const Request &, const Asker &, const Captured &);
    Reply shunned(const Request &, const Asker &, const Captured &);
    Reply shun(const Request &, const Asker &, const Captured &);

    // interlinedlistorganizations.cpp
    Reply myOrganizations(const Request &, const Asker &, const Captured &);
    Reply join(const Request &, const Asker &, const Captured &);
    Reply organizations(const Request &, const Asker &, const Captured &);
    Reply createOrganization(const Request &, const Asker &, const Captured &);
    Reply organization(const Request &, const Asker &, const Captured &);
    Reply editOrganization(const Request &, const Asker &, const Captured &);
    Reply deleteOrganization(const Request &, const Asker &, const Captured &);
    Reply members(const Request &, const Asker &, const Captured &);
    Reply addMember(const Request &, const Asker &, const Captured &);
    Reply setMember(const Request &, const Asker &, const Captured &);
    Reply removeMember(const Request &, const Asker &, const Captured &);
    Reply strangers(const Request &, const Asker &, const Captured &);

    ListState m_state;
    QHash<QString, int> m_logins; ///< per e-mail, this run
};

namespace listreply {

[[nodiscard]] Reply json(const QJsonObject &body, int status = 200);
[[nodiscard]] Reply error(int status, const QString &text);
[[nodiscard]] Reply page(); ///< 404 as the web site shows it
[[nodiscard]] QJsonObject body(const Request &request);
[[nodiscard]] QJsonObject compact(const ListUser &user);
[[nodiscard]] QJsonObject paging(qsizetype total, int limit, int offset);

} // namespace listreply

} // namespace personae::embedded
