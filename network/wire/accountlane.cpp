// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/accountlane.h"

#include "network/wire/mergeanswers.h"
#include "network/wire/redact.h"
#include "network/wire/sessionkeeper.h"

#include <QPointer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae {

namespace {

constexpr int maximumCalls = 2;
constexpr int maximumPictures =
    4; // with the calls 6 connections per host: what Cloudillo 9.1 and the stack allow
constexpr int maximumChain = 8;
constexpr std::array readPauses = {300ms, 1000ms};

/// These make, renew or end sessions: a refusal is their answer and no reason to renew.
bool managesSession(const Wish &wish)
{
    return std::holds_alternative<wish::SignIn>(wish) ||
           std::holds_alternative<wish::Renew>(wish) ||
           std::holds_alternative<wish::ExchangeKey>(wish) ||
           std::holds_alternative<wish::SignOut>(wish);
}

bool isWorthRepeating(Outcome outcome)
{
    return outcome == Outcome::ConnectionLost || outcome == Outcome::Unreachable;
}

Answer failedAnswer(const ApiError &error)
{
    Answer answer;
    answer.error = error;
    return answer;
}

/// A refusal to somebody without a token says nothing about our session.
Answer withoutSession(Answer answer)
{
    if (answer.outcome() == Outcome::AuthRequired)
        answer.error.kind = Outcome::Forbidden;
    return answer;
}

/// How long to rest after that many refusals in a row before this one.
int secondsOf(const ApiError &throttled, int before)
{
    const int backOff = std::min(300, 1 << std::min(before, 8));
    return std::clamp(std::max(throttled.retryAfterSeconds, backOff), 1, 24 * 3600);
}

Answer cancelledAnswer()
{
    ApiError error;
    error.kind = Outcome::Cancelled;
    return failedAnswer(error);
}

} // namespace

struct AccountLane::Job
{
    QPointer<LaneCall> call;
    QList<Wish> wishes; ///< first: the present one
    Answer soFar;
    QPointer<ApiCall> under; ///< the exchange under way
    QString token;           ///< the one the present exchange went out with
    bool isRead = false;
    bool isPicture = false;
    bool needsToken = false;
    bool running = false;
    bool renewed = false; ///< a 401 was answered with a new token already
    int failures = 0;
    int chained = 0;
};

AccountLane::AccountLane(const Account &account, const ServiceApi &api, HttpClient &client,
                         TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_api(api)
    , m_client(client)
    , m_keeper(new SessionKeeper(m_account, api, client, tokens, this))
{
    m_pause.setSingleShot(true);
    m_picturePause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &AccountLane::pump);
    connect(&m_picturePause, &QTimer::timeout, this, &AccountLane::pump);
    connect(m_keeper, &SessionKeeper::settled, this, &AccountLane::settled);
}

AccountLane::~AccountLane()
{
    for (const JobPtr &job : std::as_const(m_jobs)) {
        if (!job->call)
            continue;
        job->call->disconnect(this);
        job->call->m_abort = nullptr;
        delete job->under;
        job->call->finishLater(cancelledAnswer());
    }
}

LaneCall *AccountLane::perform(const Wish &wish, QObject *owner)
{
    auto *call = new LaneCall(owner);
    // Built here only to learn what kind of request it is; the token it goes out with is chosen
    // when it does.
    const Result<HttpRequest> request = m_api.request(wish, endpointOf(m_account, m_api, u"-"_s));
    if (!request) {
        call->finishLater(failedAnswer(request.error()));
        return call;
    }
    auto job = std::make_shared<Job>();
    job->call = call;
    job->wishes = {wish};
    job->isRead = request.value().isRead();
    job->isPicture = std::holds_alternative<wish::ReadPicture>(wish);
    job->needsToken = !request.value().header("Authorization").isEmpty();
    m_jobs.append(job);
    call->m_abort = [this, weak = std::weak_ptr(job)] {
        if (const JobPtr strong = weak.lock()) {
            if (strong->under)
                strong->under->cancel();
            else
                strong->call->finishLater(cancelledAnswer());
        }
    };
    connect(call, &LaneCall::finished, this, [this, job] { drop(job); });
    connect(call, &QObject::destroyed, this, [this, job] { drop(job); });
    pumpLater();
    return call;
}

void AccountLane::pumpLater()
{
    if (std::exchange(m_pumpsLater, true))
        return; // one round is enough for all that came meanwhile
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pumpsLater = false;
            pump();
        },
        Qt::QueuedConnection);
}

void AccountLane::pump()
{
    const QList<JobPtr> jobs = m_jobs;
    for (const JobPtr &job : jobs) {
        if (!m_pause.isActive() && !job->running && job->call && mayStart(job))
            start(job);
    }
}

bool AccountLane::mayStart(const JobPtr &job)
{
    if (!hasRoom(job))
        return false;
    if (!job->isRead) {
        const auto earlier = std::find_if(m_jobs.cbegin(), m_jobs.cend(),
                                          [](const JobPtr &other) { return !other->isRead; });
        if (earlier != m_jobs.cend() && *earlier != job)
            return false;
    }
    return !job->needsToken || hasToken(job);
}

bool AccountLane::hasRoom(const JobPtr &job) const
{
    if (job->isPicture)
        return m_runningPictures < maximumPictures && !m_picturePause.isActive();
    return m_running < maximumCalls;
}

void AccountLane::setRunning(const JobPtr &job, bool running)
{
    if (std::exchange(job->running, running) != running)
        (job->isPicture ? m_runningPictures : m_running) += running ? 1 : -1;
}

