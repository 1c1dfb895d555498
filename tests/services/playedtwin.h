// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/embeddedservices.h"
#include "network/wire/httpclient.h"
#include "network/wire/serviceapi.h"

#include <QTemporaryDir>

namespace personae::test {

/// The played services in a folder of their own, one of them tested over a socket.
class PlayedTwin
{
public:
    explicit PlayedTwin(const QString &service)
        : m_service(service)
    {
    }

    void open();  ///< in a new folder
    void start(); ///< in the folder there is: as if they were started anew
    void close();
    /// Somebody of this service; without `handle` the first. Fails the test where there is nobody.
    [[nodiscard]] EmbeddedServices::Identity who(const QString &handle = {}) const;
    /// What a lane would come to: with what was learned, and what follows by itself. A session that
    /// is given is used from then on.
    Answer perform(const ServiceApi &api, const Wish &wish, Endpoint &endpoint);
    /// A switch of the played service.
    void set(const QString &name, const QJsonValue &value);

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<EmbeddedServices> services;
    std::unique_ptr<HttpClient> client;
    EmbeddedServices::Started started;

private:
    QString m_service;
};

} // namespace personae::test
