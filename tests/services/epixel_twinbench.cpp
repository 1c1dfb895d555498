// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_twinbench.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace epixeltest;

TwinBench::TwinBench()
    : PlayedTwin(u"epixel"_s)
{
}

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
    Behaviours behaviours = services->behaviours();
    behaviours.clockOffsetSeconds = seconds;
    services->setBehaviours(behaviours);
}

void TwinBench::open()
{
    PlayedTwin::open();
    m_ada = who();
    m_endpoint = {};
    m_endpoint.base = m_api.address(m_ada.settings).value();
    QCOMPARE(m_endpoint.base, m_ada.apiBase);
    m_endpoint.appKey = m_ada.appKey;
    QVERIFY(perform(wish::SignIn{m_ada.handle, m_ada.password}).ok());
    m_known = perform(wish::ReadOwn{}).person.own;
    QVERIFY(!m_known.isEmpty());
}

Answer TwinBench::perform(const Wish &wish)
{
    return PlayedTwin::perform(m_api, wish, m_endpoint);
}

void TwinBench::save(const FieldMap &changes, Outcome expected)
{
    for (const Wish &part : m_api.split(wish::SaveProfile{{changes}, m_known}))
        QCOMPARE(perform(part).error.kind, expected);
}
