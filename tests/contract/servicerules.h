// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "network/wire/serviceapi.h"

#include <functional>
#include <optional>

/// What the replay must know about a service and no adapter can tell. A service without rules of
/// its own gets the empty ones, so registering an adapter is enough for it to be tried.
struct ServiceRules
{
    QString recordedDialect; ///< ServerFacts::dialect of the server the recordings came from
    QString vectorOrigin = QStringLiteral("https://service.example.com");
    QString vectorHandle;
    QByteArray spareToken =
        "x"; ///< held by the endpoint where nobody was signed in: must not be sent

    /// Who is signed in, by origin and bearer.
    std::function<QString(const QString &origin, const QByteArray &token)> handleOf;
    /// Wishes for calls without a verb which no prototype fits.
    std::function<std::optional<personae::Wish>(const QByteArray &method, const QString &path)>
        extraWish;
};

[[nodiscard]] const ServiceRules &rulesFor(const QString &service);

/// The smallest bytes that begin as this type does.
[[nodiscard]] QByteArray samplePicture(const QByteArray &type);

/// What the adapter may know for this case: origin, identity, token, dialect.
[[nodiscard]] personae::Endpoint endpointFor(const ContractCase &one);
