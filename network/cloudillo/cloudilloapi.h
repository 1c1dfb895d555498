// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

namespace personae {

/// The adapter of Cloudillo nodes, of every dialect the API document names (R3 whole; DOC, R2 as
/// far as they go; R1 and L0 to read). Stateless; callable from any thread.
class CloudilloApi final : public ServiceApi
{
public:
    CloudilloApi();
    ~CloudilloApi() override;
    Q_DISABLE_COPY_MOVE(CloudilloApi)

    [[nodiscard]] const ServiceInfo &info() const override;
    [[nodiscard]] IdentityHint identity(const QString &typed) const override;
    [[nodiscard]] QUrl apiBase(const QString &handle) const override;
    [[nodiscard]] Result<HttpRequest> request(const Wish &wish,
                                              const Endpoint &endpoint) const override;
    [[nodiscard]] Answer answer(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint) const override;
    [[nodiscard]] QList<Wish> split(const Wish &wish) const override;
    [[nodiscard]] QString pictureVariant(int edgePixels) const override;
    [[nodiscard]] QUrl newsAddress(const Endpoint &endpoint) const override;
    [[nodiscard]] BusNews news(const QString &frame, const Endpoint &endpoint) const override;
    [[nodiscard]] BusEnd newsEnd(int closeCode) const override;
    [[nodiscard]] QString newsPing(const QString &frameId) const override;

private:
    ServiceInfo m_info;
};

} // namespace personae
