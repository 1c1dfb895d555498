// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/interlinedlist/access.h"

#include <QJsonObject>

#include <utility>

namespace personae::interlinedlist {

/// The way to change a profile where PATCH is refused, as it is remembered (16 row 17).
inline constexpr char updateByPost[] = "POST /api/user/update";
/// Remembered where organizations are changed by PATCH.
inline constexpr char organizationByPatch[] = "PATCH /api/organizations/:id";
/// In ServerFacts::lacks: reads that only the hosted service has (12.1), and the side read of 13.
inline constexpr char personCall[] = "/api/users/:username";
inline constexpr char searchCall[] = "/api/users/search";
inline constexpr char notificationCall[] = "/api/user/notification-preferences";

/// Names of wish::ReadSetting: a side read that goes with one's own profile and never fails it.
inline constexpr char notificationSetting[] = "notifications";

/// Turns wishes into requests for one endpoint. A visitor of Wish; what has no overload is not
/// offered.
class RequestMaker final
{
public:
    using Made = Result<HttpRequest>;

    explicit RequestMaker(const Endpoint &endpoint)
        : m_endpoint(endpoint)
    {
    }

    template <typename Other> Made operator()(const Other &) const { return notOffered(); }

    // requestmaker.cpp
    Made operator()(const wish::SignIn &wish) const;
    Made operator()(const wish::OpenSession &wish) const;
    Made operator()(const wish::CloseSession &) const;
    Made operator()(const wish::SignOut &) const;
    Made operator()(const wish::StartUp &) const;
    Made operator()(const wish::ReadOwn &) const;
    Made operator()(const wish::ReadSetting &wish) const;
    Made operator()(const wish::SaveProfile &wish) const;
    Made operator()(const wish::PutPicture &wish) const;
    Made operator()(const wish::PictureFromAddress &wish) const;
    Made operator()(const wish::ReadPicture &wish) const;
    Made operator()(const wish::PlainCall &wish) const;

    // peoplerequests.cpp
    Made operator()(const wish::ListPeople &wish) const;
    Made operator()(const wish::ReadPerson &wish) const;
    Made operator()(const wish::RefreshPerson &wish) const;
    Made operator()(const wish::SearchPeople &wish) const;
    Made operator()(const wish::Follow &wish) const;
    Made operator()(const wish::Unfollow &wish) const;
    Made operator()(const wish::FollowState &wish) const;
    Made operator()(const wish::RemoveFollower &wish) const;
    Made operator()(const wish::IncomingRequests &) const;
    Made operator()(const wish::AcceptRequest &wish) const;
    Made operator()(const wish::RejectRequest &wish) const;
    Made operator()(const wish::SetStatus &wish) const;
    Made operator()(const wish::AddMember &wish) const;
    Made operator()(const wish::EditMember &wish) const;
    Made operator()(const wish::RemoveMember &wish) const;

    // callrequests.cpp
    Made operator()(const wish::Call &wish) const;

private:
    using Query = QList<std::pair<QString, QString>>;

    [[nodiscard]] static ApiError notOffered();
    [[nodiscard]] QUrl address(const QString &path, const Query &query = {}) const;
    [[nodiscard]] HttpRequest call(const QByteArray &method, const QString &path, Access access,
                                   const Query &query = {}) const;
    [[nodiscard]] HttpRequest sending(const QByteArray &method, const QString &path,
                                      const QJsonObject &json, Access access) const;
    [[nodiscard]] Made follow(const QByteArray &method, const QString &id,
                              const QString &what = {}) const;
    [[nodiscard]] Made listFollows(const QString &what, const wish::ListPeople &wish) const;
    [[nodiscard]] QString organizationId(const QString &node) const;
    [[nodiscard]] Made listMembers(const wish::ListPeople &wish) const;
    [[nodiscard]] Made changeEvent(const FieldMap &changes) const;

    const Endpoint &m_endpoint;
};

/// Must not be sent at all; the fields named get a text of our own.
[[nodiscard]] ApiError localReject(const QString &why, const QStringList &fields = {});
/// False for nothing and for what would climb in a path.
[[nodiscard]] bool isNameable(const QString &text);
/// One segment of a path, percent-encoded: nothing stops a username from holding a slash (1).
[[nodiscard]] QString segment(const QString &text);
[[nodiscard]] bool isEmail(const QString &text);

} // namespace personae::interlinedlist
