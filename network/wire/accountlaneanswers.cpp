// SPDX-License-Identifier: GPL-3.0-or-later
// What an AccountLane does about an answer.
#include "network/wire/accountlanejob.h"
#include "network/wire/mergeanswers.h"
#include "network/wire/redact.h"
#include "network/wire/sessionkeeper.h"
#include "network/wire/throttle.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae {

namespace {

constexpr int maximumChain = 8;
constexpr int maximumCookies = 3;
constexpr std::array readPauses = {300ms, 1000ms};
constexpr std::chrono::minutes longestReadRest{10}; ///< where a long wait is meant for changes
constexpr int longestCallRest = 60; ///< seconds; where a longer one is one call's own

bool isWorthRepeating(Outcome outcome)
{
    return outcome == Outcome::ConnectionLost || outcome == Outcome::Unreachable;
}

/// A refusal to somebody without a token says nothing about our session.
Answer withoutSession(Answer answer)
{
    if (answer.outcome() == Outcome::AuthRequired)
        answer.error.kind = Outcome::Forbidden;
    return answer;
}

/// Where no other session could be got, the server's own words about the one it refused.
template <typename Jobs> ApiError saidAbout(const ApiError &error, const Jobs &jobs)
{
    if (error.kind != Outcome::AuthRequired)
        return error;
    const auto refused = std::find_if(jobs.cbegin(), jobs.cend(), [](const auto &job) {
        return job->refusal && !job->running && !job->waitsForCookie;
    });
    return refused == jobs.cend() ? error : (*refused)->refusal->error;
}

bool asksToRenew(const Answer &answer)
{
    return !answer.ok() && !answer.next.isEmpty() &&
           std::holds_alternative<wish::Renew>(answer.next.constFirst());
}

} // namespace

void AccountLane::answered(const JobPtr &job, const HttpRequest &request, const HttpReply &reply,
                           const Endpoint &endpoint)
{
    const Wish wish = job->wishes.first();
    Answer answer = m_api.answer(wish, request, reply, endpoint);
    m_keeper->keep(wish, answer, reply);
    const QPointer<AccountLane> self(this);
    if (!job->isPicture)
        Q_EMIT job->call->exchanged(redact::request(request), redact::reply(reply));
    if (!self || !job->call || startsAgain(job, request, answer, reply))
        return;
    if (asksToRenew(answer) && !std::holds_alternative<wish::Renew>(wish))
        answer.next.clear(); // once was enough
    note(job, answer);
    if (self && job->call)
        goOn(job, answer);
}

bool AccountLane::startsAgain(const JobPtr &job, const HttpRequest &request, const Answer &answer,
                              const HttpReply &reply)
{
    if (answer.ok())
        return false;
    return repeats(job, request, answer, reply) || getsCookie(job, request, answer) ||
           getsToken(job, answer);
}

/// A read that failed in transport, or met a service that is busy, goes out again after a moment.
bool AccountLane::repeats(const JobPtr &job, const HttpRequest &request, const Answer &answer,
                          const HttpReply &reply)
{
    if (!request.isRead())
        return false;
    std::optional<std::chrono::milliseconds> wait;
    if (!isWorthRepeating(answer.outcome()))
        wait = throttle::beforeNextTry(job->tries, m_api.info(), answer.error, reply);
    else if (job->failures < int(readPauses.size()))
        wait = readPauses.at(size_t(job->failures++));
    if (!wait)
        return false;
    learn(answer.learned);
    job->tries += isWorthRepeating(answer.outcome()) ? 0 : 1;
    if (answer.outcome() != Outcome::Throttled) {
        QTimer::singleShot(*wait / m_hurry, this, [this, job] { start(job); });
        return true;
    }
    setRunning(job, false);
    if (job->isPicture)
        m_picturePause.start(*wait / m_hurry);
    else
        pause(*wait);
    pumpLater();
    return true;
}

/// A call that wants a cookie, or whose cookie is over, waits for a session to be opened.
bool AccountLane::getsCookie(const JobPtr &job, const HttpRequest &request, const Answer &answer)
{
    const bool wasRefused =
        answer.outcome() == Outcome::AuthRequired && !request.header("Cookie").isEmpty();
    if (!(answer.needsCookie || wasRefused) || managesSession(job->wishes.first()))
        return false;
    learn(answer.learned);
    if (++job->cookies > maximumCookies || !m_api.info().usesCookies) {
        finishWanting(job, answer.error);
        return true;
    }
    const QByteArray present = m_keeper->grant().cookie;
    const bool hasAnother = !present.isEmpty() && present != job->cookie;
    setRunning(job, false);
    job->waitsForCookie = !hasAnother;
    if (job->waitsForCookie)
        job->cookies = maximumCookies; // one session is opened for it and no second
    pumpLater();
    return true;
}

/// A 401 is answered with a new token once: all who wait share one renewal.
bool AccountLane::getsToken(const JobPtr &job, const Answer &answer)
{
    // The adapter may know that no new token would help (Epixel 2.3).
    const bool isPlain = answer.outcome() == Outcome::AuthRequired && answer.next.isEmpty() &&
                         answer.needs != "sign-in"_L1 && job->needsToken;
    if (job->renewed || managesSession(job->wishes.first()) || !(isPlain || asksToRenew(answer)))
        return false;
    learn(answer.learned);
    job->renewed = true;
    job->refusal = answer;
    job->refusal->next.clear();
    setRunning(job, false);
    if (answer.next.size() > 1)
        setWishes(job, answer.next.mid(1) + job->wishes.mid(1));
    m_keeper->refuse(job->token); // without effect where another request got a new one meanwhile
    pumpLater();
    return true;
}

