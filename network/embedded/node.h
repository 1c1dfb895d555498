// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/context.h"

#include <QObject>

#include <memory>

namespace personae::embedded {

/// A whole Cloudillo node: requests in, replies out, no sockets. Service thread.
class Node final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Node)

public:
    explicit Node(SharedControl &control, QObject *parent = nullptr);
    ~Node() override;

    /// Opens the state in this folder, and fills it with the demo world when it is new, and with so
    /// many more people when asked. Empty on success.
    [[nodiscard]] QString open(const QString &folder, int crowd = 0);
    [[nodiscard]] Reply handle(const Request &request);
    /// Whose host this address is; nothing for a name nobody has.
    [[nodiscard]] std::optional<Tenant> tenantAt(const Address &address);
    [[nodiscard]] Caller callerOf(const Request &request, const Tenant &tenant);
    /// Lets happen what is due; hands out the pushes that are.
    [[nodiscard]] QList<NodeMemory::Push> takePushes();
    [[nodiscard]] QStringList demoIdentities();
    [[nodiscard]] Context &context() { return *m_context; }

private:
    void settle();
    [[nodiscard]] Reply route(const Request &request);
    [[nodiscard]] Reply webDomain(const Request &request);
    [[nodiscard]] std::optional<Reply> limits(const Route &route);
    [[nodiscard]] Caller keyCaller(const QString &key, const Tenant &tenant);
    [[nodiscard]] Reply finished(Reply reply, const Request &request) const;

    SharedControl &m_control;
    NodeMemory m_memory;
    Database m_database;
    TenantStore m_tenants;
    MirrorStore m_mirror;
    std::unique_ptr<FileStore> m_files;
    std::unique_ptr<Context> m_context;
    Routes m_routes;
    Routes m_docRoutes;
};

} // namespace personae::embedded
