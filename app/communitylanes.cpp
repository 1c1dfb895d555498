// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/communitylanes.h"

#include "app/peoplesynctools.h"
#include "network/wire/sessionkeeper.h"

#include <QLocale>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using Done = std::function<void(const ApiError &error)>;

ApiError errorOf(Outcome kind, const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

/// The server's clock decides how long a token lasts. One that looks dead on arrival says that the
/// clocks differ and nothing else.
QDateTime endByOurClock(const QDateTime &end, const QDateTime &serverNow)
{
    if (!end.isValid())
        return {};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 left = (serverNow.isValid() ? serverNow : now).msecsTo(end);
    return left > 0 ? now.addMSecs(left) : QDateTime();
}

/// Whether the answer says nothing about the right to enter.
bool isPassing(const ApiError &error)
{
    return isTransportFailure(error.kind) || error.kind == Outcome::ServerError ||
           error.kind == Outcome::Throttled || error.kind == Outcome::ProtocolError;
}

} // namespace

class CommunityLanes::Private final : public QObject, public TokenSource
{
public:
    struct Waiting
    {
        QPointer<QObject> context;
        Done done;
    };

    /// One community as one account enters it.
    struct Guest
    {
        PeopleScope scope;
        AccountLane *lane = nullptr;
        SessionGrant grant;
        CommunityStanding standing;
        QList<Waiting> waiting;
        bool asking = false;
    };

    Private(CommunityLanes &front, Lanes &lanes, AccountRegistry &accounts, HttpClient &client)
        : m_front(front)
        , m_lanes(lanes)
        , m_accounts(accounts)
        , m_client(client)
    {
        connect(&lanes, &Lanes::closing, this, &Private::close);
        connect(&accounts, &AccountRegistry::sessionChanged, this, [this](const AccountId &id) {
            if (m_accounts.session(id).token.isEmpty())
                leave(id);
        });
    }
    ~Private() override
    {
        for (const Guest &guest : std::as_const(m_guests))
            delete guest.lane;
    }

    AccountLane *lane(const PeopleScope &scope);
    void enter(const PeopleScope &scope);
    CommunityStanding standing(const PeopleScope &scope) const
    {
        if (m_shared.contains(scope))
            return m_shared.value(scope);
        return m_guests.value(pictureHolder(scope)).standing;
    }

    SessionGrant session(const AccountId &guest) const override
    {
        return m_guests.value(guest).grant;
    }
    void storeSession(const AccountId &, const SessionGrant &) override {} // only ActAs makes them
    void readKey(const AccountId &, QObject *, std::function<void(const QString &)>) override {}
    bool obtainSession(const AccountId &guest, QObject *context, const Done &done) override;

private:
    [[nodiscard]] bool isShared(const PeopleScope &scope) const;
    void askOwnList(const PeopleScope &scope, const wish::ListPeople &page);
    void listArrived(const PeopleScope &scope, const wish::ListPeople &page, const Answer &answer);
    void tellLater(const PeopleScope &scope);
    void ask(const AccountId &id);
    void askForToken(const AccountId &id);
    void answered(const AccountId &id, const Answer &answer, const QDateTime &serverNow);
    ApiError objection(const Guest &guest, const Answer &answer) const;
    void settle(const AccountId &id, const ApiError &error);
    void close(const AccountId &account);
    void leave(const AccountId &account);

    CommunityLanes &m_front;
    Lanes &m_lanes;
    AccountRegistry &m_accounts;
    HttpClient &m_client;
    QHash<AccountId, Guest> m_guests; ///< by pictureHolder(): a name for account and community
    QHash<PeopleScope, CommunityStanding> m_shared; ///< where they share the account's server
    QSet<PeopleScope> m_asking;
};

AccountLane *CommunityLanes::Private::lane(const PeopleScope &scope)
{
    const Account *account = m_accounts.find(scope.account);
    if (scope.isOwn() || !account || account->handle == scope.node || isShared(scope))
        return m_lanes.lane(scope.account);
    const AccountId id = pictureHolder(scope);
    if (const auto known = m_guests.constFind(id); known != m_guests.cend())
        return known->lane;
    const ServiceApi *api = m_lanes.api(scope.account);
    if (!api)
        return nullptr;
    Account guest; // its server is another one: nothing is known about it yet
    guest.id = id;
    guest.service = account->service;
    guest.handle = scope.node;
    auto *lane = new AccountLane(guest, *api, m_client, *this, this);
    Guest &entered = m_guests[id];
    entered.scope = scope;
    entered.lane = lane;
    return lane;
}

