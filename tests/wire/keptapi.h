// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

namespace personae::test {

/// A small service of all the kinds Cloudillo is not: its sessions are kept as they are, renewed by
/// a refresh token, need an application key, and some calls want a cookie. GET/PATCH /own, POST
/// /login, /refresh, /session, /out, /join (makes an account), GET /linked (cookie), GET /where
/// (another origin).
class KeptApi final : public ServiceApi
{
public:
    KeptApi();

    [[nodiscard]] ServiceInfo &edit() { return m_info; }
    void offerStartUp(bool offered) { m_startsUp = offered; }
    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] QUrl apiBase(const QString &) const override { return {}; }
    [[nodiscard]] QString pictureVariant(int) const override { return {}; }
    [[nodiscard]] IdentityHint identity(const QString &typed) const override;
    [[nodiscard]] Result<QUrl> address(const QMap<QString, QString> &settings) const override;
    [[nodiscard]] QUrl browserAddress(const QString &provider, const QString &,
                                      const QUrl &base) const override;
    [[nodiscard]] std::optional<SessionGrant> handedOver(const QUrl &callback) const override;

    [[nodiscard]] Result<HttpRequest> request(const Wish &wish,
                                              const Endpoint &endpoint) const override;

    [[nodiscard]] Answer answer(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &) const override;

private:
    static SignInFieldSpec line(const char *id, bool secret, bool required,
                                const QList<SignInWay> &ways);
    static ApiError notOffered();
    static void post(HttpRequest &request, const char *path, const QString &body);
    static Outcome kindOf(const Wish &wish, const HttpReply &reply);

    ServiceInfo m_info;
    bool m_startsUp = false;
};

} // namespace personae::test
