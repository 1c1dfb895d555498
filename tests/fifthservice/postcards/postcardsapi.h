// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

namespace personae {

/// An imaginary fifth service: one profile with two texts and a picture, and a page of stamps. What
/// it takes to add a service is what stands in this folder.
class PostcardsApi final : public ServiceApi
{
public:
    PostcardsApi();

    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] IdentityHint identity(const QString &typed) const override;
    [[nodiscard]] QUrl apiBase(const QString &handle) const override;
    [[nodiscard]] Result<HttpRequest> request(const Wish &wish,
                                              const Endpoint &endpoint) const override;
    [[nodiscard]] Answer answer(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint) const override;
    [[nodiscard]] QString pictureVariant(int) const override { return {}; }

private:
    const ServiceInfo m_info;
};

} // namespace personae
