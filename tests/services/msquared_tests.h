// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/msquared/msquaredapi.h"

#include <QObject>

#include <memory>

/// The parts of tst_msquared.
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredRequestTest();
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredAnswerTest();
[[nodiscard]] std::unique_ptr<QObject> makeMSquaredTwinTest();

namespace msquaredtest {

using namespace Qt::StringLiterals;
using namespace personae;

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

} // namespace msquaredtest
