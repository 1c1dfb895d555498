// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/sessionkeeper.h"

#include "network/wire/cookies.h"

#include <algorithm>

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

} // namespace

SessionKeeper::SessionKeeper(const Account &account, const ServiceApi &api, HttpClient &client,
                             TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_api(api)
    , m_client(client)
    , m_tokens(tokens)
{
}

bool SessionKeeper::mayRefresh(const SessionGrant &grant) const
{
    return !grant.refresh.isEmpty() && grant.refresh != m_refusedRefresh;
}

/// Nothing can renew it, so only a refusal ends it: the time inside it is unverified (M² 1.3).
bool SessionKeeper::isPasted(const SessionGrant &grant) const
{
    return m_api.info().keepsSession && !mayRefresh(grant);
}

bool SessionKeeper::isRefused() const
{
    const QString present = token();
    return present.isEmpty() || present == m_refused || (isOver() && present == m_triedFor);
}

bool SessionKeeper::endsSoon() const
{
    const SessionGrant present = grant();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!present.expiresAt.isValid() || present.token == m_triedFor || isPasted(present))
        return false;
    const bool rests = m_renewNotBefore.isValid() && now < m_renewNotBefore && !isOver();
    const std::chrono::milliseconds margin =
        present.refresh.isEmpty() ? m_margin : std::min<std::chrono::milliseconds>(m_margin, 60s);
    return !rests && now.msecsTo(present.expiresAt) < margin.count();
}

bool SessionKeeper::isOver() const
{
    const SessionGrant present = grant();
    return present.expiresAt.isValid() && !isPasted(present) &&
           present.expiresAt <= QDateTime::currentDateTimeUtc();
}

void SessionKeeper::keep(const Wish &wish, const Answer &answer, const HttpReply &reply)
{
    const SessionGrant known = grant();
    SessionGrant next = known;
    // A picture may come from anywhere: strangers put nothing into the jar.
    const QUrl base = endpointOf(m_account, m_api, known).base;
    if (m_api.info().usesCookies && isSameOrigin(reply.url, base))
        next.cookie = cookies::after(known.cookie, reply);
    if (std::holds_alternative<wish::CloseSession>(wish) && answer.ok())
        next.cookie.clear();
    const bool brings =
        answer.ok() && answer.session && !answer.session->token.isEmpty() && isSessionWish(wish) &&
        (answer.session->issuer.isEmpty() || answer.session->issuer == m_account.handle);
    if (brings)
        next = joined(next, *answer.session, reply);
    if (brings || !(next == known))
        store(next);
    const auto *open = std::get_if<wish::OpenSession>(&wish);
    if (open && answer.ok()) {
        m_refusedPassword.clear();
        m_openNotBefore = {};
        m_tokens.storePassword(m_account.id, {open->identity, open->password});
    }
}

/// The server's clock decides how long a token lasts, ours only measures it. A token that looks
/// dead on arrival says that the clocks differ and nothing else: then only a 401 counts. What the
/// answer left out stays.
SessionGrant SessionKeeper::joined(const SessionGrant &known, const SessionGrant &brought,
                                   const HttpReply &reply)
{
    SessionGrant grant = brought;
    if (grant.refresh.isEmpty())
        grant.refresh = known.refresh;
    if (grant.appKey.isEmpty())
        grant.appKey = known.appKey;
    if (grant.cookie.isEmpty())
        grant.cookie = known.cookie;
    if (grant.expiresAt.isValid()) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime serverNow = dateOf(reply);
        const auto left = std::chrono::milliseconds(
            (serverNow.isValid() ? serverNow : now).msecsTo(grant.expiresAt));
        grant.expiresAt = left > 0ms ? now.addMSecs(left.count()) : QDateTime();
        keepMargin(left);
    }
    return grant;
}

void SessionKeeper::store(const SessionGrant &grant)
{
    const bool changes = m_tokens.session(m_account.id).toSecret() != grant.toSecret();
    m_tokens.storeSession(m_account.id, grant);
    if (changes && m_api.info().keepsSession)
        m_tokens.storeKey(m_account.id, grant.toSecret());
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

void SessionKeeper::settleOpening(const ApiError &error)
{
    m_busy = false;
    Q_EMIT opened(error);
}

} // namespace personae
