// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msquared_tests.h"
#include "tests/services/playedtwin.h"

namespace msquaredtest {

/// The adapter and the played service, over a socket; fresh for each test.
class TwinHouse : public QObject, protected test::PlayedTwin
{
    Q_OBJECT

protected:
    TwinHouse();
    /// What a lane would come to: with what was learned, and what follows by itself.
    Answer perform(const Wish &wish);
    void be(const QString &token) { m_endpoint.token = token; }
    /// What a person does who follows the proposal of a refusal.
    void follow(const Answer &refusal);

    const MSquaredApi m_api;
    Endpoint m_endpoint;

private Q_SLOTS:
    void init();
    void cleanup();
};

} // namespace msquaredtest
