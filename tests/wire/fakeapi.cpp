// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/fakeapi.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace personae::test {

Result<HttpRequest> FakeApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    HttpRequest request;
    request.url = endpoint.base;
    request.patience = std::chrono::seconds(5);
    bool withToken = true;
    if (const auto *picture = std::get_if<wish::ReadPicture>(&wish)) {
        request.url.setPath(QStringLiteral("/pic/") + picture->id);
        withToken = false;
    } else if (const auto *exchange = std::get_if<wish::ExchangeKey>(&wish)) {
        request.url.setPath(QStringLiteral("/exchange"));
        request.url.setQuery(QStringLiteral("apiKey=") + exchange->key);
        withToken = false;
    } else if (std::holds_alternative<wish::Renew>(wish)) {
        request.url.setPath(QStringLiteral("/renew"));
    } else if (std::holds_alternative<wish::ReadOwn>(wish)) {
        request.url.setPath(QStringLiteral("/own"));
    } else if (const auto *save = std::get_if<wish::SaveProfile>(&wish)) {
        request.method = "PATCH";
        request.url.setPath(QStringLiteral("/own"));
        request.body = QJsonDocument(save->patch.toJson()).toJson();
    } else if (std::holds_alternative<wish::Probe>(wish)) {
        request.url.setPath(QStringLiteral("/probe"));
        withToken = false;
    } else if (std::holds_alternative<wish::ReadHome>(wish)) {
        request.url.setPath(QStringLiteral("/home"));
        withToken = false;
    } else if (std::holds_alternative<wish::ActAs>(wish)) {
        request.url = QUrl(QStringLiteral("https://elsewhere.invalid/own"));
    } else {
        return error(Outcome::NotOffered);
    }
    if (withToken && !endpoint.token.isEmpty())
        request.setHeader("Authorization", "Bearer " + endpoint.token.toLatin1());
    return request;
}

Answer FakeApi::answer(const Wish &wish, const HttpRequest &, const HttpReply &reply,
                       const Endpoint &) const
{
    Answer answer;
    answer.error.requestId = reply.requestId();
    answer.error.httpStatus = reply.status;
    answer.error.maybeDelivered = reply.maybeDelivered;
    answer.error.kind = kindOf(wish, reply);
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    if (!answer.ok())
        return answer;
    if (json.contains(QStringLiteral("token"))) {
        SessionGrant grant;
        grant.token = json.value(QStringLiteral("token")).toString();
        const auto expires = json.value(QStringLiteral("exp")).toInteger();
        if (expires != 0)
            grant.expiresAt = QDateTime::fromSecsSinceEpoch(expires, Qt::UTC);
        answer.session = grant;
    }
    if (json.contains(QStringLiteral("name")))
        answer.person.name = json.value(QStringLiteral("name")).toString();
    if (json.contains(QStringLiteral("handle")))
        answer.person.handle = json.value(QStringLiteral("handle")).toString();
    if (std::holds_alternative<wish::Probe>(wish)) {
        answer.learned.dialect = QStringLiteral("F1");
        answer.next = {wish::ReadHome()};
    }
    return answer;
}

ApiError FakeApi::error(Outcome kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

Outcome FakeApi::kindOf(const Wish &wish, const HttpReply &reply)
{
    if (reply.transport != Outcome::Ok)
        return reply.transport;
    switch (reply.status) {
    case 200:
        return Outcome::Ok;
    case 401:
        return Outcome::AuthRequired;
    case 403:
        return std::holds_alternative<wish::ExchangeKey>(wish) ? Outcome::SignInRefused
                                                               : Outcome::Forbidden;
    case 429:
        return Outcome::Throttled;
    default:
        return Outcome::ServerError;
    }
}

SessionGrant FakeTokens::session(const AccountId &account) const
{
    return sessions.value(account);
}

void FakeTokens::storeSession(const AccountId &account, const SessionGrant &grant)
{
    sessions.insert(account, grant);
    ++stored;
}

void FakeTokens::readKey(const AccountId &account, QObject *context,
                         std::function<void(const QString &)> done)
{
    ++keyReads;
    QTimer::singleShot(0, context, [this, account, done] { done(keys.value(account)); });
}

void FakeTokens::storeKey(const AccountId &account, const QString &key)
{
    keys.insert(account, key);
}

TypedPassword FakeTokens::readPassword(const AccountId &account) const
{
    return passwords.value(account);
}

void FakeTokens::storePassword(const AccountId &account, const TypedPassword &typed)
{
    passwords.insert(account, typed);
}

} // namespace personae::test