bool CommunityLanes::Private::isShared(const PeopleScope &scope) const
{
    const ServiceApi *api = m_lanes.api(scope.account);
    return api && api->info().sharesCommunityHost;
}

void CommunityLanes::Private::enter(const PeopleScope &scope)
{
    if (!scope.isOwn() && isShared(scope)) {
        if (m_asking.contains(scope))
            return;
        m_asking.insert(scope);
        wish::ListPeople page;
        page.kind = PersonKind::Community;
        page.limit = peoplePerPage;
        page.offset = 0;
        askOwnList(scope, page);
    } else if (!scope.isOwn() && lane(scope) && m_guests.contains(pictureHolder(scope)))
        ask(pictureHolder(scope));
    else // whoever asked waits for an answer
        tellLater(scope);
}

void CommunityLanes::Private::tellLater(const PeopleScope &scope)
{
    QMetaObject::invokeMethod(
        this, [this, scope] { Q_EMIT m_front.standingChanged(scope); }, Qt::QueuedConnection);
}

/// The role stands in the list of one's own communities (InterlinedList 8.1).
void CommunityLanes::Private::askOwnList(const PeopleScope &scope, const wish::ListPeople &page)
{
    AccountLane *own = m_lanes.lane(scope.account);
    if (!own) {
        m_asking.remove(scope);
        tellLater(scope);
        return;
    }
    LaneCall *call = own->perform(page, this);
    connect(call, &LaneCall::finished, this, [this, scope, page](const Answer &answer) {
        if (m_asking.contains(scope))
            listArrived(scope, page, answer);
    });
}

void CommunityLanes::Private::listArrived(const PeopleScope &scope, const wish::ListPeople &page,
                                          const Answer &answer)
{
    CommunityStanding standing;
    const bool understood = answer.ok() && answer.people;
    if (!understood) {
        standing = isPassing(answer.error) ? m_shared.value(scope) : CommunityStanding();
        standing.error = answer.ok() ? errorOf(Outcome::ProtocolError, u"no-list"_s) : answer.error;
    } else {
        for (const PersonFacts &row : answer.people->rows) {
            if (row.handle != scope.node)
                continue;
            standing.known = true;
            standing.roles = row.roles.value_or(QStringList());
            if (const Account *account = m_accounts.find(scope.account))
                standing.myHandle = account->handle;
        }
        if (const auto next = nextPage(page, answer); next && !standing.known) {
            askOwnList(scope, *next);
            return;
        }
        if (!standing.known)
            standing.error = errorOf(Outcome::NotFound, u"no-member"_s);
    }
    m_asking.remove(scope);
    m_shared.insert(scope, standing);
    Q_EMIT m_front.standingChanged(scope);
}

bool CommunityLanes::Private::obtainSession(const AccountId &id, QObject *context, const Done &done)
{
    const auto guest = m_guests.find(id);
    if (guest == m_guests.end())
        return false;
    guest->waiting.append({context, done});
    ask(id);
    return true;
}

/// First what kind of server it is, once: requests are written by that (Cloudillo 10.1).
void CommunityLanes::Private::ask(const AccountId &id)
{
    Guest &guest = m_guests[id];
    if (guest.asking)
        return;
    guest.asking = true;
    if (!guest.lane->account().server.dialect.isEmpty()) {
        askForToken(id);
        return;
    }
    LaneCall *call = guest.lane->perform(wish::Probe(), this);
    connect(call, &LaneCall::finished, this, [this, id] {
        if (m_guests.contains(id))
            askForToken(id);
    });
}

