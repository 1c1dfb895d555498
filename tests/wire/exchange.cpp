// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/exchange.h"

#include <QCoreApplication>
#include <QSignalSpy>

namespace personae::test {

using namespace std::chrono_literals;

HttpRequest requestTo(const QUrl &url, const QByteArray &method, const QByteArray &body)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.body = body;
    request.patience = 5s;
    return request;
}

HttpReply exchange(HttpClient &client, const HttpRequest &request)
{
    QObject owner;
    QSignalSpy finished(client.send(request, &owner), &ApiCall::finished);
    if (!finished.isEmpty())
        qFatal("finished() from inside send()");
    if (!finished.wait(10'000))
        qFatal("finished() never came");
    QCoreApplication::processEvents();
    if (finished.size() != 1)
        qFatal("finished() came more than once");
    return finished.first().first().value<HttpReply>();
}

} // namespace personae::test
