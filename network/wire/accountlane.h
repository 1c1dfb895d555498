// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/answer.h"
#include "network/wire/httpclient.h"
#include "network/wire/lanecall.h"
#include "network/wire/serviceapi.h"
#include "network/wire/tokensource.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace personae {

class SessionKeeper;

/// Everything one account sends passes its lane: it adds that account's credentials and no other's,
/// renews the session before it expires and once after a 401, opens a cookie session where one is
/// wanted, pauses for Retry-After (pictures by themselves, changes by themselves where
/// ServiceInfo::throttlesWrites), repeats reads (never writes) that failed in transport, and lets
/// at most two requests run at a time (and four of pictures), writes one by one in order. GUI
/// thread; lives as long as the account is signed in.
class AccountLane final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountLane)

public:
    AccountLane(const Account &account, const ServiceApi &api, HttpClient &client,
                TokenSource &tokens, QObject *parent = nullptr);
    ~AccountLane() override; ///< what is under way ends as Cancelled

    /// Ends with exactly one LaneCall::finished(), or with the owner. The answer to `Answer::next`
    /// wishes is merged into the first one's. Where a cookie session is wanted and cannot be
    /// opened: AuthRequired with Answer::needs "password". A change before writesFrom(): Throttled
    /// at once, nothing was sent.
    LaneCall *perform(const Wish &wish, QObject *owner);

    [[nodiscard]] const Account &account() const { return m_account; }
    /// One whose writesNotBefore was taken away may send at once.
    void setAccount(const Account &account);
    [[nodiscard]] const ServiceApi &api() const { return m_api; }
    /// Tests hurry: every pause lasts this many times less.
    void setHurry(int times) { m_hurry = times; }

Q_SIGNALS:
    /// After every answer or transport failure: what reachability is judged by. `at` is UTC.
    void heard(personae::Outcome outcome, const QDateTime &at, const QString &requestId);
    void learned(const personae::ServerFacts &facts);
    void signInNeeded(const personae::ApiError &error);
    void pausedUntil(const QDateTime &until); ///< UTC; the service asked us to wait
    /// Changes only, to be kept in Account::writesNotBefore; UTC.
    void writesPausedUntil(const QDateTime &until, bool estimated);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;

    [[nodiscard]] Result<HttpRequest> sketch(const Wish &wish) const;
    void pump();
    [[nodiscard]] bool mayStart(const JobPtr &job);
    [[nodiscard]] bool hasRoom(const JobPtr &job) const;
    [[nodiscard]] bool hasSession(const JobPtr &job);
    [[nodiscard]] bool rests(const JobPtr &job) const;
    void setRunning(const JobPtr &job, bool running);
    void setWishes(const JobPtr &job, const QList<Wish> &wishes);
    void start(const JobPtr &job);
    void answered(const JobPtr &job, const HttpRequest &request, const HttpReply &reply,
                  const Endpoint &endpoint);
    [[nodiscard]] bool startsAgain(const JobPtr &job, const HttpRequest &request,
                                   const Answer &answer, const HttpReply &reply);
    [[nodiscard]] bool repeats(const JobPtr &job, const HttpRequest &request, const Answer &answer,
                               const HttpReply &reply);
    [[nodiscard]] bool getsCookie(const JobPtr &job, const HttpRequest &request,
                                  const Answer &answer);
    [[nodiscard]] bool getsToken(const JobPtr &job, const Answer &answer);
    void note(const JobPtr &job, const Answer &answer);
    void learn(const ServerFacts &facts);
    void goOn(const JobPtr &job, const Answer &answer);
    void finish(const JobPtr &job, const Answer &answer);
    void finishWanting(const JobPtr &job, const ApiError &error);
    void drop(const JobPtr &job);
    void settled(const ApiError &error);
    void opened(const ApiError &error);
    void throttled(const JobPtr &job, const ApiError &error);
    void pause(std::chrono::milliseconds rest);
    void pauseWrites(const ApiError &error);
    void pumpLater();

    Account m_account;
    const ServiceApi &m_api;
    HttpClient &m_client;
    SessionKeeper *m_keeper;
    QList<JobPtr> m_jobs; ///< waiting and running, in order of arrival
    QTimer m_pause;
    QTimer m_picturePause; ///< of pictures alone
    int m_hurry = 1;
    int m_throttledInARow = 0;
    int m_picturesThrottledInARow = 0;
    int m_running = 0; ///< calls other than pictures
    int m_runningPictures = 0;
    bool m_pumpsLater = false;
};

/// When changes may go out again (Account::writesNotBefore), UTC; invalid: now.
[[nodiscard]] QDateTime writesFrom(const Account &account);

} // namespace personae
