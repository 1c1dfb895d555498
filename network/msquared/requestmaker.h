// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "network/wire/httpmessage.h"
#include "network/wire/serviceapi.h"
#include "network/wire/wish.h"

#include <QJsonValue>

namespace personae::msquared {

/// Turns wishes into requests for one endpoint (M² 1.2, 1.3, 3). A visitor of Wish; refuses what
/// must not be sent and says NotOffered for what the service does not have.
class RequestMaker final
{
public:
    using Made = Result<HttpRequest>;

    explicit RequestMaker(const Endpoint &endpoint)
        : m_endpoint(endpoint)
    {
    }

    Made operator()(const wish::Probe &wish) const;
    Made operator()(const wish::StartUp &wish) const;
    Made operator()(const wish::ReadOwn &wish) const;
    Made operator()(const wish::SaveProfile &wish) const;
    Made operator()(const wish::PutPicture &wish) const;
    Made operator()(const wish::ReadPicture &wish) const;
    Made operator()(const wish::Deny &wish) const;
    Made operator()(const wish::Call &wish) const;

    /// The service has no such call.
    template <typename T> Made operator()(const T &) const { return notOffered(); }

private:
    [[nodiscard]] static Made notOffered();
    [[nodiscard]] HttpRequest call(const QByteArray &method, const QString &path,
                                   bool signedIn = true) const;
    void addCredential(HttpRequest &request) const;
    [[nodiscard]] QJsonValue pairAs(const QJsonValue &value) const;

    const Endpoint &m_endpoint;
};

/// Must not be sent at all; the fields named get a text of our own.
[[nodiscard]] ApiError localReject(const QString &why, const QStringList &fields = {});

/// Whether pictures of the account's own host are asked for with the credential; remembered.
inline const QString pictureCredential = QStringLiteral("picture-credential");

} // namespace personae::msquared
