// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msquared_tests.h"
#include "network/embedded/embeddedservices.h"
#include "network/wire/httpclient.h"

#include <QTemporaryDir>

namespace msquaredtest {

/// The adapter and the played service, over a socket; fresh for each test.
class TwinHouse : public QObject
{
    Q_OBJECT

protected:
    void start();
    /// What a lane would come to: with what was learned, and what follows by itself.
    Answer perform(const Wish &wish);
    /// A switch of the played service.
    void set(const QString &name, const QJsonValue &value);
    void be(const QString &token) { m_endpoint.token = token; }
    /// What a person does who follows the proposal of a refusal.
    void follow(const Answer &refusal);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedServices> m_services;
    EmbeddedServices::Started m_started;
    std::unique_ptr<HttpClient> m_client;
    const MSquaredApi m_api;
    Endpoint m_endpoint;

private Q_SLOTS:
    void init();
    void cleanup();
};

} // namespace msquaredtest
