// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

namespace personae {

/// The adapter of Epixel installations. What their document leaves open is a setting of the account
/// (Epixel 5). Stateless; callable from any thread.
class EpixelApi final : public ServiceApi
{
public:
    EpixelApi();

    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] IdentityHint identity(const QString &typed) const override;
    /// Always empty: each installation has an address of its own, see address().
    [[nodiscard]] QUrl apiBase(const QString &handle) const override;
    [[nodiscard]] Result<QUrl> address(const QMap<QString, QString> &settings) const override;
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
