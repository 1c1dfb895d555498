// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/filestore.h"
#include "network/embedded/jwt.h"
#include "network/embedded/message.h"
#include "network/embedded/mirrorstore.h"
#include "network/embedded/ratelimiter.h"
#include "network/embedded/sharedcontrol.h"
#include "network/embedded/tenantstore.h"

#include <QHash>

#include <functional>

namespace personae::embedded {

/// Who is asking, as the token says (Cloudillo 3.1, 3.7).
struct Caller
{
    enum class State {
        Anonymous, ///< no token, or another scheme: 403 where one is needed
        Stale,     ///< expired, malformed, badly signed, another tenant's: 401
        Refused,   ///< a bad API key or one with scopes: 403
        Known
    };
    State state = State::Anonymous;
    QString idTag;     ///< the person, canonical; the tenant itself for its owner
    QStringList roles; ///< expanded

    [[nodiscard]] bool known() const { return state == State::Known; }
    [[nodiscard]] bool has(const QString &role) const { return roles.contains(role); }
};

/// One request, placed: whose host, who asks, what the pattern captured (decoded).
struct Call
{
    const Request &request;
    Tenant tenant;
    Caller caller;
    QStringList captured;
};

/// What is true only while the node runs, and what a slow reader sees.
struct NodeMemory
{
    struct QrSession
    {
        QString secret;
        QString approvedBy; ///< empty: pending
        bool denied = false;
        qint64 expiresMs = 0;
        QString userAgent;
    };
    struct StaleRead
    {
        qint64 untilMs = 0;
        Tenant tenant;
        QMap<QString, QString> x;
    };
    /// A frame for whoever listens as this tenant, once its time has come (Cloudillo 9.3).
    struct Push
    {
        qint64 dueMs = 0;
        qint64 tenant = 0;
        QByteArray command;
        QByteArray data; ///< JSON
    };
    QHash<QString, QrSession> qrSessions;
    QList<Push> pushes;
    int searches = 0; ///< answered since the last reset: a list can shrink while it is read
    QHash<qint64, StaleRead> staleReads;
    RateLimiter limiter;
};

/// All that handlers need. Service thread.
struct Context
{
    Database &database;
    TenantStore &tenants;
    MirrorStore &mirror;
    FileStore &files;
    SharedControl &control;
    NodeMemory &memory;
    Jwt jwt;

    [[nodiscard]] qint64 now() const { return control.now().toSecsSinceEpoch(); }
    [[nodiscard]] static qint64 trueMs() { return QDateTime::currentMSecsSinceEpoch(); }
};

using Handler = std::function<Reply(const Call &)>;

/// What a route asks of the caller before its handler runs.
enum class Gate { Open, Token, Contributor, Moderator, Leader, SiteAdmin };

struct Route
{
    QByteArray method;
    QString pattern; ///< "/api/profiles/*/refresh": a star captures one segment
    Bucket bucket = Bucket::None;
    Gate gate = Gate::Open;
    Handler handler;
};
using Routes = QList<Route>;

[[nodiscard]] QString isoTime(qint64 epochSeconds);
[[nodiscard]] QStringList
rolesUpTo(const QString &highest);                  ///< expanded, empty for an unknown word
[[nodiscard]] int rankOf(const QStringList &roles); ///< -1: none
[[nodiscard]] const QStringList &roleOrder();
/// Keeps what own reads show now, if behaviours ask for late reads.
void holdBack(Context &context, const Tenant &tenant);

// Each adds its part of the API. The context must outlive the routes.
void addAuthRoutes(Routes &routes, Context &context);
void addSessionRoutes(Routes &routes, Context &context);
void addKeyRoutes(Routes &routes, Context &context);
void addQrRoutes(Routes &routes, Context &context);
void addOwnProfileRoutes(Routes &routes, Context &context);
void addPictureRoutes(Routes &routes, Context &context);
void addPeopleRoutes(Routes &routes, Context &context);
void addRelationRoutes(Routes &routes, Context &context);
void addActionRoutes(Routes &routes, Context &context);
void addNodeRoutes(Routes &routes, Context &context);
/// The public page's replies; they stand before the others in DOC mode (Cloudillo 10).
void addDocRoutes(Routes &routes, Context &context);

} // namespace personae::embedded
