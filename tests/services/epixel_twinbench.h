// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "epixel_tests.h"
#include "network/embedded/embeddedservices.h"
#include "network/wire/httpclient.h"

#include <QColor>
#include <QTemporaryDir>

/// The adapter and the played installation, over a socket. open() before each test, close() after
/// it; Ada is signed in.
class TwinBench
{
public:
    void open();
    void close();

protected:
    void start();
    personae::Answer perform(const personae::Wish &wish);
    void set(const QString &name, const QJsonValue &value);
    void save(const personae::FieldMap &changes,
              personae::Outcome expected = personae::Outcome::Ok);
    /// The services' clock goes on, ours does not.
    void later(int seconds);
    [[nodiscard]] static QByteArray jpeg(const QColor &colour);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<personae::EmbeddedServices> m_services;
    std::unique_ptr<personae::HttpClient> m_client;
    personae::EmbeddedServices::Identity m_ada;
    const personae::EpixelApi m_api;
    personae::Endpoint m_endpoint;
    personae::FieldMap m_known;
};
