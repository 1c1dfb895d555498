// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/msquared/msquaredapi.h"
#include "tests/wire/replies.h"

#include <QObject>

#include <memory>

/// The parts of tst_msquared.
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredRequestTest();
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredAnswerTest();
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredDenyAnswerTest();
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredTwinTest();
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredDenyTwinTest();

namespace msquaredtest {

using namespace Qt::StringLiterals;
using namespace personae;
using personae::test::replyOf;

inline Endpoint endpointOf(const QString &way = u"Token"_s)
{
    Endpoint endpoint;
    endpoint.base = QUrl(u"https://acme-park.m2worlds.io"_s);
    endpoint.token = u"secret"_s;
    endpoint.settings = {{u"organization"_s, u"acme-park"_s}, {u"signInWay"_s, way}};
    return endpoint;
}

inline wish::SaveProfile save(const FieldMap &changes)
{
    return {{changes}};
}

inline wish::Deny denyPairs(DenylistVerb verb, const QList<std::pair<QString, QString>> &names)
{
    return {verb, names};
}

inline wish::Deny deny(DenylistVerb verb, const QStringList &names)
{
    wish::Deny wish{verb, {}};
    for (const QString &name : names)
        wish.names.append({name, {}});
    return wish;
}

inline Answer heard(const Wish &wish, const HttpReply &reply,
                    const Endpoint &endpoint = endpointOf())
{
    return test::heard(MSquaredApi(), wish, reply, endpoint);
}

inline Answer heard(const Wish &wish, int status, const QByteArray &body,
                    const Endpoint &endpoint = endpointOf())
{
    return heard(wish, replyOf(status, body), endpoint);
}

/// A setting the person should try, as "id=value"; empty: none.
inline QString proposed(const Answer &answer)
{
    const ApiError &error = answer.error;
    return error.trySetting.isEmpty() ? QString() : error.trySetting + u'=' + error.tryValue;
}

} // namespace msquaredtest

Q_DECLARE_METATYPE(personae::Wish)
