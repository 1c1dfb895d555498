// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "epixel_tests.h"
#include "tests/services/playedtwin.h"

#include <QColor>

/// The adapter and the played installation, over a socket. open() before each test, close() after
/// it; Ada is signed in.
class TwinBench : protected personae::test::PlayedTwin
{
public:
    TwinBench();
    void open();
    void close() { PlayedTwin::close(); }

protected:
    personae::Answer perform(const personae::Wish &wish);
    void save(const personae::FieldMap &changes,
              personae::Outcome expected = personae::Outcome::Ok);
    /// The services' clock goes on, ours does not.
    void later(int seconds);
    [[nodiscard]] static QByteArray jpeg(const QColor &colour);

    personae::EmbeddedServices::Identity m_ada;
    const personae::EpixelApi m_api;
    personae::Endpoint m_endpoint;
    personae::FieldMap m_known;
};
