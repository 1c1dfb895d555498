// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "network/wire/httpmessage.h"
#include "network/wire/serviceapi.h"
#include "network/wire/wish.h"

#include <QJsonObject>

#include <initializer_list>
#include <utility>

namespace personae::cloudillo {

/// Turns wishes into requests for one endpoint. A visitor of Wish; refuses what must not be sent.
class RequestMaker final
{
public:
    using Made = Result<HttpRequest>;

    explicit RequestMaker(const Endpoint &endpoint)
        : m_endpoint(endpoint)
    {
    }

    /// What only other services have.
    template <typename Other> Made operator()(const Other &) const { return absent(); }

    // Signing in and sessions (sessionrequests.cpp)
    Made operator()(const wish::Probe &wish) const;
    Made operator()(const wish::SignIn &wish) const;
    Made operator()(const wish::StartUp &wish) const;
    Made operator()(const wish::Renew &wish) const;
    Made operator()(const wish::SignOut &wish) const;
    Made operator()(const wish::ExchangeKey &wish) const;
    Made operator()(const wish::CreateKey &wish) const;
    Made operator()(const wish::ListKeys &wish) const;
    Made operator()(const wish::RemoveKey &wish) const;
    Made operator()(const wish::ChangePassword &wish) const;
    Made operator()(const wish::StartQr &wish) const;
    Made operator()(const wish::QrStatus &wish) const;
    Made operator()(const wish::ActAs &wish) const;

    // Own profile, pictures, hosts of others (profilerequests.cpp)
    Made operator()(const wish::ReadOwn &wish) const;
    Made operator()(const wish::SaveProfile &wish) const;
    Made operator()(const wish::PutPicture &wish) const;
    Made operator()(const wish::ReadPicture &wish) const;
    Made operator()(const wish::ReadDescriptor &wish) const;
    Made operator()(const wish::ReadPublic &wish) const;
    Made operator()(const wish::ReadHome &wish) const;
    Made operator()(const wish::AppDomain &wish) const;
    Made operator()(const wish::FindIdentity &wish) const;
    Made operator()(const wish::ReadSetting &wish) const;
    Made operator()(const wish::WriteSetting &wish) const;
    Made operator()(const wish::PlainCall &wish) const;

    // People (peoplerequests.cpp)
    Made operator()(const wish::ListPeople &wish) const;
    Made operator()(const wish::ReadPerson &wish) const;
    Made operator()(const wish::ReadPeople &wish) const;
    Made operator()(const wish::RefreshPerson &wish) const;
    Made operator()(const wish::SearchPeople &wish) const;
    Made operator()(const wish::NodeIdentities &wish) const;

    // Relationships and members (relationrequests.cpp)
    Made operator()(const wish::Follow &wish) const;
    Made operator()(const wish::Unfollow &wish) const;
    Made operator()(const wish::Connect &wish) const;
    Made operator()(const wish::Disconnect &wish) const;
    Made operator()(const wish::IncomingRequests &wish) const;
    Made operator()(const wish::AcceptRequest &wish) const;
    Made operator()(const wish::RejectRequest &wish) const;
    Made operator()(const wish::SetStatus &wish) const;
    Made operator()(const wish::SetTrust &wish) const;
    Made operator()(const wish::HideFromHome &wish) const;
    Made operator()(const wish::EditMember &wish) const;

private:
    using Query = QList<std::pair<QString, QString>>;
    enum class As { Account, Nobody };

    [[nodiscard]] static Made absent();
    [[nodiscard]] QUrl address(const QString &path, const Query &query = {}) const;
    [[nodiscard]] HttpRequest call(const QByteArray &method, const QString &path,
                                   const Query &query = {}, As as = As::Account) const;
    [[nodiscard]] HttpRequest sending(const QByteArray &method, const QString &path,
                                      const QJsonObject &json, As as = As::Account) const;
    [[nodiscard]] Made elsewhere(const QString &host, const QString &path) const;
    /// POST /api/actions, or the page's relationship body where that call is missing (10 row 13).
    [[nodiscard]] Made action(const QString &handle, const QString &type, const QString &subType,
                              const QString &text, const QString &relationship) const;
    [[nodiscard]] Made aboutRow(const QString &handle, const QJsonObject &json) const;
    [[nodiscard]] bool isSelf(const QString &handle) const;

    const Endpoint &m_endpoint;
};

/// Must not be sent at all; the fields named get a text of our own.
[[nodiscard]] ApiError localReject(const QString &why, const QStringList &fields = {});
[[nodiscard]] ApiError notOffered(const QString &why);

/// False for blanks and for what would climb in a path.
[[nodiscard]] bool isNameable(const QString &text);

/// One segment of a path, percent-encoded.
[[nodiscard]] QString segment(const QString &text);

} // namespace personae::cloudillo