void AccountLane::learn(const ServerFacts &facts)
{
    if (facts == ServerFacts())
        return;
    m_account.server.merge(facts);
    Q_EMIT learned(facts);
}

/// What the answer says beyond its own wish: reachability, facts about the server, a pause.
void AccountLane::note(const JobPtr &job, const Answer &answer)
{
    const QPointer<AccountLane> self(this);
    // Where another way is tried by itself nobody has to sign in yet.
    const bool counts = job->needsToken && answer.next.isEmpty();
    Outcome outcome = counts ? answer.outcome() : withoutSession(answer).outcome();
    if (outcome == Outcome::Throttled) {
        throttled(job, answer.error);
        if (job->isChange && m_api.info().throttlesWrites)
            outcome = Outcome::Refused; // reads go on
    } else if (!isTransportFailure(outcome)) {
        (job->isPicture ? m_picturesThrottledInARow : m_throttledInARow) = 0;
    }
    if (self)
        learn(answer.learned);
    if (self && outcome != Outcome::Cancelled && outcome != Outcome::LocalReject)
        Q_EMIT heard(outcome, QDateTime::currentDateTimeUtc(), answer.error.requestId);
    if (self && outcome == Outcome::AuthRequired)
        Q_EMIT signInNeeded(answer.error);
}

void AccountLane::goOn(const JobPtr &job, const Answer &answer)
{
    job->soFar = job->chained == 0 ? answer : mergeAnswers(job->soFar, answer);
    const QList<Wish> wishes = answer.next + job->wishes.mid(1);
    if (wishes.isEmpty() || ++job->chained > maximumChain) {
        finish(job, job->soFar);
        return;
    }
    setWishes(job, wishes);
    job->failures = 0;
    if (job->needsToken && !hasSession(job))
        setRunning(job, false); // pump() comes again
    else
        start(job);
}

void AccountLane::settled(const ApiError &error)
{
    if (!error.isError()) {
        pump();
        return;
    }
    const QPointer<AccountLane> self(this);
    const ApiError said = saidAbout(error, m_jobs);
    if (said.kind == Outcome::Throttled)
        pause(throttle::rest(said, m_throttledInARow++));
    if (self)
        Q_EMIT heard(said.kind, QDateTime::currentDateTimeUtc(), said.requestId);
    if (self && said.kind == Outcome::AuthRequired)
        Q_EMIT signInNeeded(said);
    const QList<JobPtr> jobs = self ? m_jobs : QList<JobPtr>();
    for (const JobPtr &job : jobs) {
        if (!self || !job->needsToken || job->running || job->waitsForCookie)
            continue;
        const bool wasRefused = job->refusal && error.kind == Outcome::AuthRequired;
        finish(job, mergeAnswers(job->soFar, wasRefused ? *job->refusal : failedAnswer(error)));
    }
    if (self)
        pumpLater(); // a cookie may have been waiting for its turn
}

void AccountLane::opened(const ApiError &error)
{
    const QPointer<AccountLane> self(this);
    const QList<JobPtr> jobs = m_jobs;
    for (const JobPtr &job : jobs) {
        if (!self || !std::exchange(job->waitsForCookie, false))
            continue;
        if (error.isError())
            finishWanting(job, error);
    }
    if (self)
        pumpLater();
}

/// Without a cookie session. The token is as good as before, so nobody is asked to sign in anew.
void AccountLane::finishWanting(const JobPtr &job, const ApiError &error)
{
    const QPointer<AccountLane> self(this);
    Answer answer = failedAnswer(error);
    Q_EMIT heard(withoutSession(answer).outcome(), QDateTime::currentDateTimeUtc(),
                 error.requestId);
    if (answer.outcome() == Outcome::AuthRequired)
        answer.needs = u"password"_s;
    if (self)
        finish(job, mergeAnswers(job->soFar, answer));
}

void AccountLane::throttled(const JobPtr &job, const ApiError &error)
{
    if (job->isPicture) { // they have a limit of their own on many servers: what people do goes on
        m_picturePause.start(throttle::rest(error, m_picturesThrottledInARow++));
    } else if (!(job->isChange && m_api.info().throttlesWrites) &&
               std::holds_alternative<wish::Call>(job->wishes.constFirst()) &&
               error.retryAfterSeconds > longestCallRest) {
        return; // a limit of that call alone, minutes long (InterlinedList 15): the rest goes on
    } else if (!m_api.info().throttlesWrites) {
        pause(throttle::rest(error, m_throttledInARow++));
    } else if (job->isChange) {
        pauseWrites(error);
    } else {
        const std::chrono::seconds rest = throttle::rest(error, m_throttledInARow++);
        pause(std::min<std::chrono::seconds>(rest, longestReadRest));
    }
}

void AccountLane::pause(std::chrono::milliseconds rest)
{
    m_pause.start(rest / m_hurry);
    Q_EMIT pausedUntil(QDateTime::currentDateTimeUtc().addMSecs(rest.count()));
}

void AccountLane::pauseWrites(const ApiError &error)
{
    // One more, so that we are never a moment early (Epixel 3.5).
    const int seconds = std::clamp(error.retryAfterSeconds, 1, 172'800) + 1;
    m_account.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(seconds);
    m_account.writesEstimated = error.retryEstimated;
    Q_EMIT writesPausedUntil(m_account.writesNotBefore, m_account.writesEstimated);
}

} // namespace personae
