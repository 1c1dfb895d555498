// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_twinhouse.h"

#include "network/wire/mergeanswers.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace msquaredtest {

void TwinHouse::start()
{
    m_services = std::make_unique<EmbeddedServices>();
    const auto started = m_services->start(m_folder->path());
    QVERIFY2(started.ok(), qPrintable(started ? QString() : started.error().detail));
    m_started = started.value();
    m_client = std::make_unique<HttpClient>();
    m_client->setRouter([this](const QUrl &url) { return m_services->route(url); });
}

void TwinHouse::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
    const auto ada = std::find_if(m_started.identities.cbegin(), m_started.identities.cend(),
                                  [](const auto &one) { return one.service == "msquared"_L1; });
    QVERIFY(ada != m_started.identities.cend());
    m_endpoint = endpointOf(ada->way);
    m_endpoint.settings.insert(ada->settings);
    m_endpoint.token = ada->password;
    m_endpoint.base = m_api.address(m_endpoint.settings).value();
    QCOMPARE(m_endpoint.base, ada->apiBase);
}

void TwinHouse::cleanup()
{
    m_client.reset();
    m_services.reset();
}

/// As a lane does it: what an answer taught is known to the requests that follow it.
Answer TwinHouse::perform(const Wish &wish)
{
    const Result<HttpRequest> request = m_api.request(wish, m_endpoint);
    if (!request) {
        Answer refused;
        refused.error = request.error();
        return refused;
    }
    QObject owner;
    ApiCall *call = m_client->send(request.value(), &owner);
    QSignalSpy finished(call, &ApiCall::finished);
    if (!finished.wait())
        return {};
    Answer answer = m_api.answer(wish, request.value(),
                                 finished.constFirst().constFirst().value<HttpReply>(), m_endpoint);
    m_endpoint.server.merge(answer.learned);
    const QList<Wish> next = std::exchange(answer.next, {});
    for (const Wish &one : next)
        answer = mergeAnswers(answer, perform(one));
    return answer;
}

void TwinHouse::set(const QString &name, const QJsonValue &value)
{
    Behaviours behaviours = m_services->behaviours();
    behaviours.apply({{u"services"_s, QJsonObject{{u"msquared"_s, QJsonObject{{name, value}}}}}});
    m_services->setBehaviours(behaviours);
}

void TwinHouse::follow(const Answer &refusal)
{
    QVERIFY(!refusal.error.trySetting.isEmpty());
    m_endpoint.settings[refusal.error.trySetting] = refusal.error.tryValue;
}

} // namespace msquaredtest
