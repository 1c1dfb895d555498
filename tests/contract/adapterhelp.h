// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/cloudillo/cloudilloapi.h"
#include "tests/wire/replies.h"

/// What the tests of answers share: replies as values, and the adapter's reading of them.
namespace adapterhelp {

using namespace Qt::StringLiterals;
using namespace personae;
using personae::test::replyOf;

inline Endpoint endpointOf(const QString &dialect = u"R3"_s)
{
    Endpoint endpoint;
    endpoint.base = QUrl(u"https://cl-o.alice.test"_s);
    endpoint.handle = u"alice.test"_s;
    endpoint.token = u"secret"_s;
    endpoint.server.dialect = dialect;
    return endpoint;
}

/// The adapter's own request, answered like this.
inline Answer heard(const Wish &wish, const HttpReply &reply,
                    const Endpoint &endpoint = endpointOf())
{
    return test::heard(CloudilloApi(), wish, reply, endpoint);
}

inline Answer refused(const Wish &wish, int status, const Endpoint &endpoint = endpointOf())
{
    return heard(wish, replyOf(status, R"({"error":{"code":"E-X","message":"Not this way"}})"),
                 endpoint);
}

inline QByteArray pathOfNext(const Answer &answer, Endpoint endpoint)
{
    endpoint.server.merge(answer.learned);
    if (answer.next.size() != 1)
        return "no single next request";
    const Result<HttpRequest> made = CloudilloApi().request(answer.next.constFirst(), endpoint);
    return made ? made.value().method + ' ' + made.value().url.path().toUtf8() + ' ' +
                      made.value().body
                : QByteArray("refused");
}

inline constexpr char identity[] =
    R"({"data":{"idTag":"alice.test","name":"Alice","type":"person","keys":[]},
    "time":"2026-08-22T09:30:00Z","reqId":"k3Vt9aQ2"})";

} // namespace adapterhelp
