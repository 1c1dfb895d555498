// SPDX-License-Identifier: GPL-3.0-or-later
// The roads by which a SessionKeeper gets another session.
#include "network/wire/sessionkeeper.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int maximumChain = 8; ///< addresses tried for one renewal (Epixel 2.2)

/// Nothing was said about the key or the token itself.
bool isPassing(const ApiError &error)
{
    return isTransportFailure(error.kind) || error.kind == Outcome::ServerError ||
           error.kind == Outcome::Throttled || error.kind == Outcome::ProtocolError;
}

ApiError errorOf(Outcome kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

void SessionKeeper::renew()
{
    m_busy = true;
    m_triedFor = token();
    if (obtains())
        return;
    const QString refresh = grant().refresh;
    ask(wish::Renew(), [this, refresh](const Answer &answer) {
        if (answer.outcome() == Outcome::AuthRequired || answer.outcome() == Outcome::SignInRefused)
            m_refusedRefresh = refresh;
        renewed(answer.error);
    });
}

/// A token that is over must not go out: some calls then answer as if nobody had signed in
/// (Cloudillo 4.2), which would pass for one's own profile with half of it gone.
void SessionKeeper::renewed(const ApiError &error)
{
    const bool isRefusal =
        error.isError() && !isPassing(error) &&
        (error.kind == Outcome::AuthRequired || error.kind == Outcome::SignInRefused || isOver());
    if (isRefusal) {
        m_refused = m_triedFor;
        restore();
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

void SessionKeeper::restore()
{
    m_busy = true;
    if (obtains())
        return;
    const SessionGrant present = grant();
    if (mayRefresh(present))
        renewByRefresh(present.refresh);
    else
        readKey();
}

void SessionKeeper::renewByRefresh(const QString &refresh)
{
    m_triedFor = token();
    ask(wish::Renew(), [this, refresh](const Answer &answer) {
        const bool isNew = answer.ok() && answer.session && token() != m_refused;
        if (isNew) {
            settle({});
        } else if (!answer.ok() && isPassing(answer.error)) {
            m_triedFor.clear();
            settle(answer.error);
        } else {
            m_refusedRefresh = refresh;
            readKey();
        }
    });
}

void SessionKeeper::readKey()
{
    m_tokens.readKey(m_account.id, this, [this](const QString &key) {
        if (m_api.info().keepsSession)
            takeKept(key);
        else if (key.isEmpty() || key == m_refusedKey)
            settleSignedOut();
        else
            buy(key);
    });
}

/// The keyring holds the session itself: fit for use unless it is the one that was refused.
void SessionKeeper::takeKept(const QString &secret)
{
    const SessionGrant kept = SessionGrant::fromSecret(secret);
    const bool isSpent = kept.token == m_refused && !mayRefresh(kept);
    if (kept.token.isEmpty() || isSpent) {
        settleSignedOut();
        return;
    }
    m_tokens.storeSession(m_account.id, kept);
    if (token() != kept.token) // signed out meanwhile
        settleSignedOut();
    else if (kept.token == m_refused)
        renewByRefresh(kept.refresh);
    else
        settle({});
}

/// A session that nothing can renew is all there is: one refusal may have been the server's own
/// trouble (InterlinedList 2.1), so that the next call tries it again. Nothing repeats by itself.
void SessionKeeper::settleSignedOut()
{
    if (m_api.info().keepsSession && grant().refresh.isEmpty())
        m_refused.clear();
    settle(errorOf(Outcome::AuthRequired));
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

TypedPassword SessionKeeper::typed() const
{
    TypedPassword known = m_tokens.readPassword(m_account.id);
    if (known.identity.isEmpty())
        known.identity = m_account.settings.value(u"signInIdentity"_s);
    return known;
}

std::optional<Wish> SessionKeeper::filled(const Wish &wish) const
{
    const auto *open = std::get_if<wish::OpenSession>(&wish);
    if (!open || (!open->identity.isEmpty() && !open->password.isEmpty()))
        return wish;
    const TypedPassword known = typed();
    const wish::OpenSession whole{open->identity.isEmpty() ? known.identity : open->identity,
                                  open->password.isEmpty() ? known.password : open->password};
    return whole.password.isEmpty() ? std::nullopt : std::optional<Wish>(whole);
}

void SessionKeeper::openSession()
{
    m_busy = true;
    const TypedPassword known = typed();
    ApiError error;
    if (known.password.isEmpty() || known.password == m_refusedPassword)
        error = errorOf(Outcome::AuthRequired);
    else if (m_openNotBefore.isValid() && QDateTime::currentDateTimeUtc() < m_openNotBefore)
        error = m_openTrouble;
    if (error.isError()) {
        QTimer::singleShot(0, this, [this, error] { settleOpening(error); });
        return;
    }
    ask(wish::OpenSession{known.identity, known.password},
        [this, known](const Answer &answer) { sessionOpened(answer, known.password); });
}

void SessionKeeper::sessionOpened(const Answer &answer, const QString &password)
{
    ApiError error = answer.error;
    if (answer.ok() && grant().cookie.isEmpty())
        error.kind = Outcome::ProtocolError; // a session without a cookie
    if (error.isError() && !isPassing(error)) {
        m_refusedPassword = password;
        error.kind = Outcome::AuthRequired;
    } else if (error.isError() && !isTransportFailure(error.kind)) {
        m_openTrouble = error;
        m_openNotBefore =
            QDateTime::currentDateTimeUtc().addSecs(std::max(60, error.retryAfterSeconds));
    }
    settleOpening(error);
}

void SessionKeeper::ask(const Wish &wish, const Then &then, int chained)
{
    const Endpoint endpoint = endpointOf(m_account, m_api, grant());
    const Result<HttpRequest> request = m_api.request(wish, endpoint);
    Answer refused;
    refused.error = request.ok() ? credentialObjection(request.value(), endpoint) : request.error();
    if (!refused.ok()) {
        QTimer::singleShot(0, this, [then, refused] { then(refused); });
        return;
    }
    ApiCall *call = m_client.send(request.value(), this);
    connect(call, &ApiCall::finished, this,
            [this, wish, then, chained, endpoint, sent = request.value()](const HttpReply &reply) {
                const Answer answer = m_api.answer(wish, sent, reply, endpoint);
                keep(wish, answer, reply);
                if (!(answer.learned == ServerFacts()))
                    Q_EMIT learned(answer.learned);
                // Another address of the same call; a refusal is final.
                const bool isRefusal = answer.outcome() == Outcome::AuthRequired ||
                                       answer.outcome() == Outcome::SignInRefused;
                if (!answer.ok() && !isRefusal && !answer.next.isEmpty() && chained < maximumChain)
                    ask(answer.next.constFirst(), then, chained + 1);
                else
                    then(answer);
            });
}

} // namespace personae