/// False while a token has to be got first; pump() comes again when that is settled.
bool AccountLane::hasToken(const JobPtr &job)
{
    if (m_keeper->isBusy())
        return false;
    if (managesSession(job->wishes.first()))
        return true;
    if (m_keeper->isRefused()) {
        m_keeper->exchange();
        return false;
    }
    if (m_keeper->endsSoon()) {
        m_keeper->renew();
        return false;
    }
    return true;
}

void AccountLane::start(const JobPtr &job)
{
    if (!job->call || job->call->m_done)
        return;
    setRunning(job, true);
    job->token = m_keeper->token();
    const Wish &wish = job->wishes.first();
    const Endpoint endpoint = endpointOf(m_account, m_api, job->token);
    const Result<HttpRequest> request = m_api.request(wish, endpoint);
    const ApiError objection =
        request.ok() ? tokenObjection(request.value(), endpoint) : request.error();
    if (objection.isError()) {
        job->call->finishLater(mergeAnswers(job->soFar, failedAnswer(objection)));
        return;
    }
    // A child of the LaneCall: gone with it.
    job->under = m_client.send(request.value(), job->call);
    connect(job->under, &ApiCall::uploadProgress, job->call, &LaneCall::uploadProgress);
    connect(job->under, &ApiCall::finished, this,
            [this, job, endpoint, sent = request.value()](const HttpReply &reply) {
                job->under = nullptr;
                answered(job, sent, reply, endpoint);
            });
}

void AccountLane::answered(const JobPtr &job, const HttpRequest &request, const HttpReply &reply,
                           const Endpoint &endpoint)
{
    const Wish wish = job->wishes.first();
    const Answer answer = m_api.answer(wish, request, reply, endpoint);
    m_keeper->keep(wish, answer, reply);
    const QPointer<AccountLane> self(this);
    if (!job->isPicture)
        Q_EMIT job->call->exchanged(redact::request(request), redact::reply(reply));
    if (!self || !job->call || startsAgain(job, answer))
        return;
    note(job->needsToken ? answer : withoutSession(answer), job->isPicture);
    if (self && job->call)
        goOn(job, answer);
}

/// A read that failed in transport goes out again after a moment; a 401 goes out again with a new
/// token.
bool AccountLane::startsAgain(const JobPtr &job, const Answer &answer)
{
    if (job->isRead && isWorthRepeating(answer.outcome()) &&
        job->failures < int(readPauses.size())) {
        QTimer::singleShot(readPauses.at(size_t(job->failures++)), this,
                           [this, job] { start(job); });
        return true;
    }
    if (answer.outcome() == Outcome::AuthRequired && job->needsToken && !job->renewed &&
        !managesSession(job->wishes.first())) {
        job->renewed = true;
        setRunning(job, false);
        m_keeper->refuse(
            job->token); // without effect where another request got a new one meanwhile
        pumpLater();
        return true;
    }
    return false;
}

/// What the answer says beyond its own wish: reachability, facts about the server, a pause.
void AccountLane::note(const Answer &answer, bool ofPicture)
{
    const QPointer<AccountLane> self(this);
    if (answer.outcome() == Outcome::Throttled)
        ofPicture ? pausePictures(answer.error) : pause(answer.error);
    else if (!isTransportFailure(answer.outcome()))
        (ofPicture ? m_picturesThrottledInARow : m_throttledInARow) = 0;
    if (self && !(answer.learned == ServerFacts())) {
        m_account.server.merge(answer.learned);
        Q_EMIT learned(answer.learned);
    }
    if (self && answer.outcome() != Outcome::Cancelled && answer.outcome() != Outcome::LocalReject)
        Q_EMIT heard(answer.outcome(), QDateTime::currentDateTimeUtc(), answer.error.requestId);
    if (self && answer.outcome() == Outcome::AuthRequired)
        Q_EMIT signInNeeded(answer.error);
}

void AccountLane::goOn(const JobPtr &job, const Answer &answer)
{
    job->soFar = job->chained == 0 ? answer : mergeAnswers(job->soFar, answer);
    job->wishes.removeFirst();
    job->wishes = answer.next + job->wishes;
    if (job->wishes.isEmpty() || ++job->chained > maximumChain) {
        finish(job, job->soFar);
        return;
    }
    job->failures = 0;
    start(job);
}

void AccountLane::finish(const JobPtr &job, const Answer &answer)
{
    if (job->call && !job->call->m_done)
        job->call->finish(answer);
}

void AccountLane::drop(const JobPtr &job)
{
    if (!m_jobs.removeOne(job))
        return;
    setRunning(job, false);
    pumpLater();
}

void AccountLane::settled(const ApiError &error)
{
    if (!error.isError()) {
        pump();
        return;
    }
    const QPointer<AccountLane> self(this);
    note(failedAnswer(error));
    const QList<JobPtr> jobs = m_jobs;
    for (const JobPtr &job : jobs) {
        if (self && job->needsToken && !job->running)
            finish(job, mergeAnswers(job->soFar, failedAnswer(error)));
    }
}

void AccountLane::pause(const ApiError &error)
{
    const int seconds = secondsOf(error, m_throttledInARow++);
    m_pause.start(std::chrono::seconds(seconds));
    Q_EMIT pausedUntil(QDateTime::currentDateTimeUtc().addSecs(seconds));
}

/// Pictures have a limit of their own on many servers: what people do goes on.
void AccountLane::pausePictures(const ApiError &error)
{
    m_picturePause.start(std::chrono::seconds(secondsOf(error, m_picturesThrottledInARow++)));
}

} // namespace personae