void CommunityLanes::Private::askForToken(const AccountId &id)
{
    const PeopleScope scope = m_guests.value(id).scope;
    AccountLane *own = m_lanes.lane(scope.account);
    if (!own) {
        settle(id, errorOf(Outcome::AuthRequired, u"no-account"_s));
        return;
    }
    LaneCall *call = own->perform(wish::ActAs{scope.node}, this);
    auto serverNow = std::make_shared<QDateTime>();
    connect(
        call, &LaneCall::exchanged, this,
        [serverNow](const HttpRequest &, const HttpReply &reply) { *serverNow = dateOf(reply); });
    connect(call, &LaneCall::finished, this, [this, id, serverNow](const Answer &answer) {
        if (m_guests.contains(id))
            answered(id, answer, *serverNow);
    });
}

/// A token for somebody else is never sent to the community's host.
ApiError CommunityLanes::Private::objection(const Guest &guest, const Answer &answer) const
{
    if (!answer.ok())
        return answer.error;
    if (!answer.session || answer.session->token.isEmpty())
        return errorOf(Outcome::ProtocolError, u"no-token"_s);
    if (answer.session->issuer != guest.scope.node)
        return errorOf(Outcome::ProtocolError, u"token-of-another-host"_s);
    if (m_accounts.session(guest.scope.account).token.isEmpty())
        return errorOf(Outcome::AuthRequired, u"signed-out"_s);
    return {};
}

void CommunityLanes::Private::answered(const AccountId &id, const Answer &answer,
                                       const QDateTime &serverNow)
{
    Guest &guest = m_guests[id];
    const ApiError error = objection(guest, answer);
    if (!error.isError()) {
        guest.grant = *answer.session;
        guest.grant.expiresAt = endByOurClock(guest.grant.expiresAt, serverNow);
        guest.standing.known = true;
        guest.standing.roles = guest.grant.roles;
        guest.standing.myHandle = m_accounts.find(guest.scope.account)->handle;
    } else if (!isPassing(error)) {
        guest.grant = {};
        guest.standing = {};
    }
    guest.standing.error = error;
    settle(id, error);
}

void CommunityLanes::Private::settle(const AccountId &id, const ApiError &error)
{
    Guest &guest = m_guests[id];
    guest.asking = false;
    guest.standing.error = error;
    const PeopleScope scope = guest.scope;
    const QList<Waiting> waiting = std::exchange(guest.waiting, {});
    for (const Waiting &one : waiting) {
        if (one.context)
            one.done(error);
    }
    Q_EMIT m_front.standingChanged(scope);
}

/// The account goes: nothing of it stays.
void CommunityLanes::Private::close(const AccountId &account)
{
    m_shared.removeIf([&account](const auto &it) { return it.key().account == account; });
    m_asking.removeIf([&account](const PeopleScope &scope) { return scope.account == account; });
    for (auto it = m_guests.begin(); it != m_guests.end();) {
        if (it->scope.account == account) {
            it->lane->deleteLater();
            it = m_guests.erase(it);
        } else {
            ++it;
        }
    }
}

/// Signed out: the tokens go, the lanes wait for the next sign-in.
void CommunityLanes::Private::leave(const AccountId &account)
{
    QList<PeopleScope> left;
    for (auto it = m_shared.begin(); it != m_shared.end();) {
        if (it.key().account == account) {
            left.append(it.key());
            it = m_shared.erase(it);
        } else {
            ++it;
        }
    }
    for (Guest &guest : m_guests) {
        if (guest.scope.account != account ||
            (guest.grant.token.isEmpty() && !guest.standing.known))
            continue;
        guest.grant = {};
        guest.standing = {};
        left.append(guest.scope);
    }
    for (const PeopleScope &scope : std::as_const(left))
        Q_EMIT m_front.standingChanged(scope);
}

CommunityLanes::CommunityLanes(Lanes &lanes, AccountRegistry &accounts, HttpClient &client,
                               QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, lanes, accounts, client))
{
}

CommunityLanes::~CommunityLanes() = default;

AccountLane *CommunityLanes::lane(const PeopleScope &scope)
{
    return d->lane(scope);
}

void CommunityLanes::enter(const PeopleScope &community)
{
    d->enter(community);
}

CommunityStanding CommunityLanes::standing(const PeopleScope &community) const
{
    return d->standing(community);
}

} // namespace personae
