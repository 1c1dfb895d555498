// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/sessionkeeper.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae {

namespace {

bool isSessionWish(const Wish &wish)
{
    return std::holds_alternative<wish::SignIn>(wish) ||
           std::holds_alternative<wish::StartUp>(wish) ||
           std::holds_alternative<wish::Renew>(wish) ||
           std::holds_alternative<wish::ExchangeKey>(wish);
}

/// Nothing was said about the key or the token itself.
bool isPassing(const ApiError &error)
{
    return isTransportFailure(error.kind) || error.kind == Outcome::ServerError ||
           error.kind == Outcome::Throttled || error.kind == Outcome::ProtocolError;
}

} // namespace

QDateTime dateOf(const HttpReply &reply)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.header("Date")),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

Endpoint endpointOf(const Account &account, const ServiceApi &api, const QString &token)
{
    return {.base = account.apiBase.isEmpty() ? api.apiBase(account.handle) : account.apiBase,
            .handle = account.handle,
            .token = token,
            .server = account.server};
}

ApiError tokenObjection(const HttpRequest &request, const Endpoint &endpoint)
{
    ApiError error;
    if (!request.header("Authorization").isEmpty() && !isSameOrigin(request.url, endpoint.base)) {
        error.kind = Outcome::LocalReject;
        error.detail = u"the token belongs to another server"_s;
    }
    return error;
}

SessionKeeper::SessionKeeper(const Account &account, const ServiceApi &api, HttpClient &client,
                             TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_api(api)
    , m_client(client)
    , m_tokens(tokens)
{
}

QString SessionKeeper::token() const
{
    return m_tokens.session(m_account.id).token;
}

bool SessionKeeper::isRefused() const
{
    const QString present = token();
    return present.isEmpty() || present == m_refused || (isOver() && present == m_triedFor);
}

bool SessionKeeper::endsSoon() const
{
    const SessionGrant grant = m_tokens.session(m_account.id);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!grant.expiresAt.isValid() || grant.token == m_triedFor)
        return false;
    const bool rests = m_renewNotBefore.isValid() && now < m_renewNotBefore && !isOver();
    return !rests && now.msecsTo(grant.expiresAt) < m_margin.count();
}

bool SessionKeeper::isOver() const
{
    const QDateTime end = m_tokens.session(m_account.id).expiresAt;
    return end.isValid() && end <= QDateTime::currentDateTimeUtc();
}

void SessionKeeper::renew()
{
    m_busy = true;
    m_triedFor = token();
    if (obtains())
        return;
    ask(wish::Renew(), [this](const Answer &answer) { renewed(answer.error); });
}

/// A token that is over must not go out: some calls then answer as if nobody had signed in
/// (Cloudillo 4.2), which would pass for one's own profile with half of it gone.
void SessionKeeper::renewed(const ApiError &error)
{
    const bool isRefusal =
        error.isError() && !isPassing(error) && (error.kind == Outcome::AuthRequired || isOver());
    if (isRefusal) {
        m_refused = m_triedFor;
        exchange();
    } else if (error.isError() && isPassing(error)) {
        m_triedFor.clear();
        m_renewNotBefore = QDateTime::currentDateTimeUtc().addSecs(60);
        settle(isOver() ? error : ApiError());
    } else {
        settle({}); // not offered: the present token has to do as long as it lasts
    }
}

bool SessionKeeper::obtains()
{
    return m_tokens.obtainSession(m_account.id, this,
                                  [this](const ApiError &error) { obtained(error); });
}

void SessionKeeper::obtained(const ApiError &error)
{
    const QDateTime end = m_tokens.session(m_account.id).expiresAt;
    if (!error.isError() && end.isValid())
        keepMargin(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(end)));
    if (isPassing(error)) {
        m_triedFor.clear();
        m_renewNotBefore = QDateTime::currentDateTimeUtc().addSecs(60);
    }
    const bool lasts = !token().isEmpty() && token() != m_refused && !isOver();
    ApiError verdict = lasts ? ApiError() : error;
    if (!lasts && !error.isError())
        verdict.kind = Outcome::AuthRequired; // the refused one came again
    settle(verdict);
}

void SessionKeeper::exchange()
{
    m_busy = true;
    if (obtains())
        return;
    m_tokens.readKey(m_account.id, this, [this](const QString &key) {
        if (key.isEmpty() || key == m_refusedKey) {
            ApiError error;
            error.kind = Outcome::AuthRequired;
            settle(error);
        } else {
            buy(key);
        }
    });
}

void SessionKeeper::buy(const QString &key)
{
    ask(wish::ExchangeKey{key}, [this, key](const Answer &answer) {
        ApiError error = answer.error;
        if (answer.ok() && answer.session) {
            settle({});
            return;
        }
        if (answer.ok())
            error.kind = Outcome::ProtocolError;
        if (!isPassing(error)) {
            m_refusedKey = key;
            error.kind = Outcome::AuthRequired;
        }
        settle(error);
    });
}

void SessionKeeper::ask(const Wish &wish, const Then &then)
{
    const Endpoint endpoint = endpointOf(m_account, m_api, token());
    const Result<HttpRequest> request = m_api.request(wish, endpoint);
    Answer refused;
    refused.error = request.ok() ? tokenObjection(request.value(), endpoint) : request.error();
    if (!refused.ok()) {
        QTimer::singleShot(0, this, [then, refused] { then(refused); });
        return;
    }
    ApiCall *call = m_client.send(request.value(), this);
    connect(call, &ApiCall::finished, this,
            [this, wish, then, endpoint, sent = request.value()](const HttpReply &reply) {
                const Answer answer = m_api.answer(wish, sent, reply, endpoint);
                keep(wish, answer, reply);
                then(answer);
            });
}

/// The server's clock decides how long a token lasts, ours only measures it. A token that looks
/// dead on arrival says that the clocks differ and nothing else: then only a 401 counts.
void SessionKeeper::keep(const Wish &wish, const Answer &answer, const HttpReply &reply)
{
    if (!answer.ok() || !answer.session || answer.session->token.isEmpty() || !isSessionWish(wish))
        return;
    SessionGrant grant = *answer.session;
    if (!grant.issuer.isEmpty() && grant.issuer != m_account.handle)
        return;
    if (grant.expiresAt.isValid()) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime serverNow = dateOf(reply);
        const auto left = std::chrono::milliseconds(
            (serverNow.isValid() ? serverNow : now).msecsTo(grant.expiresAt));
        grant.expiresAt = left > 0ms ? now.addMSecs(left.count()) : QDateTime();
        keepMargin(left);
    }
    m_tokens.storeSession(m_account.id, grant);
}

void SessionKeeper::keepMargin(std::chrono::milliseconds left)
{
    m_margin = std::clamp(std::chrono::milliseconds(left / 4), std::chrono::milliseconds(0),
                          std::chrono::milliseconds(5min));
}

void SessionKeeper::settle(const ApiError &error)
{
    m_busy = false;
    Q_EMIT settled(error);
}

} // namespace personae
