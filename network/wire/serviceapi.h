// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "models/values/serviceinfo.h"
#include "network/wire/answer.h"
#include "network/wire/busnews.h"
#include "network/wire/httpmessage.h"
#include "network/wire/wish.h"

namespace personae {

/// All an adapter may know besides the wish. Lives as long as one call.
struct Endpoint
{
    QUrl base;      ///< API origin, no trailing slash, e.g. https://cl-o.alice.example.com
    QString handle; ///< the signed-in identity; empty before sign-in
    QString token;  ///< bearer; empty: none. Secret
    ServerFacts server;
    QString remoteId = {};                ///< Account::remoteId
    QMap<QString, QString> settings = {}; ///< Account::settings
    QString refresh = {};                 ///< SessionGrant::refresh; secret
    QString appKey = {};                  ///< SessionGrant::appKey; secret
    QByteArray cookie = {};               ///< SessionGrant::cookie; secret
    QDateTime expiresAt = {};             ///< SessionGrant::expiresAt, UTC

    /// A setting, or the documented default where nothing was chosen.
    [[nodiscard]] QString setting(const QString &id, const QString &documented) const
    {
        const QString chosen = settings.value(id);
        return chosen.isEmpty() ? documented : chosen;
    }
};

/// One service's adapter: wishes to requests, bytes to values. Pure functions: no I/O, no state, no
/// tr(), callable from any thread. Implementations live in network/<service>/ and are registered by
/// personae_add_service().
class ServiceApi
{
public:
    ServiceApi() = default;
    virtual ~ServiceApi() = default;
    Q_DISABLE_COPY_MOVE(ServiceApi)

    [[nodiscard]] virtual const ServiceInfo &info() const = 0;

    /// What a typed identity or address means. Never guesses silently: see IdentityHint.
    [[nodiscard]] virtual IdentityHint identity(const QString &typed) const = 0;

    /// The API origin of a canonical identity, e.g. https://cl-o.alice.example.com.
    [[nodiscard]] virtual QUrl apiBase(const QString &handle) const = 0;

    /// The API origin (and path prefix) that the settings typed into "Add account" name, for
    /// services whose installations differ; an empty address: the settings do not matter. Errors:
    /// LocalReject with fieldIssues under the setting that is wrong, detail "insecure" (http
    /// outside loopback), "empty", "malformed".
    [[nodiscard]] virtual Result<QUrl> address(const QMap<QString, QString> &settings) const
    {
        Q_UNUSED(settings)
        return QUrl();
    }
    /// Where the system's browser signs in (SignInWay::Browser); `provider` and `argument` as
    /// ServiceInfo::browserProviders says.
    [[nodiscard]] virtual QUrl browserAddress(const QString &provider, const QString &argument,
                                              const QUrl &base) const
    {
        Q_UNUSED(provider)
        Q_UNUSED(argument)
        Q_UNUSED(base)
        return {};
    }
    /// Where the browser goes for a CallSpec::opensBrowser; empty: nowhere.
    [[nodiscard]] virtual QUrl callAddress(const QString &id, const FieldMap &arguments,
                                           const QUrl &base) const
    {
        Q_UNUSED(id)
        Q_UNUSED(arguments)
        Q_UNUSED(base)
        return {};
    }
    /// The session in the address the browser came back with; std::nullopt: it is none of ours.
    [[nodiscard]] virtual std::optional<SessionGrant> handedOver(const QUrl &callback) const
    {
        Q_UNUSED(callback)
        return {};
    }

    /// The request for a wish. Error kinds: LocalReject (must not be sent), NotOffered (no such
    /// call there).
    [[nodiscard]] virtual Result<HttpRequest> request(const Wish &wish,
                                                      const Endpoint &endpoint) const = 0;

    /// What the reply to that request means. Never fails: a reply that makes no sense is a
    /// ProtocolError.
    [[nodiscard]] virtual Answer answer(const Wish &wish, const HttpRequest &request,
                                        const HttpReply &reply, const Endpoint &endpoint) const = 0;

    /// A wish too large for one request, cut into several (Cloudillo: 32 keys of x each). Usually
    /// itself.
    [[nodiscard]] virtual QList<Wish> split(const Wish &wish) const { return {wish}; }

    /// Address of a picture id on the account's own host in the variant nearest to this edge in
    /// pixels.
    [[nodiscard]] virtual QString pictureVariant(int edgePixels) const = 0;

    /// Where the service pushes news to this identity; secret, it may carry the token. Invalid: it
    /// pushes none.
    [[nodiscard]] virtual QUrl newsAddress(const Endpoint &endpoint) const
    {
        Q_UNUSED(endpoint)
        return {};
    }
    /// What a pushed text frame says. Never fails: see BusNews::Kind::NotUnderstood.
    [[nodiscard]] virtual BusNews news(const QString &frame, const Endpoint &endpoint) const
    {
        Q_UNUSED(frame)
        Q_UNUSED(endpoint)
        return {};
    }
    [[nodiscard]] virtual BusEnd newsEnd(int closeCode) const
    {
        Q_UNUSED(closeCode)
        return BusEnd::Retry;
    }
    /// A frame that asks for a sign of life; empty: the protocol's own ping will do.
    [[nodiscard]] virtual QString newsPing(const QString &frameId) const
    {
        Q_UNUSED(frameId)
        return {};
    }
};

} // namespace personae
