// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

namespace personae {

/// The adapter of InterlinedList servers: the hosted one, deployments of the open source, and
/// servers that behave as the public page says. Stateless; callable from any thread.
class InterlinedListApi final : public ServiceApi
{
public:
    InterlinedListApi();

    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] IdentityHint identity(const QString &typed) const override;
    [[nodiscard]] QUrl apiBase(const QString &handle) const override;
    [[nodiscard]] Result<QUrl> address(const QMap<QString, QString> &settings) const override;
    [[nodiscard]] QUrl browserAddress(const QString &provider, const QString &argument,
                                      const QUrl &base) const override;
    [[nodiscard]] QUrl callAddress(const QString &id, const FieldMap &arguments,
                                   const QUrl &base) const override;
    [[nodiscard]] std::optional<SessionGrant> handedOver(const QUrl &callback) const override;
    [[nodiscard]] Result<HttpRequest> request(const Wish &wish,
                                              const Endpoint &endpoint) const override;
    [[nodiscard]] Answer answer(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint) const override;
    [[nodiscard]] QList<Wish> split(const Wish &wish) const override;
    [[nodiscard]] QString pictureVariant(int edgePixels) const override;

private:
    const ServiceInfo m_info;
};

} // namespace personae
