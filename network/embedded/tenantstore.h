// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/database.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace personae::embedded {

/// One identity of this node. `id` 0: a person of the wide world, whose own node we play when
/// asked.
struct Tenant
{
    qint64 id = 0;
    QString idTag;
    QString name;
    QString type; ///< person, community
    QString profilePic;
    QString coverPic;
    QString email;
    QString publicKey;
    QString connectionMode; ///< M, A, I (Cloudillo 6.4)
    bool admin = false;
    qint64 createdAt = 0; ///< epoch seconds

    [[nodiscard]] bool isShadow() const { return id == 0; }
};

struct ApiKey
{
    qint64 id = 0;
    qint64 tenant = 0;
    QString prefix;
    QString name;
    QString scopes;
    qint64 expiresAt = 0; ///< 0: never
    qint64 lastUsedAt = 0;
    qint64 createdAt = 0;
};

/// Identities, their open map, passwords, API keys and settings. Service thread.
class TenantStore final
{
    Q_DISABLE_COPY_MOVE(TenantStore)

public:
    explicit TenantStore(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] std::optional<Tenant> tenant(const QString &idTag);
    [[nodiscard]] std::optional<Tenant> tenantById(qint64 id);
    /// Tenants, and people of the wide world whose node can be reached.
    [[nodiscard]] std::optional<Tenant> anyone(const QString &idTag);
    [[nodiscard]] QList<Tenant> tenants(); ///< newest first
    [[nodiscard]] QString firstTenant();

    void setName(qint64 tenant, const QString &name);
    void setPicture(qint64 tenant, const QString &slot, const QString &id);
    [[nodiscard]] QMap<QString, QString> x(qint64 tenant);
    void setX(qint64 tenant, const QString &key, const std::optional<QString> &value);

    [[nodiscard]] bool checkPassword(qint64 tenant, const QString &password);
    void setPassword(qint64 tenant, const QString &password);

    /// Returns the key itself, which is kept only as a digest.
    QString addKey(ApiKey &key);
    [[nodiscard]] std::optional<ApiKey> keyByText(const QString &text);
    [[nodiscard]] QList<ApiKey> keys(qint64 tenant, qint64 id = 0);
    void replaceKey(const ApiKey &key);
    void touchKey(qint64 id, qint64 now);
    bool removeKey(qint64 tenant, qint64 id);

    [[nodiscard]] QMap<QString, QString> settings(qint64 tenant, const QString &prefix);
    void setSetting(qint64 tenant, const QString &name, const QString &json);

private:
    Database &m_database;
};

} // namespace personae::embedded
