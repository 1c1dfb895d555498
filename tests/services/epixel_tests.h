// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/epixel/epixelapi.h"

#include <QObject>

#include <memory>

/// The parts of tst_epixel.
[[nodiscard]] std::unique_ptr<QObject> makeEpixelRequestTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelAnswerTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelFailureTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelFollowUpTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelTwinTest();
[[nodiscard]] std::unique_ptr<QObject> makeEpixelDoubtTest();

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

/// Replies to answers, without any socket.
class Bench
{
protected:
    static HttpReply reply(int status, const QByteArray &body,
                           const QList<HttpHeader> &headers = {})
    {
        HttpReply reply;
        reply.status = status;
        reply.body = body;
        reply.headers = headers;
        return reply;
    }
    Answer answer(const Wish &wish, const HttpReply &reply, const Endpoint &from = endpoint()) const
    {
        const Result<HttpRequest> request = m_api.request(wish, from);
        return request ? m_api.answer(wish, request.value(), reply, from) : Answer();
    }
    Answer answer(const Wish &wish, int status, const QByteArray &body,
                  const Endpoint &from = endpoint()) const
    {
        return answer(wish, reply(status, body), from);
    }
    QString pathOf(const Wish &wish, const Endpoint &from) const
    {
        return m_api.request(wish, from).value().url.path().mid(8);
    }

    const EpixelApi m_api;
    const wish::SaveProfile m_save{{{{u"first_name"_s, u"Ada"_s}}}, {{u"email"_s, u"a@b.org"_s}}};
    const wish::PutPicture m_put{PictureSlot::Avatar, "\xFF\xD8\xFF\xE0", "image/jpeg"};
};

} // namespace epixeltest
