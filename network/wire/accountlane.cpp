// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/accountlane.h"

#include "network/wire/accountlanejob.h"
#include "network/wire/mergeanswers.h"
#include "network/wire/sessionkeeper.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int maximumCalls = 2;
constexpr int maximumPictures =
    4; // with the calls 6 connections per host: what Cloudillo 9.1 and the stack allow

constexpr qint64 longestRest = 172'800 + 60; ///< seconds; more than this the clock was moved

const QString standIn = u"stand-in-token"_s;

const CallSpec *callOf(const Wish &wish, const ServiceInfo &info)
{
    const auto *call = std::get_if<wish::Call>(&wish);
    return call ? info.call(call->id) : nullptr;
}

/// The limit is of changes of the profile (Epixel 3.5): a password, a mailed code are none.
bool isChange(const Wish &wish, const HttpRequest &request, const ServiceInfo &info)
{
    if (const CallSpec *spec = callOf(wish, info)) // it may have to read before
        return spec->writes && spec->reread == "profile"_L1;
    return !request.isRead() && !managesSession(wish) &&
           !std::holds_alternative<wish::ChangePassword>(wish) &&
           !std::holds_alternative<wish::Call>(wish);
}

/// The service asked to send no change yet; nothing was sent.
ApiError restingError(const Account &account)
{
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(writesFrom(account));
    ApiError error;
    error.kind = Outcome::Throttled;
    error.retryAfterSeconds = int(std::max<qint64>(1, (left + 999) / 1000));
    error.retryEstimated = account.writesEstimated;
    error.detail = u"changes rest"_s;
    return error;
}

} // namespace

QDateTime writesFrom(const Account &account)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime &end = account.writesNotBefore;
    return end.isValid() && end > now && now.secsTo(end) <= longestRest ? end : QDateTime();
}

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
    connect(m_keeper, &SessionKeeper::opened, this, &AccountLane::opened);
    connect(m_keeper, &SessionKeeper::learned, this, &AccountLane::learn);
}

AccountLane::~AccountLane()
{
    for (const JobPtr &job : std::as_const(m_jobs)) {
        if (!job->call)
            continue;
        job->call->disconnect(this);
        job->call->m_abort = nullptr;
        delete job->under;
        job->call->finishLater(failedAnswer(Outcome::Cancelled));
    }
}

void AccountLane::setAccount(const Account &account)
{
    const bool freed = m_account.writesNotBefore.isValid() && !account.writesNotBefore.isValid();
    m_account = account;
    if (freed) {
        m_pause.stop();
        m_throttledInARow = 0;
        pumpLater();
    }
}

/// Built only to learn what kind of request it is; the credentials it goes out with are chosen when
/// it does.
Result<HttpRequest> AccountLane::sketch(const Wish &wish) const
{
    SessionGrant grant = m_keeper->grant();
    grant.token = standIn;
    if (grant.refresh.isEmpty())
        grant.refresh = standIn;
    if (grant.appKey.isEmpty())
        grant.appKey = u"stand-in-key"_s;
    const bool opens = std::holds_alternative<wish::OpenSession>(wish);
    const Wish whole = opens ? Wish(wish::OpenSession{u"-"_s, u"-"_s}) : wish;
    return m_api.request(whole, endpointOf(m_account, m_api, grant));
}

LaneCall *AccountLane::perform(const Wish &wish, QObject *owner)
{
    auto *call = new LaneCall(owner);
    const Result<HttpRequest> request = sketch(wish);
    if (!request) {
        call->finishLater(failedAnswer(request.error()));
        return call;
    }
    auto job = std::make_shared<Job>();
    job->call = call;
    job->wishes = {wish};
    const CallSpec *spec = callOf(wish, m_api.info());
    job->isRead = request.value().isRead() && !(spec && spec->writes);
    job->isPicture = std::holds_alternative<wish::ReadPicture>(wish);
    job->isChange = isChange(wish, request.value(), m_api.info());
    job->needsToken = carries(request.value(), standIn);
    m_jobs.append(job);
    call->m_abort = [weak = std::weak_ptr(job)] {
        if (const JobPtr strong = weak.lock()) {
            if (strong->under)
                strong->under->cancel();
            else
                strong->call->finishLater(failedAnswer(Outcome::Cancelled));
        }
    };
    connect(call, &LaneCall::finished, this, [this, job] { drop(job); });
    connect(call, &QObject::destroyed, this, [this, job] { drop(job); });
    pumpLater();
    return call;
}

/// What follows by itself may need other credentials than what it follows.
void AccountLane::setWishes(const JobPtr &job, const QList<Wish> &wishes)
{
    job->wishes = wishes;
    const Result<HttpRequest> request = sketch(wishes.constFirst());
    job->needsToken = request.ok() && carries(request.value(), standIn);
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
    const bool wantsCookie = std::any_of(jobs.cbegin(), jobs.cend(),
                                         [](const JobPtr &job) { return job->waitsForCookie; });
    if (wantsCookie && !m_keeper->isBusy() && !m_pause.isActive())
        m_keeper->openSession();
    for (const JobPtr &job : jobs) {
        if (job->running || !job->call)
            continue;
        if (rests(job))
            job->call->finishLater(mergeAnswers(job->soFar, failedAnswer(restingError(m_account))));
        else if (!m_pause.isActive() && mayStart(job))
            start(job);
    }
}

bool AccountLane::rests(const JobPtr &job) const
{
    return job->isChange && m_api.info().throttlesWrites && writesFrom(m_account).isValid();
}

bool AccountLane::mayStart(const JobPtr &job)
{
    if (job->waitsForCookie || !hasRoom(job))
        return false;
    if (!job->isRead) {
        const auto earlier = std::find_if(m_jobs.cbegin(), m_jobs.cend(),
                                          [](const JobPtr &other) { return !other->isRead; });
        if (earlier != m_jobs.cend() && *earlier != job)
            return false;
    }
    return !job->needsToken || hasSession(job);
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

/// False while a session has to be got first; pump() comes again when that is settled.
bool AccountLane::hasSession(const JobPtr &job)
{
    if (m_keeper->isBusy())
        return false;
    if (managesSession(job->wishes.first()))
        return true;
    if (m_keeper->isRefused()) {
        m_keeper->restore();
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
    const std::optional<Wish> wish = m_keeper->filled(job->wishes.first());
    if (!wish) {
        Answer answer = failedAnswer(Outcome::AuthRequired);
        answer.needs = u"password"_s;
        job->call->finishLater(mergeAnswers(job->soFar, answer));
        return;
    }
    job->wishes.first() = *wish;
    const SessionGrant grant = m_keeper->grant();
    job->token = grant.token;
    job->cookie = grant.cookie;
    const Endpoint endpoint = endpointOf(m_account, m_api, grant);
    const Result<HttpRequest> request = m_api.request(*wish, endpoint);
    const ApiError objection =
        request.ok() ? credentialObjection(request.value(), endpoint) : request.error();
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

} // namespace personae
