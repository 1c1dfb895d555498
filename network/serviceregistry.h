// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

#include <memory>
#include <vector>

namespace personae {

/// All services this program was built with. Stateless adapters, so one instance of each serves
/// everybody.
class ServiceRegistry final
{
public:
    ServiceRegistry();

    [[nodiscard]] const std::vector<std::unique_ptr<ServiceApi>> &all() const { return m_services; }

    /// The adapter with this id, or nullptr. Owned by the registry.
    [[nodiscard]] const ServiceApi *find(const QString &serviceId) const
    {
        for (const auto &service : m_services) {
            if (service->info().id == serviceId)
                return service.get();
        }
        return nullptr;
    }

private:
    std::vector<std::unique_ptr<ServiceApi>> m_services;
};

} // namespace personae
