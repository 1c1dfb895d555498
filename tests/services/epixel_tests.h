// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/epixel/epixelapi.h"

#include <QObject>

#include <memory>

/// The parts of tst_epixel.
[[nodiscard]] std::unique_ptr<QObject> makeEpixelRequestTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelAnswerTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelTwinTest();

namespace epixeltest {

using namespace Qt::StringLiterals;
using namespace personae;

inline Endpoint endpoint()
{
    Endpoint endpoint;
    endpoint.base = QUrl(u"https://mlm.example.net/api/v1"_s);
    endpoint.handle = u"ada"_s;
    endpoint.token = u"a.a.a"_s;
    endpoint.refresh = u"r.r.r"_s;
    endpoint.appKey = u"key"_s;
    return endpoint;
}

} // namespace epixeltest
