// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

/// Replies as values, and an adapter's reading of them.
namespace personae::test {

inline HttpReply replyOf(int status, const QByteArray &body,
                         const QByteArray &type = "application/json")
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = {{"Content-Type", type}};
    return reply;
}

/// The adapter's own request, answered like this.
inline Answer heard(const ServiceApi &api, const Wish &wish, const HttpReply &reply,
                    const Endpoint &endpoint)
{
    const Result<HttpRequest> request = api.request(wish, endpoint);
    return api.answer(wish, request ? request.value() : HttpRequest{}, reply, endpoint);
}

} // namespace personae::test
