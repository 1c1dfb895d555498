// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_twinbench.h"

#include "network/wire/mergeanswers.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace epixeltest;

QByteArray TwinBench::jpeg(const QColor &colour)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return bytes;
}

void TwinBench::later(int seconds)
{
    Behaviours behaviours = m_services->behaviours();
    behaviours.clockOffsetSeconds = seconds;
    m_services->setBehaviours(behaviours);
}

void TwinBench::start()
{
    m_services = std::make_unique<EmbeddedServices>();
    const auto started = m_services->start(m_folder->path());
    QVERIFY2(started.ok(), qPrintable(started ? QString() : started.error().detail));
    const auto &all = started.value().identities;
    const auto ada = std::find_if(all.cbegin(), all.cend(),
                                  [](const auto &one) { return one.service == "epixel"_L1; });
    QVERIFY(ada != all.cend());
    m_ada = *ada;
    m_client = std::make_unique<HttpClient>();
    m_client->setRouter([this](const QUrl &url) { return m_services->route(url); });
}

void TwinBench::open()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
    m_endpoint = {};
    m_endpoint.base = m_api.address(m_ada.settings).value();
    QCOMPARE(m_endpoint.base, m_ada.apiBase);
    m_endpoint.appKey = m_ada.appKey;
    QVERIFY(perform(wish::SignIn{m_ada.handle, m_ada.password}).ok());
    m_known = perform(wish::ReadOwn{}).person.own;
    QVERIFY(!m_known.isEmpty());
}

void TwinBench::close()
{
    m_client.reset();
    m_services.reset();
}

/// As a lane does it: what an answer taught is known to the requests that follow it.
Answer TwinBench::perform(const Wish &wish)
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
    if (answer.session) {
        m_endpoint.token = answer.session->token;
        m_endpoint.refresh = answer.session->refresh;
        m_endpoint.handle = answer.session->handle;
    }
    const QList<Wish> next = std::exchange(answer.next, {});
    for (const Wish &one : next)
        answer = mergeAnswers(answer, perform(one));
    return answer;
}

void TwinBench::set(const QString &name, const QJsonValue &value)
{
    Behaviours behaviours = m_services->behaviours();
    QJsonObject own = behaviours.services.value(u"epixel"_s).toObject();
    own.insert(name, value);
    behaviours.services.insert(u"epixel"_s, own);
    m_services->setBehaviours(behaviours);
}

void TwinBench::save(const FieldMap &changes, Outcome expected)
{
    for (const Wish &part : m_api.split(wish::SaveProfile{{changes}, m_known}))
        QCOMPARE(perform(part).error.kind, expected);
}
