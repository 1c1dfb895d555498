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
    /// Of these alone: tests bring services of their own.
    explicit ServiceRegistry(std::vector<std::unique_ptr<ServiceApi>> services)
        : m_services(std::move(services))
    {
    }

    [[nodiscard]] const std::vector<std::unique_ptr<ServiceApi>> &all() const { return m_services; }

    /// One more, for tests.
    void add(std::unique_ptr<ServiceApi> service) { m_services.push_back(std::move(service)); }

    /// The adapter with this id, or nullptr. Owned by the registry.
    [[nodiscard]] const ServiceApi *find(const QString &serviceId) const
    {
        for (const auto &service : m_services) {
            if (service->info().id == serviceId)
                return service.get();
        }
        return nullptr;
    }

    /// Of addresses a browser may come back with (ServiceInfo::callbackScheme).
    [[nodiscard]] QStringList callbackSchemes() const
    {
        QStringList schemes;
        for (const auto &service : m_services) {
            const QString &scheme = service->info().callbackScheme;
            if (!scheme.isEmpty() && !schemes.contains(scheme))
                schemes.append(scheme);
        }
        return schemes;
    }

private:
    std::vector<std::unique_ptr<ServiceApi>> m_services;
};

} // namespace personae
