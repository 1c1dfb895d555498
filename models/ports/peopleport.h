// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"
#include "models/values/person.h"
#include "models/values/serviceinfo.h"

#include <QObject>

namespace personae {

/// How far the collecting of a cut-off list has come (Cloudillo 5.2).
struct CrawlProgress
{
    enum class State { None, Running, Paused, Waiting, Finished, Failed };
    State state = State::None;
    int found = 0;           ///< people collected by this crawl
    int total = -1;          ///< as the server says; -1: not known yet
    int requests = 0;        ///< sent so far
    QDateTime waitsUntil;    ///< UTC: the service asked us to wait
    ApiError error;          ///< Failed: why; what was collected is kept
    int missing = 0;         ///< Finished: the server counted more than it gave
    int withoutRelation = 0; ///< Finished: found, but the relationship could not be read
    bool operator==(const CrawlProgress &) const = default;
};

/// How one stands inside a community one acts for.
struct CommunityStanding
{
    bool known = false;
    QStringList roles; ///< of the proxy token (Cloudillo 3.6)
    ApiError error;    ///< why it is not known
    QString myHandle;  ///< one's own identity as its member
    bool operator==(const CommunityStanding &) const = default;
};

/// What the window asks of the rest of the program about others. Requests are hints: rows arrive
/// through PeopleStore; the signals only tell how a request ended. Acting is not here: it goes to
/// the Outbox as a command. GUI thread; app/ implements it.
class PeoplePort : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeoplePort)

public:
    using QObject::QObject;

    [[nodiscard]] virtual const ServiceInfo *service(const AccountId &account) const = 0;

    virtual void refresh(const personae::PeopleScope &scope) = 0; ///< refreshing() tells
    virtual void cancelRefresh(const personae::PeopleScope &scope) = 0;
    /// Asks the node; its rows join the cache. serverSearched() follows.
    virtual void searchServer(const personae::PeopleScope &scope, const QString &text) = 0;
    /// Reads one row again from the node; from their own host, without any token, where the node
    /// does not know them. Whom it knows by name only is asked at home by readHome() alone.
    /// personRead() follows.
    virtual void readPerson(const personae::PersonRef &ref) = 0;
    /// Reads their own page from their host, without any token. personRead() follows.
    virtual void readHome(const personae::PersonRef &ref) = 0;
    /// Has the node fetch them anew from their home (Cloudillo 5.5). personRead() follows.
    virtual void refreshFromHome(const personae::PersonRef &ref) = 0;
    /// A typed identity, canonical, or why it is none.
    [[nodiscard]] virtual IdentityHint hint(const AccountId &account,
                                            const QString &typed) const = 0;

    virtual void startCrawl(const personae::PeopleScope &scope) = 0;
    virtual void pauseCrawl(const personae::PeopleScope &scope) = 0;
    virtual void resumeCrawl(const personae::PeopleScope &scope) = 0;
    virtual void stopCrawl(const personae::PeopleScope &scope) = 0; ///< keeps what it got
    [[nodiscard]] virtual CrawlProgress crawl(const PeopleScope &scope) const = 0;

    /// Buys the community's own token, so that it can be read and acted for; standingChanged()
    /// follows.
    virtual void enter(const personae::PeopleScope &community) = 0;
    [[nodiscard]] virtual CommunityStanding standing(const PeopleScope &community) const = 0;

    virtual void refreshRequests(const personae::AccountId &account) = 0; ///< failures are told
    /// News are pushed just now; see liveChanged().
    [[nodiscard]] virtual bool isLive(const AccountId &account) const
    {
        Q_UNUSED(account)
        return false;
    }
    /// A picture of a list's row that is not in the PictureStore: from that list's own node only.
    virtual void wantPicture(const personae::PeopleScope &scope, const QString &pictureId,
                             int edgePixels) = 0;

Q_SIGNALS:
    void refreshing(const personae::PeopleScope &scope, bool running);
    void refreshFailed(const personae::PeopleScope &scope, const personae::ApiError &error);
    /// `handles`: those the node found, in its order; error.kind Ok where it answered.
    void serverSearched(const personae::PeopleScope &scope, const QString &text,
                        const QStringList &handles, const personae::ApiError &error);
    void personRead(const personae::PersonRef &ref, const personae::ApiError &error);
    void crawlChanged(const personae::PeopleScope &scope, const personae::CrawlProgress &progress);
    void standingChanged(const personae::PeopleScope &community);
    /// The queue could not be read; what is cached stays.
    void requestsFailed(const personae::AccountId &account, const personae::ApiError &error);
    /// How incoming requests are learned of just now: pushed by the service, or asked for.
    void liveChanged(const personae::AccountId &account, bool pushed);
};

} // namespace personae

Q_DECLARE_METATYPE(personae::CrawlProgress)
