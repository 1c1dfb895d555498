// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "network/wire/serviceapi.h"

#include <functional>
#include <optional>

/// What the replay must know about a service and no adapter can tell. A service without rules of
/// its own gets the empty ones, so registering an adapter is enough for it to be tried; else one
/// file rules_<service>.cpp holds them, found by itself.
struct ServiceRules
{
    QString recordedDialect; ///< ServerFacts::dialect of the server the recordings came from
    QString vectorBase = QStringLiteral("https://service.example.com"); ///< with the API's prefix
    QString vectorHandle;
    QMap<QString, QString> settings;    ///< Endpoint::settings
    QString appKey;                     ///< goes along where the service wants one
    QByteArray spareToken = "x";        ///< held where nobody was signed in: must not be sent
    QByteArray spareCookie = "spare=x"; ///< the same, where the service uses cookies
    bool emptyIsNothing = true; ///< null in a case agrees with a further field nobody spoke of

    QMap<QString, QString> fieldNames; ///< a field by the server's name -> as the form calls it

    /// What the case's own request tells about the state before.
    std::function<void(const ContractCase &one, personae::Endpoint &endpoint)> prepare;
    /// Who is signed in, by origin and bearer.
    std::function<QString(const QString &origin, const QByteArray &token)> handleOf;
    /// The wish behind a case without a verb, where no prototype would find it.
    std::function<std::optional<personae::Wish>(const ContractCase &one)> wishFor;
    /// A good body for a request that follows by itself, where no case has one; empty: none.
    std::function<QByteArray(const QByteArray &method, const QString &path)> friendlyBody;
};

[[nodiscard]] const ServiceRules &rulesFor(const QString &service);

/// For rules files: `static const bool registered = addRules(...)`.
bool addRules(const QString &service, const ServiceRules &rules);

/// The smallest bytes that begin as this type does.
[[nodiscard]] QByteArray samplePicture(const QByteArray &type);
/// What a framed sample was cut from.
[[nodiscard]] QByteArray sampleOriginal();

/// What the adapter may know for this case: base, identity, session, dialect, settings. An address
/// that was typed goes through ServiceApi::address(); see `refusal`.
[[nodiscard]] personae::Endpoint
endpointFor(const ContractCase &one, const personae::ServiceApi &api, personae::ApiError &refusal);
/// Known field values in `given`.
[[nodiscard]] personae::FieldMap knownFields(const ContractCase &one);
