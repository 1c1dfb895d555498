// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/playedtwin.h"

#include "network/wire/mergeanswers.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace personae::test {

void PlayedTwin::open()
{
    folder = std::make_unique<QTemporaryDir>();
    start();
}

void PlayedTwin::start()
{
    services = std::make_unique<EmbeddedServices>();
    const auto begun = services->start(folder->path());
    QVERIFY2(begun.ok(), qPrintable(begun ? QString() : begun.error().detail));
    started = begun.value();
    client = std::make_unique<HttpClient>();
    client->setRouter([this](const QUrl &url) { return services->route(url); });
}

void PlayedTwin::close()
{
    client.reset();
    services.reset();
}

EmbeddedServices::Identity PlayedTwin::who(const QString &handle) const
{
    const auto &all = started.identities;
    const auto found = std::find_if(all.cbegin(), all.cend(), [this, &handle](const auto &one) {
        return one.service == m_service && (handle.isEmpty() || one.handle == handle);
    });
    if (found != all.cend())
        return *found;
    QTest::qFail("nobody of this name is played", __FILE__, __LINE__);
    return {};
}

/// As a lane does it: what an answer taught is known to the requests that follow it.
Answer PlayedTwin::perform(const ServiceApi &api, const Wish &wish, Endpoint &endpoint)
{
    const Result<HttpRequest> request = api.request(wish, endpoint);
    if (!request) {
        Answer refused;
        refused.error = request.error();
        return refused;
    }
    QObject owner;
    ApiCall *call = client->send(request.value(), &owner);
    QSignalSpy finished(call, &ApiCall::finished);
    if (!finished.wait())
        return {};
    Answer answer = api.answer(wish, request.value(),
                               finished.constFirst().constFirst().value<HttpReply>(), endpoint);
    endpoint.server.merge(answer.learned);
    if (answer.session) {
        endpoint.token = answer.session->token;
        endpoint.refresh = answer.session->refresh;
        endpoint.handle = answer.session->handle;
    }
    const QList<Wish> next = std::exchange(answer.next, {});
    for (const Wish &one : next)
        answer = mergeAnswers(answer, perform(api, one, endpoint));
    return answer;
}

void PlayedTwin::set(const QString &name, const QJsonValue &value)
{
    Behaviours behaviours = services->behaviours();
    QJsonObject own = behaviours.services.value(m_service).toObject();
    own.insert(name, value);
    behaviours.services.insert(m_service, own);
    services->setBehaviours(behaviours);
}

} // namespace personae::test
