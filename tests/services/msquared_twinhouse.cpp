// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_twinhouse.h"

#include <QTest>

namespace msquaredtest {

TwinHouse::TwinHouse()
    : PlayedTwin(u"msquared"_s)
{
}

void TwinHouse::init()
{
    open();
    const EmbeddedServices::Identity ada = who();
    m_endpoint = endpointOf(ada.way);
    m_endpoint.settings.insert(ada.settings);
    m_endpoint.token = ada.password;
    m_endpoint.base = m_api.address(m_endpoint.settings).value();
    QCOMPARE(m_endpoint.base, ada.apiBase);
}

void TwinHouse::cleanup()
{
    close();
}

Answer TwinHouse::perform(const Wish &wish)
{
    return PlayedTwin::perform(m_api, wish, m_endpoint);
}

void TwinHouse::follow(const Answer &refusal)
{
    QVERIFY(!refusal.error.trySetting.isEmpty());
    m_endpoint.settings[refusal.error.trySetting] = refusal.error.tryValue;
}

} // namespace msquaredtest
