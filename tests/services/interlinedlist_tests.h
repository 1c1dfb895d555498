// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/interlinedlist/interlinedlistapi.h"

#include <QJsonDocument>
#include <QObject>

#include <memory>

/// What the tests of this adapter share.
namespace interlinedlisttests {

inline personae::Endpoint endpoint()
{
    personae::Endpoint one;
    one.base = QUrl(QStringLiteral("https://interlinedlist.com"));
    one.handle = QStringLiteral("ada");
    one.remoteId = QStringLiteral("id-of-ada");
    one.token = QStringLiteral("0123abcd");
    return one;
}

inline personae::Endpoint withCookie()
{
    personae::Endpoint one = endpoint();
    one.cookie = "any-name=s1";
    return one;
}

inline personae::HttpReply reply(int status, const QByteArray &body,
                                 const QByteArray &type = "application/json")
{
    personae::HttpReply one;
    one.status = status;
    one.body = body;
    one.headers = {{"Content-Type", type}};
    return one;
}

inline QJsonObject bodyOf(const personae::HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

/// The answer to a wish whose request went out and got this reply.
inline personae::Answer answered(const personae::Wish &wish, const personae::HttpReply &reply,
                                 const personae::Endpoint &from = endpoint())
{
    const personae::InterlinedListApi api;
    const auto made = api.request(wish, from);
    if (made)
        return api.answer(wish, made.value(), reply, from);
    personae::Answer refused;
    refused.error = made.error();
    return refused;
}

std::unique_ptr<QObject> makeRequestTests();
std::unique_ptr<QObject> makeAnswerTests();
std::unique_ptr<QObject> makeInfoTests();
std::unique_ptr<QObject> makeRuleTests();
std::unique_ptr<QObject> makeTwinTests();
std::unique_ptr<QObject> makeTwinPeopleTests();

} // namespace interlinedlisttests
