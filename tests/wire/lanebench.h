// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/accountlane.h"
#include "tests/wire/fakeapi.h"
#include "tests/wire/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

namespace personae::test {

/// One account on a scripted server, spoken to as one service.
template <typename Api> struct LaneBench
{
    explicit LaneBench(ScriptedServer::Handler handler)
        : server(std::move(handler))
    {
        account.id = {QStringLiteral("a")};
        account.service = QStringLiteral("fake");
        account.handle = QStringLiteral("alice");
        account.apiBase = server.url(QString());
        begin();
    }
    void begin() { lane = std::make_unique<AccountLane>(account, api, client, tokens); }

    Answer ask(const Wish &wish)
    {
        QObject owner;
        QSignalSpy finished(lane->perform(wish, &owner), &LaneCall::finished);
        if (!finished.isEmpty())
            qFatal("finished() from inside perform()");
        if (!finished.wait(10'000))
            qFatal("finished() never came");
        QCoreApplication::processEvents();
        if (finished.size() != 1)
            qFatal("finished() came more than once");
        return finished.first().first().template value<Answer>();
    }

    Api api;
    FakeTokens tokens;
    HttpClient client;
    ScriptedServer server;
    Account account;
    std::unique_ptr<AccountLane> lane;
};

} // namespace personae::test
